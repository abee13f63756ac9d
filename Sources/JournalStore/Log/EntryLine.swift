import CanonicalJSON
import CivilTime

/// An entry on its way to the disk.
struct EntryLine {
    let at: WallTime
    let hlc: HybridTime
    let mono: Int64
    let by: String
    let kind: String

    /// Canonical JSON of one object.
    let body: [UInt8]
    let dev: String
    let grp: Int
    let prev: Hash256
    let seq: Int

    /// The line without its line feed: canonical JSON whose members already stand in order.
    func bytes() -> [UInt8] {
        var line = JSONWriter(reservingCapacity: 512)
        line.writeLiteral("{\"at\":")
        line.write(at.text)
        line.writeLiteral(",\"body\":")
        line.writeCanonical(body)
        line.writeLiteral(",\"by\":")
        line.write(by)
        line.writeLiteral(",\"dev\":")
        line.write(dev)
        line.writeLiteral(",\"grp\":")
        line.write(Int64(grp))
        line.writeLiteral(",\"hlc\":")
        line.write(hlc.text)
        line.writeLiteral(",\"kind\":")
        line.write(kind)
        line.writeLiteral(",\"mono\":")
        line.write(mono)
        line.writeLiteral(",\"prev\":")
        line.write(prev.hex)
        line.writeLiteral(",\"seq\":")
        line.write(Int64(seq))
        let sum = Hash256(of: line.bytes).shortHex
        line.writeLiteral(",\"sum\":\"")
        line.writeCanonical(sum)
        line.writeLiteral("\"}")
        return line.bytes
    }
}

/// Reads lines strictly, one by one.
///
/// Ids come back line after line, so the reader keeps the last of each and hands it out again
/// instead of building it anew.
package struct EntryLineReader {
    private var device = KnownText()
    private var person = KnownText()
    private var kind = KnownText()

    package init() {}

    /// - Parameters:
    ///   - line: The bytes without the line feed.
    ///   - checkingSum: Whoever sees the next line's `prev`, or a signed root over this line, may
    ///     leave it out and save a hash.
    package mutating func entry(
        in line: UnsafeBufferPointer<UInt8>, checkingSum: Bool = true
    ) throws(LineFault) -> JournalEntry {
        guard line.count <= LineLimit.bytes else { throw .tooLong }
        let members = try LineMembers(line)
        guard let at = WallTime(bytes: members.at) else { throw .badMember("at") }
        guard let hlc = HybridTime(bytes: members.hlc) else { throw .badMember("hlc") }
        guard let prev = Hash256(hex: members.prev) else { throw .badMember("prev") }
        guard members.sum.count == 16, Hex.isText(members.sum) else { throw .badMember("sum") }
        guard members.mono >= 0 else { throw .badMember("mono") }
        guard members.seq >= 0 else { throw .badMember("seq") }
        guard members.grp >= 0 else { throw .badMember("grp") }
        try person.take(members.by, "by", IDText.isPerson)
        try device.take(members.dev, "dev", IDText.isDevice)
        try kind.take(members.kind, "kind", IDText.isKind)
        if checkingSum {
            let covered = UnsafeRawBufferPointer(line).prefix(line.count - LineLimit.sumBytes)
            let sum = Hash256(of: UnsafeRawBufferPointer(rebasing: covered)).shortHex
            guard members.sum.elementsEqual(sum) else { throw .wrongSum }
        }
        return JournalEntry(
            seq: Int(members.seq), at: at, hlc: hlc, mono: members.mono, by: person.text,
            kind: kind.text, bodyBytes: Array(members.body), dev: device.text,
            grp: Int(members.grp), prev: prev, leaf: .leaf(UnsafeRawBufferPointer(line)))
    }
}

/// A text that comes back line after line.
private struct KnownText {
    private(set) var text = ""
    private var bytes: [UInt8] = []

    mutating func take(
        _ found: UnsafeBufferPointer<UInt8>, _ member: String,
        _ isAllowed: (UnsafeBufferPointer<UInt8>) -> Bool
    ) throws(LineFault) {
        // Nothing is known before the first line, and nothing is no id.
        if !found.isEmpty, found.count == bytes.count, found.elementsEqual(bytes) { return }
        guard isAllowed(found) else { throw .badMember(member) }
        bytes = Array(found)
        text = String(decoding: found, as: UTF8.self)
    }
}

/// The members of a line as they stand in its bytes.
private struct LineMembers {
    let at: UnsafeBufferPointer<UInt8>
    let body: UnsafeBufferPointer<UInt8>
    let by: UnsafeBufferPointer<UInt8>
    let dev: UnsafeBufferPointer<UInt8>
    let grp: Int64
    let hlc: UnsafeBufferPointer<UInt8>
    let kind: UnsafeBufferPointer<UInt8>
    let mono: Int64
    let prev: UnsafeBufferPointer<UInt8>
    let seq: Int64
    let sum: UnsafeBufferPointer<UInt8>

    init(_ line: UnsafeBufferPointer<UInt8>) throws(LineFault) {
        do throws(JSONError) {
            // The line's own braces are the first container of at most sixteen.
            var reader = JSONReader(line, depth: 1)
            try reader.take("{\"at\":")
            at = try reader.rawString()
            try reader.take(",\"body\":")
            body = try reader.rawObject()
            try reader.take(",\"by\":")
            by = try reader.rawString()
            try reader.take(",\"dev\":")
            dev = try reader.rawString()
            try reader.take(",\"grp\":")
            grp = try reader.integer()
            try reader.take(",\"hlc\":")
            hlc = try reader.rawString()
            try reader.take(",\"kind\":")
            kind = try reader.rawString()
            try reader.take(",\"mono\":")
            mono = try reader.integer()
            try reader.take(",\"prev\":")
            prev = try reader.rawString()
            try reader.take(",\"seq\":")
            seq = try reader.integer()
            try reader.take(",\"sum\":")
            sum = try reader.rawString()
            try reader.take("}")
            try reader.end()
        } catch {
            throw .notCanonical(error)
        }
    }
}
