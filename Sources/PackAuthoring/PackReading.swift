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
///   - seeds: What items may name in `seeds`; nil when that is not looked at.
package func readPack(
    file: String, bytes: [UInt8], digest: String, seeds: SeedList? = nil
) -> PackReading {
    do {
        var reader = PackReader(file: file, source: try SourceText(bytes), seeds: seeds)
        let pack = reader.readPack(digest: digest)
        return PackReading(pack: pack, problems: reader.problemsInFileOrder)
    } catch {
        let problem = PackProblem(
            file: file, line: error.place.line, column: error.place.column, reason: error.reason)
        return PackReading(pack: nil, problems: [problem])
    }
}

/// A file that was read, with what comparing packs needs.
struct PackFile: Sendable {
    let reading: PackReading
    /// Nothing wrong, and worth a look; in the order of the file.
    let warnings: [PackProblem]
    let id: (text: String, place: Place)?
    let sources: [SourceRecord]
    let name: String
    let names: DeclaredNames
    /// Of an addition, where it says to what it adds.
    let basePlace: Place?

    /// - Parameter seeds: What items may name in `seeds`; nil when that is not looked at.
    init(file: String, bytes: [UInt8], digest: String, seeds: SeedList? = nil) {
        name = file
        do {
            var reader = PackReader(file: file, source: try SourceText(bytes), seeds: seeds)
            let pack = reader.readPack(digest: digest)
            reading = PackReading(pack: pack, problems: reader.problemsInFileOrder)
            reader.findWarnings()
            warnings = reader.warningsInFileOrder
            id = reader.packID
            sources = reader.sourceRecords
            names = reader.names
            basePlace = reader.basePlace
        } catch {
            let problem = PackProblem(
                file: file, line: error.place.line, column: error.place.column,
                reason: error.reason)
            reading = PackReading(pack: nil, problems: [problem])
            warnings = []
            id = nil
            sources = []
            names = DeclaredNames()
            basePlace = nil
        }
    }
}
