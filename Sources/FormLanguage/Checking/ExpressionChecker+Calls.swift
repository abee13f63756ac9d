extension ExpressionChecker {
    func call(
        _ function: FormFunction, _ arguments: [ExpressionNode], _ span: ExpressionSpan,
        _ here: Outcome
    ) -> Outcome {
        let signature = function.signature
        let lookedEverywhere = looksEverywhere
        if function == .indexedRepeat { looksEverywhere = true }
        let outcomes = arguments.map { check($0, here) }
        looksEverywhere = lookedEverywhere
        for (index, argument) in arguments.enumerated() {
            hold(argument, outcomes[index], signature.parameter(index), function)
        }
        words(function, arguments)
        switch function {
        case .current: return outcome([.definition(home)], scope.repeats(around: home).count)
        // Its own value stands in it.
        case .once: return Outcome(type: outcomes[0].type)
        case .instance: return list(arguments[0])
        case .pulldata:
            pulled(arguments)
            return Outcome(type: .text)
        case .randomize, .indexedRepeat:
            return outcomes[0]
        case .conditional:
            let types = Set(outcomes.dropFirst().map(\.type))
            return Outcome(
                type: types.count == 1 ? outcomes[1].type : .any,
                places: outcomes[1].places + outcomes[2].places,
                depth: min(outcomes[1].depth, outcomes[2].depth))
        case .coalesce:
            return Outcome(type: Set(outcomes.map(\.type)).count == 1 ? outcomes[0].type : .any)
        default: return Outcome(type: signature.result)
        }
    }

    private func hold(
        _ argument: ExpressionNode, _ outcome: Outcome, _ wanted: FormType,
        _ function: FormFunction
    ) {
        switch (wanted, argument.kind) {
        // What was not found was reported where it stands.
        case (.nodes, .literal), (.nodes, .negation), (.nodes, .operation):
            if !argument.mayBeNodes {
                report(.nodesWanted(function: function.rawValue), argument.span)
            }
        case (.nodes, .call(let inner, _)) where !argument.mayBeNodes && inner != .randomize:
            report(.nodesWanted(function: function.rawValue), argument.span)
        case (.number, .literal(.string(let text)))
        where FormValue.string(text).asNumber.isNaN:
            report(.noNumber(text), argument.span)
        default: break
        }
    }

    private func list(_ argument: ExpressionNode) -> Outcome {
        guard case .literal(.string(let id)) = argument.kind else { return Outcome(type: .nodes) }
        guard scope.columns(ofList: id) != nil else {
            report(.unknownList(id, meant: nearest(to: id, among: scope.lists)), argument.span)
            return Outcome(type: .nodes)
        }
        lists.insert(id)
        return Outcome(type: .nodes, places: [.list(id)])
    }

    private func pulled(_ arguments: [ExpressionNode]) {
        guard case .list(let id)? = list(arguments[0]).places.first else { return }
        let columns = scope.columns(ofList: id) ?? []
        for argument in arguments[1...2] {
            guard case .literal(.string(let name)) = argument.kind, !columns.contains(name) else {
                continue
            }
            report(
                .unknownColumn(name, list: id, meant: nearest(to: name, among: columns)),
                argument.span)
        }
    }

    /// Texts that are words of the language.
    private func words(_ function: FormFunction, _ arguments: [ExpressionNode]) {
        func literal(_ index: Int) -> String? {
            guard index < arguments.count, case .literal(.string(let text)) = arguments[index].kind
            else { return nil }
            return text
        }
        func hold(_ index: Int, to allowed: [String]) {
            guard let word = literal(index),
                !allowed.contains(where: { $0.lowercased() == word.lowercased() })
            else { return }
            report(
                .unknownWord(word, function: function.rawValue, allowed: allowed),
                arguments[index].span)
        }
        switch function {
        case .digest:
            hold(1, to: ["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"])
            hold(2, to: ["base64", "hex"])
        case .formatDate, .formatDateTime:
            guard let format = literal(1) else { return }
            for code in Self.dateCodes(in: format) where !"YymnbdeaHhMS3%".contains(code) {
                report(.unknownDateCode("%\(code)"), arguments[1].span)
            }
        default: break
        }
    }

    private static func dateCodes(in format: String) -> [Character] {
        var codes: [Character] = []
        var isCode = false
        for character in format {
            if isCode { codes.append(character) }
            isCode = !isCode && character == "%"
        }
        return codes
    }
}
