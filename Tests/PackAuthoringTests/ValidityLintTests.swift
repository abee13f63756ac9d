import ChecklistEngine
import CivilTime
import FormLanguage
import Testing

@testable import PackAuthoring

/// Days of a pack and its parts, and limits that follow on one another.
@Suite struct ValidityLintTests {
    @Test("Days without a fault are read whole")
    func good() throws {
        let marked = MarkedPack([
            ("zone: ", "valid_from: \"2026-01-01\"\n  valid_until: \"2027-12-31\"\n  zone: "),
            (
                "status: in_force",
                "effective: \"2021-09-01\"\n    valid_until: \"2026-12-31\"\n"
                    + "    replaced_by: PLAN\n    status: superseded"
            ),
            ("deadline_days: 3", "valid_from: \"2026-06-01\"\n    deadline_days: 3"),
            (
                "limit: . >= 0.5",
                """
                limit:
                      - {limit: ". >= 0.5", valid_until: "2026-12-31"}
                      - {limit: ". >= 0.6", valid_from: "2027-01-01"}
                """
            ),
        ])
        let reading = readPack(file: "a.yaml", bytes: Array(marked.text.utf8), digest: "d")

        #expect(reading.problems == [])
        let pack = try #require(reading.pack)
        #expect(
            pack.validity
                == Validity(from: CivilDay("2026-01-01"), until: CivilDay("2027-12-31")))
        #expect(pack.source("SPL21")?.validUntil == CivilDay("2026-12-31"))
        #expect(pack.source("SPL21")?.replacedBy == "PLAN")
        #expect(pack.items[0].validity == Validity(from: CivilDay("2026-06-01"), until: nil))
        let limits = try #require(pack.items[1].measure?.limits)
        #expect(limits.map(\.limit.source) == [". >= 0.5", ". >= 0.6"])
        #expect(limits.map(\.validity.until) == [CivilDay("2026-12-31"), nil])
    }

    @Test(
        "A fault in days is found at its place",
        arguments: [
            LintFault("zone: ", "valid_from: ▶\"2026-13-01\"\n  zone: ", "bad_date"),
            LintFault(
                "zone: ", "valid_from: \"2027-01-01\"\n  valid_until: ▶\"2026-12-31\"\n  zone: ",
                "period_reversed"),
            LintFault(
                "zone: ", "valid_from: \"2026-12-31\"\n  valid_until: \"2026-12-31\"\n  zone: "),
            LintFault(
                "status: in_force",
                "effective: \"2021-09-01\"\n    valid_until: ▶\"2021-08-31\"\n    status: in_force",
                "period_reversed"),
            LintFault(
                "status: in_force", "replaced_by: ▶SPL22\n    status: in_force", "unknown_source"),
            LintFault(
                "status: in_force", "replaced_by: ▶SPL21\n    status: in_force",
                "replaced_by_itself"),
            LintFault(
                "deadline_days: 3",
                "valid_from: \"2026-02-01\"\n    valid_until: ▶\"2026-01-01\"", "period_reversed"),
            LintFault(
                [
                    ("zone: ", "valid_from: \"2026-01-01\"\n  zone: "),
                    ("deadline_days: 3", "valid_until: ▶\"2025-12-31\""),
                ], "period_outside_pack"),
            LintFault(
                [
                    ("zone: ", "valid_until: \"2026-12-31\"\n  zone: "),
                    ("deadline_days: 3", "valid_from: ▶\"2027-01-01\""),
                ], "period_outside_pack"),
            LintFault("limit: . >= 0.5", "limit: ▶[]", "empty_value"),
            LintFault("limit: . >= 0.5", "limit: [{limit: . >= 0.5}]"),
            LintFault("limit: . >= 0.5", "limit: [▶{valid_from: \"2026-01-01\"}]", "missing_key"),
            LintFault(
                "limit: . >= 0.5", "limit: [{limit: . >= 0.5, ▶from: \"2026-01-01\"}]",
                "unknown_key"),
            LintFault("limit: . >= 0.5", "limit: [{limit: ▶1 > 0.5}]", "limit_without_value"),
            LintFault(
                "limit: . >= 0.5", "limit: [{limit: \". >= ▶${K-9}\"}]", "dangling_reference"),
            LintFault(
                "limit: . >= 0.5",
                """
                limit:
                      - {limit: . >= 0.5, valid_until: "2026-12-31"}
                      - ▶{limit: . >= 0.6, valid_from: "2026-12-31"}
                """, "limits_overlap"),
            LintFault(
                "limit: . >= 0.5",
                """
                limit:
                      - {limit: . >= 0.5, valid_until: ▶"2026-12-32"}
                      - {limit: . >= 0.6}
                """, "bad_date"),
        ])
    func faults(fault: LintFault) { fault.check() }

    @Test("A judgement begins and ends within its pack")
    func judgement() {
        let dated = soundJudgement.replacing(
            "    confidence: verified\n    excl",
            with: "    confidence: verified\n    valid_from: ▶\"2025-12-31\"\n    excl")
        #expect(dated != soundJudgement)
        LintFault(
            [
                ("zone: ", "valid_from: \"2026-01-01\"\n  zone: "),
                (wholeSurvey, wholeSurvey + "judgements:\n\(dated)\n"),
            ], "period_outside_pack"
        ).check()
    }

    @Test("Two packs do not tell of different last days of one source")
    func conflict() {
        func pack(_ id: String, _ last: String) -> [UInt8] {
            let marked = MarkedPack([
                ("form_id: sample", "form_id: \(id)"),
                ("status: in_force", "valid_until: \"\(last)\"\n    status: in_force"),
            ])
            return Array(marked.text.utf8)
        }
        let problems = lint(files: [
            ("a.yaml", pack("a", "2026-12-31")), ("b.yaml", pack("b", "2027-12-31")),
        ])
        #expect(problems.map(\.code) == ["source_conflict"])
        #expect(problems.first?.arguments["key"] == "valid_until")
    }
}
