import CanonicalJSON

/// An entry holds no more than 64 KiB; a pack whose codes are all new says more than that.
extension PacksMigrated {
    /// Bytes of names in one part: with the packs, which stand in each, it stays below an entry.
    private static let room = 24 * 1_024
    /// Codes that stay together.
    private static let fewCodes = 256

    /// The same as events that fit into entries, in their order; one where it fits as it is.
    package var parts: [PacksMigrated] {
        var blank = self
        (blank.moved, blank.orphaned, blank.restored) = ([], [], [])
        var parts = [blank]
        var bytes = 0
        func add(_ encoded: JSONObject, _ put: (inout PacksMigrated) -> Void) {
            let size = canonicalBytes(encoded).count + 1
            if bytes + size > Self.room, bytes > 0 {
                parts.append(blank)
                bytes = 0
            }
            bytes += size
            put(&parts[parts.count - 1])
        }
        for moved in moved { add(moved.encoded) { $0.moved.append(moved) } }
        for orphaned in orphaned.flatMap(\.pieces) {
            add(orphaned.encoded) { $0.orphaned.append(orphaned) }
        }
        for restored in restored.flatMap(\.pieces) {
            add(restored.encoded) { $0.restored.append(restored) }
        }
        if parts.count == 1 { return [self] }
        for index in parts.indices { parts[index].part = Part(index + 1, of: parts.count) }
        return parts
    }

    /// This part and the next one.
    func joined(_ next: PacksMigrated) -> PacksMigrated {
        var whole = self
        whole.moved += next.moved
        whole.orphaned += next.orphaned
        whole.restored += next.restored
        whole.part = next.part
        return whole
    }

    fileprivate static func pieces(_ codes: [String]) -> [[String]] {
        stride(from: 0, to: codes.count, by: fewCodes).map { first in
            Array(codes[first..<min(first + fewCodes, codes.count)])
        }
    }
}

extension SubjectOrphaned {
    fileprivate var pieces: [SubjectOrphaned] {
        guard case .items(let pack, let codes, let reason) = self else { return [self] }
        return PacksMigrated.pieces(codes).map { .items(pack: pack, codes: $0, reason) }
    }
}

extension SubjectRestored {
    fileprivate var pieces: [SubjectRestored] {
        guard case .items(let pack, let codes, let digest) = self else { return [self] }
        return PacksMigrated.pieces(codes).map { .items(pack: pack, codes: $0, digest: digest) }
    }
}
