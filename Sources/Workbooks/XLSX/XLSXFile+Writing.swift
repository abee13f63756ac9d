/// How the sheets of a written workbook look.
package struct XLSXLayout: Sendable {
    /// The first row of every sheet is bold, and stays when the others are scrolled.
    package var hasHeader: Bool
    /// Columns are as wide as their longest text, within reason; else all are alike.
    package var fitsColumns: Bool

    package init(hasHeader: Bool, fitsColumns: Bool) {
        self.hasHeader = hasHeader
        self.fitsColumns = fitsColumns
    }

    /// A list with headings.
    package static let list = XLSXLayout(hasHeader: true, fitsColumns: true)
    package static let plain = XLSXLayout(hasHeader: false, fitsColumns: false)
}

extension XLSXFile {
    /// The bytes of a workbook; the same for the same content, whenever they are made.
    ///
    /// No cell is ever a formula: a text that begins with `=` stays a text, also when somebody
    /// edits the cell. Days before 1900, which a workbook cannot count, are written as texts.
    ///
    /// - Throws: With the place of what the format cannot hold.
    package static func write(
        _ workbook: Workbook, layout: XLSXLayout = .list
    ) throws(WorkbookError) -> [UInt8] {
        try checkNames(of: workbook)
        var texts = SharedTexts()
        let archive = try ArchiveWriter()
        for file in PackageFiles(workbook.sheets).all {
            try archive.begin(file.name)
            try archive.write(file.text)
        }
        for (index, sheet) in workbook.sheets.enumerated() {
            try archive.begin("xl/worksheets/sheet\(index + 1).xml")
            try SheetWriter(sheet, layout).write(&texts, into: archive)
        }
        try archive.begin("xl/sharedStrings.xml")
        try texts.write(into: archive)
        return try archive.finish()
    }

    /// Of a cell, in UTF-16 code units, as Excel counts.
    package static let longestText = 32_767

    private static func checkNames(of workbook: Workbook) throws(WorkbookError) {
        guard workbook.sheets.contains(where: { !$0.isHidden }) else {
            throw WorkbookError(.noVisibleSheet)
        }
        var names: Set<String> = []
        for sheet in workbook.sheets {
            let name = sheet.name
            let isAllowed = name.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && !"[]:*?/\\\u{fffe}\u{ffff}".unicodeScalars.contains($0)
            }
            guard isAllowed, (1...31).contains(name.utf16.count), !name.hasPrefix("'"),
                !name.hasSuffix("'")
            else { throw WorkbookError(.badSheetName(name)) }
            guard names.insert(name.lowercased()).inserted else {
                throw WorkbookError(.sheetNameTwice(name))
            }
        }
    }
}
