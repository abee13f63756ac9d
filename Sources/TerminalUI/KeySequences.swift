/// The escape sequences of keys, apart from those a terminal's own description adds.
///
/// xterm in both cursor modes with its modifiers, rxvt, the Linux console, screen, tmux and PuTTY.
enum KeySequences {
    /// The event of `ESC [ parameters final`, nil when it is not a key.
    static func event(csi parameters: [UInt8], final: UInt8) -> InputEvent? {
        guard let numbers = numbers(parameters) else { return nil }
        let modifiers = Modifiers(parameter: numbers.count > 1 ? numbers[1] : 1)
        switch final {
        case UInt8(ascii: "~"):
            guard let first = numbers.first else { return nil }
            return tilde[first].map { .key(modifiers.applied(to: $0)) }
        case UInt8(ascii: "u"):
            return numbers.first.flatMap { codePoint($0, modifiers) }
        case UInt8(ascii: "Z"):
            return .key(.shiftTab)
        case UInt8(ascii: "I") where numbers.isEmpty:
            return .focus(true)
        case UInt8(ascii: "O") where numbers.isEmpty:
            return .focus(false)
        case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "c"), UInt8(ascii: "d"):
            // rxvt: arrows with Shift.
            return numbers.isEmpty ? letters[final - 0x20].map { .key($0) } : nil
        default:
            // A reply to a question has other parameters than a key, whose first is 1.
            guard numbers.isEmpty || numbers[0] == 1 else { return nil }
            return letters[final].map { .key(modifiers.applied(to: $0)) }
        }
    }

    /// The event of `ESC [ [ final`: the Linux console's F1 to F5.
    static func event(console final: UInt8) -> InputEvent? {
        guard (0x41...0x45).contains(final) else { return nil }
        return .key(.function(Int(final) - 0x40))
    }

    /// The event of `ESC O final`, with the modifier some terminals put between.
    static func event(ss3 parameters: [UInt8], final: UInt8) -> InputEvent? {
        if let character = keypad[final], parameters.isEmpty {
            return .text(String(character))
        }
        let modifiers = Modifiers(parameter: numbers(parameters)?.last ?? 1)
        switch final {
        case UInt8(ascii: "M"): return .key(.enter)
        case UInt8(ascii: "I"): return .key(.tab)
        case UInt8(ascii: "a"), UInt8(ascii: "b"): return letters[final - 0x20].map { .key($0) }
        // rxvt: left and right with Control.
        case UInt8(ascii: "c"): return .key(.wordRight)
        case UInt8(ascii: "d"): return .key(.wordLeft)
        default: return letters[final].map { .key(modifiers.applied(to: $0)) }
        }
    }

    /// The key of a C0 control or DEL.
    static func key(control byte: UInt8) -> Key {
        switch byte {
        case 0x08, 0x7F: .backspace
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x1B: .escape
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
        default: .control(Character(Unicode.Scalar(byte + 0x40)))
        }
    }

    /// Whether a whole sequence is that of a character on the numeric keypad.
    static func isKeypad(_ sequence: [UInt8]) -> Bool {
        sequence.count == 3 && sequence[1] == UInt8(ascii: "O") && keypad[sequence[2]] != nil
    }

    private static let letters: [UInt8: Key] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down,
        UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
        UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
        UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
        UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
    ]

    private static let tilde: [Int: Key] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
        17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
        23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14),
        28: .function(15), 29: .function(16), 31: .function(17), 32: .function(18),
        33: .function(19), 34: .function(20),
    ]

    /// The numeric keypad in application mode, which PuTTY uses whatever NumLock says.
    private static let keypad: [UInt8: Character] = {
        var keypad: [UInt8: Character] = [
            UInt8(ascii: "X"): "=", UInt8(ascii: "j"): "*", UInt8(ascii: "k"): "+",
            UInt8(ascii: "l"): ",", UInt8(ascii: "m"): "-", UInt8(ascii: "n"): ".",
            UInt8(ascii: "o"): "/",
        ]
        for digit in UInt8(0)...9 {
            keypad[UInt8(ascii: "p") + digit] = Character(Unicode.Scalar(0x30 + digit))
        }
        return keypad
    }()

    /// Keys that are told as code points: with Control or Alt, or by themselves.
    ///
    /// Plain characters are not taken from here: text comes as text, never out of a sequence.
    private static func codePoint(_ value: Int, _ modifiers: Modifiers) -> InputEvent? {
        switch value {
        case 9: return .key(modifiers.shift ? .shiftTab : .tab)
        case 13, 57414: return .key(modifiers.alt ? .alt("\r") : .enter)
        case 27: return .key(.escape)
        case 8, 127: return .key(modifiers.alt ? .alt("\u{7F}") : .backspace)
        case 0x21..<0x7F:
            let scalar = Unicode.Scalar(UInt8(value))
            let character = Character(scalar)
            if modifiers.alt { return .key(.alt(character)) }
            guard modifiers.control else { return nil }
            return .key(.control(Character(character.lowercased())))
        default: return nil
        }
    }

    /// The numbers between semicolons, nil when there is something else; absent ones are 1.
    private static func numbers(_ parameters: [UInt8]) -> [Int]? {
        if parameters.isEmpty { return [] }
        var numbers: [Int] = []
        for part in parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        {
            var number = part.isEmpty ? 1 : 0
            for byte in part {
                // A colon parts sub-parameters, of which the first alone matters here.
                if byte == UInt8(ascii: ":") { break }
                guard (0x30...0x39).contains(byte) else { return nil }
                number = min(number * 10 + Int(byte - 0x30), 1_000_000)
            }
            numbers.append(number)
        }
        return numbers
    }

    /// The second parameter less one is a set of bits: Shift, Alt, Control.
    private struct Modifiers {
        let shift: Bool
        let alt: Bool
        let control: Bool

        init(parameter: Int) {
            let bits = max(0, parameter - 1)
            shift = bits & 1 != 0
            alt = bits & 2 != 0
            control = bits & 4 != 0
        }

        func applied(to key: Key) -> Key {
            switch key {
            case .left where alt || control: .wordLeft
            case .right where alt || control: .wordRight
            case .home where control: .top
            case .end where control: .bottom
            case .function(let number) where shift && number <= 12: .function(number + 12)
            default: key
            }
        }
    }
}
