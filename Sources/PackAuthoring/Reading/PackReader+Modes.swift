import ChecklistEngine
import InspectionModel

extension PackReader {
    /// Only `compulsory-matters` has modes, and it must have them.
    mutating func readModes(_ entry: YAMLEntry?, packID: String?) -> [Mode] {
        guard let entry else {
            if packID == Self.modesPack { report(.missingSection("modes"), at: .start) }
            return []
        }
        if let packID, packID != Self.modesPack {
            report(.sectionNotAllowed("modes"), at: entry.keyPlace)
        }
        return list(entry).compactMap { readMode($0) }
    }

    private mutating func readMode(_ node: YAMLNode) -> Mode? {
        let keys = [
            "name", "label", "officers", "steps", "notice_before", "signature", "compulsory",
            "record", "may_order",
        ]
        guard let fields = fields(node, "modes", keys: keys) else { return nil }
        let name = name(entry(fields, "name"), PackName.isName)
        if let name { declare(name, .mode, at: fields.place(of: "name")) }
        let label = text(entry(fields, "label"))
        let officers = integer(entry(fields, "officers"), least: 0)
        let steps = readSteps(entry(fields, "steps"))
        let noticeBefore = flag(entry(fields, "notice_before"))
        let signature: SignatureRule? = word(entry(fields, "signature"))
        let compulsory: CompulsoryRule? = word(entry(fields, "compulsory"))
        let record: RecordKind? = word(entry(fields, "record"))
        let mayOrder = flag(entry(fields, "may_order"))
        guard let name, let label, let officers, let noticeBefore, let signature, let compulsory,
            let record, let mayOrder
        else { return nil }
        return Mode(
            name: name, label: label, officers: officers, steps: steps,
            noticeBefore: noticeBefore, signature: signature, compulsory: compulsory,
            record: record, mayOrder: mayOrder)
    }

    /// The order of the acts is fixed; a mode leaves some out.
    private mutating func readSteps(_ entry: YAMLEntry?) -> [VisitStep] {
        let steps: [VisitStep] = words(entry)
        if let entry, steps != VisitStep.allCases.filter(steps.contains) {
            report(.stepsOutOfOrder, at: entry.value.place)
        }
        return steps
    }
}
