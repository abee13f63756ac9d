import Fieldwork
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

private let kinds = [
    PackAuthority(id: "emergency", label: Text(zh: "应急管理部门", en: "Emergency management")),
    PackAuthority(id: "gas", label: Text(zh: "燃气管理部门", en: "Gas authority")),
    PackAuthority(id: "fire", label: Text(zh: "消防救援机构", en: "Fire and rescue")),
]

private func firstStart(
    _ language: Language = .zh, size: Size = Size(rows: 24, columns: 80), isForced: Bool = true
) -> AppModel {
    var around = Fixtures.surroundings(size: size)
    around.field = nil
    around.authorityKinds = kinds
    return AppModel(
        around: around, words: Fixtures.words(language),
        screen: FirstStartScreen(isForced: isForced))
}

extension AppModel {
    fileprivate var firstStart: FirstStartScreen? { screen as? FirstStartScreen }
}

@Suite("首次使用")
struct FirstStartScreenTests {
    @Test("One key takes each role and only an officer is asked for a certificate and authority")
    func roles() throws {
        for (index, role) in Profile.Role.allCases.enumerated() {
            var app = firstStart()
            #expect(app.press(.text(String(index + 1))).isEmpty)
            let screen = try #require(app.firstStart)
            #expect(screen.role == role)
            #expect(screen.asked(app.around).contains(.certificate) == (role == .enforcement))
            #expect(screen.asked(app.around).contains(.kinds) == (role == .enforcement))
            #expect(screen.text(.deviceLabel) == "K7")
        }
    }

    @Test("The roles can be chosen with the arrows and Enter")
    func rolesByArrows() throws {
        var app = firstStart()
        _ = app.press(.key(.down), .key(.down), .key(.up), .key(.enter))
        #expect(app.firstStart?.role == .selfCheck)
    }

    @Test("An officer's workspace is made with everything that was asked")
    func enforcement() {
        var app = firstStart()
        let effects = app.press(
            .text("1"), .text("李敏"), .key(.tab), .text("3101-0042"), .key(.enter), .text("市燃气处"),
            .key(.tab), .text("2"), .key(.right), .text(" "), .key(.tab), .key(.control("u")),
            .text("K9"), .key(.function(5)))
        let setup = WorkspaceSetup(
            role: .enforcement, name: "李敏", certificate: "3101-0042", authority: "市燃气处",
            authorities: ["gas", "fire"], deviceLabel: "K9")
        #expect(effects == [.createWorkspace(setup)])
    }

    @Test("A self-check workspace carries no certificate, even one that was typed before")
    func selfCheck() {
        var app = firstStart()
        let effects = app.press(
            .text("1"), .text("李敏"), .key(.tab), .text("3101-0042"), .key(.escape), .text("2"),
            .key(.function(5)))
        let setup = WorkspaceSetup(
            role: .selfCheck, name: "李敏", certificate: nil, authority: nil, authorities: [],
            deviceLabel: "K7")
        #expect(effects == [.createWorkspace(setup)])
    }

    @Test("F5 with an empty field that is needed goes to that field and makes nothing")
    func gap() throws {
        var app = firstStart()
        let effects = app.press(.text("1"), .text("李敏"), .key(.tab), .key(.tab), .key(.function(5)))
        #expect(effects.isEmpty)
        #expect(app.firstStart?.focus == .certificate)
        #expect(app.notice?.key == "first_start.needs_certificate")
    }

    @Test("F6 opens the sample on the role step and in a text field")
    func sample() {
        var app = firstStart()
        #expect(app.press(.key(.function(6))) == [.openSample])
        #expect(app.press(.text("1"), .text("李"), .key(.function(6))) == [.openSample])
    }

    @Test("While the workspace is made F5 makes no second one, after a failure it tries again")
    func failure() {
        var app = firstStart()
        _ = app.press(.text("4"), .text("李敏"), .key(.function(5)))
        #expect(app.press(.key(.function(5))).isEmpty)
        #expect(app.notice?.key == "first_start.creating")
        _ = app.update(.setupFailed(Refusal(code: "disk_full")))
        #expect(app.firstStart?.failure == Refusal(code: "disk_full"))
        #expect(app.firstStart?.text(.name) == "李敏")
        #expect(app.press(.key(.function(5))).count == 1)
    }

    @Test("Escape goes back to the roles, and from there says that there is no way back")
    func back() {
        var app = firstStart()
        _ = app.press(.text("1"), .key(.escape))
        #expect(app.firstStart?.role == nil)
        _ = app.press(.key(.escape))
        #expect(app.notice?.key == "first_start.no_way_back")
    }

    @Test("The roles fit every size", arguments: goldenSizes, Language.allCases)
    func drawnRoles(size: Size, language: Language) throws {
        let app = firstStart(language, size: size)
        try expectGolden(
            paint(app, size), "first-start-\(sizeName(size))-\(language.rawValue)",
            language: language)
    }

    @Test("The form fits every size", arguments: goldenSizes, Language.allCases)
    func drawnForm(size: Size, language: Language) throws {
        var app = firstStart(language, size: size)
        _ = app.press(.text("1"), .text("李敏"), .key(.tab), .key(.tab), .key(.tab), .text("2"))
        try expectGolden(
            paint(app, size), "first-start-form-\(sizeName(size))-\(language.rawValue)",
            language: language)
    }
}
