import CivilTime
import Testing

@testable import FormLanguage

@Suite struct FunctionTests {
    private let answers: [String: FormValue] = [
        "empty": .empty, "name": .string("照单 检查"), "list": .string("pipe bottle  tank"),
        "depth": .number(.exact(DecimalNumber("0.620") ?? .zero)), "day": .string("2026-03-04"),
        "time": .string("2026-03-04T09:30:00.000+08:00"), "word": .string("abc"),
        "yes": .boolean(true), "nan": .number(.notANumber),
    ]

    private func text(_ source: String) throws -> String {
        try Expression(source).evaluated { answers[$0] ?? .empty }.asString
    }

    @Test(
        "Truth",
        arguments: [
            ("true()", "true"), ("false()", "false"), ("not('')", "true"), ("not('x')", "false"),
            ("boolean('false')", "true"), ("boolean(0)", "false"), ("boolean(${nan})", "false"),
            ("boolean-from-string('false')", "false"), ("boolean-from-string('true')", "true"),
            ("boolean-from-string('1')", "true"), ("boolean-from-string('TRUE')", "true"),
            ("boolean-from-string(true())", "true"), ("boolean-from-string('')", "false"),
            ("if('', 1, 2)", "2"), ("if(1 = 1, ${name}, 2)", "照单 检查"),
            ("coalesce(${empty}, 'x')", "x"), ("coalesce(${word}, 'x')", "abc"),
            ("coalesce('', '', 3)", "3"), ("coalesce(0, 1)", "0"), ("once('x')", "x"),
            ("checklist(2, 3, 1 = 1, 1 = 2, 1 = 1)", "true"),
            ("checklist(3, -1, 1, 1, 0)", "false"),
            ("checklist(-1, 1, 1, 1)", "false"), ("checklist(-1, -1, 0)", "true"),
            ("weighted-checklist(5, -1, 1 = 1, 3, 1 = 1, 2)", "true"),
            ("weighted-checklist(5, -1, 1 = 1, 3, 1 = 2, 2)", "false"),
            ("weighted-checklist(-1, 2.5, 1 = 1, 2.5)", "true"),
        ])
    func truth(source: String, expected: String) throws {
        #expect(try text(source) == expected)
    }

    @Test(
        "Numbers",
        arguments: [
            ("number('')", "NaN"), ("number(' 12.50 ')", "12.5"), ("number('12a')", "NaN"),
            ("number(true())", "1"), ("number('-.5')", "-0.5"), ("number('1e3')", "NaN"),
            ("number('2026-03-04')", "20516"), ("number('1970-01-02T12:00')", "1.5"),
            ("number('一二')", "NaN"), ("int(2.9)", "2"), ("int(-2.9)", "-2"), ("int('x')", "NaN"),
            ("round(2.5)", "3"), ("round(-2.5)", "-2"), ("round(2.345, 2)", "2.35"),
            ("round(1234, -2)", "1200"), ("round(1 div 3, 4)", "0.3333"), ("round('')", "NaN"),
            ("round(1.005, 2)", "1.01"), ("floor(-0.1)", "-1"), ("floor(3)", "3"),
            ("ceiling(0.1)", "1"), ("ceiling(-0.9)", "0"), ("abs(-0.62)", "0.62"),
            ("abs(${nan})", "NaN"), ("pow(2, 10)", "1024"), ("pow(1.1, 2)", "1.21"),
            ("pow(4, 0.5)", "2"), ("pow(2, -1)", "0.5"), ("pow(0, 0)", "1"), ("exp(0)", "1"),
            ("exp10(3)", "1000"), ("log(1)", "0"), ("log10(1000)", "3"), ("log(0)", "-Infinity"),
            ("log(-1)", "NaN"), ("sqrt(9)", "3"), ("sqrt(-1)", "NaN"),
            ("round(sqrt(2), 6)", "1.414214"), ("round(pi(), 5)", "3.14159"), ("sin(0)", "0"),
            ("cos(0)", "1"), ("round(tan(pi() div 4), 9)", "1"), ("asin(2)", "NaN"),
            ("round(acos(0) * 2, 5)", "3.14159"), ("round(atan(1) * 4, 5)", "3.14159"),
            ("round(atan2(1, -1), 4)", "2.3562"), ("random() < 1 and random() >= 0", "true"),
            ("-7 mod 3", "-1"), ("7 mod -3", "1"), ("5.5 mod 2", "1.5"), ("1 mod 0", "NaN"),
            ("9999999999 * 9999999999", "99999999980000000001"),
            ("pow(10, 40)", "1" + String(repeating: "0", count: 40)),
            ("1 div pow(10, 7)", "0.0000001"), ("pow(2, 0.5) * pow(2, 0.5) > 2", "true"),
        ])
    func numbers(source: String, expected: String) throws {
        #expect(try text(source) == expected)
    }

