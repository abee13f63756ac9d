import CanonicalJSON
package import FieldScreens
package import JournalStore

/// Unsubmitted text, one file a form: on this device only, gone when the act was recorded.
package struct DraftStore: Sendable {
    private let directory: String
    private let fileSystem: any FileSystem

    private static let byteLimit = 1 << 20

    package init(_ paths: WorkspacePaths, in fileSystem: any FileSystem) {
        directory = paths.drafts
        self.fileSystem = fileSystem
    }

    package func save(_ key: DraftKey, _ texts: [String: String]) throws(FileError) {
        let object = JSONObject(
            texts.filter { JSONObject.accepts(key: $0.key) }.map { ($0.key, .string($0.value)) })
        let name = Self.fileName(key)
        try fileSystem.makeDirectories(directory)
        try fileSystem.replaceDurably(
            name, in: directory, temporary: name + ".new", with: canonicalBytes(object))
    }

    package func drop(_ key: DraftKey) throws(FileError) {
        try fileSystem.removeIfThere("\(directory)/\(Self.fileName(key))")
    }

    /// All drafts that can be read; a damaged one is left where it is.
    package func all() -> [DraftKey: [String: String]] {
        var drafts: [DraftKey: [String: String]] = [:]
        for name in (try? fileSystem.names(in: directory)) ?? [] where name.hasSuffix(".json") {
            guard
                let bytes = try? fileSystem.bytes(
                    of: "\(directory)/\(name)", limit: Self.byteLimit),
                let object = (try? JSONReader.read(bytes))?.objectValue
            else { continue }
            var texts: [String: String] = [:]
            for member in object.members { texts[member.key] = member.value.stringValue }
            drafts[DraftKey(String(name.dropLast(5)))] = texts
        }
        return drafts
    }

    /// Keys are made of ids and codes; anything else in them is made harmless.
    private static func fileName(_ key: DraftKey) -> String {
        let safe = key.name.map { character in
            character.isASCII
                && (character.isLetter || character.isNumber || "-_.".contains(character))
                ? character : "_"
        }
        return String(safe.prefix(120)) + ".json"
    }
}
