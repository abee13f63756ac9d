/// Collects what is pasted, up to the marker that ends it.
struct PasteCollector: Sendable {
    /// Bytes kept of one paste; the rest of a longer one is dropped.
    static let maximumBytes = 1 << 20

    private var bytes: [UInt8] = []
    /// How many bytes of the end marker have come: it may be cut anywhere.
    private var markerLength = 0

    /// Takes a byte; true when it ends the paste.
    ///
    /// Pasted text may hold the marker itself, so as to have the rest of it taken for keys. While
    /// another one follows in the same read, and no new paste begins before it, it was not the end.
    mutating func accept(_ byte: UInt8, followedBy rest: ArraySlice<UInt8>) -> Bool {
        if byte == Self.end[markerLength] {
            markerLength += 1
            guard markerLength == Self.end.count else { return false }
            markerLength = 0
            guard let next = rest.firstRange(of: Self.end) else { return true }
            return rest[..<next.lowerBound].contains(Self.start)
        }
        // The marker's first byte occurs in it only once, so nothing else can start within it.
        let startsMarker = byte == Self.end[0]
        keep(Self.end.prefix(markerLength) + (startsMarker ? [] : [byte]))
        markerLength = startsMarker ? 1 : 0
        return false
    }

    /// What was pasted; bytes that are no UTF-8 become U+FFFD.
    mutating func take() -> String {
        defer { self = PasteCollector() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func keep(_ more: ArraySlice<UInt8>) {
        bytes.append(contentsOf: more.prefix(max(0, Self.maximumBytes - bytes.count)))
    }

    private static let start = Array("\u{1B}[200~".utf8)
    private static let end = Array("\u{1B}[201~".utf8)
}
