import Testing

@testable import PackAuthoring

@Suite struct ExpressionLintTests {
    private static let relevant = "relevant: ${gas} != 'no'"

    @Test(
        "An error inside a scalar is found at its column in the file",
        arguments: [
            ("▶${gas", "expression_unterminated_reference"),
            ("${gas} ▶! = 'no'", "expression_unexpected_character"),
            ("${gas} = '是' ▶且 1", "expression_unexpected_word"),
            ("'${gas} != ''no'' ▶和 1'", "expression_unexpected_word"),
            ("\"${gas} != \\\"no\\\" ▶@\"", "expression_unsupported"),
            ("\"'\\u4e2d\\x41' = ▶@\"", "expression_unsupported"),
            ("'▶'", "expression_empty"),
            ("${gas} = 'no' and▶", "expression_unexpected_end"),
            ("(1 = 1) or ▶(2 = 2", "expression_unclosed_parenthesis"),
            ("▶cuont(${gas}) = 1", "expression_function_meant"),
            ("▶frobnicate() = 1", "expression_unknown_function"),
            ("${gas} = ▶today()", "expression_beyond_answers"),
            ("▶../gas = 1", "expression_beyond_answers"),
            ("0 < 1 ▶< 2", "expression_chained_comparison"),
        ])
    func syntax(text: String, code: String) {
        LintFault(Self.relevant, "relevant: \(text)", code).check()
    }

    @Test(
        "An expression that does not lie on one line is refused",
        arguments: [
            "▶|\n      ${gas} != 'no'", "▶>-\n      ${gas} != 'no'",
            "▶${gas} != 'no'\n      or ${gas} = ''", "▶\"${gas} != 'no'\n      or ${gas} = ''\"",
            "▶'${gas} != ''no''\n      or ${gas} = '''''",
        ])
    func severalLines(text: String) {
        LintFault(Self.relevant, "relevant: \(text)", "expression_on_several_lines").check()
    }

    @Test(
        "What an expression refers to must be there and can have the value asked for",
        arguments: [
            ("${gas} != 'no' and ▶${gaz} = ''", "dangling_reference"),
            ("▶${kitchen} = ''", "dangling_reference"),
            ("${supply} = ▶'tank'", "unknown_choice"),
            ("\"▶'tank' != ${supply}\"", "unknown_choice"),
            ("selected(${supplies}, ▶'tank')", "unknown_choice"),
            ("selected(${supply}, ▶\"\")", "unknown_choice"),
            ("${gas} = ▶'maybe'", "unknown_choice"),
            ("${supplies} = ▶'pipe'", "list_compared_as_text"),
        ])
    func references(text: String, code: String) {
        LintFault(Self.relevant, "relevant: \(text)", code).check()
    }

    @Test("An item's verdict is compared only with verdict words")
    func verdicts() {
        LintFault("${K-1} = 'pass'", "${K-1} = ▶'ok'", "unknown_verdict").check()
        LintFault("${K-1} = 'pass'", "${K-1} != 'not_applicable'").check()
        LintFault("${K-1} = 'pass'", "${K-1} = ''").check()
    }

    @Test(
        "What is no condition hides nothing by mistake",
        arguments: [
            ("▶${gas}", "expression_no_condition"),
            ("${gas} = 'no' or ▶${supply}", "expression_no_condition"),
            ("\"▶'yes'\"", "expression_no_condition"),
            ("▶. > 1", "current_value_outside_item"),
        ])
    func conditions(text: String, code: String) {
        LintFault(Self.relevant, "relevant: \(text)", code).check()
    }

    @Test(
        "A limit is held to the same rules",
        arguments: [
            (". >= ▶${nowhere}", ["dangling_reference"]),
            ("▶. + 1", ["expression_no_condition"]),
            ("▶0.5", ["limit_without_value", "expression_no_condition"]),
            ("0 < . ▶< 1", ["expression_chained_comparison"]),
            (". >= if(${gas} = ▶'ja', 1, 2)", ["unknown_choice"]),
        ])
    func limits(text: String, codes: [String]) {
        let pack = MarkedPack([(". >= 0.5", text)])

        #expect(pack.problems.map(\.code) == codes)
        #expect(pack.problems.allSatisfy { $0.place == pack.places[0] })
    }

    @Test("Nothing, or no text, is no expression")
    func wrongType() {
        LintFault(Self.relevant, "▶relevant:", "wrong_type").check()
        LintFault(Self.relevant, "relevant: ▶[true()]", "wrong_type").check()
    }

    @Test("An expression in a flow mapping has its place, too")
    func flowMapping() {
        LintFault(
            "  - type: end_group",
            """
              - type: end_group
              - {type: begin_group, name: g2, label: {zh: 二组, en: Two}, relevant: "'二' = ▶${x}"}
              - type: end_group
            """, "dangling_reference"
        ).check()
    }

    @Test("Conditions that lead back to themselves are reported as a path, at the first of them")
    func cycles() {
        let facts = MarkedPack([("en: Supply}", "en: Supply}\n    relevant: ▶${gas} = ''")])
        #expect(facts.problems.map(\.reason) == [.referenceCycle(["supply", "gas", "supply"])])
        #expect(facts.problems.map(\.place) == facts.places)
        #expect(facts.problems.first?.arguments == ["path": "supply → gas → supply"])

        let group = MarkedPack([(Self.relevant, "relevant: ▶${K-1} != 'fail'")])
        #expect(group.problems.map(\.reason) == [.referenceCycle(["kitchen", "K-1", "kitchen"])])
        #expect(group.problems.map(\.place) == group.places)

        let item = MarkedPack([
            ("relevant: ${K-1} = 'pass'", "relevant: ▶${K-2} > 1"), ("grade: major", "grade: ▶x"),
        ])
        #expect(item.problems.map(\.code) == ["unknown_word", "reference_cycle"])
        #expect(item.problems.map(\.place) == item.places)
    }
}
