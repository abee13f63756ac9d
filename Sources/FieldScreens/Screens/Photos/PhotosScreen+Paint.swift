import CellText
import ChecklistEngine
import CivilTime
import Fieldwork
import InspectionModel
package import TerminalUI
package import Wording

extension PhotosScreen {
    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        let layout = PhotosLayout(body: painter.size, showsPictures: around.showsPictures)
        let photos = photos(around)
        paintHeader(&painter, photos, around, words)
        painter.rule(row: 1)
        guard let photo = focused(around) else {
            painter.paragraph(
                words("photos.none"), row: 2, column: 2, columns: painter.size.columns - 3,
                style: .muted)
            painter.place(cursor: .block, row: 2, column: 0)
            return
        }
        painter.within(layout.list) { painter in
            for row in list.rows(height: painter.size.rows) where row.index < photos.count {
                paintRow(&painter, row.line, photos[row.index], row.index, words)
            }
        }
        painter.rule(row: layout.rule, columns: layout.list.columns)
        painter.within(layout.facts) { painter in
            var line = 0
            let isShort = layout.picture != nil
            for text in photoLines(photo, uses(photo, around), words, isShort: isShort)
            where line < painter.size.rows {
                line += painter.paragraph(
                    text, row: line, column: 0, columns: painter.size.columns,
                    rows: painter.size.rows - line)
            }
        }
        if let box = layout.picture {
            painter.within(box) { paintPicture(&$0, around, words) }
        }
    }

    /// The marked photo; or why it is not to be seen.
    private func paintPicture(
        _ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook
    ) {
        var line = 0
        var remark: String?
        var style = Style.warn
        switch preview(around).flatMap({ around.previews[$0] }) {
        case .success(let preview):
            painter.put(preview.raster, row: 0, column: 0)
            line = preview.raster.cellRows
            if preview.isDamaged { remark = words("preview.damaged_part") }
        case .failure(let fault): remark = words("preview.fault.\(fault.rawValue)")
        case nil:
            remark = words("preview.waiting")
            style = .muted
        }
        guard let remark else { return }
        let lines = wrapped(remark, columns: painter.size.columns - 1)
        // A picture that takes all the room gives its foot for what has to be said of it.
        line = min(line, painter.size.rows - lines.count)
        for (index, text) in lines.enumerated() {
            painter.put(
                text, row: line + index, column: 0, style: style, columns: painter.size.columns)
        }
    }

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
        // Beside the picture there is room for no more than number, time and what it shows.
        let isNarrow = painter.size.columns < Chrome.smallest.columns
        painter.put(isFocused ? "►" : " ", row: line, column: 0)
        let number = painter.put(
            photo.number, row: line, column: 2, style: isFocused ? .selection : .normal)
        if isFocused { painter.place(cursor: .block, row: line, column: 2) }
        var column = 2 + max(7, number) + 2
        var taken = photo.added.takenAt.map(shortTime) ?? words("photo.no_time")
        if isNarrow, photo.added.takenAt != nil { taken = String(taken.dropFirst(5)) }
        column += max(isNarrow ? 11 : 16, painter.put(taken, row: line, column: column)) + 2
        if !isNarrow {
            let size = painter.put(sizeText(photo.added.bytes), row: line, column: column)
            column += max(8, size) + 2
        }
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

/// `2026-03-04 09:01:10`: what a clock showed, where the zone is not in question.
private func plainTime(_ text: String) -> String {
    "\(text.prefix(10)) \(text.dropFirst(11).prefix(8))"
}

/// All that is known of a photo, a line each: what it shows, where else it is used, its clocks by
/// name, size and hash.
///
/// - Parameter isShort: For a narrow column; every line is whole elsewhere.
func photoLines(
    _ photo: StandingPhoto, _ uses: [PhotoUse], _ words: Phrasebook, isShort: Bool = false
) -> [String] {
    let added = photo.added
    var lines: [String] = []
    func add(_ key: String, _ text: String?, _ values: [String: String] = [:]) {
        guard let text, !text.isEmpty else { return }
        let line = words("photos.\(key)", values.merging(["text": text]) { mine, _ in mine })
        // What stands between a label and its text is for a column of labels.
        lines.append(isShort ? line.split(separator: " ").joined(separator: " ") : line)
    }
    func clock(_ text: String) -> String { isShort ? plainTime(text) : text }
    let target = targetText(added.target, words)
    lines.append("\(added.number)  \(target)  \(photoRemarks(photo, words))")
    for use in uses {
        lines.append(
            words(
                "photos.used",
                [
                    "number": use.number, "inspection": use.inspection, "site": use.site,
                    "target": targetText(use.target, words),
                ]))
    }
    add("taken", added.takenAt.map(clock) ?? words("photo.no_time"))
    add("corrected", added.observedAt.map(clock), ["offset": String(added.offset ?? 0)])
    add("recorded", clock(photo.stamp.at.text))
    let name = added.name.map { "  \($0)" } ?? ""
    add("file", "\(sizeText(added.bytes))  \(added.media)\(name)")
    add("hash", isShort ? "\(added.blob.prefix(shortHash)).." : added.blob)
    add("position", added.position)
    add("board", added.board)
    return lines
}

/// `sha256:` and as many digits as tell photos apart.
private let shortHash = 7 + 16
