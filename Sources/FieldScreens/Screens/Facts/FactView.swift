import ChecklistEngine
import Fieldwork
import FormLanguage
import InspectionModel

/// The facts of an inspection as they stand, with what a change would do to the list.
///
/// It holds an inspection of its own that has nothing but facts and answers, so that a change
/// can be tried out without touching what the journal says.
struct FactView {
    struct Row {
        let pack: Pack
        let fact: Question
        /// As recorded; empty when there is none.
        let value: String
    }

    private(set) var sheet: Sheet
    private var book: InspectionBook
    private let id: InspectionID
    private let stamp: EntryStamp

    /// - Complexity: O(answers), once for each picture or key.
    init(_ state: InspectionState, _ sheet: Sheet) {
        self.sheet = sheet
        id = state.id
        stamp = state.lastStamp
        book = InspectionBook()
        book.apply(.inspectionOpened(state.opened), stamp)
        for (name, value) in state.facts {
            let fact = FactRecorded(name: name, value: value, pack: "")
            book.apply(.inspection(id, .fact(fact)), stamp)
        }
        for answer in state.answers.values.flatMap(\.values) {
            book.apply(.inspection(id, .answer(answer.recorded)), stamp)
        }
    }

    /// Facts that apply, each once.
    var rows: [Row] {
        let facts = book.inspections[id]?.facts ?? [:]
        return sheet.facts.map {
            Row(pack: $0.pack, fact: $0.fact, value: facts[$0.fact.name] ?? "")
        }
    }

    var relevantCount: Int { sheet.rows.count { sheet.isRelevant($0) } }

    /// - Parameter value: Empty clears the fact.
    mutating func set(_ name: String, to value: String) {
        let fact = FactRecorded(name: name, value: value.isEmpty ? nil : value, pack: "")
        let event = InspectionEvent.fact(fact)
        book.apply(.inspection(id, event), stamp)
        guard let state = book.inspections[id] else { return }
        sheet.take(event, state)
    }

    /// How many items a value would add to the list, negative when it takes some away.
    func effect(of value: String, on name: String) -> Int {
        var changed = self
        changed.set(name, to: value)
        return changed.relevantCount - relevantCount
    }

    /// Groups without a single item that applies, in walking order.
    var hiddenGroups: [(group: Sheet.Group, why: Irrelevance)] {
        sheet.groups.compactMap { group in
            let rows = group.rows.map { sheet.rows[$0] }
            guard !rows.contains(where: sheet.isRelevant), let first = rows.first,
                let why = sheet.irrelevance(first)
            else { return nil }
            return (group, why)
        }
    }

    /// Items that do not apply in a group that does.
    var hiddenItems: [(row: Sheet.Row, why: Irrelevance)] {
        sheet.rows.compactMap { row in
            guard let why = sheet.irrelevance(row), why.owner == .own,
                sheet.groups[row.group].rows.contains(where: { sheet.isRelevant(sheet.rows[$0]) })
            else { return nil }
            return (row, why)
        }
    }
}

extension FactView.Row {
    var choices: [Choice] { pack.choices(of: fact) }
    var isChoice: Bool { !choices.isEmpty }
    var isSeveral: Bool { fact.allowsSeveral }
    var chosen: [String] { value.split(separator: " ").map(String.init) }

    /// The value after a choice was taken: several are kept in the pack's order.
    func taking(_ choice: Choice) -> String {
        guard isSeveral else { return choice.name }
        var names = Set(chosen)
        if names.remove(choice.name) == nil { names.insert(choice.name) }
        return choices.map(\.name).filter(names.contains).joined(separator: " ")
    }

    /// A typed value in the form the journal keeps; empty for nothing typed.
    func recorded(_ text: String) throws(QuestionAnswerError) -> String {
        try pack.recorded(text, for: fact)
    }
}
