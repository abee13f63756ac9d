package import ChecklistEngine

/// A file of a pack, read for lint: YAML, or a workbook.
package struct LintFile: Sendable {
    let name: String
    /// Nil when the sheets could not be read as a form.
    let file: PackFile?
    let form: FormImport?

    /// - Parameters:
    ///   - name: Told with what is found; nothing is opened.
    ///   - seeds: What items may name in `seeds`.
    package init(_ name: String, yaml: [UInt8], seeds: SeedList?) {
        self.name = name
        file = PackFile(file: name, bytes: yaml, digest: "", seeds: seeds)
        form = nil
    }

    package init(_ name: String, _ form: FormImport) {
        self.name = name
        file = form.reading?.file
        self.form = form
    }
}

/// One thing that lint has to say, at a line or at a cell.
package enum LintFinding: Equatable, Sendable {
    case text(PackProblem)
    case sheet(SpreadsheetProblem, file: String)

    package var severity: LintSeverity {
        switch self {
        case .text(let problem): problem.severity
        case .sheet(let problem, _): problem.severity
        }
    }
}

/// Everything that is wrong in packs and between them, and what is worth a look.
package struct PackLint: Sendable {
    /// File by file, in each from its beginning on.
    package let errors: [LintFinding]
    package let warnings: [LintFinding]
    package let notes: [LintFinding]

    /// - Parameter known: Packs that are there already, by id, as bases of additions; the files stand
    ///   before them.
    package init(_ files: [LintFile], beside known: (String) -> Pack? = { _ in nil }) {
        let read = files.compactMap(\.file)
        var between = PackComparison(read, beside: known).between[...]
        var found: [LintFinding] = []
        for file in files {
            let others = file.file == nil ? [] : between.popFirst() ?? []
            found += Self.findings(file, others)
        }
        errors = found.filter { $0.severity == .error }
        warnings = found.filter { $0.severity == .warning }
        notes = found.filter { $0.severity == .note }
    }

    private static func findings(_ file: LintFile, _ others: [PackProblem]) -> [LintFinding] {
        guard let form = file.form else {
            guard let read = file.file else { return [] }
            return ((read.reading.problems + others).inFileOrder + read.warnings)
                .map { .text($0) }
        }
        let translated = form.reading.map { reading in
            (others + reading.file.warnings).map { reading.translation.problem($0) }
        }
        return form.order.sorted(form.problems + (translated ?? []))
            .map { .sheet($0, file: file.name) }
    }
}
