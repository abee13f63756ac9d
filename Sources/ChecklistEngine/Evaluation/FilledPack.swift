package import FormEngine
package import FormLanguage

/// A pack as far as it is answered.
///
/// An answer to something hidden is kept, counts for nothing while it is hidden, and is there
/// again when it is shown: every reference to it is empty in between.
package struct FilledPack: Sendable {
    package let pack: Pack
    package internal(set) var form: FormInstance
    /// By the journal's numbers of the rows that there are.
    var rowIDs: [Int: RowID] = [:]
    var rowNumbers: [RowID: Int] = [:]

    /// Nothing answered; the defaults are there.
    ///
    /// - Parameter graph: Of `pack.form`.
    package init(_ pack: Pack, graph: FormGraph, in environment: ExpressionEnvironment) {
        self.pack = pack
        form = FormInstance(graph, in: environment)
        numberCountedRows()
    }

    // MARK: Reading

    package func isRelevant(fact index: Int) -> Bool { isRelevant(pack.nodes.facts[index]) }
    package func isRelevant(group index: Int) -> Bool { isRelevant(pack.nodes.groups[index]) }
    package func isRelevant(item index: Int) -> Bool { isRelevant(pack.nodes.items[index]) }

    private func isRelevant(_ node: Int) -> Bool { form.state(of: node).contains(.relevant) }

    /// Indices of the items that are relevant, in walking order.
    package var applicableItems: [Int] { pack.items.indices.filter { isRelevant(item: $0) } }

    /// What was answered, also while it is hidden. What lies in a repeat is empty.
    package func keptValue(of name: String) -> FormValue {
        node(name).map { form.keptValue(of: $0) } ?? .empty
    }

    /// What a reference from outside of repeats is worth: empty while it is hidden or unknown.
    package func value(of name: String) -> FormValue {
        node(name).map { form.value(of: $0) } ?? .empty
    }

    /// Where a fact and an item share a name, the fact.
    private func node(_ name: String) -> Int? {
        form.form.definitions(named: name).first { form.form.repeats(around: $0).isEmpty }
    }

    // MARK: Answers

    /// Takes a new answer and evaluates again only what rests on it.
    ///
    /// A name that the pack does not have outside of repeats changes nothing.
    package mutating func set(_ value: FormValue, of name: String) {
        guard let node = node(name) else { return }
        form.set(value, of: node)
        numberCountedRows()
    }

    /// - Parameter row: As the journal numbers it; nil outside of repeats. For a row that is not
    ///   there nothing happens.
    package mutating func set(_ value: FormValue, ofQuestion index: Int, in row: Int?) {
        guard let row = rowID(row) else { return }
        form.set(value, of: pack.nodes.questions[index], in: row)
        numberCountedRows()
    }

    /// What came by itself so far is recorded.
    package mutating func markRecorded() { form.markRecorded() }

    mutating func note(_ number: Int, _ row: RowID) {
        rowIDs[number] = row
        rowNumbers[row] = number
    }
}

// MARK: - Why something is hidden

/// Why a fact, an item or a question is not relevant.
package struct Irrelevance: Equatable, Sendable {
    package enum Owner: Equatable, Sendable {
        /// The condition of a group around it.
        case group(name: String)
        /// Its own condition.
        case own
    }

    package let owner: Owner
    package let explanation: ConditionExplanation
}

extension FilledPack {
    /// Nil when the item is relevant.
    package func irrelevance(ofItem index: Int) -> Irrelevance? {
        irrelevance(pack.nodes.items[index])
    }

    /// Nil when the fact is relevant.
    package func irrelevance(ofFact index: Int) -> Irrelevance? {
        irrelevance(pack.nodes.facts[index])
    }

    /// No item or fact lies in a repeat, so that it is always a condition that hides it.
    private func irrelevance(_ node: Int) -> Irrelevance? {
        guard case .condition(let why) = form.whyHidden(node) else { return nil }
        return Irrelevance(
            owner: why.place.node == node
                ? .own : .group(name: form.form.name(of: why.place.node)),
            explanation: why.condition)
    }
}
