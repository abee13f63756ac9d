import FormLanguage
import Testing

@testable import ChecklistEngine

@Suite struct JudgementTests {
    private func judge(
        _ typed: String, _ item: ChecklistItem,
        _ answers: [String: FormValue] = [:]
    ) throws -> Judgement {
        try item.judge(try Measurement(typed)) { answers[$0] ?? .empty }
    }

    @Test(
        "A value meets its limit or not, and is kept in the item's unit as typed",
        arguments: [
            ("0.62 m", ". >= 0.6", "m", Judgement.Outcome.pass, "0.62", "≥ 0.6 m"),
            ("0.6", ". >= 0.6", "m", .pass, "0.6", "≥ 0.6 m"),
            ("59.9 cm", ". >= 0.6", "m", .fail, "0.599", "≥ 0.6 m"),
            ("60.0cm", ". >= 0.60", "m", .pass, "0.600", "≥ 0.60 m"),
            ("21", ". >= 19.5 and . <= 23.5", "%", .pass, "21", "≥ 19.5%, ≤ 23.5%"),
            ("23.51", ". >= 19.5 and . <= 23.5", "%", .fail, "23.51", "≥ 19.5%, ≤ 23.5%"),
            ("-3", "-5 < .", "℃", .pass, "-3", "> -5 ℃"),
            ("90.5 s", ". <= 1.5", "min", .fail, "1.508333", "≤ 1.5 min"),
            ("7", ". * 2 > 13", "m", .pass, "7", ". * 2 > 13"),
            ("0", ". = 0", "个", .pass, "0", "= 0 个"),
        ])
    func judged(
        typed: String, limit: String, unit: String, outcome: Judgement.Outcome, value: String,
        text: String
    ) throws {
        let judgement = try judge(typed, SamplePack.measured(limit, unit: unit))

        #expect(judgement.outcome == outcome)
        #expect(judgement.value.digits == value)
        #expect(judgement.unit == unit)
        #expect(judgement.limitText == text)
    }

    @Test("A draft's measurement judges nothing", arguments: ["0.1 m", "9 m"])
    func draft(typed: String) throws {
        var item = try SamplePack.measured(". >= 0.6", unit: "m")
        item.confidence = .high

        let judgement = try judge(typed, item)

        #expect(judgement.outcome == .undetermined(.draft))
        #expect(judgement.unit == "m")
    }

    @Test("An item that only a person judges is not judged")
    func manual() throws {
        var item = try SamplePack.measured(". >= 0.6", unit: "m")
        item.isManual = true

        #expect(try judge("1 m", item).outcome == .undetermined(.manual))
    }

    @Test("A limit that needs facts judges only when they are answered")
    func facts() throws {
        let item = try SamplePack.measured(". >= if(${tall} = 'yes', 1.4, 1.1)", unit: "m")

        #expect(try judge("1.2", item).outcome == .undetermined(.unanswered(["tall"])))
        #expect(try judge("1.2", item, ["tall": .string("yes")]).outcome == .fail)
        #expect(try judge("1.2", item, ["tall": .string("no")]).outcome == .pass)
    }

    @Test("A limit that computes no number judges nothing")
    func notANumber() throws {
        let item = try SamplePack.measured(". <= 10 div ${people}", unit: "m")

        #expect(
            try judge("1", item, ["people": .number(FormNumber(0))]).outcome
                == .undetermined(.notANumber))
        #expect(try judge("1", item, ["people": .number(FormNumber(2))]).outcome == .pass)
    }

    @Test("A whole number is asked for where an item counts")
    func whole() throws {
        let item = try SamplePack.measured(". >= 2", unit: "个", number: .integer)

        #expect(try judge("2.0 个", item).outcome == .pass)
        let error = #expect(throws: MeasurementError.self) { try judge("2.5", item) }
        #expect(error?.reason == .notWhole("2.5"))
    }

    @Test("A unit of another kind is refused, not judged")
    func wrongUnit() throws {
        let item = try SamplePack.measured(". >= 2", unit: "m")

        let error = #expect(throws: MeasurementError.self) { try judge("3 kPa", item) }
        #expect(error?.code == "measurement_incompatible_unit")
    }
}
