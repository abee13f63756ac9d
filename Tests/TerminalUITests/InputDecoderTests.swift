import TerminalTesting
import Testing

@testable import TerminalUI

/// Whole sequences and what they are.
let sequences: [(String, [InputEvent])] = [
    ("a", [.text("a")]), ("危", [.text("危")]), ("𠮷", [.text("𠮷")]), ("é", [.text("é")]),
    ("\r", [.key(.enter)]), ("\n", [.key(.enter)]), ("\t", [.key(.tab)]),
    ("\u{7F}", [.key(.backspace)]), ("\u{8}", [.key(.backspace)]), ("\u{0}", [.key(.control("@"))]),
    ("\u{1}", [.key(.control("a"))]), ("\u{1A}", [.key(.control("z"))]),
    ("\u{1C}", [.key(.control("\\"))]), ("\u{1F}", [.key(.control("_"))]),
    ("\u{1B}[A", [.key(.up)]), ("\u{1B}OA", [.key(.up)]), ("\u{1B}[D", [.key(.left)]),
    ("\u{1B}[H", [.key(.home)]), ("\u{1B}OH", [.key(.home)]), ("\u{1B}[1~", [.key(.home)]),
    ("\u{1B}[7~", [.key(.home)]), ("\u{1B}[F", [.key(.end)]), ("\u{1B}[4~", [.key(.end)]),
    ("\u{1B}[2~", [.key(.insert)]), ("\u{1B}[3~", [.key(.delete)]), ("\u{1B}[5~", [.key(.pageUp)]),
    ("\u{1B}[6~", [.key(.pageDown)]), ("\u{1B}[Z", [.key(.shiftTab)]),
    ("\u{1B}OP", [.key(.function(1))]), ("\u{1B}[11~", [.key(.function(1))]),
    ("\u{1B}[[A", [.key(.function(1))]), ("\u{1B}[[E", [.key(.function(5))]),
    ("\u{1B}[15~", [.key(.function(5))]), ("\u{1B}[24~", [.key(.function(12))]),
    ("\u{1B}[1;2P", [.key(.function(13))]), ("\u{1B}[15;2~", [.key(.function(17))]),
    ("\u{1B}[1;5C", [.key(.wordRight)]), ("\u{1B}[1;3D", [.key(.wordLeft)]),
    ("\u{1B}[1;2A", [.key(.up)]), ("\u{1B}[1;5H", [.key(.top)]), ("\u{1B}Od", [.key(.wordLeft)]),
    ("\u{1B}O5C", [.key(.wordRight)]), ("\u{1B}[97;5u", [.key(.control("a"))]),
    ("\u{1B}[27u", [.key(.escape)]), ("\u{1B}[13;2u", [.key(.enter)]),
    ("\u{1B}[9;2u", [.key(.shiftTab)]), ("\u{1B}[97;3u", [.key(.alt("a"))]),
    ("\u{1B}[I", [.focus(true)]), ("\u{1B}[O", [.focus(false)]), ("\u{1B}OM", [.key(.enter)]),
    ("\u{1B}Oq", [.text("1")]), ("\u{1B}x", [.key(.alt("x"))]), ("\u{1B}\r", [.key(.alt("\r"))]),
    ("\u{1B}\u{1B}[A", [.key(.escape), .key(.up)]),
    // Well-formed and meaningless: swallowed whole.
    ("\u{1B}[<0;10;5M", [.ignored]), ("\u{1B}[<0;10;5m", [.ignored]), ("\u{1B}[M !!", [.ignored]),
    ("\u{1B}[50u", [.ignored]), ("\u{1B}[24;80R", [.ignored]), ("\u{1B}[?1;2c", [.ignored]),
    ("\u{1B}[99~", [.ignored]), ("\u{1B}[8;24;80t", [.ignored]), ("\u{1B}[1 q", [.ignored]),
    ("\u{1B}]11;rgb:1111/2222/3333\u{7}", [.ignored]),
    ("\u{1B}]10;rgb:1/2/3\u{1B}\\", [.ignored]), ("\u{1B}P1$r0m\u{1B}\\", [.ignored]),
    ("\u{1B}_G1;2\u{1B}\\", [.ignored]), ("\u{1B}[201~", [.ignored]),
    // Pastes.
    ("\u{1B}[200~危险\r12\u{1B}[201~", [.paste("危险\r12")]), ("\u{1B}[200~\u{1B}[201~", [.paste("")]),
    ("\u{1B}[200~a\u{1B}[A\u{1B}[20b\u{1B}[201~", [.paste("a\u{1B}[A\u{1B}[20b")]),
    ("\u{1B}[200~\u{1B}\u{1B}[201~", [.paste("\u{1B}")]),
]

