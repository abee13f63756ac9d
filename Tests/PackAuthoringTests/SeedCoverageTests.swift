import ChecklistEngine
import Testing

@testable import PackAuthoring

@Suite("What packs cover of the list")
struct SeedCoverageTests {
    private static let list = """
        groups:
          - {id: S-A, zh: 制度, en: Systems}
          - {id: C-AA, zh: 甲, en: A}
        systems:
          - {id: S-001, group: S-A, class: core, zh: 一, en: one, points: [C-AA-01, C-AA-02]}
          - {id: S-002, group: S-A, class: workflow, zh: 二, en: two}
        checkpoints:
          - {id: C-AA-01, class: major, zh: 一, en: one}
          - {id: C-AA-02, class: ordinary, zh: 二, en: two}
        starters:
          - {id: K-AA-01, zh: 三, en: three}

        """

    private func coverage(_ seeds: String...) throws -> SeedCoverage {
        let list = try SeedList(file: "seeds.yaml", yaml: Array(Self.list.utf8))
        let packs = try seeds.enumerated().map { number, seeds in
            let pack = MarkedPack([
                ("seeds: [C-GS-01]", "seeds: [\(seeds)]"),
                ("form_id: sample", "form_id: p\(number)"),
            ])
            return try #require(
                readPack(file: "a.yaml", bytes: Array(pack.text.utf8), digest: "", seeds: list).pack
            )
        }
        return SeedCoverage(of: packs, in: list)
    }

    @Test("A system is covered when all of its points are, by whichever packs")
    func points() throws {
        let one = try coverage("C-AA-01")
        #expect(one.groups.map(\.covered) == [0, 1])
        #expect(one.groups.flatMap(\.missing).map(\.seed.id) == ["S-001", "C-AA-02", "K-AA-01"])
        let both = try coverage("C-AA-01", "C-AA-02")
        #expect(both.groups.map(\.covered) == [1, 2])
        #expect(both.groups[0].rows[0].items.map(\.pack) == ["p0", "p1"])
        #expect(both.total(.checkpoint, .major) == (1, 1))
        #expect(both.total(.system) == (1, 1))
    }

    @Test("A system that an item names itself is covered without its points")
    func named() throws {
        #expect(try coverage("S-001").groups.map(\.covered) == [1, 0])
    }

    @Test("What is no matter for a list counts neither as covered nor as missing")
    func others() throws {
        let read = try coverage("K-AA-01, S-002")
        #expect(read.groups.map(\.covered) == [0, 1])
        #expect(read.groups.map(\.wanted.count) == [1, 3])
        #expect(read.groups[1].rows[2].items.map(\.item) == ["K-1"])
        #expect(read.groups(of: .starter).map(\.covered) == [1])
    }
}
