import FormLanguage
import Testing

@testable import PackAuthoring

@Suite("What is wrong with an expression is said at its place in the file")
struct ExpressionErrorSentenceTests {
    struct Row: Sendable, CustomTestStringConvertible {
        /// With `▶` at the place.
        let source: String
        let code: String
        let sentence: Sentence

        init(_ source: String, _ code: String, _ zh: String, _ en: String) {
            self.source = source
            self.code = code
            sentence = Sentence(zh, en)
        }

        var testDescription: String { "\(code): \(source.prefix(40))" }
    }

    @Test("In the condition of a group", arguments: rows)
    func said(row: Row) throws {
        let pack = MarkedPack([("relevant: ${gas} != 'no'", "relevant: \(row.source)")])
        let problem = try #require(pack.problems.first)

        #expect(pack.problems.map(\.place) == pack.places)
        #expect(problem.code == row.code)
        #expect(try Sentence(of: problem.code, problem.arguments) == row.sentence)
    }

    @Test("Each code has its row")
    func complete() throws {
        let codes = try Project.codes(in: "Sources/FormLanguage/Syntax/ExpressionError.swift")

        #expect(codes.count > 15)
        #expect(codes.subtracting(Self.rows.map(\.code)) == [])
    }

    private static let rows = [
        Row(
            "'▶'", "expression_empty", "表达式是空的。请填写或删去。",
            "The expression is empty. Write it or remove the key."),
        Row(
            "${gas} = '" + String(repeating: "x", count: 16_374) + "▶x'", "expression_too_long",
            "表达式超过 16384 个字符。请缩短。",
            "The expression is longer than 16384 characters. Shorten it."),
        Row(
            String(repeating: "(", count: 200) + "▶(1 = 1", "expression_too_deep",
            "表达式嵌套超过 200 层。请拆开。", "The expression nests deeper than 200. Split it."),
        Row(
            "${gas} ▶＝ 'no'", "expression_unexpected_character",
            "表达式里不能有 ＝。请删去；符号要用半角。",
            "The expression cannot have ＝ here. Remove it; signs must be half-width."),
        Row(
            "${gas} = ▶'no", "expression_unterminated_text", "引号没有配对。请补上后一个引号。",
            "The quoted text does not end. Add the closing quote."),
        Row(
            "▶${gas", "expression_unterminated_reference", "引用没有结束。请补上后括号。",
            "The reference does not end. Add the closing brace."),
        Row(
            "${▶1a} = ''", "expression_bad_reference_name",
            "引用的名称 1a 不合要求。请用事实或检查项的名称。",
            "1a cannot be referred to. Use the name of a fact or an item."),
        Row(
            "1 < ▶1234567890123456789012345678901234567890", "expression_too_many_digits",
            "数 1234567890123456789012345678901234567890 的位数太多。请缩短。",
            "The number 1234567890123456789012345678901234567890 has too many digits. Shorten it."),
        Row(
            "${gas} = '是' ▶且 1", "expression_unexpected_word",
            "这里不该有 且。请看是否漏了 and、or 或引号。",
            "且 cannot stand here. Is an and, an or, or a quote missing?"),
        Row(
            "${gas} = 'no' and▶", "expression_unexpected_end", "表达式没写完。请补全。",
            "The expression ends too early. Complete it."),
        Row(
            "1 = 1 or ▶(2 = 2", "expression_unclosed_parenthesis", "括号没有配对。请补上后括号。",
            "The parenthesis is not closed. Close it."),
        Row(
            "${gas}▶[1 = 1", "expression_unclosed_bracket", "方括号没有配对。请补上后方括号。",
            "The bracket is not closed. Close it."),
        Row(
            "▶frobnicate() = 1", "expression_unknown_function",
            "没有函数 frobnicate。请核对拼写。",
            "There is no function frobnicate. Check the spelling."),
        Row(
            "▶cuont(${gas}) = 1", "expression_function_meant", "没有函数 cuont。是否想写 count？",
            "There is no function cuont. Was count meant?"),
        Row(
            "▶not(1 = 1, 2 = 2)", "expression_wrong_argument_count",
            "函数 not 要 1 个参数，现有 2 个。请增减参数。",
            "Arguments of not: 1 wanted, 2 there. Add or remove some."),
        Row(
            "▶round(1, 2, 3) = 1", "expression_wrong_argument_count",
            "函数 round 要 1–2 个参数，现有 3 个。请增减参数。",
            "Arguments of round: 1–2 wanted, 3 there. Add or remove some."),
        Row(
            "▶coalesce(1) = 1", "expression_wrong_argument_count",
            "函数 coalesce 要 ≥ 2 个参数，现有 1 个。请增减参数。",
            "Arguments of coalesce: ≥ 2 wanted, 1 there. Add or remove some."),
        Row(
            "0 < 1 ▶< 2", "expression_chained_comparison",
            "比较不能连写。请拆成两个，用 and 连接。",
            "Comparisons cannot be chained. Write two, joined by and."),
        Row(
            "▶//gas = 1", "expression_unsupported", "表达式里不能用 //。请改用对问题的引用。",
            "Expressions have no //. Refer to a question instead."),
        Row(
            "concat('a')▶/b = 1", "expression_path_of_no_nodes",
            "前面得出的是一个值，后面不能接路径或方括号。请只接在引用或路径后面。",
            "What stands before gives a value, so no path or bracket can follow. Put it behind a reference or a path."
        ),
        Row(
            "${gas} = ▶today()", "expression_beyond_answers",
            "检查表的条件和限值只看作答，不能用 today()：同样的作答在任何设备、任何一天都要得出同样的检查项。请改用事实或检查项的作答。",
            "Conditions and limits of a checklist rest on answers alone, so today() cannot be used: the same answers must give the same items on every device and every day. Use the answer of a fact or an item."
        ),
        Row(
            "▶${last-saved#gas} = 'no'", "expression_beyond_answers",
            "检查表的条件和限值只看作答，不能用 ${last-saved#gas}：同样的作答在任何设备、任何一天都要得出同样的检查项。请改用事实或检查项的作答。",
            "Conditions and limits of a checklist rest on answers alone, so ${last-saved#gas} cannot be used: the same answers must give the same items on every device and every day. Use the answer of a fact or an item."
        ),
        Row(
            "regex(${gas}, ▶'[a-')", "expression_bad_pattern",
            "[a- 不是正则表达式，第 4 个字符起读不通。请改正。",
            "[a- is no regular expression: it cannot be read from character 4 on. Correct it."),
    ]
}
