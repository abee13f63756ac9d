import ChecklistEngine
import CivilTime
import FormEngine
import FormLanguage
import InspectionModel

/// How rows and answers get from the journal into the packs.
extension Sheet {
    /// What an inspection says of one of its packs.
    static func recorded(
        _ state: InspectionState, of pack: Pack, on day: CivilDay
    ) -> RecordedAnswers {
        var recorded = RecordedAnswers()
        for (fact, node) in zip(pack.facts, pack.nodes.facts) {
            guard let text = state.facts[fact.name] else { continue }
            recorded.answers.append(.init(fact.value(ofRecorded: text), of: node))
        }
        for (item, node) in zip(pack.items, pack.nodes.items) {
            let value = value(of: item.code, in: pack, state, on: day)
            if !value.isEmpty { recorded.answers.append(.init(value, of: node)) }
        }
        for (question, node) in zip(pack.questions, pack.nodes.questions) {
            let item = ItemID(pack: pack.id, code: question.name)
            for (key, answer) in state.answers[item] ?? [:] {
                guard case .entered(let entry) = answer.recorded.value else { continue }
                recorded.answers.append(
                    .init(
                        question.value(ofRecorded: entry.text), of: node, in: key.row,
                        isPreset: entry.isPreset && question.rules[.defaultValue] != nil))
            }
        }
        if !pack.questions.isEmpty { addRows(to: &recorded, of: pack, within: nil, state) }
        return recorded
    }

    private static func addRows(
        to recorded: inout RecordedAnswers, of pack: Pack, within: Int?, _ state: InspectionState
    ) {
        for (index, group) in pack.groups.enumerated() where group.isRepeat {
            let item = ItemID(pack: pack.id, code: group.name)
            for row in state.rows[RepeatKey(item: item, within: within)] {
                recorded.rows.append(.init(row, of: index, within: within))
                addRows(to: &recorded, of: pack, within: row, state)
            }
        }
    }

    /// One question was answered or its answer taken back.
    ///
    /// - Returns: Whether the key is that of a question.
    mutating func takeAnswer(_ key: AnswerKey, _ state: InspectionState) -> Bool {
        guard let pack = packs.firstIndex(where: { $0.id == key.item.pack }),
            let index = packs[pack].questions.firstIndex(where: { $0.name == key.item.code })
        else { return false }
        guard filled[pack].followsAnswersAlone else {
            lay(pack, state)
            return true
        }
        let text =
            if case .entered(let entry) = state.answer(key)?.recorded.value { entry.text } else {
                ""
            }
        filled[pack].set(
            packs[pack].questions[index].value(ofRecorded: text), ofQuestion: index, in: key.row)
        return true
    }

    mutating func takeRow(_ event: RowEvent, _ state: InspectionState) {
        let key = event.key
        guard let pack = packs.firstIndex(where: { $0.id == key.item.pack }),
            let group = packs[pack].groups.firstIndex(where: { $0.name == key.item.code })
        else { return }
        let place = state.rows[key].firstIndex(of: event.row)
        switch (place, filled[pack].rowID(event.row)) {
        case _ where !filled[pack].followsAnswersAlone: lay(pack, state)
        case (nil, _): filled[pack].removeRow(event.row)
        case (let place?, _?): filled[pack].moveRow(event.row, to: place)
        case (let place?, nil):
            // A row that comes back brings its answers and the rows in it.
            let isBack = state.answers.values.contains { $0.keys.contains { $0.row == event.row } }
            if isBack || state.rows.keys.contains(where: { $0.within == event.row }) {
                lay(pack, state)
            } else {
                filled[pack].addRow(event.row, of: group, within: key.within, at: place)
            }
        }
    }

    private mutating func lay(_ pack: Int, _ state: InspectionState) {
        filled[pack] = FilledPack(
            packs[pack], graph: filled[pack].form.graph, in: filled[pack].form.environment,
            restoring: Self.recorded(state, of: packs[pack], on: day))
    }
}
