import CivilTime
import Fieldwork
import InspectionModel
import TerminalUI
package import Wording

/// The journal of this device: where it lies, whether it is whole, and its entries, newest first.
package struct JournalScreen: Screen {
    package let id = ScreenID.journal
    var list = ListState()
    var window = LogWindow()
    /// Text that is looked for; nil shows all entries.
    var query: String?
    /// What it found; nil until that is known.
    var found: [LogLine]?

    package init() {}

    /// The number of the entry on a row of the list.
    func seq(_ row: Int) -> Int {
        guard query != nil else { return list.count - 1 - row }
        return found.flatMap { $0.indices.contains(row) ? $0[row].seq : nil } ?? 0
    }

    func line(_ row: Int) -> LogLine? {
        guard query != nil else { return window[seq(row)] }
        return found.flatMap { $0.indices.contains(row) ? $0[row] : nil }
    }

    var focused: LogLine? { list.selected.flatMap { line($0) } }

    package func questions(_ around: Surroundings) -> [FieldQuestion] {
        guard let query else { return [] }
        let known = around.entriesFound
        let isKnown = known?.answer.text == query && known?.entries == around.journal.size
        return isKnown ? [] : [.entries(matching: query)]
    }

    package func path(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        [words("screen.journal")]
    }

    package func hints(_ around: Surroundings) -> [CommandID] {
        [.verify, .open, .filter, .down, .up, .back, .palette, .help]
    }

    package func status(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let query else { return words("journal.append_only") }
        guard let found else { return words("journal.searching", ["text": query]) }
        let isAll = found.count < EntriesFound.most
        return words(
            isAll ? "journal.found" : "journal.found_most",
            ["text": query, "count": String(found.count)])
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let line = focused else { return words("journal.nothing") }
        return words(
            "journal.sentence",
            [
                "seq": String(line.seq), "time": timeText(line, on: around.today),
                "name": around.name(line.by), "text": entryText(line, around, words),
            ])
    }

    // MARK: Commands

    package func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice? {
        switch command {
        case .verify:
            guard case .running = around.journal.check else { return nil }
            return Notice("journal.check_is_running")
        case .open: return focused == nil ? Notice("journal.page_is_read") : nil
        default: return nil
        }
    }

    package mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action] {
        list.move(command, page: max(1, listHeight(around.size) - 1))
        switch command {
        case .verify: return [.effect(.verifyJournal), .notice(Notice("journal.check_started"))]
        case .filter:
            return [
                .ask(
                    Prompt(
                        "prompt.go_to_entry", ["last": String(max(0, list.count - 1))],
                        form: .text(TextField(query ?? "", limit: 40)), purpose: "go_to",
                        isRequired: false))
            ]
        case .open: return show(around)
        case .back:
            guard query != nil else { return [.pop] }
            look(for: nil, around)
        default: break
        }
        return read(around)
    }

    /// Entries are named by the number they have in the log.
    package func rowNumbers(_ around: Surroundings) -> Range<Int>? {
        query == nil ? 0..<list.count : nil
    }

    package mutating func go(toRow number: Int, _ around: Surroundings) -> [Action] {
        if query != nil { look(for: nil, around) }
        list.select(list.count - 1 - number)
        return read(around)
    }

    private mutating func look(for text: String?, _ around: Surroundings) {
        query = text
        found = nil
        list = ListState(count: text == nil ? around.journal.size : 0)
    }

    /// The entry as it is on disk, and the hash by which others name it.
    private func show(_ around: Surroundings) -> [Action] {
        guard let line = focused else { return [] }
        return [
            .show { words in
                words(
                    "journal.entry",
                    [
                        "seq": String(line.seq), "text": entryText(line, around, words),
                        "people": peopleTexts(
                            line.events, by: line.by, { around.name($0) }, words
                        ).joined(separator: "\n"),
                        "clocks": clocksText(
                            observed: line.events.lazy.compactMap(\.observedAt).first,
                            recorded: line.time, words),
                        "kind": line.kind, "leaf": line.leaf, "line": line.line,
                    ])
            }
        ]
    }

    // MARK: News

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        switch news {
        case .logPage(let lines):
            window.take(lines)
            return []
        case .answered("go_to", .text(let text)):
            let text = text.trimmed
            if text.isEmpty {
                look(for: nil, around)
                return read(around)
            }
            guard let seq = Int(text) else {
                look(for: text, around)
                return []
            }
            guard (0..<around.journal.size).contains(seq) else {
                return [.notice(Notice("journal.no_such_entry", ["number": text], .warning))]
            }
            return go(toRow: seq, around)
        case .known, .refreshed:
            if let known = around.entriesFound?.answer, known.text == query {
                found = known.lines
                list.setCount(known.lines.count)
            }
            fallthrough
        default:
            grow(to: around.journal.size)
            list.settle(height: listHeight(around.size))
            return read(around)
        }
    }

    /// New entries come on top; the selection stays on its entry unless it is the newest.
    private mutating func grow(to size: Int) {
        guard query == nil else { return }
        let added = size - list.count
        let selection = list.selection
        list.setCount(size)
        if added > 0, selection > 0 { list.select(selection + added) }
    }

    /// Asks for the entries in view that are not at hand.
    private mutating func read(_ around: Surroundings) -> [Action] {
        guard query == nil else { return [] }
        let rows = list.rows(height: listHeight(around.size)).map(\.index)
        guard let first = rows.first, let last = rows.last else { return [] }
        return window.missing(seq(last)..<seq(first) + 1, of: list.count).map {
            .effect(.readLog(from: $0.from, count: $0.count))
        }
    }
}

/// `10:45:52` today, `11-20 10:45` before.
func timeText(_ line: LogLine, on today: CivilDay) -> String {
    let text = line.time.text
    if text.hasPrefix(today.text) { return String(text.dropFirst(11).prefix(8)) }
    return momentText(line.time, on: today)
}
