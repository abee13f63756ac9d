import ChecklistEngine
import CivilTime
import Fieldwork
import InspectionModel
import Wording

/// The words beside and below the fields.
extension FindingScreen {
    /// The options of a choice field with their words; nil for a text.
    func optionRow(
        _ field: FindingForm.Field, _ around: Surroundings, _ words: Phrasebook? = nil
    ) -> OptionRow? {
        guard let options = form.options(field) else { return nil }
        let words = words ?? around.words
        let labels: [String] =
            switch field {
            case .grade: FindingForm.Grade.allCases.map { words("finding.grade.\($0.rawValue)") }
            case .disposition: Disposition.allCases.map { words("disposition.\($0.rawValue)") }
            default: form.rules.officers.map { around.name($0) }
            }
        return OptionRow(
            options: zip(labels, options.allowed).map {
                OptionRow.Option(label: $0, isAllowed: $1)
            }, selection: options.selection)
    }

    /// What stands below a field: why, on what ground, what is usual.
    func notes(
        _ field: FindingForm.Field, _ around: Surroundings, _ words: Phrasebook
    ) -> [String] {
        switch field {
        case .fact:
            guard let evidence = row(around)?.item.evidence else { return [] }
            return [words("finding.note.evidence", ["text": evidence[words.language]])]
        case .grade: return [gradeNote(around, words)]
        case .disposition: return dispositionNotes(words)
        case .deadline:
            guard let days = usualDays(around) else { return [] }
            return [words("finding.note.deadline_usual", ["days": String(days)])]
        case .before: return [words("finding.note.before_after")]
        case .observed: return [observedNote(around, words)]
        default: return []
        }
    }

    /// Of a finding that is recorded its three clocks; else how a time is typed.
    private func observedNote(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let amended = form.rules.amended,
            let stamp = state(around)?.findings[amended.id]?.stamp
        else { return words("finding.note.observed") }
        return clocksText(observed: amended.observedAt, recorded: stamp.at, words)
    }

    private func gradeNote(_ around: Surroundings, _ words: Phrasebook) -> String {
        let suggestion = suggestionText(row(around), sheet(around), state(around), words)
        switch form.grade {
        case .byCriterion: return suggestion
        case .general: return words("finding.note.general", ["suggestion": suggestion])
        case .suspectedMajor: return words("finding.note.manual", ["suggestion": suggestion])
        }
    }

    private func dispositionNotes(_ words: Phrasebook) -> [String] {
        var notes: [String] = []
        if form.disposition == .onSiteMeasure { notes.append(words("finding.note.measure")) }
        // One reason for all that it holds for.
        var keys: [String] = []
        for disposition in Disposition.allCases {
            guard let notice = form.rules.restriction(disposition), !keys.contains(notice.key)
            else { continue }
            keys.append(notice.key)
            notes.append(words(notice.key, Chrome.translated(notice.values, words)))
        }
        return notes
    }

    /// Practice for 一般, and for nothing else.
    private func usualDays(_ around: Surroundings) -> Int? {
        if form.rules.amended != nil { return nil }
        let suggestion = row(around).flatMap { row in
            sheet(around)?.suggestedGrade(for: row, state(around))
        }
        switch (form.grade, suggestion?.outcome) {
        case (.general, _), (.byCriterion, .suggested(.general, _)):
            return suggestion?.deadlineDays.flatMap { $0 > 0 ? $0 : nil } ?? Self.usualDays
        default: return nil
        }
    }

    /// What offices usually give where a pack names no days; no law does.
    private static let usualDays = 15

    func deadlineText(_ around: Surroundings, _ words: Phrasebook) -> String {
        let typed = form.text(.deadline)
        if typed.isEmpty { return words("finding.deadline_hint") }
        guard let day = deadlineDay(typed, today: around.today) else {
            return words("finding.deadline_hint")
        }
        let distance = distanceText(day, today: around.today, words)
        return day.text == typed ? distance : "= \(day.text)  \(distance)"
    }

    func valueText(
        _ field: FindingForm.Field, _ around: Surroundings, _ words: Phrasebook
    ) -> String {
        guard let options = optionRow(field, around, words) else { return form.text(field) }
        return options.selection.map { options.options[$0].label }
            ?? words("finding.nothing_chosen")
    }
}
