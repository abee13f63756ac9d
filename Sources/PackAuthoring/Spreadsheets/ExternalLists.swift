package import Workbooks

/// Lists that a form takes from files beside it: `select_one_from_file F.csv`, `csv-external F`.
///
/// Their rows join the sheet `choices` as a list called like the file, so that one pack and one
/// workbook hold all that the form needs.
package enum ExternalLists {
    /// Names of the lists without the file's ending, each once, without those that the workbook has.
    package static func names(in workbook: Workbook) -> [String] {
        guard let survey = sheet(.survey, of: workbook),
            let type = column("type", of: survey)
        else { return [] }
        let name = column("name", of: survey)
        var names: [String] = []
        for row in survey.rows.dropFirst() {
            let cell = TypeCell(row[type]?.plainText ?? "")
            var list: String?
            if cell.word.hasSuffix("_from_file") { list = cell.list }
            if cell.word == "csv-external" { list = name.flatMap { row[$0]?.plainText } }
            guard let stem = list?.split(separator: ".").first.map(String.init) else { continue }
            if !names.contains(stem) { names.append(stem) }
        }
        let known = knownLists(of: workbook)
        return names.filter { !known.contains($0) }
    }

    /// - Parameter tables: By the names of their lists; each begins with the names of its columns. A
    ///   row without a label is called by its name.
    package static func joined(
        _ tables: [(name: String, sheet: WorkbookSheet)], to workbook: Workbook
    )
        -> Workbook
    {
        guard !tables.isEmpty else { return workbook }
        var workbook = workbook
        let index = workbook.sheets.firstIndex {
            SheetHeading.cleaned($0.name) == SheetKind.choices.rawValue
        }
        var choices =
            index.map { workbook.sheets[$0] }
            ?? WorkbookSheet(
                name: SheetKind.choices.rawValue,
                table: [[.text("list_name"), .text("name"), .text("label")]])
        for table in tables { join(table.name, table.sheet, to: &choices) }
        if let index { workbook.sheets[index] = choices } else { workbook.sheets.append(choices) }
        return workbook
    }

    private static func join(
        _ list: String, _ table: WorkbookSheet, to choices: inout WorkbookSheet
    ) {
        guard let header = table.rows.first else { return }
        var columns = headings(of: choices)
        func place(_ name: String) -> Int {
            if let known = columns.first(where: { $0.value == name })?.key { return known }
            let new = (columns.keys.max() ?? 0) + 1
            columns[new] = name
            return new
        }
        let listColumn =
            columns.first { ["list_name", "list"].contains($0.value) }?.key
            ?? place("list_name")
        let label = place("label")
        let places = header.cells.map { cell in
            (from: cell.column, to: place(SheetHeading.cleaned(cell.value.plainText)))
        }
        var rows = choices.rows.map { row in
            Dictionary(uniqueKeysWithValues: row.cells.map { ($0.column, $0.value) })
        }
        for (column, name) in columns where rows[0][column] == nil { rows[0][column] = .text(name) }
        let name = places.first { columns[$0.to] == "name" }?.from
        for row in table.rows.dropFirst() {
            var cells: [Int: WorkbookValue] = [listColumn: .text(list)]
            for (from, to) in places { cells[to] = row[from] }
            if cells[label] == nil { cells[label] = name.flatMap { row[$0] } }
            rows.append(cells)
        }
        let width = columns.keys.max() ?? 0
        choices = WorkbookSheet(
            name: choices.name, isHidden: choices.isHidden,
            table: rows.map { cells in (1...width).map { cells[$0] } })
    }

    // MARK: Sheets

    private static func sheet(_ kind: SheetKind, of workbook: Workbook) -> WorkbookSheet? {
        workbook.sheets.first { SheetHeading.cleaned($0.name) == kind.rawValue }
    }

    private static func headings(of sheet: WorkbookSheet) -> [Int: String] {
        let cells = sheet.rows.first?.cells ?? []
        return Dictionary(
            uniqueKeysWithValues: cells.map {
                ($0.column, SheetHeading.cleaned($0.value.plainText))
            })
    }

    private static func column(_ name: String, of sheet: WorkbookSheet) -> Int? {
        headings(of: sheet).first { $0.value == name }?.key
    }

    private static func knownLists(of workbook: Workbook) -> Set<String> {
        guard let choices = sheet(.choices, of: workbook),
            let column = column("list_name", of: choices)
        else { return [] }
        return Set(choices.rows.compactMap { $0[column]?.plainText })
    }
}
