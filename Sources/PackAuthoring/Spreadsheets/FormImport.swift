package import ChecklistEngine
package import Workbooks

/// A workbook of a form as a pack's YAML, and everything that is wrong with it.
package struct FormImport: Sendable {
    package struct Options: Sendable {
        /// What the pack is called when the workbook does not say: the file's name.
        package var name: String
        /// Takes the place of the workbook's own.
        package var id: String?
        /// Whether the file could hold nothing but texts, as CSV and Markdown.
        package var hasOnlyTexts: Bool
        /// What items may name in `seeds`; nil when that is not looked at.
        package var seeds: SeedList?

        package init(name: String, id: String? = nil, hasOnlyTexts: Bool) {
            self.name = name
            self.id = id
            self.hasOnlyTexts = hasOnlyTexts
        }
    }

    /// The same bytes for the same workbook; nil when its sheets cannot be read.
    package let yaml: [UInt8]?
    /// Nil when anything is wrong.
    package let pack: Pack?
    /// Sheet by sheet, each from its first row on.
    package let problems: [SpreadsheetProblem]
    /// What was read of the written YAML, and the way back to the cells.
    let reading: (file: PackFile, translation: ProblemTranslation)?
    let order: Order

    package var hasErrors: Bool { problems.contains { !$0.isWarning } }

    /// - Parameter digest: SHA-256 of bytes as 64 hexadecimal digits in lower case.
    package init(
        _ reading: WorkbookReading, _ options: Options, digest: ([UInt8]) -> String
    ) {
        let workbook = reading.workbook
        let sections = WorkbookSections(workbook)
        let languages = sections.languages
        let order = Order(workbook)
        var found = reading.notices.map { SpreadsheetProblem($0) } + sections.problems
        found += sections.tables.flatMap { $0.problems(languages) }
        guard !found.contains(where: { !$0.isWarning }) else {
            self.init(yaml: nil, problems: found, order)
            return
        }
        var content = FormContent()
        for table in sections.tables {
            let (rows, notes) = table.read(languages)
            content.rows[table.kind] = rows
            found += notes
        }
        found += FormChecks(content, sections.tables, languages).problems
        let isSound = !found.contains { !$0.isWarning }
        let filled = FilledSettings(&content, options).texts
        let layout =
            isSound
            ? LayoutReading(
                workbook, sections.tables, content, hasOnlyTexts: options.hasOnlyTexts
            ).layout(filled: filled) : nil
        let written = YAMLWriter(FormYAML(content, layout, sections.tables).pairs)
        let yaml = Array(written.text.utf8)
        let file = PackFile(
            file: options.name, bytes: yaml, digest: digest(yaml), seeds: options.seeds)
        let translation = ProblemTranslation(written.places, sections.tables, languages)
        found += translation.problems(file.reading.problems, beside: found)
        self.init(yaml: isSound ? yaml : nil, problems: found, order, (file, translation))
    }

    init(
        yaml: [UInt8]?, problems: [SpreadsheetProblem], _ order: Order,
        _ reading: (file: PackFile, translation: ProblemTranslation)? = nil
    ) {
        self.yaml = yaml
        pack = yaml == nil ? nil : reading?.file.reading.pack
        self.problems = order.sorted(problems)
        self.reading = reading
        self.order = order
    }

    /// The order in which an author goes through a workbook.
    struct Order: Sendable {
        private let sheets: [String: Int]

        init(_ workbook: Workbook) {
            sheets = Dictionary(
                workbook.sheets.enumerated().map { ($0.element.name, $0.offset) }
            ) { first, _ in first }
        }

        /// Each once: two columns of one pair may have the same fault at the same cell.
        func sorted(_ problems: [SpreadsheetProblem]) -> [SpreadsheetProblem] {
            let keyed = problems.enumerated().map { offset, problem in
                let sheet = problem.sheet.map { sheets[$0] ?? Int.max } ?? -1
                return (key: [sheet, problem.row ?? 0, problem.column ?? 0, offset], problem)
            }
            var sorted: [SpreadsheetProblem] = []
            for (_, problem) in keyed.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) })
            where sorted.last != problem {
                sorted.append(problem)
            }
            return sorted
        }
    }
}

