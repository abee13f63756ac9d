import SimulatedDisk
import Testing

@testable import JournalStore

@Suite("Sectors that were lost or put in another's place are found")
struct SectorTests {
    /// A closed journal of some twenty sectors, each with something else in it.
    private static let disk: SimulatedDisk = {
        let bench = Bench()
        do {
            let journal = try bench.create()
            for number in 0..<24 { try journal.append([.answer(number, note: "第 \(number) 项")]) }
            try journal.close()
        } catch {
            Issue.record(error)
        }
        return bench.disk
    }()

    private let bench = Bench(Self.disk.afterKill())
    private let path = Bench.location.segment(first: 0)

    private func blocks(of bytes: [UInt8], _ size: Int) -> [Range<Int>] {
        stride(from: 0, to: bytes.count, by: size).map { $0..<min($0 + size, bytes.count) }
    }

    /// Whether the checkpoint is there or not: without it only the last write may be called torn.
    private func expectFound(_ bytes: [UInt8], _ what: String) throws {
        try bench.put(path, bytes)
        let signed = try bench.reader.verify()
        let withoutCheckpoint = Bench(bench.disk.afterKill())
        try withoutCheckpoint.disk.remove(Bench.location.checkpoint)
        let unsigned = try withoutCheckpoint.reader.verify()
        if case .sound = signed { Issue.record("\(what)") }
        if case .sound = unsigned { Issue.record("\(what), without a checkpoint") }
    }

    @Test("Zeros in place of a block", arguments: [512, 4096])
    func zeroed(size: Int) throws {
        let whole = bench.log()
        let ranges = blocks(of: whole, size)
        #expect(ranges.count > 1)
        for range in ranges {
            var bytes = whole
            bytes.replaceSubrange(range, with: repeatElement(0, count: range.count))
            try expectFound(bytes, "\(range)")
        }
    }

    @Test("Two blocks that changed places", arguments: [512, 4096])
    func swapped(size: Int) throws {
        let whole = bench.log()
        let ranges = blocks(of: whole, size).filter { $0.count == size }
        #expect(ranges.count > 1)
        for (index, first) in ranges.enumerated() {
            for second in ranges[(index + 1)...] {
                var bytes = whole
                bytes.replaceSubrange(first, with: whole[second])
                bytes.replaceSubrange(second, with: whole[first])
                try expectFound(bytes, "\(first) and \(second)")
            }
        }
    }
}

@Suite("Every single flipped bit of a blob is found")
struct BlobFlipTests {
    @Test("A changed photograph is called damaged, and never handed out")
    func blob() throws {
        let bench = Bench()
        let journal = try bench.create()
        var bytes = Vector.blob
        let name = try journal.blobs.put(bytes, for: .photo)
        let hash = name.dropFirst(BlobStore.namePrefix.count)
        let path = "\(Bench.location.blobs)/sha256/\(hash.prefix(2))/\(hash)"
        for index in bytes.indices {
            for bit in 0..<8 {
                bytes[index] ^= 1 << bit
                try bench.put(path, bytes)
                let error = #expect(throws: JournalError.self) { try journal.blobs.get(name) }
                #expect(error?.code == "blob_damaged")
                bytes[index] ^= 1 << bit
            }
        }
    }
}
