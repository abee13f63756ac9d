import ChecklistEngine
import CivilTime
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("开始检查: 画面")
struct StartPictureTests {
    @Test(
        "A known site being typed is drawn in every size", arguments: goldenSizes, Language.allCases
    )
    func drawn(size: Size, language: Language) throws {
        var app = start(language, size: size)
        _ = app.press(.text("rq"), .key(.enter), .text("df"), .key(.down))
        try expectGolden(
            paint(app, size), "start-\(sizeName(size))-\(language.rawValue)", language: language)
    }

    @Test("The open choice of a picked site is drawn in every size", arguments: goldenSizes)
    func drawnChoice(size: Size) throws {
        var app = start(size: size)
        _ = app.press(.text("rq"), .key(.enter), .text("df"), .key(.down), .key(.enter))
        app.go(to: .mode)
        try expectGolden(paint(app, size), "start-mode-\(sizeName(size))-zh")
    }

    @Test("The hits of the filter are underlined")
    func drawnFilter() throws {
        var app = start()
        _ = app.press(.text("ryrq"), .key(.backspace), .key(.backspace), .key(.backspace))
        _ = app.press(.key(.backspace), .text("cyrq"))
        try expectGolden(paint(app, Size(rows: 24, columns: 80)), "start-filter-80x24-zh")
    }

    @Test(
        "What is to be known of the ticked packs stands in the rule below them, and takes no row",
        arguments: [Size(rows: 24, columns: 80), Size(rows: 30, columns: 100)], Language.allCases)
    func drawnWarnings(size: Size, language: Language) throws {
        var app = warned(language, size)
        _ = app.press(.text(" "), .key(.enter))
        try expectGolden(
            paint(app, size), "start-warnings-\(sizeName(size))-\(language.rawValue)",
            language: language)

        _ = app.press(.key(.function(3)))
        try expectGolden(
            paint(app, size), "start-warnings-page-\(sizeName(size))-\(language.rawValue)",
            language: language)
    }

    @Test("Packs of which nothing is to be known say so, and an unticked pack warns of nothing")
    func nothingToKnow() {
        var app = warned(.zh, Size(rows: 24, columns: 80))
        #expect(app.start?.warnings(app.around).isEmpty == true)
        _ = app.press(.key(.down), .text(" "))
        #expect(app.start?.packs.ticked == ["fire"])
        _ = app.press(.key(.function(3)))
        #expect(app.notice?.key == "start.no_warnings")
    }

    @Test("What is to be known of a pack is asked for when it is ticked, once for a day")
    func asked() {
        var app = start()
        _ = app.press(.text(" "))
        let question = FieldQuestion.packWarnings(of: "test", on: Fixtures.today)
        #expect(app.start?.questions(app.around).contains(question) == true)
        _ = app.update(
            .answered(question, .packWarnings(sample), entries: app.around.journal.size))
        #expect(app.start?.questions(app.around).contains(question) == false)
        #expect(app.start?.warnings(app.around) == [sample])
        app.around.today = Fixtures.today.adding(days: 1)
        #expect(
            app.start?.questions(app.around).contains(
                .packWarnings(of: "test", on: Fixtures.today.adding(days: 1))) == true)
    }

    private func warned(_ language: Language, _ size: Size) -> AppModel {
        start(language, size: size) { $0.packWarnings["test"] = sample }
    }

    /// A pack that ends soon and rests on a source that was replaced.
    private var sample: PackWarnings {
        let pack = Fixtures.pack()
        var settings = pack.settings
        settings.validity = Validity(from: nil, until: CivilDay("2026-12-31"))
        let sources = pack.sources.map { source in
            var source = source
            source.validUntil = CivilDay("2026-10-31")
            source.replacedBy = "SRC26"
            return source
        }
        let items = pack.items.enumerated().map { index, item in
            var item = item
            if index > 6 { item.validity = Validity(from: CivilDay("2027-01-01"), until: nil) }
            return item
        }
        let dated = Pack(
            settings: settings, digest: pack.digest, sources: sources,
            choiceLists: pack.choiceLists, facts: pack.facts, groups: pack.groups, items: items,
            modes: [])
        return PackWarnings(dated, on: Fixtures.today)
    }
}
