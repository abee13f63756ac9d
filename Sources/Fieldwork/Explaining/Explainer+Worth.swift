import ChecklistEngine
import FormEngine
import FormLanguage
import InspectionModel
import Wording

/// What it says, and what that was made of.
extension Explainer {
    var worth: [ExplanationNode] {
        switch subject.kind {
        case .item: return verdict
        case .fact, .question: return answer
        case .group: return []
        case .repeat: return count
        }
    }

    private var verdict: [ExplanationNode] {
        guard let row, row.item.measure == nil || row.item.isDraft else { return [] }
        let verdict = state.standing(of: row.id)
        let value = sheet.explained(
            verdict.map { .string($0.rawValue) } ?? .empty, named: name.code, ofPack: subject.pack)
        return stands(value)
    }

    /// While it is hidden only what was kept is said.
    private func stands(_ value: ExplainedValue) -> [ExplanationNode] {
        if isRelevant { return [ExplanationNode(.stands(value))] }
        return value.recorded.isEmpty ? [] : [ExplanationNode(.kept(value))]
    }

    private var answer: [ExplanationNode] {
        guard let question, question.kind != .note else { return [] }
        let value = sheet.explained(
            form.keptValue(of: place.node, in: place.row), of: place, ofPack: subject.pack)
        guard isRelevant else { return stands(value) }
        var nodes = [made(value, question)]
        if nodeState.contains(.broken) {
            let why = form.why(.constraint, of: place.node, in: place.row)
            nodes.append(
                ExplanationNode(
                    .broken(message: question.constraintMessage),
                    why.map { tests($0.condition) } ?? []))
        }
        if nodeState.contains(.notOffered) { nodes.append(ExplanationNode(.notOffered)) }
        return nodes
    }

    private func made(_ value: ExplainedValue, _ question: Question) -> ExplanationNode {
        let explained = form.explainValue(of: place.node, in: place.row)
        guard let source = explained.source else { return ExplanationNode(.stands(value)) }
        if nodeState.contains(.preset) {
            return ExplanationNode(.preset(value, source: source))
        }
        guard let triggers = question.triggers else {
            return ExplanationNode(.calculated(value, source: source), operands(explained))
        }
        let labels = triggers.map { name in
            sheet.explained(.empty, named: name, ofPack: subject.pack).label
        }
        return ExplanationNode(
            .calculated(value, source: source),
            [ExplanationNode(.triggered(by: labels))] + operands(explained))
    }

    private var count: [ExplanationNode] {
        let around = form.position(of: place.row)?.around ?? .form
        guard isRelevant, let count = form.explainCount(of: place.node, in: around) else {
            return []
        }
        let rows = form.rows(of: place.node, in: around).count {
            form.state(of: place.node, in: $0).contains(.relevant)
        }
        return [
            ExplanationNode(.counted(rows, source: count.source ?? ""), operands(count))
        ]
    }

    func value(_ explained: ValueExplanation) -> ExplainedValue {
        sheet.explained(
            explained.value, named: form.form.nodes[explained.place.node].name,
            ofPack: subject.pack, row: form.path(of: explained.place.row))
    }

    /// What a value was worked out from, down to what was answered.
    func operands(_ explained: ValueExplanation) -> [ExplanationNode] {
        var nodes = explained.operands.map { operand in
            let value = value(operand)
            let reason =
                operand.source.map { ExplanationReason.looksAtCalculated(value, source: $0) }
                ?? .looksAt(value)
            return ExplanationNode(reason, operands(operand))
        }
        if explained.omitted > 0 { nodes.append(ExplanationNode(.looksAtMore(explained.omitted))) }
        return nodes
    }
}
