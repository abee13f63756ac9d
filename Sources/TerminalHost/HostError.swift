/// Why the terminal can't be used. Nothing was changed on it.
package struct HostError: Error, Equatable, Sendable {
    package enum Reason: Equatable, Sendable {
        /// Standard input is closed or no terminal.
        case inputNotATerminal
        /// Standard output is closed or no terminal.
        case outputNotATerminal
        /// The locale names a character set other than UTF-8, such as GBK.
        case charsetNotUTF8(String)
        /// Neither the locale of the environment nor C.UTF-8 is installed.
        case noUTF8Locale
        /// No description of this terminal type, nor of those that could stand in for it.
        case terminalUnknown(String)
        /// The terminal can't put its cursor anywhere.
        case terminalTooSimple(String)
        /// A system call failed; the number is that of errno.
        case system(Int32)
    }

    package let reason: Reason

    package init(_ reason: Reason) {
        self.reason = reason
    }

    package var code: String {
        switch reason {
        case .inputNotATerminal: "input_not_a_terminal"
        case .outputNotATerminal: "output_not_a_terminal"
        case .charsetNotUTF8: "charset_not_utf8"
        case .noUTF8Locale: "no_utf8_locale"
        case .terminalUnknown: "terminal_unknown"
        case .terminalTooSimple: "terminal_too_simple"
        case .system: "terminal_system_error"
        }
    }

    /// What the sentence for a person names: the character set, the terminal type, or the number.
    package var arguments: [String: String] {
        switch reason {
        case .charsetNotUTF8(let name): ["charset": name]
        case .terminalUnknown(let name), .terminalTooSimple(let name): ["terminal": name]
        case .system(let number): ["errno": "\(number)"]
        case .inputNotATerminal, .outputNotATerminal, .noUTF8Locale: [:]
        }
    }
}

extension HostError: CustomStringConvertible {
    package var description: String {
        arguments.reduce(code) { $0 + " " + $1.key + "=" + $1.value }
    }
}
