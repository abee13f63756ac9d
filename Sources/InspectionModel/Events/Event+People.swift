/// Who judged, who typed and who signed are three: an entry's `by` typed, these stand in the event.
extension Event {
    /// Who judged or vouches for what it says; nil where there is nothing to judge.
    package var author: PersonID? {
        switch self {
        case .inspection(_, let event): event.author
        case .hazard(_, let event): event.author
        case .inspectionOpened(let opened): opened.officers.first
        case .personAdded, .siteAdded, .sessionOpened, .journalsSeen, .unknown: nil
        }
    }

    /// Who put a signature to the record.
    package var signer: PersonID? {
        guard case .inspection(_, .signed(let signed)) = self else { return nil }
        return signed.person
    }

    /// When it was seen, as a person or a camera says; nil where nobody said anything else than the
    /// entry's time.
    package var observedAt: String? {
        switch self {
        case .inspectionOpened(let opened): opened.paper?.observedAt
        case .inspection(_, .step(let step)): step.observedAt
        case .inspection(_, .finding(let finding)): finding.observedAt
        case .inspection(_, .evidence(.photo(let photo))): photo.observedAt
        case .hazard(_, .recorded(let recorded)): recorded.observedAt
        default: nil
        }
    }
}

extension InspectionEvent {
    fileprivate var author: PersonID? {
        switch self {
        case .answer(let answer): answer.author
        case .withdrawal(let withdrawal): withdrawal.author
        case .resolved(let choice): choice.author
        case .finding(let finding): finding.author
        case .supplement(let supplement): supplement.author
        case .migrated(let migrated): migrated.author
        case .evidence(let event): event.author
        case .row(let event): event.author
        case .step, .fact, .finished, .resumed, .enterpriseSide, .signed, .officerJoined: nil
        }
    }
}

extension EvidenceEvent {
    fileprivate var author: PersonID {
        switch self {
        case .photo(let photo): photo.author
        case .attached(let attached): attached.author
        case .photoRemoved(let removed), .videoRemoved(let removed): removed.author
        case .board(let board): board.author
        case .video(let video): video.author
        }
    }
}

extension HazardEvent {
    fileprivate var author: PersonID {
        switch self {
        case .recorded(let recorded): recorded.recordedBy
        case .graded(let graded), .regraded(let graded): graded.byPerson
        case .fixedOnSpot(let fixed): fixed.recordedBy
        case .reinspectionPassed(let passed): passed.confirmedBy
        case .voided(let voided): voided.byPerson
        }
    }
}

extension InspectionState {
    /// Who judges here: whoever was chosen, where they take part; else who types, where they do;
    /// else, as with a paper form that a clerk keys in, the officer who answers for the record.
    package func judge(_ chosen: PersonID?, typist: PersonID) -> PersonID {
        if let chosen, officers.contains(chosen) { return chosen }
        return officers.contains(typist) ? typist : officers.first ?? typist
    }
}
