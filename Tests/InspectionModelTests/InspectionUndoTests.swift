import InspectionModel
import Testing

private let key = AnswerKey(item: ordinary)

/// What stands at each key, without who entered it and when.
private struct Said: Equatable {
    let value: AnswerValue
    let reason: String?
    let note: String?
}

private func said(_ answer: AnswerRecorded) -> Said {
    Said(value: answer.value, reason: answer.reason, note: answer.note)
}

private func said(_ state: InspectionState) -> [AnswerKey: Said] {
    state.answers.values.reduce(into: [:]) { said, answers in
        for (key, answer) in answers {
            let recorded = answer.recorded
            said[key] = Said(value: recorded.value, reason: recorded.reason, note: recorded.note)
        }
    }
}

/// The simple model: whole pictures of the answers, behind and ahead of the present one.
private struct UndoModel {
    var now: [AnswerKey: Said] = [:]
    var past: [[AnswerKey: Said]] = []
    var future: [[AnswerKey: Said]] = []

    mutating func change(to next: [AnswerKey: Said]) {
        past.append(now)
        future = []
        now = next
    }

    mutating func undo() {
        future.append(now)
        now = past.removeLast()
    }

    mutating func redo() {
        past.append(now)
        now = future.removeLast()
    }

    mutating func forget() { (past, future) = ([], []) }
}

@Suite("Undo and redo")
struct InspectionUndoTests {
    @Test("Undo is an entry of its own that names the entry it takes back")
    func compensating() throws {
        var visit = Visit()
        try visit.act(.answer(answer(ordinary, .pass, note: "先")))
        try visit.act(.answer(answer(ordinary, .fail)))

        let undone = try visit.act(.undo(author: wang))

        var restored = answer(ordinary, .pass, note: "先", by: wang)
        restored.amends = leaf(3)
        restored.undo = leaf(3)
        #expect(undone == [.answer(restored)])
        #expect(visit.state.history.count == 3)
        #expect(visit.verdict(ordinary) == .pass)
    }

    @Test("Undoing a first answer withdraws it; redo gives it again")
    func first() throws {
        var visit = Visit()
        let given = answer(ordinary, .notChecked, reason: "locked", note: "钥匙不在")
        try visit.act(.answer(given))

        let undone = try visit.act(.undo(author: wang))
        #expect(
            undone == [
                .withdrawal(
                    AnswerWithdrawn(key: key, author: wang, amends: leaf(2), undo: leaf(2)))
            ])
        #expect(visit.state.answers.isEmpty)

