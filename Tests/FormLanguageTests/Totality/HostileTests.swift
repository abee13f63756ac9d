import Testing

@testable import FormLanguage

@Suite("What would take for ages is given up or done at once")
struct HostileTests {
    private static let long = String(repeating: "a", count: 1_000_000)

    private func text(_ source: String, _ values: [String: String] = [:]) throws -> String {
        try Expression(source).evaluated { .string(values[$0] ?? "") }.asString
    }

    /// In a form with so many more tanks, at a volume whose text is long.
    private func text(_ source: String, tanks: Int) throws -> String {
        let expression = try Expression(source)
        var farm = TankFarm()
        farm.names = expression.references
        for _ in 0..<tanks { farm.add("volume", .string("1"), in: farm.add("tank", in: 0)) }
        farm.home = NodeRef(farm.all("volume")[1])
        farm.answer(farm.home.number, .string(Self.long))
        return expression.evaluate(in: farm).asString
    }

    @Test(
        "A text is looked for in one of the same letters",
        arguments: [
            ("contains(${text}, ${part})", "false"), ("substring-before(${text}, ${part})", ""),
            ("substring-after(${text}, ${part})", ""), ("starts-with(${text}, ${part})", "false"),
            ("ends-with(${text}, ${part})", "false"),
        ])
    func search(source: String, expected: String) throws {
        let values = ["text": Self.long, "part": String(Self.long.dropFirst(500_000)) + "b"]

        #expect(try text(source, values) == expected)
    }

    @Test(
        "A pattern that goes astray matches nothing",
        arguments: [
            "(a+)+b", "(a|aa)+b", "(a*)*b", "(.*)(.*)(.*)(.*)b", "(?:(?=.*+)a)*b", "((a+)*)+b",
            "(a?){50}a{50}b", "(?:a(?=.*b|.*c))*d", "([a-z]+)*\\d", "(?R)?a*b", "(a(?1)?b?)+c",
            "((((a{1,20}){1,20}){1,20}){1,20})b", "\\X*b", "(?<=a)*+b",
        ])
    func patterns(pattern: String) throws {
        let source = try Expression("regex(${text}, ${pattern})")
        for count in [30, 3_000, 1_000_000] {
            let values = ["text": String(Self.long.prefix(count)), "pattern": pattern]
            let value = source.evaluated { .string(values[$0] ?? "") }
            #expect(!value.asBoolean)
        }
    }

    @Test(
        "What is no pattern, or too long a one, matches nothing",
        arguments: ["(", "[", "a{2,1}", "\\", "(?<n>a)(?<n>b)", "*", "(?1)", "\u{0}"])
    func broken(pattern: String) throws {
        #expect(try text("regex('', ${pattern})", ["pattern": pattern]) == "false")
        let long = String(repeating: "(", count: 5_000)
        #expect(try text("regex('', ${pattern})", ["pattern": long]) == "false")
    }

    @Test(
        "Each tank looks at too much",
        arguments: [
            "count(/data/tank[string-length(current()) > 0])",
            "count(/data/tank[contains(current(), 'b')])",
            "count(/data/tank[current() = current()])",
            "count(/data/tank[regex(current(), '(a+)+b')])",
            "count(/data/tank[count(/data/tank | /data/tank) > 0])",
            "count(/data/tank[count(${tank}[1 = 1] | /data/tank/volume) > 0])",
            "count(/data/tank[/data/tank/volume = /data/tank/volume])",
            "count(/data/tank[count-selected(current()) > 0])",
            "count(/data/tank[digest(current(), 'MD5') = ''])",
            "sum(/data/tank[sum(/data/tank/volume) > 0]/volume)",
            "count(/data/tank[normalize-space(current()) = translate(current(), 'a', 'b')])",
            "join(current(), /data/tank/volume, /data/tank/volume)",
        ])
    func predicates(source: String) throws {
        #expect(try text(source, tanks: 1_500) == "")
    }

    @Test("What stands for ten thousand rows is still counted")
    func useful() throws {
        #expect(try text("count(/data/tank[regex(volume, '\\d+')])", tanks: 2_000) == "2002")
        #expect(try text("count(/data/tank[volume = 1])", tanks: 10_000) == "10000")
    }

    @Test("A million names are not called by their labels")
    func labels() throws {
        let names = String(repeating: "a ", count: 500_000)
        let source = try Expression("jr:choice-name(${names}, '${names}')")

        #expect(source.evaluated { _ in .string(names) } == .empty)
    }

    @Test(
        "Fences without an inside have nothing within",
        arguments: [
            "0 0", "0 0; 0 0", "0 0; 0 0; 0 0", "0 0; 0 10; 0 20", "90 0; 90 90; 90 180",
            "0 0; 10 0; 0 0; 10 0", "0 0; 0 0; 1 1; 1 1", "x", ";;;", "0 0;; 1 1",
            "NaN 0; 0 NaN; 1 1",
            "0 0; 0 inf; 1 1", "-90 -180; 90 180; -90 180; 90 -180; 0x1 0; 1 1",
        ])
    func fences(border: String) throws {
        let values = ["border": border]
        #expect(try text("geofence('5 5', ${border})", values) == "false")
        for function in ["area", "distance"] {
            let size = try Expression("\(function)(${border})").evaluated { _ in .string(border) }
            #expect(!size.asNumber.isNegative)
        }
    }

    @Test("A border of a hundred thousand places is walked along")
    func longBorder() throws {
        let circle = (0..<100_000).map { "\($0 % 80) \($0 % 170)" }.joined(separator: ";")

        #expect(try text("geofence('-5 5', ${border})", ["border": circle]) == "false")
    }

    @Test("A day without measure is no day", arguments: ["-", ""])
    func days(sign: String) throws {
        #expect(try text("date(\(sign)9223372036854775808 div 86400000)") == "")
        #expect(try text("date(\(sign)9223372036854775807)") == "")
        #expect(try text("add-date('2026-03-04', 0, 0, 0, 0, \(sign)9223372036854775807)") == "")
    }
}
