/// What devices say that did not know of a migration: it is taken where the migration took what was
/// there, whichever of the two is folded first.
extension InspectionState {
    /// What an entry says of an item, as the present texts of the packs have it.
    enum Route {
        /// `former`: where it stood before it moved, when it did.
        case stands(ItemID, former: FormerPlace?)
        case aside(ItemID, OrphanReason, digest: String)

        var item: ItemID {
            switch self {
            case .stands(let item, _): item
            case .aside(let item, _, _): item
            }
        }
    }

    struct FormerPlace {
        let item: ItemID
        /// Of the text in which it had this name.
        let digest: String
    }

    func route(_ item: ItemID, _ stamp: EntryStamp) -> Route {
        var route = Route.stands(item, former: nil)
        for migration in news(of: item.pack, to: stamp) {
            guard let replaced = migration.replaced(item.pack) else { continue }
            switch route {
            case .stands(let item, _):
                switch migration.items[item] {
                case .to(let target)?:
                    let former = FormerPlace(item: item, digest: replaced.from)
                    route = .stands(target, former: former)
                case .aside(let reason)?:
                    route = .aside(item, reason, digest: replaced.from)
                case nil: break
                }
            case .aside(let item, _, let digest):
                if replaced.pack.digest == digest || migration.restores(item, digest: digest) {
                    route = .stands(item, former: nil)
                }
            }
        }
        return route
    }

    /// What a finding, a photo or a board shows, with the names it has had since.
    func followed(_ item: ItemID?, _ stamp: EntryStamp) -> (item: ItemID?, trail: ItemTrail) {
        var trail = ItemTrail()
        guard var item else { return (nil, trail) }
        for migration in news(of: item.pack, to: stamp) { item = trail.follow(item, migration) }
        return (item, trail)
    }

    /// The same as of an item.
    enum FactRoute {
        case stands(String)
        case aside(String, OrphanReason, pack: String, digest: String)
    }

    func route(_ fact: FactRecorded, _ stamp: EntryStamp) -> FactRoute {
        var route = FactRoute.stands(fact.name)
        for migration in news(of: fact.pack, to: stamp) {
            switch route {
            case .stands(let name):
                guard let fate = migration.facts[name] else { continue }
                switch fate.going {
                case .to(let target): route = .stands(target)
                // What was chosen by somebody else says nothing of this one.
                case .aside(.choiceGone): break
                case .aside(let reason):
                    route = .aside(
                        name, reason, pack: fate.pack,
                        digest: migration.replaced(fate.pack)?.from ?? "")
                }
            case .aside(let name, _, let pack, let digest):
                if migration.replaced(pack)?.pack.digest == digest {
                    route = .stands(name)
                } else if let now = migration.restored(fact: name, pack: pack, digest: digest) {
                    route = .stands(now)
                }
            }
        }
        return route
    }

    // MARK: What a device knew

    /// The migrations between the text that a device had when it wrote an entry and the present one.
    private func news(of pack: String, to stamp: EntryStamp) -> [StampedMigration] {
        if migrations.isEmpty || stamp.seen == .all { return [] }
        let unknown = migrations.indices.filter { !stamp.comesAfter(migrations[$0].stamp) }
        if unknown.isEmpty { return [] }
        let text = text(of: pack, knownTo: stamp)
        // It may have come to the same text by a migration of its own that did not count.
        let reached =
            migrations.lastIndex { migration in
                guard let replaced = migration.replaced(pack) else { return false }
                return replaced.pack.digest == text || stamp.comesAfter(migration.stamp)
            } ?? -1
        return unknown.filter { $0 > reached || migrations[$0].replaced(pack) == nil }
            .map { migrations[$0] }
    }

    /// The digest of the text that the device of an entry followed.
    private func text(of pack: String, knownTo stamp: EntryStamp) -> String? {
        var texts: [String: String] = [:]
        for reference in opened.packs { texts[reference.id] = reference.digest }
        for attempt in attempts where stamp.comesAfter(attempt.stamp) {
            guard attempt.packs.allSatisfy({ texts[$0.pack.id] == $0.from }) else { continue }
            for replaced in attempt.packs { texts[replaced.pack.id] = replaced.pack.digest }
        }
        return texts[pack]
    }