/// Neighbouring texts as one: how text is cut depends on the reads alone.
func joined(_ events: [InputEvent]) -> [InputEvent] {
    var joined: [InputEvent] = []
    for event in events {
        if case .text(let more) = event, case .text(let before)? = joined.last {
            joined[joined.count - 1] = .text(before + more)
        } else {
            joined.append(event)
        }
    }
    return joined
}

@Suite("Input decoder")
struct InputDecoderTests {
    @Test("Each sequence is one key, and is whole again at every cut", arguments: sequences)
    func cut(sequence: String, events: [InputEvent]) {
        let bytes = Array(sequence.utf8)
        for place in 0...bytes.count {
            var decoder = InputDecoder()
            let first = decoder.feed(Array(bytes[..<place]))
            let second = decoder.feed(Array(bytes[place...]))
            #expect(first + second == events, "cut at \(place)")
            #expect(!decoder.awaitsEscapeTimeout)
        }
        var decoder = InputDecoder()
        let single = bytes.flatMap { decoder.feed([$0]) }
        #expect(single == events)
    }

    @Test("Sequences one after another stay apart, wherever the reads are cut", arguments: 0..<20)
    func streams(seed: UInt64) {
        var random = SplitMix(seed)
        for _ in 0..<20 {
            let chosen = (0..<8).map { _ in sequences.randomElement(using: &random)! }
            // A paste's end in the same read as another's is not its end; see the tests of pastes.
            let usable = chosen.filter { !$0.0.contains("\u{1B}[201~") }
            var bytes = usable.flatMap { Array($0.0.utf8) }[...]
            var decoder = InputDecoder()
            var events: [InputEvent] = []
            while !bytes.isEmpty {
                let count = Int.random(in: 1...6, using: &random)
                events += decoder.feed(Array(bytes.prefix(count)))
                bytes = bytes.dropFirst(count)
            }
            #expect(joined(events) == joined(usable.flatMap(\.1)))
        }
    }

    @Test("A burst is one text; a character cut between reads is kept without any time limit")
    func bursts() {
        var decoder = InputDecoder()
        #expect(decoder.feed(Array("危化品abc".utf8)) == [.text("危化品abc")])
        #expect(decoder.feed([0xE5]) == [])
        #expect(!decoder.awaitsEscapeTimeout)
        #expect(decoder.escapeTimedOut() == [])
        #expect(decoder.feed([0x8C]) == [])
        #expect(decoder.feed([0x96, 0x31]) == [.text("化1")])
    }

    @Test(
        "What is not UTF-8 is dropped and the next character is whole",
        arguments: [
            ([0x80], "a"), ([0xFF], "a"), ([0xC0, 0xAF], "a"), ([0xE5, 0x8C], "a"),
            ([0xED, 0xA0, 0x80], "a"), ([0xF4, 0x90, 0x80, 0x80], "a"), ([0xC2, 0x9B], "a"),
            ([0xE5], "危"), ([0xE5, 0x8C], "危"), ([0xF0, 0x9F], "é"),
        ] as [([UInt8], String)])
    func invalid(bytes: [UInt8], next: String) {
        var decoder = InputDecoder()
        let events = decoder.feed(bytes + Array(next.utf8)).filter { $0 != .ignored }
        #expect(events == [.text(next)])
    }

    @Test("Only an ESC that stands alone waits for the time to be up")
    func timeout() {
        var decoder = InputDecoder()
        #expect(decoder.feed([0x1B]) == [])
        #expect(decoder.awaitsEscapeTimeout)
        #expect(decoder.escapeTimedOut() == [.key(.escape)])
        #expect(!decoder.awaitsEscapeTimeout)
        #expect(decoder.feed(Array("2".utf8)) == [.text("2")])
        #expect(decoder.feed(Array("\u{1B}[1".utf8)) == [])
        #expect(!decoder.awaitsEscapeTimeout)
        #expect(decoder.feed(Array("5~".utf8)) == [.key(.function(5))])
    }

