import Testing
import Wording

@testable import PackAuthoring

@Suite("The list of systems and checkpoints")
struct SeedListTests {
    @Test("It holds 179 systems and 383 checkpoints of 40 groups, each class as often as it should")
    func counts() throws {
        let list = try Project.seeds()

        #expect(list.groups.count == 40)
        let systems = list.seeds.filter { $0.kind == .system }
        let points = list.seeds.filter { $0.kind == .checkpoint }
        #expect(
            systems.map(\.id) == (1...179).map { "S-\($0 < 10 ? "00" : $0 < 100 ? "0" : "")\($0)" })
        #expect(points.count == 383)
        func count(_ weight: SeedList.Class) -> Int { list.seeds.count { $0.weight == weight } }
        #expect([.core, .workflow, .reporting, .contentOnly].map(count) == [37, 71, 21, 50])
        #expect([.major, .priority, .ordinary].map(count) == [40, 47, 296 + 31])
        // What is only content is looked for somewhere.
        #expect(systems.allSatisfy { $0.weight != .contentOnly || $0.isForChecklist })
        let starters = list.seeds.filter { $0.kind == .starter }
        #expect(starters.count == 31)
        #expect(starters.first?.group == "C-SE")
        #expect(list["C-GS-04"]?.title.zh == "穿越密闭空间")
        #expect(list["S-133"]?.points == ["C-PS-01", "C-PS-02", "C-PS-03"])
    }

    @Test(
        "A fault of the list is told at its place",
        arguments: [
            ("{id: C-GS-01, class: urgent, zh: 甲, en: A}", "5:26 unknown_word"),
            ("{id: C-XX-01, class: major, zh: 甲, en: A}", "5:5 unknown_group"),
            ("{id: C-GS, class: major, zh: 甲, en: A}", "5:10 bad_name"),
            ("{id: C-GS-01, class: major, zh: 甲}", "5:5 missing_key"),
        ])
    func faults(row: String, told: String) {
        let yaml =
            "groups:\n  - {id: C-GS, zh: 燃气, en: Gas}\nsystems: []\ncheckpoints:\n  - \(row)\n"

        let error = #expect(throws: YAMLFailure.self) {
            try SeedList(file: "seeds.yaml", yaml: Array(yaml.utf8))
        }
        #expect(error?.problems.map { "\($0.line):\($0.column) \($0.code)" } == [told])
    }
}
