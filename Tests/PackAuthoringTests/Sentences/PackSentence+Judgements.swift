extension PackSentence {
    static let judgements: [PackSentence] = [
        PackSentence(
            "unknown_item", graded([("items: [K-1]", "items: [▶Z-99]")]),
            "清单里没有检查项 Z-99。请补上或改正编号。",
            "There is no item Z-99 in the survey. Add it or correct the code."),
        PackSentence(
            "unknown_item_meant", graded([("items: [K-1]", "items: [▶K-11]")]),
            "清单里没有检查项 K-11。是否想写 K-1？",
            "There is no item K-11 in the survey. Did you mean K-1?"),
        PackSentence(
            "unknown_element", graded([("[E2, E3]", "[E2, ▶Zzzz, E3]")]),
            "elements 中没有要素 Zzzz。请补上或改正。",
            "There is no element Zzzz in elements. Add it or correct the id."),
        PackSentence(
            "unknown_element_meant", graded([("[E2, E3]", "[E2, ▶E33, E3]")]),
            "elements 中没有要素 E33。是否想写 E3？",
            "There is no element E33 in elements. Did you mean E3?"),
        PackSentence(
            "unknown_group", graded([("group: kitchen", "group: ▶zzzzzzz")]),
            "survey 中没有分组 zzzzzzz。请改正。",
            "There is no group zzzzzzz in the survey. Correct the name."),
        PackSentence(
            "unknown_group_meant", graded([("group: kitchen", "group: ▶kitchn")]),
            "survey 中没有分组 kitchn。是否想写 kitchen？",
            "There is no group kitchn in the survey. Did you mean kitchen?"),
        PackSentence(
            "item_confirms_twice", graded([("items: [K-2]", "items: [▶K-1]")]),
            "检查项 K-1 已对应要素 E1；一项不符合只能确认一个要素。请留一处。",
            "Item K-1 confirms element E1 already; one failure confirms one element. Keep one."),
        PackSentence(
            "element_not_counted",
            graded([("id: E3", "id: ▶E3"), ("[E2, E3], at_least: 2", "[E2], at_least: 1")]),
            "没有规则计入要素 E3。请写进规则或删去。",
            "No rule counts element E3. Name it in a rule or take it out."),
        PackSentence(
            "never_reached", graded([("at_least: 2", "at_least: ▶3")]),
            "规则要 3 项，只有 2 项要素可计，永远达不到。请核对。",
            "The rule wants 3 and can count 2: it is never reached. Check it."),
        PackSentence(
            "judgement_without_review",
            [
                ("status: programme", "status: superseded"),
                (
                    wholeSurvey,
                    wholeSurvey
                        + "judgements:\n\(soundJudgement)\n"
                        .replacing("source: SPL21", with: "source: ▶PLAN")
                ),
            ],
            "依据 PLAN 已被替代，须写 review_by：按哪一个依据复核。",
            "Source PLAN is superseded: name in review_by the source by which results are reviewed."
        ),
    ]
}
