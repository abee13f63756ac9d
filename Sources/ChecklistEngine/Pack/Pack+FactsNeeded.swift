import FormLanguage

extension Pack {
    /// The facts on which some items rest, by their conditions and limits and by the conditions of
    /// the groups around them; also those on which the questions of the pack rest, which are always
    /// asked.
    ///
    /// - Complexity: O(facts + items + rows).
    package func facts(neededBy codes: Set<String>) -> Set<String> {
        let chosen = items.filter { codes.contains($0.code) }
        var open = Set(
            (chosen.compactMap(\.relevance)
                + chosen.flatMap { $0.measure?.limits.map(\.limit) ?? [] }
                + groups(around: chosen).flatMap {
                    [groups[$0].relevance, groups[$0].repeatCount].compactMap { $0 }
                } + questions.flatMap(\.rules.values)).flatMap(\.references))
        let byName = Dictionary(facts.map { ($0.name, $0) }) { first, _ in first }
        var needed: Set<String> = []
        while let name = open.popFirst() {
            guard let fact = byName[name], needed.insert(name).inserted else { continue }
            open.formUnion(fact.rules.values.flatMap(\.references))
        }
        return needed
    }

    /// Groups with some of the items or any question in them, and those around these.
    private func groups(around items: [ChecklistItem]) -> Set<Int> {
        var outer: [Int: Int] = [:]
        var open = Set(items.map(\.groupIndex))
        for row in survey {
            switch row.content {
            case .group(let index): outer[index] = row.group
            case .question: if let group = row.group { open.insert(group) }
            case .item: break
            }
        }
        var found: Set<Int> = []
        while let group = open.popFirst() {
            guard found.insert(group).inserted, let around = outer[group] else { continue }
            open.insert(around)
        }
        return found
    }
}
