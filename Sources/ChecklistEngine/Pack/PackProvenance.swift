/// Where a pack comes from, and who vouches for its text.
package enum PackProvenance: Hashable, Sendable {
    /// With the program.
    case shipped
    /// Signed by an issuer whom the workspace trusts.
    case trusted(PackSigner)
    /// Signed, and soundly, by somebody whom the workspace does not know.
    case unknownKey(PackSigner)
    case unsigned

    /// Stable; keys of the string files and of `--json`.
    package var code: String {
        switch self {
        case .shipped: "shipped"
        case .trusted: "trusted"
        case .unknownKey: "unknown_key"
        case .unsigned: "unsigned"
        }
    }

    package var signer: PackSigner? {
        switch self {
        case .trusted(let signer), .unknownKey(let signer): signer
        case .shipped, .unsigned: nil
        }
    }

    package var isTrusted: Bool {
        if case .trusted = self { true } else { false }
    }

    /// What a sentence names.
    package var arguments: [String: String] {
        signer.map { ["name": $0.name, "key": $0.keyID] } ?? [:]
    }
}

/// Whose key signed a pack. The name is what the key says of itself.
package struct PackSigner: Hashable, Sendable {
    package let name: String
    /// 8 hex digits.
    package let keyID: String
    /// The verifier key, as `pack trust` takes it.
    package let key: String

    package init(name: String, keyID: String, key: String) {
        self.name = name
        self.keyID = keyID
        self.key = key
    }
}
