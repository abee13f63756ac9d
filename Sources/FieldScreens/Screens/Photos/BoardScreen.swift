import CellText
import Fieldwork
package import InspectionModel
import QRCodes
package import TerminalUI
package import Wording

/// A photo board: what is photographed before the pictures that belong to it.
package struct BoardScreen: Screen {
    package let id = ScreenID.board
    let inspection: InspectionID
    let board: PhotoBoardShown
    let stamp: EntryStamp
    /// For a reader that finds the board among pictures.
    private let code: Raster?

    package init(_ inspection: InspectionID, _ board: PhotoBoardShown, _ stamp: EntryStamp) {
        self.inspection = inspection
        self.board = board
        self.stamp = stamp
        code = QRCode(boardCodeText(board, inspection, stamp)).flatMap { Raster($0) }
    }

    private func state(_ around: Surroundings) -> InspectionState? {
        around.field?.inspection(inspection)
    }

    package func path(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        [words("screen.board"), board.number]
    }

    package mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action] {
        switch command {
        case .open, .photos:
            return state(around).map { [.replace(PhotosScreen($0, board.target))] } ?? []
        case .removePhoto:
            let reason = around.words("board.shown_in_error")
            let command = FieldCommand.removePhoto(
                inspection, number: board.number, reason: reason)
            return [.run(command, purpose: "removed")]
        case .back: return [.pop]
        default: return []
        }
    }

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        guard case .committed("removed", _) = news else { return [] }
        return [.pop, .notice(Notice("notice.board_removed", ["number": board.number], .done))]
    }

    package func hints(_ around: Surroundings) -> [CommandID] {
        [.back, .photos, .removePhoto, .palette, .help]
    }

    package func status(_ around: Surroundings, _ words: Phrasebook) -> String {
        words("board.tip")
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        lines(around, words).filter { !$0.isEmpty }.joined(separator: "  ")
    }

    private func lines(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        guard let state = state(around) else { return [] }
        let row = board.target.item.flatMap { around.sheets[inspection]?.row($0) }
        return boardLines(board, stamp, state, row, words)
    }

    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        let columns = paintCode(&painter)
        let wide = largeText(board.number)
        let isWide = cellWidth(wide[0]) + 4 <= columns
        for (index, row) in (isWide ? wide : largeText(board.number, dot: 1)).enumerated() {
            let blocks = row.map { $0 == "#" ? "█" : " " }.joined()
            painter.put(blocks, row: 1 + index, column: 2)
        }
        var line = 7
        for text in lines(around, words) where line < painter.size.rows {
            line += max(
                1,
                painter.paragraph(
                    text, row: line, column: 2, columns: columns - 4, style: .heading,
                    rows: painter.size.rows - line))
        }
        painter.place(cursor: .block, row: 0, column: 0)
    }

    /// The code on the right, where the number has room beside it.
    ///
    /// - Returns: The columns that are left.
    private func paintCode(_ painter: inout Painter) -> Int {
        let columns = painter.size.columns
        let number = cellWidth(largeText(board.number, dot: 1)[0])
        guard let code, code.cellRows <= painter.size.rows, code.columns + number + 4 <= columns
        else { return columns }
        let left = columns - code.columns
        painter.put(code, row: (painter.size.rows - code.cellRows) / 2, column: left)
        return left
    }
}
