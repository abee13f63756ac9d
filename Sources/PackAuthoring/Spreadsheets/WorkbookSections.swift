import FormLanguage
import Workbooks

/// Which sheets of a workbook are sections.
struct WorkbookSections {
    private(set) var tables: [SheetTable] = []
    private(set) var problems: [SpreadsheetProblem] = []

    init(_ workbook: Workbook) {
        var names: [SheetKind: String] = [:]
        for sheet in workbook.sheets {
            guard let kind = Self.kind(of: sheet) else { continue }
            if let other = names[kind] {
                problems.append(Self.problem(.sheetTwice(other), sheet))
            } else if let table = SheetTable(sheet, kind) {
                names[kind] = sheet.name
                tables.append(table)
            }
        }
        for sheet in workbook.sheets where Self.kind(of: sheet) == nil {
            let name = SheetHeading.cleaned(sheet.name)
            if Self.unused.contains(name) {
                problems.append(Self.problem(.sheetUnused, sheet))
            } else if !name.hasPrefix("_") {
                let missing = SheetKind.allCases.filter { !$0.isOurs && names[$0] == nil }
                if let meant = nearest(to: name, among: missing.map(\.rawValue)) {
                    problems.append(Self.problem(.similarSheetName(meant: meant), sheet))
                }
            }
        }
        if names[.survey] == nil {
            problems.append(
                SpreadsheetProblem(
                    sheet: nil, row: nil, column: nil, reason: .sheet(.surveyMissing)))
        }
    }

    /// In the order in which headings name them.
    var languages: FormLanguages {
        FormLanguages(
            tables.flatMap { table in
                table.headings.sorted { $0.key < $1.key }.compactMap(\.value.language)
            })
    }

    /// Sheets of other tools, which are kept as they are.
    private static let unused = ["external_choices", "entities", "osm"]

    private static func kind(of sheet: WorkbookSheet) -> SheetKind? {
        SheetKind(rawValue: SheetHeading.cleaned(sheet.name))
    }

    private static func problem(
        _ reason: SheetProblem, _ sheet: WorkbookSheet
    ) -> SpreadsheetProblem {
        SpreadsheetProblem(sheet: sheet.name, row: nil, column: nil, reason: .sheet(reason))
    }
}
