import ChecklistEngine
import Testing
import Wording

@testable import PackAuthoring

@Suite("A local addition only adds")
struct OverlayLintTests {
    @Test("An addition without a fault says to what it adds, compiled and loaded again, too")
    func good() throws {
        let overlay = MarkedPack.overlay(of: "sample")
        let compiler = PackCompiler { _ in String(repeating: "0", count: 64) }
        let pack = try good(overlay.text)
        let issuer = Text(zh: "某省", en: "A province")

        #expect(pack.overlay == PackOverlay(base: "sample", issuer: issuer))
        #expect(try Pack(compiled: pack.compiled) == pack)
        let entry = PackIndexEntry(pack)
        #expect(try PackIndexEntry(json: entry.json) == entry)
        #expect(entry.overlay == pack.overlay)
        #expect(throws: Never.self) {
            try compiler.compileAll([("p.yaml", Array(overlay.text.utf8))])
        }
    }

    @Test(
        "Who adds and to what is said together",
        arguments: [
            ("  overlay_of: gas\n", "issuer"),
            ("  issuer: {zh: 某省, en: A province}\n", "overlay_of"),
        ])
    func together(line: String, missing: String) {
        let zone = "  zone: \"+08:00\"\n"
        let problems = MarkedPack([(zone, zone + line)]).problems

        #expect(problems.map(\.reason) == [.missingKey(missing)])
    }

    @Test("A base that is there already is looked at like one among the files")
    func installedBase() throws {
        let base = try good(MarkedPack.good)
        let overlay = MarkedPack.overlay(of: "sample", [("name: P-2", "name: ▶K-2")])
        let files = [("p.yaml", Array(overlay.text.utf8))]

        let problems = lint(files: files) { $0 == "sample" ? base : nil }
        #expect(problems.map(\.reason) == [.overlayItemTaken("K-2", base: "sample")])
        #expect(problems.map(\.place) == overlay.places)
        #expect(lint(files: files) == [])
    }

    @Test(
        "Facts of one name have one type, one unit and the same choices",
        arguments: [
            ("supply:\n    - {name: pipe", "supply:\n    - {name: tank", true),
            ("{name: bottle, label: {zh: 瓶装", "{name: bottle, label: {zh: 瓶子", false),
            ("type: select_multiple supply", "type: select_one supply", true),
            ("label: {zh: 供气方式", "label: {zh: 用哪种气", false),
        ])
    func facts(old: String, new: String, differs: Bool) throws {
        let overlay = MarkedPack.overlay(of: "sample", [(old, new)])
        let clashes = lint(files: [
            ("a.yaml", Array(MarkedPack.good.utf8)), ("p.yaml", Array(overlay.text.utf8)),
        ])

        #expect(clashes.contains { $0.code == "overlay_fact_differs" } == differs, "\(clashes)")
    }

    private func good(_ text: String) throws -> Pack {
        try #require(readPack(file: "a.yaml", bytes: Array(text.utf8), digest: "").pack)
    }
}
