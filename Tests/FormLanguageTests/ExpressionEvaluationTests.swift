import Testing

@testable import FormLanguage

@Suite struct ExpressionEvaluationTests {
    private let answers: [String: FormValue] = [
        "role": .string("restaurant"), "gas": .string("yes"), "none": .empty, "blank": .string(""),
        "kinds": .string("pipe bottle"), "nothing_chosen": .empty,
        "typed_list": .string("a  b c"),
        "depth": .number(.exact(DecimalNumber("0.620") ?? .zero)), "count": .number(FormNumber(3)),
        "number_text": .string(" 12.50 "), "day": .string("2026-03-04"),
        "other_day": .string("2025-03-04"), "zero": .number(FormNumber(0)),
        "GAS-M-4.1": .string("fail"),
    ]

    private func value(_ source: String) throws -> FormValue {
        try Expression(source).evaluated(current: .number(.exact(DecimalNumber("0.60") ?? .zero))) {
            answers[$0] ?? .empty
        }
    }

    @Test(
        "Conditions",
        arguments: [
            // Equality of texts.
            ("${role} = 'restaurant'", true), ("${role} = \"hotel\"", false),
            ("'restaurant' = ${role}", true), ("${role} != 'hotel'", true),
            ("${GAS-M-4.1} = 'fail'", true),
            // Nothing answered is '' and neither less nor greater than anything.
            ("${none} = ''", true), ("${none} != ''", false), ("${none} != 'no'", true),
            ("${none} = 0", false), ("${none} != 0", true), ("${none} < 1", false),
            ("${none} > 1", false), ("${none} >= ${none}", false), ("${none} = ${blank}", true),
            ("not(${none} < 2)", true), ("${unknown} = ''", true),
            // Numbers, exactly.
            ("0.1 + 0.2 = 0.3", true), ("${depth} = 0.62", true), ("${depth} = '0.62'", true),
            ("${depth} >= 0.62", true), ("${depth} > 0.62", false), ("${depth} < 0.6200001", true),
            ("1.10 = 1.1", true), ("${count} * 0.1 = 0.3", true), ("${number_text} = 12.5", true),
            ("${number_text} > 12", true), ("${role} > 0", false), ("${role} = 0", false),
            (". >= 0.6", true), (". > 0.6", false), (". >= .6 and . <= 1.2", true),
            // Precedence and association.
            ("true() or false() and false()", true), ("(true() or false()) and false()", false),
            ("1 + 2 * 3 = 7", true), ("(1 + 2) * 3 = 9", true), ("7 - 2 - 1 = 4", true),
            ("8 div 2 div 2 = 2", true), ("7 mod 4 mod 2 = 1", true), ("-2 - -3 = 1", true),
            ("2 > 1 = true()", true), ("1 < 2 = 2 > 1", true),
            ("- 2 * 3 = -6", true), ("5 - 3 > 1 and 1 = 1", true),
            // Lists.
            ("selected(${kinds}, 'pipe')", true), ("selected(${kinds}, 'pip')", false),
            ("selected(${none}, 'pipe')", false), ("selected(${nothing_chosen}, '')", false),
            ("selected(${typed_list}, 'b')", true), ("selected(${typed_list}, '')", false),
            ("selected(${count}, 3)", true), ("${nothing_chosen} = ''", true),
            ("${kinds} != ''", true), ("${kinds} = 'pipe bottle'", true),
            ("${kinds} = 'pipe'", false),
            // Days.
            ("${day} >= '2026-01-01'", true), ("${day} < ${other_day}", false),
            ("${day} - ${other_day} = 365", true), ("${day} = '2026-03-04'", true),
            // Truth values.
            ("${gas} = true()", true), ("${none} = false()", true), ("true() = 1", true),
            ("not(${zero})", true), ("not('')", true), ("not('0')", false),
            // Choice.
            ("if(${gas} = 'yes', 1, 2) = 1", true), ("if(${none}, 'a', 'b') = 'b'", true),
            // What is not a number differs from everything, also from itself.
            ("0 div 0 = 0 div 0", false), ("0 div 0 != 0 div 0", true), ("0 div 0 > 0", false),
            ("'a' + 1 = 0", false), ("not(0 div 0)", true), ("1 div 0 > 99999", true),
            ("-1 div 0 < 0", true), ("1 div 0 = 2 div 0", true),
            // A quotient without an end is a binary fraction, as everywhere.
            ("1 div 3 * 3 = 1", true), ("1 div 8 = 0.125", true), ("2 div 3 > 0.6666", true),
        ])
    func conditions(source: String, expected: Bool) throws {
        #expect(try value(source) == .boolean(expected))
    }

