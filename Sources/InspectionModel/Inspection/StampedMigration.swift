/// A migration that counted, with what it says of each name.
package struct StampedMigration: Equatable, Sendable {
    package let migrated: PacksMigrated
    package let stamp: EntryStamp
    /// Of all that is said of an item, a question or a repeat.
    let items: [ItemID: Fate]
    /// Of single answers.
    let answers: [AnswerKey: Fate]
    let facts: [String: FactFate]
    /// What was said of these items under the text of this digest stands again.
    private let restoredItems: [String: Set<ItemID>]
    private let restoredAnswers: [NamedAnswer: ItemID]

    private struct NamedAnswer: Hashable {
        let key: AnswerKey
        let leaf: LeafHash
    }

    /// Where something goes that the migration names.
    enum Fate: Equatable, Sendable {
        case to(ItemID)
        case aside(OrphanReason)
    }

    struct FactFate: Equatable, Sendable {
        let pack: String
        let going: Going

        enum Going: Equatable, Sendable {
            case to(String)
            case aside(OrphanReason)
        }
    }

    init(_ migrated: PacksMigrated, _ stamp: EntryStamp) {
        self.migrated = migrated
        self.stamp = stamp
        var items: [ItemID: Fate] = [:]
        var answers: [AnswerKey: Fate] = [:]
        var facts: [String: FactFate] = [:]
        for moved in migrated.moved {
            switch moved.subject {
            case .item(let item): items[item] = .to(ItemID(pack: item.pack, code: moved.to))
            case .answer(let key):
                answers[key] = .to(ItemID(pack: key.item.pack, code: moved.to))
            case .fact(let name, let pack):
                facts[name] = FactFate(pack: pack, going: .to(moved.to))
            }
        }
        for orphaned in migrated.orphaned {
            switch orphaned {
            case .items(let pack, let codes, let reason):
                for code in codes { items[ItemID(pack: pack, code: code)] = .aside(reason) }
            case .answer(let key, let reason): answers[key] = .aside(reason)
            case .fact(let name, let pack, let reason):
                facts[name] = FactFate(pack: pack, going: .aside(reason))
            }
        }
        var restoredItems: [String: Set<ItemID>] = [:]
        var restoredAnswers: [NamedAnswer: ItemID] = [:]
        for restored in migrated.restored {
            switch restored {
            case .items(let pack, let codes, let digest):
                restoredItems[digest, default: []].formUnion(
                    codes.map { ItemID(pack: pack, code: $0) })
            case .answer(let key, let leaf, let to):
                restoredAnswers[NamedAnswer(key: key, leaf: leaf)] =
                    to.map { ItemID(pack: key.item.pack, code: $0) } ?? key.item
            case .fact: break
            }
        }
        self.items = items
        self.answers = answers
        self.facts = facts
        self.restoredItems = restoredItems
        self.restoredAnswers = restoredAnswers
    }

    func replaced(_ pack: String) -> PackReplaced? {
        migrated.packs.first { $0.pack.id == pack }
    }

    // MARK: What stands again

    func restores(_ item: ItemID, digest: String) -> Bool {
        restoredItems[digest]?.contains(item) ?? false
    }

    /// The name under which a fact that was aside stands again.
    func restored(fact name: String, pack: String, digest: String) -> String? {
        for case .fact(name, pack, digest, let to) in migrated.restored { return to ?? name }
        return nil
    }

    /// The name under which something that was aside stands again.
    func home(of orphan: Orphan) -> String? {
        switch orphan.content {
        case .answer(let key, let answer, _):
            let named = NamedAnswer(key: key, leaf: answer.stamp.leaf)
            if let item = restoredAnswers[named] { return item.code }
            return restores(key.item, digest: orphan.digest) ? key.item.code : nil
        case .rows(let key, _):
            return restores(key.item, digest: orphan.digest) ? key.item.code : nil
        case .fact(let name, _):
            return restored(fact: name, pack: orphan.pack, digest: orphan.digest)
        }
    }
}

/// A migration that counted or that came too late: both say which text its device had from then on.
struct MigrationAttempt: Equatable, Sendable {
    let packs: [PackReplaced]
    let stamp: EntryStamp
    /// An earlier one that knew nothing of it counts in its place.
    let isDropped: Bool
}

/// The names that an item had in earlier texts of its pack, for what names it: a finding, a photo, a
/// compulsory matter. A text that counts again has the name again.
struct ItemTrail: Equatable, Sendable {
    /// By digest.
    private var names: [String: ItemID] = [:]

    /// - Returns: The item's name from then on; its present one, where it is gone.
    mutating func follow(_ item: ItemID, _ migration: StampedMigration) -> ItemID {
        guard let replaced = migration.replaced(item.pack) else { return item }
        names[replaced.from] = item
        if let known = names[replaced.pack.digest] { return known }
        if case .to(let target)? = migration.items[item] { return target }
        return item
    }
}
