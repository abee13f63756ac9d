/// The directory of bytes that were taken out of the log, each file under the number of the entry
/// that follows and its own hash: doing it twice makes the same file.
struct Quarantine {
    private let fileSystem: any FileSystem
    private let directory: String

    /// What no tail can exceed: a whole segment.
    private static let byteLimit = SegmentName.capacity * (LineLimit.bytes + 1)
    private static let ending = ".bin"

    struct Piece {
        let file: String
        let bytes: [UInt8]
        let hash: Hash256
    }

    init(_ location: JournalLocation, in fileSystem: any FileSystem) {
        self.fileSystem = fileSystem
        directory = location.quarantine
    }

    /// Keeps bytes durably.
    ///
    /// - Parameter seq: The number the first entry in them would have had.
    /// - Returns: The file's name.
    func keep(_ bytes: [UInt8], seq: Int) throws(JournalError) -> String {
        let name = Self.name(Hash256(of: bytes), seq: seq)
        try keep(bytes, as: name)
        return name
    }

    /// The same for what no entry tells of.
    ///
    /// - Parameter label: Letters first, so that it is not taken for a number.
    func keep(_ bytes: [UInt8], label: String) throws(JournalError) -> String {
        let short = String(decoding: Hash256(of: bytes).shortHex, as: UTF8.self)
        let name = "\(label)-\(short)\(Self.ending)"
        try keep(bytes, as: name)
        return name
    }

    private func keep(_ bytes: [UInt8], as name: String) throws(JournalError) {
        do throws(FileError) {
            try fileSystem.ensureDirectory(directory)
            try fileSystem.replaceDurably(
                name, in: directory, temporary: name + ".new", with: bytes)
        } catch {
            throw JournalError(error, file: "\(directory)/\(name)")
        }
    }

    /// What was taken out at this number, in the order of the names. While the number is the
    /// journal's size, no entry tells of it yet.
    func pieces(seq: Int) throws(JournalError) -> [Piece] {
        let names: [String]
        do throws(FileError) {
            names = try fileSystem.names(in: directory).sorted()
        } catch {
            if error.reason == .notFound { return [] }
            throw JournalError(error, file: directory)
        }
        var pieces: [Piece] = []
        for name in names where name.hasPrefix(Self.prefix(seq: seq)) {
            let path = "\(directory)/\(name)"
            guard let bytes = try fileSystem.bytes(of: path, limit: Self.byteLimit) else {
                continue
            }
            let hash = Hash256(of: bytes)
            // A name that does not fit was not finished, or is not ours.
            if name == Self.name(hash, seq: seq) {
                pieces.append(Piece(file: name, bytes: bytes, hash: hash))
            }
        }
        return pieces
    }

    private static func prefix(seq: Int) -> String {
        let digits = String(seq)
        return String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits + "-"
    }

    private static func name(_ hash: Hash256, seq: Int) -> String {
        prefix(seq: seq) + String(decoding: hash.shortHex, as: UTF8.self) + ending
    }
}
