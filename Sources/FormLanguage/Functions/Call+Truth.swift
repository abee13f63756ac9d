extension Call {
    func truth() -> Operand {
        switch function {
        case .isTrue: return .boolean(true)
        case .isFalse: return .boolean(false)
        case .not: return .boolean(!boolean(0))
        case .boolean: return .boolean(boolean(0))
        // A computed truth value is stored as a text, and the text `false` is not empty.
        case .booleanFromString:
            return .boolean(["1", "true"].contains(text(0).lowercased()))
        case .conditional: return operand(boolean(0) ? 1 : 2)
        case .coalesce: return coalesced()
        case .once:
            let standing = host.value(of: host.home)
            return standing.isEmpty ? .value(value(0)) : .value(standing)
        case .checklist: return .boolean(isWithinBounds(of: FormNumber(heldCount)))
        default: return .boolean(isWithinBounds(of: heldWeight))
        }
    }

    /// The first that is not empty; NaN is what comes of computing with what is.
    private func coalesced() -> Operand {
        for index in 0..<count - 1 {
            let operand = operand(index)
            switch evaluator.value(operand) {
            case .string(""): continue
            case .number(let number) where number.isNaN: continue
            default: return operand
            }
        }
        return operand(count - 1)
    }

    /// The first two arguments are the bounds; -1 is none.
    private func isWithinBounds(of amount: FormNumber) -> Bool {
        let least = number(0)
        let most = number(1)
        let none = FormNumber(-1)
        return (least.isEqual(to: none) || least.isAtMost(amount))
            && (most.isEqual(to: none) || amount.isAtMost(most))
    }

    private var heldCount: Int {
        values(from: 2).count { $0.asBoolean }
    }

    private var heldWeight: FormNumber {
        stride(from: 2, to: count - 1, by: 2).reduce(FormNumber(0)) { sum, index in
            let held = evaluator.values(operand(index))
            let weights = evaluator.values(operand(index + 1))
            return zip(held, weights).reduce(sum) { sum, pair in
                pair.0.asBoolean ? sum + pair.1.asNumber : sum
            }
        }
    }
}
