import Fieldwork
import HazardLedger
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("The screen of one hazard")
struct HazardScreenTests {
    @Test(
        "A hazard is drawn with both its grades", arguments: goldenSizes, [Language.zh, .en])
    func drawn(size: Size, language: Language) throws {
        let app = LedgerSamples.app(HazardScreen(LedgerSamples.row(7)), language, size: size)
        try expectGolden(
            paint(app, size), "hazard-regraded-\(sizeName(size))-\(language.rawValue)",
            language: language)
    }

    @Test("A hazard corrected on the spot is drawn with what it was before and after")
    func drawnCorrected() throws {
        let app = LedgerSamples.app(HazardScreen(LedgerSamples.row(5)))
        try expectGolden(paint(app, Size(rows: 24, columns: 80)), "hazard-corrected-80x24-zh")
    }

    @Test("The last step can be reached in the smallest window, and the cursor is on it")
    func scrolled() throws {
        let size = Size(rows: 16, columns: 60)
        var app = LedgerSamples.app(HazardScreen(LedgerSamples.row(7)), size: size)
        _ = app.press(.key(.end))
        let frame = paint(app, size)
        try expectGolden(frame, "hazard-scrolled-60x16-zh")
        #expect(frame.surface.text(row: frame.cursor.row).contains("改判"))
    }

    @Test("A late entry is seen at a glance, by three clocks", arguments: [Language.zh, .en])
    func drawnLate(language: Language) throws {
        let size = Size(rows: 24, columns: 80)
        var recorded = LedgerSamples.row(7).hazard.recorded
        recorded.observedAt = "2026-11-20T09:30"
        let hazard = Hazard(
            id: HazardID("h-00000000000000ff")!, recorded: recorded, stamp: Fixtures.stamp(40))
        let row = HazardRow(hazard: hazard, finding: nil, site: "东风路家常菜馆", repeats: 0)
        var around = Fixtures.surroundings(size: size)
        around.words = Fixtures.words(language)
        let record = HazardRecord(row: row, inspection: nil, earlier: [])
        around.hazard = Known(record, entries: around.journal.size)
        var app = AppModel(
            around: around, words: Fixtures.words(language), screen: HazardScreen(row))
        _ = app.update(.resized(size))
        try expectGolden(
            paint(app, size), "hazard-late-80x24-\(language.rawValue)", language: language)
    }

    @Test("Enter shows all of it, both grades and the evidence among it")
    func whole() {
        var app = LedgerSamples.app(HazardScreen(LedgerSamples.row(7)))
        _ = app.press(.key(.enter))
        guard case .plainText(let shown) = app.overlay else {
            Issue.record("no text is shown")
            return
        }
        for part in ["一般事故隐患（初步判定）", "涉嫌重大事故隐患（人工判定", "P-0912", "油垢厚约5 mm"] {
            #expect(shown.text.contains(part), "\(part) is missing")
        }
    }

    @Test("The steps are in order and carry the times of their entries")
    func steps() {
        let hazard = LedgerSamples.field().ledger[LedgerSamples.hazard(7)]
        let steps = hazard?.steps ?? []
        #expect(
            steps.map(\.word) == [
                "hazard_state.found", "hazard_state.graded", "hazard.step.regraded",
            ])
        #expect(steps.compactMap(\.stamp?.seq) == steps.compactMap(\.stamp?.seq).sorted())
    }

    @Test("The process line ends with the state where the last step does not say it")
    func process() {
        let around = LedgerSamples.around()
        let words = Fixtures.words(.zh)
        var field = LedgerSamples.field()
        let hazard = LedgerSamples.hazard(10)
        let events = LedgerSamples.events(
            10, item: "T-07", place: "厨房", violation: "员工不会关阀", fact: "不会",
            disposition: .correctedOnSpot, LedgerSamples.graded(.general),
            .fixedOnSpot(
                HazardFixedOnSpot(before: "不会", after: "会", recordedBy: Fixtures.officer)))
        for event in events { field.apply(event, Fixtures.stamp(58)) }
        let text = field.ledger[hazard].map { processText($0, around, words) }
        #expect(text == "过程 10:58 李敏 发现 > 10:58 李敏 定级 > 10:58 李敏 当场改正 > （待复查）")
    }
}
