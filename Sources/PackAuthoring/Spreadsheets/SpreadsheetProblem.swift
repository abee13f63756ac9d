import Workbooks

/// One thing that is wrong in a workbook, or worth a look, and where.
package struct SpreadsheetProblem: Equatable, Sendable {
    /// Nil when it is about the whole file.
    package let sheet: String?
    /// From 1; nil when it is about the whole sheet.
    package let row: Int?
    /// From 1; nil when it is about the whole row.
    package let column: Int?
    package let reason: Reason

    package enum Reason: Equatable, Sendable {
        case sheet(SheetProblem)
        /// What was found where the YAML was read; lines of the YAML are rows here.
        case pack(code: String, arguments: [String: String], severity: LintSeverity)
        /// What the file's reader tells.
        case notice(code: String, arguments: [String: String])
    }

    package var severity: LintSeverity {
        switch reason {
        case .sheet(let problem): problem.isWarning ? .warning : .error
        case .pack(_, _, let severity): severity
        case .notice: .warning
        }
    }

    /// A form is read all the same when it has nothing but warnings.
    package var isWarning: Bool { severity != .error }

    package var code: String {
        switch reason {
        case .sheet(let problem): problem.code
        case .pack(let code, _, _), .notice(let code, _): code
        }
    }

    /// Key of the sentence in the string files.
    package var sentence: String {
        switch reason {
        case .sheet: "sheet.\(code)"
        case .pack: "lint.\(code)"
        case .notice: "workbook.\(code)"
        }
    }

    /// What the sentence names, by placeholder.
    package var arguments: [String: String] {
        switch reason {
        case .sheet(let problem): problem.arguments.mapValues(shown)
        case .pack(_, let arguments, _), .notice(_, let arguments):
            arguments.mapValues(shown)
        }
    }

    /// The sheet's name as it can be shown.
    package var shownSheet: String? { sheet.map(shown) }

    /// `survey!C7`, `survey!7`, `survey`; empty for the whole file.
    package var place: String {
        guard let sheet else { return "" }
        guard let row else { return shown(sheet) }
        return shown(sheet) + "!" + (column.map { CellPlace.columnName($0) } ?? "") + String(row)
    }
}

extension SpreadsheetProblem: CustomStringConvertible {
    package var description: String {
        let details = arguments.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return ([place, code] + details).joined(separator: " ")
    }
}

/// What a foreign file says, cut to what a line has room for; it cannot steer a terminal.
func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(120)
    let isCut = scalars.endIndex < text.unicodeScalars.endIndex
    let kept = scalars.map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
            "\u{fffd}"
        default: String(scalar)
        }
    }
    return kept.joined() + (isCut ? "…" : "")
}
