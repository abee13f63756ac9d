import Foundation
import Testing

@testable import FormLanguage

@Suite("docs/expressions.md says what is so")
struct ExpressionDocumentTests {
    /// What is called in the first column, the example and what it is.
    private static let rows: [(name: String, example: String, result: String)] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/expressions.md")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count == 4, cells.allSatisfy({ !$0.isEmpty }), cells[0].hasPrefix("`"),
                cells[2].hasPrefix("`")
            else { return nil }
            return (
                String(cells[0].dropFirst().prefix { $0 != "(" && $0 != "`" }),
                String(cells[2].dropFirst().dropLast()), String(cells[3].dropFirst().dropLast())
            )
        }
    }()

    /// What is no function.
    private static let other = "${last-saved#name}"

    @Test("Each name of a function has a line")
    func complete() {
        #expect(Set(Self.rows.map(\.name)) == Set(FormFunction.names + [Self.other]))
        #expect(Self.rows.count == FormFunction.names.count + 1)
    }

    @Test(
        "Each example comes out as it is written and uses what it stands for",
        arguments: FormFunction.names + [other])
    func example(name: String) throws {
        let row = try #require(Self.rows.first { $0.name == name })
        let expression = try Expression(row.example)
        var farm = TankFarm()
        farm.names = expression.references
        farm.home = NodeRef(farm.all("volume")[1])

        var isThere = false
        expression.root.visit { node in
            switch node.kind {
            case .call(let function, _) where function == FormFunction(called: name):
                isThere = true
            case .lastSaved: isThere = name == Self.other
            default: break
            }
        }
        #expect(isThere, "\(row.example) uses it")
        #expect(row.example.contains(name.prefix { $0 != "#" }), "\(row.example) says it so")
        #expect(expression.evaluate(in: farm).asString == row.result)
    }
}
