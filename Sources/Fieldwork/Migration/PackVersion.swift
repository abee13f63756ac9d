package import ChecklistEngine
package import InspectionModel
package import Wording

/// A version of a pack, as far as two can be brought into an order: `2026.9` before `2026.10`.
package struct PackVersion: Comparable {
    private let parts: [Part]

    private enum Part: Comparable {
        case word(String)
        case number(Int)
    }

    package init(_ text: String) {
        var parts: [Part] = []
        for piece in text.unicodeScalars.split(whereSeparator: {
            ".-_ ".unicodeScalars.contains($0)
        }) {
            let word = String(piece)
            parts.append(Int(word).map { .number($0) } ?? .word(word))
        }
        self.parts = parts
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.parts.lexicographicallyPrecedes(right.parts)
    }
}

/// A version of an inspection's pack that is at hand and newer than the one it follows.
package struct NewerPack: Equatable, Sendable {
    package let id: String
    package let title: Text
    package let digest: String
    package let version: String
    /// The version that the inspection follows.
    package let present: String

    package init(_ entry: PackIndexEntry, than present: PackReference) {
        id = entry.id
        title = entry.title
        digest = entry.digest
        version = entry.version
        self.present = present.version
    }
}

extension PackReference {
    /// Whether another text of the pack is newer than this one.
    package func isOlder(thanVersion version: String, digest: String) -> Bool {
        digest != self.digest && PackVersion(self.version) < PackVersion(version)
    }
}

extension InspectionState {
    /// What its packs could be followed by, while it is not over.
    ///
    /// - Parameter shelf: The packs at hand.
    package func newerPacks(on shelf: [PackIndexEntry]) -> [NewerPack] {
        guard phase == .open || phase == .suspended else { return [] }
        return packs.compactMap { pack in
            guard let entry = shelf.first(where: { $0.id == pack.id }),
                pack.isOlder(thanVersion: entry.version, digest: entry.digest)
            else { return nil }
            return NewerPack(entry, than: pack)
        }
    }
}
