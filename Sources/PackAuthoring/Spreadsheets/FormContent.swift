/// What a workbook of a form says, without where it stands: the YAML and the sheets hold the same.
struct FormContent: Equatable {
    /// Rows in their order; `settings` has at most one.
    var rows: [SheetKind: [FormRow]] = [:]

    subscript(sheet: SheetKind) -> [FormRow] { rows[sheet] ?? [] }

    /// The rows of a sheet as they follow one another when each choice list is in one piece.
    func ordered(_ sheet: SheetKind) -> [FormRow] {
        guard sheet == .choices else { return self[sheet] }
        let lists = choiceLists
        return lists.flatMap(\.rows)
    }

    /// Choices by list, in the order in which lists first appear.
    var choiceLists: [(name: String, rows: [FormRow])] {
        var lists: [(name: String, rows: [FormRow])] = []
        var indices: [String: Int] = [:]
        for row in self[.choices] {
            let name = row.list
            if let index = indices[name] {
                lists[index].rows.append(row)
            } else {
                indices[name] = lists.count
                lists.append((name, [row]))
            }
        }
        return lists
    }

    /// The columns that any row of a sheet has something in: known ones in their usual order,
    /// then the others as they come.
    func columns(of sheet: SheetKind) -> [SheetColumn] {
        var seen: Set<SheetColumn> = []
        var inOrder: [SheetColumn] = []
        for row in self[sheet] {
            for (column, _) in row.cells where seen.insert(column).inserted {
                inOrder.append(column)
            }
        }
        var ranks: [String: Int] = [:]
        for (rank, column) in sheet.columns.enumerated() { ranks[column.key] = rank }
        func order(_ column: SheetColumn) -> (Int, Int) {
            let language = column.language.map { $0 == "zh" ? 1 : $0 == "en" ? 2 : 3 } ?? 0
            let rank = column.isKnown ? ranks[column.key] ?? ranks.count : ranks.count + 1
            return (rank, language)
        }
        return inOrder.enumerated().sorted {
            let (left, right) = (order($0.element), order($1.element))
            return left == right ? $0.offset < $1.offset : left < right
        }.map(\.element)
    }
}

/// One row, or the entry of the YAML that stands for it.
struct FormRow {
    /// Each column once.
    private(set) var cells: [(column: SheetColumn, content: CellContent)] = []
    /// In its sheet, from 1; 0 for an entry that did not come from one.
    let number: Int

    init(number: Int = 0) { self.number = number }

    subscript(column: SheetColumn) -> CellContent? {
        get { cells.first { $0.column == column }?.content }
        set {
            let index = cells.firstIndex { $0.column == column }
            switch (index, newValue) {
            case (let index?, let content?): cells[index].content = content
            case (let index?, nil): cells.remove(at: index)
            case (nil, let content?): cells.append((column, content))
            case (nil, nil): break
            }
        }
    }

    /// Says something of a column that has nothing yet.
    mutating func append(_ content: CellContent, _ column: SheetColumn) {
        cells.append((column, content))
    }

    /// The text of a known column without language.
    func text(_ key: String) -> String? {
        for (column, content) in cells
        where column.key == key && column.isKnown && column.language == nil {
            return content.text(as: column.kind)
        }
        return nil
    }

    /// Whether a known column has something in any language.
    func has(_ key: String) -> Bool { cells.contains { $0.column.key == key && $0.column.isKnown } }

    /// Of a choice.
    var list: String { text("list_name") ?? "" }

    var type: TypeCell? { text("type").map { TypeCell($0) } }
}

extension FormRow: Equatable {
    /// In whatever order the columns come, and wherever the row stands.
    static func == (left: Self, right: Self) -> Bool {
        left.cells.count == right.cells.count
            && left.cells.allSatisfy { right[$0.column] == $0.content }
    }
}
