import FieldTesting
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("Why something stands as it does, on the screens")
struct ExplanationScreenTests {
    private static let width = InspectionEvent.answer(
        AnswerRecorded(
            key: AnswerKey(item: testItem("T-03")),
            value: .measured(
                MeasuredValue(value: "2.3", unit: "m"),
                limit: LimitShown(expression: ". <= 2.0", text: "≤ 2.0 m", unit: "m"),
                verdict: .fail),
            author: Fixtures.officer, shown: "T-03"))

    @Test("A measured item that fails", arguments: Language.allCases)
    func measured(language: Language) throws {
        var app = answering(language, field: field([Self.width]))
        app.go(to: "T-03")
        _ = app.press(.text("x"))
        try expectGolden(
            paint(app, app.around.size), "explain-item-80x24-\(language.rawValue)",
            language: language)
    }

    @Test("An item that is not asked, found by its code", arguments: Language.allCases)
    func hidden(language: Language) throws {
        let piped = InspectionEvent.fact(
            FactRecorded(name: "supply_mode", value: "pipe", pack: "test"))
        var app = answering(language, field: field([piped]))
        _ = app.press(.text(":"), .text("T-0"))
        try expectGolden(
            paint(app, app.around.size), "palette-parts-80x24-\(language.rawValue)",
            language: language)
        _ = app.press(.text("5"), .key(.enter))
        try expectGolden(
            paint(app, app.around.size), "explain-hidden-80x24-\(language.rawValue)",
            language: language)
    }

    @Test("Lines that are set in go on two columns further in")
    func hanging() {
        let size = Size(rows: 10, columns: 24)
        var app = answering(size: size)
        let text = "头\n  这一行很长，一行写不下，要接着写\n    x"
        _ = app.carryOut([.show { _ in text }], from: 1)
        let frame = paint(app, size)
        let rows = (0..<6).map { frame.surface.text(row: $0) }
        #expect(rows[1].hasPrefix("   这"))
        #expect(rows[2].hasPrefix("     "))
        #expect(rows.contains { $0.hasPrefix("     x") })
    }

    @Test("A part is found only by something with a digit, and one that is asked is gone to")
    func letters() {
        let app = answering()
        #expect(app.screen.parts(by: "T-", app.around).isEmpty)
        #expect(app.screen.parts(by: "5", app.around).isEmpty)
        #expect(app.screen.parts(by: "Ｔ-05", app.around).map(\.code) == ["T-05"])
    }
}
