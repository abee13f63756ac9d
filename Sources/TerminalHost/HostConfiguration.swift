package import TerminalUI

/// How the terminal is to be used.
package struct HostConfiguration: Sendable {
    /// The terminal's type; nil for the one in the environment variable TERM.
    package var terminalType: String?
    /// nil for the richest theme the terminal can show.
    package var theme: Theme?
    /// Whether colours are wanted when `theme` is nil; false under NO_COLOR.
    package var wantsColour = true
    /// The file that standard error goes to while the screen is in use; nil to leave it alone.
    package var crashLog: String?
    /// Printed after a crash, once the screen is restored; it should name the crash log.
    package var crashNotice = ""
    /// Whether the window's title follows the frames', on terminals known to have one.
    package var setsTitle = true
    /// Whether ambiguous-width characters take two columns on this terminal. They are then replaced,
    /// on the screen only, by others of one column.
    package var ambiguousIsWide = false
    /// For tests: after a frame is written and while nothing is waiting, `ESC ] 7717 ; idle ; n BEL`
    /// is sent, n counting up from 1. Terminals ignore it.
    package var marksIdle = false

    package init() {}
}
