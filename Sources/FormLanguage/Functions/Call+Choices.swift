extension Call {
    func choices() -> Operand {
        switch function {
        case .selected:
            // White space that was typed around the name is no part of it.
            let wanted = value(1).names
            guard let name = wanted.first, wanted.count == 1 else { return .boolean(false) }
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
        let labels = value(0).names.map { name in
            guard evaluator.spend(Evaluator.searchWork) else { return FormValue.empty }
            return .string(host.choiceLabel(name, of: question) ?? name)
        }
        return joined(labels, by: ", ")
    }

    /// From the inside out (Fisher and Yates), so that a seed gives the order that it gives in
    /// every program for such forms.
    private func shuffled() -> [NodeRef] {
        let nodes = nodes(0)
        guard evaluator.spend(nodes.count) else { return [] }
        var mixer = ParkMiller(seed: count > 1 ? seed : Int(randomBits() >> 34))
        return nodes.enumerated().reduce(into: []) { order, next in
            order.append(next.element)
            order.swapAt(Int(mixer.fraction() * Double(next.offset + 1)), next.offset)
        }
    }

    /// 0 where the argument is no number.
    private var seed: Int {
        let number = number(1)
        return number.isNaN ? 0 : number.clamped(to: -(1 << 53)...1 << 53)
    }
}

/// The minimal standard generator (Park and Miller 1988).
private struct ParkMiller {
    private static let modulus = 2_147_483_647
    private var state: Int

    init(seed: Int) {
        let rest = seed % Self.modulus
        state = rest > 0 ? rest : rest + Self.modulus - 1
    }

    /// From 0 to below 1.
    mutating func fraction() -> Double {
        state = state * 16_807 % Self.modulus
        return Double(state - 1) / Double(Self.modulus - 1)
    }
}
