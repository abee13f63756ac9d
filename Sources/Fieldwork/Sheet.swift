package import ChecklistEngine
package import CivilTime
package import FormEngine
package import FormLanguage
package import InspectionModel
package import Wording

/// The checklists of one inspection laid out as one list, cut to what applies.
///
/// It is laid out for a day, that of the inspection and never that of the clock: laid out again next
/// year it is the same list.
package struct Sheet: Sendable {
    package struct Row: Sendable {
        package let id: ItemID
        /// With the limit that is in force on the day.
        package let item: ChecklistItem
        /// Index into `packs`.
        package let pack: Int
        /// Index into `groups`.
        package let group: Int
        fileprivate let itemIndex: Int
    }

    package struct Group: Sendable {
        package let key: GroupKey
        /// Index into `packs`.
        package let pack: Int
        package let label: Text
        package let premise: Text?
        package let rows: Range<Int>
    }

    package let packs: [Pack]
    package let day: CivilDay
    package let rows: [Row]
    package let groups: [Group]
    var filled: [FilledPack]
    private let indices: [ItemID: Int]
    private let lapses: [ItemID: Lapse]
    /// Of each pack, facts that it does not make the end wait for.
    private let factsOfDraftsOnly: [Set<String>]
    /// Of each pack of which only some items are asked, the facts that these rest on.
    private let factsInScope: [Set<String>?]

    /// - Parameters:
    ///   - state: Nil before there is an inspection; then nothing is answered.
    ///   - day: Whose law counts; nil for the day on which the inspection was opened.
    /// - Complexity: O(items and their conditions).
    package init(
        packs: [Pack], graphs: [FormGraph], state: InspectionState?, on day: CivilDay? = nil
    ) {
        let day = day ?? state?.opened.openedOn ?? CivilDay(daysSince1970: 0)
        self.init(packs, graphs, state, day) { pack, graph in
            guard let state else { return FilledPack(pack, graph: graph, in: .nowhere) }
            return FilledPack(
                pack, graph: graph, in: ExpressionEnvironment(state),
                restoring: Self.recorded(state, of: pack, on: day))
        }
    }

    /// Of an inspection that begins: nothing is answered, and the defaults are there.
    ///
    /// - Parameter environment: What a pack's questions may know of the world.
    init(
        packs: [Pack], graphs: [FormGraph], on day: CivilDay,
        in environment: (Pack) -> ExpressionEnvironment
    ) {
        self.init(packs, graphs, nil, day) { pack, graph in
            FilledPack(pack, graph: graph, in: environment(pack))
        }
    }

    private init(
        _ packs: [Pack], _ graphs: [FormGraph], _ state: InspectionState?, _ day: CivilDay,
        fill: (Pack, FormGraph) -> FilledPack
    ) {
        self.packs = packs
        self.day = day
        factsOfDraftsOnly = packs.map { $0.factsOfDraftsOnly(on: day) }
        factsInScope = packs.map { pack in
            let chosen = state?.packs.first { $0.id == pack.id }?.items ?? []
            return chosen.isEmpty ? nil : pack.facts(neededBy: Set(chosen))
        }
        var rows: [Row] = []
        var groups: [Group] = []
        var lapses: [ItemID: Lapse] = [:]
        for (packIndex, pack) in packs.enumerated() {
            let chosen = state?.packs.first { $0.id == pack.id }?.items ?? []
            for (groupIndex, group) in pack.groups.enumerated() {
                let start = rows.count
                for (index, item) in pack.items.enumerated()
                where item.groupIndex == groupIndex
                    && (chosen.isEmpty || chosen.contains(item.code))
                {
                    let id = ItemID(pack: pack.id, code: item.code)
                    if let lapse = item.validity.lapse(on: day) {
                        lapses[id] = lapse
                        continue
                    }
                    rows.append(
                        Row(
                            id: id, item: item.asJudged(on: day), pack: packIndex,
                            group: groups.count, itemIndex: index))
                }
                // A section of which nothing was chosen or is in force is none, nor is one of
                // questions alone.
                if rows.count == start { continue }
                groups.append(
                    Group(
                        key: GroupKey(pack: pack.id, group: group.name), pack: packIndex,
                        label: group.label, premise: group.premise, rows: start..<rows.count))
            }
        }
        self.rows = rows
        self.groups = groups
        self.lapses = lapses
        indices = Dictionary(
            rows.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        filled = zip(packs, graphs).map(fill)
    }

    package func index(of item: ItemID) -> Int? { indices[item] }
    package func row(_ item: ItemID) -> Row? { indices[item].map { rows[$0] } }

    /// Why an item of the packs is no part of the list on the day; nil when it is one.
    package func outOfForce(_ item: ItemID) -> Lapse? { lapses[item] }

    /// All those items, in no order.
    package var itemsOutOfForce: some Collection<ItemID> { lapses.keys }

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

    /// What a measurement as typed means for a measured row on the present facts and answers.
    package func judgement(
        ofTyped text: String, for row: Row
    ) throws(MeasurementError) -> Judgement {
        try row.item.judge(try Measurement(text)) { value(of: $0, for: row) }
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
        case .fact(let fact): refreshFact(fact.name, state)
        case .answer(let answer): refresh(answer.key, state)
        case .withdrawal(let withdrawal): refresh(withdrawal.key, state)
        case .resolved(let choice): refresh(choice.key, state)
        case .row(let event): takeRow(event, state)
        default: break
        }
    }

    private mutating func refresh(_ key: AnswerKey, _ state: InspectionState) {
        if takeAnswer(key, state) { return }
        // A code belongs to its pack; another may use it for something else.
        for (index, pack) in packs.enumerated() where pack.id == key.item.pack {
            filled[index].set(
                Self.value(of: key.item.code, in: pack, state, on: day), of: key.item.code)
        }
    }

    /// A fact belongs to every pack that asks for it, and to no other.
    private mutating func refreshFact(_ name: String, _ state: InspectionState) {
        for (index, pack) in packs.enumerated() {
            guard pack.facts.contains(where: { $0.name == name }) else { continue }
            filled[index].set(Self.value(of: name, in: pack, state, on: day), of: name)
        }
    }

    /// Relevant facts, each once, in the order of the packs, as the first pack that has it asks.
    package var facts: [(pack: Pack, fact: Question)] {
        var seen: Set<String> = []
        return packs.indices.flatMap { relevantFacts(ofPack: $0) }.compactMap { fact in
            guard seen.insert(fact.name).inserted else { return nil }
            for pack in packs {
                if let first = pack.facts.first(where: { $0.name == fact.name }) {
                    return (pack, first)
                }
            }
            return nil
        }
    }

    private func relevantFacts(ofPack index: Int) -> [Question] {
        packs[index].facts.indices.filter { filled[index].isRelevant(fact: $0) }
            .map { packs[index].facts[$0] }
            .filter { factsInScope[index]?.contains($0.name) ?? true }
    }

    /// Facts that the end waits for in some pack.
    var awaitedFacts: Set<String> {
        packs.indices.reduce(into: []) { awaited, pack in
            awaited.formUnion(
                relevantFacts(ofPack: pack).map(\.name).filter {
                    !factsOfDraftsOnly[pack].contains($0)
                })
        }
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
        let awaited = awaitedFacts
        var standing = ChecklistStanding(
            items: items, order: rows.map(\.id),
            missingFacts: facts.map(\.fact.name).filter {
                state.facts[$0]?.isEmpty != false && awaited.contains($0)
            })
        addQuestions(to: &standing, atEnd: isEnd)
        return standing
    }

    static func value(
        of name: String, in pack: Pack, _ state: InspectionState, on day: CivilDay
    ) -> FormValue {
        if let fact = pack.facts.first(where: { $0.name == name }) {
            return state.facts[name].map { fact.value(ofRecorded: $0) } ?? .empty
        }
        let item = ItemID(pack: pack.id, code: name)
        // What is not in force is no part of the list, whatever was recorded of it.
        guard pack.item(name)?.validity.contains(day) ?? true, let answers = state.answers[item],
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
