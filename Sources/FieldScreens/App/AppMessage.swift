package import CivilTime
package import Fieldwork
package import InspectionModel
package import TerminalUI
package import Wording

/// What reaches the application: keys, and answers to its effects.
package enum AppMessage: Sendable {
    /// `at`: milliseconds of a clock that only grows.
    case input(InputEvent, at: Int64)
    case resized(Size)
    /// What the terminal can show, before anything else.
    case terminal(showsPictures: Bool)
    case workspaceReady(Surroundings, notices: [Notice], drafts: [DraftKey: [String: String]])
    /// Goes straight to an inspection: its facts, then its items.
    case walk(InspectionID)
    case committed(token: Int, [StampedEvent], names: [PersonID: PersonNames])
    case refused(token: Int, Refusal)
    /// What a screen wanted to know, as of this many entries of the journal.
    case answered(FieldQuestion, FieldAnswer, entries: Int)
    /// It cannot be had.
    case unanswered(FieldQuestion, Refusal, entries: Int)
    /// The index is being built.
    case indexing(done: Int, of: Int)
    case journal(JournalStanding)
    /// Writing failed (`disk_full`, `read_only`, `io`): said until the next success.
    case journalFailed(String)
    /// The wall clock was set; the journal has an entry about it.
    case clockJumped(ClockJump)
    /// What the journal holds though nobody was told: found when it was opened anew.
    case caughtUp([StampedEvent], names: [PersonID: PersonNames])
    case journalChecked(JournalStanding.Check)
    /// Unsubmitted text is in its draft files since this time; nil when there is none left to keep.
    case draftsSaved(at: String?)
    /// Unsubmitted text could not be saved (`disk_full`, `read_only`, `io`): said until it is.
    case draftsFailed(String)
    /// How far something long has come, or what came in by itself.
    case told(Notice)
    case picturesFound([FoundPicture])
    /// A folder is watched from here on; nil, none any more.
    case watching(String?)
    /// Something asked for could not be had.
    case failed(Refusal)
    case logPage([LogLine])
    case statementReady(InspectionID, Result<String, Refusal>)
    case clock(today: CivilDay, time: String, battery: Int?)
    case setupFailed(Refusal)
    /// The terminal goes away: keep what was typed.
    case hangup
}

/// A refusal in the form every part has: a code and named values for its sentence.
package struct Refusal: Error, Equatable, Sendable {
    package var code: String
    package var arguments: [String: String]

    package init(code: String, arguments: [String: String] = [:]) {
        self.code = code
        self.arguments = arguments
    }

    package init(_ refusal: FieldRefusal) {
        self.init(code: refusal.code, arguments: refusal.arguments)
    }

    package func sentence(_ words: Phrasebook) -> String { words("refusal.\(code)", arguments) }
}

/// One line in the status row, until the next key.
package struct Notice: Equatable, Sendable {
    package enum Weight: Sendable { case note, done, warning, failure }

    package var key: String
    package var values: [String: String]
    package var weight: Weight

    package init(_ key: String, _ values: [String: String] = [:], _ weight: Weight = .note) {
        self.key = key
        self.values = values
        self.weight = weight
    }

    package static func refused(_ refusal: Refusal) -> Notice {
        Notice("refusal.\(refusal.code)", refusal.arguments, .warning)
    }
}

/// What was found in the log, the newest first.
package struct EntriesFound: Equatable, Sendable {
    package let text: String
    package let lines: [LogLine]

    /// As many as are listed; there may be more.
    package static let most = 100

    package init(text: String, lines: [LogLine]) {
        self.text = text
        self.lines = lines
    }
}

/// An entry of the log as the journal screen lists it.
package struct LogLine: Equatable, Sendable {
    package var seq: Int
    /// When it was written, as it stands in the log.
    package var time: WallTime
    package var by: PersonID
    package var kind: String
    package var leaf: String
    /// The line as it is on disk.
    package var line: String
    package var events: [Event]
    /// The numbers of entries that the events name by leaf hash.
    package var entries: [LeafHash: Int] = [:]
    /// The hazards that the events are about.
    package var hazards: [HazardID: HazardRow] = [:]
    /// Of an entry of kind `clock`.
    package var jump: ClockJump?
    /// Where a text was looked for, the written line in which it was found.
    package var excerpt: String?

    package init(
        seq: Int, time: WallTime, by: PersonID, kind: String, leaf: String, line: String,
        events: [Event], jump: ClockJump? = nil
    ) {
        self.seq = seq
        self.time = time
        self.by = by
        self.kind = kind
        self.leaf = leaf
        self.line = line
        self.events = events
        self.jump = jump
    }
}
