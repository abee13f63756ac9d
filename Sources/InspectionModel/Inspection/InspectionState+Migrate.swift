extension InspectionState {
    /// Nobody answers while it happens, and nothing is left between two answers.
    func migrate(_ migrated: PacksMigrated) throws(InspectionRefusal) -> [InspectionEvent] {
        try mustBeOpen()
        try mustAgree()
        for replaced in migrated.packs where !counts(replaced) {
            throw .packNotInInspection(replaced.pack.id)
        }
        return [.migrated(migrated)]
    }

    func fits(_ migrated: PacksMigrated) -> Bool {
        !migrated.packs.isEmpty && migrated.packs.allSatisfy(counts)
    }

    /// Of two migrations that knew nothing of one another the earlier one counts.
    private func counts(_ replaced: PackReplaced) -> Bool {
        packs.contains { $0.id == replaced.pack.id && $0.digest == replaced.from }
    }

    // MARK: Folding

    /// Everything that the migration names is taken out before anything is put in: two items may
    /// change places.
    mutating func apply(_ migrated: PacksMigrated, _ stamp: EntryStamp) {
        let migration = StampedMigration(migrated: migrated, stamp: stamp)
        let leaving = takeAnswers(migration)
        let leavingRows = takeRows(migration)
        let leavingFacts = takeFacts(migration)
        for answer in leaving { put(answer, migration) }
        for (key, rows, fate) in leavingRows { put(rows, of: key, fate, migration) }
        for (fact, fate) in leavingFacts { put(fact, fate, migration) }
        for restored in migrated.restored { restore(restored, stamp) }
        follow(migration)
        for replaced in migrated.packs {
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

    /// Where something goes that the migration names.
    private enum Fate {
        case to(ItemID)
        case aside(OrphanReason)
    }

    private struct Leaving {
        let key: AnswerKey
        let fate: Fate
        let sides: [AnswerSide]
        /// More than one device had spoken.
        let isShared: Bool
        let origin: AnswerOrigin?
    }

    private mutating func takeAnswers(_ migration: StampedMigration) -> [Leaving] {
        let fates = Fates(migration)
        let keys = Set(answers.values.flatMap(\.keys)).union(sides.keys).sorted()
        var leaving: [Leaving] = []
        for key in keys {
            let standing = answer(key)
            let isSeen = standing.map { migration.stamp.comesAfter($0.stamp) } ?? false
            guard let fate = (isSeen ? fates.answers[key] : nil) ?? fates.items[key.item] else {
                continue
            }
            let shared = sides.removeValue(forKey: key)
            let alone = standing.map { [AnswerSide($0)] } ?? []
            leaving.append(
                Leaving(
                    key: key, fate: fate, sides: shared ?? alone, isShared: shared != nil,
                    origin: origins.removeValue(forKey: key)))
            set(nil, on: key, by: migration)
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
            let moved = leaving.sides.map { $0.filed(under: key) }
            if leaving.isShared { sides[key] = moved }
            let worst = moved.worst
            set(worst, on: key, by: migration)
            if lastAnswered == leaving.key { lastAnswered = key }
            guard let worst else { return }
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
        for answer in leaving.sides.compactMap(\.answer) {
            setAside(.answer(leaving.key, answer, origin: leaving.origin), reason, migration)
        }
    }

    private mutating func setAside(
        _ content: Orphan.Content, _ reason: OrphanReason, _ migration: StampedMigration,
        ofPack named: String? = nil
    ) {
        let pack =
            switch content {
            case .answer(let key, _, _): key.item.pack
            case .rows(let key, _): key.item.pack
            case .fact: named ?? ""
            }
        orphans.append(
            Orphan(
                content: content, reason: reason, pack: pack,
                digest: migration.replaced(pack)?.from ?? ""))
    }

    private mutating func set(
        _ answer: StandingAnswer?, on key: AnswerKey, by migration: StampedMigration
    ) {
        let before = self.answer(key)
        answers[key.item, default: [:]][key] = answer
        if answers[key.item]?.isEmpty == true { answers[key.item] = nil }
        history.append(
            AnswerChange(
                key: key, before: before, after: answer, author: migration.migrated.author,
                stamp: migration.stamp, undo: nil, isAnswer: false))
    }

    // MARK: Rows and facts

    private mutating func takeRows(
        _ migration: StampedMigration
    ) -> [(RepeatKey, [Int], Fate)] {
        let fates = Fates(migration)
        let keys = rows.keys.sorted { ($0.item, $0.within ?? -1) < ($1.item, $1.within ?? -1) }
        return keys.compactMap { key in
            guard let fate = fates.items[key.item], !rows[key].isEmpty else { return nil }
            return (key, rows.take(key), fate)
        }
    }

    private mutating func put(
        _ numbers: [Int], of key: RepeatKey, _ fate: Fate, _ migration: StampedMigration
    ) {
        switch fate {
        case .to(let item): rows.put(numbers, of: RepeatKey(item: item, within: key.within))
        case .aside(let reason): setAside(.rows(key, numbers), reason, migration)
        }
    }

    private struct LeavingFact {
        let name: String
        let pack: String
        let value: String
    }

    private enum FactFate {
        case to(String)
        case aside(OrphanReason)
    }

    private mutating func takeFacts(
        _ migration: StampedMigration
    ) -> [(LeavingFact, FactFate)] {
        var leaving: [(LeavingFact, FactFate)] = []
        func take(_ name: String, _ pack: String, _ fate: FactFate) {
            guard let value = facts.removeValue(forKey: name) else { return }
            leaving.append((LeavingFact(name: name, pack: pack, value: value), fate))
        }
        for case .fact(let name, let pack, let reason) in migration.migrated.orphaned {
            take(name, pack, .aside(reason))
        }
        for moved in migration.migrated.moved {
            if case .fact(let name, let pack) = moved.subject { take(name, pack, .to(moved.to)) }
        }
        return leaving
    }

    private mutating func put(
        _ fact: LeavingFact, _ fate: FactFate, _ migration: StampedMigration
    ) {
        let reason: OrphanReason
        switch fate {
        case .to(let name) where facts[name] == nil:
            facts[name] = fact.value
            return
        case .to: reason = .targetAnswered
        case .aside(let why): reason = why
        }
        setAside(.fact(fact.name, value: fact.value), reason, migration, ofPack: fact.pack)
    }

    // MARK: What stands again

    private mutating func restore(_ restored: SubjectRestored, _ stamp: EntryStamp) {
        switch restored {
        case .items(let pack, let codes, let digest):
            // The newest first: of several under one key it is the one that counts.
            for orphan in orphans.reversed()
            where orphan.pack == pack && orphan.digest == digest && codes.contains(orphan.code) {
                restore(orphan, to: nil, stamp)
            }
        case .answer(let key, let leaf, let to):
            guard
                let orphan = orphans.last(where: {
                    $0.key == key && $0.answer?.stamp.leaf == leaf
                })
            else { return }
            restore(orphan, to: to, stamp)
        case .fact(let name, let pack, let to):
            guard
                let orphan = orphans.last(where: {
                    if case .fact(name, _) = $0.content { $0.pack == pack } else { false }
                })
            else { return }
            restore(orphan, to: to, stamp)
        }
    }

    /// What has taken its place meanwhile stays there, and the orphan where it is.
    private mutating func restore(_ orphan: Orphan, to code: String?, _ stamp: EntryStamp) {
        guard let index = orphans.lastIndex(of: orphan) else { return }
        switch orphan.content {
        case .answer(var key, var answer, var origin):
            if let code { key.item = ItemID(pack: key.item.pack, code: code) }
            guard self.answer(key) == nil, sides[key] == nil else { return }
            if code != nil { answer = answer.filed(under: key) }
            if origin?.item == key.item { origin = nil }
            origins[key] = origin
            answers[key.item, default: [:]][key] = answer
            history.append(
                AnswerChange(
                    key: key, before: nil, after: answer, author: answer.recorded.author,
                    stamp: stamp, undo: nil, isAnswer: false))
        case .fact(let former, let value):
            let name = code ?? former
            guard facts[name] == nil else { return }
            facts[name] = value
        case .rows(let key, let numbers): rows.put(numbers, of: key)
        }
        orphans.remove(at: index)
    }

    /// Findings, photos and what was compulsory go with the item they name; of an item that is gone
    /// they stay as they are.
    private mutating func follow(_ migration: StampedMigration) {
        var targets: [ItemID: ItemID] = [:]
        for moved in migration.migrated.moved {
            guard case .item(let item) = moved.subject else { continue }
            targets[item] = ItemID(pack: item.pack, code: moved.to)
        }
        if targets.isEmpty { return }
        compulsory = compulsory.map { targets[$0] ?? $0 }
        for (id, finding) in findings {
            guard let target = finding.recorded.item.flatMap({ targets[$0] }) else { continue }
            var recorded = finding.recorded
            recorded.item = target
            findings[id] = StandingFinding(
                recorded: recorded, stamp: finding.stamp, earlier: finding.earlier)
        }
        evidence.follow(targets)
    }

    /// What a migration says of items and of single answers, by name.
    private struct Fates {
        var items: [ItemID: Fate] = [:]
        var answers: [AnswerKey: Fate] = [:]

        init(_ migration: StampedMigration) {
            for moved in migration.migrated.moved {
                switch moved.subject {
                case .item(let item):
                    items[item] = .to(ItemID(pack: item.pack, code: moved.to))
                case .answer(let key):
                    answers[key] = .to(ItemID(pack: key.item.pack, code: moved.to))
                case .fact: break
                }
            }
            for orphaned in migration.migrated.orphaned {
                switch orphaned {
                case .items(let pack, let codes, let reason):
                    for code in codes { items[ItemID(pack: pack, code: code)] = .aside(reason) }
                case .answer(let key, let reason): answers[key] = .aside(reason)
                case .fact: break
                }
            }
        }
    }
}

extension [AnswerSide] {
    /// The one that counts.
    var worst: StandingAnswer? {
        let worst = Verdict.worst(of: compactMap { $0.answer?.verdict })
        return last { $0.answer != nil && $0.answer?.verdict == worst }?.answer
    }
}
