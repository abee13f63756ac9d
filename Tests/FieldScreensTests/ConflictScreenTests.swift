import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

/// The fixture's fold; T-08 was passed here and failed on another device, which had not seen it.
private func differing(_ more: [InspectionEvent] = []) -> FieldState {
    let own = "d-0000000000000001"
    func said(
        _ verdict: Verdict, by person: PersonID, on device: String, _ seq: Int,
        seen: SeenEntries, in field: inout FieldState
    ) {
        var stamp = Fixtures.stamp(seq)
        stamp.device = device
        stamp.by = person
        stamp.seen = seen
        let answer = AnswerRecorded(
            key: AnswerKey(item: testItem("T-08")), value: .verdict(verdict), author: person,
            shown: "-")
        field.apply(.inspection(Fixtures.inspection, .answer(answer)), stamp)
    }
    var field = Fixtures.field()
    said(.pass, by: Fixtures.officer, on: own, 20, seen: .all, in: &field)
    for event in more {
        field.apply(
            .inspection(Fixtures.inspection, event), Fixtures.stamp((field.lastStamp?.seq ?? 0) + 1)
        )
    }
    said(
        .fail, by: Fixtures.second, on: "d-34750f98bd59fcfc", 41, seen: .sizes([own: 20]),
        in: &field)
    return field
}

@Suite("Answers of several devices on the screens")
struct ConflictScreenTests {
    @Test("r asks which answer stays and why, and names all of them")
    func resolved() throws {
        var app = answering(field: differing())
        app.go(to: "T-08")
        _ = app.act(.text("r"))
        #expect(app.prompt?.purpose == "resolve")
        _ = app.act(.text("2"))
        #expect(app.prompt?.purpose == "resolve_why")
        let effects = app.press(.text("复核仍有油污"), .key(.enter))
        let sides = try #require(
            app.around.field?.inspection(Fixtures.inspection)?.conflict(on: testItem("T-08"))?
                .sides.map(\.leaf))

        #expect(
            effects.commands == [
                .resolve(
                    Fixtures.inspection, AnswerKey(item: testItem("T-08")), keep: [sides[1]],
                    drop: [sides[0]], why: "复核仍有油污")
            ])
        app.carryOut(effects)
        let state = try #require(app.around.field?.inspection(Fixtures.inspection))
        #expect(state.conflicts.isEmpty)
        #expect(state.standing(of: testItem("T-08")) == .fail)
    }

    @Test("Where all agree r says so, and a key that answers is refused where they do not")
    func refused() {
        var app = answering(field: differing())
        app.go(to: "T-01")
        _ = app.act(.text("r"))
        #expect(app.notice?.key == "refusal.no_conflict")
        app.go(to: "T-08")
        _ = app.act(.text("1"))
        #expect(app.notice?.key == "refusal.conflict_open")
    }

    @Test("The next open item is also one on which devices differ")
    func nextOpen() {
        var app = answering(field: differing())
        app.go(to: "T-07")
        _ = app.press(.text("]"))
        #expect(app.focus == "T-08")
    }

    @Test("After the end it can still be settled, and nothing is signed before")
    func afterTheEnd() {
        var app = answering(field: differing([finished]))
        app.go(to: "T-08")
        _ = app.act(.text("r"))
        #expect(app.prompt?.purpose == "resolve")
    }

    @Test("The item with both answers", arguments: goldenSizes, Language.allCases)
    func drawn(size: Size, language: Language) throws {
        var app = answering(language, size: size, field: differing())
        app.go(to: "T-08")
        try expectGolden(
            paint(app, size), "answering-conflict-\(sizeName(size))-\(language.rawValue)",
            language: language)
    }

    @Test("Which one stays", arguments: Language.allCases)
    func drawnChoice(language: Language) throws {
        let size = Size(rows: 24, columns: 80)
        var app = answering(language, size: size, field: differing())
        app.go(to: "T-08")
        _ = app.press(.text("r"))
        try expectGolden(
            paint(app, size), "answering-conflict-choice-80x24-\(language.rawValue)",
            language: language)
    }

    @Test("What stops the end and the signature", arguments: Language.allCases)
    func drawnEnd(language: Language) throws {
        let size = Size(rows: 24, columns: 80)
        for events in [[], [finished]] as [[InspectionEvent]] {
            var around = Fixtures.surroundings(size: size, field: differing(events))
            around.words = Fixtures.words(language)
            let state = try #require(around.field?.inspection(Fixtures.inspection))
            var app = AppModel(
                around: around, words: Fixtures.words(language), screen: HomeScreen())
            _ = app.carryOut([.push(FinishScreen(state))], from: 0)
            app.answer(app.update(.resized(size)))
            let name = events.isEmpty ? "finish-conflict" : "finish-conflict-ended"
            try expectGolden(
                paint(app, size), "\(name)-80x24-\(language.rawValue)", language: language)
        }
    }
}
