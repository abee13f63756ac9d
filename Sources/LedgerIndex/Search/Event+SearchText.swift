package import InspectionModel

extension Event {
    /// What people wrote or read in an entry; nil when there is nothing to look for.
    package var searchText: String? {
        let parts: [String?] =
            switch self {
            case .siteAdded(let site): [site.name, site.creditCode, site.address]
            case .inspectionOpened(let opened):
                [opened.number, opened.siteName, opened.place, opened.taskNumber]
            case .inspection(_, let event): event.searchTexts
            case .hazard(_, let event): event.searchTexts
            case .personAdded, .sessionOpened, .journalsSeen, .unknown: []
            }
        let text = parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n")
        return text.isEmpty ? nil : text + "\n"
    }
}

extension InspectionEvent {
    fileprivate var searchTexts: [String?] {
        switch self {
        case .step(let step): [step.note]
        case .answer(let answer):
            if case .entered(let entry) = answer.value {
                [entry.text, answer.note]
            } else {
                [answer.note, answer.reason]
            }
        case .finding(let finding):
            [
                finding.number, finding.violation, finding.fact, finding.place, finding.reason,
                finding.rectify,
            ]
        case .finished(let finished): [finished.note, finished.refusal?.words]
        case .enterpriseSide(let side): [side.reason]
        case .resolved(let choice): [choice.why]
        case .migrated(let migrated): [migrated.why]
        case .supplement(let supplement): [supplement.reason, supplement.text]
        case .evidence(let event): event.searchTexts
        case .fact, .withdrawal, .resumed, .signed, .officerJoined, .row: []
        }
    }
}

extension EvidenceEvent {
    fileprivate var searchTexts: [String?] {
        switch self {
        case .photo(let photo): [photo.number, photo.name]
        case .photoRemoved(let removed), .videoRemoved(let removed): [removed.reason]
        case .board(let board): [board.number]
        case .video(let video): [video.number, video.device]
        case .attached: []
        }
    }
}

extension HazardEvent {
    fileprivate var searchTexts: [String?] {
        switch self {
        // Number, violation and place stand in the finding of the same entry.
        case .recorded: []
        case .graded(let graded), .regraded(let graded): [graded.reason]
        case .fixedOnSpot(let fixed): [fixed.before, fixed.after]
        case .reinspectionPassed(let passed): [passed.accept]
        case .voided(let voided): [voided.reason]
        }
    }
}
