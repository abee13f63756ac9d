import TerminalUI
package import Wording

/// The whole interface: the screens from the home screen up, and what lies over them.
package struct AppModel: Sendable {
    package var around: Surroundings
    package var words: Phrasebook {
        didSet { around.words = words }
    }
    /// The last one is shown; never empty.
    package internal(set) var screens: [any Screen]
    package internal(set) var overlay: Overlay?
    package internal(set) var notice: Notice?
    /// Which screen wants to know of a token's outcome, and as what.
    var pending: [Int: (serial: Int, purpose: String)] = [:]
    /// One number for each of `screens`, never given twice: an outcome that comes after its screen
    /// was left belongs to nobody, whatever stands at that depth by then.
    var serials = [0]
    var nextSerial = 1
    var nextToken = 1
    /// Questions on their way, and such as could not be answered, with the journal's size then.
    var asked: Set<FieldQuestion> = []
    var unanswerable: [FieldQuestion: Int] = [:]
    var lastInterrupt = false
    /// An act that waits for a word about the clock, and whose it is.
    var keptBack: (act: Action, serial: Int)?
    /// It was said that leaving loses text that could not be saved as a draft.
    var hasWarnedOfLoss = false
    /// The digit that answered last, and when: a stuck key must not answer ten items.
    var lastDigit: (digit: Character, at: Int64)?
    /// A Han character in a command context: said once, the input method is on.
    var hasToldOfInputMethod = false

    package enum Overlay: Sendable {
        case prompt(Prompt)
        case help(HelpOverlay)
        case palette(PaletteOverlay)
        case plainText(PlainTextOverlay)
    }

    package init(around: Surroundings, words: Phrasebook, screen: any Screen) {
        self.around = around
        self.around.words = words
        self.words = words
        screens = [screen]
    }

    package var screen: any Screen { screens[screens.count - 1] }

    /// Digits and letters go to a text field, on the screen or in an overlay.
    package var textHasFocus: Bool {
        switch overlay {
        case .prompt(let prompt):
            if case .text = prompt.form { true } else { false }
        case .palette: true
        case .help(let help): help.query != nil
        case .plainText: false
        case nil: screen.textHasFocus
        }
    }
}
