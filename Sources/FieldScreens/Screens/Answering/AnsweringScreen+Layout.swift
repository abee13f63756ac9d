import TerminalUI

/// Where the parts of the answering screen lie, in rows and columns of the body. Pure.
struct AnsweringLayout: Equatable {
    var groups: Rect?
    var list: Rect
    var detail: Rect

    static let headerRows = 2
    static let detailRowsBelow = 6

    init(body: Size) {
        let top = Self.headerRows
        let rows = max(1, body.rows - top)
        switch body.columns {
        case ..<100:
            let below = rows > 12 ? Self.detailRowsBelow : 4
            list = Rect(row: top, column: 0, rows: max(1, rows - below - 1), columns: body.columns)
            detail = Rect(
                row: list.endRow + 1, column: 0, rows: below, columns: body.columns)
        case ..<140:
            let left = body.columns * 6 / 10
            list = Rect(row: top, column: 0, rows: rows, columns: left)
            detail = Rect(row: top, column: left + 2, rows: rows, columns: body.columns - left - 2)
        default:
            let first = 28
            let right = body.columns * 33 / 100
            groups = Rect(row: top, column: 0, rows: rows, columns: first)
            list = Rect(
                row: top, column: first + 2, rows: rows, columns: body.columns - first - right - 4)
            detail = Rect(
                row: top, column: body.columns - right, rows: rows, columns: right)
        }
    }

    /// Whether the detail stands beside the list and not below it.
    var isBeside: Bool { detail.row == list.row }
}

extension AnsweringScreen {
    /// Lines of the list for a terminal of this size.
    func listHeight(_ size: Size) -> Int {
        AnsweringLayout(body: Size(rows: size.rows - 3, columns: size.columns)).list.rows
    }
}
