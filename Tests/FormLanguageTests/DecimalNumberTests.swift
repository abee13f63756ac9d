import Testing

@testable import FormLanguage

@Suite struct DecimalNumberTests {
    private func number(_ text: String) throws -> DecimalNumber {
        try #require(DecimalNumber(text), "\(text) is a number")
    }

    @Test(
        "A number keeps the digits it is written with",
        arguments: [
            ("0.620", "0.620"), ("12", "12"), ("-0.50", "-0.50"), ("007.10", "7.10"),
            (".5", "0.5"), ("0.00", "0.00"), ("-12345678901234567890.123", nil),
            ("99999999999999999999999999999999999999", nil),
        ] as [(String, String?)])
    func digits(text: String, digits: String?) throws {
        #expect(try number(text).digits == digits ?? text)
    }

    @Test(
        "What is no number is refused",
        arguments: [
            "", "-", ".", "1.", "1.2.3", "1e3", "1,000", " 1", "1 ", "+1", "０", "--1", "abc",
            "1234567890123456789012345678901234567890",
            "0.0000000000000000000000000000001",
        ])
    func refused(text: String) {
        #expect(DecimalNumber(text) == nil)
    }

    @Test("Tenths add up exactly")
    func tenths() throws {
        let sum = try #require(try number("0.1").adding(try number("0.2")))

        #expect(sum == (try number("0.3")))
        #expect(sum.digits == "0.3")
    }

    @Test("Trailing zeros change neither equality nor hash")
    func equality() throws {
        #expect(Set([try number("0.10"), try number("0.1"), try number("0.100")]).count == 1)
        #expect(try number("-0.0") == .zero)
    }

    @Test("Order is that of the values, however many digits they have")
    func order() throws {
        let ordered = try [
            "-170141183460469231731687303715884105727", "-2", "-1.9999999999999999999999999999",
            "-0.5", "0", "0.000000000000000000000000000001", "0.6199999999999999999", "0.62",
            "1", "170141183460469231731687303715884105727",
        ].map(number)

        #expect(ordered.shuffled().sorted() == ordered)
    }

    @Test(
        "Sums, differences, products, quotients and remainders",
        arguments: [
            ("1.5", "+", "0.25", "1.75"), ("1", "-", "0.9", "0.1"), ("-0.2", "-", "0.10", "-0.30"),
            ("1.10", "*", "3", "3.30"), ("0.1", "*", "0.1", "0.01"), ("6", "/", "3", "2"),
            ("1", "/", "3", "0.33333333333333333333"), ("2", "/", "3", "0.66666666666666666667"),
            ("-1", "/", "8", "-0.125"), ("1", "/", "-0.5", "-2"), ("5", "%", "3", "2"),
            ("-5", "%", "3", "-2"), ("5", "%", "-3", "2"), ("0.7", "%", "0.2", "0.1"),
            ("10000000000000000000000", "/", "3", "3333333333333333333333.3333333333333333"),
        ])
    func arithmetic(left: String, sign: String, right: String, expected: String) throws {
        let (a, b) = (try number(left), try number(right))
        let result =
            switch sign {
            case "+": a.adding(b)
            case "-": a.subtracting(b)
            case "*": a.multiplied(by: b)
            case "/": a.divided(by: b)
            default: a.remainder(dividingBy: b)
            }

        #expect(result?.digits == expected)
    }

    @Test("Results that cannot be held, and division by zero, are refused")
    func overflow() throws {
        let largest = try number("170141183460469231731687303715884105727")

        #expect(largest.adding(DecimalNumber(1)) == nil)
        #expect(largest.negated.subtracting(DecimalNumber(1)) == nil)
        #expect(largest.multiplied(by: largest) == nil)
        #expect(largest.adding(try number("0.1")) == nil)
        #expect(DecimalNumber(1).divided(by: .zero) == nil)
        #expect(DecimalNumber(1).remainder(dividingBy: .zero) == nil)
    }

    @Test("Arithmetic agrees with whole numbers")
    func againstIntegers() throws {
        var random = SplitMix(state: 7)
        for _ in 0..<2_000 {
            let a = Int.random(in: -1_000_000...1_000_000, using: &random)
            let b = Int.random(in: -1_000_000...1_000_000, using: &random)
            let (x, y) = (DecimalNumber(a), DecimalNumber(b))
            #expect(x.adding(y) == DecimalNumber(a + b))
            #expect(x.subtracting(y) == DecimalNumber(a - b))
            #expect(x.multiplied(by: y) == DecimalNumber(a * b))
            #expect((x < y) == (a < b))
            guard b != 0 else { continue }
            #expect(x.remainder(dividingBy: y) == DecimalNumber(a % b))
            #expect(x.multiplied(by: y)?.divided(by: y) == x)
        }
    }
}
