import CanonicalJSON
import SimulatedDisk
import Testing

@testable import JournalStore

/// A journal on a simulated disk, with clocks and random numbers that a test decides.
struct Bench {
    static let location = JournalLocation(
        journal: "/home/journal", keys: "/home/keys", state: "/state")
    static let session = SessionIdentity(by: "u-0007", app: "0.1.0")

    let disk: SimulatedDisk
    let clock: SteppedClock
    let world: JournalWorld

    init(
        _ disk: SimulatedDisk = SimulatedDisk(), clock: SteppedClock = SteppedClock(step: 7),
        random: any RandomSource = SeededRandom(seed: 1)
    ) {
        self.disk = disk
        self.clock = clock
        world = JournalWorld(fileSystem: disk, clock: clock, random: random)
    }

    func create() throws(JournalError) -> Journal {
        try Journal.create(at: Self.location, session: Self.session, in: world)
    }

    func open() throws(JournalError) -> (Journal, OpenReport) {
        try Journal.open(Self.location, session: Self.session, in: world)
    }

    var reader: JournalReader { JournalReader(Self.location, in: disk) }

    /// Puts a file where it belongs, as if it had always been there.
    func put(_ path: String, _ bytes: [UInt8]) throws {
        var directory = ""
        for part in path.split(separator: "/").dropLast() {
            directory += "/\(part)"
            if try disk.status(of: directory) == nil { try disk.createDirectory(directory) }
        }
        let file = try disk.open(path, .createIfMissing)
        defer { disk.close(file) }
        try disk.truncate(file, to: 0)
        try disk.writeAll(bytes, to: file, at: 0)
        try disk.sync(file)
    }

    func log(_ first: String = "000000000000") -> [UInt8] {
        disk.bytes(at: "\(Self.location.journal)/log/\(first).jsonl") ?? []
    }

    func entries() throws -> [JournalEntry] {
        var entries: [JournalEntry] = []
        try reader.entries { entry in
            entries.append(entry)
            return true
        }
        return entries
    }
}

extension Bench {
    /// The worked example as it lies on disk.
    init(vectorLog: [UInt8], checkpoint: [UInt8]? = nil) throws {
        self.init()
        let journal = Self.location.journal
        try put("\(journal)/log/000000000000.jsonl", vectorLog)
        if let checkpoint { try put("\(journal)/checkpoint", checkpoint) }
        for (name, bytes) in [
            (Vector.blobName, Vector.blob), ("sha256:" + Vector.reportHash, Vector.report),
        ] {
            let hash = name.dropFirst(7)
            try put("\(journal)/blob/sha256/\(hash.prefix(2))/\(hash)", bytes)
        }
        try disk.createDirectory(Self.location.keys)
        let key = try #require(NoteSigner(name: Vector.origin, seed: Vector.deviceSeed))
        try KeyFile(path: "\(Self.location.keys)/device.key", in: disk).write(key)
    }
}

extension EntryDraft {
    /// An answer as an inspection makes it.
    static func answer(_ number: Int, note: String = "合格") -> EntryDraft {
        EntryDraft(
            by: "u-0007", kind: "answer",
            body: ["item": .string("item.\(number)"), "note": .string(note), "value": "pass"])
    }
}

/// Lines with their line feeds, as a segment holds them.
func segment(_ lines: some Sequence<String>) -> [UInt8] {
    lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
}
