import CellText
import ChecklistEngine
import InspectionModel
import Wording

/// A pack's unit as the interface's language writes it: `个` is `pcs` in English. What is recorded
/// keeps the pack's own word.
func unitText(_ unit: String, _ words: Phrasebook) -> String {
    let key = "unit.\(unit)"
    if words.has(key) { return words(key) }
    guard words.language != .zh, unit.contains(where: isHan) else { return unit }
    return unitSymbol(unit) ?? unit
}

/// `≥ 2 pcs`; what is said instead where no limit is in force.
func limitText(_ measure: Measure, _ words: Phrasebook) -> String {
    if measure.limit == nil { return words("limit.none") }
    return measure.limitText(unit: unitText(measure.unit, words))
}

/// The same of a limit as it was recorded.
func limitText(_ limit: LimitShown, _ words: Phrasebook) -> String {
    if limit.expression.isEmpty { return words("limit.none") }
    let shown = unitText(limit.unit, words)
    guard shown != limit.unit else { return limit.text }
    return limit.text.split(separator: ", ").map { bound in
        bound.hasSuffix(" " + limit.unit) ? bound.dropLast(limit.unit.count) + shown : bound
    }.joined(separator: ", ")
}

/// `3 pcs`
func measuredText(_ value: MeasuredValue, _ words: Phrasebook) -> String {
    MeasuredValue(value: value.value, unit: unitText(value.unit, words)).text
}

/// A typed value without a unit that only the interface knows: `3 pcs` is `3`.
func withoutShownUnit(_ text: String, _ unit: String, _ words: Phrasebook) -> String {
    let shown = unitText(unit, words)
    guard shown != unit, text.lowercased().hasSuffix(shown.lowercased()) else { return text }
    let value = String(text.dropLast(shown.count)).trimmed
    // `5 km` is not `5 k` in metres.
    return value.last?.isNumber == true ? value : text
}
