// The field's closed lists. Raw values are the words of the log, of the command line and of
// the string files' keys; they never change.

package enum InspectionMode: String, CaseIterable, Sendable {
    case routine, special
    case doubleRandom = "double_random"
    case noNotice = "no_notice"
    case surprise
    case outOfArea = "out_of_area"
    case crossCheck = "cross_check"
    case joint, reinspection
    case lookBack = "look_back"
    case undercover, advisory
    case selfCheck = "self_check"
    case paperEntry = "paper_entry"
    case training
}

/// Which items of its packs an inspection asks (检查范围).
package enum ChecklistScope: String, CaseIterable, Sendable {
    case all
    /// The short version, for a visit of a quarter of an hour.
    case quick
    /// What trainers explain.
    case demonstration
    /// Of which a hazard at the site waits for its re-inspection.
    case open
}

/// What an answer says: 符合, 不符合, 不涉及, 待核实, 未检查.
package enum Verdict: String, CaseIterable, Sendable {
    case pass, fail
    case notApplicable = "not_applicable"
    case pending
    case notChecked = "not_checked"

    /// What several answers to one item come to: a failure anywhere is a failure; an open question
    /// outweighs what was not reached, and both outweigh a pass.
    package static func worst(of verdicts: some Sequence<Verdict>) -> Verdict? {
        verdicts.max { $0.weight < $1.weight }
    }

    private var weight: Int {
        switch self {
        case .fail: 4
        case .pending: 3
        case .notChecked: 2
        case .pass: 1
        case .notApplicable: 0
        }
    }
}

/// Why an item was not checked, in the order of the digits that choose it.
package enum NotCheckedReason: String, CaseIterable, Sendable {
    case notOperating = "not_operating"
    case locked
    case needsShutdown = "needs_shutdown"
    case noInstrument = "no_instrument"
    case needsExpert = "needs_expert"
    case weatherOrNight = "weather_or_night"
    case refused
    case noTime = "no_time"
    case other
    case paperBlank = "paper_blank"
    case illegible

    /// The nine that a digit chooses on a screen; the last two belong to paper entry.
    package static var onSite: [NotCheckedReason] { Array(allCases.prefix(9)) }
}

/// The acts of a visit in their order (到达, 亮证, 告知, … 离开).
package enum VisitStep: String, CaseIterable, Sendable {
    case arrive
    case showID = "show_id"
    case inform, check, record
    case readBack = "read_back"
    case sign, measures, leave

    /// Whether it is still recorded after the end; the others only before it.
    var comesAfterTheEnd: Bool {
        switch self {
        case .readBack, .sign, .measures, .leave: true
        case .arrive, .showID, .inform, .check, .record: false
        }
    }
}

package enum Disposition: String, CaseIterable, Sendable {
    case correctedOnSpot = "corrected_on_spot"
    case rectifyByDeadline = "rectify_by_deadline"
    case onSiteMeasure = "on_site_measure"
    case referred
    case adviceOnly = "advice_only"

    /// Whether it orders somebody to do something, which needs power over the sector.
    package var isOrder: Bool { self == .rectifyByDeadline || self == .onSiteMeasure }
}

package enum TaskSource: String, CaseIterable, Sendable {
    case plan
    case doubleRandom = "double_random"
    case tipOff = "tip_off"
    case assigned, reinspection, special, own
}

package enum ProductionState: String, CaseIterable, Sendable {
    case producing, stopped, maintenance
    case workSuspended = "work_suspended"
}

package enum FinishEnd: String, CaseIterable, Sendable {
    case normal, suspended, refused, recorded
}

package enum SuspensionReason: String, CaseIterable, Sendable {
    case danger, weather
    case calledAway = "called_away"
    case other
}

package enum EnterpriseOutcome: String, CaseIterable, Sendable {
    case paperSigned = "paper_signed"
    case refusedToSign = "refused_to_sign"
    case signedByAgent = "signed_by_agent"
    case nobodyPresent = "nobody_present"
}

package enum PersonRole: String, CaseIterable, Sendable {
    case officer
    case sitePerson = "site_person"
    case expert, clerk, trainer
    case selfInspector = "self_inspector"
}

/// Whether the inspectors' authority may order anything in this sector.
package enum Mandate: String, Sendable {
    case full
    case recordOnly = "record_only"
}

package enum SignatureRule: String, CaseIterable, Sendable {
    case required, optional, none
}

/// Which of the four compulsory matters must be answered before the normal end.
package enum CompulsoryRule: String, CaseIterable, Sendable {
    case all
    case openOnly = "open_only"
    case none
}

/// What a visit in a mode produces.
package enum RecordKind: String, CaseIterable, Sendable {
    case inspectionRecord = "inspection_record"
    case lead, advice
    case selfCheck = "self_check"
    case entry, training
}

package enum HazardGrade: String, CaseIterable, Sendable, Comparable {
    case general, major

    package static func < (left: Self, right: Self) -> Bool { left == .general && right == .major }
}

/// How far a grade has got: 建议, 现场初步判定, 机关确认.
package enum GradeStatus: String, CaseIterable, Sendable {
    case suggested, preliminary, confirmed
}

package enum HazardSource: String, CaseIterable, Sendable {
    case inspection
    case selfCheck = "self_check"
    case tipOff = "tip_off"
    case higherFeedback = "higher_feedback"
}
