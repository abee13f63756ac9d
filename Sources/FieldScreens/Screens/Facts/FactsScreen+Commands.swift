import ChecklistEngine
import Fieldwork
import FormEngine
import InspectionModel
package import TerminalUI
import Wording

extension FactsScreen {
    package func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice? {
        if command == .back || command == .help { return nil }
        guard let state = state(around), around.sheets[inspection] != nil else {
            return Notice("facts.laying_out")
        }
        guard command.setsFact else { return nil }
        return state.closedNotice
    }

    package mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action] {
        if command == .back { return back() }
        guard let view = coming(around) else { return [] }
        let rows = view.rows
        if let digit = command.pickedDigit { return pick(digit: digit, rows, around) }
        switch command {
        case .fillIn: return state(around).map { [.push(QuestionsScreen($0))] } ?? []
        case .open: return open(rows, around)
        case .answerClear: return clear(rows, around)
        case .nextChoice, .previousChoice:
            return moveInChoices(by: command == .nextChoice ? 1 : -1, rows)
        case .goItems: return commitField(rows, around) { $0.leave(around) }
        case .explain: return explain(view, around)
        case .nextField, .down: return commitField(rows, around) { $0.moveOn(by: 1, around) }
        case .previousField, .up: return commitField(rows, around) { $0.moveOn(by: -1, around) }
        case .pageDown: return moveOn(by: max(1, list.height - 1), around)
        case .pageUp: return moveOn(by: -max(1, list.height - 1), around)
        case .top: return moveOn(by: -list.count, around)
        case .bottom: return moveOn(by: list.count, around)
        default: return []
        }
    }

    private mutating func back() -> [Action] {
        if field == nil, choice == nil { return [.pop] }
        field = nil
        choice = nil
        return []
    }

    package func rowNumbers(_ around: Surroundings) -> Range<Int>? {
        coming(around).map { 1..<$0.rows.count + 1 }
    }

    package mutating func go(toRow number: Int, _ around: Surroundings) -> [Action] {
        guard let rows = coming(around)?.rows else { return [] }
        return commitField(rows, around) { $0.moveOn(by: number - 1 - $0.list.selection, around) }
    }

    package func parts(by query: String, _ around: Surroundings) -> [FoundPart] {
        coming(around)?.sheet.parts(.fact, by: query) ?? []
    }

    package mutating func go(to part: FoundPart, _ around: Surroundings) -> [Action] {
        guard let view = coming(around) else { return [] }
        let name = view.sheet.name(of: part.subject).code
        guard let index = view.rows.firstIndex(where: { $0.fact.name == name }) else {
            return around.explanation(of: part.subject, in: inspection, view.sheet)
        }
        return go(toRow: index + 1, around)
    }

    @discardableResult
    private mutating func moveOn(by step: Int, _ around: Surroundings) -> [Action] {
        list.move(by: step)
        choice = nil
        focusedName = coming(around).flatMap { focused($0.rows) }?.fact.name
        return []
    }

    // MARK: Choices

    private mutating func pick(
        digit: Int, _ rows: [FactView.Row], _ around: Surroundings
    ) -> [Action] {
        guard let row = focused(rows) else { return [] }
        guard row.isChoice else {
            field = Self.field(String(digit), row, around)
            return []
        }
        guard digit <= row.choices.count else {
            let values = ["digit": String(digit), "count": String(row.choices.count)]
            return [.notice(Notice("facts.no_such_choice", values, .warning))]
        }
        return take(row.choices[digit - 1], of: row, around)
    }

    private mutating func take(
        _ choice: Choice, of row: FactView.Row, _ around: Surroundings
    ) -> [Action] {
        let value = row.taking(choice)
        let actions = set(row, to: value, around)
        if !row.isSeveral { moveOn(by: 1, around) }
        return actions
    }

    private mutating func moveInChoices(by step: Int, _ rows: [FactView.Row]) -> [Action] {
        guard let row = focused(rows), row.isChoice else {
            return [.notice(Notice("facts.enter_to_fill"))]
        }
        let last = row.choices.count - 1
        choice = choice.map { max(0, min($0 + step, last)) } ?? firstChoice(row)
        return []
    }

    private func firstChoice(_ row: FactView.Row) -> Int {
        row.choices.firstIndex { row.chosen.contains($0.name) } ?? 0
    }

    /// Enter goes into the choices, and there takes one; elsewhere it opens the field.
    private mutating func open(_ rows: [FactView.Row], _ around: Surroundings) -> [Action] {
        guard let row = focused(rows) else { return [] }
        if row.isChoice {
            guard let choice, row.choices.indices.contains(choice) else {
                self.choice = firstChoice(row)
                return []
            }
            return take(row.choices[choice], of: row, around)
        }
        field = Self.field(row.value, row, around)
        return []
    }

    private mutating func clear(_ rows: [FactView.Row], _ around: Surroundings) -> [Action] {
        guard let row = focused(rows) else { return [] }
        switch row.fact.kind {
        case .integer, .decimal, .date: return pick(digit: 0, rows, around)
        default: return set(row, to: "", around)
        }
    }

    /// What is recorded already is not recorded again.
    private mutating func set(
        _ row: FactView.Row, to value: String, _ around: Surroundings
    ) -> [Action] {
        guard value != row.value else { return [] }
        inFlight[row.fact.name] = value
        focusedName = row.fact.name
        settle(around)
        let command = FieldCommand.setFact(
            inspection, name: row.fact.name, value: value.isEmpty ? nil : value)
        return [.run(command, purpose: row.fact.name)]
    }

    // MARK: Text

    private static func field(
        _ text: String, _ row: FactView.Row, _ around: Surroundings
    ) -> TextField {
        TextField(
            text, hint: unitText(row.fact.unit ?? "", around.words),
            limit: row.fact.kind == .text ? 200 : 40)
    }

    package mutating func type(_ event: InputEvent, _ around: Surroundings) -> [Action] {
        guard let rows = coming(around)?.rows else { return [] }
        switch event {
        case .key(.enter), .key(.down):
            return commitField(rows, around) { $0.moveOn(by: 1, around) }
        case .key(.up): return commitField(rows, around) { $0.moveOn(by: -1, around) }
        case .key(.function(5)): return commitField(rows, around) { $0.leave(around) }
        default:
            _ = field?.handle(event)
            return []
        }
    }

    /// Takes in what was typed, then goes on; what cannot be taken in stays open.
    private mutating func commitField(
        _ rows: [FactView.Row], _ around: Surroundings, then goOn: (inout FactsScreen) -> [Action]
    ) -> [Action] {
        guard let typed = field, let row = focused(rows) else { return goOn(&self) }
        do throws(QuestionAnswerError) {
            let text = withoutShownUnit(
                typed.text.trimmed, row.fact.unit ?? "", around.words)
            let value = try row.recorded(text)
            if row.fact.kind == .text, personalNumbers.holdsBack([value]) {
                return [.notice(PersonalNumberGuard.notice("Enter"))]
            }
            field = nil
            let actions = set(row, to: value, around)
            return actions + goOn(&self)
        } catch {
            var values = error.arguments
            values["item"] = around.words(row.fact.label)
            return [.notice(Notice("refusal.\(error.code)", values, .warning))]
        }
    }
}

extension CommandID {
    /// 1 to 9 for the commands that take a choice by its digit.
    var pickedDigit: Int? {
        let picks: [CommandID] = [
            .pick1, .pick2, .pick3, .pick4, .pick5, .pick6, .pick7, .pick8, .pick9,
        ]
        return picks.firstIndex(of: self).map { $0 + 1 }
    }

    fileprivate var setsFact: Bool {
        pickedDigit != nil || self == .open || self == .answerClear
    }
}