        try visit.act(.redo(author: li))
        let again = try #require(visit.state.answer(key)?.recorded)
        #expect(again.value == given.value)
        #expect(again.reason == "locked")
        #expect(again.note == "钥匙不在")
        #expect(again.undo == leaf(3))
    }

    @Test("Undoing a withdrawal brings the answer back")
    func withdrawal() throws {
        var visit = Visit()
        try visit.act([.answer(answer(ordinary, .fail)), .withdraw(key, author: li)])

        try visit.act(.undo(author: li))
        #expect(visit.verdict(ordinary) == .fail)

        try visit.act(.undo(author: li))
        #expect(visit.verdict(ordinary) == nil)
        #expect(visit.refusal(of: .undo(author: li)) == .nothingToUndo)
    }

    @Test("A new answer leaves nothing to redo")
    func branch() throws {
        var visit = Visit()
        try visit.act([
            .answer(answer(ordinary, .pass)), .undo(author: li), .answer(answer(ordinary, .fail)),
        ])

        #expect(visit.refusal(of: .redo(author: li)) == .nothingToRedo)
    }

    @Test("The answers of one entry are taken back together, and given again together")
    func together() throws {
        var visit = Visit()
        try visit.act(.answer(answer(ordinary, .fail)))
        let before = said(visit.state)
        try visit.actTogether([
            answer(ordinary, .notApplicable), answer(mandatory, .notApplicable, reason: "无"),
            answer(major, .notApplicable, reason: "无"),
        ])
        let after = said(visit.state)

        try visit.act(.undo(author: li))
        #expect(said(visit.state) == before)

        try visit.act(.redo(author: li))
        #expect(said(visit.state) == after)

        try visit.act([.undo(author: li), .undo(author: li)])
        #expect(visit.state.answers.isEmpty)
        #expect(visit.refusal(of: .undo(author: li)) == .nothingToUndo)
    }

    @Test("A new session leaves nothing to undo or redo, and the answers as they are")
    func session() throws {
        var visit = Visit()
        try visit.act([
            .answer(answer(ordinary, .pass)), .answer(answer(mandatory, .pass)), .undo(author: li),
        ])
        let before = said(visit.state)

        visit.startSession()

        #expect(visit.refusal(of: .undo(author: li)) == .nothingToUndo)
        #expect(visit.refusal(of: .redo(author: li)) == .nothingToRedo)
        #expect(said(visit.state) == before)
    }

    @Test("Nothing is undone over an answer that changed since, be it in its note only")
    func changedSince() throws {
        var visit = Visit()
        try visit.act(.answer(answer(ordinary, .pass)))
        var other = answer(ordinary, .pass, note: "另一人")
        other.undo = leaf(0xbad)
        visit.record(.answer(other))

        #expect(visit.refusal(of: .undo(author: li)) == .changedSince(ordinary))
    }

    @Test("What was done before a suspension can be undone after it")
    func suspended() throws {
        var visit = Visit()
        try visit.act([
            .answer(answer(ordinary, .pass)), .finish(.suspended(.danger, note: nil)), .resume,
            .undo(author: li),
        ])

        #expect(visit.verdict(ordinary) == nil)
    }

    @Test("Findings, facts and steps are no answers and are not undone")
    func onlyAnswers() throws {
        var visit = Visit()
        try visit.act([
            .recordFinding(findingOffTheList()), step(.arrive),
            .setFact(FactRecorded(name: "a", value: "b", pack: "fire")),
        ])

        #expect(visit.refusal(of: .undo(author: li)) == .nothingToUndo)
    }

    @Test(
        "Any order of answers, undo and redo agrees with the simple model",
        arguments: 0..<10 as Range<UInt64>)
    func random(seed: UInt64) throws {
        var random = Seeded(state: seed)
        var visit = Visit()
        var model = UndoModel()
        var undone = 0
        for _ in 0..<150 {
            let history = visit.state.history
            switch Int.random(in: 0..<20, using: &random) {
            case 0..<7:
                let given = randomAnswer(&random)
                try visit.act(.answer(given))
                model.change(to: model.now.merging([given.key: said(given)]) { $1 })
            case 7..<9:
                let count = Int.random(in: 2...4, using: &random)
                let given = (0..<count).map { _ in randomAnswer(&random) }
                try visit.actTogether(given)
                model.change(
                    to: model.now.merging(given.map { ($0.key, said($0)) }) { $1 }
                )
            case 9..<11:
                let key = randomAnswer(&random).key
                let command = InspectionCommand.withdraw(key, author: li)
                if model.now[key] == nil {
                    #expect(visit.refusal(of: command) == .nothingToWithdraw(key.item))
                } else {
                    try visit.act(command)
                    var next = model.now
                    next[key] = nil
                    model.change(to: next)
                }
            case 11..<16:
                if model.past.isEmpty {
                    #expect(visit.refusal(of: .undo(author: li)) == .nothingToUndo)
                } else {
                    try visit.act(.undo(author: li))
                    model.undo()
                    undone += 1
                }
            case 16..<19:
                if model.future.isEmpty {
                    #expect(visit.refusal(of: .redo(author: li)) == .nothingToRedo)
                } else {
                    try visit.act(.redo(author: li))
                    model.redo()
                }
            default:
                if random.chance(oneIn: 4) {
                    visit.startSession()
                    model.forget()
                }
            }
            #expect(said(visit.state) == model.now)
            // Nothing that was recorded is changed or removed.
            #expect(visit.state.history.starts(with: history))
        }
        #expect(undone > 10)
    }

    private func randomAnswer(_ random: inout Seeded) -> AnswerRecorded {
        answer(
            random.pick([ordinary, mandatory]), random.pick([.pass, .fail, .pending]),
            at: random.pick([nil, "二楼"]), note: random.pick([nil, "a"]))
    }
}
