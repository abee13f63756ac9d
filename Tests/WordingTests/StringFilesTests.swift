import Foundation
import Testing
import Wording

@Suite("The string files")
struct StringFilesTests {
    @Test("No key stands twice, and every sentence says something", arguments: Language.allCases)
    func sentences(language: Language) throws {
        let book = try Project.phrasebook(language)

        #expect(book.keys.filter { book($0).allSatisfy(\.isWhitespace) } == [])
        #expect(!book.keys.isEmpty)
    }

    @Test("What one language says the other says, too")
    func keys() throws {
        let zh = try Project.phrasebook(.zh)
        let en = try Project.phrasebook(.en)

        #expect(zh.keys.filter { !en.has($0) }.sorted() == [])
        #expect(en.keys.filter { !zh.has($0) }.sorted() == [])
    }

    @Test("A sentence names the same values in both languages")
    func placeholders() throws {
        let zh = try Project.phrasebook(.zh)
        let en = try Project.phrasebook(.en)

        let different = zh.keys.filter { Project.values(of: $0, zh) != Project.values(of: $0, en) }

        #expect(different.sorted() == [])
    }

    @Test("Every brace of a sentence belongs to a named value", arguments: Language.allCases)
    func braces(language: Language) throws {
        let book = try Project.phrasebook(language)

        let broken = book.keys.filter { key in
            let bare = book(key).replacing(/{[a-z][a-z0-9_]*}/, with: "")
            return bare.contains("{") || bare.contains("}")
        }

        #expect(broken.sorted() == [])
    }

    @Test("Every key that the program names has its sentence", arguments: Language.allCases)
    func named(language: Language) throws {
        let book = try Project.phrasebook(language)
        let named = try Project.namedKeys(prefixes: Set(book.keys.map(firstPart)))

        let missing = named.filter { !book.has($0.key) }.map { "\($0.key): \($0.value)" }

        #expect(missing.sorted() == [])
        #expect(!named.isEmpty)
    }
}

/// `refusal` of `refusal.no_packs`.
private func firstPart(_ key: String) -> String { String(key.prefix { $0 != "." }) }

/// The files of the project that this test belongs to.
private enum Project {
    /// The targets that speak to people.
    static let speakers = ["FieldScreens", "FieldSession", "zhaodan"]

    static func phrasebook(_ language: Language) throws -> Phrasebook {
        let bytes = try Data(contentsOf: folder("Resources/Strings/\(language.rawValue).strings"))
        return try Phrasebook(language: language, file: Array(bytes))
    }

    /// The values that a sentence names. Of a value that comes in both languages, `premise_zh` and
    /// `premise_en`, each sentence names that of its own language.
    static func values(of key: String, _ book: Phrasebook) -> Set<String> {
        let own = "_\(book.language.rawValue)"
        return Set(
            book.placeholders(of: key).map {
                $0.hasSuffix(own) ? String($0.dropLast(own.count)) : $0
            })
    }

    /// Keys in the sources and a file that each stands in: what is handed to `words`, `Notice` or
    /// `Prompt`, and every other literal that looks like a key. Those put together at run time
    /// are not among them.
    static func namedKeys(prefixes: Set<String>) throws -> [String: String] {
        let handed = /\b(?:words|Notice|Prompt)\(\s*"([^"\\]+)"/
        let dotted = /"([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)"/
        var found: [String: String] = [:]
        for speaker in speakers {
            let root = folder("Sources/\(speaker)")
            for path in try FileManager.default.subpathsOfDirectory(atPath: root.path)
            where path.hasSuffix(".swift") {
                let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
                for match in text.matches(of: handed) { found[String(match.1)] = path }
                for match in text.matches(of: dotted)
                where prefixes.contains(firstPart(String(match.1))) {
                    found[String(match.1)] = path
                }
            }
        }
        return found
    }

    private static func folder(_ path: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: path)
    }
}
