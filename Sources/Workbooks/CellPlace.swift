/// Where a cell stands: its sheet, and row and column from 1.
package struct CellPlace: Hashable, Sendable {
    package let sheet: String
    package let row: Int
    package let column: Int

    package init(sheet: String, row: Int, column: Int) {
        self.sheet = sheet
        self.row = row
        self.column = column
    }

    /// As a spreadsheet writes it: `B7`.
    package var a1: String { Self.columnName(column) + String(row) }

    /// `A` to `Z`, `AA`, … for a column from 1.
    package static func columnName(_ column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column
        while rest > 0 {
            letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }
}

extension CellPlace: CustomStringConvertible {
    package var description: String { "\(sheet)!\(a1)" }
}

/// Row and column as a workbook's XML names them.
package struct CellReference: Equatable {
    package let row: Int
    package let column: Int

    /// Reads `B7` or `$B$7`; nil for anything else, and for what no sheet is large enough for.
    package init?(_ text: some StringProtocol) {
        var (column, row) = (0, 0)
        var hasDigits = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "$"): continue
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where !hasDigits:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "a")...UInt8(ascii: "z") where !hasDigits:
                column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                hasDigits = true
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
            guard column < Self.bound, row < Self.bound else { return nil }
        }
        guard row > 0, column > 0 else { return nil }
        self.row = row
        self.column = column
    }

    /// Far above what limits allow, far below what could overflow.
    private static let bound = 1 << 30
}

/// A rectangle of cells, as `mergeCell` names it: `A1:C2`.
struct CellRange: Equatable {
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>

    init?(_ text: String) {
        let corners = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let first = corners.first.flatMap({ CellReference($0) }), corners.count <= 2,
            let last = corners.last.flatMap({ CellReference($0) }),
            first.row <= last.row, first.column <= last.column
        else { return nil }
        rows = first.row...last.row
        columns = first.column...last.column
    }
}