extension SpreadsheetProblem {
    init(_ notice: WorkbookNotice) {
        self.init(
            sheet: notice.place.sheet, row: notice.place.row, column: notice.place.column,
            reason: .notice(code: notice.code, arguments: notice.arguments))
    }
}

/// Settings that a pack must have and a plain form lacks, noted so that the workbook stays what
/// it was.
struct FilledSettings {
    private(set) var texts: [(key: String, text: String)] = []

    init(_ content: inout FormContent, _ options: FormImport.Options) {
        var row = content[.settings].first ?? FormRow()
        if let id = options.id { row[SheetColumn("form_id", .plain)] = .text(id) }
        let wanted = [
            (SheetColumn("form_id", .plain), Self.id(of: options.name)),
            (SheetColumn("form_title", .text), options.name),
        ]
        for (column, text) in wanted where !row.has(column.key) {
            row.append(.text(text), column)
            texts.append((column.key, text))
        }
        content.rows[.settings] = [row]
    }

    /// A pack's id out of a file's name: small letters, digits, `-`.
    private static func id(of name: String) -> String {
        let parts = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let id = parts.joined(separator: "-")
        return id.first.map { $0.isLetter ? id : "form-\(id)" } ?? "form"
    }
}

/// Leads problems of the written YAML back to the cells it was written from.
struct ProblemTranslation {
    private let places: YAMLPlaces
    private let tables: [SheetTable]
    private let languages: FormLanguages

    init(_ places: YAMLPlaces, _ tables: [SheetTable], _ languages: FormLanguages) {
        self.places = places
        self.tables = tables
        self.languages = languages
    }

    /// Without those of rows that a fault was told of already, which only say it again. What has no
    /// cell, such as a section that is missing, can wait until the sheets are in order.
    func problems(
        _ problems: [PackProblem], beside known: [SpreadsheetProblem]
    ) -> [SpreadsheetProblem] {
        let faulty = Set(
            known.filter { !$0.isWarning }.compactMap { problem in
                problem.sheet.flatMap { sheet in
                    problem.row.map { CellPlace(sheet: sheet, row: $0, column: 1) }
                }
            })
        let isSound = !known.contains { !$0.isWarning }
        return problems.map { problem($0) }.filter { problem in
            guard let sheet = problem.sheet, let row = problem.row else { return isSound }
            return !faulty.contains(CellPlace(sheet: sheet, row: row, column: 1))
        }
    }

    func problem(_ problem: PackProblem) -> SpreadsheetProblem {
        let cell = places.cell(at: Place(line: problem.line, column: problem.column))
        var arguments = problem.arguments
        if let line = arguments["line"].flatMap({ Int($0) }), let first = places.cell(onLine: line)
        {
            arguments["line"] = String(first.row)
        }
        let reason = SpreadsheetProblem.Reason.pack(
            code: problem.code, arguments: arguments, severity: problem.severity)
        guard let cell else {
            return SpreadsheetProblem(sheet: nil, row: nil, column: nil, reason: reason)
        }
        return SpreadsheetProblem(
            sheet: cell.sheet, row: cell.row, column: column(problem, cell), reason: reason)
    }

    /// What is missing stands where it should be: in its own column, when there is one.
    private func column(_ problem: PackProblem, _ cell: CellPlace) -> Int? {
        let (key, language): (String, String?)
        switch problem.reason {
        case .missingKey(let name): (key, language) = (name, nil)
        case .missingLanguage(let name, let missing): (key, language) = (name, missing)
        case .measuredWithoutUnit: (key, language) = ("unit", nil)
        case .measuredWithoutLimit: (key, language) = ("limit", nil)
        case .majorWithoutAccept: (key, language) = ("accept", nil)
        case .warning(.withoutSeeds): (key, language) = ("seeds", nil)
        default: return cell.column
        }
        guard let table = tables.first(where: { $0.sheet.name == cell.sheet }) else { return nil }
        return table.column(of: key, language: language, languages)
    }
}
