import ChecklistEngine
import FormEngine
import FormLanguage
import InspectionModel
import Wording

/// Whether it is asked, and whether it can and has to be answered.
extension Explainer {
    var presence: [ExplanationNode] {
        if let absence { return [absence] }
        switch form.whyHidden(place.node, in: place.row) {
        case .condition(let why):
            let owner = label(ofGroup: why.place.node)
            let reason = why.place.node == place.node ? nil : owner
            return [
                ExplanationNode(
                    reason.map { .hiddenBy($0) } ?? .hidden, tests(why.condition))
            ]
        case .beyondCount(let instance, let count):
            let reason = ExplanationReason.beyondCount(
                table: label(ofGroup: instance.node),
                place: (form.position(of: instance.row)?.place ?? 0) + 1,
                count: value(count))
            return [ExplanationNode(reason, operands(count))]
        case nil:
            let conditions = form.conditions(of: place.node, in: place.row)
            if conditions.isEmpty { return [ExplanationNode(.alwaysAsked)] }
            return [ExplanationNode(.asked, conditions.flatMap { tests($0.condition) })]
        }
    }

    /// The parts that decided a condition: those that looked at the same and came out alike are
    /// one.
    func tests(_ condition: ConditionExplanation) -> [ExplanationNode] {
        var nodes: [ExplanationNode] = []
        var rest = condition.parts[...]
        while let first = rest.first {
            let alike = rest.prefix { $0.outcome == first.outcome && $0.values == first.values }
            rest = rest.dropFirst(alike.count)
            var shown: [ExplainedTest] = []
            for part in alike {
                let test = sheet.explained(part, ofPack: subject.pack)
                if !shown.contains(test) { shown.append(test) }
            }
            let values = first.values.map { named in
                sheet.explained(named.value, named: named.name, ofPack: subject.pack)
            }
            nodes.append(
                ExplanationNode(.tests(shown, values, outcome: first.outcome)))
        }
        return nodes
    }

    private func label(ofGroup node: Int) -> Text {
        let group = pack.nodes.groups.firstIndex(of: node).map { pack.groups[$0] }
        return group?.label ?? Text(name: form.form.nodes[node].name)
    }

    // MARK: Barriers

    /// Why nothing can be answered now, or not in the usual way, or nothing ordered about it.
    var barriers: [ExplanationNode] {
        guard isRelevant, subject.kind != .group else { return [] }
        var nodes: [ExplanationNode] = []
        switch state.phase {
        case .open: break
        case .suspended: nodes.append(blocked(.suspended))
        case .finished: nodes.append(blocked(.finished))
        }
        if let conflict = state.conflicts.first(where: {
            $0.key.item == name && $0.key.row == subject.row
        }) {
            nodes.append(blocked(.conflict(conflict.sides.count)))
        }
        if subject.kind == .repeat, pack.groups[subject.index].repeatCount != nil {
            nodes.append(blocked(.rowsAreCounted))
        }
        if let question { nodes += closed(question) }
        if let row {
            if row.item.measure != nil, !row.item.isDraft { nodes.append(blocked(.measured)) }
            nodes += mandate(over: row)
        }
        return nodes
    }

    private func blocked(_ barrier: ExplanationBarrier) -> ExplanationNode {
        ExplanationNode(.blocked(barrier))
    }

    private func closed(_ question: Question) -> [ExplanationNode] {
        switch question.kind {
        case .note: return [blocked(.note)]
        case .hidden, .metadata: return [blocked(.notAsked)]
        default: break
        }
        if question.rules[.calculation] != nil { return [blocked(.workedOut)] }
        guard nodeState.contains(.readOnly) else { return [] }
        let why = form.why(.readOnly, of: place.node, in: place.row)
        return [
            ExplanationNode(.blocked(.readOnly), why.map { tests($0.condition) } ?? [])
        ]
    }

    private func mandate(over row: Sheet.Row) -> [ExplanationNode] {
        guard let authorities else { return [] }
        if !state.opened.requires.mayOrder {
            return [blocked(.modeOrdersNothing(state.opened.mode))]
        }
        if state.opened.mandate == .recordOnly { return [blocked(.recordOnly)] }
        let others = sheet.authorities(insteadOf: authorities, over: row, state.opened)
        return others.isEmpty ? [] : [blocked(.outsideMandate(others.map(\.label)))]
    }

    // MARK: Duty

    /// Whether the end waits for an answer, and why.
    var duty: [ExplanationNode] {
        guard isRelevant else { return [] }
        switch subject.kind {
        case .item: return row.map(duty) ?? []
        case .fact: return dutyOfFact
        case .question: return dutyOfQuestion
        case .group, .repeat: return []
        }
    }

    private func duty(of row: Sheet.Row) -> [ExplanationNode] {
        let mode = state.opened.mode
        switch state.opened.requires.compulsory {
        case .openOnly where state.compulsory.contains(row.id):
            return [ExplanationNode(.openHazard(mode))]
        case _ where !row.item.isMandatory: return []
        case .all: return [ExplanationNode(.compulsory(mode))]
        case .openOnly, .none: return [ExplanationNode(.notCompulsory(mode))]
        }
    }

    private var dutyOfFact: [ExplanationNode] {
        guard state.opened.requires.record == .inspectionRecord else { return [] }
        if !sheet.awaitedFacts.contains(name.code) { return [ExplanationNode(.notAwaited)] }
        return state.facts[name.code]?.isEmpty == false ? [] : [ExplanationNode(.awaited)]
    }

    private var dutyOfQuestion: [ExplanationNode] {
        guard let question, question.isAsked,
            let why = form.why(.required, of: place.node, in: place.row)
        else { return [] }
        guard nodeState.contains(.required) else {
            return [ExplanationNode(.notRequiredNow, tests(why.condition))]
        }
        let looksAtNothing = why.condition.parts.allSatisfy(\.values.isEmpty)
        return [
            looksAtNothing
                ? ExplanationNode(.required) : ExplanationNode(.requiredNow, tests(why.condition))
        ]
    }
}
