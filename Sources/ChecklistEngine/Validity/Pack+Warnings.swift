package import CivilTime

extension Pack {
    /// What is, or soon will be, out of force on a day: first the pack, then its sources in their
    /// order, then what items and limits change.
    ///
    /// - Complexity: O(items and sources).
    package func warnings(on day: CivilDay) -> [PackWarning] {
        let soon = day.adding(days: PackWarning.horizon)
        return packWarnings(on: day, soon) + sourceWarnings(on: day, soon)
            + itemWarnings(on: day, soon) + limitWarnings(on: day, soon)
    }

    private func packWarnings(on day: CivilDay, _ soon: CivilDay) -> [PackWarning] {
        var warnings: [PackWarning] = []
        switch validity.lapse(on: day) {
        case .notYet(let first): warnings.append(.packNotYetValid(first))
        case .ended(let last): warnings.append(.packEnded(last))
        case nil:
            if let last = validity.until, last <= soon { warnings.append(.packEnds(last)) }
        }
        if status != .current { warnings.append(.packStatus(status)) }
        return warnings
    }

    /// Of sources on which something rests first of all; what is only cited beside others takes
    /// nothing along when it goes.
    private func sourceWarnings(on day: CivilDay, _ soon: CivilDay) -> [PackWarning] {
        var itemCounts: [String: Int] = [:]
        for item in items where item.validity.contains(day) {
            if let first = item.basis.first { itemCounts[first.source, default: 0] += 1 }
        }
        var judgementCounts: [String: Int] = [:]
        for judgement in grading.judgements where judgement.validity.contains(day) {
            judgementCounts[judgement.source, default: 0] += 1
        }
        return sources.flatMap { source -> [PackWarning] in
            let resting = PackWarning.Resting(
                items: itemCounts[source.id] ?? 0,
                judgements: judgementCounts[source.id] ?? 0)
            guard !resting.isNothing else { return [] }
            var troubles: [PackWarning.SourceTrouble] = []
            if let obstacle = source.obstacle(on: day) {
                troubles.append(.obstacle(obstacle))
            } else if let last = source.validUntil, last <= soon {
                troubles.append(.ends(last, replacedBy: source.replacedBy))
            }
            if source.isSuccessionUnsettled { troubles.append(.successionUnsettled) }
            return troubles.map { .source(source, $0, resting) }
        }
    }

    private func itemWarnings(on day: CivilDay, _ soon: CivilDay) -> [PackWarning] {
        let dated = items.filter { $0.validity != .always }
        return Self.turns(
            of: dated.map { ($0.code, $0.validity) }, on: day, soon,
            begins: PackWarning.itemsBegin, ends: PackWarning.itemsEnd)
    }

    private func limitWarnings(on day: CivilDay, _ soon: CivilDay) -> [PackWarning] {
        let measured = items.filter { $0.validity.contains(day) && $0.measure != nil }
        let dated = measured.flatMap { item in
            (item.measure?.limits ?? []).map { (item.code, $0.validity) }
        }
        let turns = Self.turns(
            of: dated, on: day, soon, begins: PackWarning.limitsBegin, ends: PackWarning.limitsEnd)
        let missing = measured.filter { $0.measure?.inForce(on: day).limits.isEmpty ?? false }
        return missing.isEmpty ? turns : [.limitsMissing(missing.map(\.code))] + turns
    }

    /// What begins behind a day or ends from it on, until `soon`: the nearest day first, and all of
    /// one day together.
    private static func turns(
        of parts: [(code: String, validity: Validity)], on day: CivilDay, _ soon: CivilDay,
        begins: ([String], CivilDay) -> PackWarning, ends: ([String], CivilDay) -> PackWarning
    ) -> [PackWarning] {
        var beginning: [CivilDay: [String]] = [:]
        var ending: [CivilDay: [String]] = [:]
        for (code, validity) in parts {
            if let first = validity.from, day < first, first <= soon {
                beginning[first, default: []].append(code)
            }
            if let last = validity.until, validity.contains(day), last <= soon {
                ending[last, default: []].append(code)
            }
        }
        return Set(beginning.keys).union(ending.keys).sorted().flatMap { turn in
            [ending[turn].map { ends($0, turn) }, beginning[turn].map { begins($0, turn) }]
                .compactMap { $0 }
        }
    }
}
