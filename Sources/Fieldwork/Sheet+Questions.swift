package import ChecklistEngine
package import FormEngine
package import FormLanguage
package import InspectionModel
package import Wording

/// The questions of an inspection's packs, each as it stands in one row.
extension Sheet {
    package struct Asked: Sendable {
        /// What its answer is kept under.
        package let key: AnswerKey
        package let question: Question
        /// With what it refers to filled in.
        package let label: Text
        /// Index into `packs`.
        package let pack: Int
        package let value: FormValue
        package let state: NodeState
    }

    /// A repeat in one row of what is around it.
    package struct RepeatView: Sendable {
        package let key: RepeatKey
        package let group: ChecklistGroup
        /// Index into `packs`.
        package let pack: Int
        /// As the journal numbers them, in order; only those that count.
        package let rows: [Int]
        package let state: NodeState

        /// Whether a person adds and removes rows.
        package var isFree: Bool { group.repeatCount == nil }
    }

    /// What stands on the walk beside the items.
    package enum SurveyLine: Sendable {
        /// How deep it lies, 0 outside of all groups.
        case group(ChecklistGroup, depth: Int)
        case question(Asked, depth: Int)
        case rows(RepeatView, depth: Int)
    }

    /// Questions that have to be answered and are not, in all rows.
    package var missingCount: Int { allAsked.count { $0.isMissing } }

    package var hasQuestions: Bool { packs.contains { !$0.questions.isEmpty } }

    /// Relevant groups, questions and repeats outside of repeats, or in one row of one, as they follow
    /// on one another. What nobody is asked, as what is calculated, is left out.
    ///
    /// - Parameter repeated: The repeat by its index in the pack's groups, and a row of it.
    package func lines(
        ofPack pack: Int, in repeated: (group: Int, row: Int)? = nil
    ) -> [SurveyLine] {
        let filled = filled[pack]
        guard let row = filled.rowID(repeated?.row) else { return [] }
        var lines: [SurveyLine] = []
        // Depth of the groups that are shown, by index.
        var depths: [Int: Int] = [:]
        if let group = repeated?.group { depths[group] = -1 }
        for entry in filled.pack.survey {
            guard let depth = depth(of: entry, repeated?.group, depths) else { continue }
            switch entry.content {
            case .group(let index):
                let group = filled.pack.groups[index]
                if group.isRepeat {
                    guard let view = repeatView(index, ofPack: pack, within: repeated?.row)
                    else { continue }
                    lines.append(.rows(view, depth: depth))
                } else {
                    let state = filled.form.state(of: filled.pack.nodes.groups[index], in: row)
                    guard state.contains(.relevant) else { continue }
                    depths[index] = depth
                    lines.append(.group(group, depth: depth))
                }
            case .question(let index):
                let asked = asked(index, ofPack: pack, row, repeated?.row)
                guard asked.state.contains(.relevant), asked.question.isShown else { continue }
                lines.append(.question(asked, depth: depth))
            case .item: continue
            }
        }
        return lines.droppingEmptyGroups
    }

    /// Nil of what lies elsewhere, or in something hidden.
    private func depth(
        of entry: SurveyRow, _ repeated: Int?, _ depths: [Int: Int]
    ) -> Int? {
        guard let group = entry.group else { return repeated == nil ? 0 : nil }
        return depths[group].map { $0 + 1 }
    }

    package func repeatView(_ group: Int, ofPack pack: Int, within: Int?) -> RepeatView? {
        let filled = filled[pack]
        guard let around = filled.rowID(within) else { return nil }
        let node = filled.pack.nodes.groups[group]
        let rows = filled.form.rows(of: node, in: around).filter {
            filled.form.state(of: node, in: $0).contains(.relevant)
        }
        guard filled.form.isOffered(node, in: around) else { return nil }
        return RepeatView(
            key: RepeatKey(
                item: ItemID(pack: filled.pack.id, code: filled.pack.groups[group].name),
                within: within), group: filled.pack.groups[group], pack: pack,
            rows: rows.compactMap(filled.rowNumber), state: [.relevant])
    }

    /// What a question can be answered with, as its filter leaves it.
    package func choices(of asked: Asked) -> [Choice] {
        let filled = filled[asked.pack]
        guard let index = filled.pack.questions.firstIndex(of: asked.question),
            let row = filled.rowID(asked.key.row)
        else { return [] }
        let all = filled.pack.choices(of: asked.question)
        return filled.form.choices(of: filled.pack.nodes.questions[index], in: row)
            .compactMap { all.indices.contains($0) ? all[$0] : nil }
    }

    package func repeatView(_ key: RepeatKey) -> RepeatView? {
        guard let pack = packs.firstIndex(where: { $0.id == key.item.pack }),
            let group = packs[pack].groups.firstIndex(where: {
                $0.isRepeat && $0.name == key.item.code
            })
        else { return nil }
        return repeatView(group, ofPack: pack, within: key.within)
    }

