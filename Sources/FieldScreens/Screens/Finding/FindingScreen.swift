import ChecklistEngine
import CivilTime
import Fieldwork
import HazardLedger
package import InspectionModel
import TerminalUI
package import Wording

/// 隐患登记: one finding, with fact, ground and reason kept apart; or new words for one.
package struct FindingScreen: Screen {
    package let id = ScreenID.finding
    let inspection: InspectionID
    var form: FindingForm
    /// Something was typed or chosen that is in no record.
    var isTouched = false
    /// On its way to the disk; until the answer comes nothing may change or leave.
    var isSubmitting = false
    /// Said or asked when the screen is first shown.
    private var greeting: Greeting?

    private enum Greeting {
        case restored
        /// The item has a finding at this place already.
        case offersAmending(FindingRecorded)
    }

    /// A finding on an item, or outside the list; goes on with a draft when there is one.
    package init(
        _ state: InspectionState, item: ItemID?, place: String?, _ around: Surroundings
    ) {
        inspection = state.id
        if let form = Self.restored(state, item: item, around) {
            self.form = form
            isTouched = true
            greeting = .restored
        } else if let known = Self.known(state, item: item, place: place) {
            form = Self.amending(known, state, around)
            greeting = .offersAmending(known)
        } else {
            form = Self.fresh(state, item: item, place: place, around)
        }
    }

    /// The same problem at another place: everything but the place, which is asked first.
    package init(
        _ state: InspectionState, copying finding: FindingRecorded, _ around: Surroundings
    ) {
        inspection = state.id
        if let form = Self.restored(state, item: finding.item, around) {
            self.form = form
            isTouched = true
            greeting = .restored
            return
        }
        let hazard = around.field?.ledger[finding.hazard]
        var form = FindingForm(FindingRules(state, item: finding.item, around))
        Self.fill(&form, with: finding)
        form.set(.place, nil)
        form.grade = FindingForm.Grade(hazard, item: finding.item)
        form.set(.gradeReason, hazard?.grades.last?.graded.reason)
        if form.rules.restriction(finding.disposition) == nil {
            form.disposition = finding.disposition
        }
        form.go(to: .place)
        self.form = form
    }

    // MARK: How a form begins

    static func draftKey(_ inspection: InspectionID, _ item: ItemID?) -> DraftKey {
        DraftKey("finding-\(inspection)-\(item?.code ?? "outside")")
    }

    var draftKey: DraftKey { Self.draftKey(inspection, form.rules.item) }

    private static func restored(
        _ state: InspectionState, item: ItemID?, _ around: Surroundings
    ) -> FindingForm? {
        guard let texts = around.drafts[draftKey(state.id, item)] else { return nil }
        let amended = texts["amends"].flatMap { FindingID($0) }.flatMap { state.findings[$0] }
        var form = FindingForm(
            FindingRules(state, item: item, amended: amended?.recorded, around))
        form.restore(texts)
        return form
    }

    /// The finding that Enter on an item means: the last one here, or anywhere when no place is set.
    private static func known(
        _ state: InspectionState, item: ItemID?, place: String?
    ) -> FindingRecorded? {
        guard let item else { return nil }
        return state.findingsInOrder.last {
            $0.recorded.item == item && (place == nil || $0.recorded.place == place)
        }?.recorded
    }

    private static func fresh(
        _ state: InspectionState, item: ItemID?, place: String?, _ around: Surroundings
    ) -> FindingForm {
        var form = FindingForm(FindingRules(state, item: item, around))
        form.set(.place, place ?? state.opened.place)
        form.set(.observed, state.opened.paper?.observedAt)
        guard let item, let sheet = around.sheets[state.id], let row = sheet.row(item) else {
            return form
        }
        let language = around.words.language
        form.set(.violation, row.item.violation[language])
        form.set(.rectify, row.item.rectify[language])
        form.set(.fact, measuredFact(item, place: place, state, around.words))
        let suggestion = sheet.suggestedGrade(for: row, state)
        if let days = suggestion.deadlineDays {
            form.set(.deadline, around.today.adding(days: days).text)
        }
        return form
    }

    private static func amending(
        _ finding: FindingRecorded, _ state: InspectionState, _ around: Surroundings
    ) -> FindingForm {
        var form = FindingForm(
            FindingRules(state, item: finding.item, amended: finding, around))
        fill(&form, with: finding)
        form.disposition = finding.disposition
        return form
    }

    private static func fill(_ form: inout FindingForm, with finding: FindingRecorded) {
        form.set(.violation, finding.violation)
        form.set(.fact, finding.fact)
        form.set(.place, finding.place)
        form.set(.reason, finding.reason)
        form.set(.rectify, finding.rectify)
        form.set(.deadline, finding.deadline?.text)
        form.set(.observed, finding.observedAt)
        form.set(.photos, finding.photos.isEmpty ? nil : finding.photos.joined(separator: " "))
    }

    // MARK: What is shown

    func state(_ around: Surroundings) -> InspectionState? { around.field?.inspection(inspection) }
    func sheet(_ around: Surroundings) -> Sheet? { around.sheets[inspection] }
    func row(_ around: Surroundings) -> Sheet.Row? {
        form.rules.item.flatMap { sheet(around)?.row($0) }
    }

    /// Digits pick and letters are text: no bare letter is a command in a form.
    package var textHasFocus: Bool { true }

    package func path(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        let title = form.rules.amended.map {
            words("finding.amending", ["number": $0.number])
        }
        return [words("screen.answering"), title ?? words("screen.finding")]
    }

    package func hints(_ around: Surroundings) -> [CommandID] {
        [.submit, .back, .nextField, .previousField, .help]
    }

    package func status(_ around: Surroundings, _ words: Phrasebook) -> String {
        if isSubmitting { return words("finding.saving") }
        guard isTouched else { return words("finding.status") }
        guard let time = around.journal.draftSavedAt else { return words("finding.status_draft") }
        return words("finding.status_saved", ["time": time])
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        let field = form.focus
        if field == .submit { return words("finding.label.submit") }
        return words(
            "finding.sentence",
            [
                "label": words("finding.label.\(field.rawValue)"),
                "value": valueText(field, around, words),
            ])
    }

    // MARK: News

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        switch news {
        case .refreshed: return greet()
        case .committed(_, let events):
            isSubmitting = false
            return leaveRecorded(events)
        case .refused(_, let refusal):
            isSubmitting = false
            if let field = FindingForm.field(of: refusal.code) { form.go(to: field) }
            return []
        case .answered("known", .chosen("another")):
            let place = form.text(.place)
            guard let state = state(around) else { return [] }
            form = Self.fresh(
                state, item: form.rules.item, place: place.isEmpty ? nil : place, around)
            return []
        case .answered("personal", .confirmed): return submit(around, mayHoldPersonalNumbers: true)
        default: return []
        }
    }

    private mutating func greet() -> [Action] {
        defer { greeting = nil }
        switch greeting {
        case nil: return []
        case .restored: return [.notice(Notice("notice.draft_restored", [:], .done))]
        case .offersAmending(let finding):
            let options = [
                PromptOption(value: "amend", label: "finding.offer_amend"),
                PromptOption(value: "another", label: "finding.offer_another"),
            ]
            return [
                .ask(
                    Prompt(
                        "prompt.finding_known",
                        ["number": finding.number, "place": finding.place],
                        form: .choice(options), purpose: "known"))
            ]
        }
    }

    private func leaveRecorded(_ events: [StampedEvent]) -> [Action] {
        var notice = Notice("notice.finding_recorded", [:], .done)
        for stamped in events {
            guard case .inspection(_, .finding(let finding)) = stamped.event else { continue }
            let key =
                form.rules.amended == nil ? "notice.finding_recorded" : "notice.finding_amended"
            notice = Notice(key, ["number": finding.number], .done)
        }
        return [.draft(draftKey, nil), .pop, .notice(notice)]
    }
}
