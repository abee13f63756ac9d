import Fieldwork
import HazardLedger
import InspectionModel
import TerminalUI

/// What is typed and chosen for one finding, and which field has the keyboard.
struct FindingForm: Sendable {
    /// In the order of the form; the raw values name the texts of a draft.
    enum Field: String, CaseIterable, Sendable {
        case violation, fact, place, reason, grade
        case gradeReason = "grade_reason"
        case disposition, deadline, rectify, before, after, confirmer, photos, observed
        /// Not a field: the row that records the finding.
        case submit
    }

    enum Grade: String, CaseIterable, Sendable {
        case byCriterion = "by_criterion"
        case general
        case suspectedMajor = "suspected_major"
    }

    let rules: FindingRules
    private(set) var focus: Field = .fact
    /// Of fields with several lines.
    var areas: [Field: TextArea] = [:]
    /// Of fields with one line.
    var lines: [Field: TextField] = [:]
    var grade: Grade
    var disposition: Disposition
    var confirmer: PersonID?

    init(_ rules: FindingRules) {
        self.rules = rules
        grade = rules.item == nil ? .general : .byCriterion
        disposition = rules.usualDisposition
        for field in [Field.violation, .fact, .reason, .gradeReason, .rectify] {
            areas[field] = TextArea("", size: Size(rows: 3, columns: 60))
        }
        for field in [Field.place, .deadline, .before, .after, .photos, .observed] {
            lines[field] = TextField("", limit: field == .deadline ? 12 : TextField.usualLimit)
        }
        focus = fields[0]
    }

    // MARK: Texts

    func text(_ field: Field) -> String {
        (areas[field]?.text ?? lines[field]?.text ?? "").trimmed
    }

    mutating func set(_ field: Field, _ text: String?) {
        if let area = areas[field] {
            areas[field] = TextArea(text ?? "", size: area.size)
        } else if lines[field] != nil {
            lines[field] = TextField(
                text ?? "", limit: field == .deadline ? 12 : TextField.usualLimit)
        }
    }

    /// Photo numbers as typed, parted by spaces or commas.
    var photos: [String] {
        text(.photos).split { " ,，、;；\u{3000}".contains($0) }.map(String.init)
    }

    // MARK: Fields

    /// The fields that count with the present choices.
    var fields: [Field] {
        Field.allCases.filter { isShown($0) }
    }

    private func isShown(_ field: Field) -> Bool {
        switch field {
        case .violation: rules.item == nil
        case .grade: rules.amended == nil
        case .gradeReason: rules.amended == nil && grade == .suspectedMajor
        case .deadline: disposition == .rectifyByDeadline
        case .before, .after: isCorrectedHere
        case .confirmer: isCorrectedHere && !rules.officers.isEmpty
        case .fact, .place, .reason, .disposition, .rectify, .photos, .observed, .submit: true
        }
    }

    /// Corrected before the inspector's eyes, by this very form.
    private var isCorrectedHere: Bool {
        disposition == .correctedOnSpot && rules.amended == nil
    }

    func isRequired(_ field: Field) -> Bool {
        switch field {
        case .violation, .fact, .place, .grade, .gradeReason, .disposition, .deadline, .before,
            .after, .confirmer:
            true
        case .reason, .rectify, .photos, .observed, .submit: false
        }
    }

    mutating func go(to field: Field) {
        if fields.contains(field) { focus = field }
    }

    /// - Returns: False at the form's end.
    @discardableResult
    mutating func go(by step: Int) -> Bool {
        let fields = fields
        guard let index = fields.firstIndex(of: focus), fields.indices.contains(index + step)
        else { return false }
        focus = fields[index + step]
        return true
    }

    // MARK: Choices

    /// The number of options and the chosen one of a choice field; nil for a text.
    func options(_ field: Field) -> (allowed: [Bool], selection: Int?)? {
        switch field {
        case .grade:
            let all = Grade.allCases
            return (all.map { rules.restriction($0) == nil }, all.firstIndex(of: grade))
        case .disposition:
            let all = Disposition.allCases
            return (all.map { rules.restriction($0) == nil }, all.firstIndex(of: disposition))
        case .confirmer:
            return (
                rules.officers.map { _ in true },
                confirmer.flatMap { rules.officers.firstIndex(of: $0) }
            )
        default: return nil
        }
    }

    mutating func choose(_ field: Field, _ index: Int) {
        switch field {
        case .grade: grade = Grade.allCases[index]
        case .disposition: disposition = Disposition.allCases[index]
        case .confirmer: confirmer = rules.officers[index]
        default: break
        }
    }

    /// Why an option can't be chosen.
    func restriction(_ field: Field, _ index: Int) -> Notice? {
        switch field {
        case .grade: rules.restriction(Grade.allCases[index])
        case .disposition: rules.restriction(Disposition.allCases[index])
        default: nil
        }
    }

    // MARK: Drafts

    /// Everything typed and chosen, by field, for the draft.
    var texts: [String: String] {
        var texts = [
            "grade": grade.rawValue, "disposition": disposition.rawValue, "focus": focus.rawValue,
        ]
        for field in Field.allCases {
            let text = areas[field]?.text ?? lines[field]?.text ?? ""
            if !text.isEmpty { texts[field.rawValue] = text }
        }
        texts["confirmer"] = confirmer?.text
        texts["amends"] = rules.amended?.id.text
        return texts
    }

    mutating func restore(_ texts: [String: String]) {
        for field in Field.allCases where areas[field] != nil || lines[field] != nil {
            set(field, texts[field.rawValue])
        }
        if let word = texts["grade"], let known = Grade(rawValue: word),
            rules.restriction(known) == nil
        {
            grade = known
        }
        if let word = texts["disposition"], let known = Disposition(rawValue: word),
            rules.restriction(known) == nil
        {
            disposition = known
        }
        let person = texts["confirmer"].flatMap { PersonID($0) }
        confirmer = person.flatMap { rules.officers.contains($0) ? $0 : nil }
        if let word = texts["focus"], let field = Field(rawValue: word) { go(to: field) }
    }
}
