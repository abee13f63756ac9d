import Testing

@testable import PackAuthoring

@Suite struct YAMLLintTests {
    private func lintOne(_ bytes: [UInt8]) -> [PackProblem] {
        lint(files: [("a.yaml", bytes)])
    }

    @Test(
        "A fault of the YAML itself is found at its place",
        arguments: [
            LintFault("sectors: [gas]", "sectors: [gas\n  authorities▶: x", "yaml_syntax"),
            LintFault("  edition: 底稿", "▶\tedition: 底稿", "yaml_syntax"),
            LintFault("edition: 底稿", "edition: 底稿▶: 二", "yaml_syntax"),
            LintFault("edition: 底稿", "edition: ▶*x", "yaml_syntax"),
            LintFault("edition: 底稿", "edition: ▶&x 底稿", "yaml_anchor_or_tag"),
            LintFault("edition: 底稿", "edition: ▶!!str 底稿", "yaml_anchor_or_tag"),
            LintFault("label: {zh: 厨房,", "label: ▶&l {zh: 厨房,", "yaml_anchor_or_tag"),
            LintFault("edition: 底稿", "edition: 底稿▶\u{7}", "forbidden_character"),
            LintFault("edition: 底稿", "edition: 底稿▶\u{FFFE}", "forbidden_character"),
            LintFault("edition: 底稿", "edition: 底稿\n  ▶edition: 新", "duplicate_key"),
            LintFault(
                [
                    ("edition: 底稿", "edition: 底稿\n  ▶edition: 新\n  ▶edition: 再"),
                    ("en: Kitchen}", "▶zh: 灶, en: ▶1}"), ("grade: major", "grade: ▶x"),
                    ("name: K-2", "\"name\": K-2\n    ▶'name': K-3"),
                ], "duplicate_key", "duplicate_key", "duplicate_key", "wrong_type",
                "unknown_word", "duplicate_key"),
        ])
    func faults(fault: LintFault) { fault.check() }

    @Test("A second key names the line of the first")
    func duplicateKey() {
        let pack = MarkedPack([("edition: 底稿", "edition: 底稿\n  ▶edition: 新")])

        #expect(pack.problems.map(\.reason) == [.duplicateKey("edition", firstLine: 6)])
    }

    @Test("A byte order mark and any line ends change no place", arguments: ["\n", "\r\n", "\r"])
    func encodings(lineEnd: String) {
        let pack = MarkedPack([
            ("# 样例\nsettings", "settings"), ("status: in_force", "status: ▶现行"),
            ("'bottle'", "▶'罐'"),
        ])
        let text = String(
            pack.text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
                .map { String($0) }.joined(separator: lineEnd))

        for mark in [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
            let problems = lintOne(mark + Array(text.utf8))
            #expect(problems.map(\.code) == ["unknown_word", "unknown_choice"])
            #expect(problems.map(\.place) == pack.places)
        }
    }

    @Test("A fault on the first line behind a byte order mark has the column an editor shows")
    func firstLine() {
        let problems = lintOne([0xEF, 0xBB, 0xBF] + Array("设置: 1".utf8))

        #expect(problems.map(\.code).contains("unknown_section"))
        #expect(problems.allSatisfy { $0.place == .start })
        let bell = lintOne([0xEF, 0xBB, 0xBF] + Array("a\u{7}".utf8))
        #expect(bell.map(\.place) == [Place(line: 1, column: 2)])
    }

    @Test("Bytes that are no UTF-8 are found at their place")
    func notUTF8() {
        #expect(
            lintOne(Array("a: 厨".utf8) + [0xFF, 0x41]).map(\.description)
                == ["a.yaml:1:5: not_utf8"])
        #expect(
            lintOne(Array("a: b\nc: ".utf8) + [0xE5, 0x8E]).map(\.description)
                == ["a.yaml:2:4: not_utf8"])
    }

    @Test(
        "A file that holds no pack says so",
        arguments: [
            ("", "missing_section"), ("# nothing\n", "missing_section"), ("a pack", "wrong_type"),
            ("- a\n- b\n", "wrong_type"), ("a: 1\n---\nb: 2\n", "yaml_syntax"),
            ("{a: b}: c", "unknown_section"), ("? [a]\n: b\n", "wrong_type"),
        ])
    func noPack(text: String, code: String) {
        let problems = lintOne(Array(text.utf8))

        #expect(problems.first != nil)
        #expect(problems.contains { $0.code == code } || code == "unknown_section")
    }

    @Test(
        "Any depth is refused and none exhausts the stack",
        arguments: ["[", "{a: ", "- ", "[{a: ", "? "])
    func depth(opening: String) {
        for count in [40, 900, 100_000] {
            let text = "settings: \n  " + String(repeating: opening, count: count)
            #expect(!lintOne(Array(text.utf8)).isEmpty)
            let closed =
                "a: " + String(repeating: "[", count: count) + String(repeating: "]", count: count)
            #expect(
                lintOne(Array(closed.utf8)).contains {
                    $0.code == "yaml_too_deep" || $0.code == "yaml_syntax"
                })
        }
    }

    @Test("Aliases of lists of aliases, as values or as keys, are refused and not followed")
    func manyAliases() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...40 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        for last in ["settings: *a40\n", "*a40 : x\n", "? [*a40]\n: x\n", "{*a40 : 1}: 2\n"] {
            let problems = lintOne(Array((text + last).utf8))
            #expect(problems.map(\.description) == ["a.yaml:1:5: yaml_anchor_or_tag"])
        }
    }

    @Test("Cut short at any byte, a pack is read or reported")
    func cutShort() {
        let bytes = Array(MarkedPack.good.utf8)
        for count in stride(from: 0, to: bytes.count, by: 7) {
            let problems = lintOne(Array(bytes.prefix(count)))
            #expect(!problems.isEmpty || count > bytes.count - 7)
        }
    }

    @Test("With characters changed at random, a pack is read or reported in order")
    func fuzz() {
        let alphabet = Array("{}[]:,&*!|>'\"%@`#?-\t\n $.()=厨\u{2028}\u{FEFF}0a~<".unicodeScalars)
        let good = Array(MarkedPack.good.unicodeScalars)
        var state: UInt64 = 42
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        for _ in 0..<200 {
            var scalars = good
            for _ in 0...random(4) {
                let place = random(scalars.count)
                switch random(3) {
                case 0: scalars[place] = alphabet[random(alphabet.count)]
                case 1: scalars.insert(alphabet[random(alphabet.count)], at: place)
                default: scalars.remove(at: place)
                }
            }
            let problems = lintOne(Array(String(String.UnicodeScalarView(scalars)).utf8))
            let places = problems.map(\.place)
            #expect(places == places.sorted())
        }
    }
}