    @Test(
        "Values and the names of their kinds",
        arguments: [
            ("1 + 0.50", "1.5", "number"), ("10 div 4", "2.5", "number"),
            ("1 div 3", "0.3333333333333333", "number"), ("1 div 0", "Infinity", "number"),
            ("-1 div 0", "-Infinity", "number"), ("0 div 0", "NaN", "number"),
            ("-${role}", "NaN", "number"), ("'a'", "a", "string"), ("${none}", "", "string"),
            ("${kinds}", "pipe bottle", "string"), ("true()", "true", "boolean"),
            ("if(false(), 1, ${kinds})", "pipe bottle", "string"), (".", "0.6", "number"),
            ("3 mod 0", "NaN", "number"), ("${zero} * -1", "0", "number"),
        ])
    func values(source: String, text: String, type: String) throws {
        let value = try value(source)

        #expect(value.asString == text)
        #expect(value.typeName == type)
    }

    @Test("Where no form was saved before, what was answered in the last one is empty")
    func lastSaved() throws {
        #expect(try value("${last-saved#role} = ''") == .boolean(true))
        #expect(try value("coalesce(${last-saved#role}, ${role})") == .string("restaurant"))
        #expect(try value("${last-saved#count} * 2 = 6") == .boolean(false))
        #expect(try Expression("${last-saved#role} = ${gas}").references == ["gas"])
    }

    @Test("Texts are equal only when their characters are the same, not when they look it")
    func normalisation() throws {
        let expression = try Expression("${a} = 'e\u{301}'")

        #expect(expression.evaluated { _ in .string("e\u{301}") } == .boolean(true))
        #expect(expression.evaluated { _ in .string("\u{e9}") } == .boolean(false))
    }

    @Test(
        "The parts that decided a condition are named",
        arguments: [
            ("${a} = 1 and ${b} = 2", false, ["${b} = 2"]),
            ("${b} = 2 and ${c} = 3", false, ["${b} = 2", "${c} = 3"]),
            ("${a} = 1 and ${a} < 9", true, ["${a} = 1", "${a} < 9"]),
            ("${b} = 2 or ${c} = 3", false, ["${b} = 2", "${c} = 3"]),
            ("${b} = 2 or ${a} = 1", true, ["${a} = 1"]),
            ("not(${a} = 1)", false, ["${a} = 1"]),
            ("not(${b} = 2 or ${a} = 1)", false, ["${a} = 1"]),
            ("if(${a} = 1, ${b} = 2, true())", false, ["${a} = 1", "${b} = 2"]),
            ("(${a} + 1) * 2 = 5", false, ["(${a} + 1) * 2 = 5"]),
        ])
    func explanation(source: String, outcome: Bool, parts: [String]) throws {
        let explanation = try Expression(source).explained { name in
            name == "a" ? .number(FormNumber(1)) : .empty
        }

        #expect(explanation.outcome == outcome)
        #expect(explanation.parts.map(\.text) == parts)
        #expect(explanation.source == source)
    }

    @Test("A part of an explanation has its place, its outcome and the values it met")
    func explanationValues() throws {
        let explanation = try Expression("${x} = 1 and selected(${kinds}, 'a')").explained {
            answers[$0] ?? .empty
        }

        #expect(explanation.parts.map(\.span.column) == [1, 14])
        #expect(explanation.parts.map(\.outcome) == [false, false])
        #expect(
            explanation.parts.map(\.values) == [
                [.init(name: "x", value: .empty)],
                [.init(name: "kinds", value: .string("pipe bottle"))],
            ])
    }

    @Test(
        "A part that is no condition is found",
        arguments: [
            ("${a}", 1), ("${a} = 1 and ${b}", 14), ("not(${a})", 5), ("1 + 2", 1), ("'x'", 1),
            ("if(${a}, true(), false())", 4), ("if(1 = 1, true(), 2)", 19), ("-1", 1), (".", 1),
            ("true() or (1 = 1 and .)", 22),
        ])
    func noCondition(source: String, column: Int) throws {
        #expect(try Expression(source).firstPartThatIsNoCondition?.column == column)
    }

    @Test(
        "Conditions are recognised",
        arguments: [
            "1 = 1", "not(. > 1)", "true()", "if(1 = 1, false(), ${a} != '')",
            "selected(${a}, 'b') or false()",
        ])
    func isCondition(source: String) throws {
        #expect(try Expression(source).firstPartThatIsNoCondition == nil)
    }

    @Test("Texts that references are compared with are found with their places")
    func textComparisons() throws {
        let found = try Expression("${a} = 'x' and ('y' != ${b} or not(selected(${c}, 'z')))")
            .textComparisons

        #expect(found.map(\.name) == ["a", "b", "c"])
        #expect(found.map(\.text) == ["x", "y", "z"])
        #expect(found.map(\.span.column) == [8, 17, 51])
        #expect(found.map(\.kind) == [.equality, .equality, .selection])
    }
}
