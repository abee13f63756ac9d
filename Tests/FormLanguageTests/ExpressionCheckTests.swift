import Testing

@testable import FormLanguage

/// `data` with `site` (`name`), a repeat `tank` (`volume`, `product`) and two questions called `date`.
struct TankForm: ExpressionScope {
    private struct Definition {
        var name: String
        var type: FormType
        var parent: Int?
    }

    private let definitions = [
        Definition(name: "data", type: .nodes), Definition(name: "site", type: .nodes, parent: 0),
        Definition(name: "name", type: .text, parent: 1),
        Definition(name: "tank", type: .nodes, parent: 0),
        Definition(name: "volume", type: .number, parent: 3),
        Definition(name: "产品", type: .text, parent: 3),
        Definition(name: "date", type: .date, parent: 1),
        Definition(name: "date", type: .date, parent: 3),
    ]

    let form = 0
    var names: [String] { definitions.map(\.name) }
    let lists = ["cities"]

    func definitions(named name: String) -> [Int] {
        definitions.indices.filter { definitions[$0].name == name }
    }

    func name(of definition: Int) -> String { definitions[definition].name }
    func parent(of definition: Int) -> Int? { definitions[definition].parent }
    func type(of definition: Int) -> FormType { definitions[definition].type }

    func isRepeat(_ definition: Int) -> Bool { definition == 3 }

    func children(of definition: Int) -> [Int] {
        definitions.indices.filter { definitions[$0].parent == definition }
    }

    func columns(ofList id: String) -> [String]? { id == "cities" ? ["name", "label", "省"] : nil }
}

@Suite("An expression is held against its form before anybody fills it in")
struct ExpressionCheckTests {
    private func facts(_ source: String, home: Int = 4) throws -> ExpressionFacts {
        try Expression(source).facts(in: TankForm(), home: home)
    }

    @Test(
        "What is wrong is named with its place",
        arguments: [
            ("${volme} > 1", .unknownName("volme", meant: "volume"), 1),
            ("1 < ${reservoir}", .unknownName("reservoir", meant: nil), 5),
            ("1 < ${last-saved#volme}", .unknownName("volme", meant: "volume"), 5),
            ("${last-saved#date} = ''", .ambiguousName("date"), 1),
            ("${产平} = ''", .unknownName("产平", meant: "产品"), 1),
            ("${date} = today()", .ambiguousName("date"), 1),
            ("volume > 1", .bareName("volume"), 1), ("true", .unknownStep("true", meant: nil), 1),
            ("../volme", .unknownStep("volme", meant: "volume"), 4),
            ("/data/sight/name", .unknownStep("sight", meant: nil), 7),
            ("/data/sit/name", .unknownStep("sit", meant: "site"), 7),
            ("../../..", .noParent, 7),
            ("instance('citys')/root/item", .unknownList("citys", meant: "cities"), 10),
            ("instance('towns')/root/item", .unknownList("towns", meant: nil), 10),
            (
                "instance('cities')/root/item[省份 = 'x']/name",
                .unknownColumn("省份", list: "cities", meant: "省"), 30
            ),
            ("instance('cities')/root/items", .unknownStep("items", meant: "item"), 25),
            (
                "pulldata('cities', 'lable', 'name', 'x')",
                .unknownColumn("lable", list: "cities", meant: "label"), 20
            ),
            ("pulldata('towns', 'a', 'b', 'c')", .unknownList("towns", meant: nil), 10),
            ("count('tank')", .nodesWanted(function: "count"), 7),
            ("sum(1 + 2)", .nodesWanted(function: "sum"), 5),
            ("position(today())", .nodesWanted(function: "position"), 10),
            ("round('x')", .noNumber("x"), 7),
            (
                "digest('a', 'SHA-2')",
                .unknownWord(
                    "SHA-2", function: "digest",
                    allowed: ["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"]), 13
            ),
            (
                "digest('a', 'MD5', 'b64')",
                .unknownWord("b64", function: "digest", allowed: ["base64", "hex"]), 20
            ),
            ("format-date(today(), '%Y %Q')", .unknownDateCode("%Q"), 22),
        ] as [(String, ExpressionProblem.Reason, Int)])
    func problems(source: String, reason: ExpressionProblem.Reason, column: Int) throws {
        let problems = try facts(source).problems

        #expect(problems.map(\.reason) == [reason])
        #expect(problems.map(\.span.column) == [column])
    }

