package import CivilTime

/// Everything a person can have done, as the log holds it (`docs/events.md`).
package enum Event: Equatable, Sendable {
    case personAdded(PersonAdded)
    case siteAdded(SiteAdded)
    case inspectionOpened(InspectionOpened)
    case inspection(InspectionID, InspectionEvent)
    case hazard(HazardID, HazardEvent)
    /// The journal's own entry that begins a session; it ends what can be undone.
    case sessionOpened
    /// What the device had read of the journals of others.
    case journalsSeen(JournalsSeen)
    /// A kind this program does not know: kept, shown, ignored by `apply`.
    case unknown(kind: String)
}

/// What happens inside one inspection after it was opened.
package enum InspectionEvent: Equatable, Sendable {
    case step(StepRecorded)
    case fact(FactRecorded)
    case answer(AnswerRecorded)
    case withdrawal(AnswerWithdrawn)
    /// A person chose one of several answers that knew nothing of one another.
    case resolved(ConflictResolved)
    case finding(FindingRecorded)
    case finished(InspectionFinished)
    case resumed
    /// From here on other texts of the packs count.
    case migrated(PacksMigrated)
    case enterpriseSide(EnterpriseSideRecorded)
    case signed(RecordSigned)
    case supplement(SupplementRecorded)
    /// An officer takes part from here on.
    case officerJoined(PersonID)
    /// Photos, boards and recordings.
    case evidence(EvidenceEvent)
    /// Instances of repeats.
    case row(RowEvent)
}

/// What the journal says about an entry beside its event.
package struct EntryStamp: Equatable, Sendable {
    package var seq: Int
    package var leaf: LeafHash
    package var at: WallTime
    package var by: PersonID
    package var device: String
    package var seen: SeenEntries

    package init(
        seq: Int, leaf: LeafHash, at: WallTime, by: PersonID, device: String,
        seen: SeenEntries = .all
    ) {
        self.seq = seq
        self.leaf = leaf
        self.at = at
        self.by = by
        self.device = device
        self.seen = seen
    }
}
