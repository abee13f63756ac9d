import Testing

@testable import FormLanguage

@Suite struct PathTests {
    /// - Parameters:
    ///   - home: Name of the node at which the expression stands.
    ///   - turn: Which one of that name, from 1.
    private func text(_ source: String, at home: String = "data", _ turn: Int = 1) throws -> String
    {
        let expression = try Expression(source)
        var farm = TankFarm()
        farm.names = expression.references
        farm.home = NodeRef(farm.all(home)[turn - 1])
        return expression.evaluate(in: farm).asString
    }

    @Test(
        "Paths and references",
        arguments: [
            ("/data/site/name", "东库"), ("/anything/site/name", "东库"), ("site/name", "东库"),
            ("./site/name", "东库"), ("${name}", "东库"), ("count(${tank})", "3"),
            ("count(/data/tank)", "3"), ("count(tank/valve)", "3"), ("count(*)", "4"),
            ("count(tank/*)", "9"), ("sum(${volume})", "450"), ("sum(/data/tank/volume)", "450"),
            ("max(${volume})", "300"), ("min(${volume}, 60)", "50"), ("min(${nothing})", "NaN"),
            ("count-non-empty(${product})", "2"), ("join('/', ${volume})", "100/300/50"),
            ("concat(${volume})", "10030050"), ("count(${tank}[volume > 60])", "2"),
            ("${tank}[2]/volume", "300"), ("/data/tank[volume < 60]/product", "oil"),
            ("/data/tank[position() = last()]/volume", "50"), ("count(${tank}[valve])", "0"),
            ("count(${tank}[count(valve) > 0])", "2"), ("${volume} = 300", "true"),
            ("${volume} = 301", "false"), ("${volume} != 300", "true"), ("${volume} > 299", "true"),
            ("count(${tank}[. = ''])", "3"), ("count(${volume} | ${product})", "6"),
            ("count(${volume} | ${volume})", "3"), ("count(${tank}/../site)", "1"),
            ("indexed-repeat(${volume}, ${tank}, 3)", "50"),
            ("indexed-repeat(${volume}, ${tank}, 4)", ""),
            ("indexed-repeat(${opening}, ${tank}, 1, ${valve}, 2)", "6"),
            ("jr:choice-name(/data/tank[1]/product, '${product}')", "油"),
            ("jr:choice-name('oil water', '${product}')", "油, water"),
            ("checklist(2, 2, ${product})", "true"), ("string(${nothing})", ""),
        ])
    func fromTheForm(source: String, expected: String) throws {
        #expect(try text(source) == expected)
    }

    @Test(
        "Inside of a repeat a name means the one of the same repeat",
        arguments: [
            ("${volume}", "opening", 3, "50"), ("${volume} * 2", "product", 2, "600"),
            ("../volume", "product", 2, "300"), ("count(${valve})", "volume", 1, "2"),
            ("count(../valve)", "volume", 2, "0"), ("position(..)", "volume", 3, "3"),
            ("position(../..)", "opening", 3, "3"), ("position(..)", "opening", 2, "2"),
            ("count(${tank})", "volume", 2, "1"), ("count(../../tank)", "volume", 2, "3"),
            ("sum(../../tank/volume)", "volume", 2, "450"), (".", "volume", 2, "300"),
            ("../../tank[volume > current()]/volume", "volume", 1, "300"),
            ("../../tank[volume > current()/../volume]/volume", "product", 1, "300"),
            ("indexed-repeat(${volume}, ${tank}, position(..) - 1)", "product", 2, "100"),
            ("once('new')", "volume", 1, "100"), ("once('new')", "product", 2, "new"),
        ])
    func insideARepeat(source: String, home: String, turn: Int, expected: String) throws {
        #expect(try text(source, at: home, turn) == expected)
    }

    @Test(
        "Lists",
        arguments: [
            ("instance('cities')/root/item[name = 'nb']/province", "zj"),
            ("count(instance('cities')/root/item[province = 'zj'])", "2"),
            ("instance('cities')/root/item[province = 'js'][1]/name", "nj"),
            ("pulldata('cities', 'province', 'name', 'nj')", "js"),
            ("pulldata('cities', 'province', 'name', 'xx')", ""),
            ("pulldata('nowhere', 'province', 'name', 'nj')", ""),
            ("count(instance('nowhere')/root/item)", "0"),
            ("count(randomize(instance('cities')/root/item))", "3"),
            (
                "randomize(instance('cities')/root/item, 4)/name = randomize(instance('cities')/root/item, 4)/name",
                "true"
            ),
        ])
    func lists(source: String, expected: String) throws {
        #expect(try text(source) == expected)
    }

    @Test("Shuffled nodes are the same nodes, and the seed decides the order")
    func shuffled() throws {
        func order(_ seed: Int) throws -> String {
            try text("join(' ', randomize(instance('cities')/root/item/name, \(seed)))")
        }
        let orders = Set(try (0..<40).map { try order($0) })

        #expect(orders.count == 6)
        #expect(orders.allSatisfy { Set($0.split(separator: " ")) == ["hz", "nb", "nj"] })
        #expect(try order(3) == order(3))
    }

    @Test("Work without end is given up, and the value is empty")
    func bounded() throws {
        let all = "/data/tank/../tank/../tank/../tank"
        let source =
            String(repeating: "count(\(all)[", count: 12) + "1 = 1"
            + String(repeating: "]) > 0", count: 11) + "])"

        #expect(try text(source) == "")
    }
}
