import FormEngine
package import Wording

/// What a local addition (地方补充) says of itself: a pack like any other that joins its base.
package struct PackOverlay: Hashable, Sendable {
    /// Id of the pack that it adds to.
    package let base: String
    /// Who adds: a province, a group company.
    package let issuer: Text

    package init(base: String, issuer: Text) {
        self.base = base
        self.issuer = issuer
    }
}

/// What two packs of one inspection cannot both have.
package enum PackClash: Hashable, Sendable {
    /// An addition has an item under a code of its base, as if it stood in its place.
    case item(String)
    /// One answer would mean two things.
    case fact(String)
}

extension Pack {
    package var overlay: PackOverlay? { settings.overlay }

    /// What this addition cannot have beside its base: items first, each in the order of this pack.
    package func clashes(withBase base: Pack) -> [PackClash] {
        let taken = Set(base.items.map(\.code) + base.questions.map(\.name))
        let own = items.map(\.code) + questions.map(\.name)
        return own.filter(taken.contains).map { .item($0) } + factClashes(with: base)
    }

    /// Facts of one name are one fact, asked once; they have to be of one type, with one unit and
    /// the same choices. Labels may differ: those of the first pack are shown.
    package func factClashes(with other: Pack) -> [PackClash] {
        facts.compactMap { fact in
            guard let theirs = other.facts.first(where: { $0.name == fact.name }),
                !isSame(fact, theirs, in: other)
            else { return nil }
            return .fact(fact.name)
        }
    }

    private func isSame(_ fact: Question, _ theirs: Question, in other: Pack) -> Bool {
        switch (fact.kind, theirs.kind) {
        case (.selectOne, .selectOne), (.selectMultiple, .selectMultiple):
            Set(choices(of: fact).map(\.name)) == Set(other.choices(of: theirs).map(\.name))
        default: fact.kind == theirs.kind && fact.unit == theirs.unit
        }
    }
}
