import CanonicalJSON
import Testing

/// What one text is refused for, and at which byte; nil when it is accepted.
private func refusal(of text: String) -> JSONError? {
    refusal(of: Array(text.utf8))
}

private func refusal(of bytes: [UInt8]) -> JSONError? {
    do throws(JSONError) {
        let value = try JSONReader.read(bytes)
        #expect(canonicalBytes(value) == bytes)
        try JSONReader.check(bytes)
        return nil
    } catch {
        #expect(throws: error) { try JSONReader.check(bytes) }
        return error
    }
}

@Suite("What the reader accepts and refuses")
struct JSONReaderTests {
    @Test(
        "A canonical text is accepted and prints back to itself",
        arguments: [
            "{}", "[]", "\"\"", "0", "-1", "true", "false",
            "9007199254740991", "-9007199254740991",
            #"{"a":{"b":[1,"x",true,{}]},"a-":1,"a.b":2,"a0":3,"a_":4,"b":5}"#,
            #""\"\\\b\t\n\f\r\u0000\u000b\u001f""#,
            "\"/ \u{7f}\u{80}\u{7ff}\u{800}\u{fffd}\u{ffee}\u{10fffd}\"",
            "\"东侧安全出口被货物堵塞，宽度仅 0.62 m。\"",
            "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]",
        ])
    func accepted(text: String) {
        #expect(refusal(of: text) == nil)
    }

