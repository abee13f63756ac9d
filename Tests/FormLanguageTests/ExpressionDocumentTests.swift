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
                cells[2].hasPrefix("`"), let open = cells[0].firstIndex(of: "(")
            else { return nil }
            return (
                String(cells[0][..<open].dropFirst()), String(cells[2].dropFirst().dropLast()),
                String(cells[3].dropFirst().dropLast())
            )
        }
    }()

    @Test("Each function has a line")
    func complete() {
        #expect(Set(Self.rows.map(\.name)) == Set(FormFunction.allCases.map(\.rawValue)))
        #expect(Self.rows.count == FormFunction.allCases.count)
    }

    @Test("Each example comes out as it is written", arguments: FormFunction.allCases)
    func example(function: FormFunction) throws {
        let row = try #require(Self.rows.first { $0.name == function.rawValue })
        let expression = try Expression(row.example)
        var farm = TankFarm()
        farm.names = expression.references
        farm.home = NodeRef(farm.all("volume")[1])

        var isThere = false
        expression.root.visit { node in
            if case .call(function, _) = node.kind { isThere = true }
        }
        #expect(isThere, "\(row.example) uses it")
        #expect(expression.evaluate(in: farm).asString == row.result)
    }
}
