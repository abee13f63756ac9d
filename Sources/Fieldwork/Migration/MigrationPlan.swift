package import InspectionModel
package import Wording

/// What becomes of everything that was recorded when an inspection follows other texts of its packs.
package struct MigrationPlan: Equatable, Sendable {
    package struct Change: Equatable, Sendable {
        package let from: PackReference
        package let to: PackReference
    }

    package enum Fate: Equatable, Sendable {
        case kept
        /// Under this name from here on.
        case moved(String)
        /// Kept aside, where it counts for nothing.
        case orphaned(OrphanReason)
        /// It was aside and stands again, under this name.
        case restored(String)
    }

    package enum Said: Equatable, Sendable {
        case answer(AnswerRecorded)
        case fact(String)
        /// The number of a row.
        case row(Int)
    }

    /// A verdict that is worked out anew, since the limit is another one.
    package struct Rejudged: Equatable, Sendable {
        package let before: Verdict?
        package let after: Verdict?
        /// As shown.
        package let limitBefore: String
        package let limit: String
    }

    /// One answer, one fact or one row.
    package struct Line: Equatable, Sendable {
        package let pack: String
        package let code: String
        package let sentence: Text
        package let said: Said
        /// What was chosen where there is a list to choose from.
        package let chosen: [Text]?
        package internal(set) var fate: Fate
        package internal(set) var rejudged: Rejudged?
    }

    /// What one of the two texts asks and the other one does not.
    package struct Subject: Equatable, Sendable {
        package let pack: String
        package let code: String
        package let sentence: Text
    }

    package let changes: [Change]
    package let lines: [Line]
    /// Asked from here on.
    package let added: [Subject]
    /// Asked no more, and not answered.
    package let dropped: [Subject]
    /// Numbers of findings whose item is gone; they stay as they are.
    package let findings: [String]
    /// What is recorded: the change of the packs, verdicts that were worked out anew, and what a
    /// new text gives by itself.
    package let events: [InspectionEvent]

    package var orphaned: [Line] {
        lines.filter { if case .orphaned = $0.fate { true } else { false } }
    }

    package var moved: [Line] {
        lines.filter { if case .moved = $0.fate { true } else { false } }
    }

    package var restored: [Line] {
        lines.filter { if case .restored = $0.fate { true } else { false } }
    }

    package var rejudged: [Line] { lines.filter { $0.rejudged != nil } }
    package var kept: [Line] { lines.filter { $0.fate == .kept } }
}

/// Which texts an inspection is to follow.
package struct MigrationRequest: Hashable, Sendable {
    /// Ids of packs; none: all of which there is a newer version.
    package var packs: [String]
    /// The digest of the text to follow, or how it begins; nil: the newest at hand.
    package var digest: String?
    /// To the texts from before the last change, all of them.
    package var goesBack: Bool
    package var why: String?

    package init(
        packs: [String] = [], digest: String? = nil, goesBack: Bool = false, why: String? = nil
    ) {
        self.packs = packs
        self.digest = digest
        self.goesBack = goesBack
        self.why = why
    }
}
