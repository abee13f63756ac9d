import CellText
import Fieldwork
import InspectionModel
package import TerminalUI
package import Wording

extension JournalScreen {
    /// Four lines of standing, a rule, the column heads.
    private static let headRows = 6

    /// Lines of the list for a terminal of this size.
    func listHeight(_ size: Size) -> Int { max(1, size.rows - 3 - Self.headRows) }

    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        paintStanding(&painter, around, words)
        painter.rule(row: Self.headRows - 2)
        let columns = JournalColumns(painter.size.columns)
        paintHeads(&painter, columns, words)
        let body = Rect(
            row: Self.headRows, column: 0, rows: painter.size.rows - Self.headRows,
            columns: painter.size.columns)
        painter.within(body) { paintEntries(&$0, columns, around, words) }
    }

    private func paintStanding(
        _ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook
    ) {
        let journal = around.journal
        let columns = painter.size.columns - 2
        let device = words(
            "journal.device",
            [
                "label": around.profile.deviceLabel, "device": journal.device,
                "count": String(journal.size), "size": bytesText(journal.bytes),
            ])
        let head = words(
            "journal.head",
            [
                "head": headText(journal.root), "time": journal.savedAt ?? "-",
                "free": journal.freeBytes.map { bytesText($0) } ?? "-",
            ])
        let label = words("journal.directory")
        let directory = truncatedInMiddle(
            journal.directory, to: max(0, columns - cellWidth(label)))
        let (check, style) = checkText(journal.check, words)
        painter.put(truncated(device, to: columns), row: 0, column: 1)
        painter.put(truncated(head, to: columns), row: 1, column: 1)
        painter.put(label + directory, row: 2, column: 1)
        painter.put(truncated(check, to: columns), row: 3, column: 1, style: style)
    }

    private func checkText(
        _ check: JournalStanding.Check?, _ words: Phrasebook
    ) -> (String, Style) {
        switch check {
        case nil: return (words("journal.check_none"), .muted)
        case .running(let done):
            return (words("journal.check_running", ["done": String(done)]), .info)
        case .sound(let entries, let root, let at):
            let values = ["count": String(entries), "head": headText(root), "time": at]
            return (words("journal.check_sound", values), .ok)
        case .broken(let reason, let segment, let byte, let seq):
            let values = [
                "reason": reasonText(reason, segment, words), "segment": segment,
                "byte": String(byte), "seq": String(seq),
            ]
            let key = segment.isEmpty ? "journal.check_failed" : "journal.check_broken"
            return (words(key, values), .error)
        }
    }

    /// What the check found; when it could not go on at all, why not.
    private func reasonText(_ reason: String, _ path: String, _ words: Phrasebook) -> String {
        if words.has("problem.\(reason)") { return words("problem.\(reason)") }
        return Refusal(code: reason, arguments: ["path": path]).sentence(words)
    }

    private func paintHeads(
        _ painter: inout Painter, _ columns: JournalColumns, _ words: Phrasebook
    ) {
        let row = Self.headRows - 1
        painter.putTrailing(
            words("journal.column.seq"), row: row, endColumn: columns.seqEnd, style: .muted)
        for (key, column) in [
            ("time", columns.time), ("person", columns.person), ("text", columns.text),
        ] {
            painter.put(words("journal.column.\(key)"), row: row, column: column, style: .muted)
        }
    }

    private func paintEntries(
        _ painter: inout Painter, _ columns: JournalColumns, _ around: Surroundings,
        _ words: Phrasebook
    ) {
        if list.count == 0 {
            let key = found == nil ? "journal.searching" : "search.nothing"
            let text = query.map { words(key, ["text": $0]) } ?? words("journal.nothing")
            painter.paragraph(
                text, row: 0, column: 2, columns: painter.size.columns - 3, style: .muted, rows: 3)
            if query != nil {
                painter.paragraph(
                    words("search.about"), row: 4, column: 2, columns: painter.size.columns - 3,
                    style: .muted, rows: 4)
            }
            painter.place(cursor: .block, row: 0, column: 0)
            return
        }
        for row in list.rows(height: painter.size.rows) {
            let seq = seq(row.index)
            let isFocused = row.index == list.selection
            let label = String(seq)
            let start = columns.seqEnd - label.utf8.count
            if isFocused {
                painter.put("►", row: row.line, column: 0)
                painter.place(cursor: .block, row: row.line, column: start)
            }
            painter.put(
                label, row: row.line, column: start, style: isFocused ? .selection : .normal)
            guard let line = line(row.index) else {
                painter.put("..", row: row.line, column: columns.text, style: .muted)
                continue
            }
            painter.put(
                timeText(line, on: around.today), row: row.line, column: columns.time,
                style: .muted, columns: columns.timeWidth)
            painter.put(
                truncated(around.name(line.by), to: columns.personWidth), row: row.line,
                column: columns.person)
            painter.put(
                truncated(
                    line.excerpt ?? entryText(line, around, words), to: columns.textWidth),
                row: row.line,
                column: columns.text)
        }
    }
}

/// Where the columns of the log's list lie.
private struct JournalColumns {
    let seqEnd = 8
    let time = 10
    let timeWidth = 11
    let person = 22
    let personWidth: Int
    let text: Int
    let textWidth: Int

    init(_ columns: Int) {
        personWidth = columns < 80 ? 8 : 12
        text = person + personWidth + 1
        textWidth = max(0, columns - text - 1)
    }
}

/// `9f3a c27e 51b0 ..`: enough of a root to read out over the telephone.
func headText(_ root: String) -> String {
    let digits = root.prefix(12)
    var groups: [Substring] = []
    var rest = digits
    while !rest.isEmpty {
        groups.append(rest.prefix(4))
        rest = rest.dropFirst(4)
    }
    return (groups + (root.count > 12 ? [".."] : [])).joined(separator: " ")
}

/// `812 B`, `3.1 MB`, `41 GB`.
func bytesText(_ bytes: Int) -> String {
    if bytes < 1_000 { return "\(bytes) B" }
    var tenths = bytes / 100
    var units = ["KB", "MB", "GB", "TB"][...]
    while tenths >= 10_000, units.count > 1 {
        tenths /= 1_000
        units.removeFirst()
    }
    let number = tenths < 100 ? "\(tenths / 10).\(tenths % 10)" : "\(tenths / 10)"
    return "\(number) \(units.first ?? "")"
}
