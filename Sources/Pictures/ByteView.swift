/// Bytes from a foreign hand: whatever lies outside of them is nil and never a trap.
protocol ForeignBytes {
    var count: Int { get }
    func part(_ offset: Int, _ count: Int) -> ByteView?
}

extension ForeignBytes {
    /// Whether a part lies inside.
    func holds(_ offset: Int, _ count: Int) -> Bool {
        offset >= 0 && count >= 0 && offset <= self.count && count <= self.count - offset
    }

    /// An unsigned number of up to 6 bytes; eight would not fit.
    func number(_ offset: Int, bytes width: Int) -> Int? {
        guard width <= 6 else { return nil }
        return part(offset, width)?.number
    }

    func byte(_ offset: Int) -> Int? { number(offset, bytes: 1) }
    func u16(_ offset: Int) -> Int? { number(offset, bytes: 2) }
    func u32(_ offset: Int) -> Int? { number(offset, bytes: 4) }

    func starts(with text: StaticString, at offset: Int = 0) -> Bool {
        part(offset, text.utf8CodeUnitCount)?.isSame(as: text) ?? false
    }
}

/// A part of a file that is at hand.
struct ByteView: ForeignBytes {
    private let bytes: ArraySlice<UInt8>
    let isLittleEndian: Bool

    init(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool = false) {
        self.bytes = bytes
        self.isLittleEndian = isLittleEndian
    }

    var count: Int { bytes.count }

    func littleEndian(_ isLittleEndian: Bool) -> ByteView {
        ByteView(bytes, isLittleEndian: isLittleEndian)
    }

    func part(_ offset: Int, _ count: Int) -> ByteView? {
        guard holds(offset, count) else { return nil }
        let start = bytes.startIndex + offset
        return ByteView(bytes[start..<start + count], isLittleEndian: isLittleEndian)
    }

    /// From an offset to the end.
    func rest(_ offset: Int) -> ByteView? {
        offset <= count ? part(offset, count - offset) : nil
    }

    /// All of it as one number; a handful of bytes at most.
    fileprivate var number: Int {
        let ordered = isLittleEndian ? Array(bytes.reversed()) : Array(bytes)
        return ordered.reduce(0) { $0 << 8 | Int($1) }
    }

    fileprivate func isSame(as text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes.elementsEqual($0) }
    }

    /// Printable ASCII up to the first NUL; nil when anything else is in it.
    var ascii: String? {
        let text = bytes.prefix { $0 != 0 }
        guard text.allSatisfy({ (0x20..<0x7f).contains($0) }) else { return nil }
        return String(decoding: text, as: UTF8.self)
    }
}
