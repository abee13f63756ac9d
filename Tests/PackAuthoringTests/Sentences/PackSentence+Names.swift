@testable import PackAuthoring

extension PackSentence {
    static let names = [
        PackSentence(
            "duplicate_name", "name: K-2", "name: ▶K-1", "item 的名称 K-1 重复，第 46 行已有。请改名。",
            "item name K-1 again; it stands in line 46 already. Rename one."),
        PackSentence(
            "unknown_source", "source: PLAN}", "source: ▶PLAM}",
            "sources 中没有依据 PLAM。请补上或改正。",
            "There is no source PLAM in sources. Add it or correct the id."),
        PackSentence(
            "unknown_authority", "authorities: [gas]", "authorities: [gas, ▶fire]",
            "authorities 中没有机关 fire。请补上或改正。",
            "There is no authority fire in authorities. Add it or correct the id."),
        PackSentence(
            "former_name_twice", "seeds: [C-GS-01]", "formerly: [K-0, ▶K-0]",
            "曾用代号 K-0 重复，第 59 行已有。一个旧代号只归一项。",
            "Former code K-0 again; it stands in line 59 already. One item takes it over."),
        PackSentence(
            "former_name_in_use", "seeds: [C-GS-01]", "formerly: [▶K-2]",
            "曾用代号 K-2 现在仍有一项在用。请删去或改正。",
            "Former code K-2 is in use for something else. Take it out or correct it."),
        PackSentence(
            "unknown_choice_list", "select_multiple supply", "▶select_multiple supplies",
            "choices 中没有选项表 supplies。请补上或改正。",
            "There is no list supplies in choices. Add it or correct the name."),
        PackSentence(
            "programme_as_liability", "liability: [{source: SPL21,", "liability: [{source: ▶PLAN,",
            "PLAN 是专项行动文件或通行做法，不能作处罚依据。请改用法规条文。",
            "PLAN is a campaign paper or usual practice and grounds no penalty. Cite a law instead."
        ),
        PackSentence(
            "unknown_seed", "seeds: [C-GS-01]", "seeds: [C-GS-01, ▶XYZ]",
            "重点事项清单里没有 XYZ。请改正 seeds。",
            "There is no checkpoint or system XYZ. Correct seeds."),
        PackSentence(
            "unknown_seed_meant", "seeds: [C-GS-01]", "seeds: [▶C-GZ-01]",
            "重点事项清单里没有 C-GZ-01。是否想写 C-GS-01？",
            "There is no checkpoint or system C-GZ-01. Did you mean C-GS-01?"),
        PackSentence(
            "duplicate_pack", beside: [MarkedPack(MarkedPack.good)],
            MarkedPack([("form_id: sample", "form_id: ▶sample")]),
            "清单代号 sample 与 a.yaml 相同。请改名。", "Pack id sample is that of a.yaml, too. Rename one."),
        PackSentence(
            "source_conflict", beside: [MarkedPack(MarkedPack.good)],
            MarkedPack([
                ("form_id: sample", "form_id: other"), ("status: in_force", "status: ▶expired"),
            ]),
            "依据 SPL21 的 status 是 expired，a.yaml 第 18 行的 SPL21 却是 in_force。请改成一致。",
            "status of source SPL21 is expired, but in_force of SPL21 in a.yaml, line 18. Make them agree."
        ),
    ]

    static let expressions = [
        condition(
            "expression_on_several_lines", "▶|\n      ${gas} != 'no'",
            "表达式不能分几行写。请写成一行。", "An expression must stand on one line. Join the lines."),
        condition(
            "expression_no_condition", "▶${gas}", "这里要条件，表达式算不出是或否。请写成比较。",
            "A condition is wanted, and this is neither true nor false. Write a comparison."),
        condition(
            "current_value_outside_item", "▶. > 1", "这里没有实测值，不能用点号。请引用事实或检查项的名称。",
            "There is no measured value here, so no dot. Refer to a fact or an item by its name."),
        condition(
            "dangling_reference", "${gas} != 'no' and ▶${gaz} = ''",
            "没有名为 gaz 的事实或检查项。请核对名称。", "There is no fact or item gaz. Check the name."),
        condition(
            "unknown_choice", "${supplies} = '' or ${supply} = ▶'tank'",
            "supply 的选项表 supply 里没有 tank，比较永远不成立。请核对。",
            "tank is not in supply, the choices of supply: it never holds. Check it."),
        PackSentence(
            "unknown_verdict", "${K-1} = 'pass'", "${K-1} = ▶'ok'",
            "检查项 K-1 没有答案 ok，比较永远不成立。请核对。",
            "Item K-1 has no answer ok: it never holds. Check it."),
        condition(
            "list_compared_as_text", "${supplies} = ▶'pipe'",
            "supplies 可多选，不能用等号比较。请用 selected 函数。",
            "supplies takes several choices and cannot be compared as a text. Use the function selected."
        ),
        PackSentence(
            "reference_cycle", "en: Supply}", "en: Supply}\n    relevant: ▶${gas} = ''",
            "条件互相引用，成了循环：supply → gas → supply。请断开其中一处。",
            "Conditions refer to each other in a cycle: supply → gas → supply. Break it at one of them."
        ),
    ]

    /// In the condition of a group.
    private static func condition(
        _ code: String, _ expression: String, _ zh: String, _ en: String
    ) -> PackSentence {
        PackSentence(code, "relevant: ${gas} != 'no'", "relevant: \(expression)", zh, en)
    }
}
