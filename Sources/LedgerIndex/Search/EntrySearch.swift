package import InspectionModel
package import JournalStore

/// Entries by what was written in them, for whoever only reads: from the index as another process
/// keeps it, and from memory what was recorded behind it.
package struct EntrySearch {
    /// The newest part first.
    private let parts: [IndexedField]

    package init(_ field: IndexedField) { parts = [field] }

    private init(_ parts: [IndexedField]) { self.parts = parts }

    /// Opens without writing. Where there is no index of this journal all of it is read.
    ///
    /// - Complexity: O(entries behind the index) where there is one.
    package static func open(
        path: String, _ journal: IndexedField.Journal, _ reader: JournalReader
    ) throws(IndexedFieldError) -> EntrySearch {
        guard let kept = IndexedField.kept(path: path, journal, reader) else {
            return EntrySearch(try IndexedField.salvaged(journal, reader).0)
        }
        if kept.position.size == journal.size { return EntrySearch([kept]) }
        return EntrySearch([try IndexedField.behind(kept, journal, reader), kept])
    }

    /// The numbers of entries that a text finds, the newest first.
    package func entries(matching text: String, limit: Int) throws(IndexedFieldError) -> [Int] {
        var found: [Int] = []
        for part in parts where found.count < limit {
            found += try part.entries(matching: text, limit: limit - found.count)
        }
        return found
    }

    package func person(_ id: PersonID) -> PersonAdded? {
        parts.lazy.compactMap { $0.person(id) }.first
    }
}

/// What a text finds in what was written, to be shown with it.
package struct FoundText {
    /// Of the written lines those in which something was found; the first where none stands as typed.
    package let lines: [String]
    /// Where it stands in them, as typed.
    package let ranges: [[Range<String.Index>]]

    /// - Parameter written: The texts of an entry, a line each.
    package init(_ text: String, in written: String) {
        let words = text.split(separator: " ").map(String.init)
        var lines: [String] = []
        var ranges: [[Range<String.Index>]] = []
        let all = written.split(separator: "\n").map(String.init)
        for line in all {
            let found = words.flatMap { Self.ranges(of: $0, in: line) }
                .sorted { $0.lowerBound < $1.lowerBound }
            if found.isEmpty { continue }
            lines.append(line)
            ranges.append(found)
        }
        self.lines = lines.isEmpty ? Array(all.prefix(1)) : lines
        self.ranges = lines.isEmpty ? self.lines.map { _ in [] } : ranges
    }

    /// ASCII letters whatever their case.
    private static func ranges(of word: String, in line: String) -> [Range<String.Index>] {
        let wanted = Array(word.lowercased())
        let indices = Array(line.indices) + [line.endIndex]
        let characters = line.map { $0.lowercased() }
        var found: [Range<String.Index>] = []
        var start = 0
        while !wanted.isEmpty, start + wanted.count <= characters.count {
            let part = characters[start..<start + wanted.count]
            if zip(part, wanted).allSatisfy({ $0 == String($1) }) {
                found.append(indices[start]..<indices[start + wanted.count])
                start += wanted.count
            } else {
                start += 1
            }
        }
        return found
    }
}
