extension InspectionState {
    /// Nobody answers while it happens, and nothing is left between two answers.
    func migrate(_ migrated: PacksMigrated) throws(InspectionRefusal) -> [InspectionEvent] {
        try mustBeOpen()
        try mustAgree()
        for replaced in migrated.packs where !counts(replaced) {
            throw .packNotInInspection(replaced.pack.id)
        }
        return migrated.parts.map { .migrated($0) }
    }

    /// Of two migrations that knew nothing of one another the earlier one counts.
    private func counts(_ replaced: PackReplaced) -> Bool {
        packs.contains { $0.id == replaced.pack.id && $0.digest == replaced.from }
    }

    // MARK: Folding

    /// A migration in several parts happens with the last of them. What a crash has cut off is as
    /// if it had not been begun.
    mutating func take(_ part: PacksMigrated, _ stamp: EntryStamp) {
        var whole = part
        if let place = part.part {
            let begun = begunMigrations.removeValue(forKey: stamp.device)
            guard place.number == (begun?.part?.number ?? 0) + 1 else { return }
            if let begun { whole = begun.joined(part) }
            if place.number < place.count {
                begunMigrations[stamp.device] = whole
                return
            }
        } else {
            begunMigrations[stamp.device] = nil
        }
        whole.part = nil
        if whole.packs.isEmpty { return }
        let isDropped = !whole.packs.allSatisfy(counts)
        attempts.append(
            MigrationAttempt(packs: whole.packs, stamp: stamp, isDropped: isDropped))
        if !isDropped { apply(StampedMigration(whole, stamp)) }
    }

    /// Everything that the migration names is taken out before anything is put in: two items may
    /// change places.
    private mutating func apply(_ migration: StampedMigration) {
        lastStamp = migration.stamp
        let leaving = takeAnswers(migration)
        let leavingRows = takeRows(migration)
        let leavingFacts = takeFacts(migration)
        for answer in leaving { put(answer, migration) }
        for (key, rows, fate) in leavingRows { put(rows, of: key, fate, migration) }
        for fact in leavingFacts { put(fact, migration) }
        restore(migration)
        follow(migration)
        for replaced in migration.migrated.packs {
            guard let index = packs.firstIndex(where: { $0.id == replaced.pack.id }) else {
                continue
            }
            packs[index] = replaced.pack
        }
        migrations.append(migration)
        // What was done to answers under their former names is not taken back by a key.
        endUndo()
        if isSigned { return }
        steps[.readBack] = nil
        isEndStale = phase.isFinished
    }

    // MARK: Answers

    private struct Leaving {
        let key: AnswerKey
        let fate: StampedMigration.Fate
        /// What was said there last; of several devices more than one.
        let sides: [AnswerSide]
        let origin: AnswerOrigin?
    }

    private mutating func takeAnswers(_ migration: StampedMigration) -> [Leaving] {
        let keys = Set(answers.values.flatMap(\.keys)).union(sides.keys).union(withdrawn.keys)
        var leaving: [Leaving] = []
        for key in keys.sorted() {
            let whole = migration.items[key.item]
            let single = migration.answers[key]
            if whole == nil, single == nil { continue }
            // Of one answer it speaks only as far as it knew it.
            let known = held(on: key)
            let named = known.filter { single != nil && migration.stamp.comesAfter($0.stamp) }
            let rest = known.filter { !named.contains($0) }
            let origin = origins[key]
            func leave(_ sides: [AnswerSide], _ fate: StampedMigration.Fate?) {
                guard let fate, !sides.isEmpty else { return }
                leaving.append(Leaving(key: key, fate: fate, sides: sides, origin: origin))
            }
            leave(named, single)
            leave(rest, whole)
            let staying = whole == nil ? rest : []
            if staying.isEmpty { origins[key] = nil }
            hold(staying, on: key, by: migration)
        }
        return leaving
    }

    private mutating func put(_ leaving: Leaving, _ migration: StampedMigration) {
        switch leaving.fate {
        case .aside(let reason): setAside(leaving, reason, migration)
        case .to(let item):
            var key = leaving.key
            key.item = item
            guard answer(key) == nil, sides[key] == nil else {
                return setAside(leaving, .targetAnswered, migration)
            }
            hold(leaving.sides.map { $0.filed(under: key) }, on: key, by: migration)
            if lastAnswered == leaving.key { lastAnswered = key }
            guard let worst = answer(key) else { return }
            let origin =
                leaving.origin
                ?? AnswerOrigin(item: leaving.key.item, shown: worst.recorded.shown)
            if origin.item != item { origins[key] = origin }
        }
    }

