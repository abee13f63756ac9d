/// `inspection.migrate`: from here on an inspection follows other texts of its packs.
package struct PacksMigrated: Equatable, Sendable {
    /// The packs that change; each has another text than before.
    package var packs: [PackReplaced]
    package var moved: [SubjectMoved] = []
    package var orphaned: [SubjectOrphaned] = []
    package var restored: [SubjectRestored] = []
    package var author: PersonID
    package var why: String?
    /// Of a migration that is too long for one entry.
    package var part: Part?

    package struct Part: Hashable, Sendable {
        /// From 1.
        package var number: Int
        package var count: Int

        package init(_ number: Int, of count: Int) {
            self.number = number
            self.count = count
        }
    }

    package init(packs: [PackReplaced], author: PersonID, why: String? = nil) {
        self.packs = packs
        self.author = author
        self.why = why
    }
}

/// A pack of an inspection, in place of the text `from`.
package struct PackReplaced: Hashable, Sendable {
    package var pack: PackReference
    /// The digest of the text that counted before.
    package var from: String

    package init(_ pack: PackReference, from: String) {
        self.pack = pack
        self.from = from
    }
}

/// What stands under another name in the new text of its pack.
package struct SubjectMoved: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        /// All that is said of an item, a question or a repeat.
        case item(ItemID)
        /// One answer.
        case answer(AnswerKey)
        /// A fact of this name, of this pack.
        case fact(String, pack: String)
    }

    package var subject: Subject
    /// The name in the same pack.
    package var to: String

    package init(_ subject: Subject, to: String) {
        self.subject = subject
        self.to = to
    }
}

/// What is set aside: kept and readable, and counted for nothing.
package enum SubjectOrphaned: Hashable, Sendable {
    /// All that is said of items, questions or repeats of one pack, answered or not: so an answer
    /// of a device that did not know is set aside too.
    case items(pack: String, codes: [String], OrphanReason)
    case answer(AnswerKey, OrphanReason)
    case fact(String, pack: String, OrphanReason)
}

/// What was set aside and stands again.
package enum SubjectRestored: Hashable, Sendable {
    /// What stood under these names while the text `digest` counted.
    case items(pack: String, codes: [String], digest: String)
    /// One answer, by its entry; `to` is its name where that is another one.
    case answer(AnswerKey, leaf: LeafHash, to: String?)
    /// What stood under this name while the text `digest` counted.
    case fact(String, pack: String, digest: String, to: String?)
}

/// Why something cannot stand in the new text of its pack.
package enum OrphanReason: String, CaseIterable, Sendable {
    case itemGone = "item_gone"
    case requirementChanged = "requirement_changed"
    case typeChanged = "type_changed"
    case choiceGone = "choice_gone"
    /// What it would move to is answered itself.
    case targetAnswered = "target_answered"
}
