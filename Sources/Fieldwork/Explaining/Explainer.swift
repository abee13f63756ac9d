import ChecklistEngine
import FormEngine
import FormLanguage
package import InspectionModel
import Wording

/// Says why one part of an inspection stands as it does. Pure: it reads the checklists and what was
/// recorded, and changes neither.
struct Explainer {
    let sheet: Sheet
    let state: InspectionState
    let subject: ExplainedSubject
    /// Ids of the kinds of authority the inspectors belong to; nil in practice, where nothing is
    /// outside of the mandate.
    let authorities: Set<String>?
    /// The subject's pack as it is filled in; of a table without rows one is tried.
    let form: FormInstance
    let place: FormPlace

    init(
        _ subject: ExplainedSubject, in sheet: Sheet, _ state: InspectionState,
        _ authorities: Set<String>?
    ) {
        self.sheet = sheet
        self.state = state
        self.subject = subject
        self.authorities = authorities
        let filled = sheet.filled[subject.pack]
        let node = sheet.node(of: subject)
        let row = filled.rowID(subject.row) ?? .form
        var form = filled.form
        if subject.kind == .repeat, !form.lies(node, in: row) {
            // Its condition is that of an instance.
            let rows = form.rows(of: node, in: row)
            let shown = rows.first { form.state(of: node, in: $0).contains(.relevant) }
            place = FormPlace(
                node, in: shown ?? rows.first ?? form.insertRow(of: node, in: row))
        } else {
            place = FormPlace(node, in: row)
        }
        self.form = form
    }

    var pack: Pack { sheet.packs[subject.pack] }
    var name: ItemID { sheet.name(of: subject) }

    /// The item's row on the sheet; nil of everything else, and of items not chosen.
    var row: Sheet.Row? { subject.kind == .item ? sheet.row(name) : nil }

    var question: Question? {
        switch subject.kind {
        case .fact: pack.facts[subject.index]
        case .question: pack.questions[subject.index]
        case .item, .group, .repeat: nil
        }
    }

    var nodeState: NodeState { form.state(of: place.node, in: place.row) }
    var isRelevant: Bool { nodeState.contains(.relevant) }

    /// Why an item is no part of the list, whatever was answered.
    var absence: ExplanationNode? {
        guard subject.kind == .item, row == nil else { return nil }
        let lapse = sheet.outOfForce(sheet.name(of: subject))
        return ExplanationNode(lapse.map { .outOfForce($0) } ?? .notChosen)
    }

    var reasons: [ExplanationNode] {
        if let absence { return [absence] }
        return presence + barriers + worth + duty + judging + turning
    }
}

extension Sheet {
    /// Why something is hidden or asked, must be answered or cannot be, what its value was made of,
    /// how it is judged and graded, and which single answer would change that.
    ///
    /// - Parameters:
    ///   - subject: Of this sheet.
    ///   - authorities: Ids of the kinds of authority the inspectors belong to; nil in practice,
    ///     where nothing is outside of the mandate.
    /// - Complexity: O(`FormInstance.searchLimit`) evaluations and `Explainer.triesAtMost`
    ///   judgements at most.
    package func explanation(
        of subject: ExplainedSubject, _ state: InspectionState, authorities: Set<String>?
    ) -> ItemExplanation {
        ItemExplanation(
            subject: subject, name: name(of: subject), label: label(of: subject),
            row: rowPath(of: subject),
            reasons: Explainer(subject, in: self, state, authorities).reasons)
    }

    /// Why something is hidden, and nothing else; empty while it is asked.
    package func whyHidden(
        _ subject: ExplainedSubject, _ state: InspectionState
    ) -> [ExplanationNode] {
        isAsked(subject) ? [] : Explainer(subject, in: self, state, nil).presence
    }
}