    private mutating func setAside(
        _ leaving: Leaving, _ reason: OrphanReason, _ migration: StampedMigration
    ) {
        if lastAnswered == leaving.key { lastAnswered = nil }
        let withdrawn = leaving.sides.filter { $0.answer == nil }
        for side in leaving.sides {
            guard let answer = side.answer else { continue }
            let content = Orphan.Content.answer(leaving.key, answer, origin: leaving.origin)
            var orphan = orphan(content, reason, leaving.key.item.pack, migration)
            if side.standsBy != side.stamp { orphan.chosen = side.standsBy }
            if side == leaving.sides.last(where: { $0.answer != nil }) {
                orphan.withdrawn = withdrawn
            }
            orphans.append(orphan)
        }
    }

    private func orphan(
        _ content: Orphan.Content, _ reason: OrphanReason, _ pack: String,
        _ migration: StampedMigration
    ) -> Orphan {
        Orphan(
            content: content, reason: reason, pack: pack,
            digest: migration.replaced(pack)?.from ?? "")
    }

    /// What is said on a key from then on, in place of what was.
    mutating func hold(
        _ sides: [AnswerSide], on key: AnswerKey, by migration: StampedMigration,
        author: PersonID? = nil
    ) {
        let before = answer(key)
        let after = sides.worst
        hold(sides, on: key)
        if before == after { return }
        answers[key.item, default: [:]][key] = after
        if answers[key.item]?.isEmpty == true { answers[key.item] = nil }
        history.append(
            AnswerChange(
                key: key, before: before, after: after,
                author: author ?? migration.migrated.author, stamp: migration.stamp, undo: nil,
                isAnswer: false))
    }

    // MARK: Rows and facts

    private mutating func takeRows(
        _ migration: StampedMigration
    ) -> [(RepeatKey, [Int], StampedMigration.Fate)] {
        let keys = rows.keys.sorted { ($0.item, $0.within ?? -1) < ($1.item, $1.within ?? -1) }
        return keys.compactMap { key in
            guard let fate = migration.items[key.item], !rows[key].isEmpty else { return nil }
            return (key, rows.take(key), fate)
        }
    }

    private mutating func put(
        _ numbers: [Int], of key: RepeatKey, _ fate: StampedMigration.Fate,
        _ migration: StampedMigration
    ) {
        switch fate {
        case .to(let item): rows.put(numbers, of: RepeatKey(item: item, within: key.within))
        case .aside(let reason):
            orphans.append(orphan(.rows(key, numbers), reason, key.item.pack, migration))
        }
    }

    private struct LeavingFact {
        let name: String
        let value: String
        let fate: StampedMigration.FactFate
    }

    private mutating func takeFacts(_ migration: StampedMigration) -> [LeavingFact] {
        migration.facts.sorted { $0.key < $1.key }.compactMap { name, fate in
            facts.removeValue(forKey: name).map {
                LeavingFact(name: name, value: $0, fate: fate)
            }
        }
    }

    private mutating func put(_ fact: LeavingFact, _ migration: StampedMigration) {
        let reason: OrphanReason
        switch fact.fate.going {
        case .to(let name) where facts[name] == nil:
            facts[name] = fact.value
            return
        case .to: reason = .targetAnswered
        case .aside(let why): reason = why
        }
        orphans.append(
            orphan(.fact(fact.name, value: fact.value), reason, fact.fate.pack, migration))
    }

    // MARK: What names items

    /// Findings, photos and what was compulsory go with the item they name; of an item that is gone
    /// they stay as they are.
    private mutating func follow(_ migration: StampedMigration) {
        for index in compulsory.indices {
            compulsory[index] = compulsoryTrails[index].follow(compulsory[index], migration)
        }
        for id in findings.keys { findings[id]?.follow(migration) }
        evidence.follow(migration)
    }
}

extension [AnswerSide] {
    /// The one that counts.
    var worst: StandingAnswer? {
        let worst = Verdict.worst(of: compactMap { $0.answer?.verdict })
        return last { $0.answer != nil && $0.answer?.verdict == worst }?.answer
    }
}
