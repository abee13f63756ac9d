extension Call {
    func choices() -> Operand {
        switch function {
        case .selected:
            let name = text(1)
            return .boolean(value(0).names.contains { $0.utf8.elementsEqual(name.utf8) })
        case .selectedAt:
            let names = value(0).names
            guard let place = number(1).truncated.whole, names.indices.contains(place) else {
                return .text("")
            }
            return .text(names[place])
        case .countSelected: return .number(FormNumber(value(0).names.count))
        case .choiceName: return .text(choiceLabels())
        default: return .nodes(shuffled())
        }
    }

    /// Of several names the labels with a comma between; a name that is no choice stays as it is.
    private func choiceLabels() -> String {
        guard let question = nodes(1).first else { return "" }
        return value(0).names.map { host.choiceLabel($0, of: question) ?? $0 }
            .joined(separator: ", ")
    }

    /// With the same seed always in the same order (Fisher and Yates over SplitMix64).
    private func shuffled() -> [NodeRef] {
        var nodes = nodes(0)
        guard evaluator.spend(nodes.count) else { return [] }
        var mixer = SplitMix(state: count > 1 ? number(1).seed : randomBits())
        nodes.shuffle(using: &mixer)
        return nodes
    }
}

extension FormNumber {
    fileprivate var seed: UInt64 {
        whole.map { UInt64(bitPattern: Int64($0)) } ?? double.bitPattern
    }
}
