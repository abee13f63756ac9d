/// One inspection, as the fold of its events.
package struct InspectionState: Equatable, Sendable {
    package enum Phase: Equatable, Sendable {
        case open
        case suspended
        /// Ended; what can still come is the enterprise's side, signatures, leaving and additions.
        case finished(FinishEnd)

        package var isOpen: Bool { self == .open }

        package var isFinished: Bool {
            if case .finished = self { true } else { false }
        }
    }

    package let opened: InspectionOpened
    package let openedStamp: EntryStamp
    package internal(set) var phase: Phase = .open
    package internal(set) var steps: [VisitStep: StampedStep] = [:]
    package internal(set) var facts: [String: String] = [:]
    /// The texts of the packs that count now.
    package internal(set) var packs: [PackReference]
    /// Changes of these texts, oldest first.
    package internal(set) var migrations: [StampedMigration] = []
    /// The migrations that came too late among them.
    var attempts: [MigrationAttempt] = []
    /// Migrations of which the last part is not there yet, by device.
    var begunMigrations: [String: PacksMigrated] = [:]
    /// What was recorded and has no place in the present texts.
    package internal(set) var orphans: [Orphan] = []
    /// Of answers that stand under another item than the one they were given to.
    package internal(set) var origins: [AnswerKey: AnswerOrigin] = [:]
    /// Compulsory items with an open hazard at the site, by their present names.
    package internal(set) var compulsory: [ItemID]
    /// As many.
    var compulsoryTrails: [ItemTrail]
    /// The answers that stand, by item; most items have one, for the whole site.
    package internal(set) var answers: [ItemID: [AnswerKey: StandingAnswer]] = [:]
    /// Every answer and withdrawal in order, the superseded ones too.
    package internal(set) var history: [AnswerChange] = []
    /// Keys on which more than one device has spoken without knowing of the other; in the journal of
    /// one device there are none.
    var sides: [AnswerKey: [AnswerSide]] = [:]
    /// On keys of several devices, where nothing stands: who took the answer back.
    var withdrawn: [AnswerKey: AnswerSide] = [:]
    /// The choices between answers that knew nothing of one another, oldest first.
    package internal(set) var resolutions: [StampedResolution] = []
    package internal(set) var findings: [FindingID: StandingFinding] = [:]
    package internal(set) var findingOrder: [FindingID] = []
    package internal(set) var finished: InspectionFinished?
    package internal(set) var finishedStamp: EntryStamp?
    /// What stands changed since the end: by the answer of a device that did not know of it, or by a
    /// choice between answers.
    var isEndStale = false
    package internal(set) var enterpriseSide: EnterpriseSideRecorded?
    package internal(set) var signatures: [StampedSignature] = []
    package internal(set) var supplements: [StampedSupplement] = []
    package internal(set) var evidence = EvidenceState()
    /// The instances of the packs' repeats.
    package internal(set) var rows = RepeatRows()
    /// Officers who came in after the start.
    package internal(set) var joined: [PersonID] = []
    package internal(set) var lastStamp: EntryStamp
    /// The answer or finding that was touched last; where a restart goes on.
    package internal(set) var lastAnswered: AnswerKey?
    /// Leaves of changes that `undo` can still take back, oldest first.
    package internal(set) var undoable: [LeafHash] = []
    package internal(set) var redoable: [LeafHash] = []

    package var id: InspectionID { opened.id }

    /// Whether the record was read back and nothing was changed since.
    package var isReadBack: Bool { steps[.readBack] != nil }

    package var isSigned: Bool { !signatures.isEmpty }

    func hasSigned(_ person: PersonID) -> Bool {
        signatures.contains { $0.signed.person == person }
    }

    /// The first one answers for the record.
    package var officers: [PersonID] { opened.officers + joined }

    /// All signatures that the mode asks for are there.
    package var isFullySigned: Bool {
        Set(signatures.map(\.signed.person)).count >= max(1, opened.requires.officers)
    }

    /// The findings as they now read, in the order they were made.
    package var findingsInOrder: [StandingFinding] { findingOrder.compactMap { findings[$0] } }

    package func answer(_ key: AnswerKey) -> StandingAnswer? { answers[key.item]?[key] }

    /// With what a quantity was measured, where somebody said so.
    package func instrument(of key: AnswerKey) -> Instrument? {
        guard case .entered(let entry) = answer(key)?.recorded.value else { return nil }
        return entry.instrument
    }

    /// How an item stands over all its places: the worst of its answers.
    package func standing(of item: ItemID) -> Verdict? {
        Verdict.worst(of: answers[item]?.values.compactMap(\.verdict) ?? [])
    }

    package init(opened: InspectionOpened, stamp: EntryStamp) {
        self.opened = opened
        openedStamp = stamp
        lastStamp = stamp
        packs = opened.packs
        compulsory = opened.compulsory
        compulsoryTrails = opened.compulsory.map { _ in ItemTrail() }
    }
}

