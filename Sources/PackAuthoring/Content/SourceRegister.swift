package import ChecklistEngine

/// All sources of several packs, each once, and what rests on it.
package struct SourceRegister: Sendable {
    package struct Entry: Sendable {
        package let source: PackSource
        /// Number of the source that stands in its place.
        package let replacedBy: String?
        /// Packs that have it, in their order, with the items and judgements that cite it there.
        package fileprivate(set) var uses: [Use]

        package var items: Int { uses.reduce(0) { $0 + $1.items } }
        package var verifiedItems: Int { uses.reduce(0) { $0 + $1.verifiedItems } }
        package var judgements: Int { uses.reduce(0) { $0 + $1.judgements } }
    }

    package struct Use: Equatable, Sendable {
        package let pack: String
        /// Items that cite it as a basis, or for liability.
        package let items: Int
        package let verifiedItems: Int
        package let judgements: Int
    }

    /// What is in force first, then what grounds less, by number.
    package let entries: [Entry]

    /// Sources with one number are one source; lint holds that packs agree on it.
    package init(of packs: [Pack]) {
        var entries: [String: Entry] = [:]
        for pack in packs {
            for source in pack.sources {
                let use = Use(of: source.id, in: pack)
                let successor = source.replacedBy.flatMap { pack.source($0)?.number }
                entries[
                    source.number, default: Entry(source: source, replacedBy: successor, uses: [])
                ].uses.append(use)
            }
        }
        self.entries = entries.values.sorted { $0.rank < $1.rank }
    }
}

extension SourceRegister.Entry {
    /// Whether a person has to look at it before anybody relies on it.
    package var isOpen: Bool {
        source.status == .unconfirmed || source.isSuccessionUnsettled
            || source.confidence != .verified && source.status != .practice
    }

    fileprivate var rank: (Int, String) {
        (SourceStatus.allCases.firstIndex(of: source.status) ?? 0, source.number)
    }
}

extension SourceRegister.Use {
    fileprivate init(of source: String, in pack: Pack) {
        let citing = pack.items.filter { item in
            (item.basis + item.liability).contains { $0.source == source }
        }
        self.init(
            pack: pack.id, items: citing.count, verifiedItems: citing.count { !$0.isDraft },
            judgements: pack.grading.judgements.count { $0.source == source })
    }
}
