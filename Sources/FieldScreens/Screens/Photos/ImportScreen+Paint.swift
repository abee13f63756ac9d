import CellText
import Fieldwork
import InspectionModel
package import TerminalUI
package import Wording

extension ImportScreen {
    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        let size = painter.size
        guard let matching = matching(around), !pictures.isEmpty else {
            painter.paragraph(
                words("import.no_pictures"), row: 1, column: 2, columns: size.columns - 3,
                style: .muted)
            painter.place(cursor: .block, row: 1, column: 0)
            return
        }
        let picked = matching.groups.filter { confirmed.contains($0.board.shown.number) }
            .reduce(0) { $0 + $1.pictures.count }
        painter.put(
            words(
                "import.summary",
                [
                    "count": String(pictures.count), "groups": String(matching.groups.count),
                    "picked": String(picked),
                ]), row: 0, column: 1)
        painter.rule(row: 1)
        let part = Rect(row: 2, column: 0, rows: max(1, size.rows - 5), columns: size.columns)
        painter.within(part) { painter in
            for row in list.rows(height: painter.size.rows) where row.index < pictures.count {
                paintRow(&painter, row.line, row.index, matching, words)
            }
        }
        painter.rule(row: part.endRow)
        painter.paragraph(
            about(matching, words), row: part.endRow + 1, column: 1, columns: size.columns - 2,
            rows: 2)
    }

    private func paintRow(
        _ painter: inout Painter, _ line: Int, _ index: Int, _ matching: PhotoMatching,
        _ words: Phrasebook
    ) {
        let isFocused = index == list.selection
        let picture = pictures[index]
        let group = matching.groups.first { $0.pictures.contains(index) }
        let isPicked = group.map { confirmed.contains($0.board.shown.number) } ?? false
        painter.put(isFocused ? "►" : " ", row: line, column: 0)
        let mark = group == nil ? "[-]" : isPicked ? "[✓]" : "[ ]"
        painter.put(
            mark, row: line, column: 1, style: isPicked ? .ok : group == nil ? .muted : .normal)
        if isFocused { painter.place(cursor: .block, row: line, column: 1) }
        let time = picture.time.map { String($0.dropFirst(5).prefix(14)) } ?? "-"
        painter.put(time, row: line, column: 5)
        let board = photographed[index].map { words("import.shows_board", ["number": $0]) } ?? ""
        var end = painter.size.columns - 1
        if !board.isEmpty {
            end = painter.putTrailing(board, row: line, endColumn: end, style: .info) - 1
        }
        let half = max(12, (end - 21) / 2)
        painter.put(truncated(picture.name, to: half), row: line, column: 21)
        painter.put(
            truncated(fate(index, matching, words), to: max(0, end - 22 - half)), row: line,
            column: 22 + half, style: group == nil ? .muted : .normal)
    }

    /// How sure the group of the selected picture is, and what the clocks say.
    private func about(_ matching: PhotoMatching, _ words: Phrasebook) -> String {
        guard let group = matching.groups.first(where: { $0.pictures.contains(list.selection) })
        else { return fate(list.selection, matching, words) }
        let clock =
            group.offset.map { words("import.offset", ["seconds": String($0)]) }
            ?? words("import.offset_unknown")
        return words(
            group.isSure ? "import.group_sure" : "import.group",
            [
                "number": group.board.shown.number,
                "target": targetText(group.board.shown.target, words),
                "count": String(group.pictures.count), "clock": clock,
            ])
    }
}
