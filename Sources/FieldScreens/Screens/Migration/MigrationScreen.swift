import CellText
package import Fieldwork
package import InspectionModel
package import TerminalUI
package import Wording

/// What happens to every answer when an inspection follows other texts of its packs, before it
/// does: Enter does it after a question, Escape leaves everything as it is.
package struct MigrationScreen: Screen {
    package let id = ScreenID.migration
    let inspection: InspectionID
    let request: MigrationRequest
    /// The line at the top.
    private var first = 0
    /// It is being recorded: what it would do is of no interest any more.
    private var isUnderWay = false

    package init(_ state: InspectionState, _ request: MigrationRequest) {
        inspection = state.id
        self.request = request
    }

    /// To what is newer; where nothing is, back to what was followed before the last change.
    static func request(
        _ state: InspectionState, _ around: Surroundings
    ) -> MigrationRequest? {
        if around.newerPacks[state.id]?.isEmpty == false { return MigrationRequest() }
        return state.replacedLast.isEmpty ? nil : MigrationRequest(goesBack: true)
    }

    private var question: FieldQuestion { .migration(inspection, request) }

    /// As of the newest entry; nil until it was worked out.
    private func plan(_ around: Surroundings) -> MigrationPlan? {
        guard let known = around.migration, known.entries == around.journal.size,
            known.answer.inspection == inspection, known.answer.request == request
        else { return nil }
        return known.answer.plan
    }

    package func questions(_ around: Surroundings) -> [FieldQuestion] {
        plan(around) == nil && !isUnderWay ? [question] : []
    }

    package func path(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        let site = around.field?.inspection(inspection)?.opened.siteName
        return [words("screen.migration"), site ?? ""]
    }

    package func hints(_ around: Surroundings) -> [CommandID] {
        [.open, .back, .down, .up, .palette, .help]
    }

    package func status(_ around: Surroundings, _ words: Phrasebook) -> String {
        words(plan(around) == nil ? "migration.reading" : "migration.status")
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let plan = plan(around) else { return words("migration.reading") }
        return migrationTexts(plan, words).map(\.text).joined(separator: "\n")
    }

    package func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice? {
        command == .open && plan(around) == nil ? Notice("migration.reading") : nil
    }

    package mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action] {
        let page = max(1, around.size.rows - 5)
        switch command {
        case .down: first += 1
        case .up: first -= 1
        case .pageDown: first += page
        case .pageUp: first -= page
        case .top: first = 0
        case .bottom: first = .max / 2
        case .open: return ask(around)
        case .back: return [.pop]
        default: break
        }
        let count = lines(around, around.words, columns: around.size.columns).count
        first = max(0, min(first, count - Self.bodyRows(around.size)))
        return []
    }

    /// Title, status and hints are the chrome's.
    private static func bodyRows(_ size: Size) -> Int { max(1, size.rows - 3) }

    private func ask(_ around: Surroundings) -> [Action] {
        guard let plan = plan(around) else { return [] }
        let prompt = Prompt(
            "prompt.migrate",
            [
                "orphaned": String(plan.orphaned.count),
                "versions": plan.changes.map(\.to.version).joined(separator: ", "),
            ], form: .confirm(yes: "command.migrate"), purpose: "migrate")
        return [.ask(prompt)]
    }

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        switch news {
        case .answered("migrate", .confirmed):
            isUnderWay = true
            return [.run(.migrate(inspection, request), purpose: "migrated")]
        case .refused("migrated", _):
            isUnderWay = false
            return []
        case .committed("migrated", _):
            let aside = around.field?.inspection(inspection)?.orphans.count ?? 0
            let key = aside == 0 ? "notice.migrated" : "notice.migrated_aside"
            return [.pop, .notice(Notice(key, ["count": String(aside)], .done))]
        case .unknown(question): return [.pop]
        default: return []
        }
    }

    // MARK: Picture

    private struct ShownLine {
        let text: String
        let style: Style
        let column: Int
    }

    private func lines(
        _ around: Surroundings, _ words: Phrasebook, columns: Int
    ) -> [ShownLine] {
        guard let plan = plan(around) else { return [] }
        return migrationTexts(plan, words).flatMap { text in
            wrapped(text.text, columns: max(8, columns - 2 - text.indent)).map {
                ShownLine(text: $0, style: text.style, column: 1 + text.indent)
            }
        }
    }

    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        guard plan(around) != nil else {
            painter.put(words("migration.reading"), row: 1, column: 2, style: .muted)
            return
        }
        let lines = lines(around, words, columns: painter.size.columns)
        let start = max(0, min(first, lines.count - painter.size.rows))
        for (row, line) in lines.dropFirst(start).prefix(painter.size.rows).enumerated() {
            painter.put(line.text, row: row, column: line.column, style: line.style)
        }
        painter.place(cursor: .block, row: 0, column: 0)
    }
}
