/// Answers to one key that knew nothing of one another. All of them are kept; until a person chose
/// one, the worst of them counts and nothing is signed.
package struct AnswerConflict: Equatable, Sendable {
    package let key: AnswerKey
    /// In the order of the fold.
    package let sides: [AnswerSide]

    init?(key: AnswerKey, sides: [AnswerSide]) {
        guard Self.isOpen(sides) else { return nil }
        self.key = key
        // Two persons may have chosen the same one.
        self.sides = sides.enumerated().filter { index, side in
            !sides[..<index].contains { $0.leaf == side.leaf }
        }.map(\.element)
    }

    package func side(_ leaf: LeafHash) -> AnswerSide? { sides.first { $0.leaf == leaf } }

    /// Those who took an answer back agree with one another.
    static func isOpen(_ sides: [AnswerSide]) -> Bool {
        Set(sides.map(\.leaf)).count > 1 && sides.contains { $0.answer != nil }
    }
}

/// What one device said last about a key.
package struct AnswerSide: Equatable, Sendable {
    /// Nil when it was withdrawn.
    package let answer: StandingAnswer?
    package let author: PersonID
    /// The entry that says so; a person who chooses names its leaf.
    package let stamp: EntryStamp
    /// The entry by which it stands: its own, or the one that chose it.
    var standsBy: EntryStamp

    package var leaf: LeafHash { stamp.leaf }

    /// The same word under another item.
    func filed(under key: AnswerKey) -> AnswerSide {
        AnswerSide(
            answer: answer?.filed(under: key), author: author, stamp: stamp, standsBy: standsBy)
    }
}

extension InspectionState {
    /// By item, then place and row.
    package var conflicts: [AnswerConflict] {
        sides.compactMap { AnswerConflict(key: $0.key, sides: $0.value) }
            .sorted { $0.key < $1.key }
    }

    package func conflict(on key: AnswerKey) -> AnswerConflict? {
        sides[key].flatMap { AnswerConflict(key: key, sides: $0) }
    }

    /// The first open conflict on an item, at whatever place.
    package func conflict(on item: ItemID) -> AnswerConflict? {
        sides.isEmpty ? nil : conflicts.first { $0.key.item == item }
    }

    func mustAgree(on key: AnswerKey) throws(InspectionRefusal) {
        if conflict(on: key) != nil { throw .conflictOpen([key.item]) }
    }

    func mustAgree() throws(InspectionRefusal) {
        let conflicts = conflicts
        if !conflicts.isEmpty { throw .conflictOpen(conflicts.map(\.key.item)) }
    }

    // MARK: Deciding

    func resolve(_ choice: ConflictResolved) throws(InspectionRefusal) -> [InspectionEvent] {
        guard let conflict = conflict(on: choice.key) else { throw .noConflict(choice.key.item) }
        let named = choice.keep + choice.drop
        guard choice.keep.count == 1, let kept = conflict.side(choice.keep[0]),
            Set(named).count == named.count, Set(named) == Set(conflict.sides.map(\.leaf))
        else { throw .conflictNotNamed(choice.key.item, count: conflict.sides.count) }
        if choice.why.isEmpty { throw .conflictReasonMissing(choice.key.item) }
        // What somebody has signed stays; what the others say is added behind it.
        if let signature = signatures.first, !signature.stamp.comesAfter(kept.stamp) {
            throw .conflictIsSigned(choice.key.item)
        }
        return [.resolved(choice)]
    }

    // MARK: Folding

    /// What an entry says about a key takes the place of what it came after. What it had not seen
    /// stays beside it, and so does a conflict that it had seen: only choosing closes that.
    ///
    /// - Parameter named: The leaves that a choice names; nil for an answer or a withdrawal.
    mutating func put(
        _ side: AnswerSide, on key: AnswerKey, amends: LeafHash?, named: Set<LeafHash>? = nil
    ) -> StandingAnswer? {
        if sides[key] == nil, side.standsBy.seen == .all { return side.answer }
        let known = held(on: key)
        let seen = known.filter { side.standsBy.comesAfter($0.standsBy) }
        let replaced: [AnswerSide] =
            if let named {
                seen.filter { named.contains($0.leaf) }
            } else if AnswerConflict.isOpen(seen) {
                seen.filter { $0.leaf == amends }
            } else {
                seen
            }
        let left = known.filter { !replaced.contains($0) } + [side]
        hold(left, on: key)
        return left.worst
    }

    /// What was said last on a key; of devices that knew nothing of one another each one's word.
    func held(on key: AnswerKey) -> [AnswerSide] {
        if let known = sides[key] { return known }
        return (answer(key).map { AnswerSide($0) } ?? withdrawn[key]).map { [$0] } ?? []
    }

    mutating func hold(_ said: [AnswerSide], on key: AnswerKey) {
        let isAlone = said.count < 2 && said.first?.standsBy == said.first?.stamp
        sides[key] = isAlone ? nil : said
        withdrawn[key] = isAlone && said.first?.answer == nil ? said.first : nil
    }

    /// An answer or a withdrawal on this key, wherever it stands.
    func side(_ leaf: LeafHash, on key: AnswerKey) -> AnswerSide? {
        if let known = sides[key]?.first(where: { $0.leaf == leaf }) { return known }
        return history.last { $0.key == key && $0.stamp.leaf == leaf && $0.isAnswer }
            .map { AnswerSide($0) }
    }
}

extension AnswerSide {
    /// - Parameter choice: The entry that chose it among several.
    init(_ answer: StandingAnswer, by choice: EntryStamp? = nil) {
        self.init(
            answer: answer, author: answer.recorded.author, stamp: answer.stamp,
            standsBy: choice ?? answer.stamp)
    }

    fileprivate init(_ change: AnswerChange) {
        self.init(
            answer: change.after, author: change.author, stamp: change.stamp,
            standsBy: change.stamp)
    }
}
