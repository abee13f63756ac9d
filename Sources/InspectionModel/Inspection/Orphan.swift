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
    /// Of an answer that was chosen among several: the choice.
    var chosen: EntryStamp?
    /// Who took an answer back beside it, knowing nothing of it.
    var withdrawn: [AnswerSide] = []

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

    var origin: AnswerOrigin? {
        if case .answer(_, _, let origin) = content { origin } else { nil }
    }

    func isFact(_ name: String, ofPack pack: String, digest: String) -> Bool {
        guard case .fact(name, _) = content else { return false }
        return self.pack == pack && self.digest == digest
    }
}

/// Under which item a person gave an answer that stands under another one.
package struct AnswerOrigin: Hashable, Sendable {
    package let item: ItemID
    /// The requirement as it stood on the screen.
    package let shown: String
}
