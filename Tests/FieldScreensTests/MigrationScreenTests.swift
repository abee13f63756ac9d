import ChecklistEngine
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

extension Fixtures {
    /// `T-01` is reworded, `T-02` has another code, `T-03` a stricter limit; `T-04` is gone and
    /// `T-10` new.
    static let newerPack: Pack = {
        let old = pack()
        var items = old.items.filter { $0.code != "T-04" }
        items[0].requirement = Text(
            zh: "燃气经营许可证有效，类别与经营范围一致", en: "The licence is valid for this business")
        items[1].code = "T-22"
        items[1].formerly = ["T-02"]
        items[2].kind = .measured(
            Measure(number: .decimal, unit: "m", limit: expression(". <= 1.5")))
        var fresh = items[1]
        fresh.code = "T-10"
        fresh.formerly = []
        fresh.requirement = Text(zh: "用餐场所有疏散图", en: "There is a plan of escape")
        items.append(fresh)
        return Pack(
            settings: PackSettings(
                id: old.id, title: old.title, version: "2026.12", edition: old.edition,
                status: .current, jurisdiction: "CN", zone: "+08:00", sectors: old.sectors,
                authorities: old.authorities), digest: String(repeating: "b", count: 64),
            sources: old.sources, choiceLists: old.choiceLists, facts: old.facts,
            groups: old.groups, items: items, modes: [])
    }()

    static let newer = NewerPack(PackIndexEntry(newerPack), than: opened().packs[0])
}

/// The fixture's fold; the hose was measured, and the alarm seen.
private let measured: [InspectionEvent] = {
    let answer = AnswerRecorded(
        key: AnswerKey(item: testItem("T-03")),
        value: .measured(
            MeasuredValue(value: "1.80", unit: "m"),
            limit: LimitShown(expression: ". <= 2.0", text: "≤ 2.0 m", unit: "m"), verdict: .pass),
        author: Fixtures.officer, shown: "连接软管长度不大于2.0 m且没有接头")
    let alarm = AnswerRecorded(
        key: AnswerKey(item: testItem("T-04")), value: .verdict(.pass), author: Fixtures.officer,
        shown: "可燃气体报警装置已安装并正常运行")
    return [.answer(answer), .answer(alarm)]
}()

private func waiting(
    _ language: Language = .zh, size: Size = Size(rows: 24, columns: 80)
) -> AppModel {
    answering(language, size: size, field: field(measured)) { around in
        around.newerPacks[Fixtures.inspection] = [Fixtures.newer]
    }
}

@Suite("A newer version of a pack on the screens")
struct MigrationScreenTests {
    @Test("That there is one is said once, and m shows what would become of every answer")
    func told() throws {
        var app = waiting()
        #expect(app.notice?.key == "notice.newer_pack")
        _ = app.act(.key(.down))
        #expect(app.notice == nil)

        app.answer(app.act(.text("m")))

        #expect(app.screen.id == .migration)
        let plan = try #require(app.around.migration?.answer.plan)
        #expect(plan.orphaned.map(\.code) == ["T-01", "T-04"])
        #expect(plan.moved.map(\.code) == ["T-02"])
        #expect(plan.rejudged.map(\.code) == ["T-03"])
    }

    @Test("Escape leaves everything as it is; Enter asks, and then does it")
    func confirmed() throws {
        var app = waiting()
        app.answer(app.act(.text("m")))
        app.answer(app.act(.key(.escape)))
        #expect(app.screen.id == .answering)
        #expect(app.around.field?.inspection(Fixtures.inspection)?.migrations == [])

        app.answer(app.act(.text("m")))
        app.answer(app.act(.key(.enter)))
        #expect(app.prompt?.purpose == "migrate")
        app.answer(app.act(.key(.enter)))

        #expect(app.screen.id == .answering)
        #expect(app.notice?.key == "notice.migrated_aside")
        let state = try #require(app.around.field?.inspection(Fixtures.inspection))
        #expect(state.packs[0].version == "2026.12")
        #expect(state.standing(of: testItem("T-03")) == .fail)
        #expect(state.findingsInOrder.map(\.recorded.item?.code) == ["T-22"])
        #expect(app.shown.contains("T-10"))
        app.answer(app.act(.text("v")))
        guard case .plainText(let page) = app.overlay else {
            Issue.record("nothing is shown")
            return
        }
        #expect(page.text.contains("T-04"))
    }

    @Test("While it is recorded, what it would do is not asked once more")
    func underWay() throws {
        var app = waiting()
        app.answer(app.act(.text("m")))
        app.answer(app.act(.key(.enter)))
        let run = app.press(.key(.enter))
        guard case .run(let command, let token)? = run.first else {
            Issue.record("nothing runs: \(run)")
            return
        }
        let judged = app.judged(command, token)
        var standing = app.around.journal
        standing.size += 1
        #expect(app.update(.journal(standing)) == [])
        app.answer(app.update(judged))
        #expect(app.screen.id == .answering)
        #expect(app.notice?.key == "notice.migrated_aside")
    }

    @Test("Without anything newer m says so, and v that nothing is set aside")
    func nothing() {
        var app = answering()
        _ = app.act(.text("m"))
        #expect(app.notice?.key == "refusal.nothing_newer")
        _ = app.act(.text("v"))
        #expect(app.notice?.key == "orphans.none")
    }

    @Test("After a change m goes back to the version before")
    func back() throws {
        var app = waiting()
        for key in ["m", "\n"] {
            app.answer(app.act(key == "m" ? .text("m") : .key(.enter)))
        }
        app.answer(app.act(.key(.enter)))
        app.answer(app.act(.text("m")))
        #expect(app.screen.id == .migration)
        app.answer(app.act(.key(.enter)))
        app.answer(app.act(.key(.enter)))

        let state = try #require(app.around.field?.inspection(Fixtures.inspection))
        #expect(state.packs[0].version == "2026.11")
        #expect(state.orphans == [])
        #expect(state.standing(of: testItem("T-01")) == .pass)
        #expect(state.standing(of: testItem("T-03")) == .pass)
    }

    @Test("What would become of the answers", arguments: goldenSizes, Language.allCases)
    func drawn(size: Size, language: Language) throws {
        var app = waiting(language, size: size)
        app.answer(app.act(.text("m")))
        try expectGolden(
            paint(app, size), "migration-\(sizeName(size))-\(language.rawValue)",
            language: language)
    }

    @Test(
        "The question before it, and the end with what is set aside", arguments: Language.allCases)
    func drawnAfter(language: Language) throws {
        let size = Size(rows: 24, columns: 80)
        var app = waiting(language, size: size)
        try expectGolden(
            paint(app, size), "answering-newer-pack-80x24-\(language.rawValue)",
            language: language)
        app.answer(app.act(.text("m")))
        app.answer(app.act(.key(.enter)))
        try expectGolden(
            paint(app, size), "migration-asked-80x24-\(language.rawValue)", language: language)
        app.answer(app.act(.key(.enter)))
        app.answer(app.act(.key(.function(5))))
        try expectGolden(
            paint(app, size), "finish-aside-80x24-\(language.rawValue)", language: language)
    }
}
