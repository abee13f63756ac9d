import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("Personal numbers")
struct PersonalNumberTests {
    private let number = "店长电话 13812345678"

    @Test(
        "Card and mobile numbers are known from other numbers",
        arguments: [
            ("13812345678", true), ("138 1234 5678", true), ("11010519491231002X", true),
            ("110105194912310021", true), ("2.60 m，限值 2.0 m", false), ("12345678901", false),
            ("合同 2026-11-21 第 3 条", false), ("", false),
        ])
    func known(text: String, isPersonal: Bool) {
        #expect(holdsPersonalNumber(text) == isPersonal)
    }

    @Test("Changed text is warned of anew, the same text is not")
    func guarded() {
        var personalNumbers = PersonalNumberGuard()
        let phone = "13812345678"
        let texts = [["厨房", ""], ["厨房", phone], ["厨房", phone], ["厨房", phone + " "], [phone]]
        let heldBack = texts.map { personalNumbers.holdsBack($0) }
        #expect(heldBack == [false, true, false, true, true])
    }

    /// Types the number into the open question, and the text that takes its place after that.
    private func expectWarning(_ app: inout AppModel, _ comment: Comment) {
        let warning = flat(app.words("notice.personal_number", ["key": "Enter"]))
        let purpose = app.prompt?.purpose
        #expect(app.press(.text(number), .key(.enter)) == [], comment)
        #expect(app.prompt?.purpose == purpose, comment)
        #expect(shown(app).contains(warning), comment)
        _ = app.press(.text("9"))
        #expect(!shown(app).contains(warning), comment)
        _ = app.press(.key(.backspace), .key(.enter))
        #expect(app.prompt?.purpose != purpose, comment)
    }

    /// In the smallest window, where a question is as wide as the screen and its lines join.
    private func shown(_ app: AppModel) -> String {
        flat(paint(app, Chrome.smallest)).filter { $0 != "|" }
    }

    @Test("Notes, reasons and places of answers are warned of; a second Enter writes them")
    func answers() {
        for (item, keys) in [
            ("T-01", ["n"]), ("T-01", ["3"]), ("T-04", ["@"]), ("T-05", ["C"]),
        ] {
            var app = answering(size: Size(rows: 30, columns: 64))
            app.go(to: item)
            for key in keys { _ = app.press(.text(key)) }
            guard app.prompt != nil else {
                #expect(keys == ["C"], "\(keys)")
                continue
            }
            expectWarning(&app, "\(keys)")
        }
    }

    @Test("Names, filters and values are not warned of")
    func notWarned() {
        var app = answering()
        _ = app.press(.text("/"), .text("13812345678"), .key(.enter))
        #expect(app.overlay == nil)
    }

    @Test("The words of a refusal are warned of, the name of who refused is not")
    func refusal() throws {
        var app = try finish()
        _ = app.press(.text("3"))
        expectWarning(&app, "refused_words")
        #expect(app.prompt?.purpose == "refused_person")
        _ = app.press(.text(number), .key(.enter))
        #expect(app.prompt?.purpose == "refused_witness")
    }

    @Test("An objection, a suspension's note and a supplement are warned of")
    func ends() throws {
        var app = try finish()
        _ = app.press(.text("2"), .text("1"))
        expectWarning(&app, "suspend_note")

        app = try finish(allAnswered + [finished()])
        _ = app.press(.text("r"))
        for _ in 0..<9 where app.prompt == nil { _ = app.press(.key(.enter)) }
        _ = app.press(.text("2"))
        expectWarning(&app, "objection")

        let closing = [finished(), readBack, paperSigned, signed(Fixtures.officer)]
        app = try finish(allAnswered + closing)
        _ = app.press(.text("b"))
        expectWarning(&app, "supplement_reason")
        expectWarning(&app, "supplement_text")
    }

    @Test("The start form warns of its open texts, and a second F5 starts")
    func startForm() {
        var app = start()
        _ = app.press(.key(.enter))
        app.fill(.site, "新单位")
        app.fill(.place, number)
        #expect(request(app.press(.key(.function(5)))) == nil)
        #expect(app.notice?.key == "notice.personal_number")
        #expect(request(app.press(.key(.function(5)))) != nil)
    }

    @Test("Codes, numbers of tasks and papers, and the line of an officer are not warned of")
    func numbersOfStartForm() throws {
        var app = start()
        _ = app.press(.key(.enter))
        app.fill(.site, "新单位")
        app.fill(.creditCode, "110105194912310021")
        app.fill(.taskNumber, "13812345678")
        app.fill(.secondOfficer, "王强")
        app.fill(.secondCertificate, "13812345678")
        #expect(request(app.press(.key(.function(5)))) != nil)

        var entry = start(role: .entry)
        _ = entry.press(.key(.enter))
        entry.fill(.site, "新单位")
        entry.fill(.paperNumber, "13812345678")
        entry.fill(.paperDate, "2026-11-20")
        #expect(request(entry.press(.key(.function(5)))) != nil)

        var walk = answering()
        _ = walk.press(.text("w"), .text("3"))
        #expect(walk.prompt?.purpose == "new_officer")
        let effects = walk.press(.text("王五 13812345678"), .key(.enter))
        #expect(effects.commands.count == 1)
    }
}