    @Test(
        "The rest of a sequence whose ESC came too early gives no digits",
        arguments: ["[15~", "[<0;10;5M", "OB", "[50u"])
    func late(rest: String) {
        var decoder = InputDecoder()
        _ = decoder.feed([0x1B])
        _ = decoder.escapeTimedOut()
        for event in decoder.feed(Array(rest.utf8)) {
            if case .text = event { Issue.record("\(event)") }
        }
        #expect(decoder.feed(Array("[1".utf8)) == [.text("[1")])
    }

    @Test("ESC ends a string that never ends, and so does Enter")
    func stuck() {
        var decoder = InputDecoder()
        #expect(decoder.feed(Array("\u{1B}]1234".utf8)) == [])
        #expect(decoder.feed(Array("\r5".utf8)) == [.ignored, .key(.enter), .text("5")])
        #expect(decoder.feed(Array("\u{1B}P1234\u{1B}".utf8)) == [])
        #expect(decoder.awaitsEscapeTimeout)
        #expect(decoder.escapeTimedOut() == [.key(.escape)])
        #expect(decoder.feed(Array("5".utf8)) == [.text("5")])
    }

    @Test("The late half of a string's end is no text")
    func lateStringEnd() {
        var decoder = InputDecoder()
        _ = decoder.feed(Array("\u{1B}]11;12\u{1B}".utf8))
        _ = decoder.escapeTimedOut()
        #expect(decoder.feed(Array("\\".utf8)) == [])
    }

    @Test("A pasted end marker does not turn the rest of the paste into keys")
    func pastedMarker() {
        var decoder = InputDecoder()
        let bytes = Array("\u{1B}[200~a\u{1B}[201~2\r2\u{1B}[201~3".utf8)
        #expect(decoder.feed(bytes) == [.paste("a2\r2"), .text("3")])
        let two = Array("\u{1B}[200~a\u{1B}[201~\u{1B}[200~b\u{1B}[201~".utf8)
        #expect(decoder.feed(two) == [.paste("a"), .paste("b")])
    }

    @Test("A paste that never ends is left by Control-C alone in a read")
    func endlessPaste() {
        var decoder = InputDecoder()
        #expect(decoder.feed(Array("\u{1B}[200~甲\u{3}乙".utf8)) == [])
        #expect(decoder.feed([0x03]) == [.paste("甲\u{3}乙")])
        #expect(decoder.feed([0x03]) == [.key(.control("c"))])
    }

    @Test("A paste is cut at its limit, and what follows it is read as usual")
    func hugePaste() {
        var decoder = InputDecoder()
        _ = decoder.feed(Array("\u{1B}[200~".utf8))
        let piece = [UInt8](repeating: 0x61, count: 300_000)
        for _ in 0..<5 { #expect(decoder.feed(piece) == []) }
        let events = decoder.feed(Array("\u{1B}[201~x".utf8))
        guard case .paste(let text)? = events.first else {
            Issue.record("\(events)")
            return
        }
        #expect(text.utf8.count == PasteCollector.maximumBytes)
        #expect(events.dropFirst() == [.text("x")])
    }

    @Test("A sequence without end is swallowed without being kept")
    func hugeSequence() {
        var decoder = InputDecoder()
        #expect(decoder.feed(Array("\u{1B}[".utf8) + [UInt8](repeating: 0x31, count: 5000)) == [])
        #expect(decoder.feed(Array("m2".utf8)) == [.ignored, .text("2")])
    }

    @Test("The terminal's own keys come before ours, but a keypad's digit stays a digit")
    func terminalKeys() {
        var decoder = InputDecoder(terminalKeys: [
            (Array("\u{1B}[M".utf8), .function(1)), (Array("\u{1B}Ot".utf8), .function(5)),
            (Array("\u{1B}A".utf8), .up), (Array("\u{1B}[214z".utf8), .function(7)),
        ])
        let bytes = Array("\u{1B}[M\u{1B}Ot\u{1B}A\u{1B}[214z".utf8)
        #expect(
            decoder.feed(bytes) == [.key(.function(1)), .text("4"), .key(.up), .key(.function(7))])
    }

