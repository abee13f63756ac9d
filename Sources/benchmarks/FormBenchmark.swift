import CivilTime
import FormEngine
import FormLanguage
@preconcurrency import Glibc

/// A form of 5,000 items and a repeat of 200 rows: opened, then answered one by one; against
/// evaluating everything again.
struct FormBenchmark {
    private static let itemCount = 5_000
    private static let rowCount = 200
    private static let answerCount = 2_000

    private let environment = ExpressionEnvironment(
        now: WallTime(milliseconds: 1_795_314_600_000, offsetMinutes: 480))

    func run() throws {
        let form = try Self.form()
        let before = residentBytes()
        var graphs: [Double] = []
        var openings: [Double] = []
        var graph = FormGraph(form)
        var filled = FormInstance(graph, in: environment)
        answerAll(&filled)
        let contents = filled.contents
        let after = residentBytes()
        for _ in 0..<5 {
            graphs.append(timed { graph = FormGraph(form) })
            openings.append(
                timed { filled = FormInstance(graph, in: environment, restoring: contents) })
        }
        var everything: [Double] = []
        for _ in 0..<5 { everything.append(timed { filled.evaluateAll() }) }
        let ours = answers(&filled).sorted()
        let rows = newRows(&filled)
        let asked = node("q\(Self.itemCount - 2)", form)
        let start = nanoseconds()
        let turning = filled.answersTurning(.relevance, of: asked, verdicts: ["pass", "fail"])
        let search = Double(nanoseconds() - start) / 1e6

        let (opening, full) = (median(openings) / 1e6, median(everything) / 1e6)
        let one = median(ours) / 1e6
        let almostAll = ours[ours.count * 99 / 100] / 1e6
        print("form     \(form.nodes.count) nodes, \(graph.bindings.count) expressions")
        print("         what rests on what         \(figure(median(graphs) / 1e6)) ms")
        print("         opening, \(contents.answers.count) answers     \(figure(opening)) ms")
        print("         everything again           \(figure(full)) ms")
        print("         one answer                 \(figure(one * 1_000)) µs")
        print("         of 99 in 100 at most       \(figure(almostAll * 1_000)) µs")
        print("         at most                    \(figure((ours.last ?? 0) / 1_000)) µs")
        print("         ratio                      \(figure(one / full, 5))")
        print("         ratio of 99 in 100         \(figure(almostAll / full, 5))")
        print("         one row more, in the middle \(figure(median(rows) / 1_000)) µs")
        print("         answers that turn the last \(turning.answers.count), \(figure(search)) ms")
        print("         memory                     \(figure((after - before) / 1_048_576)) MiB")
    }

    // MARK: The form

    /// Sections of 50 items; of ten items one is a calculation over those before it, and some rest
    /// on earlier answers.
    private static func form() throws -> Form {
        var nodes = [FormNode("data", .group, parent: nil)]
        func rules(_ rules: [FormRule: String]) throws -> [FormRule: Expression] {
            try rules.mapValues { try Expression($0) }
        }
        var section = 0
        for number in 0..<itemCount {
            if number % 50 == 0 {
                section = nodes.count
                let condition: [FormRule: String] =
                    number == 0 ? [:] : [.relevance: "${q\(number - 50)} != 'n'"]
                nodes.append(
                    FormNode("s\(number)", .group, parent: 0, rules: try rules(condition)))
            }
            let (kind, expressions) = item(number)
            nodes.append(
                FormNode("q\(number)", kind, parent: section, rules: try rules(expressions)))
        }
        let tank = nodes.count
        nodes.append(FormNode("tank", .repeat, parent: 0))
        for (name, kind, expressions) in [
            ("volume", .decimal, [.constraint: ". > 0"]), ("density", .decimal, [:]),
            ("mass", .calculate, [.calculation: "${volume} * ${density}"]),
            ("place", .calculate, [.calculation: "position(..)"]),
            ("product", .text, [.required: "${mass} > 100"]),
        ] as [(String, QuestionKind, [FormRule: String])] {
            nodes.append(FormNode(name, kind, parent: tank, rules: try rules(expressions)))
        }
        nodes.append(
            FormNode(
                "total", .calculate, parent: 0, rules: try rules([.calculation: "sum(${mass})"])))
        nodes.append(
            FormNode(
                "note", .note, parent: 0, rules: try rules([.relevance: "${total} > 50000"])))
        let verdicts = ChoiceTable(
            id: "yn", columns: ["name", "label"], rows: [["y", "是"], ["n", "否"]])
        return Form(nodes: nodes, tables: [verdicts])
    }

