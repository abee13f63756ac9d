import Testing
import Wording
import Workbooks

@testable import PackAuthoring

/// A pack that can be used, with something an author should look at, and what is said of it.
struct WarningRow: Sendable, CustomTestStringConvertible {
    let code: String
    let changes: [(String, String)]
    let sentence: Sentence

    init(_ code: String, _ changes: [(String, String)], _ zh: String, _ en: String) {
        self.code = code
        self.changes = changes
        sentence = Sentence(zh, en)
    }

    var testDescription: String { code }

    static let all = items + conditions + unused

    private static let items = [
        WarningRow(
            "basis_unsettled",
            [
                ("issued: \"2021-06-10\"", "succession: unsettled"),
                ("basis: [{source: SPL21,", "basis: ▶[{source: SPL21,"),
            ],
            "首条依据 SPL21 是否已被替代还没有定论，不符合时只作提示，不定级。请核实，或把已确定的依据放在第一条。",
            "Whether a newer text replaces the first basis SPL21 is not settled, so a failure only suggests. Settle it, or put a settled source first."
        ),
        WarningRow(
            "basis_not_in_force",
            [
                ("status: in_force", "status: expired"),
                ("basis: [{source: SPL21,", "basis: ▶[{source: SPL21,"),
            ], "首条依据 SPL21 的状态是 expired，不符合时不建议定级。请把现行依据放在第一条。",
            "The first basis SPL21 is expired, so a failure suggests no grade. Put a source in force first."
        ),
        WarningRow(
            "draft_items", [("confidence: high\n    basis", "confidence: ▶high\n    basis")],
            "2 项中有 1 项是草稿（confidence 不是 verified），不判定，也不建议定级。从这一项起逐项核对原文。",
            "1 of 2 items are drafts (confidence is not verified): they judge and grade nothing. Check them against the text, from this one on."
        ),
        WarningRow(
            "long_label",
            [("{zh: 阀门完好,", "{zh: ▶\(String(repeating: "阀", count: 79)),")],
            "要求的 zh 文本在 80 列的屏幕上占 3 行，只显示得下 2 行。请缩短，细节放进 hint。",
            "The zh text takes 3 rows on a screen of 80 columns, which shows 2. Shorten it; details belong in hint."
        ),
        WarningRow(
            "label_asks", [("{zh: 阀门完好,", "{zh: ▶阀门完好吗？,")],
            "要求写成了问句。请写成做到时的样子，如“阀门完好”。",
            "The requirement is a question. State it as met: the valve is sound."),
        WarningRow(
            "same_label", [("{zh: 间距足够,", "{zh: ▶阀门完好,")],
            "与第 45 行的 K-1 要求相同。请合并，或写出差别。",
            "The same requirement as K-1 in line 45. Merge them, or say how they differ."),
        WarningRow(
            "not_translated", [("en: Move it", "en: ▶移开")],
            "有 1 项的 rectify 英文里还是汉字，这是第一处。请译成英文。",
            "The English rectify of 1 items is Chinese; this is the first. Translate them."),
        WarningRow(
            "without_seeds", [("name: K-2", "name: ▶K-2")],
            "没有写 seeds，覆盖情况里看不到这一项。请写它对应的重点事项编号。",
            "No seeds, so the item counts for no checkpoint. Name those that it serves."),
        WarningRow(
            "no_seeds", [("    seeds: [C-GS-01]\n", ""), ("form_id: sample", "form_id: ▶sample")],
            "整份清单都没有写 seeds，算不出覆盖了哪些重点事项。",
            "No item has seeds, so it cannot be told which checkpoints the pack covers."),
        WarningRow(
            "seed_twice", [("seeds: [C-GS-01]", "seeds: [C-GS-01, ▶C-GS-01]")],
            "seeds 里 C-GS-01 写了两次。请删去一个。",
            "C-GS-01 stands twice in seeds. Remove one."),
    ]

    private static let conditions = [
        WarningRow(
            "constant_condition", [("relevant: ${gas} != 'no'", "relevant: ▶1 < 2")],
            "这个条件不看任何作答，永远是同一个结果。请删去，或引用事实。",
            "This condition looks at no answer and always comes out the same. Remove it, or refer to a fact."
        ),
        WarningRow(
            "last_saved_late",
            [
                (
                    "  - type: end_group\n",
                    """
                      - type: text
                        name: keeper
                        label: {zh: 保管人, en: Keeper}
                        default: ${last-saved#keeper}
                      - type: calculate
                        name: before
                        calculation: ▶${last-saved#keeper}
                      - type: end_group

                    """
                )
            ], "上次的答案只有默认值（default）取得到：检查开始以后，这里的 last-saved#keeper 是空的。请移到 default。",
            "Only a default has the answer of last time: once the inspection has begun last-saved#keeper is empty here. Move it to default."
        ),
    ]

