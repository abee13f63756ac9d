/// A key that is not plain text.
package enum Key: Hashable, Sendable {
    case up, down, left, right
    case home, end, pageUp, pageDown
    case insert, delete, backspace
    case enter, tab, shiftTab, escape
    /// Left and right with Control or Alt.
    case wordLeft, wordRight
    /// Home and End with Control.
    case top, bottom
    /// F1 to F24; F13 to F24 are also what Shift makes of F1 to F12.
    case function(Int)
    /// Control with a small letter, or with one of `@ [ \ ] ^ _`.
    case control(Character)
    /// Alt with a character; `\r` for Enter, `\u{7F}` for Backspace.
    case alt(Character)
}

/// What a person did, as far as a terminal tells.
package enum InputEvent: Equatable, Sendable {
    case key(Key)
    /// One or more printable characters that came in one read: typed, or committed by an input
    /// method.
    case text(String)
    /// What was pasted, line ends as the terminal sent them (usually `\r`).
    case paste(String)
    /// Whether the terminal's window has the keyboard.
    case focus(Bool)
    /// Something well-formed that means nothing here; it was swallowed whole.
    case ignored
}
