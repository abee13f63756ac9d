import Workbooks

/// Finds out how a workbook is laid out, so that the same workbook can be made again.
struct LayoutReading {
    private let workbook: Workbook
    private let tables: [SheetTable]
    private let content: FormContent
    /// Nothing in the workbook but texts, as in CSV and Markdown.
    private let hasOnlyTexts: Bool

    init(
        _ workbook: Workbook, _ tables: [SheetTable], _ content: FormContent, hasOnlyTexts: Bool
    ) {
        self.workbook = workbook
        self.tables = tables
        self.content = content
        self.hasOnlyTexts = hasOnlyTexts
    }

    /// - Parameter filled: Settings that the content has and the workbook does not.
    /// - Returns: Nil when the workbook is laid out as usual.
    func layout(filled: [(key: String, text: String)]) -> WorkbookLayout? {
        var usual = WorkbookLayout()
        usual.filled = filled
        if isSame(WorkbookBuilding(content, usual).workbook, workbook) {
            return filled.isEmpty ? nil : usual
        }
        var layout = WorkbookLayout()
        layout.filled = filled
        layout.sheets = workbook.sheets.map { sheet in
            if let table = tables.first(where: { $0.sheet.name == sheet.name }) {
                return self.layout(of: table)
            }
            var layout = SheetLayout(name: sheet.name)
            layout.isHidden = sheet.isHidden
            layout.cells = cells(of: sheet)
            return layout
        }
        let built = WorkbookBuilding(content, layout).workbook
        for (index, sheet) in workbook.sheets.enumerated() where layout.sheets[index].kind != nil {
            let now = cells(of: built.sheets[index])
            layout.sheets[index].cells = cells(of: sheet).filter { !isSame(now[$0.key], $0.value) }
        }
        return layout
    }

    private func layout(of table: SheetTable) -> SheetLayout {
        var layout = SheetLayout(name: table.sheet.name, kind: table.kind)
        layout.isHidden = table.sheet.isHidden
        layout.headerRow = table.headerRow
        layout.headings = table.spelled.mapValues(\.withoutMark)
        let entries = Set(content[table.kind].map(\.number))
        // A settings row that is only filled in stands nowhere.
        if let last = entries.max(), last > table.headerRow {
            layout.skipped = [ClosedRange<Int>](
                of: (table.headerRow + 1...last).lazy.filter { !entries.contains($0) })
        }
        layout.runs = table.kind == .choices ? runs : nil
        layout.numbers = numbers(table)
        layout.spellings = spellings(table)
        return layout
    }

    /// Nil when every list is in one piece.
    private var runs: [(list: String, count: Int)]? {
        var runs: [(list: String, count: Int)] = []
        for row in content[.choices] {
            if runs.last?.list == row.list {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((row.list, 1))
            }
        }
        return Set(runs.map(\.list)).count == runs.count ? nil : runs
    }

    /// Columns with more numbers than texts that look like one.
    private func numbers(_ table: SheetTable) -> Set<Int> {
        if hasOnlyTexts {
            return Set(table.headings.filter { $0.value.kind == .integer }.keys)
        }
        var balance: [Int: Int] = [:]
        for row in table.sheet.rows.dropFirst() {
            for cell in row.cells {
                switch cell.value {
                case .number: balance[cell.column, default: 0] += 1
                case .text(let text) where WorkbookNumber(text)?.text == text:
                    balance[cell.column, default: 0] -= 1
                default: break
                }
            }
        }
        return Set(balance.filter { $0.value > 0 && table.headings[$0.key] != nil }.keys)
    }

    /// The first way a word is written, where it is not the usual one.
    private func spellings(_ table: SheetTable) -> [String: WorkbookValue] {
        var first: [String: WorkbookValue] = [:]
        for row in table.sheet.rows.dropFirst() {
            for cell in row.cells {
                guard let heading = table.headings[cell.column], heading.isKnown,
                    let content = CellContent(cell.value.plainText, as: heading.kind),
                    let text = content.text(as: heading.kind)
                else { continue }
                if heading.kind == .type {
                    let type = TypeCell(text)
                    let written = cell.value.plainText.trimmed
                    let word =
                        type.rest.isEmpty
                        ? written : String(written.dropLast(type.rest.count)).trimmed
                    if type.isKnown, first[type.word] == nil { first[type.word] = .text(word) }
                } else if case .flag = content, first[text] == nil {
                    first[text] = cell.value
                }
            }
        }
        return first.filter { $0.value != .text($0.key) }
    }

    private func cells(of sheet: WorkbookSheet) -> [CellKey: WorkbookValue] {
        var cells: [CellKey: WorkbookValue] = [:]
        for row in sheet.rows {
            for cell in row.cells {
                cells[CellKey(row: row.number, column: cell.column)] = cell.value
            }
        }
        return cells
    }

    private func isSame(_ left: Workbook, _ right: Workbook) -> Bool {
        guard hasOnlyTexts else { return left == right }
        return left.sheets.count == right.sheets.count
            && zip(left.sheets, right.sheets).allSatisfy { left, right in
                left.name == right.name && left.isHidden == right.isHidden
                    && cells(of: left).mapValues(\.plainText)
                        == cells(of: right).mapValues(\.plainText)
            }
    }

    private func isSame(_ left: WorkbookValue?, _ right: WorkbookValue) -> Bool {
        hasOnlyTexts ? left?.plainText == right.plainText : left == right
    }
}
