import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

private func mode(
    _ mode: InspectionMode, _ zh: String, officers: Int = 0, _ record: RecordKind
) -> ModeSummary {
    ModeSummary(
        mode: mode, label: Text(zh: zh, en: mode.rawValue),
        requires: ModeRequirements(
            officers: officers, steps: officers > 0 ? [.arrive, .showID, .inform] : [.check],
            signature: officers > 0 ? .required : .none, compulsory: officers > 0 ? .all : .none,
            record: record, mayOrder: officers > 0, noticeBefore: mode != .noNotice))
}

private let modes = [
    mode(.routine, "日常检查", officers: 2, .inspectionRecord),
    mode(.special, "专项检查", officers: 2, .inspectionRecord),
    mode(.doubleRandom, "双随机检查", officers: 2, .inspectionRecord),
    mode(.noNotice, "四不两直检查", officers: 2, .inspectionRecord),
    mode(.undercover, "暗访", .lead),
    mode(.selfCheck, "企业自查", .selfCheck),
    mode(.paperEntry, "纸质补录", .entry),
    mode(.training, "演练", .training),
]

/// The start screen above the home screen, as the application shows it.
private func start(
    _ language: Language = .zh, size: Size = Size(rows: 24, columns: 80),
    role: Profile.Role = .enforcement, change: (inout Surroundings) -> Void = { _ in }
) -> AppModel {
    var around = Fixtures.surroundings(size: size)
    around.words = Fixtures.words(language)
    around.modes = modes
    around.profile.role = role
    change(&around)
    var app = AppModel(around: around, words: Fixtures.words(language), screen: HomeScreen())
    _ = app.carryOut([.push(StartScreen(around))], from: 0)
    return app
}

extension AppModel {
    fileprivate var start: StartScreen? { screen as? StartScreen }

    /// Goes to a field with Tab.
    fileprivate mutating func go(to field: StartField) {
        for _ in StartField.allCases where start?.focus != field { _ = press(.key(.tab)) }
    }

    fileprivate mutating func fill(_ field: StartField, _ text: String) {
        go(to: field)
        _ = press(.text(text))
    }
}

/// The request among the effects, if there is one.
private func request(_ effects: [AppEffect]) -> StartRequest? {
    for case .run(.start(let request), _) in effects { return request }
    return nil
}

@Suite("开始检查")
struct StartScreenTests {
    // MARK: Packs

    @Test("Pinyin initials narrow the list, and Enter takes what is left and goes on")
    func filter() throws {
        var app = start()
        _ = app.press(.text("x"), .text("f"))
        #expect(app.start?.packs.rows == [1])
        _ = app.press(.key(.enter))
        #expect(app.start?.packs.ticked == ["fire"])
        #expect(app.start?.focus == .site)
    }

    @Test("Space ticks several packs; the request names them in the order of ticking")
    func joint() throws {
        var app = start()
        _ = app.press(.key(.down), .text(" "), .key(.up), .text("　"))
        app.fill(.site, "新单位")
        let made = try #require(request(app.press(.key(.function(5)))))
        #expect(made.packs == ["fire", "test"])
    }

    @Test("Space unticks what was ticked")
    func untick() {
        var app = start()
        _ = app.press(.text(" "), .text(" "))
        #expect(app.start?.packs.ticked == [])
    }

    @Test("Tab from an untouched filter takes no pack that nobody chose")
    func untouchedFilter() {
        var app = start()
        _ = app.press(.key(.tab))
        #expect(app.start?.packs.ticked == [])
    }

    @Test("Tab after typing takes the row that was found")
    func tabTakes() {
        var app = start()
        _ = app.press(.text("xf"), .key(.tab))
        #expect(app.start?.packs.ticked == ["fire"])
    }

    // MARK: Starting

    @Test("Without a pack F5 starts nothing and goes to the filter")
    func needsPack() {
        var app = start()
        app.fill(.site, "新单位")
        #expect(request(app.press(.key(.function(5)))) == nil)
        #expect(app.start?.focus == .packs)
        #expect(app.notice?.key == "start.needs_pack")
    }

    @Test("A pack and a name are enough, also where the mode asks for two officers")
    func enough() throws {
        var app = start()
        _ = app.press(.text("xf"), .key(.enter), .text("新单位"))
        let made = try #require(request(app.press(.key(.function(5)))))
        var expected = StartRequest(
            packs: ["fire"], site: .named("新单位", creditCode: nil, address: nil), mode: .routine,
            officers: [.known(Fixtures.officer)])
        expected.facts = [:]
        #expect(made == expected)
        let status = app.start?.status(app.around, app.words)
        #expect(status == app.words("start.starting"))
    }

