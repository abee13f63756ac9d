import Testing
import Workbooks

@testable import PackAuthoring

@Suite("Lint of several files, YAML and workbooks")
struct PackLintFilesTests {
    private func form(_ pack: MarkedPack) throws -> FormImport {
        let workbook = try FormExport(file: "a", yaml: Array(pack.text.utf8)).workbook
        var options = FormImport.Options(name: "form", hasOnlyTexts: false)
        options.seeds = try Project.seeds()
        return FormImport(
            WorkbookReading(workbook: workbook, notices: []), options,
            digest: { _ in String(repeating: "0", count: 64) })
    }

    private func told(_ findings: [LintFinding]) -> [String] {
        findings.map { finding in
            switch finding {
            case .text(let problem):
                "\(problem.file):\(problem.line):\(problem.column) \(problem.code)"
            case .sheet(let problem, let file): "\(file) \(problem.place) \(problem.code)"
            }
        }
    }

    @Test("Of a workbook the warnings are told at their cells, what is missing in its column")
    func cells() throws {
        let lint = PackLint([LintFile("a.xlsx", try form(MarkedPack([])))])

        #expect(lint.errors == [])
        let survey = try FormExport(file: "a", yaml: Array(MarkedPack.good.utf8)).workbook
        let headings = survey[named: "survey"]?.rows[0].cells ?? []
        func column(_ name: String) -> String {
            let column = headings.first { $0.value.plainText == name }?.column ?? 0
            return CellPlace.columnName(column)
        }
        #expect(
            told(lint.notes) == [
                "a.xlsx survey!\(column("confidence"))4 draft_items",
                "a.xlsx survey!\(column("seeds"))4 without_seeds",
            ])
    }

    @Test("A seed that nobody knows is an error of a workbook, too")
    func seeds() throws {
        let lint = PackLint([
            LintFile("a.xlsx", try form(MarkedPack([("seeds: [C-GS-01]", "seeds: [C-GS-99]")])))
        ])

        #expect(lint.errors.count == 1)
        #expect(told(lint.errors)[0].hasSuffix("3 unknown_seed_meant"), "\(told(lint.errors))")
    }

    @Test("What two files cannot both say is told at the later one, workbook or not")
    func between() throws {
        let other = MarkedPack([
            ("form_id: sample", "form_id: other"), ("status: in_force", "status: expired"),
        ])
        let yaml = LintFile("a.yaml", yaml: Array(MarkedPack.good.utf8), seeds: nil)

        let lint = PackLint([yaml, LintFile("b.xlsx", try form(other))])
        #expect(told(lint.errors).map { $0.split(separator: " ").last } == ["source_conflict"])
        #expect(told(lint.errors)[0].hasPrefix("b.xlsx sources!"))
        let same = PackLint([LintFile("a.xlsx", try form(MarkedPack([]))), yaml])
        #expect(told(same.errors) == ["a.yaml:3:12 duplicate_pack"])
    }

    @Test("Errors, warnings and notes stand apart, each file by file")
    func order() {
        let asks = MarkedPack([("{zh: 阀门完好,", "{zh: 阀门完好吗？,")])
        let bad = MarkedPack([
            ("form_id: sample", "form_id: other"), ("grade: major", "grade: worst"),
            ("{zh: 间距足够,", "{zh: 间距足够吗？,"),
        ])
        let lint = PackLint(
            [("a.yaml", asks.text), ("b.yaml", bad.text)].map { name, text in
                LintFile(name, yaml: Array(text.utf8), seeds: nil)
            })

        #expect(told(lint.errors).map { $0.prefix(6) } == ["b.yaml"])
        #expect(told(lint.warnings).map { $0.prefix(6) } == ["a.yaml", "b.yaml"])
        #expect(told(lint.notes).map { $0.prefix(6) } == ["a.yaml", "a.yaml", "b.yaml", "b.yaml"])
    }
}
