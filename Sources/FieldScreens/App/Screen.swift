package import Fieldwork
package import InspectionModel
package import TerminalUI
package import Wording

/// One screen: its state, what it does with commands and text, and its picture.
///
/// A screen touches no file, no clock and no journal. It reads `Surroundings` and wants
/// `Action`s.
package protocol Screen: Sendable {
    var id: ScreenID { get }
    /// Path for the title row, from the home screen down.
    func path(_ around: Surroundings, _ words: Phrasebook) -> [String]
    /// A text field has the keyboard: bare letters and digits are text and no commands.
    var textHasFocus: Bool { get }
    /// Nil when the command can act now, else why not (a key of the string files).
    func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice?
    mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action]
    /// The numbers by which `:18` names the rows of the screen's list; nil when there is none.
    func rowNumbers(_ around: Surroundings) -> Range<Int>?
    /// Goes to the row of one of these numbers.
    mutating func go(toRow number: Int, _ around: Surroundings) -> [Action]
    /// What the palette finds of the checklists beside the commands, hidden parts too.
    func parts(by query: String, _ around: Surroundings) -> [FoundPart]
    /// Goes to a part that was found; of one that is not asked it says why.
    mutating func go(to part: FoundPart, _ around: Surroundings) -> [Action]
    /// Text, pastes and editing keys that no command took.
    mutating func type(_ event: InputEvent, _ around: Surroundings) -> [Action]
    /// What the screen lacks to show what it should; asked until it is known.
    func questions(_ around: Surroundings) -> [FieldQuestion]
    /// Something the session answered, or the surroundings changed.
    mutating func receive(_ news: News, _ around: Surroundings) -> [Action]
    /// The commands of the hint row, the most useful first.
    func hints(_ around: Surroundings) -> [CommandID]
    /// Draws rows 1 up to the status row; the title and the last two rows are the chrome's.
    func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook)
    /// What the status row says when there is nothing newer.
    func status(_ around: Surroundings, _ words: Phrasebook) -> String
    /// One sentence that says what has the focus, for screen readers and tiny windows.
    func sentence(_ around: Surroundings, _ words: Phrasebook) -> String
}

extension Screen {
    package var textHasFocus: Bool { false }
    package func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice? { nil }
    package func rowNumbers(_ around: Surroundings) -> Range<Int>? { nil }
    package mutating func go(toRow number: Int, _ around: Surroundings) -> [Action] { [] }
    package func parts(by query: String, _ around: Surroundings) -> [FoundPart] { [] }
    package mutating func go(to part: FoundPart, _ around: Surroundings) -> [Action] { [] }
    package mutating func type(_ event: InputEvent, _ around: Surroundings) -> [Action] { [] }
    package func questions(_ around: Surroundings) -> [FieldQuestion] { [] }
    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] { [] }
}

package enum ScreenID: String, CaseIterable, Sendable {
    case firstStart = "first_start"
    case home, start, facts, answering, finding, finish, ledger, hazard, journal, photos, board
    case photoImport = "photo_import"
    case questions, rows, migration
}

/// What a screen wants of the application.
package enum Action: Sendable {
    case effect(AppEffect)
    /// Asks the session to do it; the outcome comes back as news with the same purpose.
    case run(FieldCommand, purpose: String)
    case push(any Screen)
    case replace(any Screen)
    /// Back to the screen below.
    case pop
    case home
    case notice(Notice)
    case ask(Prompt)
    /// Text to read at length, made in the language of the moment.
    case show(@Sendable (Phrasebook) -> String)
    /// Keeps unsubmitted text, or drops it when it was submitted.
    case draft(DraftKey, [String: String]?)
    case sign(InspectionID, passphrase: String, purpose: String)
    /// Files, folders or a pattern become photos; the outcome comes back like that of `run`.
    case addPhotos(InspectionID, path: String, EvidenceTarget, purpose: String)
    /// The same for pictures that were looked through one by one.
    case importPhotos(InspectionID, [PickedPicture], purpose: String)
}

extension Action {
    /// Whether it records something.
    var isAct: Bool {
        switch self {
        case .run, .sign: true
        default: false
        }
    }
}

/// What comes back to a screen.
package enum News: Sendable {
    /// An act of this screen is durable.
    case committed(purpose: String, [StampedEvent])
    case refused(purpose: String, Refusal)
    /// The answer to a prompt of this screen.
    case answered(purpose: String, PromptAnswer)
    /// What it asked is answered, or cannot be.
    case known(FieldQuestion)
    case unknown(FieldQuestion)
    case statementReady(InspectionID, Result<String, Refusal>)
    case logPage([LogLine])
    case picturesFound([FoundPicture])
    case setupFailed(Refusal)
    /// The screen above this one went away.
    case cameBack
    /// The journal was folded, or the standing of the journal changed.
    case refreshed
}