    @Test("The status says what signing will still need")
    func signingNeeds() throws {
        var app = start()
        _ = app.press(.text("xf"), .key(.enter), .text("新单位"))
        let needs = app.words("start.signing_needs", ["count": "2"])
        let before = try #require(app.start?.status(app.around, app.words))
        #expect(before.contains(needs))
        app.fill(.secondOfficer, "王强")
        let after = try #require(app.start?.status(app.around, app.words))
        #expect(!after.contains(needs))
    }

    @Test("While the disk has not answered F5 starts no second inspection and Escape waits")
    func onlyOnce() {
        var app = start()
        _ = app.press(.text("xf"), .key(.enter), .text("新单位"), .key(.function(5)))
        #expect(app.press(.key(.function(5))).isEmpty)
        #expect(app.press(.key(.escape)).isEmpty)
        #expect(app.start != nil)
        _ = app.update(.refused(token: 1, Refusal(code: "unknown_pack")))
        #expect(request(app.press(.key(.function(5)))) != nil)
    }

    @Test("A started inspection opens its facts, and is laid out")
    func started() throws {
        var app = start { $0.sheets = [:] }
        _ = app.press(.text("rq"), .key(.enter), .text("东风路家常菜馆"), .key(.function(5)))
        let opened = StampedEvent(
            event: .inspectionOpened(Fixtures.opened()), stamp: Fixtures.stamp(30))
        let effects = app.update(.committed(token: 1, [opened], names: [:]))
        #expect(effects == [.dropDraft(StartScreen.draft), .layOut(Fixtures.inspection)])
        let facts = try #require(app.screen as? FactsScreen)
        #expect(facts.comesFromStart)
        #expect(facts.inspection == Fixtures.inspection)
    }

    // MARK: The site

    @Test("A known site is found by initials; its data stand and are not asked again")
    func knownSite() throws {
        var app = start()
        _ = app.press(.text("rq"), .key(.enter), .text("dfl"), .key(.down), .key(.enter))
        let screen = try #require(app.start)
        #expect(screen.text(.site) == "东风路家常菜馆")
        #expect(screen.isFixed(.address))
        #expect(screen.focus == .principal)
        let made = try #require(request(app.press(.key(.function(5)))))
        #expect(made.site == .known(Fixtures.site))
    }

    @Test("Escape leaves the suggestions first, then the screen")
    func escape() {
        var app = start()
        _ = app.press(.key(.tab), .key(.down), .key(.escape))
        #expect(app.start?.sites.highlighted == nil)
        #expect(app.start != nil)
        _ = app.press(.key(.escape))
        #expect(app.start == nil)
    }

    // MARK: People

    @Test("A second officer whom the journal knows is not added again")
    func knownOfficer() throws {
        var app = start()
        _ = app.press(.text("xf"), .key(.enter), .text("新单位"))
        app.fill(.secondOfficer, "王强")
        let made = try #require(request(app.press(.key(.function(5)))))
        #expect(made.officers == [.known(Fixtures.officer), .known(Fixtures.second)])
    }

    @Test("The same name with another certificate is somebody else")
    func otherOfficer() throws {
        var app = start()
        _ = app.press(.text("xf"), .key(.enter), .text("新单位"))
        app.fill(.secondOfficer, "王强")
        app.fill(.secondCertificate, "3101-0099")
        let made = try #require(request(app.press(.key(.function(5)))))
        let draft = PersonDraft(
            name: "王强", role: .officer, certificate: "3101-0099", authority: "市燃气管理处")
        #expect(made.officers == [.known(Fixtures.officer), .new(draft)])
    }

    @Test("Everybody else on the form comes into the request")
    func people() throws {
        var app = start()
        _ = app.press(.text("xf"), .key(.enter), .text("新单位"))
        app.fill(.principal, "钱进")
        app.fill(.contact, "孙莉")
        app.fill(.contactPost, "店长")
        app.fill(.contactPhone, "13900000000")
        app.fill(.place, "后厨")
        app.fill(.source, "3")
        app.fill(.taskNumber, "举字12")
        app.fill(.assistants, "周工、吴工")
        app.fill(.production, "1")
        let made = try #require(request(app.press(.key(.function(5)))))
        #expect(made.principal == .new(PersonDraft(name: "钱进", role: .sitePerson)))
        let contact = PersonDraft(name: "孙莉", role: .sitePerson, phone: "13900000000", post: "店长")
        #expect(made.contact == .new(contact))
        #expect(made.contactPost == "店长")
        #expect(made.place == "后厨")
        #expect(made.source == .tipOff)
        #expect(made.taskNumber == "举字12")
        #expect(made.assistants.count == 2)
        #expect(made.productionState == .producing)
    }

