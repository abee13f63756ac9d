/// What only a workbook can have wrong.
///
/// The codes are those of the reference implementation (pyxform, errors.py) where it has one.
package enum SheetProblem: Equatable, Sendable {
    // Sheets.
    case surveyMissing
    case similarSheetName(meant: String)
    case sheetTwice(String)
    case sheetUnused

    // Headings.
    case headingsMissing
    case sameColumn(heading: String, other: String)
    case requiredColumnsMissing(String)
    case choicesHeading(String)
    case headingTooLong(limit: Int)
    case cellWithoutHeading

    // Rows of a survey.
    case rowSkipped
    case typeMissing
    case nameMissing
    case unknownType(String, meant: String?)
    case endUnmatched(String)
    case beginUnmatched(String)
    case duplicateName(String, row: Int)
    case similarName(String, row: Int)
    case repeatLikeForm(String)
    case duplicateRepeat(String, row: Int)
    case reservedName(String)
    case badName(String)
    case listMissing
    case unknownList(String, meant: String?)

    // Choices.
    case choiceNameMissing
    case choiceLabelMissing
    case duplicateChoice(String, row: Int)
    case spaceInChoice(String)

    /// In `judgements` or `scoring`.
    case badPath(String)

    // A list that a mapping file explains.
    case mapNoSheet(String)
    case mapNoHeading(String)
    case mapUnknownWord(String)
    case mapEmpty

    package var isWarning: Bool {
        switch self {
        case .similarSheetName, .sheetUnused, .cellWithoutHeading, .rowSkipped, .similarName: true
        default: false
        }
    }
}

extension SheetProblem {
    package var code: String {
        switch self {
        case .surveyMissing: "survey_sheet_missing"
        case .similarSheetName: "names_013"
        case .sheetTwice: "sheet_twice"
        case .sheetUnused: "sheet_unused"
        case .headingsMissing: "header_001"
        case .sameColumn: "header_002"
        case .requiredColumnsMissing: "header_003"
        case .choicesHeading: "header_004"
        case .headingTooLong: "header_too_long"
        case .cellWithoutHeading: "cell_without_header"
        case .rowSkipped: "row_skipped"
        case .typeMissing: "type_missing"
        case .nameMissing: "name_missing"
        case .unknownType(_, meant: nil): "unknown_type"
        case .unknownType: "unknown_type_meant"
        case .endUnmatched: "survey_001"
        case .beginUnmatched: "survey_002"
        case .duplicateName: "names_001"
        case .similarName: "names_002"
        case .repeatLikeForm: "names_003"
        case .duplicateRepeat: "names_004"
        case .reservedName: "names_005"
        case .badName: "names_008"
        case .listMissing: "list_missing"
        case .unknownList(_, meant: nil): "names_016"
        case .unknownList: "names_016_meant"
        case .choiceNameMissing: "names_006"
        case .choiceLabelMissing: "label_001"
        case .duplicateChoice: "names_007"
        case .spaceInChoice: "space_in_choice"
        case .badPath: "bad_path"
        case .mapNoSheet: "map_no_sheet"
        case .mapNoHeading: "map_no_heading"
        case .mapUnknownWord: "map_unknown_word"
        case .mapEmpty: "map_empty"
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .surveyMissing, .sheetUnused, .headingsMissing, .cellWithoutHeading, .rowSkipped,
            .typeMissing, .nameMissing, .listMissing, .choiceNameMissing, .choiceLabelMissing,
            .mapEmpty:
            [:]
        case .badPath(let path): ["path": path]
        case .mapNoSheet(let name): ["sheet": name]
        case .mapNoHeading(let heading): ["heading": heading]
        case .mapUnknownWord(let word): ["word": word]
        case .similarSheetName(let meant): ["meant": meant]
        case .sheetTwice(let other): ["other": other]
        case .sameColumn(let heading, let other): ["heading": heading, "other": other]
        case .requiredColumnsMissing(let names): ["names": names]
        case .choicesHeading(let heading): ["heading": heading]
        case .headingTooLong(let limit): ["limit": String(limit)]
        case .unknownType(let type, let meant):
            meant.map { ["type": type, "meant": $0] } ?? ["type": type]
        case .endUnmatched(let kind), .beginUnmatched(let kind): ["kind": kind]
        case .duplicateName(let name, let row), .similarName(let name, let row),
            .duplicateRepeat(let name, let row), .duplicateChoice(let name, let row):
            ["name": name, "row": String(row)]
        case .repeatLikeForm(let name), .reservedName(let name), .badName(let name),
            .spaceInChoice(let name):
            ["name": name]
        case .unknownList(let list, let meant):
            meant.map { ["list": list, "meant": $0] } ?? ["list": list]
        }
    }
}
