/// What an erasure is about to take away, written down before its entry and removed when all of it
/// is gone. An interrupted erasure is gone on with by this file, wherever its entry lies by then.
///
///     zhaodan-erasure/1
///     size <entries before it>
///     <an id>                   one or more
struct ErasureIntent {
    static let name = "ERASING"
    private static let head = "zhaodan-erasure/1"
    private static let byteLimit = 4 << 20

    let size: Int
    let ids: [String]

    /// Nil when none is there, or one that was never finished: its erasure had not begun.
    static func read(
        _ location: JournalLocation, in fileSystem: any FileSystem
    ) throws(JournalError) -> ErasureIntent? {
        guard let bytes = try fileSystem.bytes(of: location.erasing, limit: byteLimit) else {
            return nil
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        guard lines.count > 2, lines[0] == head, lines[1].hasPrefix("size "),
            let size = Int(lines[1].dropFirst(5))
        else { return nil }
        return ErasureIntent(size: size, ids: Array(lines.dropFirst(2)))
    }

    /// Durable when this returns.
    func write(
        _ location: JournalLocation, in fileSystem: any FileSystem
    ) throws(JournalError) {
        let lines = [Self.head, "size \(size)"] + ids
        do throws(FileError) {
            try fileSystem.replaceDurably(
                Self.name, in: location.journal, temporary: Self.name + ".new",
                with: Array(lines.map { $0 + "\n" }.joined().utf8))
        } catch {
            throw JournalError(error, file: location.erasing)
        }
    }

    /// Not synced: one that is back after a loss of power says what is done already.
    static func remove(
        _ location: JournalLocation, in fileSystem: any FileSystem
    ) throws(JournalError) {
        do throws(FileError) {
            try fileSystem.removeIfThere(location.erasing)
        } catch {
            throw JournalError(error, file: location.erasing)
        }
    }

    /// Whether the entry that it announced became durable. It is the first at its place, or the one
    /// behind an entry about the clock or about bytes that were set aside.
    func isRecorded(_ reader: JournalReader, size now: Int) throws(JournalError) -> Bool {
        guard size < now else { return false }
        var isFound = false
        try reader.entries(from: size) { entry in
            isFound =
                entry.kind == Erasure.kind && Set(Erasure.ids(in: entry.body)) == Set(ids)
            return !isFound && entry.kind == OwnKind.clock.rawValue
        }
        return isFound
    }
}
