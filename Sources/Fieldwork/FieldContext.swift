package import ChecklistEngine
package import CivilTime
package import FormEngine
package import InspectionModel
package import Wording

/// What a decision may know of the world; all of it is passed in.
package struct FieldContext: Sendable {
    /// A civil day of the packs' zone.
    package var today: CivilDay
    /// `2026-03-04T09:00:00.000+08:00`
    package var now: WallTime
    /// Who types.
    package var typist: PersonID
    /// Who judges, where a shared laptop has switched authors.
    package var author: PersonID
    package var deviceLabel: String
    package var isPractice: Bool
    /// Ids of the kinds of authority the inspectors belong to, as packs name them.
    package var authorities: Set<String>
    package var language: Language
    /// Random bits for the ids that the decision makes, drawn one by one.
    package var mint: IDMint

    package init(
        today: CivilDay, now: WallTime, typist: PersonID, author: PersonID, deviceLabel: String,
        isPractice: Bool, authorities: Set<String>, language: Language, mint: IDMint
    ) {
        self.today = today
        self.now = now
        self.typist = typist
        self.author = author
        self.deviceLabel = deviceLabel
        self.isPractice = isPractice
        self.authorities = authorities
        self.language = language
        self.mint = mint
    }
}

/// Hands out random bits that the caller drew.
package struct IDMint: Sendable {
    private var seeds: [UInt64]

    /// Bits for more ids than one decision can need.
    package static let size = 8

    /// - Precondition: `size` values.
    package init(_ seeds: [UInt64]) {
        precondition(seeds.count == Self.size, "a mint holds \(Self.size) values")
        self.seeds = seeds
    }

    package mutating func next<ID: Identifier>() -> ID { ID(random: seeds.removeLast()) }

    /// Between 2^51 and 2^52: whole in every reader of JSON, and apart from counted rows.
    mutating func nextRow() -> Int { Int(seeds.removeLast() >> 13 | 1 << 51) }
}

/// The packs at hand, with what is worked out once for each.
package protocol PackShelf {
    func pack(_ id: String) -> ShelvedPack?
    /// It is there, and damaged or not to be read.
    func isUnusable(_ id: String) -> Bool
    /// The local additions to a pack, in the order of their ids.
    func overlays(of base: String) -> [ShelvedPack]
    /// One text of a pack, the present one or one that was stored with an inspection.
    func pack(_ id: String, digest: String) -> ShelvedPack?
    /// The pack that carries the modes and the compulsory matters.
    var compulsoryMatters: ShelvedPack { get }
}

package struct ShelvedPack: Sendable {
    package let pack: Pack
    package let graph: FormGraph
    /// The verifier key of the trusted issuer who signed its text.
    package let signedBy: String?

    package init(_ pack: Pack, signedBy: String? = nil) {
        self.pack = pack
        graph = FormGraph(pack.form)
        self.signedBy = signedBy
    }

    package init(_ other: ShelvedPack, signedBy: String?) {
        pack = other.pack
        graph = other.graph
        self.signedBy = signedBy
    }

    /// - Parameter items: Codes of those that belong to the inspection; none for all.
    package func reference(items: [String] = []) -> PackReference {
        PackReference(
            id: pack.id, version: pack.version, digest: pack.digest, title: pack.title,
            items: items, signedBy: signedBy)
    }
}