package struct StampedStep: Equatable, Sendable {
    package let recorded: StepRecorded
    package let stamp: EntryStamp
}

/// An answer that stands, with the entry it came by.
///
/// It stands in the answers and, before and after a change, in the history: held once, it is passed
/// on without copying.
package struct StandingAnswer: Equatable, Sendable {
    private final class Held: Sendable {
        let recorded: AnswerRecorded
        let stamp: EntryStamp

        init(_ recorded: AnswerRecorded, _ stamp: EntryStamp) {
            self.recorded = recorded
            self.stamp = stamp
        }
    }

    private let held: Held

    init(recorded: AnswerRecorded, stamp: EntryStamp) { held = Held(recorded, stamp) }

    package var recorded: AnswerRecorded { held.recorded }
    package var stamp: EntryStamp { held.stamp }

    package static func == (left: StandingAnswer, right: StandingAnswer) -> Bool {
        left.held === right.held
            || left.recorded == right.recorded && left.stamp == right.stamp
    }

    package var verdict: Verdict? { recorded.value.verdict }

    /// What was measured, whatever was made of it.
    var measured: MeasuredValue? {
        if case .measured(let value, _, _) = recorded.value { value } else { nil }
    }

    /// The same answer under another item.
    func filed(under key: AnswerKey) -> StandingAnswer {
        guard recorded.key != key else { return self }
        var filed = recorded
        filed.key = key
        return StandingAnswer(recorded: filed, stamp: stamp)
    }

    /// What was answered, whoever entered it and when.
    var content: Content {
        Content(value: recorded.value, reason: recorded.reason, note: recorded.note)
    }

    struct Content: Equatable {
        let value: AnswerValue
        let reason: String?
        let note: String?
    }
}

/// One step in the life of an answer: what stood before and after it.
package struct AnswerChange: Equatable, Sendable {
    package let key: AnswerKey
    package let before: StandingAnswer?
    package let after: StandingAnswer?
    /// Who judged; the stamp says who typed.
    package let author: PersonID
    package let stamp: EntryStamp
    /// The entry this change took back.
    package let undo: LeafHash?
    /// Whether its entry is an answer or a withdrawal; else it chose between answers or moved them.
    package let isAnswer: Bool
}

package struct StampedResolution: Equatable, Sendable {
    package let choice: ConflictResolved
    package let stamp: EntryStamp
}

package struct StandingFinding: Equatable, Sendable {
    package private(set) var recorded: FindingRecorded
    package let stamp: EntryStamp
    /// Earlier wordings, oldest first.
    package let earlier: [FindingRecorded]
    /// The names of its item.
    private(set) var trail = ItemTrail()

    package init(recorded: FindingRecorded, stamp: EntryStamp, earlier: [FindingRecorded]) {
        self.recorded = recorded
        self.stamp = stamp
        self.earlier = earlier
    }

    init(
        recorded: FindingRecorded, stamp: EntryStamp, earlier: [FindingRecorded],
        trail: ItemTrail
    ) {
        self.init(recorded: recorded, stamp: stamp, earlier: earlier)
        self.trail = trail
    }

    /// It goes with the item it names.
    mutating func follow(_ migration: StampedMigration) {
        guard let item = recorded.item else { return }
        recorded.item = trail.follow(item, migration)
    }
}

package struct StampedSignature: Equatable, Sendable {
    package let signed: RecordSigned
    package let stamp: EntryStamp
}

package struct StampedSupplement: Equatable, Sendable {
    package let recorded: SupplementRecorded
    package let stamp: EntryStamp
}
