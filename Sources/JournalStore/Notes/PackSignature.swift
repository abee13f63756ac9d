/// Why bytes are no signature of a pack, and where in them.
package struct PackSignatureFault: Error, Hashable, Sendable {
    package enum Reason: String, CaseIterable, Hashable, Sendable {
        case unreadable
        case tooLong = "too_long"
        case malformed
        /// Made by a newer program, or no signature of a pack at all.
        case unknownFormat = "unknown_format"
        /// The key that the text names did not sign this text.
        case wrongSignature = "wrong_signature"
        /// It is sound, and of another pack or version.
        case otherPack = "other_pack"
        /// It is of this pack and version, and of other bytes.
        case otherBytes = "other_bytes"
    }

    package let reason: Reason
    /// From 1.
    package let line: Int

    package init(_ reason: Reason, line: Int) {
        self.reason = reason
        self.line = line
    }
}

/// An issuer's signature of a pack, as it lies beside the pack: a note with one signature.
///
///     zhaodan/pack-signature/v1
///     pack <id>
///     version <version>
///     sha256 <64 hex digits, over the pack's bytes>
///     key <verifier key>
///
///     — <name> <base 64 of the key's id and the signature>
///
/// The key stands in what is signed, so that a changed byte is found by those, too, who do not
/// know the issuer. Whether the key is the issuer's is for whoever trusts it to say.
package struct PackSignature: Hashable, Sendable {
    package let pack: String
    package let version: String
    /// Of the pack's bytes.
    package let digest: Hash256
    package let key: NoteVerifier
    package let note: SignedNote

    package static let form = "zhaodan/pack-signature/v1"
    /// A version that is a sentence has room.
    package static let byteLimit = 4_096

    private static let labels = ["pack", "version", "sha256", "key"]
    private static let lineFeed = UInt8(ascii: "\n")

    /// Signs; `malformed` for an id or a version that no line can hold.
    package init(
        pack: String, version: String, digest: Hash256, by signer: NoteSigner
    ) throws(NoteFault) {
        let values = [pack, version, digest.hex, signer.verifier.vkey]
        let note = try SignedNote(signing: Self.text(values), by: signer)
        guard let read = try? Self(note.bytes), read.pack == pack, read.version == version else {
            throw .malformed
        }
        self = read
    }

    /// Reads a signature and makes sure that the key it names made it.
    ///
    /// - Complexity: O(1): no more than `byteLimit` bytes, one signature.
    package init(_ bytes: [UInt8]) throws(PackSignatureFault) {
        guard bytes.count <= Self.byteLimit else {
            throw PackSignatureFault(.tooLong, line: Self.line(of: Self.byteLimit, in: bytes))
        }
        if let place = bytes.firstIndex(where: { ($0 < 0x20 && $0 != 0x0a) || $0 == 0x7f }) {
            throw PackSignatureFault(.malformed, line: Self.line(of: place, in: bytes))
        }
        let lines = bytes.split(separator: Self.lineFeed, omittingEmptySubsequences: false)
            .map { String(validating: $0, as: UTF8.self) }
        guard lines[0] == Self.form else { throw PackSignatureFault(.unknownFormat, line: 1) }
        var values: [String] = []
        for (index, label) in Self.labels.enumerated() {
            guard lines.indices.contains(index + 1), let line = lines[index + 1],
                line.utf8.starts(with: "\(label) ".utf8)
            else { throw PackSignatureFault(.malformed, line: min(index + 2, lines.count)) }
            values.append(String(Substring(line.utf8.dropFirst(label.utf8.count + 1))))
        }
        guard !values[0].isEmpty else { throw PackSignatureFault(.malformed, line: 2) }
        guard let digest = Hash256(hex: values[2]) else {
            throw PackSignatureFault(.malformed, line: 4)
        }
        guard let key = NoteVerifier(vkey: values[3]), key.algorithm == .ed25519 else {
            throw PackSignatureFault(.malformed, line: 5)
        }
        // The empty line, one signature, and nothing behind its line feed.
        let signatureLine = Self.labels.count + 3
        guard lines.count > signatureLine - 1, lines[signatureLine - 2] == "" else {
            throw PackSignatureFault(.malformed, line: min(signatureLine - 1, lines.count))
        }
        guard lines.count == signatureLine + 1, lines[signatureLine] == "",
            let note = try? SignedNote(bytes), note.text == Self.text(values),
            note.signatures.count == 1
        else { throw PackSignatureFault(.malformed, line: min(signatureLine, lines.count)) }
        guard (try? note.verify(key)) != nil else {
            throw PackSignatureFault(.wrongSignature, line: signatureLine)
        }
        pack = values[0]
        version = values[1]
        self.digest = digest
        self.key = key
        self.note = note
    }

    /// Makes sure that it is of these bytes.
    package func verify(_ digest: Hash256) throws(PackSignatureFault) {
        guard self.digest == digest else { throw PackSignatureFault(.otherBytes, line: 4) }
    }

    /// Makes sure that it is of this pack.
    package func verify(
        _ digest: Hash256, pack: String, version: String
    ) throws(PackSignatureFault) {
        guard self.pack == pack else { throw PackSignatureFault(.otherPack, line: 2) }
        guard self.version == version else { throw PackSignatureFault(.otherPack, line: 3) }
        try verify(digest)
    }

    private static func text(_ values: [String]) -> String {
        let lines = zip(labels, values).map { label, value in "\(label) \(value)\n" }
        return "\(form)\n\(lines.joined())"
    }

    private static func line(of index: Int, in bytes: [UInt8]) -> Int {
        bytes[..<index].count { $0 == lineFeed } + 1
    }
}
