package import Fieldwork
package import InspectionModel
package import TerminalUI
package import Wording

/// A line of what a migration would do, or did.
package struct MigrationText: Equatable, Sendable {
    package let text: String
    package let style: Style
    /// Columns from the left.
    package let indent: Int

    init(_ text: String, _ style: Style = .normal, indent: Int = 0) {
        self.text = text
        self.style = style
        self.indent = indent
    }
}

/// Which texts change and how much of each kind happens, then the lists: what is set aside first.
package func migrationTexts(_ plan: MigrationPlan, _ words: Phrasebook) -> [MigrationText] {
    var texts = plan.changes.map { change in
        MigrationText(
            words(
                "migration.change",
                [
                    "title": words(change.to.title), "from": change.from.version,
                    "to": change.to.version,
                ]), .heading)
    }
    texts.append(MigrationText(migrationCounts(plan, words)))
    func section(_ name: String, _ lines: [[MigrationText]], _ style: Style = .heading) {
        guard !lines.isEmpty else { return }
        texts.append(MigrationText(""))
        texts.append(
            MigrationText(
                words("migration.section.\(name)", ["count": String(lines.count)]), style))
        texts += lines.flatMap { $0 }
    }
    section("orphaned", plan.orphaned.map { lineTexts($0, words) }, .warn)
    section("rejudged", plan.rejudged.map { lineTexts($0, words) })
    section("moved", plan.moved.map { lineTexts($0, words) })
    section("restored", plan.restored.map { lineTexts($0, words) })
    section(
        "findings", plan.findings.map { [MigrationText("#\($0)", indent: 2)] })
    section("added", plan.added.map { subjectTexts($0, words) })
    section("dropped", plan.dropped.map { subjectTexts($0, words) })
    return texts
}

package func migrationCounts(_ plan: MigrationPlan, _ words: Phrasebook) -> String {
    words(
        "migration.counts",
        [
            "kept": String(plan.kept.count), "rejudged": String(plan.rejudged.count),
            "moved": String(plan.moved.count), "orphaned": String(plan.orphaned.count),
            "restored": String(plan.restored.count), "added": String(plan.added.count),
            "dropped": String(plan.dropped.count),
        ])
}

private func subjectTexts(
    _ subject: MigrationPlan.Subject, _ words: Phrasebook
) -> [MigrationText] {
    [MigrationText("\(subject.code)  \(words(subject.sentence))", indent: 2)]
}

private func lineTexts(_ line: MigrationPlan.Line, _ words: Phrasebook) -> [MigrationText] {
    var texts = [MigrationText("\(line.code)  \(words(line.sentence))", indent: 2)]
    var about = [saidText(line, words)]
    switch line.fate {
    case .orphaned(let reason): about.append(words("orphan.\(reason.rawValue)"))
    case .moved(let name): about.append(words("migration.moved_to", ["code": name]))
    case .restored(let name) where name != line.code:
        about.append(words("migration.moved_to", ["code": name]))
    case .kept, .restored: break
    }
    if let rejudged = line.rejudged {
        about.append(
            words(
                "migration.rejudged",
                [
                    "before": verdictWord(rejudged.before, words),
                    "after": verdictWord(rejudged.after, words),
                    "limit_before": rejudged.limitBefore, "limit": rejudged.limit,
                ]))
    }
    texts.append(
        MigrationText(about.joined(separator: words("list.separator")), .muted, indent: 6))
    return texts
}

private func saidText(_ line: MigrationPlan.Line, _ words: Phrasebook) -> String {
    let chosen = line.chosen.map { labels in
        labels.map { words($0) }.joined(separator: words("list.comma"))
    }
    switch line.said {
    case .answer(let answer):
        let place = answer.key.place.map { " @ \($0)" } ?? ""
        // Both verdicts are told behind it.
        if line.rejudged != nil, case .measured(let value, _, _) = answer.value {
            return measuredText(value, words) + place
        }
        return (chosen ?? answerWord(answer.value, words)) + place
    case .fact(let value): return chosen ?? value
    case .row: return words("migration.row")
    }
}

/// What was set aside, one after the other, to read at length.
package func orphanTexts(_ orphans: [Orphan], _ words: Phrasebook) -> [MigrationText] {
    orphans.flatMap { orphan -> [MigrationText] in
        let value: String
        var sentence = ""
        switch orphan.content {
        case .answer(let key, let answer, _):
            sentence = answer.recorded.shown
            value = answerWord(answer.recorded.value, words) + (key.place.map { " @ \($0)" } ?? "")
        case .fact(_, let text): value = text
        case .rows(_, let rows):
            value = words("migration.rows", ["count": String(rows.count)])
        }
        let about = [value, words("orphan.\(orphan.reason.rawValue)")]
        return [
            MigrationText("\(orphan.code)  \(sentence)", indent: 2),
            MigrationText(about.joined(separator: words("list.separator")), .muted, indent: 6),
        ]
    }
}

/// The page of what was set aside, with what can be done about it.
func orphansPage(_ orphans: [Orphan], _ words: Phrasebook) -> String {
    let head = words("orphans.head", ["count": String(orphans.count)])
    let lines = orphanTexts(orphans, words).map {
        String(repeating: " ", count: $0.indent) + $0.text
    }
    return ([head, ""] + lines).joined(separator: "\n")
}
