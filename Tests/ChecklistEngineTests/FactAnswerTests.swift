import ChecklistEngine
import CivilTime
import FormLanguage
import Testing

@Suite struct FactAnswerTests {
    @Test(
        "An answer is worth what its fact's type makes of it",
        arguments: [
            ("yes_no", "yes", FormValue.string("yes")), ("yes_no", " ", .empty),
            ("select_one mode", "pipe", .string("pipe")),
            ("select_multiple mode", "pipe  bottle pipe", .string("pipe bottle")),
            ("text", "张三的店", .string("张三的店")), ("date", "2024-02-29", .string("2024-02-29")),
            ("integer", "１２", .number(.exact(DecimalNumber(12)))),
            ("decimal", "350 cm", .number(.exact(DecimalNumber("3.50") ?? .zero))),
        ])
    func value(type: String, text: String, expected: FormValue) throws {
        let fact = try SamplePack.fact("f", #require(FactType(type)))
        let pack = try SamplePack.pack(facts: [fact])

        #expect(try pack.value(of: text, for: fact) == expected)
    }

    @Test(
        "A text that is no answer is refused with what would be one",
        arguments: [
            ("yes_no", "maybe", "fact_not_a_choice"),
            ("select_one mode", "pipe bottle", "fact_not_a_choice"),
            ("select_multiple mode", "pipe tank", "fact_not_a_choice"),
            ("date", "2023-02-29", "fact_not_a_day"), ("date", "4.3.2026", "fact_not_a_day"),
            ("integer", "1.5", "measurement_not_whole"),
            ("integer", "drei", "measurement_not_a_number"),
            ("decimal", "3 kg", "measurement_incompatible_unit"),
        ])
    func refused(type: String, text: String, code: String) throws {
        let fact = try SamplePack.fact("f", #require(FactType(type)))
        let pack = try SamplePack.pack(facts: [fact])

        let error = #expect(throws: FactAnswerError.self) { try pack.value(of: text, for: fact) }

        #expect(error?.code == code)
        #expect(error?.arguments["fact"] == "f")
    }

    @Test(
        "Days are counted as the calendar has them",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("2026-11-21", 20_778),
            ("0001-01-01", -719_162),
        ])
    func days(text: String, days: Int) {
        #expect(CivilDay(text)?.daysSince1970 == days)
    }

    @Test(
        "What is no day is none",
        arguments: ["2026-13-01", "2026-00-10", "2026-04-31", "1900-02-29", "2026-1-1", "x", ""])
    func noDay(text: String) {
        #expect(CivilDay(text) == nil)
    }

    @Test("Types of facts are read as they are written")
    func types() {
        for text in ["select_one a", "select_multiple b", "integer", "decimal", "text", "date"] {
            #expect(FactType(text)?.text == text)
        }
        for text in ["select_one", "select_one a b", "geopoint", "", "text x"] {
            #expect(FactType(text) == nil)
        }
    }
}