    /// Whether something that a migration worked out belongs to one that did not count. What it
    /// worked out for an answer that nobody else knew holds, where the text is the present one.
    func isVoid(_ answer: AnswerRecorded, _ stamp: EntryStamp) -> Bool {
        guard answer.isByMigration, isLastAttemptDropped(of: stamp.device) else { return false }
        let pack = answer.key.item.pack
        let isPresent =
            packs.first { $0.id == pack }?.digest == text(of: pack, knownTo: stamp)
        return !isPresent || answer.amends == nil
            || self.answer(answer.key)?.stamp.leaf != answer.amends
    }

    func isVoid(_ event: RowEvent, _ stamp: EntryStamp) -> Bool {
        event.isByMigration && isLastAttemptDropped(of: stamp.device)
    }

    private func isLastAttemptDropped(of device: String) -> Bool {
        attempts.last { $0.stamp.device == device }?.isDropped ?? false
    }

    // MARK: Folding

    /// - Parameter key: As the device knew it.
    mutating func take(
        _ side: AnswerSide, on key: AnswerKey, amends: LeafHash?, undo: LeafHash?,
        isByMigration: Bool = false
    ) {
        var present = key
        switch route(key.item, side.stamp) {
        case .stands(let item, let former):
            present.item = item
            if let former, isTaken(present, by: side.stamp, for: key) {
                present.item = former.item
                return setAside(side, on: present, .targetAnswered, digest: former.digest)
            }
            let side = side.filed(under: present)
            change(
                present, to: side, amends: amends, undo: undo, isByMigration: isByMigration)
            if former != nil, let answer = side.answer, answer == self.answer(present) {
                origins[present] = AnswerOrigin(item: key.item, shown: answer.recorded.shown)
            }
        case .aside(let item, let reason, let digest):
            present.item = item
            setAside(side, on: present, reason, digest: digest)
        }
    }

    /// Whether an answer stands there that the device knew as one to another item.
    private func isTaken(
        _ present: AnswerKey, by stamp: EntryStamp, for key: AnswerKey
    ) -> Bool {
        guard let standing = answer(present), stamp.comesAfter(standing.stamp) else {
            return false
        }
        var item = origins[present]?.item ?? present.item
        let unknown = news(of: item.pack, to: stamp)
        for migration in news(of: item.pack, to: standing.stamp)
        where !unknown.contains(where: { $0.stamp.leaf == migration.stamp.leaf }) {
            if case .to(let target)? = migration.items[item] { item = target }
        }
        return item != key.item
    }

    /// Keeps aside what a device says of something that is not asked any more. What it had seen of
    /// the same text goes: it is its newer word.
    private mutating func setAside(
        _ side: AnswerSide, on key: AnswerKey, _ reason: OrphanReason, digest: String
    ) {
        var withdrawn: [AnswerSide] = []
        for index in orphans.indices.reversed()
        where orphans[index].key == key && orphans[index].digest == digest {
            withdrawn += orphans[index].withdrawn.filter { !side.stamp.comesAfter($0.stamp) }
            orphans[index].withdrawn = []
            guard let answer = orphans[index].answer, side.stamp.comesAfter(answer.stamp) else {
                continue
            }
            orphans.remove(at: index)
        }
        if let answer = side.answer?.filed(under: key) {
            orphans.append(
                Orphan(
                    content: .answer(key, answer, origin: nil), reason: reason,
                    pack: key.item.pack, digest: digest))
        } else {
            withdrawn.append(side)
        }
        let last = orphans.lastIndex { $0.key == key && $0.digest == digest }
        if let last { orphans[last].withdrawn = withdrawn }
    }

    mutating func apply(_ fact: FactRecorded, _ stamp: EntryStamp) {
        switch route(fact, stamp) {
        case .stands(let name): facts[name] = fact.value
        case .aside(let name, let reason, let pack, let digest):
            orphans.removeAll { $0.isFact(name, ofPack: pack, digest: digest) }
            if let value = fact.value {
                orphans.append(
                    Orphan(
                        content: .fact(name, value: value), reason: reason, pack: pack,
                        digest: digest))
            }
        }
        steps[.readBack] = nil
    }
}
