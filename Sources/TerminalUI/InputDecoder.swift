/// Turns a terminal's bytes into events. It has no clock and reads nothing.
///
/// What is inside an escape sequence never becomes text: a digit here is an answer to an item of a
/// checklist, and a stray report of a mouse must not give four of them. A character cut between
/// two reads is kept however long the rest takes. Only a lone ESC needs time to tell it from the
/// start of a sequence: see `awaitsEscapeTimeout`.
package struct InputDecoder: Sendable {
    /// Bytes kept of one sequence; longer ones are swallowed and mean nothing.
    package static let maximumSequence = 64

    private enum State: Equatable {
        case ground
        case escape
        /// In `ESC [`, or in `ESC O` when `isSS3`.
        case sequence(isSS3: Bool)
        /// In a sequence that is too long or malformed, up to its last byte.
        case skippedSequence
        /// After `ESC [ [`.
        case console
        /// The bytes of an old mouse report still to come.
        case mouse(Int)
        /// In OSC, DCS, APC, PM or SOS.
        case string
        case escapeInString
        case paste
    }

    private let ownKeys: [[UInt8]: Key]
    private var state = State.ground
    /// Bytes after `ESC [` or `ESC O`.
    private var held: [UInt8] = []
    private var paste = PasteCollector()
    /// The bytes of a character whose end has not come yet.
    private var partial: [UInt8] = []
    private var text = String.UnicodeScalarView()
    private var events: [InputEvent] = []
    private var timedOut: State?

    /// How many well-formed sequences were swallowed because they mean nothing here.
    package private(set) var ignoredCount = 0

    /// - Parameter terminalKeys: Whole sequences from the terminal's description, `ESC` included.
    package init(terminalKeys: [(sequence: [UInt8], key: Key)] = []) {
        var keys: [[UInt8]: Key] = [:]
        for (sequence, key) in terminalKeys where sequence.count > 1 && sequence[0] == 0x1B {
            // The vt100 gave function keys the codes of what is the numeric keypad elsewhere: there
            // a 4 must stay a 4.
            if KeySequences.isKeypad(sequence) { continue }
            keys[Array(sequence.dropFirst())] = key
        }
        ownKeys = keys
    }

    /// Whether the last byte was an ESC that may be the key or the start of a sequence.
    ///
    /// When nothing more comes within some 25 ms, call `escapeTimedOut`.
    package var awaitsEscapeTimeout: Bool { state == .escape || state == .escapeInString }

    /// Takes the bytes of one read.
    package mutating func feed(_ bytes: [UInt8]) -> [InputEvent] {
        var bytes = bytes[...]
        if state == .paste, bytes.elementsEqual([0x03]) {
            // The way out for a terminal that never ends its paste: Control-C alone in a read.
            endPaste()
            return take()
        }
        if timedOut == .escapeInString, bytes.first == UInt8(ascii: "\\") {
            // The late second half of a string's end.
            bytes = bytes.dropFirst()
        } else if timedOut != nil, Self.continuesEscape(bytes) {
            bytes = [0x1B] + bytes
        }
        if !bytes.isEmpty { timedOut = nil }
        var index = bytes.startIndex
        while index < bytes.endIndex {
            accept(bytes[index], followedBy: bytes[(index + 1)...])
            index += 1
        }
        return take()
    }

    /// Says that nothing followed a lone ESC in time: it was the key.
    package mutating func escapeTimedOut() -> [InputEvent] {
        guard awaitsEscapeTimeout else { return [] }
        timedOut = state
        state = .ground
        events.append(.key(.escape))
        return take()
    }

    private mutating func take() -> [InputEvent] {
        flushText()
        defer { events = [] }
        return events
    }

    private mutating func accept(_ byte: UInt8, followedBy rest: ArraySlice<UInt8>) {
        switch state {
        case .ground: acceptInGround(byte)
        case .escape: acceptAfterEscape(byte)
        case .sequence(let isSS3): acceptInSequence(byte, isSS3: isSS3)
        case .skippedSequence: acceptInSkippedSequence(byte)
        case .console:
            leave(with: (0x40...0x7E).contains(byte) ? KeySequences.event(console: byte) : nil)
        case .mouse(let missing):
            if missing > 1 {
                state = .mouse(missing - 1)
            } else {
                leave(with: nil)
            }
        case .string: acceptInString(byte)
        case .escapeInString:
            if byte == UInt8(ascii: "\\") {
                leave(with: nil)
            } else {
                // The string was never ended: this is the start of something else.
                ignoredCount += 1
                state = .escape
                acceptAfterEscape(byte)
            }
        case .paste: acceptInPaste(byte, followedBy: rest)
        }
    }

    private mutating func acceptInGround(_ byte: UInt8) {
        if byte >= 0x80 {
            acceptPartOfCharacter(byte)
            return
        }
        partial = []
        if byte == 0x1B {
            state = .escape
        } else if byte < 0x20 || byte == 0x7F {
            emit(.key(KeySequences.key(control: byte)))
        } else {
            text.append(Unicode.Scalar(byte))
        }
    }

    /// Collects a character of several bytes; what is not UTF-8 is dropped.
    private mutating func acceptPartOfCharacter(_ byte: UInt8) {
        if byte >= 0xC0 { partial = [] }
        partial.append(byte)
        let length =
            switch partial[0] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        if length == 0 {
            partial = []
            emit(.ignored)
        } else if partial.count == length {
            let whole = String(validating: partial, as: UTF8.self)
            partial = []
            if let scalar = whole?.unicodeScalars.first, scalar.value >= 0xA0 {
                text.append(scalar)
            } else {
                emit(.ignored)
            }
        }
    }

    private mutating func acceptAfterEscape(_ byte: UInt8) {
        held = []
        switch byte {
        case UInt8(ascii: "["): state = .sequence(isSS3: false)
        case UInt8(ascii: "O"): state = .sequence(isSS3: true)
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
            UInt8(ascii: "X"):
            state = .string
        case 0x1B:
            emit(.key(.escape))
        case 0x0D, 0x7F:
            leave(with: .key(.alt(Character(Unicode.Scalar(byte)))))
        case 0x20...0x7E:
            leave(with: .key(ownKeys[[byte]] ?? .alt(Character(Unicode.Scalar(byte)))))
        default:
            // A key that no sequence goes on with: ESC was pressed by itself just before.
            emit(.key(.escape))
            state = .ground
            acceptInGround(byte)
        }
    }

    private mutating func acceptInSequence(_ byte: UInt8, isSS3: Bool) {
        switch byte {
        case 0x1B:
            ignoredCount += 1
            state = .escape
        case 0x00..<0x20, 0x7F:
            // No sequence goes on so: somebody pressed Alt-[ or Alt-O, and then this key.
            leave(with: .ignored)
            acceptInGround(byte)
        case 0x80...:
            state = .skippedSequence
        case UInt8(ascii: "[") where held.isEmpty && !isSS3:
            state = .console
        case 0x40...0x7E:
            finish(final: byte, isSS3: isSS3)
        default:
            held.append(byte)
            if held.count > Self.maximumSequence { state = .skippedSequence }
        }
    }

    private mutating func acceptInSkippedSequence(_ byte: UInt8) {
        switch byte {
        case 0x1B:
            ignoredCount += 1
            state = .escape
        case 0x00..<0x20, 0x7F:
            leave(with: .ignored)
            acceptInGround(byte)
        case 0x40...0x7E: leave(with: nil)
        default: break
        }
    }

    private mutating func finish(final: UInt8, isSS3: Bool) {
        let parameters = held
        held = []
        let introducer = isSS3 ? UInt8(ascii: "O") : UInt8(ascii: "[")
        if let key = ownKeys[[introducer] + parameters + [final]] {
            leave(with: .key(key))
        } else if isSS3 {
            leave(with: KeySequences.event(ss3: parameters, final: final))
        } else if final == UInt8(ascii: "~"), parameters.elementsEqual("200".utf8) {
            flushText()
            state = .paste
        } else if final == UInt8(ascii: "M"), parameters.isEmpty {
            state = .mouse(3)
        } else {
            leave(with: KeySequences.event(csi: parameters, final: final))
        }
    }

    private mutating func acceptInString(_ byte: UInt8) {
        switch byte {
        case 0x1B: state = .escapeInString
        case 0x07: leave(with: nil)
        case 0x00..<0x20:
            // No report holds a control: somebody pressed Alt-] or the like, and then this key.
            leave(with: .ignored)
            acceptInGround(byte)
        default: break
        }
    }

    private mutating func acceptInPaste(_ byte: UInt8, followedBy rest: ArraySlice<UInt8>) {
        if paste.accept(byte, followedBy: rest) { endPaste() }
    }

    private mutating func endPaste() {
        leave(with: .paste(paste.take()))
    }

    /// Goes back to ground with an event; nil stands for something that means nothing here.
    private mutating func leave(with event: InputEvent?) {
        state = .ground
        if event == nil { ignoredCount += 1 }
        emit(event ?? .ignored)
    }

    private mutating func emit(_ event: InputEvent) {
        flushText()
        events.append(event)
    }

    private mutating func flushText() {
        if text.isEmpty { return }
        events.append(.text(String(text)))
        text = String.UnicodeScalarView()
    }

    /// Whether one read is the rest of a sequence whose ESC came so early that it was taken for
    /// the key: on a slow line `[15~` must not become text with two digits.
    private static func continuesEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count > 1, let first = bytes.first, let last = bytes.last else { return false }
        let inner = bytes.dropFirst().dropLast()
        switch first {
        case UInt8(ascii: "["):
            return (0x40...0x7E).contains(last) && inner.allSatisfy { (0x20...0x3F).contains($0) }
        case UInt8(ascii: "O"):
            return inner.isEmpty && KeySequences.event(ss3: [], final: last) != nil
        default: return false
        }
    }
}