    private static func item(_ number: Int) -> (QuestionKind, [FormRule: String]) {
        func earlier(_ count: Int) -> String { "${q\(number - count)}" }
        let before = earlier(1)
        switch number % 10 {
        case 1: return (.text, [.relevance: "\(before) = 'n'", .required: "true()"])
        case 2: return (.integer, [.constraint: ". >= 0 and . < 1000", .defaultValue: "3"])
        case 3: return (.calculate, [.calculation: "\(before) * 2 + 1"])
        case 4: return (.selectOne(list: "yn"), [.choiceFilter: "name != '' or \(before) > 5"])
        case 5: return (.selectMultiple(list: "yn"), [.relevance: "\(before) = 'y'"])
        case 6: return (.note, [.relevance: "selected(\(before), 'n')"])
        case 7: return (.decimal, [.readOnly: "\(earlier(3)) = 'n'"])
        case 8: return (.verdict, [.relevance: "\(earlier(8)) = 'y' or \(earlier(4)) = 'y'"])
        case 9: return (.date, [:])
        default: return (.selectOne(list: "yn"), [:])
        }
    }

    // MARK: The answers

    private func answerAll(_ instance: inout FormInstance) {
        let tank = node("tank", instance.form)
        for number in 0..<Self.rowCount {
            let row = instance.insertRow(of: tank, key: "r\(number)")
            instance.set(.number(FormNumber(number + 1)), of: tank + 1, in: row)
            instance.set(.number(FormNumber(2)), of: tank + 2, in: row)
        }
        for number in 0..<Self.itemCount {
            let node = node("q\(number)", instance.form)
            instance.set(answer(number, 0, instance.form.nodes[node].kind), of: node)
        }
    }

    private func node(_ name: String, _ form: Form) -> Int { form.definitions(named: name)[0] }

    private func answer(_ number: Int, _ round: Int, _ kind: QuestionKind) -> FormValue {
        switch kind {
        case .integer, .decimal: .number(FormNumber(number % 97 + round))
        case .calculate, .note: .empty
        case .verdict: .string(round % 2 == 0 ? "pass" : "fail")
        case .selectOne, .selectMultiple: .string((number / 10 + round) % 3 == 0 ? "n" : "y")
        default: .string("2026-11-\(10 + round % 20)")
        }
    }

    private func newRows(_ instance: inout FormInstance) -> [Double] {
        let tank = node("tank", instance.form)
        return (0..<20).map { _ in
            var row = RowID.form
            let time = timed { row = instance.insertRow(of: tank, at: Self.rowCount / 2) }
            instance.removeRow(row)
            return time
        }
    }

    /// Every third answer is a volume, on which a sum over all rows rests.
    private func answers(_ instance: inout FormInstance) -> [Double] {
        let tank = node("tank", instance.form)
        let rows = instance.rows(of: tank)
        return (0..<Self.answerCount).map { round in
            if round % 3 == 0 {
                let value = FormValue.number(FormNumber(round % 89 + 1))
                let row = rows[round * 7 % rows.count]
                return timed { instance.set(value, of: tank + 1, in: row) }
            }
            let number = round * 37 % Self.itemCount
            let node = node("q\(number)", instance.form)
            let value = answer(number, round, instance.form.nodes[node].kind)
            return timed { instance.set(value, of: node) }
        }
    }
}

/// Of this process (proc(5), statm: pages, the second field).
private func residentBytes() -> Double {
    let fields = contents(of: "/proc/self/statm").split(separator: " ")
    return fields.count > 1 ? (Double(fields[1]) ?? 0) * Double(sysconf(Int32(_SC_PAGESIZE))) : 0
}
