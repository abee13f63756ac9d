package import Workbooks

/// A file that holds tables, by the end of its name.
package enum SpreadsheetFile: Sendable {
    case workbook, separated, markdown

    /// Nil for a name that says something else.
    package init?(path: String) {
        switch path.split(separator: ".").last?.lowercased() {
        case "xlsx", "xlsm": self = .workbook
        case "csv": self = .separated
        case "md", "markdown": self = .markdown
        default: return nil
        }
    }

    package var hasOnlyTexts: Bool { self != .workbook }

    /// A table without a name is the survey.
    package func read(_ bytes: [UInt8]) throws(WorkbookError) -> WorkbookReading {
        let survey = SheetKind.survey.rawValue
        switch self {
        case .workbook: return try XLSXFile.read(bytes, limits: Self.limits)
        case .separated:
            let sheet = try CSVFile.read(bytes, as: survey, limits: Self.limits)
            return WorkbookReading(workbook: Workbook(sheets: [sheet]), notices: [])
        case .markdown:
            let workbook = try MarkdownFile.read(bytes, as: survey, limits: Self.limits)
            return WorkbookReading(workbook: workbook, notices: [])
        }
    }

    /// CSV has room for the survey alone, and begins with the mark without which Excel shows
    /// Chinese wrongly.
    package func write(_ workbook: Workbook) throws(WorkbookError) -> [UInt8] {
        switch self {
        case .workbook: return try XLSXFile.write(workbook)
        case .markdown: return try MarkdownFile.write(workbook)
        case .separated:
            let survey = workbook.sheets.first { sheet in
                SheetHeading.cleaned(sheet.name) == SheetKind.survey.rawValue
            }
            return CSVFile.write(
                survey ?? WorkbookSheet(name: SheetKind.survey.rawValue), hasByteOrderMark: true)
        }
    }

    /// No form comes near: the largest public ones have a thousand rows.
    private static let limits: WorkbookLimits = {
        var limits = WorkbookLimits()
        limits.fileBytes = 16 << 20
        limits.unpackedBytes = 64 << 20
        limits.columns = 1_000
        limits.cells = 200_000
        return limits
    }()
}
