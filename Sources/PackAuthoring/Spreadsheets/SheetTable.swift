import FormLanguage
import Workbooks

/// A sheet that is a section, with its headings understood.
struct SheetTable {
    let sheet: WorkbookSheet
    let kind: SheetKind
    let headerRow: Int
    /// By column; nothing for blank ones.
    let headings: [Int: SheetHeading]
    /// Of the headings' row, as they are spelled.
    let spelled: [Int: String]

    /// - Returns: Nil for a sheet without any cell, and for one that is somebody's own although it
    ///   has the name of a section.
    init?(_ sheet: WorkbookSheet, _ kind: SheetKind) {
        guard let header = sheet.rows.first else { return nil }
        self.sheet = sheet
        self.kind = kind
        headerRow = header.number
        var headings: [Int: SheetHeading] = [:]
        var spelled: [Int: String] = [:]
        for cell in header.cells {
            spelled[cell.column] = cell.value.plainText
            headings[cell.column] = SheetHeading(cell.value.plainText, of: kind)
        }
        self.headings = headings
        self.spelled = spelled
        if kind.isOurs, !missingColumns.isEmpty { return nil }
    }

    /// Required columns that no heading names.
    var missingColumns: [String] {
        let known = Set(headings.values.filter(\.isKnown).map(\.key))
        return kind.requiredColumns.filter { !known.contains($0) }
    }

    /// The first column of a meaning, in any language.
    func column(of key: String, language: String? = nil, _ languages: FormLanguages) -> Int? {
        headings.sorted { $0.key < $1.key }.first { _, heading in
            guard heading.isKnown, heading.key == key else { return false }
            return language == nil || languages.column(heading).language == language
        }?.key
    }

    func problem(
        _ problem: SheetProblem, row: Int? = nil, column: Int? = nil
    ) -> SpreadsheetProblem {
        SpreadsheetProblem(sheet: sheet.name, row: row, column: column, reason: .sheet(problem))
    }

    /// What is wrong with the headings.
    func problems(_ languages: FormLanguages) -> [SpreadsheetProblem] {
        guard kind.requiredColumns.isEmpty || headings.values.contains(where: \.isKnown) else {
            return [problem(.headingsMissing, row: headerRow)]
        }
        var found: [SpreadsheetProblem] = []
        var first: [String: String] = [:]
        for (number, heading) in headings.sorted(by: { $0.key < $1.key }) {
            let text = spelled[number] ?? ""
            if text.unicodeScalars.count > Self.longestHeading {
                let reason = SheetProblem.headingTooLong(limit: Self.longestHeading)
                found.append(problem(reason, row: headerRow, column: number))
            }
            let column = languages.column(heading)
            let identity =
                heading.isKnown
                ? "\(column.key)\u{0}\(column.language ?? "")" : SheetHeading.cleaned(column.key)
            if let other = first[identity] {
                let reason = SheetProblem.sameColumn(heading: text.trimmed, other: other)
                found.append(problem(reason, row: headerRow, column: number))
            } else {
                first[identity] = text.trimmed
            }
            if kind == .choices, !heading.isKnown, text.trimmed.contains(where: \.isWhitespace) {
                let reason = SheetProblem.choicesHeading(text.trimmed)
                found.append(problem(reason, row: headerRow, column: number))
            }
        }
        if !missingColumns.isEmpty {
            let names = missingColumns.joined(separator: " ")
            found.append(problem(.requiredColumnsMissing(names), row: headerRow))
        }
        return found
    }

    /// A YAML key may not be longer by far.
    private static let longestHeading = 256
}

extension SheetTable {
    /// The entries, and what is told of the other rows.
    func read(_ languages: FormLanguages) -> (rows: [FormRow], notes: [SpreadsheetProblem]) {
        let columns = headings.mapValues { languages.column($0) }
        var rows: [FormRow] = []
        var notes: [SpreadsheetProblem] = []
        for row in sheet.rows.dropFirst() {
            var entry = FormRow(number: row.number)
            var stray: Int?
            for cell in row.cells {
                let text = cell.value.plainText
                guard let column = columns[cell.column] else {
                    if !text.trimmed.isEmpty { stray = stray ?? cell.column }
                    continue
                }
                if let content = CellContent(text, as: column.kind, isKnown: column.isKnown) {
                    entry.append(content, column)
                }
            }
            if isEntry(entry, isFirst: rows.isEmpty) {
                rows.append(entry)
                if let stray {
                    notes.append(problem(.cellWithoutHeading, row: row.number, column: stray))
                }
            } else if hasNoType(entry) {
                let column = column(of: "type", languages)
                notes.append(problem(.typeMissing, row: row.number, column: column))
            } else if row.cells.contains(where: { !$0.value.plainText.trimmed.isEmpty }),
                !isDisabled(entry)
            {
                notes.append(problem(.rowSkipped, row: row.number))
            }
        }
        return (rows, notes)
    }

    private func isEntry(_ row: FormRow, isFirst: Bool) -> Bool {
        if isDisabled(row) { return false }
        guard let leading = kind.leadingColumn else { return isFirst && !row.cells.isEmpty }
        return row.has(leading)
    }

    /// A question that somebody forgot to give a type, and no remark.
    private func hasNoType(_ row: FormRow) -> Bool {
        (kind == .survey || kind == .facts) && !isDisabled(row) && !row.has("type")
            && (row.has("name") || row.has("label"))
    }

    private func isDisabled(_ row: FormRow) -> Bool {
        guard let text = row.text("disabled") else { return false }
        return ["yes", "true", "true()"].contains(text.lowercased())
    }
}
