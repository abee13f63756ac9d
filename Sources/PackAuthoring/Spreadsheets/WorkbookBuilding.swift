import Workbooks

/// Makes the sheets of what a form says, laid out as they once were.
struct WorkbookBuilding {
    private let content: FormContent
    private var layout: WorkbookLayout
    private var languages = FormLanguages([])

    /// - Parameter layout: What it does not have is put where it usually stands: sheets behind
    ///   the others, columns behind the others.
    init(_ content: FormContent, _ layout: WorkbookLayout?) {
        self.content = content
        self.layout = layout ?? WorkbookLayout()
        let known = self.layout.languages
        for kind in SheetKind.allCases {
            let columns = content.columns(of: kind).filter { !isFilled($0, of: kind) }
            if let index = self.layout.sheets.firstIndex(where: { $0.kind == kind }) {
                let there = Set(self.layout.sheets[index].columns(known).values)
                for column in columns where !there.contains(column) {
                    self.layout.sheets[index].append(column, known)
                }
            } else if !columns.isEmpty {
                self.layout.sheets.append(.usual(for: kind, columns, known))
            }
        }
        languages = self.layout.languages
    }

    var workbook: Workbook { Workbook(sheets: layout.sheets.map { sheet($0) }) }

    /// Whether a setting is only there because a pack must have it.
    private func isFilled(_ column: SheetColumn, of kind: SheetKind) -> Bool {
        guard kind == .settings, let row = content[.settings].first else { return false }
        return layout.filled.contains { key, text in
            column.key == key
                && row.cells.allSatisfy { other, content in
                    other.key != key || content.text(as: other.kind) == text
                }
        }
    }

    private func sheet(_ layout: SheetLayout) -> WorkbookSheet {
        var cells: [CellKey: WorkbookValue] = [:]
        if let kind = layout.kind {
            for (column, text) in layout.headings {
                cells[CellKey(row: layout.headerRow, column: column)] = .text(text)
            }
            let columns = layout.columns(languages)
            let shown = columns.filter { !isFilled($0.value, of: kind) }
            let rows = rows(layout, kind)
            let numbers = rowNumbers(layout, rows.count)
            for (row, number) in zip(rows, numbers) {
                let said = Dictionary(row.cells.map { ($0.column, $0.content) }) { $1 }
                for (column, meaning) in shown {
                    let key = CellKey(row: number, column: column)
                    cells[key] = value(said[meaning], meaning, column, layout)
                }
            }
            apply(layout, columns, entries: Set(numbers), to: &cells)
        } else {
            cells = layout.cells
        }
        var sheet = WorkbookSheet(name: layout.name, isHidden: layout.isHidden)
        for (key, value) in cells.sorted(by: { $0.key < $1.key }) {
            sheet.append(value, row: key.row, column: key.column)
        }
        return sheet
    }

    /// The entries in the order of the sheet.
    private func rows(_ layout: SheetLayout, _ kind: SheetKind) -> [FormRow] {
        guard let runs = layout.runs else { return content.ordered(kind) }
        var rest = Dictionary(
            uniqueKeysWithValues: content.choiceLists.map { ($0.name, $0.rows[...]) })
        var rows: [FormRow] = []
        for (list, count) in runs {
            guard let found = rest[list] else { continue }
            rows += found.prefix(count)
            rest[list] = found.dropFirst(count)
        }
        return rows + content.choiceLists.flatMap { rest[$0.name] ?? [] }
    }

    /// Those below the headings that are not skipped.
    private func rowNumbers(_ layout: SheetLayout, _ count: Int) -> [Int] {
        var numbers: [Int] = []
        var next = layout.headerRow + 1
        var skipped = layout.skipped[...]
        while numbers.count < count {
            if let range = skipped.first, range.lowerBound <= next {
                next = max(next, range.upperBound + 1)
                skipped.removeFirst()
            } else {
                numbers.append(next)
                next += 1
            }
        }
        return numbers
    }

    private func value(
        _ content: CellContent?, _ column: SheetColumn, _ number: Int, _ layout: SheetLayout
    ) -> WorkbookValue? {
        guard let content, let text = content.text(as: column.kind) else { return nil }
        if let spelled = spelled(text, content, column, layout) { return spelled }
        if layout.numbers.contains(number), let value = WorkbookNumber(text), value.text == text {
            return .number(value)
        }
        return .text(text)
    }

    private func spelled(
        _ text: String, _ content: CellContent, _ column: SheetColumn, _ layout: SheetLayout
    ) -> WorkbookValue? {
        guard !layout.spellings.isEmpty else { return nil }
        let value: WorkbookValue?
        switch column.kind {
        case .type:
            let type = TypeCell(text)
            value = layout.spellings[type.word].map { word in
                type.rest.isEmpty ? word : .text("\(word.plainText) \(type.rest)")
            }
        case .flag: value = layout.spellings[text]
        default: value = nil
        }
        guard let value, CellContent(value.plainText, as: column.kind) == content else {
            return nil
        }
        return value
    }

    /// Puts back what has no other way back, wherever the entry still says the same.
    private func apply(
        _ layout: SheetLayout, _ columns: [Int: SheetColumn], entries: Set<Int>,
        to cells: inout [CellKey: WorkbookValue]
    ) {
        for (key, value) in layout.cells {
            let now = cells[key]
            if key.row == layout.headerRow {
                if now?.plainText ?? "" == value.plainText.withoutMark { cells[key] = value }
            } else if entries.contains(key.row), let column = columns[key.column] {
                let said = { (text: String) in
                    CellContent(text, as: column.kind, isKnown: column.isKnown)
                }
                let isSame = now.map { said($0.plainText) == said(value.plainText) }
                if isSame ?? (said(value.plainText) == nil) { cells[key] = value }
            } else {
                cells[key] = value
            }
        }
    }
}
