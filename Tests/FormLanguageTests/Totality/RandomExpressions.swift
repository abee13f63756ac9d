@testable import FormLanguage

/// Expressions that are well-formed, and answers that nobody would give.
struct RandomExpressions {
    private var random: SplitMix

    init(seed: UInt64) { random = SplitMix(state: seed) }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &random)]
    }

    mutating func next(depth: Int) -> String {
        guard depth > 0 else { return leaf() }
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return leaf()
        case 1: return "-\(next(depth: depth - 1))"
        case 2, 3:
            let sign = pick([
                "or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod",
            ])
            return "(\(next(depth: depth - 1)) \(sign) \(next(depth: depth - 1)))"
        case 4: return nodes(depth: depth)
        default: return call(depth: depth)
        }
    }

    private mutating func call(depth: Int) -> String {
        let function = pick(FormFunction.allCases)
        let signature = function.signature
        let counts = (signature.least...min(signature.most ?? 9, signature.least + 4)).filter(
            function.accepts)
        let arguments = (0..<pick(counts)).map { index -> String in
            switch (function, index) {
            case (.regex, 1): return pick(Self.patterns)
            case (.choiceName, 1): return "'${product}'"
            case (.instance, 0), (.pulldata, 0): return "'cities'"
            case _ where signature.parameter(index) == .nodes: return nodes(depth: depth - 1)
            default: return next(depth: depth - 1)
            }
        }
        return "\(function.rawValue)(\(arguments.joined(separator: ", ")))"
    }

    private mutating func nodes(depth: Int) -> String {
        let path = pick(Self.paths)
        guard depth > 0, path.last != ".", Bool.random(using: &random) else { return path }
        return "\(path)[\(next(depth: depth - 1))]"
    }

    private mutating func leaf() -> String {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: pick(Self.numbers)
        case 1: pick(Self.texts)
        case 2: "${last-saved#product}"
        default: pick(Self.paths)
        }
    }

    mutating func answer() -> FormValue { pick(Self.answers) }

    private static let paths = [
        "/data/tank/volume", "/data/tank", "${volume}", "${tank}", "${product}", "${nothing}",
        "../product", "..", ".", "/data/none", "*", "../*", "instance('cities')/root/item/name",
        "(/data/tank/volume | ../product)",
    ]
    private static let patterns = [
        "'(a+)+b'", "'.*'", "'\\d{11}'", "'(a|aa)+$'", "'[一-龥]{2,}'", "'(?i)OIL'",
        "'((a{1,99}){1,99})'", "'(?:(?=.*+)a)*b'", "''",
    ]
    private static let numbers = [
        "0", "1", "2", "0.5", "20516", "170141183460469231731687303715884105727", ".000001",
        "9223372036854775807", "(0 div 0)", "(1 div 0)", "(-1 div 0)", "1000000",
    ]
    private static let texts = [
        "''", "'照单'", "'2026-03-04'", "'2026-03-04T09:30:00.000+08:00'", "' '", "'oil water'",
        "'30 120; 31 121; 30 121'", "'%Y年%'", "'MD5'", "'-9'", "'a'", "'0.000'", "'9999-12-31'",
    ]
    private static let answers: [FormValue] = [
        .empty, .string(" "), .string("oil"), .string("照单"), .boolean(true), .boolean(false),
        .number(.notANumber), .number(.binary(.infinity)), .number(.binary(-.infinity)),
        .number(.binary(.leastNonzeroMagnitude)), .number(.binary(.greatestFiniteMagnitude)),
        .number(FormNumber(.min)), .number(FormNumber(.max)), .string("0001-01-01"),
        .string("9999-12-31T23:59:59.999-14:00"), .string("90 180"),
        .string(String(repeating: "a", count: 5_000)),
        .string(String(repeating: "0 0;", count: 500)),
        .string(String(repeating: "9", count: 400)),
        .string(String(repeating: "%Y", count: 500)),
        .number(DecimalNumber(mantissa: .max, scale: 30).map { .exact($0) } ?? .notANumber),
        .number(DecimalNumber(mantissa: -.max, scale: 0).map { .exact($0) } ?? .notANumber),
    ]
}
