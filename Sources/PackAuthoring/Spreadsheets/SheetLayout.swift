import Workbooks

/// Where the sheets of a workbook hold what the form says, and all they hold beside it: the way
/// from the YAML back to the cells.
struct WorkbookLayout: Equatable {
    var sheets: [SheetLayout] = []
    /// Settings that the workbook lacks and the pack must have.
    var filled: [(key: String, text: String)] = []

    static func == (left: Self, right: Self) -> Bool {
        left.sheets == right.sheets && left.filled.elementsEqual(right.filled, by: ==)
    }
}

/// One sheet. A sheet that is no section has nothing but its cells.
struct SheetLayout: Equatable {
    var name: String
    var isHidden = false
    var kind: SheetKind?
    var headerRow = 1
    /// As they are spelled, by column.
    var headings: [Int: String] = [:]
    /// Rows below the headings that are no entries: blank ones, remarks.
    var skipped: [ClosedRange<Int>] = []
    /// Which list each run of choices belongs to; nil when every list is in one piece.
    var runs: [(list: String, count: Int)]?
    /// Columns in which what looks like a number is one.
    var numbers: Set<Int> = []
    /// How the sheet writes a type's word, `yes` or `no` when it does not write them so.
    var spellings: [String: WorkbookValue] = [:]
    /// What would not come back by all this.
    var cells: [CellKey: WorkbookValue] = [:]

    init(name: String, kind: SheetKind? = nil) {
        self.name = name
        self.kind = kind
    }

    static func == (left: Self, right: Self) -> Bool {
        left.name == right.name && left.isHidden == right.isHidden && left.kind == right.kind
            && left.headerRow == right.headerRow && left.headings == right.headings
            && left.skipped == right.skipped && left.numbers == right.numbers
            && left.spellings == right.spellings && left.cells == right.cells
            && (left.runs == nil) == (right.runs == nil)
            && (left.runs ?? []).elementsEqual(right.runs ?? [], by: ==)
    }

    /// The columns of a sheet that nobody laid out.
    static func usual(
        for kind: SheetKind, _ columns: [SheetColumn], _ languages: FormLanguages
    ) -> SheetLayout {
        var layout = SheetLayout(name: kind.rawValue, kind: kind)
        for column in columns { layout.append(column, languages) }
        return layout
    }

    /// Gives a column that has no heading yet one behind all others.
    mutating func append(_ column: SheetColumn, _ languages: FormLanguages) {
        let number = (headings.keys.max() ?? 0) + 1
        let language = column.language.map { "::" + languages.spelling(of: $0) } ?? ""
        let coded = column.language.map { "\(column.key)_\($0)" } ?? ""
        let isCoded = kind.map { SheetHeading.coded(coded, $0) != nil } ?? false
        headings[number] = isCoded ? coded : column.key + language
        if column.kind == .integer { numbers.insert(number) }
    }

    /// Meanings of the columns; a second one of the same meaning has none.
    func columns(_ languages: FormLanguages) -> [Int: SheetColumn] {
        guard let kind else { return [:] }
        var seen: Set<SheetColumn> = []
        var columns: [Int: SheetColumn] = [:]
        for (number, text) in headings.sorted(by: { $0.key < $1.key }) {
            guard let heading = SheetHeading(text, of: kind) else { continue }
            let column = languages.column(heading)
            if seen.insert(column).inserted { columns[number] = column }
        }
        return columns
    }
}

extension WorkbookLayout {
    /// In the order in which the headings name them.
    var languages: FormLanguages {
        FormLanguages(
            sheets.flatMap { sheet in
                sheet.headings.sorted { $0.key < $1.key }.compactMap { _, text in
                    sheet.kind.flatMap { SheetHeading(text, of: $0) }?.language
                }
            })
    }
}

/// A cell of a sheet, from 1.
struct CellKey: Hashable, Comparable {
    let row: Int
    let column: Int

    static func < (left: Self, right: Self) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }

    var a1: String { CellPlace(sheet: "", row: row, column: column).a1 }
}

extension [ClosedRange<Int>] {
    /// Ranges of ascending numbers.
    init(of numbers: some Sequence<Int>) {
        self = []
        for number in numbers {
            if let last, last.upperBound + 1 == number {
                self[count - 1] = last.lowerBound...number
            } else {
                append(number...number)
            }
        }
    }
}
