package import Crypto

/// A SHA-256 hash: of a line, of a node of the tree, of a file.
package struct Hash256: Hashable, Sendable {
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    /// What the line before the first one counts as.
    package static let zero = Hash256(bytes: [UInt8](repeating: 0, count: 32))

    /// The root of the tree without entries, SHA-256 of nothing.
    static let ofNothing = Hash256(of: [UInt8]())

    package init(of bytes: [UInt8]) {
        self.init(SHA256.hash(data: bytes))
    }

    init(of buffer: UnsafeRawBufferPointer) {
        var hasher = SHA256()
        hasher.update(bufferPointer: buffer)
        self.init(hasher.finalize())
    }

    package init(_ digest: SHA256.Digest) {
        self = digest.withUnsafeBytes { Hash256(raw: $0) }
    }

    /// - Precondition: There are 32 bytes.
    package init(bytes: [UInt8]) {
        precondition(bytes.count == 32, "a hash of \(bytes.count) bytes")
        self = bytes.withUnsafeBytes { Hash256(raw: $0) }
    }

    private init(raw: UnsafeRawBufferPointer) {
        first = UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
        second = UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        third = UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
        fourth = UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    }

    /// 64 lower-case hex digits; anything else is no hash.
    package init?(hex text: some StringProtocol) {
        guard let bytes = Hex.bytes(text.utf8), bytes.count == 32 else { return nil }
        self.init(bytes: bytes)
    }

    init?(hex text: UnsafeBufferPointer<UInt8>) {
        guard text.count == 64 else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        guard Hex.word(text, at: 0, into: &words.0), Hex.word(text, at: 16, into: &words.1),
            Hex.word(text, at: 32, into: &words.2), Hex.word(text, at: 48, into: &words.3)
        else { return nil }
        (first, second, third, fourth) = words
    }

    package var bytes: [UInt8] {
        let words = (first.bigEndian, second.bigEndian, third.bigEndian, fourth.bigEndian)
        return withUnsafeBytes(of: words) { Array($0) }
    }

    /// Big-endian.
    package var words: (UInt64, UInt64, UInt64, UInt64) { (first, second, third, fourth) }

    package var hex: String { Hex.text(bytes) }

    /// The first 16 hex digits, for names and for `sum`.
    var shortHex: [UInt8] { Hex.digits(first, count: 16) }

    package var base64: String { Base64.text(bytes) }
}

extension Hash256: CustomStringConvertible {
    package var description: String { hex }
}

extension Hash256 {
    /// SHA-256(0x00 ‖ line), RFC 6962 section 2.1.
    static func leaf(_ line: UnsafeRawBufferPointer) -> Hash256 {
        var hasher = SHA256()
        withUnsafeBytes(of: UInt8(0)) { hasher.update(bufferPointer: $0) }
        hasher.update(bufferPointer: line)
        return Hash256(hasher.finalize())
    }

    /// SHA-256(0x01 ‖ left ‖ right).
    static func node(_ left: Hash256, _ right: Hash256) -> Hash256 {
        var hasher = SHA256()
        withUnsafeBytes(of: UInt8(1)) { hasher.update(bufferPointer: $0) }
        left.update(&hasher)
        right.update(&hasher)
        return Hash256(hasher.finalize())
    }

    private func update(_ hasher: inout SHA256) {
        let words = (first.bigEndian, second.bigEndian, third.bigEndian, fourth.bigEndian)
        withUnsafeBytes(of: words) { hasher.update(bufferPointer: $0) }
    }
}
