import CellText
import TerminalUI
import Wording

/// Title, status and hint rows, the same on every screen.
enum Chrome {
    /// Below this the screens give way to one question and the draft state.
    static let smallest = Size(rows: 16, columns: 60)

    static func isTooSmall(_ size: Size) -> Bool {
        size.rows < smallest.rows || size.columns < smallest.columns
    }

    static func title(
        _ painter: inout Painter, _ path: [String], _ around: Surroundings, _ words: Phrasebook
    ) {
        let columns = painter.size.columns
        painter.fill(Rect(row: 0, column: 0, rows: 1, columns: columns), style: .title)
        let right = rightPart(around, words)
        let room = columns - cellWidth(right) - 3
        painter.put(right, row: 0, column: max(0, columns - cellWidth(right) - 1), style: .title)
        var left = " " + path.joined(separator: " > ")
        if around.isPreview {
            left = " " + words("title.preview") + left
        } else if around.profile.isPractice {
            left = " " + words("title.practice") + left
        }
        painter.put(truncated(left, to: max(0, room)), row: 0, column: 0, style: .title)
    }

    private static func rightPart(_ around: Surroundings, _ words: Phrasebook) -> String {
        var parts = [around.name(around.profile.person), words("title.offline")]
        if let battery = around.battery, battery < 20 {
            parts.append(words("title.battery", ["percent": String(battery)]))
        }
        parts.append(journal(around.journal, words))
        return parts.joined(separator: " | ")
    }

    /// The truth about what is on disk.
    static func journal(_ journal: JournalStanding, _ words: Phrasebook) -> String {
        let number = String(max(0, journal.size - 1))
        if let failure = journal.failure { return words("journal.failed.\(failure)") }
        if journal.saving > 0 { return words("journal.saving", ["number": number]) }
        guard let time = journal.savedAt else {
            return words("journal.standing", ["number": number])
        }
        return words("journal.saved", ["number": number, "time": time])
    }

    /// What the status row says: a failure of the journal before all else, then what is newest,
    /// then that drafts are not saved, then the screen's own words. All but the last are read
    /// whole.
    static func status(
        _ painter: inout Painter, _ text: String, _ notice: Notice?, _ around: Surroundings,
        _ words: Phrasebook
    ) {
        if let (sentence, style) = urgent(notice, around, words) {
            paintWhole(&painter, sentence, style, lastRow: painter.size.rows - 2)
            return
        }
        painter.put(
            truncated(" " + text, to: painter.size.columns), row: painter.size.rows - 2, column: 0)
    }

    /// The same at the bottom of a window too small for a screen.
    static func smallStatus(
        _ painter: inout Painter, _ notice: Notice?, _ around: Surroundings, _ words: Phrasebook
    ) {
        let row = painter.size.rows - 1
        if let (sentence, style) = urgent(notice, around, words) {
            paintWhole(&painter, sentence, style, lastRow: row)
            return
        }
        let standing = truncated(journal(around.journal, words), to: painter.size.columns)
        painter.put(standing, row: row, column: 0)
    }

    private static func urgent(
        _ notice: Notice?, _ around: Surroundings, _ words: Phrasebook
    ) -> (sentence: String, style: Style)? {
        if let failure = around.journal.failure {
            return (words("status.failed.\(failure)"), Style(.error, .reverse))
        }
        guard let notice else {
            // A notice is gone with the next key; this stays until the text is saved.
            return around.journal.draftFailure.map {
                (words("status.draft_failed.\($0)"), Style(.error, .reverse))
            }
        }
        let style: Style =
            switch notice.weight {
            case .note, .done: .normal
            case .warning: .warn
            case .failure: .error
            }
        return (words(notice.key, translated(notice.values, words)), style)
    }

    /// A sentence that ends on a row: what does not fit it begins in the rows above, below a rule.
    private static func paintWhole(
        _ painter: inout Painter, _ sentence: String, _ style: Style, lastRow: Int
    ) {
        let columns = painter.size.columns
        let lines = wrapped(sentence, columns: columns - 2).prefix(lastRow)
        if lines.count > 1 {
            let first = lastRow + 1 - lines.count
            painter.fill(Rect(row: first, column: 0, rows: lines.count, columns: columns))
            // In a window too small for a screen every row is text.
            if !isTooSmall(painter.size) {
                painter.fill(Rect(row: first - 1, column: 0, rows: 1, columns: columns))
                painter.rule(row: first - 1)
            }
        }
        for (index, line) in lines.enumerated() {
            painter.put(
                " " + line, row: lastRow + 1 - lines.count + index, column: 0, style: style)
        }
    }

    /// Values that are themselves keys of the string files become their words, and the unit that a
    /// value should have had is written as everywhere.
    static func translated(_ values: [String: String], _ words: Phrasebook) -> [String: String] {
        var translated = values.mapValues { words.has($0) ? words($0) : $0 }
        if let wanted = values["wanted"] { translated["wanted"] = unitText(wanted, words) }
        return translated
    }

    /// As many hints as fit; help always stays. While text has the keyboard a letter is no command,
    /// so keys are named that work there.
    static func hints(
        _ painter: inout Painter, _ ids: [CommandID], on screen: ScreenID, inText: Bool,
        _ words: Phrasebook
    ) {
        let columns = painter.size.columns
        let help = hint(.help, on: screen, inText, words) ?? ""
        var line = " "
        for id in ids where id != .help {
            guard let next = hint(id, on: screen, inText, words) else { continue }
            if cellWidth(line) + cellWidth(next) + 2 + cellWidth(help) > columns { continue }
            line += next + "  "
        }
        painter.put(
            truncated(line + help, to: columns), row: painter.size.rows - 1, column: 0,
            style: .muted)
    }

    private static func hint(
        _ id: CommandID, on screen: ScreenID, _ inText: Bool, _ words: Phrasebook
    ) -> String? {
        let keys = CommandTable.command(id, on: screen)?.keys ?? []
        guard let key = inText ? keys.first(where: \.worksInText) : keys.first else { return nil }
        return "\(key.label) \(words(id.shortKey))"
    }
}
