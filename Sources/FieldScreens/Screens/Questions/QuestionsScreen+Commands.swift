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
            return edit(around) { $0.pick(digit: digit, $1) }
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
            return edit(around) { $0.open($1) }
        case .instrument: return askInstrument(around)
        case .answerClear: return edit(around) { $0.clear($1) }
        case .explain: return explain(lines, around)
        case .nextChoice: return moveInChoices(by: 1, lines)
        case .previousChoice: return moveInChoices(by: -1, lines)
        case .undo: return [.run(.undo(inspection), purpose: "undo")]
        case .redo: return [.run(.redo(inspection), purpose: "redo")]
        case .goItems: return commit(around) { $0.leave(around) }
        case .nextField, .down: return commit(around) { $0.moveOn(by: 1, around) }
        case .previousField, .up: return commit(around) { $0.moveOn(by: -1, around) }
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
        commit(around) { $0.moveOn(by: number - 1 - $0.list.selection, around) }
    }

    package func parts(by query: String, _ around: Surroundings) -> [FoundPart] {
        around.sheets[inspection]?.parts(.question, by: query) ?? []
    }

    package mutating func go(to part: FoundPart, _ around: Surroundings) -> [Action] {
        guard let lines = lines(around), let sheet = around.sheets[inspection] else { return [] }
        let key = LineKey.question(AnswerKey(item: sheet.name(of: part.subject)))
        guard let index = lines.firstIndex(where: { $0.key == key }) else {
            return around.explanation(of: part.subject, in: inspection)
        }
        return go(toRow: index + 1, around)
    }

    /// Why the focused line is asked and what it came from; below it what is not asked.
    private func explain(_ lines: [Line], _ around: Surroundings) -> [Action] {
        guard let sheet = around.sheets[inspection], let state = state(around) else { return [] }
        let parts = sheet.hidden(.question).filter(sheet.isShown) + sheet.hidden(.repeat)
        let hidden = around.whyHidden(parts, in: sheet, state)
        @Sendable func behind(_ words: Phrasebook) -> [String] {
            let lines = hidden(words)
            return lines.isEmpty ? [] : ["", words("questions.hidden")] + lines
        }
        let item: ItemID? =
            switch focused(lines)?.key {
            case .question(let key): key.item
            case .rows(let key): key.item
            case nil: nil
            }
        guard let subject = item.flatMap(sheet.subject) else {
            return [.show { behind($0).joined(separator: "\n") }]
        }
        return around.explanation(of: subject, in: inspection, behind: behind)
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

    func focusedQuestion(_ around: Surroundings) -> AskedView? {
        guard let lines = lines(around), case .question(let view, _) = focused(lines) else {
            return nil
        }
        return view
    }

    mutating func go(_ step: AnswerStep, _ around: Surroundings) -> [Action] {
        moveOn(by: step == .up ? -1 : 1, around)
    }

    package mutating func type(_ event: InputEvent, _ around: Surroundings) -> [Action] {
        if case .key(.function(5)) = event { return commit(around) { $0.leave(around) } }
        return typeAnswer(event, around)
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
        case .answerClear, .instrument, .undo, .redo, .addRow, .removeRow, .moveRowDown, .moveRowUp:
            true
        default: pickedDigit != nil
        }
    }
}
