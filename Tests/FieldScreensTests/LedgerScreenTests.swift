import Fieldwork
import HazardLedger
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("The ledger screen")
struct LedgerScreenTests {
    private func ledger(_ app: AppModel) -> LedgerScreen? { app.screen as? LedgerScreen }

    private func numbers(_ app: AppModel) -> [String] {
        guard let rows = ledger(app)?.rows else { return [] }
        return (0..<rows.count).compactMap { rows[$0]?.number.suffix(4) }.map(String.init)
    }

    // MARK: Golden

    @Test("The ledger is drawn as agreed", arguments: goldenSizes, [Language.zh, .en])
    func drawn(size: Size, language: Language) throws {
        let app = LedgerSamples.app(LedgerScreen(), language, size: size)
        try expectGolden(
            paint(app, size), "ledger-\(sizeName(size))-\(language.rawValue)", language: language)
    }

    @Test("What was typed is underlined where it was found")
    func drawnFiltered() throws {
        var app = LedgerSamples.app(LedgerScreen())
        _ = app.press(.text("/"), .text("rq"))
        try expectGolden(paint(app, Size(rows: 24, columns: 80)), "ledger-filtered-80x24-zh")
    }

    // MARK: Filter

    @Test(
        "A hazard is found by its number, by Chinese, by pinyin initials and by a code",
        arguments: [
            ("0004", ["0004"]), ("砖墙", ["0004"]), ("xkz", ["0003"]), ("许kz", ["0003"]),
            ("T-08", ["0007"]), ("油垢", ["0007"]), ("no such hazard", []),
        ])
    func found(query: String, expected: [String]) {
        var app = LedgerSamples.app(LedgerScreen())
        _ = app.press(.text("/"), .text(query))
        #expect(numbers(app) == expected)
    }

    @Test("Letters typed into the filter are no commands")
    func lettersAreText() {
        var app = LedgerSamples.app(LedgerScreen())
        _ = app.press(.text("/"), .text("s"), .text("F"))
        #expect(ledger(app)?.rows.query == "sF")
        #expect(ledger(app)?.rows.order == .deadline)
        #expect(ledger(app)?.rows.condition == .open)
    }

    @Test("What was typed keeps the order of the list")
    func orderStays() {
        var app = LedgerSamples.app(LedgerScreen())
        let all = numbers(app)
        _ = app.press(.text("/"), .text("r"))
        let found = numbers(app)
        #expect(!found.isEmpty)
        #expect(found == all.filter(found.contains))
    }

    @Test("Escape clears the filter first and leaves the screen next")
    func escape() {
        var app = LedgerSamples.app(HomeScreen())
        _ = app.press(.text("3"), .text("/"), .text("rq"), .key(.escape))
        #expect(app.screen.id == .ledger)
        #expect(ledger(app)?.rows.query == "")
        #expect(!app.textHasFocus)
        _ = app.press(.key(.escape))
        #expect(app.screen.id == .home)
    }

    @Test("Enter leaves the text and keeps the filter; the arrows move while typing")
    func enterKeeps() {
        var app = LedgerSamples.app(LedgerScreen())
        _ = app.press(.text("/"), .text("rq"), .key(.down))
        #expect(ledger(app)?.focused?.number == "K7-2026-0004")
        _ = app.press(.key(.enter))
        #expect(!app.textHasFocus)
        #expect(ledger(app)?.rows.query == "rq")
    }

    // MARK: Order and condition

    @Test("The order goes from deadline to grade to the newest, the selection stays on its hazard")
    func orders() {
        var app = LedgerSamples.app(LedgerScreen())
        #expect(numbers(app) == ["0003", "0004", "0007", "0002", "0006", "0031", "0005"])
        _ = app.press(.key(.down), .key(.down), .key(.down), .text("s"))
        #expect(numbers(app) == ["0003", "0004", "0007", "0002", "0031", "0005", "0006"])
        #expect(ledger(app)?.focused?.number == "K7-2026-0002")
        _ = app.press(.text("s"))
        #expect(numbers(app) == ["0007", "0006", "0005", "0004", "0003", "0031", "0002"])
        _ = app.press(.text("s"))
        #expect(ledger(app)?.rows.order == .deadline)
    }

