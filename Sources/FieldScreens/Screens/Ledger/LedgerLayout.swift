import CellText
import HazardLedger
import InspectionModel
import TerminalUI
import Wording

/// Where the parts of the ledger lie, in rows and columns of the body.
struct LedgerLayout: Equatable {
    /// Filter row, rule, column heads.
    static let headRows = 3

    let list: Rect
    let detail: Rect

    init(body: Size) {
        let top = Self.headRows
        let rows = max(1, body.rows - top)
        if body.columns < 100 {
            let below = body.rows < 18 ? 4 : min(6, body.rows / 3)
            list = Rect(row: top, column: 0, rows: max(1, rows - below - 1), columns: body.columns)
            detail = Rect(row: list.endRow + 1, column: 0, rows: below, columns: body.columns)
        } else {
            let right = body.columns * (body.columns < 140 ? 35 : 40) / 100
            list = Rect(row: top, column: 0, rows: rows, columns: body.columns - right - 2)
            detail = Rect(
                row: top - 1, column: body.columns - right, rows: rows + 1, columns: right)
        }
    }

    var isBeside: Bool { detail.row < list.endRow }
}

/// Where the columns of the list lie; what has no room is left to the details.
struct LedgerColumns {
    static let number = 1
    static let numberWidth = 12
    /// With less room than this for site and problem, the problem has all of it.
    private static let leastForSite = 26

    let grade = LedgerColumns.number + LedgerColumns.numberWidth + 1
    let gradeWidth: Int
    let isShort: Bool
    let state: Int
    let stateWidth: Int
    let deadline: Int
    let deadlineWidth = 11
    let site: Int
    let siteWidth: Int
    let summary: Int
    let columns: Int

    init(columns: Int, _ words: Phrasebook) {
        self.columns = columns
        let isShort = columns < 90
        self.isShort = isShort
        let statuses = (GradeStatus.allCases.map(\.rawValue) + ["manual"]).map {
            cellWidth(words(isShort ? "grade_status.short.\($0)" : "grade_status.\($0)"))
        }
        let grades = HazardGrade.allCases.map { cellWidth(words("grade.\($0.rawValue)")) }
        gradeWidth = max(
            4 + (grades.max() ?? 0) + 1 + (statuses.max() ?? 0), 4 + cellWidth(words("grade.none")))
        stateWidth =
            HazardState.allCases
            .map { cellWidth(words("hazard_state.\($0.rawValue)")) }.max() ?? 0
        state = grade + gradeWidth + 1
        deadline = state + stateWidth + 1
        site = deadline + deadlineWidth + 1
        let rest = columns - site - 1
        siteWidth = rest < Self.leastForSite ? 0 : min(24, rest / 3)
        summary = siteWidth == 0 ? site : site + siteWidth + 1
    }
}
