import ChecklistEngine
import Fieldwork
import InspectionModel
package import TerminalUI
import Wording

extension AnsweringScreen {
    /// One key answers and moves on; what the item asks for beside that is asked for first.
    mutating func give(_ verdict: Verdict, _ around: Surroundings) -> [Action] {
        guard let row = focused(around) else { return [] }
        let isJudgement = verdict == .pass || verdict == .fail
        if row.item.measure != nil, !row.item.isDraft, isJudgement {
            return [.notice(Notice("refusal.measured_item", ["item": row.item.code], .warning))]
        }
        if verdict == .notApplicable, row.item.isMandatory || row.item.emphasis == .major {
            return [
                .ask(
                    Prompt(
                        "prompt.not_applicable_reason", ["item": row.item.code],
                        form: .text(TextField("")), purpose: "not_applicable",
                        isLogged: true))
            ]
        }
        return record(row, .verdict(verdict), around)
    }

    mutating func record(
        _ row: Sheet.Row, _ input: AnswerRequest.Input, reason: String? = nil,
        note: String? = nil, _ around: Surroundings
    ) -> [Action] {
        let request = AnswerRequest(
            item: row.id, input: input, reason: reason, note: note, place: place)
        if case .verdict(let verdict) = input {
            inFlight[row.id] = .some(verdict)
            justFailed = verdict == .fail ? row.id : nil
        }
        var actions: [Action] = [.run(.answer(inspection, request), purpose: row.id.text)]
        // A failed major criterion has to be described while the inspector stands before it.
        if case .verdict(.fail) = input, row.item.emphasis == .major, let state = state(around) {
            actions.append(.push(FindingScreen(state, item: row.id, place: place, around)))
        }
        advance(around)
        return actions
    }

    func clear(_ around: Surroundings) -> [Action] {
        guard let row = focused(around), let state = state(around) else { return [] }
        guard let answer = answer(row, state) else {
            return [
                .notice(Notice("refusal.nothing_to_withdraw", ["item": row.item.code], .warning))
            ]
        }
        return [.run(.withdraw(inspection, answer.recorded.key), purpose: row.id.text)]
    }

    /// Enter opens the field of a measured item; else it describes the failure: of the focused
    /// item, or of the one that was failed by the key before.
    mutating func enter(_ failed: ItemID?, _ around: Surroundings) -> [Action] {
        guard let state = state(around), let row = focused(around) else { return [] }
        let standing = state.standing(of: row.id)
        if let measure = row.item.measure, standing != .fail {
            measuring = TextField("", hint: unitText(measure.unit, around.words), limit: 24)
            return []
        }
        guard let item = standing == .fail ? row.id : failed else {
            return [.notice(Notice("refusal.item_not_failed", ["item": row.item.code], .warning))]
        }
        return [.push(FindingScreen(state, item: item, place: place, around))]
    }

    package mutating func type(_ event: InputEvent, _ around: Surroundings) -> [Action] {
        guard var field = measuring, let row = focused(around) else { return [] }
        if case .key(.enter) = event {
            let text = field.text.trimmed
            measuring = nil
            if text.isEmpty { return [] }
            typed[row.id] = text
            let unit = row.item.measure?.unit ?? ""
            let value = withoutShownUnit(text, unit, around.words)
            return record(row, .measurement(value), around)
        }
        _ = field.handle(event)
        measuring = field
        return []
    }

    func copyFinding(_ around: Surroundings) -> [Action] {
        guard let state = state(around), let row = focused(around),
            let last = state.findingsInOrder.last(where: { $0.recorded.item == row.id })
        else { return [.notice(Notice("notice.no_finding_to_copy", [:], .warning))] }
        return [.push(FindingScreen(state, copying: last.recorded, around))]
    }
}
