import CanonicalJSON
import ChecklistEngine
import InspectionModel
import Testing

@testable import PackAuthoring

@Suite struct PackCompilerTests {
    private let compiler = PackCompiler { bytes in "digest-of-\(bytes.count)" }

    private func file(_ name: String, _ changes: [(String, String)] = []) -> (String, [UInt8]) {
        (name, Array(MarkedPack(changes).text.utf8))
    }

    @Test("Packs compile to one file each and an index, whatever their order")
    func compiled() throws {
        let files = [file("b.yaml", [("form_id: sample", "form_id: other")]), file("a.yaml")]

        let outputs = try compiler.compileAll(files)

        #expect(outputs.map(\.path) == ["index.json", "other.json", "sample.json"])
        #expect(try compiler.compileAll(files.reversed()) == outputs)
        let index = try #require(try JSONReader.read(outputs[0].bytes).objectValue)
        #expect(try PackIndexEntry.entries(ofIndex: index).map(\.id) == ["other", "sample"])
        let compiled = try #require(try JSONReader.read(outputs[2].bytes).objectValue)
        let pack = try Pack(compiled: compiled)
        let reading = readPack(
            file: "a.yaml", bytes: files[1].1, digest: "digest-of-\(files[1].1.count)")
        #expect(pack == reading.pack)
    }

    @Test("One problem anywhere compiles nothing and names all problems")
    func failure() {
        let files = [
            file("a.yaml", [("version: \"2026.11\"", "version: 2")]),
            file("b.yaml", [("form_id: sample", "form_id: other"), ("grade: major", "grade: x")]),
        ]

        let error = #expect(throws: PackCompiler.Failure.self) { try compiler.compileAll(files) }

        #expect(error?.problems.map(\.file) == ["a.yaml", "b.yaml"])
        #expect(error?.problems.map(\.code) == ["wrong_type", "unknown_word"])
    }

    @Test("Two packs with one id are reported at the later")
    func duplicatePack() {
        let problems = lint(files: [file("a.yaml"), file("b.yaml")])

        #expect(
            problems.map(\.description) == ["b.yaml:3:12: duplicate_pack file=a.yaml id=sample"])
    }

    @Test("One source is one thing in all packs")
    func sourceConflict() {
        let later = MarkedPack([
            ("form_id: sample", "form_id: other"),
            ("title: {zh: 《安全生产法》,", "title: ▶{zh: 安全生产法,"),
            ("status: in_force", "status: ▶superseded"),
        ])
        let problems = lint(files: [file("a.yaml"), ("b.yaml", Array(later.text.utf8))])

        #expect(problems.map(\.code) == ["source_conflict", "source_conflict"])
        #expect(problems.map(\.place) == later.places)
        #expect(problems.map { $0.arguments["key"] } == ["title.zh", "status"])
        #expect(problems.map { $0.arguments["other_line"] } == ["15", "18"])
        #expect(problems[1].arguments["other_value"] == "in_force")
    }

    @Test("A number that another pack gives to a source of another name is the same source")
    func sameNumber() {
        let later = MarkedPack([
            ("form_id: sample", "form_id: other"), ("id: SPL21", "id: LAW"),
            ("status: in_force", "status: ▶expired"),
            ("basis: [{source: SPL21", "basis: [{source: LAW"),
            ("liability: [{source: SPL21", "liability: [{source: LAW"),
        ])
        let problems = lint(files: [file("a.yaml"), ("b.yaml", Array(later.text.utf8))])

        #expect(problems.map(\.place) == later.places)
        #expect(problems.first?.arguments["id"] == "LAW")
        #expect(problems.first?.arguments["other_id"] == "SPL21")
    }

    @Test("Modes are read from the pack that has them")
    func modes() throws {
        let mode = """
            modes:
              - name: routine
                label: {zh: 日常检查, en: Routine}
                officers: 2
                steps: [arrive, show_id, leave]
                notice_before: true
                signature: required
                compulsory: open_only
                record: inspection_record
                may_order: false

            """
        let good = MarkedPack([
            ("form_id: sample", "form_id: compulsory-matters"), ("survey:", mode + "survey:"),
        ])
        let reading = readPack(file: "c.yaml", bytes: Array(good.text.utf8), digest: "")

        #expect(reading.problems == [])
        let read = try #require(reading.pack?.mode("routine"))
        #expect(read.officers == 2)
        #expect(read.steps == [.arrive, .showID, .leave])
        #expect(read.noticeBefore)
        #expect(read.signature == .required)
        #expect(read.compulsory == .openOnly)
        #expect(!read.mayOrder)

        let bad = MarkedPack([
            ("form_id: sample", "form_id: compulsory-matters"), ("survey:", mode + "survey:"),
            ("[arrive, show_id, leave]", "▶[leave, arrive]"), ("officers: 2", "officers: ▶-1"),
            ("signature: required", "signature: ▶maybe"), ("may_order: false", "may_order: ▶no"),
        ])
        let places = bad.places.sorted()
        #expect(
            bad.problems.map(\.code) == [
                "number_too_small", "steps_out_of_order", "unknown_word", "wrong_type",
            ])
        #expect(bad.problems.map(\.place) == places)
    }
}
