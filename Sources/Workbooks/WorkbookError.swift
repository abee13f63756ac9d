/// Why a file was not read as tables, or tables not written as a file. Nothing of it was taken.
package struct WorkbookError: Error, Equatable, Sendable {
    package let reason: Reason

    init(_ reason: Reason) { self.reason = reason }

    package enum Reason: Equatable, Sendable {
        // The file as a whole.
        case notAWorkbook
        /// Excel's format before 2007.
        case legacyXLS
        case encryptedWorkbook
        /// More bytes than so many.
        case tooLarge(limit: Int)
        case unpackedTooLarge(limit: Int)
        case zipDamaged
        case entryDamaged(String)
        case tooManyEntries(limit: Int)
        case duplicateEntry(String)
        /// Unpacks to more than so many times its size.
        case compressionBomb(entry: String, limit: Int)
        case missingPart(String)
        /// A part is looked for outside of the file.
        case targetOutside(String)

        // One part as XML.
        case malformedXML(XMLPlace)
        /// A DTD could define entities that grow without end, or name other files.
        case documentTypeForbidden(XMLPlace)
        case tooManyElements(limit: Int)
        case xmlTooDeep(XMLPlace, limit: Int)
        case xmlPieceTooLong(XMLPlace, limit: Int)

        // Tables.
        case tooManySheets(limit: Int)
        case tooManyCells(limit: Int)
        case tooManyRows(sheet: String, limit: Int)
        case tooManyColumns(sheet: String, row: Int, limit: Int)
        /// What stands there is no value of its type, or the cell stands out of order.
        case malformedCell(CellPlace, value: String)
        case sharedTextMissing(CellPlace)

        // Texts; lines and columns from 1, columns in Unicode scalars.
        case undecodableByte(TextPlace, encoding: TextEncoding)
        case encodingUnavailable(TextEncoding)
        case unterminatedQuote(TextPlace)
        case textAfterQuote(TextPlace)
        case noTable
        case unclosedRow(line: Int)
        case secondTable(line: Int)
        case sheetNameMissing(line: Int)

        // Writing.
        case noVisibleSheet
        case badSheetName(String)
        case sheetNameTwice(String)
        case textTooLong(CellPlace, limit: Int)
        /// A row of a Markdown table is one line.
        case lineBreakInCell(CellPlace)
        case notWritten
    }
}

/// A place in a part of a workbook; line and column from 1, columns in bytes.
package struct XMLPlace: Equatable, Sendable {
    package let entry: String
    package let line: Int
    package let column: Int
}

/// A place in a text file, from 1.
package struct TextPlace: Equatable, Sendable {
    package let line: Int
    package let column: Int
}

/// What is told of a workbook that was read all the same.
package struct WorkbookNotice: Equatable, Sendable {
    package enum Reason: String, Sendable, CaseIterable {
        /// No formula is calculated here, and the file does not say what it came to.
        case formulaWithoutValue = "formula_without_value"
        /// Only the first cell of merged ones is shown; what another holds was left out.
        case valueUnderMerge = "value_under_merge"
        /// Formatted as a date, but there is no such day; it was read as a number.
        case noSuchDay = "no_such_day"
    }

    package let reason: Reason
    package let place: CellPlace
}

/// A workbook as it was read, and what its author should look at.
package struct WorkbookReading: Equatable, Sendable {
    package let workbook: Workbook
    /// In the order of the file.
    package let notices: [WorkbookNotice]

    package init(workbook: Workbook, notices: [WorkbookNotice]) {
        self.workbook = workbook
        self.notices = notices
    }
}
