import ChecklistEngine
import FormLanguage
import InspectionModel
import Wording

/// Measured values under another limit.
extension MigrationMaking {
    /// The value stays, and what it means by the new limit is worked out.
    func rejudge(
        _ lines: inout [MigrationPlan.Line], _ after: InspectionState, _ sheet: Sheet
    ) -> [AnswerRecorded] {
        var rejudged: [AnswerRecorded] = []
        for match in matches {
            for item in match.new.items where item.measure != nil {
                let id = ItemID(pack: match.new.id, code: item.code)
                guard let row = sheet.row(id) else { continue }
                let answers = (after.answers[id] ?? [:]).sorted { $0.key < $1.key }
                for (_, answer) in answers {
                    let line = lines.firstIndex { $0.leads(to: answer.recorded) }
                    let asked = line.flatMap { before(lines[$0], match) }
                    guard let new = judge(answer, row, asked, sheet) else { continue }
                    rejudged.append(new)
                    if let line { lines[line].rejudged = .init(answer.recorded, new) }
                }
            }
        }
        return rejudged
    }

    /// The item of the text under which a line was recorded.
    private func before(
        _ line: MigrationPlan.Line, _ match: PackCorrespondence
    ) -> ChecklistItem? {
        if case .restored = line.fate { return nil }
        return match.old.item(line.code)
    }

    /// Nil when the limit is the same.
    private func judge(
        _ answer: StandingAnswer, _ row: Sheet.Row, _ before: ChecklistItem?, _ sheet: Sheet
    ) -> AnswerRecorded? {
        guard case .measured(let value, let limit, let verdict) = answer.recorded.value,
            let measure = row.item.measure
        else { return nil }
        let isSameStanding =
            before.map { $0.isDraft == row.item.isDraft && $0.isManual == row.item.isManual }
            ?? (verdict != .pending)
        if limit.expression == (measure.limit?.source ?? ""), isSameStanding { return nil }
        guard let measurement = try? Measurement(value.text),
            let judgement = try? row.item.judge(
                measurement, value: { sheet.value(of: $0, for: row) })
        else { return nil }
        let shown = LimitShown(
            expression: measure.limit?.source ?? "", text: judgement.limitText, unit: measure.unit)
        if shown == limit, judgement.verdict == verdict { return nil }
        var rejudged = answer.recorded
        rejudged.value = .measured(value, limit: shown, verdict: judgement.verdict)
        rejudged.shown = row.item.requirement[shownLanguage(answer, before)]
        rejudged.amends = answer.stamp.leaf
        rejudged.undo = nil
        return rejudged
    }

    /// In the language in which the person saw the item.
    private func shownLanguage(_ answer: StandingAnswer, _ before: ChecklistItem?) -> Language {
        Language.allCases.first { before?.requirement[$0] == answer.recorded.shown } ?? language
    }
}

extension MigrationPlan.Rejudged {
    init(_ before: AnswerRecorded, _ after: AnswerRecorded) {
        func limit(_ answer: AnswerRecorded) -> String {
            if case .measured(_, let limit, _) = answer.value { limit.text } else { "" }
        }
        self.init(
            before: before.value.verdict, after: after.value.verdict,
            limitBefore: limit(before), limit: limit(after))
    }
}

extension MigrationPlan.Line {
    /// Whether what it lists stands as this answer from then on.
    fileprivate func leads(to answer: AnswerRecorded) -> Bool {
        guard case .answer(let listed) = said else { return false }
        var key = listed.key
        switch fate {
        case .kept: break
        case .moved(let name), .restored(let name):
            key.item = ItemID(pack: key.item.pack, code: name)
        case .orphaned: return false
        }
        return key == answer.key
    }
}