    @Test("A telephone without a name is not lost silently")
    func phoneAlone() {
        var app = start()
        _ = app.press(.text("xf"), .key(.enter), .text("新单位"))
        app.fill(.contactPhone, "13900000000")
        #expect(request(app.press(.key(.function(5)))) == nil)
        #expect(app.start?.focus == .contact)
        #expect(app.notice?.key == "start.needs_contact")
    }

    // MARK: Modes

    @Test(
        "A role sees the modes that are its own",
        arguments: [
            (Profile.Role.enforcement, 6), (.selfCheck, 1), (.entry, 1), (.training, 1),
        ])
    func modesOfRole(role: Profile.Role, count: Int) {
        let app = start(role: role)
        #expect(app.start?.modes.count == count)
        #expect(app.start?.chosenMode?.mode == app.around.profile.usualMode)
    }

    @Test("Digits choose the mode and 0 cannot leave it empty")
    func chooseMode() {
        var app = start()
        app.fill(.mode, "4")
        #expect(app.start?.chosenMode?.mode == .noNotice)
        _ = app.press(.text("0"))
        #expect(app.start?.chosenMode?.mode == .noNotice)
        #expect(app.notice?.key == "notice.choice_keys")
    }

    @Test("A self-check folds away officers, contacts and the task")
    func selfCheckFolds() throws {
        let asked = try #require(start(role: .selfCheck).start).asked
        for field in [StartField.secondOfficer, .contact, .source, .paperNumber] {
            #expect(!asked.contains(field))
        }
    }

    @Test("An undercover visit names nobody on the site")
    func undercover() throws {
        var app = start()
        app.fill(.contact, "孙莉")
        app.fill(.mode, "5")
        _ = app.press(.key(.function(5)))
        app.go(to: .packs)
        _ = app.press(.text("xf"), .key(.enter), .text("新单位"))
        let made = try #require(request(app.press(.key(.function(5)))))
        #expect(made.mode == .undercover)
        #expect(made.contact == nil)
    }

    @Test("Paper is keyed in with its number, its day and who signed it")
    func paper() throws {
        var app = start(role: .entry)
        _ = app.press(.text("xf"), .key(.enter), .text("新单位"), .key(.function(5)))
        #expect(app.start?.focus == .paperNumber)
        app.fill(.paperNumber, "2026-17")
        app.fill(.paperDate, "2026-11-20 09:30")
        app.fill(.paperOfficers, "王强，郑和")
        let made = try #require(request(app.press(.key(.function(5)))))
        #expect(made.paper == PaperForm(number: "2026-17", observedAt: "2026-11-20T09:30"))
        #expect(
            made.officers == [
                .known(Fixtures.second), .new(PersonDraft(name: "郑和", role: .officer)),
            ])
    }

    @Test(
        "Only a day, or a day and a minute, is the time of a paper",
        arguments: [
            ("2026-11-20", "2026-11-20"), ("2026-11-20 23:59", "2026-11-20T23:59"), ("", nil),
            ("2026-11-31", nil), ("2026-11-20 24:00", nil), ("2026-11-20 9:30", nil),
            ("2026-11-20 09:30 x", nil),
        ])
    func paperTime(typed: String, time: String?) {
        var app = start(role: .entry)
        app.fill(.paperDate, typed)
        #expect(app.start?.paperTime == time)
    }

    // MARK: Drafts

    @Test("What is typed is kept with each change, and comes back")
    func draft() throws {
        var app = start()
        let effects = app.press(.text("xf"), .key(.enter), .text("新单位"))
        let last = try #require(effects.last)
        #expect(last == .saveDraft(StartScreen.draft, ["packs": "fire", "site": "新单位"]))
        app.fill(.mode, "4")
        app.fill(.source, "3")
        _ = app.press(.key(.escape))

        let again = StartScreen(app.around)
        #expect(again.packs.ticked == ["fire"])
        #expect(again.text(.site) == "新单位")
        #expect(again.chosenMode?.mode == .noNotice)
        #expect(again.source.selection == 2)
        #expect(again.isRestored)
    }

    @Test("A form that is empty again keeps no draft")
    func emptyDraft() {
        var app = start()
        let effects = app.press(.key(.tab), .text("a"), .key(.backspace))
        #expect(effects.last == .dropDraft(StartScreen.draft))
    }

    // MARK: Pictures

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
}
