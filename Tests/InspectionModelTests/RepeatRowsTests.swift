import Testing

@testable import InspectionModel

@Suite("Rows of repeats")
struct RepeatRowsTests {
    private let key = RepeatKey(item: tanks)

    private func add(_ row: Int, before: Int? = nil) -> InspectionCommand {
        .row(RowEvent(.add, row, of: key, before: before, author: li))
    }

    private func move(_ row: Int, before: Int?) -> InspectionCommand {
        .row(RowEvent(.move, row, of: key, before: before, author: li))
    }

    private func remove(_ row: Int) -> InspectionCommand {
        .row(RowEvent(.remove, row, of: key, author: li))
    }

    private func fill(_ text: String, row: Int) -> InspectionCommand {
        .answer(
            AnswerRecorded(
                key: AnswerKey(item: question, row: row),
                value: .entered(EnteredValue(text: text)), author: li, shown: "容积"))
    }

    @Test("Rows stand where they were put, and a row that is gone is the end")
    func order() throws {
        var visit = Visit()
        for command in [add(1), add(2), add(3, before: 2), add(4, before: 99)] {
            try visit.act(command)
        }
        #expect(visit.state.rows[key] == [1, 3, 2, 4])

        try visit.act(move(4, before: 1))
        #expect(visit.state.rows[key] == [4, 1, 3, 2])
        try visit.act(move(4, before: nil))
        try visit.act(remove(3))
        #expect(visit.state.rows[key] == [1, 2, 4])
    }

    @Test("Each change of rows is taken back by a key, answers and all, and done again")
    func undo() throws {
        var visit = Visit()
        try visit.act([add(1), add(2), fill("50", row: 1)])
        try visit.act(remove(1))
        #expect(visit.state.rows[key] == [2])

        try visit.act(.undo(author: li))
        #expect(visit.state.rows[key] == [1, 2])
        let kept = visit.state.answer(AnswerKey(item: question, row: 1))
        #expect(kept?.recorded.value == .entered(EnteredValue(text: "50")))

        try visit.act(.redo(author: li))
        #expect(visit.state.rows[key] == [2])
        try visit.act(.undo(author: li))
        try visit.act(move(2, before: 1))
        try visit.act(.undo(author: li))
        #expect(visit.state.rows[key] == [1, 2])
    }

    @Test("A row is added once, and only one that is there is moved or removed")
    func refusals() throws {
        var visit = Visit()
        try visit.act(add(1))
        for command in [add(1), remove(2), move(2, before: nil)] {
            #expect(throws: InspectionRefusal.unknownRow(tanks)) { try visit.act(command) }
        }
        let strange = RepeatKey(item: ordinary)
        #expect(throws: InspectionRefusal.unknownItem(ordinary.text)) {
            try visit.act(.row(RowEvent(.add, 1, of: strange, author: li)))
        }
    }

    @Test("A verdict is no answer to a question, and nothing is filled in for an item")
    func kinds() throws {
        var visit = Visit()
        #expect(throws: InspectionRefusal.unknownItem(question.text)) {
            try visit.act(.answer(answer(question, .pass)))
        }
        var filled = answer(ordinary, .pass)
        filled.value = .entered(EnteredValue(text: "50"))
        #expect(throws: InspectionRefusal.unknownItem(ordinary.text)) {
            try visit.act(.answer(filled))
        }
        try visit.act(fill("50", row: 7))
        #expect(visit.state.standing(of: question) == nil)
    }
}
