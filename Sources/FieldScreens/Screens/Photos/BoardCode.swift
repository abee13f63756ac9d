import CivilTime
package import InspectionModel
import QRCodes
import TerminalUI

/// What stands in the code of a photo board: `ZHAODAN P-0912 C-EN-63 I-… 2026-03-04T09:01:10+08:00`.
///
/// Number, item (`-` for none), inspection and time of the board, in capitals and ASCII alone
/// (docs/events.md, `photo.board`).
package func boardCodeText(
    _ board: PhotoBoardShown, _ inspection: InspectionID, _ stamp: EntryStamp
) -> String {
    let at = stamp.at.text
    let code = (board.target.item?.code ?? "").filter { $0.isASCII && $0 != " " }
    let parts = [
        "ZHAODAN", board.number, code.isEmpty ? "-" : code, inspection.text,
        "\(at.prefix(19))\(at.suffix(6))",
    ]
    return parts.joined(separator: " ").uppercased()
}

extension Raster {
    /// A code as a camera wants it: dark on light whatever the terminal's colours, with its margin.
    init?(_ code: QRCode) {
        let margin = QRCode.margin
        let extent = code.extent + 2 * margin
        let dots = (0..<extent * extent).map { place in
            let row = place / extent - margin
            return code.isDark(row: row, column: place % extent - margin) ? Dot.black : .white
        }
        self.init(columns: extent, rows: extent, dots: dots)
    }
}
