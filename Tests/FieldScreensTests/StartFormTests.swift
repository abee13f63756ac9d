import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("开始检查: 单位、人员、方式")
struct StartFormTests {
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
}
