import Testing

@testable import FormLanguage

@Suite("Whatever is written and answered, an expression has a value and ends")
struct TotalityTests {
    @Test(
        "A well-formed expression is understood and evaluated within its bounds", arguments: 0..<8)
    func trees(seed: UInt64) throws {
        var made = RandomExpressions(seed: seed)
        for _ in 0..<150 {
            let source = made.next(depth: 4)
            let expression = try Expression(source)
            var farm = TankFarm()
            farm.names = expression.references
            farm.home = NodeRef(farm.all("volume")[1])
            for name in ["volume", "product", "opening", "name"] {
                for number in farm.all(name) { farm.answer(number, made.answer()) }
            }
            farm.saved = ["product": made.answer()]

            let host = CountingHost(farm)
            let value = expression.evaluate(in: host)

            #expect(host.looks <= 2 * Evaluator.workLimit, "\(source)")
            #expect(host.bytes <= 64 * Evaluator.workLimit, "\(source)")
            #expect(value.asString.utf8.count <= Evaluator.textLimit, "\(source)")
            #expect(expression.evaluate(in: farm) == value, "\(source)")
            #expect(
                expression.explain(in: farm).outcome == expression.holds(in: farm), "\(source)")
            _ = expression.meetsNotANumber(in: farm)
            _ = expression.nodes(in: farm)
            _ = expression.firstPartThatIsNoCondition
            let facts = expression.facts(in: TankForm(), home: 4)
            #expect(facts.problems.allSatisfy { $0.span.end <= source.unicodeScalars.count })
        }
    }

    @Test("Any row of words is understood or refused at a place in it", arguments: 0..<8)
    func soups(seed: UInt64) {
        let words =
            FormFunction.names.map { $0 + "(" } + [
                "${volume}", "${last-saved#a}", "${", "}", "last-saved#", "'", "\"", "‘", "’", "“",
                "'x'", "(", ")", ",", "and", "or", "div", "mod", "=", "!=", "<=", ">", "+", "-",
                "*", "|", ".", "..", "/", "//", "[", "]", "@", "::", "1", "0.5", "照", "\u{301}",
                "\u{0}", "９", "＝", "99999999999999999999999999999999999999", "cht:", "jr:",
            ]
        var random = SplitMix(state: seed)
        for _ in 0..<1_500 {
            let count = Int.random(in: 1...40, using: &random)
            let source = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }
                .joined(separator: Bool.random(using: &random) ? " " : "")
            do throws(ExpressionError) {
                let expression = try Expression(source)
                var farm = TankFarm()
                farm.names = expression.references
                _ = expression.evaluate(in: farm)
                _ = expression.facts(in: TankForm(), home: 4)
            } catch {
                let length = source.unicodeScalars.count
                #expect((1...length + 1).contains(error.column), "\(source)")
                #expect(error.code.hasPrefix("expression_"))
            }
        }
    }

    @Test("Numbers at their limits go through every function and operator")
    func numbers() throws {
        let limits = [
            "0", "-0.0", "1", "-1", "0.5", "9223372036854775807", "-9223372036854775808",
            "170141183460469231731687303715884105727", "-170141183460469231731687303715884105727",
            "0.000000000000000000000000000001", "pow(2, 1023)", "pow(2, -1074)", "(1 div 0)",
            "(-1 div 0)", "(0 div 0)", "(-9223372036854775808 div 86400000)", "(1 div 3)",
        ]
        let taking = FormFunction.allCases.filter { function in
            function != .regex && function != .choiceName
                && !function.signature.parameters.contains(.nodes)
        }
        for a in limits {
            for function in taking where function.accepts(1) {
                let value = try Expression("\(function.rawValue)(\(a))").evaluated()
                #expect(value.asString.utf8.count <= 1_024, "\(function.rawValue)(\(a))")
            }
            for b in limits {
                for sign in ["+", "-", "*", "div", "mod"] {
                    let value = try Expression("\(a) \(sign) \(b)").evaluated().asNumber
                    let again = FormValue.string(value.text).asNumber
                    #expect(
                        !value.double.isFinite || again.isEqual(to: value),
                        "\(a) \(sign) \(b) is written as it is")
                }
                for function in taking where function.accepts(2) {
                    _ = try Expression("\(function.rawValue)(\(a), \(b))").evaluated()
                }
            }
        }
    }

    @Test(
        "As deep as an expression may be, it is evaluated, explained and held against a form",
        arguments: [
            ("not(", "1", ")"), ("-", "1", ""), ("(", "1", ")"), ("concat('a', ", "1", ")"),
            ("if(1 = 1, ", "1", ", 2)"), ("/data/tank[", "1", "]"), ("count(${tank}[", "1", "])"),
            ("1 + ", "1", ""), ("1 = 1 and (", "1 = 1", ")"), ("coalesce('', ", "1", ")"),
            ("../../*[", "1", "]"),
        ])
    func deep(opening: String, core: String, closing: String) throws {
        let deepest = (1...Expression.maximumDepth).reversed().lazy.compactMap { count in
            try? Expression(
                String(repeating: opening, count: count) + core
                    + String(repeating: closing, count: count))
        }.first
        let expression = try #require(deepest)
        var farm = TankFarm()
        farm.names = expression.references
        farm.home = NodeRef(farm.all("volume")[1])

        let explanation = expression.explain(in: farm)
        #expect(explanation.outcome == expression.holds(in: farm))
        _ = expression.meetsNotANumber(in: farm)
        _ = expression.facts(in: TankForm(), home: 4)
        #expect(expression.source.unicodeScalars.count > Expression.maximumDepth / 3)
    }

    @Test("Steps down and up again multiply nothing")
    func steps() throws {
        let source = "count(/data" + String(repeating: "/*/..", count: 3_000) + ")"
        let expression = try Expression(source)

        #expect(expression.facts(in: TankForm(), home: 4).problems == [])
        #expect(expression.evaluate(in: TankFarm()).asString == "1")
    }
}
