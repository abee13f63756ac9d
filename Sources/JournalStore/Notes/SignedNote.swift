/// Why bytes are no signed note, or not one to rely on.
package enum NoteFault: String, Error, Hashable, Sendable {
    case tooLong = "too_long"
    case malformed = "malformed"
    case tooManySignatures = "too_many_signatures"
    /// None of the signatures was made by the key in question.
    case notSigned = "not_signed"
    /// The key in question is named, but its signature is of another text.
    case wrongSignature = "wrong_signature"
    /// The text of the note is not what it has to be.
    case wrongText = "wrong_text"
    case cannotSign = "cannot_sign"

    package var code: String { rawValue }
}

/// Whether a witness vouched for a checkpoint.
package enum Cosignature: Hashable, Sendable {
    case missing
    /// It is named, but its signature is of another text or another time.
    case wrong
    case holds(unixSeconds: Int64)
}

/// A text with signatures under it (c2sp.org/signed-note).
///
///     text, whose last character is a line feed
///     (an empty line)
///     — <name> <base 64 of 4 bytes of key id and the signature>
package struct SignedNote: Hashable, Sendable {
    package struct Signature: Hashable, Sendable {
        package let name: String
        package let keyID: [UInt8]
        package let bytes: [UInt8]
    }

    /// Of a whole note; a text of an inspection's size has room twenty times over.
    package static let byteLimit = 16_384
    package static let signatureLimit = 16

    private static let mark = "\u{2014} "

    /// With its last line feed; this is what the signatures are of.
    package let text: String
    package private(set) var signatures: [Signature]

    /// Reads a note without relying on it: no signature is checked.
    package init(_ bytes: [UInt8]) throws(NoteFault) {
        guard bytes.count <= Self.byteLimit else { throw .tooLong }
        let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7f || $0 == UInt8(ascii: "\n") }
        guard isPlain, let whole = String(validating: bytes, as: UTF8.self),
            let split = Self.lastEmptyLine(in: bytes)
        else { throw .malformed }
        text = String(decoding: bytes[..<split], as: UTF8.self)
        let lines = whole.utf8.dropFirst(split + 1).split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // The last line feed leaves one empty piece behind it.
        guard lines.count >= 2, let last = lines.last, last.isEmpty else { throw .malformed }
        guard lines.count - 1 <= Self.signatureLimit else { throw .tooManySignatures }
        signatures = []
        for line in lines.dropLast() {
            guard let signature = Self.signature(in: Substring(line)) else { throw .malformed }
            signatures.append(signature)
        }
    }

    /// - Parameter text: Not empty, ends with a line feed, holds no other control character.
    package init(signing text: String, by signers: NoteSigner...) throws(NoteFault) {
        try self.init(signing: text, by: signers)
    }

    init(signing text: String, by signers: [NoteSigner]) throws(NoteFault) {
        guard text.utf8.last == UInt8(ascii: "\n") else { throw .malformed }
        self.text = text
        signatures = []
        for signer in signers {
            signatures.append(
                Signature(
                    name: signer.name, keyID: signer.verifier.keyID,
                    bytes: try signer.signature(of: Array(text.utf8))))
        }
        guard try SignedNote(bytes) == self else { throw .malformed }
    }

    package var bytes: [UInt8] { Array(string.utf8) }

    package var string: String {
        text + "\n"
            + signatures.map { signature in
                "\(Self.mark)\(signature.name) "
                    + "\(Base64.text(signature.keyID + signature.bytes))\n"
            }.joined()
    }

    /// Makes sure that a key signed this text. Signatures of other keys are neither asked for nor
    /// looked at, so that witnesses and later algorithms may add theirs.
    package func verify(_ verifier: NoteVerifier) throws(NoteFault) {
        let keyID = verifier.keyID
        let own = signatures.filter { $0.name == verifier.name && $0.keyID == keyID }
        guard !own.isEmpty else { throw .notSigned }
        let signed = Array(text.utf8)
        guard own.allSatisfy({ verifier.isSignature($0.bytes, of: signed) }) else {
            throw .wrongSignature
        }
    }

    /// What a witness says of this text; the latest when it says so more than once.
    package func cosignature(of witness: NoteVerifier) -> Cosignature {
        let keyID = witness.keyID
        let own = signatures.filter { $0.name == witness.name && $0.keyID == keyID }
        let times = own.compactMap { witness.cosignatureTime($0.bytes, of: text) }
        guard let latest = times.max() else { return own.isEmpty ? .missing : .wrong }
        return times.count == own.count ? .holds(unixSeconds: latest) : .wrong
    }

    /// The offset of the last empty line, which is also the length of the text before it.
    private static func lastEmptyLine(in bytes: [UInt8]) -> Int? {
        var index = bytes.count - 1
        while index > 0 {
            if bytes[index] == UInt8(ascii: "\n"), bytes[index - 1] == UInt8(ascii: "\n") {
                return index
            }
            index -= 1
        }
        return nil
    }

    private static func signature(in line: Substring) -> Signature? {
        guard line.utf8.starts(with: mark.utf8) else { return nil }
        let parts = line.utf8.dropFirst(mark.utf8.count).split(
            separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2, let bytes = Base64.bytes(Substring(parts[1])), bytes.count > 4
        else {
            return nil
        }
        let name = String(Substring(parts[0]))
        guard !name.isEmpty, !name.utf8.contains(UInt8(ascii: "+")) else { return nil }
        return Signature(
            name: name, keyID: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
    }
}
