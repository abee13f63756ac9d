@testable import PackAuthoring

extension PackSentence {
    static let yaml = [
        PackSentence(
            "not_utf8", bytes: Array("a: 厨".utf8) + [0xFF], at: Place(line: 1, column: 5),
            "文件不是 UTF-8。请另存为 UTF-8。", "The file is not UTF-8. Save it as UTF-8."),
        PackSentence(
            "forbidden_character", "edition: 底稿", "edition: 底稿▶\u{7}",
            "不许用字符 U+0007。请删去。", "The character U+0007 is not allowed. Remove it."),
        PackSentence(
            "yaml_syntax", "edition: 底稿", "edition: 底稿▶: 二",
            "YAML 写法有错（mapping values are not allowed in this context）。请核对这里的缩进、冒号和引号。",
            "The YAML cannot be read here (mapping values are not allowed in this context). Check indentation, colons and quotes."
        ),
        PackSentence(
            "yaml_too_deep", "edition: 底稿",
            "edition: " + String(repeating: "[", count: 30) + "▶["
                + String(repeating: "]", count: 31),
            "嵌套太深。请按格式文档减少层次。", "Nested too deeply. Flatten it as the format says."),
        PackSentence(
            "yaml_anchor_or_tag", "edition: 底稿", "edition: ▶&x 底稿",
            "不许用 YAML 锚点、别名和标签。请写全。",
            "YAML anchors, aliases and tags are not allowed. Write it out."),
        PackSentence(
            "duplicate_key", "edition: 底稿", "edition: 底稿\n  ▶edition: 新",
            "键 edition 重复，第 6 行已有。请删去一个。",
            "Key edition again; it stands in line 6 already. Remove one."),
    ]

    static let shapes = [
        PackSentence(
            "unknown_section", "# 样例\n", "▶setings: 1\n", "没有名为 setings 的节。请核对拼写。",
            "There is no section setings. Check the spelling."),
        PackSentence(
            "missing_section",
            [("# 样例\n", "▶"), ("form_id: sample", "form_id: compulsory-matters")],
            "缺少 modes 节。请补上。", "Section modes is missing. Add it."),
        PackSentence(
            "section_not_allowed", "survey:", "▶modes: []\nsurvey:",
            "这种清单不许有 modes 节。请删去。",
            "Section modes is not allowed in this kind of pack. Remove it."),
        PackSentence(
            "unknown_key", "en: Kitchen}", "en: Kitchen, ▶fr: x}", "没有名为 fr 的键。请核对拼写。",
            "There is no key fr. Check the spelling."),
        PackSentence(
            "missing_key", "basis: [{source: PLAN}]", "basis: [▶{clause: '1'}]",
            "缺少 source。请补上。", "source is missing. Add it."),
        PackSentence(
            "key_not_for_type", "    seeds:", "    ▶unit: m\n    seeds:",
            "verdict 项不许有 unit。请删去或换类型。",
            "unit is not for type verdict. Remove it or change the type."),
        PackSentence(
            "wrong_type", "version: \"2026.11\"", "version: ▶2026.11",
            "version 应为 string，现为 number。请改写；像数字的文字要加引号。",
            "version must be string and is number. Rewrite it; a text that looks like a number needs quotes."
        ),
        PackSentence(
            "missing_language", "label: {zh: 厨房, en: Kitchen}", "label: ▶{zh: 厨房}",
            "label 缺少 en 文本。请补上。", "label has no en text. Add it."),
        PackSentence(
            "empty_value", "edition: 底稿", "edition: ▶'  '", "edition 是空的。请填写或删去。",
            "edition is empty. Fill it in or remove it."),
        PackSentence(
            "unknown_word", "status: in_force", "status: ▶现行",
            "status 不认识 现行。可用：in_force superseded expired unconfirmed programme practice",
            "status does not know 现行. Use one of: in_force superseded expired unconfirmed programme practice"
        ),
        PackSentence(
            "bad_name", "name: kitchen", "name: ▶厨房",
            "name 的名称 厨房 不合要求。请用小写字母、数字和下划线；检查项编号用大写字母，zone 如 +08:00，jurisdiction 如 CN。",
            "name: the name 厨房 has a wrong form. Use small letters, digits and underscores; codes of items use capitals, zone is like +08:00, jurisdiction like CN."
        ),
        PackSentence(
            "bad_date", "issued: \"2021-06-10\"", "issued: ▶\"2021-6-10\"",
            "issued 的 2021-6-10 不是日期。请写 2026-11-20 的样子。",
            "issued: 2021-6-10 is no day. Write it as 2026-11-20."),
        PackSentence(
            "number_too_small", "deadline_days: 3", "deadline_days: ▶-1",
            "deadline_days 是 -1，不能小于 0。请改大。",
            "deadline_days is -1 and must be at least 0. Raise it."),
    ]
}
