import CellText
import InspectionModel
import TerminalUI
import Wording

/// Where the parts of the finding form lie, in rows and columns of the body. Pure.
struct FindingLayout: Equatable {
    /// The item and a rule stand above the form.
    static let headerRows = 2
    static let widestForm = 96

    var form: Rect
    /// What the pack says about the item; only where there is room beside the form.
    var detail: Rect?
    /// Columns of the labels; fields begin after them.
    var labels: Int

    init(body: Size, labels: Int) {
        self.labels = labels
        let rows = max(1, body.rows - Self.headerRows)
        guard body.columns >= 100 else {
            form = Rect(row: Self.headerRows, column: 0, rows: rows, columns: body.columns)
            return
        }
        let columns = min(Self.widestForm, body.columns * 62 / 100)
        form = Rect(row: Self.headerRows, column: 0, rows: rows, columns: columns)
        detail = Rect(
            row: Self.headerRows, column: columns + 2, rows: rows,
            columns: body.columns - columns - 3)
    }

    var fieldColumns: Int { max(8, form.columns - labels - 2) }

    /// The rows of the form that the focused field may use: above the last quarter of the screen,
    /// so that an input method has room below the caret.
    var rowsForFocus: Int {
        let chrome = 3
        let screen = form.rows + Self.headerRows + chrome
        return max(1, min(form.rows, screen * 3 / 4 - 1 - Self.headerRows))
    }
}

extension FindingScreen {
    func layout(_ body: Size, _ words: Phrasebook) -> FindingLayout {
        let labels = (FindingForm.Field.allCases.map(\.rawValue) + ["basis"])
            .map { cellWidth(words("finding.label.\($0)")) }
        return FindingLayout(body: body, labels: min(22, (labels.max() ?? 8) + 4))
    }

    /// Rows and columns of a field of several lines: it grows with its text.
    func areaSize(_ field: FindingForm.Field, _ layout: FindingLayout) -> Size {
        let isLow = layout.form.rows < 14
        let least = field == .fact ? (isLow ? 2 : 3) : 1
        let most = field == .fact ? (isLow ? 3 : 6) : (isLow ? 2 : 3)
        var rows = most
        if var area = form.areas[field] {
            area.resize(Size(rows: most, columns: layout.fieldColumns))
            rows = min(max(area.lineCount, least), most)
        }
        return Size(rows: rows, columns: layout.fieldColumns)
    }

    func areaSize(_ field: FindingForm.Field, _ around: Surroundings) -> Size {
        let body = Size(rows: around.size.rows - 3, columns: around.size.columns)
        return areaSize(field, layout(body, around.words))
    }
}
