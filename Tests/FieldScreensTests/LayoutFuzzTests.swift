import ChecklistEngine
import CivilTime
import FieldTesting
import Fieldwork
import FormEngine
import HazardLedger
import InspectionModel
import TerminalTesting
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

/// Pictures of any size with any text: what must hold of each.
@Suite("Layout fuzz")
struct LayoutFuzzTests {
    private static let keys: [InputEvent] =
        "123456789 0jkgG[]fhxsFaCLuU+@wnpPmd/?:q".map { .text(String($0)) } + [
            .key(.enter), .key(.escape), .key(.tab), .key(.shiftTab), .key(.down), .key(.up),
            .key(.pageDown), .key(.pageUp), .key(.function(5)), .key(.function(11)),
            .key(.left), .key(.right), .key(.backspace), .key(.home), .key(.end),
        ]

    @Test(
        "Random sizes and texts break no rule of a frame on any screen",
        arguments: 0..<12 as Range<UInt64>)
    func frames(seed: UInt64) throws {
        var random = SplitMix(seed)
        let language = Bool.random(using: &random) ? Language.zh : .en
        let around = Self.surroundings(&random, language)
        for screen in Self.screens(around) {
            var app = AppModel(
                around: around, words: Fixtures.words(language), screen: HomeScreen())
            _ = app.carryOut([.push(screen)], from: 0)
            for _ in 0..<5 {
                let size = Size(
                    rows: .random(in: 5...100, using: &random),
                    columns: .random(in: 20...300, using: &random))
                app.answer(app.update(.resized(size)))
                Self.expectSound(app, size)
                _ = app.press(Self.keys.randomElement(using: &random)!)
                if Int.random(in: 0..<3, using: &random) == 0 {
                    _ = app.press(.paste(awkwardText(&random, upTo: 60)))
                }
                if Int.random(in: 0..<3, using: &random) == 0 {
                    app.notice = Notice(
                        "notice.key_does_nothing", ["key": awkwardText(&random, upTo: 120)])
                }
                Self.expectSound(app, size)
            }
        }
    }

    private static func expectSound(_ app: AppModel, _ size: Size) {
        let frame = paint(app, size)
        let place = Comment(rawValue: "\(app.screen.id.rawValue) \(sizeName(size))")
        #expect(frame.surface.size == size, place)
        #expect(frame.surface.violation == nil, place)
        #expect((0..<size.rows).contains(frame.cursor.row), place)
        #expect((0..<size.columns).contains(frame.cursor.column), place)
        guard app.overlay == nil, size.columns >= 60, size.rows >= 16 else { return }
        let hints = frame.surface.text(row: size.rows - 1)
        let help = app.words(CommandID.help.shortKey)
        #expect(hints.contains("? \(help)") || hints.contains("F1 \(help)"), place)
    }

    // MARK: Awkward surroundings

    private static func screens(_ around: Surroundings) -> [any Screen] {
        guard let state = around.field?.inspection(Fixtures.inspection) else { return [] }
        var screens: [any Screen] = [
            AnsweringScreen(state), FinishScreen(state), FactsScreen(state), LedgerScreen(),
            JournalScreen(), StartScreen(around), FirstStartScreen(isForced: false),
            FindingScreen(state, item: testItem("T-01"), place: nil, around),
            PhotosScreen(state, EvidenceTarget(item: testItem("T-02"))),
            ImportScreen(state, []),
        ]
        if let field = around.field, let hazard = field.ledger.inOrder.last {
            screens.append(HazardScreen(Oracle(state: field, today: around.today).row(hazard)))
        }
        if let finding = state.findingsInOrder.last {
            screens.append(FindingScreen(state, copying: finding.recorded, around))
        }
        return screens
    }

    private static func surroundings(
        _ random: inout SplitMix, _ language: Language
    ) -> Surroundings {
        func text(_ length: Int = 80) -> String { "危" + awkwardText(&random, upTo: length) }
        let pack = awkwardPack(&random)
        var field = FieldState()
        var seq = 0
        func add(_ event: Event) {
            seq += 1
            field.apply(event, Fixtures.stamp(seq))
        }
        var opened = Fixtures.opened()
        opened.siteName = text()
        opened.contactPost = text(20)
        add(.siteAdded(SiteAdded(id: Fixtures.site, name: opened.siteName, address: text())))
        add(.inspectionOpened(opened))
        add(
            .inspection(
                opened.id, .fact(FactRecorded(name: "supply_mode", value: "cylinder", pack: "test"))
            ))
        for code in ["T-01", "T-04", "T-07"] {
            let answer = AnswerRecorded(
                key: AnswerKey(item: testItem(code), place: text(30)), value: .verdict(.fail),
                author: Fixtures.officer, shown: text(), reason: text(), note: text(300))
            add(.inspection(opened.id, .answer(answer)))
            let hazard = HazardID(random: UInt64(seq))
            var finding = FindingRecorded(
                id: FindingID(random: UInt64(seq)), number: "K7-2026-000\(seq)",
                item: testItem(code), place: text(60), author: Fixtures.officer,
                violation: text(200), fact: text(500),
                basis: [
                    CitedBasis(source: "SRC", title: text(), number: text(20), clause: text(9))
                ],
                disposition: .rectifyByDeadline, hazard: hazard)
            finding.reason = text()
            finding.rectify = text(200)
            finding.deadline = Fixtures.today
            add(.inspection(opened.id, .finding(finding)))
            add(
                .hazard(
                    hazard,
                    .recorded(
                        HazardRecorded(
                            number: finding.number, finding: finding.id, task: opened.id,
                            site: opened.site, source: .inspection, recordedBy: Fixtures.officer,
                            foundOn: Fixtures.today, violation: finding.violation,
                            place: finding.place, item: finding.item))))
            add(
                .hazard(
                    hazard,
                    .graded(
                        HazardGraded(
                            grade: .major, status: .suggested, byPerson: Fixtures.officer,
                            reason: text(200), isManual: true, deadline: Fixtures.today))))
        }
        var around = Fixtures.surroundings(field: field)
        around.words = Fixtures.words(language)
        around.sheets[opened.id] = Sheet(
            packs: [pack], graphs: [FormGraph(pack.form)], state: field.inspection(opened.id))
        around.names = [
            Fixtures.officer: PersonNames(name: text(40), certificate: text(20)),
            Fixtures.second: PersonNames(name: text(40)),
        ]
        around.profile.authority = text()
        around.packs[0].title = Text(zh: text(), en: text())
        around.modes[0].label = Text(zh: text(), en: text())
        around.journal.directory = "/" + text()
        around.battery = 7
        return around
    }

    /// The fixture's pack with other words.
    private static func awkwardPack(_ random: inout SplitMix) -> Pack {
        func both(_ length: Int = 120) -> Text {
            Text(
                zh: "危" + awkwardText(&random, upTo: length),
                en: "a" + awkwardText(&random, upTo: length))
        }
        let pack = Fixtures.pack()
        let items = pack.items.map { item -> ChecklistItem in
            var item = item
            item.requirement = both()
            item.violation = both()
            item.rectify = both()
            item.hint = both(200)
            item.accept = both()
            return item
        }
        return Pack(
            settings: pack.settings, digest: pack.digest, sources: pack.sources,
            choiceLists: pack.choiceLists,
            facts: pack.facts.map {
                Question(
                    name: $0.name, kind: $0.kind, label: both(), hint: both(), unit: nil,
                    relevance: nil)
            },
            groups: pack.groups.map {
                ChecklistGroup(
                    name: $0.name, label: both(40), relevance: nil, premise: both())
            }, items: items, modes: [])
    }
}
