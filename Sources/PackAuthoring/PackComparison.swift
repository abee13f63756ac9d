import ChecklistEngine

/// Holds packs against each other: one id is one pack, one source is one thing.
struct PackComparison {
    /// Of each file, what it and an earlier one cannot both say.
    private(set) var between: [[PackProblem]] = []

    private var sourceByID: [String: SourceRecord] = [:]
    private var sourceByNumber: [String: SourceRecord] = [:]
    private var fileByPackID: [String: String] = [:]

    /// - Parameter known: Bases of additions that are not among the files.
    init(_ files: [PackFile], beside known: (String) -> Pack? = { _ in nil }) {
        let packs = files.compactMap(\.reading.pack)
        for file in files {
            var found: [PackProblem] = []
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
            if let id = file.reading.pack?.overlay?.base,
                let base = packs.first(where: { $0.id == id }) ?? known(id)
            {
                found += file.problems(beside: base)
            }
            between.append(found)
        }
    }

    /// Of all files, in each in its order.
    static func problems(
        of files: [PackFile], beside known: (String) -> Pack? = { _ in nil }
    ) -> [PackProblem] {
        zip(files, PackComparison(files, beside: known).between).flatMap { file, between in
            (file.reading.problems + between).inFileOrder
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
