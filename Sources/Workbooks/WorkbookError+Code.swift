extension WorkbookError {
    /// Stable; keys of the string files, behind `workbook.`.
    package var code: String {
        switch reason {
        case .notAWorkbook: "not_a_workbook"
        case .legacyXLS: "legacy_xls"
        case .encryptedWorkbook: "encrypted_workbook"
        case .tooLarge: "too_large"
        case .unpackedTooLarge: "unpacked_too_large"
        case .zipDamaged: "zip_damaged"
        case .entryDamaged: "entry_damaged"
        case .tooManyEntries: "too_many_entries"
        case .duplicateEntry: "duplicate_entry"
        case .compressionBomb: "compression_bomb"
        case .missingPart: "missing_part"
        case .targetOutside: "target_outside"
        case .malformedXML: "malformed_xml"
        case .documentTypeForbidden: "document_type_forbidden"
        case .tooManyElements: "too_many_elements"
        case .xmlTooDeep: "xml_too_deep"
        case .xmlPieceTooLong: "xml_piece_too_long"
        case .tooManySheets: "too_many_sheets"
        case .tooManyCells: "too_many_cells"
        case .tooManyRows: "too_many_rows"
        case .tooManyColumns: "too_many_columns"
        case .malformedCell: "malformed_cell"
        case .sharedTextMissing: "shared_text_missing"
        case .undecodableByte: "undecodable_byte"
        case .encodingUnavailable: "encoding_unavailable"
        case .unterminatedQuote: "unterminated_quote"
        case .textAfterQuote: "text_after_quote"
        case .noTable: "no_table"
        case .unclosedRow: "unclosed_row"
        case .secondTable: "second_table"
        case .sheetNameMissing: "sheet_name_missing"
        case .noVisibleSheet: "no_visible_sheet"
        case .badSheetName: "bad_sheet_name"
        case .sheetNameTwice: "sheet_name_twice"
        case .textTooLong: "text_too_long"
        case .lineBreakInCell: "line_break_in_cell"
        case .notWritten: "not_written"
        }
    }

    /// What a sentence about the error names, by placeholder; foreign names as they can be shown.
    package var arguments: [String: String] { told.mapValues(shown) }

    private var told: [String: String] {
        switch reason {
        case .notAWorkbook, .legacyXLS, .encryptedWorkbook, .zipDamaged, .noTable,
            .noVisibleSheet, .notWritten:
            [:]
        case .tooLarge(let limit), .unpackedTooLarge(let limit):
            ["limit": String(limit >> 20)]
        case .tooManyEntries(let limit), .tooManyElements(let limit), .tooManySheets(let limit),
            .tooManyCells(let limit):
            ["limit": String(limit)]
        case .entryDamaged(let name), .duplicateEntry(let name), .missingPart(let name):
            ["entry": name]
        case .compressionBomb(let entry, let limit): ["entry": entry, "limit": String(limit)]
        case .targetOutside(let target): ["target": target]
        case .malformedXML(let place), .documentTypeForbidden(let place): place.arguments
        case .xmlTooDeep(let place, let limit): place.arguments.adding("limit", String(limit))
        case .xmlPieceTooLong(let place, let limit):
            place.arguments.adding("limit", String(limit >> 10))
        case .tooManyRows(let sheet, let limit): ["sheet": sheet, "limit": String(limit)]
        case .tooManyColumns(let sheet, let row, let limit):
            ["sheet": sheet, "row": String(row), "limit": String(limit)]
        case .malformedCell(let place, let value): place.arguments.adding("value", value)
        case .sharedTextMissing(let place), .lineBreakInCell(let place): place.arguments
        case .undecodableByte(let place, let encoding):
            place.arguments.adding("encoding", encoding.rawValue)
        case .encodingUnavailable(let encoding): ["encoding": encoding.rawValue]
        case .unterminatedQuote(let place), .textAfterQuote(let place): place.arguments
        case .unclosedRow(let line), .secondTable(let line), .sheetNameMissing(let line):
            ["line": String(line)]
        case .badSheetName(let name), .sheetNameTwice(let name): ["sheet": name]
        case .textTooLong(let place, let limit): place.arguments.adding("limit", String(limit))
        }
    }
}

extension WorkbookNotice {
    package var code: String { reason.rawValue }
    package var arguments: [String: String] { place.arguments.mapValues(shown) }
}

/// What a foreign file says, cut to what a line has room for; it cannot steer a terminal.
private func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(longestShown)
    let isCut = scalars.endIndex < text.unicodeScalars.endIndex
    return scalars.map { isShown($0) ? String($0) : "\u{fffd}" }.joined() + (isCut ? "…" : "")
}

private func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
    default: true
    }
}

private let longestShown = 80

extension CellPlace {
    fileprivate var arguments: [String: String] {
        ["sheet": sheet, "row": String(row), "column": Self.columnName(column), "cell": a1]
    }
}

extension XMLPlace {
    fileprivate var arguments: [String: String] {
        ["entry": entry, "line": String(line), "column": String(column)]
    }
}

extension TextPlace {
    fileprivate var arguments: [String: String] {
        ["line": String(line), "column": String(column)]
    }
}

extension [String: String] {
    fileprivate func adding(_ key: String, _ value: String) -> Self {
        merging([key: value]) { $1 }
    }
}
