import CellText
import ChecklistEngine
import Fieldwork
import FormLanguage
import InspectionModel
import TerminalUI
import Wording

extension FactsScreen {
    /// How many items do not apply, and why, as far as there is room.
    func paintHidden(
        _ painter: inout Painter, _ view: FactView, at start: Int, _ words: Phrasebook
    ) {
        let columns = painter.size.columns - 2
        let groups = view.hiddenGroups
        let hidden = view.sheet.rows.count - view.relevantCount
        var line = start
        if painter.size.rows - line > 3 { line += 1 }
        guard line < painter.size.rows else { return }
        let key = groups.isEmpty ? "facts.hidden_some" : "facts.hidden"
        let head =
            hidden == 0
            ? words("facts.nothing_hidden")
            : words(key, ["count": String(hidden), "groups": String(groups.count)])
        painter.put(truncated(head, to: columns), row: line, column: 1)
        line += 1
        let room = max(0, painter.size.rows - line)
        guard room > 0, hidden > 0 else { return }
        let lines =
            groups.map { groupText($0.group, $0.why, view, words) }
            + view.hiddenItems.map { item in
                "\(item.row.item.code)  \(reasonText(item.why, view, words))"
            }
        for (index, text) in lines.prefix(room).enumerated() {
            painter.put(
                truncated(text, to: columns - 2), row: line + index, column: 3, style: .muted)
        }
    }

    /// `动火作业（6 项）：有无动火作业 = 否`
    private func groupText(
        _ group: Sheet.Group, _ why: Irrelevance, _ view: FactView, _ words: Phrasebook
    ) -> String {
        words(
            "facts.hidden_group",
            [
                "group": words(group.label), "count": String(group.rows.count),
                "why": reasonText(why, view, words),
            ])
    }

    /// Why the focused fact is asked and what it decides; below it everything that is hidden.
    func explain(_ view: FactView, _ around: Surroundings) -> [Action] {
        let hidden = hiddenText(view)
        guard let state = state(around) else { return [] }
        let facts = around.whyHidden(view.sheet.hidden(.fact), in: view.sheet, state)
        @Sendable func all(_ words: Phrasebook) -> [String] {
            let lines = facts(words)
            return (lines.isEmpty ? [] : [words("facts.hidden_facts")] + lines + [""])
                + [hidden(words)]
        }
        guard let row = focused(view.rows),
            let subject = view.sheet.subject(ItemID(pack: row.pack.id, code: row.fact.name))
        else { return [.show { all($0).joined(separator: "\n") }] }
        return around.explanation(of: subject, in: inspection, view.sheet) { [""] + all($0) }
    }

    /// Everything that is hidden and why, to read at length.
    func hiddenText(_ view: FactView) -> @Sendable (Phrasebook) -> String {
        let screen = self
        let groups = view.hiddenGroups
        let items = view.hiddenItems
        let shown = view.relevantCount
        return { words in
            let all = view.sheet.rows.count
            var lines = [words("facts.applies", ["count": String(shown), "all": String(all)]), ""]
            lines += groups.map { screen.groupText($0.group, $0.why, view, words) }
            if !items.isEmpty {
                lines += ["", words("facts.hidden_items", ["count": String(items.count)])]
            }
            lines += items.map {
                "\($0.row.item.code)  \(words($0.row.item.requirement))"
                    + "\n    \(screen.reasonText($0.why, view, words))"
            }
            if groups.isEmpty, items.isEmpty { lines.append(words("facts.nothing_hidden")) }
            return lines.joined(separator: "\n")
        }
    }

    /// The facts that decided it, each with what was said.
    private func reasonText(
        _ why: Irrelevance, _ view: FactView, _ words: Phrasebook
    ) -> String {
        var seen: Set<String> = []
        var parts: [String] = []
        for value in why.explanation.parts.flatMap(\.values) where seen.insert(value.name).inserted
        {
            let pack = view.sheet.packs.first { $0.question(value.name) != nil }
            let fact = pack?.question(value.name)
            let label = fact.map { words($0.label) } ?? value.name
            parts.append(
                words(
                    "facts.because",
                    ["fact": label, "value": wordsOf(value.value, of: fact, in: pack, words)]))
        }
        return parts.joined(separator: words("list.separator"))
    }

    private func wordsOf(
        _ value: FormValue, of fact: Question?, in pack: Pack?, _ words: Phrasebook
    ) -> String {
        if value.isEmpty { return words("facts.none") }
        guard let fact, let pack else {
            let key = "verdict.\(value.asString)"
            return words.has(key) ? words(key) : value.asString
        }
        let choices = pack.choices(of: fact)
        if choices.isEmpty {
            return fact.unit.map { "\(value.asString) \(unitText($0, words))" } ?? value.asString
        }
        let names = value.asString.split(separator: " ").map(String.init)
        return names.map { name in
            choices.first { $0.name == name }.map { words($0.label) } ?? name
        }.joined(separator: words("list.separator"))
    }
}
