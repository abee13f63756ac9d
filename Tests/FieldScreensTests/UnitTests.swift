import ChecklistEngine
import Fieldwork
import FormEngine
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("Units in the interface's language")
struct UnitTests {
    @Test(
        "A counting word, a Chinese name and a symbol of a pack, in English",
        arguments: [
            ("个", "pcs"), ("月", "months"), ("年", "years"), ("倍", "times"), ("小时", "h"),
            ("分钟", "min"), ("米", "m"), ("mm", "mm"), ("%", "%"), ("箩筐", "箩筐"), ("", ""),
        ])
    func english(unit: String, shown: String) {
        #expect(unitText(unit, Fixtures.words(.en)) == shown)
        #expect(unitText(unit, Fixtures.words(.zh)) == unit)
    }

    @Test("A recorded limit with two bounds is shown with the interface's unit at both")
    func recordedLimit() {
        let limit = LimitShown(expression: ". >= 2 and . <= 5", text: "≥ 2 个, ≤ 5 个", unit: "个")
        #expect(limitText(limit, Fixtures.words(.en)) == "≥ 2 pcs, ≤ 5 pcs")
        #expect(limitText(limit, Fixtures.words(.zh)) == "≥ 2 个, ≤ 5 个")
    }

    @Test(
        "The shown unit may be typed behind a value; another unit is left for the judge",
        arguments: [
            ("3 pcs", "个", "3"), ("3PCS", "个", "3"), ("3", "个", "3"), ("3 个", "个", "3 个"),
            ("5 mm", "米", "5 mm"), ("pcs", "个", "pcs"),
        ])
    func typed(text: String, unit: String, value: String) {
        #expect(withoutShownUnit(text, unit, Fixtures.words(.en)) == value)
    }

    /// The fixture's measured item counts extinguishers here.
    private func counting(_ language: Language) -> AppModel {
        answering(language) { around in
            var pack = Fixtures.pack()
            let items = pack.items.map { item -> ChecklistItem in
                guard item.code == "T-03" else { return item }
                var item = item
                item.kind = .measured(
                    Measure(
                        number: .integer, unit: "个", limit: Fixtures.expression(". >= 2")))
                return item
            }
            pack = Pack(
                settings: pack.settings, digest: pack.digest, sources: pack.sources,
                choiceLists: pack.choiceLists, facts: pack.facts, groups: pack.groups,
                items: items, modes: [])
            around.sheets[Fixtures.inspection] = Sheet(
                packs: [pack], graphs: [FormGraph(pack.form)],
                state: around.field?.inspection(Fixtures.inspection))
        }
    }

    @Test("No limit, field or full text of an English screen shows the Chinese unit")
    func screen() {
        var app = counting(.en)
        app.go(to: "T-03")
        #expect(flat(paint(app, app.around.size)).contains("Limit≥2pcs"))
        _ = app.press(.key(.enter))
        #expect(selectedRow(app).contains("pcs"))
        #expect(!flat(paint(app, app.around.size)).contains("个"))
        _ = app.press(.key(.escape), .text(" "))
        #expect(flat(paint(app, app.around.size)).contains("≥2pcs"))
    }

    @Test("What is recorded keeps the pack's unit, and is shown with the interface's")
    func recorded() {
        var app = counting(.en)
        app.go(to: "T-03")
        app.act(.key(.enter), .text("3 pcs"), .key(.enter))
        let state = app.around.field?.inspection(Fixtures.inspection)
        let key = AnswerKey(item: testItem("T-03"))
        guard case .measured(let value, let limit, _)? = state?.answer(key)?.recorded.value else {
            Issue.record("nothing is recorded")
            return
        }
        #expect(value.unit == "个")
        #expect(limit.text == "≥ 2 个")
        app.go(to: "T-03")
        #expect(selectedRow(app).contains("3 pcs"))
    }

    @Test("A refused unit is told which one is wanted, in the interface's word")
    func refused() {
        var app = counting(.en)
        app.go(to: "T-03")
        app.act(.key(.enter), .text("3 m"), .key(.enter))
        let shown = flat(paint(app, app.around.size))
        #expect(app.notice?.values["wanted"] == "个")
        #expect(shown.contains("pcs"))
        #expect(!shown.contains("个"))
    }
}
