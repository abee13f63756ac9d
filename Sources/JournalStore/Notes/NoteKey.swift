import Crypto

/// The names that keys of signed notes go by.
enum NoteKeyName {
    private static let lengthLimit = 255

    /// ASCII letters, digits, `.`, `-`, `_` and `/`: a part of what c2sp.org/signed-note allows,
    /// without anything that looks like something else.
    static func accepts(_ name: String) -> Bool {
        (1...lengthLimit).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
                    UInt8(ascii: "_"), UInt8(ascii: "/"):
                    true
                default: false
                }
            }
    }
}

/// The public half of a key that signs notes: a verifier key (vkey) of c2sp.org/signed-note.
package struct NoteVerifier: Hashable, Sendable {
    package enum Algorithm: UInt8, Sendable {
        case ed25519 = 1
        /// Ed25519 with a time, as witnesses sign (c2sp.org/tlog-cosignature).
        case cosignature = 4
    }

    package let name: String
    package let algorithm: Algorithm

    /// 32 bytes.
    package let publicKey: [UInt8]

    /// Nil when the name or the key's length is not allowed.
    package init?(name: String, algorithm: Algorithm = .ed25519, publicKey: [UInt8]) {
        guard NoteKeyName.accepts(name), publicKey.count == 32 else { return nil }
        self.name = name
        self.algorithm = algorithm
        self.publicKey = publicKey
    }

    /// Reads `<name>+<key id>+<base 64 of algorithm and key>`.
    package init?(vkey: String) {
        let parts = vkey.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64.bytes(parts[2]), let first = bytes.first,
            let algorithm = Algorithm(rawValue: first)
        else { return nil }
        self.init(name: String(parts[0]), algorithm: algorithm, publicKey: Array(bytes.dropFirst()))
        guard Hex.text(keyID) == parts[1] else { return nil }
    }

    package var vkey: String {
        "\(name)+\(Hex.text(keyID))+\(Base64.text([algorithm.rawValue] + publicKey))"
    }

    /// The first four bytes of SHA-256(name ‖ LF ‖ algorithm ‖ key).
    package var keyID: [UInt8] {
        let named = Array(name.utf8) + [UInt8(ascii: "\n"), algorithm.rawValue] + publicKey
        return Array(Hash256(of: named).bytes.prefix(4))
    }

    /// The key id as entries name it.
    package var id: String { Hex.text(keyID) }

    /// Whether this key made a plain Ed25519 signature of a text; always false for others.
    func isSignature(_ signature: [UInt8], of text: [UInt8]) -> Bool {
        guard algorithm == .ed25519,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return false }
        return key.isValidSignature(signature, for: text)
    }
}

extension NoteVerifier {
    private static let timeBytes = 8

    /// When a witness vouched for a checkpoint (c2sp.org/tlog-cosignature), in Unix seconds; nil
    /// when this key did not make the signature, or is no witness's.
    func cosignatureTime(_ signature: [UInt8], of text: String) -> Int64? {
        guard algorithm == .cosignature, signature.count > Self.timeBytes,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return nil }
        let number = signature.prefix(Self.timeBytes).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        guard let time = Int64(exactly: number) else { return nil }
        let signed = Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
        let isValid = key.isValidSignature(signature.dropFirst(Self.timeBytes), for: signed)
        return isValid ? time : nil
    }
}

/// A key that signs notes under a name: a device's, or an inspector's.
package struct NoteSigner: Sendable {
    package let name: String
    private let key: Curve25519.Signing.PrivateKey

    /// - Parameter seed: The 32 bytes of RFC 8032's private key.
    /// - Returns: Nil when the name is not allowed or there are not 32 bytes.
    package init?(name: String, seed: [UInt8]) {
        guard NoteKeyName.accepts(name), seed.count == 32,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        else { return nil }
        self.name = name
        self.key = key
    }

    /// A new key.
    ///
    /// - Returns: Nil when the name is not allowed.
    package static func make(name: String, random: any RandomSource) -> NoteSigner? {
        NoteSigner(name: name, seed: random.bytes(32))
    }

    /// A new key whose name is made from itself, as a device's is.
    static func make(
        random: any RandomSource, named name: (_ publicKey: [UInt8]) -> String
    ) -> NoteSigner? {
        let seed = random.bytes(32)
        return NoteSigner(name: "unnamed", seed: seed).flatMap { unnamed in
            NoteSigner(name: name(unnamed.publicKey), seed: seed)
        }
    }

    package var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

    package var verifier: NoteVerifier {
        guard let verifier = NoteVerifier(name: name, publicKey: publicKey) else {
            preconditionFailure("a signer named \(name) without a verifier")
        }
        return verifier
    }

    /// The secret, for the key file and for nothing else.
    var seed: [UInt8] { Array(key.rawRepresentation) }

    func signature(of text: [UInt8]) throws(NoteFault) -> [UInt8] {
        do { return Array(try key.signature(for: text)) } catch { throw .cannotSign }
    }
}
