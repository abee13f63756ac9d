import Testing

@testable import FormLanguage

@Suite struct ExpressionSyntaxTests {
    @Test(
        "An error names its reason and its column in Unicode scalars",
        arguments: [
            ("", .empty, 1),
            ("   ", .empty, 1),
            ("1 +", .unexpectedEnd, 4),
            ("${a", .unterminatedReference, 1),
            ("1 = ${", .unterminatedReference, 5),
            ("${}", .badReferenceName(""), 3),
            ("${供气 }} = 1", .unexpectedCharacter("}"), 7),
            ("${1a}", .badReferenceName("1a"), 3),
            ("${a b} = 1", .badReferenceName("a b"), 3),
            ("${last-saved#}", .badReferenceName("last-saved#"), 3),
            ("1 = ${last-saved#1a}", .badReferenceName("last-saved#1a"), 7),
            ("${last-saved#a#b}", .badReferenceName("last-saved#a#b"), 3),
            ("${first-saved#a}", .badReferenceName("first-saved#a"), 3),
            ("1 ${last-saved#a}", .unexpectedWord("${last-saved#a}"), 3),
            ("${last-saved#a}/b", .unexpectedWord("/"), 16),
            ("$a = 1", .unexpectedCharacter("$"), 1),
            ("'abc", .unterminatedText, 1),
            ("${a} = 'abc\"", .unterminatedText, 8),
            ("'餐馆' = ${a} 和 1", .unexpectedWord("和"), 13),
            ("'👩‍🚒' = ${a} @", .unsupported("@"), 14),
            ("${a} ＝ 1", .unexpectedCharacter("＝"), 6),
            ("${a} == 1", .unexpectedWord("="), 7),
            ("${a} ! = 1", .unexpectedCharacter("!"), 6),
            ("(1 = 1", .unclosedParenthesis, 1),
            ("not(1 = 1", .unclosedParenthesis, 4),
            ("1 = 1)", .unexpectedWord(")"), 6),
            ("(1 = 1,)", .unexpectedWord(","), 7),
            (
                "selected(${a})",
                .wrongArgumentCount(function: "selected", least: 2, most: 2, found: 1), 1
            ),
            ("1 = if(1, 2)", .wrongArgumentCount(function: "if", least: 3, most: 3, found: 2), 5),
            ("true(1)", .wrongArgumentCount(function: "true", least: 0, most: 0, found: 1), 1),
            ("not()", .wrongArgumentCount(function: "not", least: 1, most: 1, found: 0), 1),
            (
                "coalesce(1)",
                .wrongArgumentCount(function: "coalesce", least: 2, most: nil, found: 1), 1
            ),
            (
                "indexed-repeat(${a}, ${b}, 1, ${c})",
                .wrongArgumentCount(function: "indexed-repeat", least: 3, most: 7, found: 4), 1
            ),
            (
                "weighted-checklist(1, 2, 3, 4, 5)",
                .wrongArgumentCount(function: "weighted-checklist", least: 4, most: nil, found: 5),
                1
            ),
            ("cuont(${a})", .unknownFunction("cuont", meant: "count"), 1),
            ("cht:count(${a})", .unknownFunction("cht:count", meant: nil), 1),
            (
                "cht:difference-in-day(1, 2)",
                .unknownFunction("cht:difference-in-day", meant: "cht:difference-in-days"), 1
            ),
            (
                "cht:add-date(1)",
                .wrongArgumentCount(function: "cht:add-date", least: 2, most: 6, found: 1), 1
            ),
            ("jr:add-date(1, 2)", .unknownFunction("jr:add-date", meant: nil), 1),
            ("1 = frobnicate()", .unknownFunction("frobnicate", meant: nil), 5),
            ("//site", .unsupported("//"), 1),
            ("child::a", .unsupported("::"), 6),
            ("../@id", .unsupported("@"), 4),
            ("${a}[. > 1", .unclosedBracket, 5),
            ("${a}[]", .unexpectedWord("]"), 6),
            ("${a}/", .unexpectedEnd, 6),
            ("../[1]", .unexpectedWord("["), 4),
            ("'a'[1]", .unexpectedWord("["), 4),
            ("(1 + 2)/x", .pathOfNoNodes, 8),
            ("concat('a')/x", .pathOfNoNodes, 12),
            ("regex(., '[a-')", .badPattern("[a-", place: 4), 10),
            ("regex(., '餐(馆')", .badPattern("餐(馆", place: 4), 10),
            ("1 2", .unexpectedWord("2"), 3),
            ("${a} ${b}", .unexpectedWord("${b}"), 6),
            ("${a} 'x'", .unexpectedWord("'x'"), 6),
            ("and 1", .unexpectedWord("1"), 5),
            ("0 < . < 1", .chainedComparison, 7),
            ("1 = 1 = 1", .chainedComparison, 7),
            ("1 <= 2 >= 3 and true()", .chainedComparison, 8),
            ("5..", .unexpectedWord(".."), 2),
            (
                "12345678901234567890123456789012345678901234567890",
                .tooManyDigits("12345678901234567890123456789012345678901234567890"), 1
            ),
        ] as [(String, ExpressionError.Reason, Int)])
    func errors(source: String, reason: ExpressionError.Reason, column: Int) {
        let error = #expect(throws: ExpressionError.self) { try Expression(source) }

        #expect(error?.reason == reason)
        #expect(error?.column == column)
    }

