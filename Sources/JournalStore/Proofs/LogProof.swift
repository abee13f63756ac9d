/// Why a text is no proof, or proves nothing.
package enum LogProofFault: String, Error, Hashable, Sendable {
    case malformed = "malformed"
    /// Its checkpoint is not signed by the key in question.
    case notSigned = "not_signed"
    /// The entry is not where it says.
    case notIncluded = "not_included"

    package var code: String { rawValue }
}

/// A file that shows one entry to be in a journal (c2sp.org/tlog-proof): whoever has it, the entry's
/// line and the journal's public key needs nothing else.
///
///     c2sp.org/tlog-proof@v1
///     index <the entry's number>
///     <base 64 of a hash>, as many as there are
///     (an empty line)
///     <the signed checkpoint>
package struct LogProof: Hashable, Sendable {
    private static let head = "c2sp.org/tlog-proof@v1"
    private static let index = "index "
    /// A tree of 2^40 entries has no longer path.
    private static let hashLimit = 40

    package let index: Int
    package let hashes: [Hash256]
    package let note: SignedNote

    package init(index: Int, hashes: [Hash256], note: SignedNote) {
        self.index = index
        self.hashes = hashes
        self.note = note
    }

    package var bytes: [UInt8] {
        Array("\(Self.head)\n\(Self.index)\(index)\n".utf8)
            + hashes.flatMap { Array("\($0.base64)\n".utf8) } + [UInt8(ascii: "\n")] + note.bytes
    }

    /// Reads a proof without relying on it.
    ///
    /// - Throws: `malformed` for anything that `bytes` would not have made.
    package init(_ bytes: [UInt8]) throws(LogProofFault) {
        var lines = bytes.split(
            separator: UInt8(ascii: "\n"), maxSplits: Self.hashLimit + 3,
            omittingEmptySubsequences: false)[...]
        guard let head = lines.popFirst(), head.elementsEqual(Self.head.utf8),
            let indexLine = lines.popFirst(), indexLine.starts(with: Self.index.utf8),
            let index = Int(
                String(decoding: indexLine.dropFirst(Self.index.utf8.count), as: UTF8.self)),
            index >= 0
        else { throw .malformed }
        var hashes: [Hash256] = []
        var length = head.count + indexLine.count + 2
        while let line = lines.popFirst(), !line.isEmpty {
            guard hashes.count < Self.hashLimit,
                let hash = Base64.bytes(String(decoding: line, as: UTF8.self)), hash.count == 32
            else { throw .malformed }
            hashes.append(Hash256(bytes: hash))
            length += line.count + 1
        }
        guard length < bytes.count else { throw .malformed }
        do throws(NoteFault) {
            note = try SignedNote(Array(bytes[(length + 1)...]))
        } catch {
            throw .malformed
        }
        self.index = index
        self.hashes = hashes
        guard self.bytes == bytes else { throw .malformed }
    }

    /// Makes sure that the journal of this key holds this entry at this place.
    ///
    /// - Parameter leaf: The leaf hash of the entry's line.
    /// - Returns: The checkpoint that says so.
    package func verify(
        _ leaf: Hash256, by verifier: NoteVerifier
    ) throws(LogProofFault) -> Checkpoint {
        do throws(NoteFault) {
            try note.verify(verifier)
        } catch {
            throw .notSigned
        }
        guard let checkpoint = Checkpoint(text: note.text), checkpoint.origin == verifier.name
        else { throw .malformed }
        guard
            MerkleProof.isIncluded(
                leaf, at: index, inTreeOf: checkpoint.size, checkpoint.root, by: hashes)
        else { throw .notIncluded }
        return checkpoint
    }
}
