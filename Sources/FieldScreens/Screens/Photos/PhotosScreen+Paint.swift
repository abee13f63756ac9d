import CellText
import ChecklistEngine
import CivilTime
import Fieldwork
import InspectionModel
package import TerminalUI
package import Wording

extension PhotosScreen {
    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        let size = painter.size
        let photos = photos(around)
        paintHeader(&painter, photos, around, words)
        painter.rule(row: 1)
        let below = min(Self.detailRows, max(0, size.rows - 6))
        let part = Rect(
            row: 2, column: 0, rows: max(1, size.rows - 3 - below), columns: size.columns)
        guard let photo = focused(around) else {
            painter.paragraph(
                words("photos.none"), row: 2, column: 2, columns: size.columns - 3, style: .muted)
            painter.place(cursor: .block, row: 2, column: 0)
            return
        }
        painter.within(part) { painter in
            for row in list.rows(height: painter.size.rows) where row.index < photos.count {
                paintRow(&painter, row.line, photos[row.index], row.index, words)
            }
        }
        painter.rule(row: part.endRow)
        var line = part.endRow + 1
        for text in photoLines(photo, uses(photo, around), words) where line < size.rows {
            line += painter.paragraph(
                text, row: line, column: 1, columns: size.columns - 2, rows: size.rows - line)
        }
    }

    /// Number, three clocks, size, hash, and a line or two of remarks.
    private static let detailRows = 9

    private func paintHeader(
        _ painter: inout Painter, _ photos: [StandingPhoto], _ around: Surroundings,
        _ words: Phrasebook
    ) {
        let awaited = state(around)?.photosToImport.count ?? 0
        var count = words("photos.count", ["count": String(photos.count)])
        if awaited > 0 { count += "  " + words("photos.awaited", ["count": String(awaited)]) }
        let end = painter.putTrailing(count, row: 0, endColumn: painter.size.columns - 1)
        var about = targetText(showsAll ? EvidenceTarget() : target, words)
        if !showsAll, let item = target.item, let row = around.sheets[inspection]?.row(item) {
            about += "  " + row.item.requirement[words.language]
        }
        painter.put(truncated(about, to: end - 3), row: 0, column: 1)
    }

    private func paintRow(
        _ painter: inout Painter, _ line: Int, _ photo: StandingPhoto, _ index: Int,
        _ words: Phrasebook
    ) {
        let isFocused = index == list.selection
        painter.put(isFocused ? "►" : " ", row: line, column: 0)
        let number = painter.put(
            photo.number, row: line, column: 2, style: isFocused ? .selection : .normal)
        if isFocused { painter.place(cursor: .block, row: line, column: 2) }
        var column = 2 + max(7, number) + 2
        let taken = photo.added.takenAt.map(shortTime) ?? words("photo.no_time")
        column += max(16, painter.put(taken, row: line, column: column)) + 2
        column += max(8, painter.put(sizeText(photo.added.bytes), row: line, column: column)) + 2
        let remarks = photoRemarks(photo, words)
        let end = painter.putTrailing(
            remarks, row: line, endColumn: painter.size.columns - 1, style: .warn,
            columns: painter.size.columns / 3)
        painter.put(
            truncated(targetText(photo.target, words), to: max(0, end - column - 1)), row: line,
            column: column)
    }
}

/// `2026-03-04 09:01`
func shortTime(_ text: String) -> String { "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))" }

/// All that is known of a photo, a line each: what it shows, its clocks by name, size and hash.
func photoLines(_ photo: StandingPhoto, _ uses: [PhotoUse], _ words: Phrasebook) -> [String] {
    let added = photo.added
    var lines: [String] = []
    func add(_ key: String, _ text: String?) {
        if let text, !text.isEmpty { lines.append(words("photos.\(key)", ["text": text])) }
    }
    let target = targetText(added.target, words)
    lines.append("\(added.number)  \(target)  \(photoRemarks(photo, words))")
    add("taken", added.takenAt ?? words("photo.no_time"))
    if let observed = added.observedAt {
        lines.append(
            words(
                "photos.corrected", ["text": observed, "offset": String(added.offset ?? 0)]))
    }
    add("recorded", photo.stamp.at.text)
    add("position", added.position)
    let name = added.name.map { "  \($0)" } ?? ""
    add("file", "\(sizeText(added.bytes))  \(added.media)\(name)")
    add("board", added.board)
    add("hash", added.blob)
    for use in uses {
        lines.append(
            words(
                "photos.used",
                [
                    "number": use.number, "inspection": use.inspection, "site": use.site,
                    "target": targetText(use.target, words),
                ]))
    }
    return lines
}
