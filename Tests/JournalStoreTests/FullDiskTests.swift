import Glibc
import SimulatedDisk
import Testing

@testable import JournalStore

/// A small file system of its own, as long as the test runs.
private final class SmallVolume {
    enum Kind: String, CaseIterable, CustomTestStringConvertible {
        case memory = "tmpfs of 1 MiB"
        case ext4 = "ext4 of 2 MiB in a file"
        var testDescription: String { rawValue }
    }

    let path: String
    private let image: String

    init?(_ kind: Kind) {
        var template = Array("/tmp/journal-volume-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { return nil }
        path = String(cString: made)
        image = path + ".img"
        let mounting =
            switch kind {
            case .memory: "mount -t tmpfs -o size=1m tmpfs \(path)"
            case .ext4:
                "truncate -s 2M \(image) && mkfs.ext4 -q -F \(image)"
                    + " && mount -o loop \(image) \(path)"
            }
        guard system("{ \(mounting); } >/dev/null 2>&1") == 0 else { return nil }
    }

    deinit {
        // A loop device that has just been written to may be busy for a moment.
        _ = system("umount -l \(path) 2>/dev/null; rmdir \(path); rm -f \(image)")
    }

    /// Where mounting is not allowed, also for root, nothing can be said.
    static func isPossible(_ kind: Kind) -> Bool { geteuid() == 0 && SmallVolume(kind) != nil }
}

@Suite(
    "A disk that is full to its last byte",
    .enabled(if: SmallVolume.isPossible(.memory), "mounting needs root"))
struct FullDiskTests {
    private static let entryLimit = 50_000

    @Test(
        "Entries end with an error, none that was acknowledged is lost, and there is a way on",
        arguments: SmallVolume.Kind.allCases.filter(SmallVolume.isPossible))
    fileprivate func full(kind: SmallVolume.Kind) throws {
        let volume = try #require(SmallVolume(kind))
        let location = JournalLocation(
            journal: "\(volume.path)/journal", keys: "\(volume.path)/keys",
            state: "\(volume.path)/state")
        let world = JournalWorld(
            fileSystem: DefectiveDisk(PosixFileSystem(), .neverLooksForRoom),
            clock: SystemClock(), random: SystemRandom())
        let filling = "\(volume.path)/filling"
        try world.fileSystem.createFile(filling, [UInt8](repeating: 1, count: 200_000))

        var acknowledged: [JournalEntry] = []
        let journal = try Journal.create(at: location, session: Bench.session, in: world)
        let note = String(repeating: "x", count: 400)
        var failure: JournalError?
        while failure == nil, acknowledged.count < Self.entryLimit {
            let outcome = journal.appendAsFarAsPossible([.answer(1, note: note)])
            acknowledged += outcome.entries
            failure = outcome.failure
        }
        #expect(["file_no_space", "writing_stopped"].contains(failure?.code))
        #expect(journal.appendAsFarAsPossible([.answer(2)]).entries.isEmpty)
        #expect(throws: JournalError.self) { try journal.close() }
        // The second try fails as clean as the first.
        if let (again, _) = try? Journal.open(location, session: Bench.session, in: world) {
            let more = again.appendAsFarAsPossible([.answer(2, note: note)])
            acknowledged += more.entries
            _ = try? again.close()
        }

        try world.fileSystem.remove(filling)
        let (next, _) = try Journal.open(location, session: Bench.session, in: world)
        acknowledged += try next.append([.answer(3)])
        try next.close()
        let reader = JournalReader(location, in: world.fileSystem)
        var found: [Int: JournalEntry] = [:]
        try reader.entries { entry in
            found[entry.seq] = entry
            return true
        }
        #expect(acknowledged.count > 100)
        #expect(acknowledged.allSatisfy { found[$0.seq] == $0 })
        guard case .sound = try reader.verify() else {
            Issue.record("not sound")
            return
        }
    }
}
