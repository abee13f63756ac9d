import ChecklistEngine
import Testing

@testable import PackAuthoring

@Suite("The register of sources, and the page about the content")
struct SourceRegisterTests {
    private func pack(_ id: String, _ changes: (String, String)...) throws -> Pack {
        let marked = MarkedPack([("form_id: sample", "form_id: \(id)")] + changes)
        return try #require(
            readPack(file: "\(id).yaml", bytes: Array(marked.text.utf8), digest: "").pack)
    }

    @Test("A source of several packs stands once, with what rests on it in each")
    func merged() throws {
        let register = SourceRegister(of: [try pack("first"), try pack("second")])
        #expect(register.entries.map(\.source.id) == ["SPL21", "PLAN"])
        let law = try #require(register.entries.first)
        #expect(law.uses.map(\.pack) == ["first", "second"])
        #expect(law.uses.allSatisfy { $0.items == 1 && $0.verifiedItems == 1 })
        #expect(register.entries[1].items == 2)
        #expect(register.entries[1].verifiedItems == 0)
    }

    @Test("What nobody compared, or nobody settled, is to be confirmed; practice is not")
    func open() throws {
        func isOpen(_ changes: (String, String)...) throws -> [Bool] {
            let marked = MarkedPack(changes)
            let pack = try #require(
                readPack(file: "a.yaml", bytes: Array(marked.text.utf8), digest: "").pack)
            return SourceRegister(of: [pack]).entries.map(\.isOpen)
        }
        #expect(try isOpen() == [false, true])
        #expect(
            try isOpen(("confidence: high\nchoices", "confidence: verified\nchoices")) == [
                false, false,
            ])
        #expect(try isOpen(("status: programme", "status: practice")) == [false, false])
        #expect(
            try isOpen(("status: in_force", "status: in_force\n    succession: unsettled"))
                == [true, true])
        #expect(try isOpen(("status: in_force", "status: unconfirmed")) == [true, true])
    }

    @Test("The successor is told by its number, of whichever pack")
    func succeeded() throws {
        let pack = try pack(
            "a", ("status: programme", "status: superseded\n    replaced_by: SPL21"))
        let entry = try #require(SourceRegister(of: [pack]).entries.last)
        #expect(entry.source.id == "PLAN")
        #expect(entry.replacedBy == "主席令第88号")
    }

    @Test("Counts by weight and confidence add up")
    func counted() throws {
        let one = ContentCounts(of: try pack("a"))
        #expect((one.items, one.major, one.measured, one.facts) == (2, 1, 1, 3))
        #expect(one.items(.verified) == 1 && one.items(.high) == 1 && one.drafts == 1)
        let both = one + one
        #expect(both.items == 4 && both.items(.high) == 2 && both.drafts == 2)
    }

    @Test("The page lists the drafts that cite a document, and no other item")
    func page() throws {
        let seeds = try Project.seeds()
        let page = ContentStatusPage(of: [try pack("a")], seeds: seeds).markdown
        #expect(page.contains("| K-2 | 间距足够 | 安委办1号 | ordinary | high |"))
        #expect(!page.contains("| K-1 |"))
        let practice = try pack("a", ("status: programme", "status: practice"))
        #expect(!ContentStatusPage(of: [practice], seeds: seeds).markdown.contains("| K-2 |"))
    }
}