    @Test(
        "A text that could be printed another way is refused at its first wrong byte",
        arguments: [
            ("", .unexpectedEnd, 0),
            ("{", .unexpectedEnd, 1),
            ("\"a", .unexpectedEnd, 2),
            ("[1", .unexpectedEnd, 2),
            ("-", .unexpectedEnd, 1),
            ("tru", .unexpectedEnd, 3),
            ("true1", .trailingBytes, 4),
            ("{}\n", .whitespace, 2),
            (" 1", .whitespace, 0),
            (#"{"a": 1}"#, .whitespace, 5),
            (#"{"a":1 ,"b":2}"#, .whitespace, 6),
            ("[1, 2]", .whitespace, 3),
            ("null", .null, 0),
            (#"{"a":null}"#, .null, 5),
            ("1.0", .notAnInteger, 1),
            ("0.5", .notAnInteger, 1),
            ("1e3", .notAnInteger, 1),
            ("-0", .negativeZero, 0),
            ("01", .leadingZero, 0),
            ("+1", .unexpectedByte, 0),
            ("9007199254740992", .integerOutOfRange, 0),
            ("-9007199254740992", .integerOutOfRange, 0),
            ("99999999999999999999999", .integerOutOfRange, 0),
            (#"{"a":1,"a":2}"#, .duplicateKey, 7),
            (#"{"b":1,"a":2}"#, .keyOutOfOrder, 7),
            (#"{"ab":1,"a":2}"#, .keyOutOfOrder, 8),
            (#"{"A":1}"#, .badKey, 2),
            (#"{"":1}"#, .badKey, 2),
            (#"{"\u0061":1}"#, .badKey, 2),
            (#"{"é":1}"#, .badKey, 2),
            (#"{"a",1}"#, .unexpectedByte, 4),
            (#"{"a":1,}"#, .unexpectedByte, 7),
            ("{1:2}", .unexpectedByte, 1),
            ("[1,]", .unexpectedByte, 3),
            ("[1 2]", .whitespace, 2),
            ("[1;2]", .unexpectedByte, 2),
            ("\"\t\"", .controlCharacter, 1),
            (#""\x""#, .badEscape, 1),
            (#""\u00g0""#, .badEscape, 1),
            (#""\/""#, .escapeNotCanonical, 1),
            (#""\u0041""#, .escapeNotCanonical, 1),
            (#""\u000a""#, .escapeNotCanonical, 1),
            (#""\u001F""#, .escapeNotCanonical, 1),
            (#""\u4e2d""#, .escapeNotCanonical, 1),
            (#""\ud83d\ude00""#, .escapeNotCanonical, 1),
            (#""\ud83d""#, .loneSurrogate, 1),
            (#""\ude00\ud83d""#, .loneSurrogate, 1),
            (#""\u00"#, .unexpectedEnd, 5),
            ("[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]", .tooDeep, 16),
        ] as [(String, JSONError.Reason, Int)])
    func refused(text: String, reason: JSONError.Reason, byte: Int) {
        #expect(refusal(of: text) == JSONError(reason, at: byte))
    }

    @Test(
        "Bytes that are not well-formed UTF-8, or no character, are refused",
        arguments: [
            ([0x80], .invalidUTF8),
            ([0xc0, 0xaf], .invalidUTF8),  // overlong
            ([0xc1, 0xbf], .invalidUTF8),
            ([0xe0, 0x80, 0xaf], .invalidUTF8),
            ([0xf0, 0x80, 0x80, 0xaf], .invalidUTF8),
            ([0xed, 0xa0, 0x80], .loneSurrogate),
            ([0xed, 0xbf, 0xbf], .loneSurrogate),
            ([0xf4, 0x90, 0x80, 0x80], .invalidUTF8),  // above U+10FFFF
            ([0xf5, 0x80, 0x80, 0x80], .invalidUTF8),
            ([0xe4, 0xb8], .invalidUTF8),  // cut by the closing quote
            ([0xff], .invalidUTF8),
            ([0xef, 0xbf, 0xbe], .noncharacter),  // U+FFFE
            ([0xef, 0xbf, 0xbf], .noncharacter),
            ([0xef, 0xb7, 0x90], .noncharacter),  // U+FDD0
            ([0xef, 0xb7, 0xaf], .noncharacter),
            ([0xf0, 0x9f, 0xbf, 0xbe], .noncharacter),  // U+1FFFE
            ([0xf4, 0x8f, 0xbf, 0xbf], .noncharacter),  // U+10FFFF
        ] as [([UInt8], JSONError.Reason)])
    func illFormed(content: [UInt8], reason: JSONError.Reason) {
        let bytes = [UInt8(ascii: "\"")] + content + [UInt8(ascii: "\"")]

        #expect(refusal(of: bytes) == JSONError(reason, at: 1))
    }

    @Test("A key may have 64 characters and not 65")
    func keyLength() {
        let key = String(repeating: "k", count: 64)
        #expect(refusal(of: "{\"\(key)\":1}") == nil)
        #expect(refusal(of: "{\"\(key)k\":1}") == JSONError(.badKey, at: 66))
    }

    @Test("A text cut at any byte is refused as ended too early")
    func cut() {
        let whole = Array(#"{"a":[true,"中\n",{"b":"x"}],"c":false}"#.utf8)
        for length in 0..<whole.count {
            #expect(refusal(of: Array(whole[..<length]))?.reason == .unexpectedEnd)
        }
    }

    @Test("Pulling the wrong type names the byte")
    func wrongType() {
        let bytes = Array(#"["x"]"#.utf8)
        bytes.withUnsafeBufferPointer { buffer in
            var reader = JSONReader(buffer)
            #expect(throws: JSONError(.wrongType, at: 0)) { try reader.integer() }
            #expect(throws: JSONError(.wrongType, at: 1)) {
                try reader.forEachElement { element throws(JSONError) in _ = try element.bool() }
            }
        }
    }

    @Test("Members are pulled by name without building what is skipped")
    func pulled() throws {
        let bytes = Array(#"{"a":{"deep":[1]},"n":42,"s":"二"}"#.utf8)
        var number: Int64 = 0
        var text = ""
        try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
            var reader = JSONReader(buffer)
            try reader.forEachMember { key, reader throws(JSONError) in
                switch key {
                case "n": number = try reader.integer()
                case "s": text = try reader.string()
                default: try reader.skip()
                }
            }
            try reader.end()
        }
        #expect(number == 42)
        #expect(text == "二")
    }
}
