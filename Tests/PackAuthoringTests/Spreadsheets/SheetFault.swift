import Testing
import Wording
import Workbooks

@testable import PackAuthoring

/// A form with one fault: where it is told, and how, in both languages.
struct SheetFault: Sendable, CustomTestStringConvertible {
    let code: String
    let place: String
    let form: String
    let sentences: [Language: String]

    init(_ code: String, at place: String, _ form: String, zh: String, en: String) {
        self.code = code
        self.place = place
        self.form = form
        sentences = [.zh: zh, .en: en]
    }

    var testDescription: String { code }

    // swift-format-ignore
    static let all = [
        SheetFault(
            "survey_sheet_missing", at: "",
            """
                | choices |
                | | list_name | name | label |
                | | a | b | 甲 |
                """,
            zh: "没有 survey 表，读不出表单。请把问题写在名为 survey 的表里。",
            en: "There is no sheet survey, so there is no form. Put the questions on a sheet of that name."),
        SheetFault(
            "names_013", at: "choice",
            """
                | survey |
                | | type | name | label |
                | | text | q | 问 |
                | choice |
                | | x |
                """,
            zh: "表名与 choices 相近，没有采用。若就是它，请改名；若不是，请在表名前加下划线。",
            en: "The name of this sheet resembles choices; it was not used. Rename it if it is meant, or begin its name with an underscore."),
        SheetFault(
            "sheet_twice", at: "Survey",
            """
                | survey |
                | | type | name | label |
                | | text | q | 问 |
                | Survey |
                | | x |
                """,
            zh: "与表「survey」是同一张表。请合并或改名。",
            en: "This sheet is the same as sheet \"survey\". Merge or rename them."),
        SheetFault(
            "sheet_unused", at: "entities",
            """
                | survey |
                | | type | name | label |
                | | text | q | 问 |
                | entities |
                | | list_name |
                """,
            zh: "这张表照原样保留，照单不用它。",
            en: "This sheet is kept as it is; the program does not use it."),
        SheetFault(
            "header_001", at: "survey!1",
            """
                | survey |
                | | 题目 | 说明 |
                | | 甲 | 乙 |
                """,
            zh: "这一行没有认识的列名。请把列名写在表的第一行。",
            en: "No column name of this row is known. Write the column names in the first row of the sheet."),
        SheetFault(
            "header_002", at: "survey!E1",
            """
                | survey |
                | | type | name | label | relevant | Relevance |
                | | text | q | 问 | | |
                """,
            zh: "列名「Relevance」与「relevant」是同一列。请删去或改名一个。",
            en: "The headings \"Relevance\" and \"relevant\" mean the same column. Remove or rename one of them."),
        SheetFault(
            "header_003", at: "survey!1",
            """
                | survey |
                | | name | label |
                | | q | 问 |
                """,
            zh: "缺少列：type。请补上。",
            en: "Columns are missing: type. Add them."),
        SheetFault(
            "header_004", at: "choices!D1",
            """
                | survey |
                | | type | name | label |
                | | text | q | 问 |
                | choices |
                | | list_name | name | label | my column |
                | | a | b | 甲 | 1 |
                """,
            zh: "choices 的列名「my column」里有空格，条件里用不了。请用下划线代替。",
            en: "The heading \"my column\" of choices has spaces, so no filter can name it. Use underscores."),
        SheetFault(
            "header_too_long", at: "survey!D1",
            """
                | survey |
                | | type | name | label | \(String(repeating: "长", count: 257)) |
                | | text | q | 问 | 1 |
                """,
            zh: "列名超过 256 个字。请缩短。",
            en: "The heading has more than 256 characters. Shorten it."),
        SheetFault(
            "cell_without_header", at: "survey!D2",
            """
                | survey |
                | | type | name | label |
                | | text | q | 问 | 旁注 |
                """,
            zh: "这一格上面没有列名，没有采用，照原样保留。",
            en: "There is no heading above this cell; it was not used and is kept as it is."),
        SheetFault(
            "row_skipped", at: "survey!3",
            """
                | survey |
                | | type | name | label | hint |
                | | text | q | 问 |
                | | | | | 只是说明 |
                """,
            zh: "这一行不是问题也不是选项，当作说明跳过，照原样保留。",
            en: "This row is neither question nor choice; it is skipped as a remark and kept as it is."),
        SheetFault(
            "type_missing", at: "survey!A3",
            """
                | survey |
                | | type | name | label |
                | | text | q | 问 |
                | | | p | |
                """,
            zh: "这一行有名称或标签，没有 type。请补上类型。",
            en: "This row has a name or a label but no type. Add one."),
        SheetFault(
            "name_missing", at: "survey!B2",
            """
                | survey |
                | | type | name | label |
                | | text | | 问 |
                """,
            zh: "缺少 name。请补上名称。",
            en: "There is no name. Add one."),
        SheetFault(
            "unknown_type", at: "survey!A2",
            """
                | survey |
                | | type | name | label |
                | | mystery | q | 问 |
                """,
            zh: "没有类型 mystery。请核对拼写。",
            en: "There is no type mystery. Check the spelling."),
        SheetFault(
            "unknown_type_meant", at: "survey!A2",
            """
                | survey |
                | | type | name | label |
                | | intger | q | 问 |
                """,
            zh: "没有类型 intger。是否想写 integer？",
            en: "There is no type intger. Did you mean integer?"),
        SheetFault(
            "survey_001", at: "survey!A3",
            """
                | survey |
                | | type | name | label |
                | | text | q | 问 |
                | | end group | | |
                """,
            zh: "end group 前面没有对应的 begin group。请删去，或补上开始。",
            en: "There is no begin group for this end group. Remove it, or add the beginning."),
        SheetFault(
            "survey_002", at: "survey!A2",
            """
                | survey |
                | | type | name | label |
                | | begin repeat | r | 组 |
                | | text | q | 问 |
                """,
            zh: "begin repeat 没有对应的 end repeat。请补上结束。",
            en: "There is no end repeat for this begin repeat. Add it."),
        SheetFault(
            "names_001", at: "survey!B3",
            """
                | survey |
                | | type | name | label |
                | | text | q | 问 |
                | | integer | q | 数 |
                """,
            zh: "名称 q 重复，第 2 行已有。请改名。",
            en: "The name q stands in row 2 already. Rename one of them."),
        SheetFault(
            "names_002", at: "survey!B3",
            """
                | survey |
                | | type | name | label |
                | | text | q | 问 |
                | | integer | Q | 数 |
                """,
            zh: "名称 Q 与第 2 行只差大小写，有的工具分不清。",
            en: "The name Q differs from that of row 2 only in case, which some tools do not see."),
        SheetFault(
            "names_003", at: "survey!B2",
            """
                | survey |
                | | type | name | label |
                | | begin repeat | data | 组 |
                | | text | q | 问 |
                | | end repeat | | |
                """,
            zh: "重复组的名称 data 与表单本身相同。请改名。",
            en: "The repeat's name data is that of the form itself. Rename it."),
        SheetFault(
            "names_004", at: "survey!B4",
            """
                | survey |
                | | type | name | label |
                | | begin repeat | r | 组 |
                | | begin group | g | 组 |
                | | begin repeat | r | 组 |
                | | text | q | 问 |
                | | end repeat | | |
                | | end group | | |
                | | end repeat | | |
                """,
            zh: "重复组的名称 r 在整张表单里只能用一次，第 2 行已有。请改名。",
            en: "A repeat's name may stand in a form only once; r stands in row 2 already. Rename one of them."),
        SheetFault(
            "names_005", at: "survey!B2",
            """
                | survey |
                | | type | name | label |
                | | text | meta | 问 |
                """,
            zh: "名称 meta 留给表单自己用。请改名。",
            en: "The name meta is kept for the form itself. Choose another."),
        SheetFault(
            "names_008", at: "survey!B2",
            """
                | survey |
                | | type | name | label |
                | | text | 1a | 问 |
                """,
            zh: "名称 1a 不合要求：以字母或下划线开头，后面只能是字母、数字、下划线、连字符、点。",
            en: "The name 1a will not do: a letter or an underscore first, then letters, digits, underscores, hyphens, points."),
        SheetFault(
            "list_missing", at: "survey!A2",
            """
                | survey |
                | | type | name | label |
                | | select_one | q | 问 |
                """,
            zh: "这种类型要写选项表的名称。请写在类型后面。",
            en: "This type needs the name of its list. Write it behind the type."),
        SheetFault(
            "names_016", at: "survey!A2",
            """
                | survey |
                | | type | name | label |
                | | select_one towns | q | 问 |
                """,
            zh: "choices 表里没有选项表 towns。请补上或改正。",
            en: "There is no list towns on the sheet choices. Add it or correct the name."),
        SheetFault(
            "names_016_meant", at: "survey!A2",
            """
                | survey |
                | | type | name | label |
                | | select_one town | q | 问 |
                | choices |
                | | list_name | name | label |
                | | towns | b | 甲 |
                """,
            zh: "choices 表里没有选项表 town。是否想写 towns？",
            en: "There is no list town on the sheet choices. Did you mean towns?"),
        SheetFault(
            "names_006", at: "choices!B2",
            """
                | survey |
                | | type | name | label |
                | | text | q | 问 |
                | choices |
                | | list_name | name | label |
                | | a | | 甲 |
                """,
            zh: "选项没有 name。请补上。",
            en: "The choice has no name. Add one."),
        SheetFault(
            "label_001", at: "choices!C2",
            """
                | survey |
                | | type | name | label |
                | | text | q | 问 |
                | choices |
                | | list_name | name | label |
                | | a | b | |
                """,
            zh: "选项没有 label。请补上。",
            en: "The choice has no label. Add one."),
        SheetFault(
            "names_007", at: "choices!B4",
            """
                | survey |
                | | type | name | label |
                | | text | q | 问 |
                | choices |
                | | list_name | name | label |
                | | a | b | 甲 |
                | | c | b | 甲 |
                | | a | b | 乙 |
                """,
            zh: "选项 b 重复，第 2 行已有。请改名，或在 settings 里写 allow_choice_duplicates。",
            en: "The choice b stands in row 2 already. Rename it, or set allow_choice_duplicates in settings."),
        SheetFault(
            "bad_path", at: "judgements!A3",
            """
                | survey |
                | | type | name | label |
                | | text | q | 问 |
                | judgements |
                | | path | text | value |
                | | 1/name | a | |
                | | 3/name | b | |
                """,
            zh: "path「3/name」接不上前面的行，或者 value 不是数、是否。同一处的行要连着写，表里的序号从 1 起。",
            en: "The path 3/name does not follow on the rows before, or value is no number and no truth value. Keep rows of one place together, and count lists from 1."),
        SheetFault(
            "space_in_choice", at: "choices!B2",
            """
                | survey |
                | | type | name | label |
                | | select_multiple a | q | 问 |
                | choices |
                | | list_name | name | label |
                | | a | b c | 甲 |
                """,
            zh: "选项 b c 的名称里有空格。可多选的表不许有，请去掉空格。",
            en: "The name of choice b c has a space, which a list of several answers may not have. Remove it."),
    ]
}