    @Test(
        "Texts",
        arguments: [
            ("string(1.50)", "1.5"), ("string(true())", "true"), ("concat()", ""),
            ("concat('深度', ${depth}, ' m')", "深度0.62 m"), ("join(', ', 'a', '', 'b')", "a, , b"),
            ("join('-')", ""), ("string-length('照单👩‍🚒')", "5"), ("string-length('')", "0"),
            ("normalize-space('  a \t b  ')", "a b"), ("translate('bar', 'abc', 'AB')", "BAr"),
            ("translate('2026-03', '-', '')", "202603"), ("translate('照单', '单', '章')", "照章"),
            ("substr('hello', 1, 3)", "el"), ("substr('hello', -3)", "llo"),
            ("substr('hello', 0, -1)", "hell"), ("substr('照单检查', 2)", "检查"),
            ("substr('abc', 5)", ""), ("substr('abc', 2, 1)", ""),
            ("substring('12345', 2, 3)", "234"),
            ("substring('12345', 2)", "2345"), ("substring('12345', 1.5, 2.6)", "234"),
            ("substring('12345', 0 div 0, 3)", ""), ("substring('12345', -42, 1 div 0)", "12345"),
            ("substring('12345', 0, 3)", "12"), ("substring-before('a=b=c', '=')", "a"),
            ("substring-after('a=b=c', '=')", "b=c"), ("substring-before('abc', 'x')", ""),
            ("substring-after('照单检查', '单')", "检查"), ("starts-with('照单', '照')", "true"),
            ("starts-with('a', '')", "true"), ("ends-with('照单', '单')", "true"),
            ("ends-with('a', 'ba')", "false"), ("contains('照单检查', '单检')", "true"),
            ("contains('', '')", "true"), ("contains('abc', 'B')", "false"),
            ("regex('QL-2026', '[A-Z]{2}-[0-9]{4}')", "true"),
            ("regex('xQL-2026', 'QL.*')", "false"),
            ("regex('照单', '\\p{Han}+')", "true"), ("regex('a\n', 'a')", "false"),
            ("regex('', '')", "true"), ("regex('ab', 'a|ab')", "true"),
            ("upper-case('gas é')", "GAS É"), ("lower-case('GAS')", "gas"),
            (
                "digest('照单', 'SHA-256', 'hex')",
                "1502c25424a76c49873604bdeb7e4c801ec4c98343730479b324573334802cd7"
            ),
            ("digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"),
            ("digest('abc', 'SHA-1')", "qZk+NkcGgWq6PiVxeFDCbJzQ2J0="),
            ("digest('abc', 'SHA-0')", ""),
            ("string-length(digest('', 'SHA-512', 'hex'))", "128"),
            ("string-length(digest('', 'SHA-384'))", "64"), ("base64-decode('54Wn5Y2V')", "照单"),
            ("base64-decode('YWI=')", "ab"), ("base64-decode('*')", ""),
            ("base64-decode('/w==')", ""),
            ("string-length(uuid())", "36"), ("string-length(uuid(8))", "8"),
            (
                "regex(uuid(), '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}')",
                "true"
            ),
            ("uuid() = uuid()", "false"),
        ])
    func texts(source: String, expected: String) throws {
        #expect(try text(source) == expected)
    }

    @Test(
        "Choices",
        arguments: [
            ("selected(${list}, 'tank')", "true"), ("selected(${list}, 'pip')", "false"),
            ("selected('', '')", "false"), ("selected-at(${list}, 1)", "bottle"),
            ("selected-at(${list}, 3)", ""), ("selected-at(${list}, -1)", ""),
            ("selected-at(${list}, 'x')", ""), ("count-selected(${list})", "3"),
            ("count-selected('')", "0"),
        ])
    func choices(source: String, expected: String) throws {
        #expect(try text(source) == expected)
    }

