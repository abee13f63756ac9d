package import TerminalUI

/// One press as the command table names it.
package enum KeyPress: Hashable, Sendable {
    case key(Key)
    case character(Character)

    /// As people read it: `Ctrl-S`, `F5`, `]`.
    package var label: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .key(.up): "Up"
        case .key(.down): "Down"
        case .key(.left): "Left"
        case .key(.right): "Right"
        case .key(.home): "Home"
        case .key(.end): "End"
        case .key(.pageUp): "PgUp"
        case .key(.pageDown): "PgDn"
        case .key(.insert): "Ins"
        case .key(.delete): "Del"
        case .key(.backspace): "Backspace"
        case .key(.enter): "Enter"
        case .key(.tab): "Tab"
        case .key(.shiftTab): "Shift-Tab"
        case .key(.escape): "Esc"
        case .key(.wordLeft): "Ctrl-Left"
        case .key(.wordRight): "Ctrl-Right"
        case .key(.top): "Ctrl-Home"
        case .key(.bottom): "Ctrl-End"
        case .key(.function(let number)): "F\(number)"
        case .key(.control(let letter)): "Ctrl-\(String(letter).uppercased())"
        case .key(.alt(let letter)): "Alt-\(letter)"
        }
    }

    /// Whether it can act while a text field has the keyboard.
    package var worksInText: Bool {
        switch self {
        case .character: false
        case .key(.function), .key(.escape), .key(.tab), .key(.shiftTab), .key(.control): true
        case .key: false
        }
    }
}
