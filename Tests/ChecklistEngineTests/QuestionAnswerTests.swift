import ChecklistEngine
import CivilTime
import FormLanguage
import Testing

@Suite struct QuestionAnswerTests {
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
        let fact = try SamplePack.fact("f", #require(QuestionType.kind(type)))
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
        let fact = try SamplePack.fact("f", #require(QuestionType.kind(type)))
        let pack = try SamplePack.pack(facts: [fact])

        let error = #expect(throws: QuestionAnswerError.self) {
            try pack.value(of: text, for: fact)
        }

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

    @Test("Types of questions are read as they are written")
    func types() {
        for text in [
            "select_one a", "select_multiple b", "rank c", "integer", "decimal", "text", "date",
            "time", "dateTime", "range", "quantity", "note", "acknowledge", "calculate", "hidden",
            "barcode", "geopoint", "geotrace", "geoshape", "image", "audio", "video", "file",
            "yes_no", "start", "end", "today", "deviceid", "username", "audit",
        ] {
            #expect(QuestionType.kind(text)?.typeText == text)
        }
        for (alias, text) in [("string", "text"), ("int", "integer"), ("photo", "image")] {
            #expect(QuestionType.kind(alias)?.typeText == text)
        }
        for text in ["select_one", "select_one a b", "", "text x", "verdict", "begin_group"] {
            #expect(QuestionType.kind(text) == nil)
        }
    }

    @Test(
        "Answers of the other kinds are checked and kept in one form",
        arguments: [
            ("time", "09:30", "09:30"), ("dateTime", "2026-03-04 09:30", "2026-03-04T09:30"),
            ("rank mode", "bottle pipe", "bottle pipe"), ("range", "7", "7"),
            ("acknowledge", "OK", "OK"), ("geopoint", "39.9, 116.4", "39.9 116.4"),
            ("geopoint", "39.9 116.4 50 5", "39.9 116.4 50 5"),
            ("geotrace", "1 2; 3 4", "1 2;3 4"), ("barcode", "6901234", "6901234"),
        ])
    func recorded(type: String, text: String, expected: String) throws {
        let question = try SamplePack.fact("q", #require(QuestionType.kind(type)))
        let pack = try SamplePack.pack(facts: [question])

        #expect(try pack.recorded(text, for: question) == expected)
    }

    @Test(
        "What does not fit its kind is refused",
        arguments: [
            ("time", "25:00", "answer_not_a_time"),
            ("dateTime", "2026-03-04", "answer_not_a_moment"),
            ("rank mode", "pipe", "answer_not_all_ranked"), ("range", "11", "answer_out_of_range"),
            ("range", "0.5", "answer_out_of_range"), ("geopoint", "91 0", "answer_not_a_place"),
            ("geopoint", "1 2;3 4", "answer_not_a_place"),
            ("geoshape", "1 2;3 4", "answer_not_a_place"),
            ("acknowledge", "yes", "fact_not_a_choice"), ("note", "x", "answer_not_asked"),
        ])
    func refusedKinds(type: String, text: String, code: String) throws {
        let question = try SamplePack.fact("q", #require(QuestionType.kind(type)))
        let pack = try SamplePack.pack(facts: [question])

        let error = #expect(throws: QuestionAnswerError.self) {
            try pack.recorded(text, for: question)
        }

        #expect(error?.code == code)
    }
}
