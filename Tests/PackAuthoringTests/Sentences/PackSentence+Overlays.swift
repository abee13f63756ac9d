@testable import PackAuthoring

extension PackSentence {
    static let overlays = [
        PackSentence(
            "overlay_of_itself", settings, settings + "  overlay_of: ▶sample\n" + issuer,
            "清单不能补充它自己。请把 overlay_of 改成所补充的清单。",
            "A checklist cannot add to itself. Set overlay_of to the one it adds to."),
        PackSentence(
            "overlay_of_compulsory", settings,
            settings + "  overlay_of: ▶compulsory-matters\n" + issuer,
            "必查事项不能补充。请把 overlay_of 改成别的清单，或另建一份清单。",
            "Nothing is added to the compulsory matters. Set overlay_of to another checklist, "
                + "or make one of its own."),
        PackSentence(
            "overlay_of_overlay",
            beside: [MarkedPack.overlay(of: "elsewhere", id: "sample")],
            MarkedPack.overlay(of: "▶sample"),
            "sample 本身是补充，不能再补充。请改成它所补充的清单。",
            "sample is an addition itself and takes none. Name the checklist that it adds to."),
        PackSentence(
            "overlay_item_taken", beside: [MarkedPack(MarkedPack.good)],
            MarkedPack.overlay(of: "sample", [("name: P-2", "name: ▶K-2")]),
            "K-2 是 sample 的编号。补充只能增加，不能替换。请换一个编号。",
            "K-2 is a code of sample. An addition only adds and replaces nothing. "
                + "Choose another code."),
        PackSentence(
            "overlay_fact_differs", beside: [MarkedPack(MarkedPack.good)],
            MarkedPack.overlay(
                of: "sample", [("type: yes_no\n    name: ", "type: date\n    name: ▶")]),
            "事实 gas 的类型、单位或选项与 sample 不同；同名的事实只问一次。请改成一致，或换一个名称。",
            "Fact gas differs from sample in type, unit or choices, and a fact of one name is "
                + "asked once. Make them agree, or choose another name."),
    ]

    private static let settings = "  zone: \"+08:00\"\n"
    private static let issuer = "  issuer: {zh: 某省, en: A province}\n"
}

extension MarkedPack {
    /// The good pack as an addition, its items under other codes.
    static func overlay(
        of base: String, id: String = "province", _ changes: [(String, String)] = []
    ) -> MarkedPack {
        var text = good
        let usual = [
            ("form_id: sample", "form_id: \(id)"), ("name: K-1", "name: P-1"),
            ("name: K-2", "name: P-2"), ("${K-1}", "${P-1}"),
            (
                "  zone: \"+08:00\"\n",
                "  zone: \"+08:00\"\n  overlay_of: \(base)\n  issuer: {zh: 某省, en: A province}\n"
            ), ("${gas} != 'no'", "${supply} != ''"),
        ]
        for (old, new) in usual + changes { text = text.replacing(old, with: new) }
        return MarkedPack(text)
    }
}