    @Test("The condition goes from open to all, major and overdue")
    func conditions() {
        var app = LedgerSamples.app(LedgerScreen())
        var counts = [numbers(app).count]
        for _ in 0..<3 {
            _ = app.press(.text("F"))
            counts.append(numbers(app).count)
        }
        #expect(counts == [7, 8, 3, 1])
        #expect(numbers(app) == ["0003"])
        _ = app.press(.text("F"))
        #expect(ledger(app)?.rows.condition == .open)
    }

    @Test("A hazard without a grade is late by its finding's deadline")
    func lateUngraded() {
        let row = LedgerSamples.row(6)
        #expect(row.hazard.grade == nil)
        #expect(row.isOverdue(on: LedgerSamples.day("2027-01-06")))
    }

    // MARK: Words

    @Test(
        "A major grade is suspected until the authority has confirmed it",
        arguments: [
            (GradeStatus.suggested, "涉嫌重大事故隐患（建议，依据SRC 4(1)，待确认）"),
            (.preliminary, "涉嫌重大事故隐患（初步判定，依据SRC 4(1)，待确认）"),
            (.confirmed, "重大事故隐患（机关确认，依据SRC 4(1)）"),
        ])
    func suspected(status: GradeStatus, expected: String) {
        let graded = HazardGraded(
            grade: .major, status: status, byPerson: Fixtures.officer,
            criterion: LedgerSamples.criterion)
        #expect(gradeStatement(graded, nil, Fixtures.words(.zh)) == expected)
    }

    @Test("A grade that a person gave without a criterion says so, with the reason")
    func manual() {
        let graded = HazardGraded(
            grade: .major, status: .suggested, byPerson: Fixtures.officer, reason: "阀门在墙内",
            isManual: true)
        #expect(
            gradeStatement(graded, nil, Fixtures.words(.zh))
                == "涉嫌重大事故隐患（人工判定，理由：阀门在墙内，待确认）")
    }

    @Test("An unsettled source is named as unsettled beside the grade")
    func unsettled() {
        var criterion = LedgerSamples.criterion
        criterion.isUnsettled = true
        let graded = HazardGraded(
            grade: .major, status: .suggested, byPerson: Fixtures.officer, criterion: criterion)
        #expect(gradeStatement(graded, nil, Fixtures.words(.zh)).contains("替代关系待核"))
    }

    @Test(
        "A deadline is a day, today, or so many days late",
        arguments: [
            ("2026-11-17", "11-18"), ("2026-11-18", "今日"), ("2026-11-21", "超期 3 天"),
            ("2025-12-31", "2026-11-18"),
        ])
    func deadline(today: String, expected: String) {
        let today = LedgerSamples.day(today)
        let row = LedgerSamples.row(3)
        #expect(deadlineText(row, on: today, Fixtures.words(.zh)) == expected)
    }

    // MARK: Around

    @Test("Enter opens the selected hazard")
    func opens() {
        var app = LedgerSamples.app(LedgerScreen())
        let effects = app.press(.key(.down), .key(.enter))
        #expect(effects.isEmpty)
        #expect((app.screen as? HazardScreen)?.hazard == LedgerSamples.hazard(4))
    }

    @Test("A hazard recorded while the ledger lies below is there when it shows again")
    func grows() {
        var app = LedgerSamples.app(LedgerScreen())
        _ = app.press(.key(.enter))
        let events = LedgerSamples.events(
            9, item: "T-04", place: "厨房", violation: "可燃气体报警装置没有安装或不能运行",
            fact: "没有安装", LedgerSamples.graded(.general, deadline: Fixtures.today))
        for (offset, event) in events.enumerated() {
            app.around.field?.apply(event, Fixtures.stamp(50 + offset))
        }
        app.around.journal.size += events.count
        _ = app.press(.key(.escape))
        #expect(numbers(app).contains("0009"))
    }

    @Test("What cannot be done here says why", arguments: ["u", "U"])
    func noUndo(key: String) {
        var app = LedgerSamples.app(LedgerScreen())
        #expect(app.press(.text(key)).isEmpty)
        #expect(app.notice == Notice("ledger.no_undo_here", [:], .warning))
    }

    @Test("Before the journal is read the ledger says so and opens nothing")
    func reading() {
        var app = LedgerSamples.app(LedgerScreen())
        app.around.field = nil
        app.screens = [LedgerScreen()]
        #expect(app.press(.key(.enter)).isEmpty)
        #expect(app.notice == Notice("notice.still_reading"))
        #expect(app.screen.sentence(app.around, app.words) == app.words("home.reading"))
    }
}