    @Test("Random bytes never trap and never yield text from inside a sequence", arguments: 0..<40)
    func fuzz(seed: UInt64) {
        var random = SplitMix(seed)
        for _ in 0..<60 {
            var pieces: [(bytes: [UInt8], text: String)] = []
            for _ in 0..<12 { pieces.append(Self.piece(&random)) }
            var bytes = pieces.flatMap(\.bytes)[...]
            var decoder = InputDecoder()
            var text = ""
            while !bytes.isEmpty {
                let count = Int.random(in: 1...9, using: &random)
                for case .text(let more) in decoder.feed(Array(bytes.prefix(count))) {
                    text += more
                }
                bytes = bytes.dropFirst(count)
            }
            #expect(text == pieces.map(\.text).joined(), "\(pieces.flatMap(\.bytes))")
        }
    }

    /// Random bytes in the frame of some sequence, and the text they must yield.
    private static func piece(_ random: inout SplitMix) -> (bytes: [UInt8], text: String) {
        func bytes(_ range: ClosedRange<UInt8>, _ count: ClosedRange<Int>) -> [UInt8] {
            (0..<Int.random(in: count, using: &random)).map { _ in
                UInt8.random(in: range, using: &random)
            }
        }
        switch Int.random(in: 0...5, using: &random) {
        case 0:
            // CSI; `[` would start the console's keys, a bare `M` a report of three more bytes.
            var inner = bytes(0x30...0x3F, 1...80)
            if inner == Array("200".utf8) { inner = [0x30] }
            return (
                [0x1B, 0x5B] + inner + bytes(0x20...0x2F, 0...2) + bytes(0x40...0x7E, 1...1), ""
            )
        case 1:
            let opener = [UInt8]("]P_^X".utf8).randomElement(using: &random)!
            return ([0x1B, opener] + bytes(0x20...0xFF, 0...200) + [0x1B, 0x5C], "")
        case 2:
            return ([0x1B, 0x5B, 0x4D] + bytes(0x20...0xFF, 3...3), "")
        case 3:
            // Noise within a sequence: swallowed up to its last byte.
            return (
                [0x1B, 0x5B] + bytes(0x30...0x3F, 1...4) + bytes(0x80...0xFF, 1...3)
                    + bytes(0x20...0x3F, 0...4) + bytes(0x40...0x7E, 1...1), ""
            )
        case 4:
            let text = ["2", "危化品", "é", "[", "O"].randomElement(using: &random)!
            // A key before it, so that it is not what an ESC before may be joined with.
            return ([0x0D] + Array(text.utf8), text)
        default:
            return (bytes(0x01...0x1A, 1...2), "")
        }
    }

    @Test(
        "Any bytes at all are taken without a trap, and leave a decoder that works",
        arguments: 0..<20)
    func anything(seed: UInt64) {
        var random = SplitMix(seed)
        var decoder = InputDecoder()
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            _ = decoder.feed(bytes)
            if Bool.random(using: &random) { _ = decoder.escapeTimedOut() }
        }
        // Out of whatever it is in: a paste by its end, all else by Enter.
        _ = decoder.feed(Array("\u{1B}[201~".utf8))
        _ = decoder.feed(Array("\r\r\r\r".utf8))
        #expect(decoder.feed(Array("2".utf8)) == [.text("2")])
    }
}

@Suite("Characters as commands")
struct CommandCharacterTests {
    @Test("Full-width keys and Chinese punctuation fold to the key they are typed with")
    func folding() {
        let typed = "２ｑ：、。，；？！【】《》（）￥·／\u{3000}"
        #expect(String(typed.map(foldedForCommand)) == "2q:/.,;?![]<>()$`/ ")
        #expect(foldedForCommand("危") == "危")
        #expect(foldedForCommand("a") == "a")
    }

    @Test("A Han character shows that the input method is on, and nothing else does")
    func inputMethod() {
        #expect(showsInputMethod("危") && showsInputMethod("〇") && showsInputMethod("𠮷"))
        #expect(!showsInputMethod("２") && !showsInputMethod("，") && !showsInputMethod("a"))
    }
}
