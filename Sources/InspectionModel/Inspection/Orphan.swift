/// Something that was recorded for an earlier text of a pack and has no place in the present one:
/// kept and readable, and counted for nothing.
package struct Orphan: Equatable, Sendable {
    package enum Content: Equatable, Sendable {
        /// `origin`: of an answer that had moved before.
        case answer(AnswerKey, StandingAnswer, origin: AnswerOrigin?)
        case fact(String, value: String)
        /// Rows of a repeat, in their order.
        case rows(RepeatKey, [Int])
    }

    package let content: Content
    package let reason: OrphanReason
    /// The pack, and the digest of the text under which it stood.
    package let pack: String
    package let digest: String

    package init(content: Content, reason: OrphanReason, pack: String, digest: String) {
        self.content = content
        self.reason = reason
        self.pack = pack
        self.digest = digest
    }

    /// The item, question, repeat or fact by its name in the pack.
    package var code: String {
        switch content {
        case .answer(let key, _, _): key.item.code
        case .fact(let name, _): name
        case .rows(let key, _): key.item.code
        }
    }

    package var key: AnswerKey? { if case .answer(let key, _, _) = content { key } else { nil } }

    package var answer: StandingAnswer? {
        if case .answer(_, let answer, _) = content { answer } else { nil }
    }
}

/// Under which item a person gave an answer that stands under another one.
package struct AnswerOrigin: Hashable, Sendable {
    package let item: ItemID
    /// The requirement as it stood on the screen.
    package let shown: String
}

package struct StampedMigration: Equatable, Sendable {
    package let migrated: PacksMigrated
    package let stamp: EntryStamp

    /// Where all that is said of an item went; nil where the migration says nothing of it.
    func target(of item: ItemID) -> ItemID? {
        migrated.moved.lazy.compactMap { moved in
            moved.subject == .item(item) ? ItemID(pack: item.pack, code: moved.to) : nil
        }.first
    }

    func reason(of item: ItemID) -> OrphanReason? {
        for case .items(item.pack, let codes, let reason) in migrated.orphaned
        where codes.contains(item.code) {
            return reason
        }
        return nil
    }

    func replaced(_ pack: String) -> PackReplaced? {
        migrated.packs.first { $0.pack.id == pack }
    }
}

extension InspectionState {
    /// What an entry says of an item, as the present texts of the packs have it.
    enum Route: Equatable {
        case stands(ItemID)
        /// `digest`: of the text under which it was said.
        case aside(ItemID, OrphanReason, digest: String)
    }

    /// An entry of a device that did not know of a migration is taken where the migration took what
    /// was there.
    func route(_ item: ItemID, _ stamp: EntryStamp) -> Route {
        var route = Route.stands(item)
        if migrations.isEmpty || stamp.seen == .all { return route }
        for migration in migrations where !stamp.comesAfter(migration.stamp) {
            guard let replaced = migration.replaced(item.pack) else { continue }
            switch route {
            case .stands(let item):
                if let target = migration.target(of: item) {
                    route = .stands(target)
                } else if let reason = migration.reason(of: item) {
                    route = .aside(item, reason, digest: replaced.from)
                }
            case .aside(let item, _, replaced.pack.digest): route = .stands(item)
            case .aside: break
            }
        }
        return route
    }

    /// The same for a fact; nil where it stands under its own name.
    func route(fact name: String, _ stamp: EntryStamp) -> (to: String?, aside: Orphan?)? {
        if migrations.isEmpty || stamp.seen == .all { return nil }
        for migration in migrations where !stamp.comesAfter(migration.stamp) {
            for moved in migration.migrated.moved {
                if case .fact(name, _) = moved.subject { return (moved.to, nil) }
            }
            for case .fact(name, let pack, let reason) in migration.migrated.orphaned
            where reason != .choiceGone {
                let orphan = Orphan(
                    content: .fact(name, value: ""), reason: reason, pack: pack,
                    digest: migration.replaced(pack)?.from ?? "")
                return (nil, orphan)
            }
        }
        return nil
    }

    /// Keeps aside what a device says of something that is not asked any more. What it had seen of
    /// the same kind goes: it is its newer word.
    mutating func setAside(
        _ side: AnswerSide, on key: AnswerKey, _ reason: OrphanReason, digest: String
    ) {
        orphans.removeAll { orphan in
            guard orphan.key == key, let answer = orphan.answer else { return false }
            return side.stamp.comesAfter(answer.stamp)
        }
        guard let answer = side.answer else { return }
        orphans.append(
            Orphan(
                content: .answer(key, answer, origin: nil), reason: reason,
                pack: key.item.pack, digest: digest))
    }
}
