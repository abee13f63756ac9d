@testable import PackAuthoring

extension PackSentence {
    static let items = [
        PackSentence(
            "check_equals_violation", "violation: {zh: 阀门损坏,", "▶violation: {zh: 阀门完好,",
            "要求与不符合情形的 zh 文本相同。不符合情形要写成违反时的样子。",
            "Requirement and violation have the same zh text. Say in the violation what is wrong."),
        PackSentence(
            "major_without_accept",
            [
                ("    accept: {zh: 已更换, en: Replaced}\n", ""),
                ("emphasis: major", "emphasis: ▶major"),
            ],
            "重大判据没有 accept（复查看什么）。请补上。",
            "A major criterion has no accept (what re-inspection looks for). Add it."),
        PackSentence(
            "grade_without_emphasis", "emphasis: ordinary", "emphasis: ordinary\n    grade: ▶major",
            "grade 是 major，emphasis 却不是。请改成一致。",
            "grade is major but emphasis is not. Make them agree."),
        PackSentence(
            "emphasis_without_grade", "    grade: major", "    grade: ▶general",
            "emphasis 是 major，grade 却不是。请改成一致。",
            "emphasis is major but grade is not. Make them agree."),
        PackSentence(
            "measured_without_unit",
            [("  - type: decimal", "  - ▶type: decimal"), ("    unit: m\n", "")],
            "实测项没有 unit。请写单位。", "A measured item has no unit. Give it."),
        PackSentence(
            "measured_without_limit",
            [("  - type: decimal", "  - ▶type: decimal"), ("    limit: . >= 0.5\n", "")],
            "实测项没有 limit。请写限值表达式。", "A measured item has no limit. Give the expression."),
        PackSentence(
            "limit_without_value", "limit: . >= 0.5", "limit: ▶1 > 0.5",
            "limit 里没有用到实测值。请用 . 表示实测值，如 . >= 0.6",
            "The limit does not use the measured value. Write it as a dot: . >= 0.6"),
        PackSentence(
            "limits_overlap", "limit: . >= 0.5",
            """
            limit:
                  - {limit: . >= 0.5, valid_until: "2026-12-31"}
                  - ▶{limit: . >= 0.6}
            """,
            "与第 71 行的限值有同一天都生效的日子。请改起止日，一天只能有一个限值。",
            "On some day this limit and that of line 71 are both in force. Change the days; one "
                + "limit a day."),
        PackSentence(
            "period_reversed", "deadline_days: 3",
            "valid_from: \"2026-02-01\"\n    valid_until: ▶\"2026-01-01\"",
            "起止日颠倒：2026-02-01 起，2026-01-01 止。请改正，两天都算在内。",
            "It begins on 2026-02-01 and ends on 2026-01-01, before it began. Mend the days; both "
                + "are counted."),
        PackSentence(
            "period_outside_pack",
            [
                ("zone: ", "valid_from: \"2026-01-01\"\n  zone: "),
                ("deadline_days: 3", "valid_until: ▶\"2025-12-31\""),
            ],
            "valid_until 的 2025-12-31 不在本检查包的起止日之内。请改正，或改 settings 的起止日。",
            "valid_until: on 2025-12-31 the pack itself is not in force. Mend it, or the days in "
                + "settings."),
        PackSentence(
            "replaced_by_itself", "status: in_force",
            "replaced_by: ▶SPL21\n    status: in_force",
            "replaced_by 写的是 SPL21 自己。请写替代它的依据。",
            "replaced_by names SPL21 itself. Name the source that replaces it."),
        PackSentence(
            "steps_out_of_order",
            [
                ("form_id: sample", "form_id: compulsory-matters"),
                (
                    "survey:",
                    """
                    modes:
                      - name: routine
                        label: {zh: 日常, en: Routine}
                        officers: 2
                        steps: ▶[leave, arrive]
                        notice_before: allowed
                        signature: required
                        compulsory: open_only
                        record: none
                        may_order: false
                    survey:
                    """
                ),
            ],
            "steps 的次序不对。请按到达至离开的次序写，不要重复。",
            "steps are out of order. Write them from arrive to leave, each once."),
        PackSentence(
            "wrong_end", "- type: end_group", "- type: ▶end_repeat",
            "end_repeat 与 kitchen 的开头不配：分区用 end_group 结束，重复组用 end_repeat 结束。",
            "end_repeat does not fit how kitchen begins: a group ends with end_group, a repeat with "
                + "end_repeat."),
        PackSentence(
            "item_in_repeat",
            [
                ("type: begin_group", "type: begin_repeat"), ("type: verdict", "type: ▶verdict"),
                ("type: decimal", "type: ▶decimal"), ("- type: end_group", "- type: end_repeat"),
            ],
            "检查项不能放在重复组 kitchen 里。重复组里只放填报题；同一检查项的多处情况，检查时按部位分别作答。",
            "A checklist item cannot stand in the repeat kitchen. A repeat holds questions; several "
                + "places of one item are answered by place on the walk."),
        PackSentence(
            "unknown_type", "type: verdict", "type: ▶frobnicate",
            "不认识题型 frobnicate。可用的题型见 docs/pack-format.md。",
            "There is no question type frobnicate. docs/pack-format.md lists them."),
        PackSentence(
            "type_meant", "type: verdict", "type: ▶verdikt", "不认识题型 verdikt。是 verdict 吗？",
            "There is no question type verdikt. Did you mean verdict?"),
        PackSentence(
            "bad_parameter", "  - type: verdict",
            "  - {type: range, name: r, label: {zh: 级, en: Step}, parameters: ▶step=0}\n"
                + "  - type: verdict",
            "step 的取值 0 不能用。范围题写成 start=0 end=10 step=1（步长不为 0），trigger 写成带 $ 和花括号的名称。",
            "step cannot be 0. A range is written start=0 end=10 step=1 (no step of 0), a trigger as "
                + "a name in braces behind a dollar sign."),
        PackSentence(
            "unclosed_group",
            [("  - type: end_group\n", ""), ("type: begin_group", "type: ▶begin_group")],
            "分区 kitchen 没有结束。请补 end_group。", "Group kitchen is not ended. Add end_group."),
        PackSentence(
            "end_without_group", "  - type: end_group\n",
            "  - type: end_group\n  - type: ▶end_group\n",
            "end_group 前没有分区开始。请删去，或补 begin_group。",
            "end_group without a group. Remove it, or add begin_group."),
        PackSentence(
            "item_outside_group",
            [
                ("type: begin_group", "type: end_group"),
                ("    name: kitchen\n    label: {zh: 厨房, en: Kitchen}\n", ""),
                ("    relevant: ${gas} != 'no'\n", ""), ("type: verdict", "type: ▶verdict"),
                ("type: decimal", "type: ▶decimal"),
            ],
            "检查项不在任何分区里。请放进一个分区。", "The item lies outside every group. Put it into one."),
    ]
}
