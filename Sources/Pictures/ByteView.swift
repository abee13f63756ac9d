/// A part of a file from a foreign hand: whatever lies outside of it is nil and never a trap.
struct ByteView {
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
        guard offset >= 0, count >= 0, offset <= self.count, count <= self.count - offset else {
            return nil
        }
        let start = bytes.startIndex + offset
        return ByteView(bytes[start..<start + count], isLittleEndian: isLittleEndian)
    }

    /// From an offset to the end.
    func rest(_ offset: Int) -> ByteView? {
        offset <= count ? part(offset, count - offset) : nil
    }

    func byte(_ offset: Int) -> Int? {
        offset >= 0 && offset < count ? Int(bytes[bytes.startIndex + offset]) : nil
    }

    /// An unsigned number of up to 6 bytes; eight would not fit.
    func number(_ offset: Int, bytes width: Int) -> Int? {
        guard width <= 6, let part = part(offset, width) else { return nil }
        let ordered = isLittleEndian ? Array(part.bytes.reversed()) : Array(part.bytes)
        return ordered.reduce(0) { $0 << 8 | Int($1) }
    }

    func u16(_ offset: Int) -> Int? { number(offset, bytes: 2) }
    func u32(_ offset: Int) -> Int? { number(offset, bytes: 4) }

    func starts(with text: StaticString, at offset: Int = 0) -> Bool {
        guard let part = part(offset, text.utf8CodeUnitCount) else { return false }
        return text.withUTF8Buffer { part.bytes.elementsEqual($0) }
    }

    /// Printable ASCII up to the first NUL; nil when anything else is in it.
    var ascii: String? {
        let text = bytes.prefix { $0 != 0 }
        guard text.allSatisfy({ (0x20..<0x7f).contains($0) }) else { return nil }
        return String(decoding: text, as: UTF8.self)
    }
}
