import Testing
import Wording

@Suite("String files")
struct StringFileReaderTests {
    @Test("Every sentence is found under its key, whatever blanks and comments stand between")
    func values() throws {
        let phrases = try phrasebook(
            """
            /* The list. */
            // One line = "not a phrase";
            "list.title" = "照单检查";
            \t"a"="b" ; "c"\r
              =  /* between */ "d // e /* f */"
            ;
            "empty" = "";
            /***/
            // the end
            """)

        #expect(Set(phrases.keys) == ["list.title", "a", "c", "empty"])
        #expect(phrases("list.title") == "照单检查")
        #expect(phrases("a") == "b")
        #expect(phrases("c") == "d // e /* f */")
        #expect(phrases("empty") == "")
        #expect(phrases.has("empty"))
    }

    @Test("A file without phrases is read", arguments: ["", " \n\t\r\n", "// only", "/* only */"])
    func empty(file: String) throws {
        #expect(try phrasebook(file).keys.isEmpty)
    }

    @Test(
        "An escape stands for its character",
        arguments: [
            (#""k" = "a\"b";"#, "a\"b"),
            (#""k" = "a\\b";"#, "a\\b"),
            (#""k" = "a\nb";"#, "a\nb"),
            (#""k" = "\\n";"#, "\\n"),
            (#""k" = "\\\"";"#, "\\\""),
            ("\"k\" = \"a\nb\";", "a\nb"),
        ])
    func escapes(file: String, value: String) throws {
        #expect(try phrasebook(file)("k") == value)
    }

    @Test("Keys have escapes like values")
    func escapedKey() throws {
        #expect(try phrasebook(#""say \"x\"" = "y";"#)(#"say "x""#) == "y")
    }

    @Test(
        "What does not fit is refused with its line and column",
        arguments: [
            ("a", "quote_expected 1:1"),
            ("\"k\" = v;", "quote_expected 1:7"),
            ("\"k\" =", "quote_expected 1:6"),
            ("\"k\" = \"v\";\n\nx", "quote_expected 3:1"),
            ("\"k\" = \"v\"; / \"l\" = \"w\";", "quote_expected 1:12"),
            ("\n/", "quote_expected 2:1"),
            ("\"k\" \"v\";", "equals_expected 1:5"),
            ("\"k\"", "equals_expected 1:4"),
            ("\"照\"x", "equals_expected 1:6"),
            ("\"k\" = \"v\"\n\"l\" = \"w\";", "semicolon_expected 2:1"),
            ("\"k\" = \"v\"", "semicolon_expected 1:10"),
            ("\"k\" = \"a\\tb\";", "unknown_escape 1:10"),
            ("\n\n\"\\k\" = \"v\";", "unknown_escape 3:3"),
            ("\"k\" = \"v", "ends_inside 1:9"),
            ("\"k\" = \"v\\", "ends_inside 1:10"),
            ("\"k\" = \"v\\\";", "ends_inside 1:12"),
            ("\"k\" = \"v\";\n  /* open", "ends_inside 2:3"),
            ("/*/", "ends_inside 1:1"),
            ("\"k\" = \"v\";\n\"k\" = \"w\";", "key_twice 2:1"),
        ])
    func refused(file: String, place: String) {
        #expect(brief(refusal(of: file)) == place)
    }

    @Test("A file cut at any byte is refused or holds only whole phrases")
    func cut() throws {
        let file = Array("/* a */ \"k\\n\" = \"照\\\"单\";\n\"l\" = \"w\"; // end".utf8)
        let whole = ["k\n": "照\"单", "l": "w"]
        for length in 0..<file.count {
            guard let phrases = try? Phrasebook(language: .zh, file: file[..<length]) else {
                continue
            }
            for key in phrases.keys { #expect(phrases(key) == whole[key]) }
        }
        #expect(try Phrasebook(language: .zh, file: file).keys.count == 2)
    }

    @Test("Whatever was written comes back", arguments: 0..<4 as Range<UInt64>)
    func written(seed: UInt64) throws {
        var random = Seeded(state: seed)
        let alphabet = Array("ab\"\\\n{}=;/* \t照单é\u{301}😀")
        for _ in 0..<300 {
            var phrases: [String: String] = [:]
            for number in 0..<Int.random(in: 0..<6, using: &random) {
                let value = (0..<Int.random(in: 0..<12, using: &random))
                    .map { _ in alphabet.randomElement(using: &random)! }
                phrases["\(number)\(String(value.prefix(3)))"] = String(value)
            }
            let file = phrases.map { "\(quoted($0)) = \(quoted($1));" }
                .joined(separator: Bool.random(using: &random) ? "\n" : "/* x */")

            let read = try phrasebook(file)

            #expect(Set(read.keys) == Set(phrases.keys))
            for (key, value) in phrases { #expect(read(key) == value) }
        }
    }

    @Test("Mutated files are read or refused at a place inside", arguments: 0..<4 as Range<UInt64>)
    func fuzz(seed: UInt64) {
        var random = Seeded(state: seed)
        let file = Array("/* c */\n\"a.b\" = \"照 {n}\\n\\\"x\\\"\";\n// d\n\"e\" = \"f\";\n".utf8)
        let pieces: [UInt8] = Array("\"\\=;/*\nn ".utf8) + [0x00, 0xff, 0xe7]
        var accepted = 0
        for _ in 0..<5_000 {
            var bytes = file
            for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[index] = pieces.randomElement(using: &random)!
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(pieces.randomElement(using: &random)!, at: index)
                default: bytes.removeSubrange(index..<min(bytes.count, index + 9))
                }
            }
            guard let error = refusal(of: bytes) else {
                accepted += 1
                continue
            }
            let lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
            #expect((1...lines.count).contains(error.line))
            #expect((1...lines[error.line - 1].count + 1).contains(error.column))
        }
        #expect(accepted > 100)
    }
}
