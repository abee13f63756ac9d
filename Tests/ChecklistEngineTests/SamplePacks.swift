import ChecklistEngine
import FormEngine
import FormLanguage
import Wording

/// Packs made in a test.
enum SamplePack {
    static func text(_ zh: String) -> Text { Text(zh: zh, en: "(\(zh))") }

    static func settings(_ id: String = "sample") -> PackSettings {
        PackSettings(
            id: id, title: Text(zh: "样例", en: "Sample"), version: "2026.11", edition: "底稿",
            status: .current, jurisdiction: "CN", zone: "+08:00", sectors: ["gas", "fire"],
            authorities: [Authority(id: "gas", label: text("燃气主管部门"))])
    }

    static func fact(
        _ name: String, _ kind: QuestionKind, relevant: String? = nil
    ) throws -> Question {
        Question(
            name: name, kind: kind, label: text(name), unit: kind == .decimal ? "m" : nil,
            relevance: try relevant.map { try Expression($0) })
    }

    static func group(_ name: String, relevant: String? = nil) throws -> ChecklistGroup {
        ChecklistGroup(
            name: name, label: text(name), relevance: try relevant.map { try Expression($0) },
            premise: nil)
    }

    static func item(
        _ code: String, group: Int = 0, kind: ItemKind = .verdict, relevant: String? = nil
    ) throws -> ChecklistItem {
        var item = ChecklistItem(
            code: code, groupIndex: group, kind: kind, requirement: text("\(code) 符合"),
            violation: text("\(code) 不符合"), rectify: text("整改"), emphasis: .ordinary,
            basis: [Basis(source: "SPL21", clause: "41")], confidence: .verified)
        item.relevance = try relevant.map { try Expression($0) }
        return item
    }

    static func measured(
        _ limit: String, unit: String, number: Measure.NumberType = .decimal
    ) throws -> ChecklistItem {
        try item(
            "M-1", kind: .measured(Measure(number: number, unit: unit, limit: Expression(limit))))
    }

    static func source(
        _ id: String = "SPL21", status: SourceStatus = .inForce, isUnsettled: Bool = false,
        effective: String? = "2021-09-01"
    ) -> PackSource {
        PackSource(
            id: id, title: text("《安全生产法》"), number: "主席令第88号", issued: "2021-06-10",
            effective: effective, status: status, confidence: .verified,
            isSuccessionUnsettled: isUnsettled, note: nil)
    }

    static func pack(
        facts: [Question] = [], groups: [ChecklistGroup]? = nil, items: [ChecklistItem] = [],
        sources: [PackSource] = [source()]
    ) throws -> Pack {
        Pack(
            settings: settings(), digest: String(repeating: "0", count: 64), sources: sources,
            choiceLists: [
                ChoiceList(
                    name: "mode",
                    choices: ["pipe", "bottle"].map { Choice(name: $0, label: text($0)) })
            ],
            facts: facts, groups: try groups ?? [group("all")], items: items, modes: [])
    }
}
