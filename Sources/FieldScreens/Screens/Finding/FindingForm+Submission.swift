import CivilTime
import Fieldwork
import InspectionModel
import TerminalUI

extension FindingForm {
    /// Why the form can't be recorded yet, and where the cursor belongs.
    struct Gap: Error, Equatable {
        let field: Field
        let notice: Notice
    }

    /// The finding as filled in.
    ///
    /// Looked at here is only what no decision can see: what was not chosen, and a day that can't
    /// be read. The rest is judged where it is recorded.
    func submission(today: CivilDay) throws(Gap) -> FindingDraft {
        func need(_ field: Field, _ key: String) throws(Gap) {
            if fields.contains(field), text(field).isEmpty {
                throw Gap(field: field, notice: Notice(key, [:], .warning))
            }
        }
        try need(.violation, "finding.violation_missing")
        try need(.fact, "refusal.fact_missing")
        try need(.place, "refusal.place_missing")
        try need(.gradeReason, "finding.grade_reason_missing")
        if let notice = rules.restriction(disposition) {
            throw Gap(field: .disposition, notice: notice)
        }
        try need(.deadline, "refusal.deadline_missing")
        try need(.before, "refusal.evidence_missing")
        try need(.after, "refusal.evidence_missing")
        if fields.contains(.confirmer), confirmer == nil {
            throw Gap(
                field: .confirmer, notice: Notice("finding.confirmer_missing", [:], .warning))
        }

        var draft = FindingDraft(
            item: rules.item, place: text(.place), violation: text(.violation).onOneLine,
            fact: text(.fact), disposition: disposition, grade: gradeChoice)
        draft.id = rules.amended?.id
        draft.reason = nonEmpty(.reason)
        draft.rectify = nonEmpty(.rectify)
        draft.deadline = try deadline(today)
        draft.photos = photos
        draft.observedAt = try observed(today)
        if fields.contains(.before) {
            draft.before = nonEmpty(.before)
            draft.after = nonEmpty(.after)
            draft.confirmedBy = fields.contains(.confirmer) ? confirmer : nil
        }
        return draft
    }

    private var gradeChoice: GradeChoice {
        switch grade {
        case .byCriterion: .byCriterion
        case .general: .general
        case .suspectedMajor: .suspectedMajor(reason: text(.gradeReason))
        }
    }

    private func nonEmpty(_ field: Field) -> String? {
        let text = text(field)
        return text.isEmpty ? nil : text
    }

    private func deadline(_ today: CivilDay) throws(Gap) -> CivilDay? {
        guard fields.contains(.deadline) else { return nil }
        guard let day = deadlineDay(text(.deadline), today: today) else {
            let notice = Notice(
                "finding.deadline_unreadable", ["text": text(.deadline)], .warning)
            throw Gap(field: .deadline, notice: notice)
        }
        // An amended wording may keep a day that has passed since.
        if day < today, day != rules.amended?.deadline {
            throw Gap(
                field: .deadline,
                notice: Notice("finding.deadline_past", ["day": day.text], .warning))
        }
        return day
    }

    private func observed(_ today: CivilDay) throws(Gap) -> String? {
        guard let typed = nonEmpty(.observed) else { return nil }
        guard let time = ObservedTime(typed: typed, today: today) else {
            let notice = Notice("refusal.observed_unreadable", ["time": typed], .warning)
            throw Gap(field: .observed, notice: notice)
        }
        return time.text
    }

    /// Writes `+7` out as the day it means.
    mutating func settleDeadline(today: CivilDay) {
        let typed = text(.deadline)
        guard let day = deadlineDay(typed, today: today), day.text != typed else { return }
        set(.deadline, day.text)
    }

    /// The field a refusal is about.
    static func field(of code: String) -> Field? {
        switch code {
        case "place_missing": .place
        case "fact_missing": .fact
        case "no_power_to_order", "outside_mandate": .disposition
        case "deadline_missing": .deadline
        case "major_needs_ground", "criterion_is_draft", "unsettled_only_suggests": .grade
        case "hazard_reason_missing": .gradeReason
        case "evidence_missing": .before
        case "observed_unreadable", "observed_ahead": .observed
        case "confirmer_is_not_an_officer": .confirmer
        default: nil
        }
    }

    /// What goes into the log in clear, for the look at personal numbers. A day or a row of photo
    /// numbers may well look like one and is none.
    var writtenTexts: [String] {
        fields.filter { $0 != .deadline && $0 != .photos && $0 != .observed }.map { text($0) }
            .filter { !$0.isEmpty }
    }
}

/// The longest time a deadline may be away, in days; more is a slip of the finger.
private let longestDeadline = 3_650

/// Reads `2026-12-06`, `+15` days from today, or `0` for during this visit.
func deadlineDay(_ typed: String, today: CivilDay) -> CivilDay? {
    let text = String(typed.trimmed.map { foldedForCommand($0) })
    if text == "0" { return today }
    guard text.hasPrefix("+") else { return CivilDay(text) }
    guard let days = Int(text.dropFirst()), (0...longestDeadline).contains(days) else {
        return nil
    }
    return today.adding(days: days)
}

extension String {
    /// Line ends as spaces.
    var onOneLine: String { String(map { $0.isNewline ? " " : $0 }) }
}
