import FormLanguage
import Testing

@testable import PackAuthoring

/// `data` with `site` (`name`), a repeat `tank` (`volume`) and two questions called `date`.
private struct TankForm: ExpressionScope {
    private let definitions: [(name: String, type: FormType, parent: Int?)] = [
        ("data", .nodes, nil), ("site", .nodes, 0), ("name", .text, 1), ("tank", .nodes, 0),
        ("volume", .number, 3), ("date", .date, 1), ("date", .date, 3),
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

    func columns(ofList id: String) -> [String]? { id == "cities" ? ["name", "label"] : nil }
}

@Suite("What an expression has that its form has not is said at its column")
struct ExpressionProblemSentenceTests {
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

        var testDescription: String { "\(code): \(source)" }
    }

    @Test("At the volume of a tank", arguments: rows)
    func said(row: Row) throws {
        let marked = MarkedPack(row.source)
        let problems = try Expression(marked.text).facts(in: TankForm(), home: 4).problems
        let problem = try #require(problems.first)

        #expect(problems.count == 1)
        #expect(problem.code == row.code)
        #expect([problem.span.column] == marked.places.map(\.column))
        #expect(try Sentence(of: problem.code, problem.arguments) == row.sentence)
    }

    @Test("Each code has its row")
    func complete() throws {
        let codes = try Project.codes(in: "Sources/FormLanguage/Checking/ExpressionScope.swift")

        #expect(codes.count > 10)
        #expect(codes.subtracting(Self.rows.map(\.code)) == [])
    }

    private static let rows = [
        Row(
            "1 < ▶${reservoir}", "expression_unknown_name", "没有名称为 reservoir 的问题。请核对拼写。",
            "There is no question called reservoir. Check the spelling."),
        Row(
            "▶${volme} > 1", "expression_name_meant", "没有名称为 volme 的问题。是否想写 volume？",
            "There is no question called volme. Was volume meant?"),
        Row(
            "1 < ▶${last-saved#volme}", "expression_name_meant",
            "没有名称为 volme 的问题。是否想写 volume？",
            "There is no question called volme. Was volume meant?"),
        Row(
            "'东库' = ▶${date}", "expression_ambiguous_name",
            "不止一个问题叫 date，不知道指哪一个。请改名，或写出路径。",
            "More than one question is called date. Rename them, or write the path."),
        Row(
            "/data/▶reservoir/name", "expression_unknown_step",
            "路径里没有 reservoir。请核对拼写和层次。",
            "The path has no reservoir. Check the spelling and the level."),
        Row(
            "/data/▶sit/name", "expression_step_meant", "路径里没有 sit。是否想写 site？",
            "The path has no sit. Was site meant?"),
        Row(
            "1 < ▶volume", "expression_bare_name", "volume 是问题的名称，应写成 ${volume}。",
            "volume is the name of a question. Write ${volume}."),
        Row(
            "../../▶..", "expression_no_parent", ".. 已经到了表单之外。请去掉一层。",
            ".. leads out of the form. Take one away."),
        Row(
            "instance(▶'towns')/root/item", "expression_unknown_list",
            "没有选项表 towns。请核对拼写。", "There is no list towns. Check the spelling."),
        Row(
            "instance(▶'citys')/root/item", "expression_list_meant",
            "没有选项表 citys。是否想写 cities？", "There is no list citys. Was cities meant?"),
        Row(
            "instance('cities')/root/item[▶province = 'zj']", "expression_unknown_column",
            "选项表 cities 没有列 province。请核对列名。",
            "The list cities has no column province. Check the headers."),
        Row(
            "pulldata('cities', ▶'lable', 'name', 'nj')", "expression_column_meant",
            "选项表 cities 没有列 lable。是否想写 label？",
            "The list cities has no column lable. Was label meant?"),
        Row(
            "count(▶'tank')", "expression_nodes_wanted",
            "函数 count 要引用或路径，这里是一个值。请改用对问题或分组的引用。",
            "count wants a reference or a path, and this is a value. Refer to a question or a group."
        ),
        Row(
            "round(▶'二')", "expression_no_number", "这里要数，“二”不是数。请写数字。",
            "A number is wanted, and “二” is none. Write one."),
        Row(
            "digest('a', ▶'SHA-2')", "expression_unknown_word",
            "函数 digest 不认识“SHA-2”。可用：MD5 SHA-1 SHA-256 SHA-384 SHA-512",
            "digest knows no “SHA-2”. Use one of: MD5 SHA-1 SHA-256 SHA-384 SHA-512"),
        Row(
            "format-date(today(), ▶'%Y %Q')", "expression_unknown_date_code",
            "日期格式里没有 %Q。可用 %Y %y %m %n %b %d %e %a %H %h %M %S %3。",
            "Dates are not written with %Q. There are %Y %y %m %n %b %d %e %a %H %h %M %S %3."),
    ]
}