    /// Rows whose number follows from a count, each behind the row around it.
    func countedRows(ofPack pack: Int) -> [(key: RepeatKey, row: Int)] {
        let filled = filled[pack]
        return filled.pack.groups.indices.filter { filled.pack.groups[$0].repeatCount != nil }
            .flatMap { group in
                let node = filled.pack.nodes.groups[group]
                let item = ItemID(pack: filled.pack.id, code: filled.pack.groups[group].name)
                return parentRows(of: node, in: filled).flatMap { around in
                    filled.form.rows(of: node, in: around).compactMap(filled.rowNumber).map {
                        (RepeatKey(item: item, within: filled.rowNumber(around)), $0)
                    }
                }
            }
    }

    /// Questions whose values came by themselves and are not recorded.
    func unrecorded(ofPack pack: Int) -> [Asked] {
        let filled = filled[pack]
        return filled.form.unrecorded.compactMap { place in
            guard let index = filled.pack.nodes.questions.firstIndex(of: place.node) else {
                return nil
            }
            return asked(index, ofPack: pack, place.row, filled.rowNumber(place.row))
        }
    }

    private func parentRows(of node: Int, in filled: FilledPack) -> [RowID] {
        filled.form.form.repeats(around: node).dropLast().reduce([RowID.form]) { rows, next in
            rows.flatMap { filled.form.rows(of: next, in: $0) }
        }
    }

    private func asked(
        _ index: Int, ofPack pack: Int, _ row: RowID, _ number: Int?
    ) -> Asked {
        let filled = filled[pack]
        let question = filled.pack.questions[index]
        let node = filled.pack.nodes.questions[index]
        return Asked(
            key: AnswerKey(
                item: ItemID(pack: filled.pack.id, code: question.name), row: number),
            question: question, label: filled.filledIn(question.label, in: row), pack: pack,
            value: filled.form.value(of: node, in: row),
            state: filled.form.state(of: node, in: row))
    }

    /// A question as it stands; nil when there is none, or no such row.
    package func asked(_ key: AnswerKey) -> Asked? {
        guard let pack = packs.firstIndex(where: { $0.id == key.item.pack }),
            let index = packs[pack].questions.firstIndex(where: { $0.name == key.item.code }),
            let row = filled[pack].rowID(key.row),
            filled[pack].form.lies(packs[pack].nodes.questions[index], in: row)
        else { return nil }
        return asked(index, ofPack: pack, row, key.row)
    }

    /// Every question in every row, that counts.
    private var allAsked: [Asked] {
        packs.indices.flatMap { pack -> [Asked] in
            let filled = filled[pack]
            return filled.pack.questions.indices.flatMap { index -> [Asked] in
                let node = filled.pack.nodes.questions[index]
                let rows = filled.form.form.repeats(around: node).reduce([RowID.form]) {
                    rows, next in
                    rows.flatMap { filled.form.rows(of: next, in: $0) }
                }
                return rows.map { asked(index, ofPack: pack, $0, filled.rowNumber($0)) }
            }.filter { $0.state.contains(.relevant) }
        }
    }

    /// What a decision has to know of questions.
    func addQuestions(to standing: inout ChecklistStanding, atEnd isEnd: Bool) {
        for pack in packs {
            standing.questions.formUnion(
                pack.questions.map { ItemID(pack: pack.id, code: $0.name) })
            standing.repeats.formUnion(
                pack.groups.filter(\.isRepeat).map { ItemID(pack: pack.id, code: $0.name) })
        }
        guard isEnd else { return }
        for asked in allAsked {
            if asked.state.contains(.broken) { standing.brokenAnswers.append(asked.key.item) }
            if asked.isMissing { standing.missingAnswers.append(asked.key.item) }
        }
    }
}

extension FormValue {
    /// As the journal keeps it.
    package var recorded: String {
        if case .number(let number) = self { return number.digits }
        return asString
    }
}

extension Sheet.Asked {
    /// The answer as the journal keeps it.
    package var text: String { value.recorded }

    package var isMissing: Bool {
        state.contains(.required) && value.isEmpty && question.isAsked
    }

    /// Whether a person may answer it.
    package var isOpen: Bool {
        state.contains(.relevant) && !state.contains(.readOnly) && question.isAsked
    }
}

extension Question {
    /// Whether people see it.
    package var isShown: Bool {
        switch kind {
        case .calculate, .hidden, .metadata, .group, .repeat: false
        default: true
        }
    }
}

extension [Sheet.SurveyLine] {
    /// Without groups in which nothing is shown.
    fileprivate var droppingEmptyGroups: Self {
        var kept: Self = []
        for line in reversed() {
            if case .group(_, let depth) = line {
                guard let next = kept.last, next.depth > depth else { continue }
            }
            kept.append(line)
        }
        return kept.reversed()
    }
}

extension Sheet.SurveyLine {
    package var depth: Int {
        switch self {
        case .group(_, let depth), .question(_, let depth), .rows(_, let depth): depth
        }
    }
}
