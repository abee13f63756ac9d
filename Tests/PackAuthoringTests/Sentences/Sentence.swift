import Foundation
import Testing
import Wording

@testable import PackAuthoring

/// What people are told, in both languages.
struct Sentence: Equatable, Sendable {
    let zh: String
    let en: String

    init(_ zh: String, _ en: String) {
        self.zh = zh
        self.en = en
    }

    /// The shipped one.
    init(of code: String, _ arguments: [String: String]) throws {
        let key = "lint.\(code)"
        zh = try Self.phrasebook(.zh)(key, arguments)
        en = try Self.phrasebook(.en)(key, arguments)
    }

    private static func phrasebook(_ language: Language) throws -> Phrasebook {
        let file = try Project.bytes("Resources/Strings/\(language.rawValue).strings")
        return try Phrasebook(language: language, file: file)
    }
}

/// The files of the project that this test belongs to.
enum Project {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: path)))
    }

    /// The shipped list of what items may name in `seeds`.
    static func seeds() throws -> SeedList { try readSeeds.get() }

    private static let readSeeds = Result {
        try SeedList(file: "seeds.yaml", yaml: bytes("Resources/Seeds/checkpoints.yaml"))
    }

    /// All codes that a source file gives to its cases.
    static func codes(in path: String) throws -> Set<String> {
        let text = String(decoding: try bytes(path), as: UTF8.self)
        return Set(text.matches(of: /case .*: "([a-z_0-9]+)"/).map { String($0.1) })
    }
}
