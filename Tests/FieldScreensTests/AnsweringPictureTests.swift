import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("检查作答: 画面")
struct AnsweringPictureTests {
    // MARK: Layout

    @Test("Every part lies inside the body and over no other, at every size")
    func layout() {
        var breaches: [String] = []
        for rows in 1...60 {
            for columns in 20...300 {
                let body = Size(rows: rows, columns: columns)
                let layout = AnsweringLayout(body: body)
                let parts = [layout.groups, layout.list, layout.detail].compactMap { $0 }
                let isSeen = layout.list.rows >= 1 && layout.list.columns >= 20
                let isInside = parts.allSatisfy { $0.endColumn <= columns && $0.row >= 2 }
                let isApart = parts.indices.allSatisfy { index in
                    parts.dropFirst(index + 1).allSatisfy {
                        parts[index].intersection($0).isEmpty
                    }
                }
                if !isSeen || !isInside || !isApart { breaches.append(sizeName(body)) }
            }
        }
        #expect(breaches == [])
    }

    @Test(
        "Narrow windows have the detail below, wide ones beside, very wide ones the groups too",
        arguments: [
            (60, 13, false, false), (80, 21, false, false), (99, 40, false, false),
            (100, 27, true, false), (139, 40, true, false), (140, 40, true, true),
            (160, 47, true, true), (300, 97, true, true),
        ])
    func columns(columns: Int, rows: Int, isBeside: Bool, hasGroups: Bool) {
        let layout = AnsweringLayout(body: Size(rows: rows, columns: columns))
        #expect(layout.isBeside == isBeside)
        #expect((layout.groups != nil) == hasGroups)
        #expect(layout.list.endRow <= rows)
        #expect(layout.detail.endRow <= rows)
    }

    // MARK: Pictures

    private func golden(
        _ app: AppModel, _ name: String, _ size: Size, _ language: Language
    ) throws {
        try expectGolden(
            paint(app, size), "\(name)-\(sizeName(size))-\(language.rawValue)", language: language)
    }

    @Test("As it is usually seen", arguments: goldenSizes, Language.allCases)
    func usual(size: Size, language: Language) throws {
        var app = answering(language, size: size)
        app.go(to: "T-01")
        try golden(app, "answering", size, language)
    }

    @Test("The counts have room in the narrowest window, in both languages and with many items")
    func counts() throws {
        for language in Language.allCases {
            let words = Fixtures.words(language)
            let most = [
                "pass": "128", "fail": "12", "not_applicable": "40", "pending": "10",
                "not_checked": "12", "left": "100", "mandatory": "12",
            ]
            let columns = words("answering.counts.short", most).unicodeScalars
                .reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
            #expect(columns < Chrome.smallest.columns)

            let app = answering(language, size: Chrome.smallest)
            let surface = paint(app, Chrome.smallest).surface
            let status = surface.text(row: Chrome.smallest.rows - 2)
            #expect(status.contains(words.language == .zh ? "必查" : "must 1"))
            #expect(!status.contains(".."))
        }
    }

    @Test("While an answer is on its way to the disk", arguments: goldenSizes, Language.allCases)
    func inFlight(size: Size, language: Language) throws {
        var app = answering(language, size: size)
        app.go(to: "T-04")
        _ = app.press(.text("1"), .text("4"))
        app.around.journal.saving = 2
        try golden(app, "answering-saving", size, language)
    }

    @Test("While a value is typed", arguments: goldenSizes, Language.allCases)
    func measuring(size: Size, language: Language) throws {
        var app = answering(language, size: size)
        app.go(to: "T-03")
        _ = app.press(.key(.enter), .text("1.85"))
        try golden(app, "answering-measuring", size, language)
    }

    @Test("With no failure to show", arguments: goldenSizes, Language.allCases)
    func noFailures(size: Size, language: Language) throws {
        var opened = FieldState()
        opened.apply(.inspectionOpened(Fixtures.opened()), Fixtures.stamp(1))
        var app = answering(language, size: size, field: opened)
        _ = app.press(.text("f"))
        try golden(app, "answering-no-failures", size, language)
    }

    @Test("Where the authority only records", arguments: goldenSizes, Language.allCases)
    func recordOnly(size: Size, language: Language) throws {
        var app = answering(language, size: size, field: field([], mandate: .recordOnly))
        _ = app.press(.text("@"), .text("后厨东侧操作间"), .key(.enter))
        try golden(app, "answering-record-only", size, language)
    }

    @Test("Where one list of several is for others", arguments: goldenSizes, Language.allCases)
    func outsideMandate(size: Size, language: Language) throws {
        var opened = Fixtures.opened()
        opened.packs.append(
            PackReference(
                id: "fire", version: "2026.11", digest: String(repeating: "b", count: 64),
                title: Text(zh: "消防检查", en: "Fire safety")))
        opened.outsideMandate = ["fire"]
        var field = FieldState()
        field.apply(.inspectionOpened(opened), Fixtures.stamp(1))
        var app = answering(language, size: size, field: field)
        _ = app.press(.text("@"), .text("后厨"), .key(.enter))
        try golden(app, "answering-outside-mandate", size, language)
    }

    @Test("After the end", arguments: goldenSizes, Language.allCases)
    func ended(size: Size, language: Language) throws {
        var app = answering(language, size: size, field: field([finished]))
        _ = app.press(.text("1"))
        try golden(app, "answering-finished", size, language)
    }

    @Test("Without colour the same is said", arguments: Language.allCases)
    func mono(language: Language) throws {
        var app = answering(language)
        app.go(to: "T-01")
        let size = app.around.size
        try expectGolden(
            paint(app, size), "answering-mono-80x24-\(language.rawValue)", theme: .mono,
            language: language)
    }
}
