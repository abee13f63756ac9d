import ChecklistEngine
import Fieldwork
import FormEngine
import FormLanguage
import InspectionModel
package import TerminalUI
import Wording

extension QuestionsScreen {
    package func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice? {
        if command == .back || command == .help { return nil }
        guard let state = state(around), around.sheets[inspection] != nil else {
            return Notice("facts.laying_out")
        }
        guard command.changesAnswers else { return nil }
        return state.closedNotice
    }

    package mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action] {
        guard let lines = lines(around) else { return command == .back ? [.pop] : [] }
        if let digit = command.pickedDigit {
            return edit(lines, around) { $0.pick(digit: digit, $1) }
        }
        switch command {
        case .back:
            if !editor.isEditing { return [.pop] }
            editor.stop()
            return []
        case .open:
            if case .rows(let view, _) = focused(lines), let state = state(around) {
                return [.push(RowsScreen(state, view.key))]
            }
            return edit(lines, around) { $0.open($1) }
        case .answerClear: return edit(lines, around) { $0.clear($1) }
        case .nextChoice: return moveInChoices(by: 1, lines)
        case .previousChoice: return moveInChoices(by: -1, lines)
        case .undo: return [.run(.undo(inspection), purpose: "undo")]
        case .redo: return [.run(.redo(inspection), purpose: "redo")]
        case .goItems: return commit(lines, around) { $0.leave(around) }
        case .nextField, .down: return commit(lines, around) { $0.moveOn(by: 1, around) }
        case .previousField, .up: return commit(lines, around) { $0.moveOn(by: -1, around) }
        case .pageDown: return moveOn(by: max(1, list.height - 1), around)
        case .pageUp: return moveOn(by: -max(1, list.height - 1), around)
        case .top: return moveOn(by: -list.count, around)
        case .bottom: return moveOn(by: list.count, around)
        default: return []
        }
    }

    package func rowNumbers(_ around: Surroundings) -> Range<Int>? {
        lines(around).map { 1..<$0.count + 1 }
    }

    package mutating func go(toRow number: Int, _ around: Surroundings) -> [Action] {
        guard let lines = lines(around) else { return [] }
        return commit(lines, around) { $0.moveOn(by: number - 1 - $0.list.selection, around) }
    }

    @discardableResult
    private mutating func moveOn(by step: Int, _ around: Surroundings) -> [Action] {
        guard let lines = lines(around) else { return [] }
        list.move(by: step)
        skipHeadings(lines, by: step)
        editor.choice = nil
        focusedKey = focused(lines)?.key
        return []
    }

    private mutating func moveInChoices(by step: Int, _ lines: [Line]) -> [Action] {
        guard case .question(let view, _) = focused(lines), view.isChoice else {
            return [.notice(Notice("facts.enter_to_fill"))]
        }
        editor.moveInChoices(by: step, view)
        return []
    }

    // MARK: Answers

    private mutating func edit(
        _ lines: [Line], _ around: Surroundings,
        _ step: (inout QuestionEditor, AskedView) -> QuestionEditor.Outcome
    ) -> [Action] {
        guard case .question(let view, _) = focused(lines) else { return [] }
        guard view.asked.isOpen else {
            let values = ["item": around.words(view.asked.label)]
            return [.notice(Notice("refusal.question_closed", values))]
        }
        return take(step(&editor, view), of: view, around)
    }

    private mutating func take(
        _ outcome: QuestionEditor.Outcome, of view: AskedView, _ around: Surroundings
    ) -> [Action] {
        switch outcome {
        case .nothing: return []
        case .notice(let notice): return [.notice(notice)]
        case .answer(let text):
            let actions = inFlight.send(text, to: view)
            if !actions.isEmpty, !view.question.allowsSeveral, !text.isEmpty {
                moveOn(by: 1, around)
            }
            return actions
        }
    }

    package mutating func type(_ event: InputEvent, _ around: Surroundings) -> [Action] {
        guard let lines = lines(around) else { return [] }
        switch event {
        case .key(.enter), .key(.down):
            return commit(lines, around) { $0.moveOn(by: 1, around) }
        case .key(.up): return commit(lines, around) { $0.moveOn(by: -1, around) }
        case .key(.function(5)): return commit(lines, around) { $0.leave(around) }
        default:
            _ = editor.field?.handle(event)
            return []
        }
    }

    /// Takes in what was typed, then goes on; what cannot be taken in stays open.
    private mutating func commit(
        _ lines: [Line], _ around: Surroundings, then goOn: (inout QuestionsScreen) -> [Action]
    ) -> [Action] {
        guard editor.field != nil, case .question(let view, _) = focused(lines) else {
            return goOn(&self)
        }
        switch editor.commit(view, around.words) {
        case .nothing: return goOn(&self)
        case .notice(let notice): return [.notice(notice)]
        case .answer(let text): return inFlight.send(text, to: view) + goOn(&self)
        }
    }
}

extension InspectionState {
    /// Why nothing is recorded now; nil while it is.
    var closedNotice: Notice? {
        switch phase {
        case .open: nil
        case .suspended: Notice("refusal.inspection_suspended", [:], .warning)
        case .finished: Notice("refusal.inspection_finished", [:], .warning)
        }
    }
}

extension CommandID {
    var changesAnswers: Bool {
        switch self {
        case .answerClear, .undo, .redo, .addRow, .removeRow, .moveRowDown, .moveRowUp: true
        default: pickedDigit != nil
        }
    }
}