    private static let unused = [
        WarningRow(
            "empty_group",
            [
                (
                    "  - type: end_group\n",
                    """
                      - type: end_group
                      - {type: begin_group, name: ▶hall, label: {zh: 大厅, en: Hall}}
                      - type: end_group

                    """
                )
            ], "分区 hall 里什么也没有。请补上检查项，或删去分区。",
            "Group hall is empty. Add items, or remove it."),
        WarningRow(
            "empty_list", [("choices:\n", "choices:\n  ▶none: []\n")],
            "选项表 none 一个选项也没有。请补上。", "List none has no choices. Add some."),
        WarningRow(
            "unused_list",
            [("choices:\n", "choices:\n  ▶more: [{name: a, label: {zh: 甲, en: A}}]\n")],
            "选项表 more 没有问题用到。请删去，或核对题型里的名称。",
            "No question takes its choices from more. Remove it, or check the name in the types."),
        WarningRow(
            "unused_fact",
            [("facts:\n", "facts:\n  - {type: date, name: ▶day, label: {zh: 日, en: Day}}\n")],
            "事实 day 没有条件用到，问了也不影响清单。请删去，或写进 relevant。",
            "No condition looks at fact day: asking it changes nothing. Remove it, or use it in relevant."
        ),
        WarningRow(
            "unused_source",
            [
                (
                    "sources:\n",
                    """
                    sources:
                      - {id: ▶GB, title: {zh: 甲, en: A}, number: GB 1, status: in_force, confidence: low}

                    """
                )
            ], "依据 GB 没有检查项引用。请删去，或补上引用。",
            "No item cites source GB. Remove it, or cite it."),
    ]
}

@Suite("What an author should look at is told apart from what is wrong")
struct LintWarningTests {
    @Test("At its place, in both languages", arguments: WarningRow.all)
    func told(row: WarningRow) throws {
        let pack = MarkedPack(row.changes)
        #expect(pack.problems == [])
        let found = pack.warnings.filter { $0.code == row.code }
        #expect(found.map(\.place) == pack.places, "\(pack.warnings)")
        for warning in found {
            #expect(try Sentence(of: row.code, warning.arguments) == row.sentence)
            #expect(warning.severity != .error)
        }
    }

    @Test("Each code has its row")
    func complete() throws {
        let codes = try Project.codes(in: "Sources/PackAuthoring/LintWarning.swift")

        #expect(codes.count > 10)
        #expect(codes.subtracting(WarningRow.all.map(\.code)) == [])
    }

    @Test("The good pack has a draft and an item without seeds, and nothing else")
    func good() {
        #expect(MarkedPack([]).warnings.map(\.code) == ["without_seeds", "draft_items"])
    }

    @Test(
        "What is named in a label, a hint or as a list of a function is used",
        arguments: [
            // Not said of a fact that a question shows.
            [
                ("facts:\n", "facts:\n  - {type: text, name: day, label: {zh: 日, en: Day}}\n"),
                (
                    "  - type: end_group\n",
                    """
                      - {type: note, name: n, label: {zh: "${day}", en: "${day}"}}
                      - type: end_group

                    """
                ),
            ],
            [
                (
                    "sources:\n",
                    """
                    sources:
                      - {id: GB, title: {zh: 甲, en: A}, number: GB 1, status: in_force, confidence: low}

                    """
                ),
                ("    unit: m\n", "    unit: m\n    hint: {zh: 另见 GB 1, en: See also GB 1}\n"),
            ],
        ])
    func used(changes: [(String, String)]) {
        let codes = MarkedPack(changes).warnings.map(\.code)
        #expect(!codes.contains("unused_fact") && !codes.contains("unused_source"), "\(codes)")
    }

    @Test("While a name is misspelled nothing is said to be unused")
    func misspelled() {
        let pack = MarkedPack([("relevant: ${gas} != 'no'", "relevant: ${gaz} != 'no'")])

        #expect(pack.problems.map(\.code) == ["dangling_reference"])
        #expect(!pack.warnings.contains { $0.code.hasPrefix("unused") })
    }
}
