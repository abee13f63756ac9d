import ChecklistEngine
import FormLanguage

extension PackProblem.Reason {
    /// Stable; keys of the string files and of `--json`.
    package var code: String {
        switch self {
        case .notUTF8: "not_utf8"
        case .forbiddenCharacter: "forbidden_character"
        case .yamlSyntax: "yaml_syntax"
        case .yamlTooDeep: "yaml_too_deep"
        case .yamlAnchorOrTag: "yaml_anchor_or_tag"
        case .duplicateKey: "duplicate_key"
        case .unknownSection: "unknown_section"
        case .missingSection: "missing_section"
        case .sectionNotAllowed: "section_not_allowed"
        case .unknownKey: "unknown_key"
        case .missingKey: "missing_key"
        case .keyNotForType: "key_not_for_type"
        case .wrongType: "wrong_type"
        case .missingLanguage: "missing_language"
        case .emptyValue: "empty_value"
        case .unknownWord: "unknown_word"
        case .unknownType(_, meant: nil): "unknown_type"
        case .unknownType: "type_meant"
        case .badParameter: "bad_parameter"
        case .badName: "bad_name"
        case .badDate: "bad_date"
        case .periodReversed: "period_reversed"
        case .periodOutsidePack: "period_outside_pack"
        case .numberTooSmall: "number_too_small"
        case .duplicateName: "duplicate_name"
        case .unknownSource: "unknown_source"
        case .unknownAuthority: "unknown_authority"
        case .unknownChoiceList: "unknown_choice_list"
        case .replacedByItself: "replaced_by_itself"
        case .formerNameTwice: "former_name_twice"
        case .formerNameInUse: "former_name_in_use"
        case .programmeAsLiability: "programme_as_liability"
        case .unknownSeed(_, meant: nil): "unknown_seed"
        case .unknownSeed: "unknown_seed_meant"
        case .checkEqualsViolation: "check_equals_violation"
        case .majorWithoutAccept: "major_without_accept"
        case .gradeWithoutEmphasis: "grade_without_emphasis"
        case .emphasisWithoutGrade: "emphasis_without_grade"
        case .measuredWithoutUnit: "measured_without_unit"
        case .measuredWithoutLimit: "measured_without_limit"
        case .limitWithoutValue: "limit_without_value"
        case .limitsOverlap: "limits_overlap"
        case .stepsOutOfOrder: "steps_out_of_order"
        case .unclosedGroup: "unclosed_group"
        case .endWithoutGroup: "end_without_group"
        case .wrongEnd: "wrong_end"
        case .itemInRepeat: "item_in_repeat"
        case .itemOutsideGroup: "item_outside_group"
        case .expression(let error): error.code
        case .formExpression(let problem): problem.code
        case .expressionOnSeveralLines: "expression_on_several_lines"
        case .expressionNoCondition: "expression_no_condition"
        case .currentValueOutsideItem: "current_value_outside_item"
        case .danglingReference: "dangling_reference"
        case .unknownChoice: "unknown_choice"
        case .unknownVerdict: "unknown_verdict"
        case .listComparedAsText: "list_compared_as_text"
        case .referenceCycle: "reference_cycle"
        case .unknownItem(_, nil): "unknown_item"
        case .unknownItem: "unknown_item_meant"
        case .unknownElement(_, nil): "unknown_element"
        case .unknownElement: "unknown_element_meant"
        case .unknownGroup(_, nil): "unknown_group"
        case .unknownGroup: "unknown_group_meant"
        case .itemConfirmsTwice: "item_confirms_twice"
        case .elementNotCounted: "element_not_counted"
        case .neverReached: "never_reached"
        case .judgementWithoutReview: "judgement_without_review"
        case .warning(let warning): warning.code
        case .overlayOfItself: "overlay_of_itself"
        case .overlayOfCompulsory: "overlay_of_compulsory"
        case .overlayOfOverlay: "overlay_of_overlay"
        case .overlayItemTaken: "overlay_item_taken"
        case .overlayFactDiffers: "overlay_fact_differs"
        case .duplicatePack: "duplicate_pack"
        case .sourceConflict: "source_conflict"
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .notUTF8, .yamlTooDeep, .yamlAnchorOrTag, .majorWithoutAccept,
            .gradeWithoutEmphasis, .emphasisWithoutGrade, .measuredWithoutUnit,
            .measuredWithoutLimit, .limitWithoutValue, .stepsOutOfOrder, .endWithoutGroup,
            .itemOutsideGroup, .expressionOnSeveralLines, .expressionNoCondition,
            .currentValueOutsideItem, .overlayOfItself, .overlayOfCompulsory:
            [:]
        case .forbiddenCharacter(let character): ["character": character]
        case .yamlSyntax(let detail): ["detail": detail]
        case .duplicateKey(let key, let line): ["key": key, "line": String(line)]
        case .unknownSection(let name), .missingSection(let name), .sectionNotAllowed(let name):
            ["section": name]
        case .unknownKey(let key), .missingKey(let key), .emptyValue(let key): ["key": key]
        case .keyNotForType(let key, let type): ["key": key, "type": type]
        case .wrongType(let key, let expected, let found):
            ["key": key, "expected": expected.rawValue, "found": found.rawValue]
        case .missingLanguage(let key, let language):
            ["key": key, "language": language]
        case .checkEqualsViolation(let language): ["language": language]
        case .unknownWord(let key, let word, let allowed):
            ["key": key, "word": word, "allowed": allowed.joined(separator: " ")]
        case .badName(let key, let name): ["key": key, "name": name]
        case .badDate(let key, let date): ["key": key, "date": date]
        case .periodReversed(let from, let until): ["from": from, "until": until]
        case .periodOutsidePack(let key, let date): ["key": key, "date": date]
        case .limitsOverlap(let line): ["line": String(line)]
        case .numberTooSmall(let key, let number, let least):
            ["key": key, "number": String(number), "least": String(least)]
        case .duplicateName(let kind, let name, let line):
            ["kind": kind.rawValue, "name": name, "line": String(line)]
        case .unknownSource(let id), .unknownAuthority(let id), .programmeAsLiability(let id),
            .replacedByItself(let id):
            ["id": id]
        case .unknownSeed(let id, let meant):
            ["id": id].merging(meant.map { ["meant": $0] } ?? [:]) { $1 }
        case .formerNameTwice(let name, let line): ["name": name, "line": String(line)]
        case .formerNameInUse(let name): ["name": name]
        case .unknownChoiceList(let name): ["list": name]
        case .wrongEnd(let type, let name): ["type": type, "group": name]
        case .itemInRepeat(let name): ["group": name]
        case .unknownType(let type, let meant):
            ["type": type].merging(meant.map { ["meant": $0] } ?? [:]) { $1 }
        case .badParameter(let key, let value): ["key": key, "value": value]
        case .unclosedGroup(let name): ["group": name]
        case .expression(let error): error.arguments
        case .formExpression(let problem): problem.arguments
        case .danglingReference(let name), .listComparedAsText(let name): ["name": name]
        case .unknownChoice(let choice, let fact, let list):
            ["choice": choice, "fact": fact, "list": list]
        case .unknownVerdict(let word, let item): ["word": word, "item": item]
        case .referenceCycle(let names): ["path": names.joined(separator: " → ")]
        case .unknownItem(let name, let meant), .unknownElement(let name, let meant),
            .unknownGroup(let name, let meant):
            ["name": name].merging(meant.map { ["meant": $0] } ?? [:]) { old, _ in old }
        case .itemConfirmsTwice(let item, let element): ["item": item, "element": element]
        case .elementNotCounted(let element): ["element": element]
        case .neverReached(let needed, let elements):
            ["needed": String(needed), "elements": String(elements)]
        case .judgementWithoutReview(let source): ["source": source]
        case .warning(let warning): warning.arguments
        case .overlayOfOverlay(let base): ["base": base]
        case .overlayItemTaken(let item, let base): ["item": item, "base": base]
        case .overlayFactDiffers(let fact, let base): ["fact": fact, "base": base]
        case .duplicatePack(let id, let file): ["id": id, "file": file]
        case .sourceConflict(let conflict): conflict.arguments
        }
    }
}

extension PackProblem.SourceConflict {
    fileprivate var arguments: [String: String] {
        [
            "id": id, "other_id": otherID, "key": key, "value": value,
            "other_value": otherValue, "other_file": otherFile, "other_line": String(otherLine),
        ]
    }
}
