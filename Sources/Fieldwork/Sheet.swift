package import ChecklistEngine
package import FormEngine
package import FormLanguage
package import InspectionModel
package import Wording

/// The checklists of one inspection laid out as one list, cut to what applies.
package struct Sheet: Sendable {
    package struct Row: Sendable {
        package let id: ItemID
        package let item: ChecklistItem
        /// Index into `packs`.
        package let pack: Int
        /// Index into `groups`.
        package let group: Int
        fileprivate let itemIndex: Int
    }

    package struct Group: Sendable {
        package let key: GroupKey
        package let label: Text
        package let premise: Text?
        package let rows: Range<Int>
    }

    package let packs: [Pack]
    package let rows: [Row]
    package let groups: [Group]
    var filled: [FilledPack]
    private let indices: [ItemID: Int]
    /// Facts that the end does not wait for.
    private let factsOfDraftsOnly: Set<String>

    /// - Complexity: O(items and their conditions).
    package init(packs: [Pack], graphs: [FormGraph], state: InspectionState?) {
        self.init(packs, graphs, state) { pack, graph in
            guard let state else { return FilledPack(pack, graph: graph, in: .nowhere) }
            return FilledPack(
                pack, graph: graph, in: ExpressionEnvironment(state),
                restoring: Self.recorded(state, of: pack))
        }
    }

    /// Of an inspection that begins: nothing is answered, and the defaults are there.
    ///
    /// - Parameter environment: What a pack's questions may know of the world.
    init(
        packs: [Pack], graphs: [FormGraph], in environment: (Pack) -> ExpressionEnvironment
    ) {
        self.init(packs, graphs, nil) { pack, graph in
            FilledPack(pack, graph: graph, in: environment(pack))
        }
    }

    private init(
        _ packs: [Pack], _ graphs: [FormGraph], _ state: InspectionState?,
        fill: (Pack, FormGraph) -> FilledPack
    ) {
        self.packs = packs
        factsOfDraftsOnly = packs.reduce(into: []) { $0.formUnion($1.factsOfDraftsOnly) }
        var rows: [Row] = []
        var groups: [Group] = []
        for (packIndex, pack) in packs.enumerated() {
            let chosen = state?.opened.packs.first { $0.id == pack.id }?.items ?? []
            for (groupIndex, group) in pack.groups.enumerated() {
                let start = rows.count
                for (index, item) in pack.items.enumerated()
                where item.groupIndex == groupIndex
                    && (chosen.isEmpty || chosen.contains(item.code))
                {
                    rows.append(
                        Row(
                            id: ItemID(pack: pack.id, code: item.code), item: item,
                            pack: packIndex, group: groups.count, itemIndex: index))
                }
                // A section of which nothing was chosen is none, nor is one of questions alone.
                if rows.count == start { continue }
                groups.append(
                    Group(
                        key: GroupKey(pack: pack.id, group: group.name), label: group.label,
                        premise: group.premise, rows: start..<rows.count))
            }
        }
        self.rows = rows
        self.groups = groups
        indices = Dictionary(
            rows.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        filled = zip(packs, graphs).map(fill)
    }

    package func index(of item: ItemID) -> Int? { indices[item] }
    package func row(_ item: ItemID) -> Row? { indices[item].map { rows[$0] } }

    package func isRelevant(_ row: Row) -> Bool {
        filled[row.pack].isRelevant(item: row.itemIndex)
    }

    package func irrelevance(_ row: Row) -> Irrelevance? {
        filled[row.pack].irrelevance(ofItem: row.itemIndex)
    }

    /// What `${name}` is worth in a row's pack.
    package func value(of name: String, for row: Row) -> FormValue {
        filled[row.pack].value(of: name)
    }

    /// Places in the sources of a row's pack, by title.
    package func cited(_ list: [Basis], of row: Row, _ language: Language) -> [CitedBasis] {
        list.map { basis in
            let source = packs[row.pack].source(basis.source)
            return CitedBasis(
                source: basis.source, title: source?.title[language] ?? basis.source,
                number: source?.number, clause: basis.clause)
        }
    }

    /// Indices of the rows that apply, in walking order.
    package var relevantRows: [Int] { rows.indices.filter { isRelevant(rows[$0]) } }

    /// Takes in what an event changed; only what depends on it is evaluated again.
    package mutating func take(_ event: InspectionEvent, _ state: InspectionState) {
        switch event {
        case .fact(let fact): refresh(fact.name, state)
        case .answer(let answer): refresh(answer.key, state)
        case .withdrawal(let withdrawal): refresh(withdrawal.key, state)
        case .resolved(let choice): refresh(choice.key, state)
        case .row(let event): takeRow(event, state)
        default: break
        }
    }

    private mutating func refresh(_ key: AnswerKey, _ state: InspectionState) {
        if takeAnswer(key, state) { return }
        refresh(key.item.code, state)
    }

    private mutating func refresh(_ name: String, _ state: InspectionState) {
        for (index, pack) in packs.enumerated() {
            filled[index].set(Self.value(of: name, in: pack, state), of: name)
        }
    }

    /// Relevant facts, each once, in the order of the packs.
    package var facts: [(pack: Pack, fact: Question)] {
        var seen: Set<String> = []
        var result: [(pack: Pack, fact: Question)] = []
        for (pack, filled) in zip(packs, filled) {
            for (index, fact) in pack.facts.enumerated()
            where filled.isRelevant(fact: index) && seen.insert(fact.name).inserted {
                result.append((pack, fact))
            }
        }
        return result
    }

    /// The packs' word for a decision.
    ///
    /// - Parameter isEnd: Whether the decision is about the end of the inspection.
    package func standing(
        _ state: InspectionState, atEnd isEnd: Bool = false
    ) -> ChecklistStanding {
        var items: [ItemID: ChecklistStanding.Item] = [:]
        items.reserveCapacity(rows.count)
        for row in rows {
            items[row.id] = ChecklistStanding.Item(
                isRelevant: isRelevant(row), isMandatory: row.item.isMandatory,
                isMajor: row.item.emphasis == .major, isMeasured: row.item.measure != nil,
                isDraft: row.item.isDraft)
        }
        var standing = ChecklistStanding(
            items: items, order: rows.map(\.id),
            missingFacts: facts.map(\.fact.name).filter {
                state.facts[$0]?.isEmpty != false && !factsOfDraftsOnly.contains($0)
            })
        addQuestions(to: &standing, atEnd: isEnd)
        return standing
    }

    static func value(
        of name: String, in pack: Pack, _ state: InspectionState?
    ) -> FormValue {
        guard let state else { return .empty }
        if let fact = pack.facts.first(where: { $0.name == name }) {
            return state.facts[name].map { fact.value(ofRecorded: $0) } ?? .empty
        }
        let item = ItemID(pack: pack.id, code: name)
        guard let answers = state.answers[item],
            let answer = answers[AnswerKey(item: item)]
                ?? answers.min(by: { $0.key < $1.key })?.value
        else { return .empty }
        switch answer.recorded.value {
        case .entered: return .empty
        case .verdict(let verdict): return .string(verdict.rawValue)
        case .measured(let measured, _, _):
            return DecimalNumber(measured.value).map { .number(.exact($0)) } ?? .empty
        }
    }
}

extension InspectionState {
    /// Whether the pack asks for a photo of this item and there is none, nor does a finding on it
    /// name one.
    package func wantsPhoto(of row: Sheet.Row) -> Bool {
        switch row.item.photo {
        case nil: return false
        case .onFail where standing(of: row.id) != .fail: return false
        case .onFail, .always: break
        }
        return photos(of: row.id).isEmpty
            && !findings.values.contains {
                $0.recorded.item == row.id && !$0.recorded.photos.isEmpty
            }
    }
}
