import ChecklistEngine
import Fieldwork
import FormEngine
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("地方补充")
struct OverlayScreenTests {
    private static let overlay = PackOverlay(
        base: "test", issuer: Text(zh: "某省住建厅", en: "Housing department"))
    private static let signer = PackSigner(
        name: "zj.example/gas", keyID: "890da6e8", key: "zj.example/gas+890da6e8+A")

    private static func pack() -> Pack {
        let base = Fixtures.pack()
        var settings = PackSettings(
            id: "zj-gas", title: Text(zh: "燃气省补充", en: "Gas rules of the province"),
            version: "1", edition: "省厅通知", status: .current, jurisdiction: "CN", zone: "+08:00",
            sectors: ["gas"], authorities: base.authorities)
        settings.overlay = overlay
        var items = [base.items[6], base.items[7]].enumerated().map { index, item in
            var item = ChecklistItem(
                code: "ZJ-\(index + 1)", groupIndex: 0, kind: .verdict,
                requirement: Text(
                    zh: index == 0 ? "报警器已接入省平台" : "用气场所已按省标设置标识",
                    en: "Provincial requirement \(index + 1) is met"),
                violation: item.violation, rectify: item.rectify, emphasis: .ordinary,
                basis: item.basis, confidence: .verified)
            item.defaultGrade = .general
            return item
        }
        items[1].hint = nil
        let group = ChecklistGroup(
            name: "alarms", label: Text(zh: "报警联动", en: "Alarms"), relevance: nil, premise: nil)
        return Pack(
            settings: settings, digest: String(repeating: "b", count: 64), sources: base.sources,
            choiceLists: [], facts: [], groups: [group], items: items, modes: [])
    }

    private static func summary(_ provenance: PackProvenance) -> PackSummary {
        var summary = PackSummary(
            id: "zj-gas", title: pack().title, version: "1", edition: "省厅通知", items: 2,
            status: .current)
        summary.overlay = overlay
        summary.provenance = provenance
        return summary
    }

    private func starting(
        _ provenance: PackProvenance = .trusted(signer), _ language: Language = .zh,
        size: Size = Size(rows: 24, columns: 80)
    ) -> AppModel {
        FieldScreensTests.start(language, size: size) { around in
            around.packs.insert(Self.summary(provenance), at: 1)
        }
    }

    private static func sheet(_ field: FieldState?) -> Sheet {
        let packs = [Fixtures.pack(), pack()]
        return Sheet(
            packs: packs, graphs: packs.map { FormGraph($0.form) },
            state: field?.inspection(Fixtures.inspection))
    }

    // MARK: Start

    @Test("An addition comes with its base, and Space on it leaves it out and takes it back")
    func toggle() throws {
        var app = starting()
        _ = app.press(.text(" "))
        #expect(app.start?.packs.tickedPacks.map(\.id) == ["test", "zj-gas"])
        #expect(try #require(made(&app)).withoutOverlays == [])

        app = starting()
        _ = app.press(.text(" "), .key(.down), .text(" "))
        #expect(app.start?.packs.tickedPacks.map(\.id) == ["test"])
        let request = try #require(made(&app))
        #expect(request.packs == ["test"])
        #expect(request.withoutOverlays == ["zj-gas"])

        app = starting()
        _ = app.press(.text(" "), .key(.down), .text(" "), .text(" "))
        #expect(try #require(made(&app)).withoutOverlays == [])
    }

    @Test("Ticking an addition ticks what it adds to; without its base there it is ticked itself")
    func ticksBase() throws {
        var app = starting()
        _ = app.press(.key(.down), .text(" "))
        #expect(try #require(made(&app)).packs == ["test"])

        app = FieldScreensTests.start { around in
            around.packs = [Self.summary(.unsigned)]
        }
        _ = app.press(.text(" "))
        #expect(try #require(made(&app)).packs == ["zj-gas"])
    }

    @Test("What was left out comes back with the draft, and Enter does not bring it in")
    func draft() throws {
        var app = starting()
        _ = app.press(.text(" "), .key(.down), .text(" "), .key(.enter))
        let kept = try #require(app.start).draftTexts
        #expect(kept["left_out"] == "zj-gas")

        app = FieldScreensTests.start { around in
            around.packs.insert(Self.summary(.unsigned), at: 1)
            around.drafts[StartScreen.draft] = kept
        }
        #expect(app.start?.packs.leftOutPacks.map(\.id) == ["zj-gas"])
    }

    @Test(
        "The focused pack says who vouches for it",
        arguments: [
            (PackProvenance.unsigned, "未签名"),
            (.unknownKey(signer), "不认识的密钥 890da6e8 签名（自称 zj.example/gas）"),
            (.trusted(signer), "zj.example/gas 签名，已信任"),
        ])
    func provenance(provenance: PackProvenance, text: String) {
        var app = starting(provenance)
        _ = app.press(.key(.down))
        #expect(goldenText(paint(app, Size(rows: 24, columns: 80))).contains(text))
    }

    @Test("Where the program's own stands in for a damaged pack, its row and its help say so")
    func standIn() {
        let app = FieldScreensTests.start { $0.packs[0].standsIn = true }
        #expect(
            goldenText(paint(app, Size(rows: 24, columns: 80))).contains("装入的不能用，暂用随程序的"))
    }

    @Test(
        "The start with an addition is drawn in every size", arguments: goldenSizes,
        Language.allCases)
    func drawnStart(size: Size, language: Language) throws {
        var app = starting(.unknownKey(Self.signer), language, size: size)
        _ = app.press(.text(" "), .key(.down))
        try expectGolden(
            paint(app, size), "start-overlay-\(sizeName(size))-\(language.rawValue)",
            language: language)
    }

    // MARK: On the way and at the end

    @Test(
        "An addition is a section of its own on the answering screen", arguments: goldenSizes,
        Language.allCases)
    func drawnAnswering(size: Size, language: Language) throws {
        var app = answering(language, size: size) {
            $0.sheets[Fixtures.inspection] = Self.sheet($0.field)
        }
        _ = app.press(.key(.end))
        try expectGolden(
            paint(app, size), "answering-overlay-\(sizeName(size))-\(language.rawValue)",
            language: language)
    }

    @Test("The end says how an addition stands by itself", arguments: Language.allCases)
    func drawnFinish(language: Language) throws {
        let size = Size(rows: 30, columns: 80)
        var app = try finish(allAnswered, language, size: size)
        app.around.sheets[Fixtures.inspection] = Self.sheet(app.around.field)
        try expectGolden(
            paint(app, size), "finish-overlay-80x30-\(language.rawValue)", language: language)
    }

    private func made(_ app: inout AppModel) -> StartRequest? {
        app.fill(.site, "新单位")
        return request(app.press(.key(.function(5))))
    }
}
