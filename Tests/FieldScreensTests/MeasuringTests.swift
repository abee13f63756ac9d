import ChecklistEngine
import Fieldwork
import FormEngine
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("检查作答: 实测项")
struct MeasuringTests {
    @Test("A measured item is not judged by a key: the hint says so", arguments: ["1", "2"])
    func measuredByKey(key: String) {
        var app = answering()
        app.go(to: "T-03")
        #expect(app.press(.text(key)) == [])
        #expect(app.notice == Notice("refusal.measured_item", ["item": "T-03"], .warning))
        #expect(app.focus == "T-03")
    }

    @Test("Enter opens the field of a measured item, Enter again records what was typed")
    func measuredByValue() {
        var app = answering()
        app.go(to: "T-03")
        #expect(app.press(.key(.enter)) == [])
        #expect(app.textHasFocus)
        #expect(app.press(.text("1"), .text(".85 m")) == [])
        #expect(app.press(.key(.enter)) == [.run(measured("T-03", "1.85 m"), token: 1)])
        #expect(!app.textHasFocus)
        #expect(app.focus == "T-04")
    }

    @Test("An empty field records nothing; Escape closes it and stays")
    func emptyField() {
        var app = answering()
        app.go(to: "T-03")
        #expect(app.press(.key(.enter), .text(" "), .key(.enter)) == [])
        #expect(!app.textHasFocus)
        #expect(app.press(.key(.enter), .text("9"), .key(.escape)) == [])
        #expect(!app.textHasFocus)
        #expect(app.screen.id == .answering)
        #expect(app.focus == "T-03")
    }

    @Test("A value that is refused comes back in its field as it was typed")
    func refusedValue() {
        var app = answering()
        app.go(to: "T-03")
        app.act(.key(.enter), .text("1,200"), .key(.enter))
        #expect(app.notice?.key == "refusal.measurement_unexpected_character")
        #expect(app.focus == "T-03")
        #expect(app.answering.measuring?.text == "1,200")
        app.act(.key(.control("u")), .text("1.2"), .key(.enter))
        #expect(app.answering.measuring == nil)
        #expect(app.focus == "T-04")
        #expect(
            app.around.field?.inspection(Fixtures.inspection)?.standing(of: testItem("T-03"))
                == .pass)
    }

    @Test("Enter on a measured item that failed opens its finding")
    func measuredFailure() {
        var app = answering()
        app.go(to: "T-03")
        app.act(.key(.enter), .text("2.4"), .key(.enter))
        app.go(to: "T-03")
        _ = app.press(.key(.enter))
        #expect(app.screen.id == .finding)
    }

    @Test("A draft is judged by a person: 1 and 2 are taken, measured or not")
    func drafts() {
        var app = answering()
        app.go(to: "T-06")
        #expect(app.press(.text("2")).commands == [answer("T-06", .fail)])

        let pack = Fixtures.pack()
        var items = pack.items
        items[2].confidence = .medium
        let drafted = Pack(
            settings: pack.settings, digest: pack.digest, sources: pack.sources,
            choiceLists: pack.choiceLists, facts: pack.facts, groups: pack.groups, items: items,
            modes: [])
        app = answering { around in
            around.sheets[Fixtures.inspection] = Sheet(
                packs: [drafted], graphs: [FormGraph(drafted.form)],
                state: around.field?.inspection(Fixtures.inspection))
        }
        app.go(to: "T-03")
        #expect(app.press(.text("1")).commands == [answer("T-03", .pass)])
        app.go(to: "T-03")
        _ = app.press(.key(.enter))
        #expect(app.textHasFocus)
    }
}