    @Test("References are named once, in the order they first appear")
    func references() throws {
        let expression = try Expression("${b} = 1 and (${a} = 2 or selected(${b}, 'x')) and . > 0")

        #expect(expression.references == ["b", "a"])
        #expect(expression.usesCurrentValue)
        #expect(expression.referencePlaces.map(\.name) == ["b", "a", "b"])
        #expect(expression.referencePlaces.map(\.span.column) == [1, 15, 36])
        #expect(expression.currentValuePlace?.column == 52)
    }

    @Test("A part is given back as it is written")
    func spans() throws {
        let expression = try Expression("( ${a} = '餐馆' )  and  not( ${b} >  1 )")
        guard case .operation(.and, let left, let right) = expression.root.kind else {
            Issue.record("\(expression.root)")
            return
        }

        #expect(expression.text(of: left.span) == "${a} = '餐馆'")
        #expect(expression.text(of: right.span) == "not( ${b} >  1 )")
    }

    @Test("Nesting is held to the limit however it is made", arguments: ["(", "not(", "-", "or"])
    func depth(kind: String) throws {
        func source(_ count: Int) -> String {
            switch kind {
            case "-": String(repeating: "-", count: count) + "1"
            case "or": Array(repeating: "1 = 1", count: count).joined(separator: " or ")
            default:
                String(repeating: kind, count: count) + "1" + String(repeating: ")", count: count)
            }
        }
        _ = try Expression(source(100)).evaluated { _ in .empty }
        let error = #expect(throws: ExpressionError.self) { try Expression(source(300)) }

        #expect(error?.code == "expression_too_deep")
    }

    @Test("A text that is too long is refused before it is looked at")
    func length() {
        let source = String(repeating: "(", count: 100_000)
        let error = #expect(throws: ExpressionError.self) { try Expression(source) }

        #expect(error?.reason == .tooLong(limit: Expression.maximumLength))
    }

    @Test("Whatever is typed, an expression is understood or refused, and then evaluated")
    func fuzz() {
        let pieces = [
            "${a}", "${b.c-d}", "${", "}", "'", "\"", "'x'", "(", ")", ",", "and", "or", "not(",
            "if(", "selected(", "true()", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div",
            "mod", ".", "1", "0.5", ".5", "0", " ", "  ", "供", "\u{301}", "\u{0}", "９", "$", "!",
            "99999999999999999999999999999999999999",
            "[", "]", "/", "..", "|", "a", "concat(", "substr(", "round(", "pow(", "count(",
            "regex(",
            "format-date(", "date(", "sum(", "max(", "position(", "current()", "randomize(",
            "join(",
        ]
        var random = SplitMix(state: 20_261_121)
        var understood = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 1...12, using: &random)
            let source = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }
                .joined(separator: Bool.random(using: &random) ? " " : "")
            guard let expression = try? Expression(source) else { continue }
            understood += 1
            for value in sampleValues {
                let result = expression.evaluated(current: value) { _ in value }
                let explained = expression.explained(current: value) { _ in value }
                #expect(explained.outcome == result.asBoolean)
            }
            _ = expression.firstPartThatIsNoCondition
            _ = expression.textComparisons
        }
        #expect(understood > 200)
    }

    private var sampleValues: [FormValue] {
        [
            .empty, .string(""), .string("x"), .string("2026-03-04"), .string("x y"),
            .boolean(true), .number(.notANumber), .number(FormNumber(0)),
            .number(.binary(.infinity)), .number(.binary(1e-300)),
            DecimalNumber("-170141183460469231731687303715884105727").map { .number(.exact($0)) }
                ?? .empty,
        ]
    }
}
