import Testing

@testable import PackAuthoring

@Suite("Limits with days in a cell")
struct LimitsCellTests {
    @Test("A cell with days is read as limits and written as it was")
    func dated() {
        let text = ". <= 0.5 until 2026-12-31; . <= 0.3 from 2027-01-01 until 2027-12-31"
        let content = CellContent(text, as: .limits)

        #expect(
            content
                == .limits([
                    DatedLimitText(limit: ". <= 0.5", until: "2026-12-31"),
                    DatedLimitText(limit: ". <= 0.3", from: "2027-01-01", until: "2027-12-31"),
                ]))
        #expect(content?.text(as: .limits) == text)
    }

    @Test(
        "A cell without days is the expression that stands in it",
        arguments: [
            ". <= 0.5", ". <= 1; . > 0", "from 2026-01-01", ". > 0 from 2026", "${until} > .",
        ])
    func undated(text: String) {
        #expect(CellContent(text, as: .limits) == .text(text))
    }

    @Test("A semicolon in quotes ends no limit, and typographic quotes are straightened")
    func quotes() {
        #expect(
            CellContent("if(${x} = ‘a;b’, . > 1, . > 2) from 2026-01-01；. > 3", as: .limits)
                == .limits([
                    DatedLimitText(
                        limit: "if(${x} = 'a;b', . > 1, . > 2)", from: "2026-01-01"),
                    DatedLimitText(limit: ". > 3"),
                ]))
    }

    @Test("Days of a pack go to YAML as quoted days, and every cell comes back")
    func roundTrip() throws {
        let workbook = try Forms.markdown(
            """
            | survey |
            | | type | name | label | unit | limit | valid_from | Valid until |
            | | begin group | g | 区 | | | | |
            | | decimal | A-1 | 间距 | m | . >= 0.5 until 2026-12-31; . >= 0.6 from 2027-01-01 | 2026-01-01 | 2027-12-31 |
            | | end group | | | | | | |
            | settings |
            | | form_id | form_title | valid_from | valid_until |
            | | a | 甲 | 2026-01-01 | 2028-12-31 |
            | sources |
            | | id | title | effective | valid_until | replaced_by |
            | | S1 | 旧标准 | 2020-01-01 | 2026-12-31 | S2 |
            | | S2 | 新标准 | 2027-01-01 | | |
            """)
        let yaml = String(
            decoding: try #require(Forms.read(workbook, hasOnlyTexts: true).yaml), as: UTF8.self)

        #expect(yaml.contains("  valid_until: \"2028-12-31\"\n"))
        #expect(yaml.contains("    replaced_by: S2\n"))
        #expect(
            yaml.contains(
                """
                    limit:
                      - {limit: . >= 0.5, valid_until: "2026-12-31"}
                      - {limit: . >= 0.6, valid_from: "2027-01-01"}
                """))
        try Forms.expectLossless(workbook, hasOnlyTexts: true)
    }
}
