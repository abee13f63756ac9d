package import ChecklistEngine

/// What reading one YAML file gave.
package struct PackReading: Sendable {
    /// Nil when anything is wrong.
    package let pack: Pack?
    /// In the order of the file.
    package let problems: [PackProblem]
}

/// Reads a pack and finds everything that is wrong with it.
///
/// - Parameters:
///   - file: Named in the problems; nothing is opened.
///   - bytes: YAML, UTF-8, with or without a byte order mark, with any line ends.
///   - digest: SHA-256 of these bytes, 64 hexadecimal digits; the pack carries it.
package func readPack(file: String, bytes: [UInt8], digest: String) -> PackReading {
    PackFile(file: file, bytes: bytes, digest: digest).reading
}

/// Finds everything that is wrong in packs, also between them.
///
/// - Returns: Problems in the order of the files, in each in its order.
package func lint(files: [(name: String, bytes: [UInt8])]) -> [PackProblem] {
    let read = files.map { PackFile(file: $0.name, bytes: $0.bytes, digest: "") }
    return PackComparison(read).problems
}

/// A file that was read, with what comparing packs needs.
struct PackFile {
    let reading: PackReading
    let id: (text: String, place: Place)?
    let sources: [SourceRecord]
    let name: String

    init(file: String, bytes: [UInt8], digest: String) {
        name = file
        do {
            var reader = PackReader(file: file, source: try SourceText(bytes))
            let pack = reader.readPack(digest: digest)
            reading = PackReading(pack: pack, problems: reader.problemsInFileOrder)
            id = reader.packID
            sources = reader.sourceRecords
        } catch {
            let problem = PackProblem(
                file: file, line: error.place.line, column: error.place.column,
                reason: error.reason)
            reading = PackReading(pack: nil, problems: [problem])
            id = nil
            sources = []
        }
    }
}

/// Holds packs against each other: one id is one pack, one source is one thing.
struct PackComparison {
    /// Of all files, those between packs at the later file.
    private(set) var problems: [PackProblem] = []

    private var sourceByID: [String: SourceRecord] = [:]
    private var sourceByNumber: [String: SourceRecord] = [:]
    private var fileByPackID: [String: String] = [:]

    init(_ files: [PackFile]) {
        for file in files {
            var found = file.reading.problems
            if let (id, place) = file.id {
                if let other = fileByPackID[id] {
                    found.append(
                        PackProblem(
                            file: file.name, line: place.line, column: place.column,
                            reason: .duplicatePack(id: id, otherFile: other)))
                } else {
                    fileByPackID[id] = file.name
                }
            }
            for source in file.sources { found += conflicts(of: source) }
            for source in file.sources { remember(source) }
            problems += found.enumerated().sorted {
                ($0.element.line, $0.element.column, $0.offset)
                    < ($1.element.line, $1.element.column, $1.offset)
            }.map(\.element)
        }
    }

    private mutating func remember(_ source: SourceRecord) {
        if sourceByID[source.id] == nil { sourceByID[source.id] = source }
        if let number = source.number, sourceByNumber[number] == nil {
            sourceByNumber[number] = source
        }
    }

    private func conflicts(of source: SourceRecord) -> [PackProblem] {
        let known = sourceByID[source.id] ?? source.number.flatMap { sourceByNumber[$0] }
        guard let known, known.file != source.file else { return [] }
        return source.statements.compactMap { statement in
            guard let other = known.statements.first(where: { $0.key == statement.key }),
                other.value != statement.value
            else { return nil }
            let conflict = PackProblem.SourceConflict(
                id: source.id, otherID: known.id, key: statement.key, value: statement.value,
                otherValue: other.value, otherFile: known.file, otherLine: other.place.line)
            return PackProblem(
                file: source.file, line: statement.place.line, column: statement.place.column,
                reason: .sourceConflict(conflict))
        }
    }
}
