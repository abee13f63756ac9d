import CanonicalJSON
import Foundation
import Testing

@Suite("Why something stands as it does, by command")
struct ExplainJourney {
    private static let forms = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/Forms").path

    private func settled() throws -> (desk: Desk, id: String) {
        let desk = try Desk()
        try desk.settle()
        return (desk, try desk.startInspection())
    }

    private func codes(_ desk: Desk, _ id: String, _ arguments: String...) throws -> [String] {
        try desk.lines(["inspection", "explain", id] + arguments).map { try $0.text("code") }
    }

    @Test("What would show a hidden item shows it; nothing is written by asking")
    func turning() throws {
        let (desk, id) = try settled()
        let hidden = try #require(
            try desk.lines(["inspection", "explain", id, "GAS-C-607a"]).first)
        #expect(try hidden.text("name") == "gas/GAS-C-607a")
        #expect(try codes(desk, id, "cylinder_room").contains("would_be_hidden"))
        let before = try desk.log().count

        let lines = try desk.lines(["inspection", "explain", id, "cylinder_room"])
        let start = try #require(
            lines.firstIndex { (try? $0.text("code")) == "would_be_hidden" })
        let answer = try lines[start + 1].object("value")
        let (name, value) = (try answer.text("name"), try answer.text("value"))
        #expect(try desk.log().count == before)
        _ = try desk.line(["inspection", "fact", id, "\(name)=\(value)"])
        let now = try codes(desk, id, "gas/cylinder_room")
        #expect(now.contains("hidden"))
        #expect(now.contains("would_be_asked"))
    }

    @Test("Measured, graded and compulsory items say why, in both languages")
    func items() throws {
        let (desk, id) = try settled()
        _ = try desk.line(["inspection", "answer", id, "GAS-C-607a", "250 cm"])
        let chinese = try desk.run(["inspection", "explain", id, "GAS-C-607a"])
        #expect(chinese.status == 0)
        #expect(chinese.output.contains("实测 2.50 m，限值 ≤ 2.0 m：不符合"))
        #expect(chinese.output.contains("\n  依据 《燃气工程项目规范》 6.1.8"))
        let english = try desk.run([
            "inspection", "explain", id, "GAS-C-607a", "--lang", "en",
        ])
        #expect(english.output.contains("Measured 2.50 m, limit ≤ 2.0 m: "))
        #expect(
            !english.output.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
        #expect(try codes(desk, id, "C-EN-63").contains("compulsory"))
    }

    @Test("A row of a form is explained by itself")
    func rows() throws {
        let (desk, _) = try settled()
        let imported = try desk.run([
            "pack", "import", "\(Self.forms)/confined-space-permit.md",
        ])
        #expect(imported.status == 0, "\(imported)")
        let id = try desk.startInspection(packs: "confined-space-permit", facts: [])
        for row in ["0", "-9223372036854775808"] {
            let none = try desk.run(["inspection", "explain", id, "oxygen", "--row=\(row)"])
            #expect(none.status == 66, "\(none)")
        }
        _ = try desk.line(["inspection", "answer", id, "oxygen", "18", "--row", "2"])
        #expect(try codes(desk, id, "low_oxygen", "--row", "2").contains("asked"))
        #expect(try codes(desk, id, "low_oxygen", "--row", "1").contains("hidden"))
        #expect(try codes(desk, id, "worst").contains("calculated"))
        #expect(try codes(desk, id, "reading").contains("counted"))
        for (arguments, status) in [
            (["oxygen"], 65), (["oxygen", "--row", "9"], 66), (["place", "--row", "1"], 66),
        ] {
            let refused = try desk.run(["inspection", "explain", id, "--json"] + arguments)
            #expect(refused.status == status, "\(arguments)")
        }
    }

    @Test("An unknown name is answered with the one that was meant, if one is near")
    func unknown() throws {
        let (desk, id) = try settled()
        let near = try desk.run(["inspection", "explain", id, "GAS-C-6O7a"])
        #expect(near.status == 66)
        #expect(near.errors.contains("GAS-C-607a"))
        let far = try desk.run(["inspection", "explain", id, "nonsense-at-all", "--json"])
        #expect(far.status == 66)
        #expect(try far.error.text("code") == "nothing_so_called")
        #expect(try desk.run(["inspection", "explain", "K7-2026-0009", "GAS-C-607a"]).status == 66)
    }
}
