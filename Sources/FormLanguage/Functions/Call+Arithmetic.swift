import Glibc

extension Call {
    func arithmetic() -> FormNumber {
        switch function {
        case .number: number(0)
        case .int: number(0).truncated
        case .round: number(0).rounded(places: count > 1 ? places : 0)
        case .floor: number(0).floor
        case .ceiling: number(0).ceiling
        case .abs: number(0).magnitude
        case .pow: number(0).raised(to: number(1))
        case .exp: computed(Glibc.exp)
        case .exp10: FormNumber(10).raised(to: number(0))
        case .log: computed(Glibc.log)
        case .log10: computed(Glibc.log10)
        case .sqrt: computed { $0.squareRoot() }
        case .pi: FormNumber(Double.pi)
        case .sin: computed(Glibc.sin)
        case .cos: computed(Glibc.cos)
        case .tan: computed(Glibc.tan)
        case .asin: computed(Glibc.asin)
        case .acos: computed(Glibc.acos)
        case .atan: computed(Glibc.atan)
        case .atan2: FormNumber(Glibc.atan2(number(0).double, number(1).double))
        default: FormNumber(Double(randomBits() >> 11) * 0x1p-53)
        }
    }

    private var places: Int { number(1).clamped(to: -400...400) }

    private func computed(_ function: (Double) -> Double) -> FormNumber {
        FormNumber(function(number(0).double))
    }

    /// The same for the same seed, node and turn.
    func randomBits() -> UInt64 {
        evaluator.draws &+= 1
        var mixer = SplitMix(
            state: environment.seed ^ UInt64(bitPattern: Int64(host.home.number)) &* 0x9E37_79B9)
        for _ in 0..<min(evaluator.draws, 64) { _ = mixer.next() }
        mixer.state &+= evaluator.draws
        return mixer.next()
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): equal states give equal sequences.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// `base` to the power of `exponent`, as C has it.
func power(_ base: Double, _ exponent: Double) -> Double { Glibc.pow(base, exponent) }