    @Test("All problems are named at once, in the order they stand")
    func several() throws {
        let problems = try facts("${a} + ../b + count('c')").problems

        #expect(problems.map(\.span.column) == [1, 11, 21])
    }

    @Test(
        "Kinds are known",
        arguments: [
            ("${last-saved#volume}", FormType.number), ("${last-saved#name}", .text),
            ("cht:add-date(today(), 1)", .date), ("1 + 1", FormType.number), ("'a'", .text),
            ("1 = 1", .boolean), ("${volume}", .number),
            ("${name}", .text), ("${tank}", .nodes), (".", .number), ("../产品", .text),
            ("today()", .date), ("if(1 = 1, 'a', 'b')", .text), ("if(1 = 1, 'a', 1)", .any),
            ("coalesce(${name}, 'x')", .text), ("once(1)", .number), ("-${name}", .number),
            ("instance('cities')/root/item/name", .nodes), ("count(${tank})", .number),
            ("pulldata('cities', 'name', 'label', ${name})", .text), ("../..", .nodes),
            ("${tank}[volume > 1]/产品", .text), ("format-date(today(), '%Y%%')", .text),
        ])
    func types(source: String, type: FormType) throws {
        let facts = try facts(source)

        #expect(facts.problems == [])
        #expect(facts.type == type)
    }

    @Test(
        "What the value rests on is known",
        arguments: [
            ("${last-saved#volume} > ${volume}", [4]), ("${last-saved#name}", []),
            ("${volume} > 1", [4]), ("count(${tank})", [3]), ("../产品", [5]), (".", [4]),
            ("sum(/data/tank/volume)", [4]), ("${tank}[volume > 1]/产品", [3, 4, 5]),
            ("instance('cities')/root/item[name = ${name}]/label", [2]), ("1 + 1", []),
            ("current()/../产品", [4, 5]), ("if(${name} = '', ${volume}, 0)", [2, 4]),
            ("jr:choice-name(${name}, '${产品}')", [2, 5]), ("/data/site/*", [2, 6]),
        ])
    func dependencies(source: String, expected: [Int]) throws {
        #expect(try facts(source).dependencies.map(\.definition) == expected)
    }

    @Test(
        "It is known which of them are those of the instance at hand",
        arguments: [
            ("${volume} > 1", [1]), ("../产品", [1]), ("${name}", [0]), ("count(${tank})", [1]),
            ("count(../../tank)", [0]), ("/data/tank/volume", [0]), ("../../tank/volume", [0]),
            ("${tank}[volume > current()/../volume]/产品", [1, 1, 1]),
            ("../../tank[volume > current()/../volume]/产品", [0, 0]),
            ("indexed-repeat(${volume}, ${tank}, 1)", [0, 0]), ("position(..)", [1]),
            ("${volume} + sum(/data/tank/volume)", [0]),
        ])
    func sharedRepeats(source: String, expected: [Int]) throws {
        #expect(try facts(source).dependencies.map(\.sharedRepeats) == expected)
    }

    @Test(
        "A choice filter sees the columns of its list as children",
        arguments: [
            ("省 = ${name} and . != ../item[1]", []), ("省份 = ${name}", ["expression_column_meant"]),
            ("colour = 'x'", ["expression_unknown_column"]),
            ("name = ${volme}", ["expression_name_meant"]),
        ])
    func choiceFilter(source: String, codes: [String]) throws {
        let facts = try Expression(source).facts(in: TankForm(), home: 5, filtering: "cities")

        #expect(facts.problems.map(\.code) == codes)
        #expect(facts.lists == ["cities"])
        if codes.isEmpty { #expect(facts.dependencies.map(\.definition) == [2]) }
    }

    @Test("Lists that are looked into are known")
    func lists() throws {
        let facts = try facts("pulldata('cities', 'name', 'label', 'x') = ''")

        #expect(facts.lists == ["cities"])
    }

    @Test(
        "The nearest name is meant, and none when all are far",
        arguments: [
            ("volme", "volume"), ("vloume", "volume"), ("VOLUME", "volume"), ("tnak", "tank"),
            ("x", nil), ("reservoir", nil), ("产平", "产品"),
        ] as [(String, String?)])
    func suggestions(text: String, name: String?) {
        #expect(nearest(to: text, among: ["tank", "volume", "产品", "site"]) == name)
    }
}