    @Test(
        "Days and times",
        arguments: [
            ("today()", "2026-11-22"), ("now()", "2026-11-22T10:30:00.250+08:00"),
            ("today() - ${day}", "263"), ("today() > ${day}", "true"),
            ("date(20516)", "2026-03-04"),
            ("date('2026-03-04T23:59:59')", "2026-03-04"), ("date(today() + 7)", "2026-11-29"),
            ("date('2026-02-29')", ""), ("date('')", ""), ("date('soon')", ""),
            ("date(1 div 0)", ""),
            ("date-time('2026-03-04')", "2026-03-04T00:00:00.000+08:00"),
            ("date-time(20516.5)", "2026-03-04T12:00:00.000+08:00"),
            ("date-time('2026-03-04T09:30Z')", "2026-03-04T09:30:00.000+00:00"),
            ("decimal-date-time('1970-01-02T06:00:00.000+08:00')", "1.25"),
            ("decimal-date-time('')", "NaN"), ("decimal-time('06:00:00.000+08:00')", "0.25"),
            ("decimal-time(${time}) * 24", "9.5"), ("decimal-time('24:00')", "NaN"),
            ("format-date(${day}, '%Y年%n月%e日')", "2026年3月4日"),
            ("format-date(${day}, '%y%m%d %b %a')", "260304 Mar Wed"),
            ("format-date('', '%Y')", ""), ("format-date(${day}, '100%% %Q %')", "100% %Q %"),
            ("format-date-time(${time}, '%H:%M:%S.%3 %h')", "09:30:00.000 9"),
            ("add-date('2026-01-31', 0, 1)", "2026-02-28"),
            ("add-date('2024-02-29', 1)", "2025-02-28"),
            ("add-date('2026-11-22', 0, 0, 30)", "2026-12-22"),
            ("add-date('2026-12-31', 0, 0, 0, 25)", "2027-01-01T01:00:00.000+08:00"),
            ("add-date(${time}, 0, 0, 0, -10)", "2026-03-03T23:30:00.000+08:00"),
            ("add-date('', 1)", ""), ("add-date(${day}, 1 div 0)", ""),
            ("add-date(${day}, 9999)", ""),
            ("difference-in-months('2026-01-31', '2026-02-28')", "1"),
            ("difference-in-months('2025-11-22', today())", "12"),
            ("difference-in-months(today(), '2025-11-23')", "-11"),
            ("difference-in-months('', today())", "NaN"),
        ])
    func days(source: String, expected: String) throws {
        #expect(try text(source) == expected)
    }

    @Test(
        "Places",
        arguments: [
            // A degree of a great circle of the ball.
            ("round(distance('0 0 0 0; 0 1 0 0'), 0)", "111319"),
            ("round(distance('0 0', '0 1'), 0)", "111319"), ("distance('30.25 120.16')", "0"),
            ("distance('')", "0"), ("distance('nowhere')", "NaN"), ("distance('91 0; 0 0')", "NaN"),
            ("round(area('0 0; 0 1; 1 1; 1 0; 0 0') div 1000000, 0)", "12391"),
            ("round(enclosed-area('0 0; 0 1; 1 1') div 1000000, 0)", "6196"),
            ("area('0 0; 0 1')", "0"),
            ("geofence('0.5 0.5', '0 0; 0 1; 1 1; 1 0; 0 0')", "true"),
            ("geofence('1.5 0.5', '0 0; 0 1; 1 1; 1 0; 0 0')", "false"),
            ("geofence('', '0 0; 0 1; 1 1')", "false"), ("geofence('0 0', '')", "false"),
        ])
    func places(source: String, expected: String) throws {
        #expect(try text(source) == expected)
    }

    @Test(
        "The form",
        arguments: [
            ("version()", "2026.11"), ("property('deviceid')", "k7"), ("property('none')", ""),
        ])
    func form(source: String, expected: String) throws {
        #expect(try text(source) == expected)
    }

    @Test("Chinese days are written in Chinese")
    func calendar() throws {
        var environment = sundayMorning
        environment.calendarWords = .chinese

        let written = try Expression("format-date(today(), '%b%e日%a')").evaluated(in: environment)
        #expect(written.asString == "11月22日周日")
    }

    @Test("Chance is the same for the same seed and differs from turn to turn")
    func chance() throws {
        let expression = try Expression("concat(random(), ' ', random())")
        let first = expression.evaluated().asString

        #expect(expression.evaluated().asString == first)
        #expect(Set(first.split(separator: " ")).count == 2)
        var environment = sundayMorning
        environment.seed = 8
        #expect(expression.evaluated(in: environment).asString != first)
    }

    @Test("Each function has its place in the table, and a wrong count of arguments is refused")
    func signatures() throws {
        for function in FormFunction.allCases {
            let signature = function.signature
            #expect(signature.least <= signature.most ?? .max)
            if signature.least > 0 {
                #expect(throws: ExpressionError.self) { try Expression("\(function.rawValue)()") }
            }
            if let most = signature.most {
                let many = Array(repeating: "1", count: most + 1).joined(separator: ",")
                #expect(throws: ExpressionError.self) {
                    try Expression("\(function.rawValue)(\(many))")
                }
            }
        }
    }

    @Test("A pattern that would run for ages is given up")
    func patternBound() throws {
        let source = "regex('\(String(repeating: "a", count: 40))!', '(a+)+b')"

        #expect(try text(source) == "false")
    }

    @Test("A text that would fill the memory is given up")
    func textBound() throws {
        var value = FormValue.string(String(repeating: "x", count: 1_000))
        let double = try Expression("concat(${a}, ${a})")
        for _ in 0..<40 { value = double.evaluated { _ in value } }

        #expect(value == .empty || value.asString.utf8.count <= 1 << 20)
    }
}
