import CanonicalJSON
import SimulatedDisk
import Testing

@testable import JournalStore

@Suite("Tiles: the tree in files")
struct TileTests {
    private let bench = Bench()
    private var store: TileStore { TileStore(Bench.location, in: bench.disk) }

    /// A closed journal of this many entries.
    private func journal(_ size: Int) throws -> [Hash256] {
        let journal = try bench.create()
        while journal.size < size - 1 {
            let count = min(500, size - 1 - journal.size)
            try journal.append((0..<count).map { .answer($0) })
        }
        try journal.close()
        return try bench.entries().map(\.leaf)
    }

    private func path(_ index: Int) -> String {
        "\(Bench.location.journal)/\(TileStore.name(level: 0, index: index))"
    }

    @Test("A tile's name is in groups of three digits")
    func names() {
        #expect(TileStore.name(level: 0, index: 0) == "tile/0/000")
        #expect(TileStore.name(level: 3, index: 999) == "tile/3/999")
        #expect(TileStore.name(level: 1, index: 1000) == "tile/1/x001/000")
        #expect(TileStore.name(level: 0, index: 1_234_067) == "tile/0/x001/x234/067")
    }

    @Test("Full tiles lie there when a session was closed, and no others")
    func written() throws {
        let leaves = try journal(600)
        #expect(store.hashes(level: 0, index: 0) == Array(leaves[..<256]))
        #expect(store.hashes(level: 0, index: 1) == Array(leaves[256..<512]))
        #expect(try !store.isThere(level: 0, index: 2))
        #expect(try !store.isThere(level: 1, index: 0))
    }

    @Test("Of missing and damaged tiles the log makes the same ones again")
    func rebuilt() throws {
        let leaves = try journal(600)
        try bench.disk.remove(path(0))
        try bench.put(path(1), [1, 2, 3])
        guard case .problem(let problem) = try bench.reader.verify() else {
            Issue.record("a damaged tile is called sound")
            return
        }
        #expect(problem.code == "bad_tile" && problem.segment == "tile/0/001")
        #expect(problem.byteOffset == 0 && problem.seq == 256)
        let (journal, _) = try bench.open()
        #expect(try journal.rebuildTiles() == 2)
        #expect(try journal.rebuildTiles() == 0)
        #expect(store.hashes(level: 0, index: 0) == Array(leaves[..<256]))
        #expect(store.hashes(level: 0, index: 1) == Array(leaves[256..<512]))
    }

    @Test("A tile that a crash left out is written at the next checkpoint")
    func madeUp() throws {
        _ = try journal(600)
        try bench.disk.remove(path(1))
        let (journal, _) = try bench.open()
        try journal.checkpoint()
        #expect(try store.isThere(level: 0, index: 1))
    }

    @Test("A changed bit of a tile is found, with its file, byte and entry")
    func flips() throws {
        let leaves = try journal(300)
        let whole = leaves[..<256].flatMap(\.bytes)
        var random = SeededGenerator(seed: 9)
        let places =
            [0, 31, 32, 8191] + (0..<20).map { _ in Int.random(in: 0..<8192, using: &random) }
        for place in places {
            var changed = whole
            changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            try bench.put(path(0), changed)
            guard case .problem(let problem) = try bench.reader.verify() else {
                Issue.record("byte \(place)")
                continue
            }
            #expect(
                problem
                    == JournalProblem(
                        .badTile, segment: "tile/0/000", byteOffset: place, seq: place / 32))
        }
        try bench.put(path(0), whole)
        guard case .sound = try bench.reader.verify() else {
            Issue.record("a whole tile is refused")
            return
        }
    }

    @Test("Proofs are the same from tiles and from lines, and from tiles need no line below them")
    func proofs() throws {
        let leaves = try journal(600)
        let log = LogDirectory(fileSystem: bench.disk, path: Bench.location.log)
        let nowhere = LogDirectory(fileSystem: bench.disk, path: "/nowhere")
        for size in [1, 255, 256, 257, 512, 600] {
            let tree = MerkleTree(leaves: Array(leaves[..<size]))
            var tiled = StoredTree(of: log, size: size, tiles: store)
            var lined = StoredTree(of: log, size: size, tiles: nil)
            #expect(try tiled.root() == tree.root && lined.root() == tree.root)
            for index in stride(from: 0, to: size, by: 37) {
                let wanted = tree.inclusion(of: index)
                #expect(try tiled.inclusion(of: index) == wanted)
                #expect(try lined.inclusion(of: index) == wanted)
                #expect(try tiled.consistency(from: index) == tree.consistency(from: index))
            }
        }
        var alone = StoredTree(of: nowhere, size: 512, tiles: store)
        #expect(try alone.root() == MerkleTree(leaves: Array(leaves[..<512])).root)
        var without = StoredTree(of: nowhere, size: 512, tiles: nil)
        #expect(throws: JournalError.self) { try without.root() }
    }

    @Test("A proof is right although a tile is not")
    func wrongTile() throws {
        let leaves = try journal(600)
        guard case .success(let before) = try bench.reader.proof(of: 3) else {
            Issue.record("no proof")
            return
        }
        try bench.put(path(1), [UInt8](repeating: 7, count: 8192))
        guard case .success(let after) = try bench.reader.proof(of: 3) else {
            Issue.record("no proof")
            return
        }
        #expect(after == before)
        #expect(try after.proof.verify(leaves[3], by: after.verifier).size == 600)
    }

    @Test("A tile of the next level holds the roots of 256 tiles")
    func nextLevel() {
        let leaf = Hash256(of: [1])
        var growth = TileGrowth()
        var above: [[Hash256]] = []
        var count = 0
        for _ in 0..<65_536 {
            growth.append(leaf) { level, index, hashes in
                if level == 1 {
                    #expect(index == above.count)
                    above.append(hashes)
                } else {
                    count += 1
                }
            }
        }
        let tile = TileGrowth.root(of: [Hash256](repeating: leaf, count: 256))
        #expect(count == 256 && above == [[Hash256](repeating: tile, count: 256)])
    }
}

@Suite("Checking what lies beside the log")
struct BesideTheLogTests {
    private func problem(_ bench: Bench) throws -> JournalProblem? {
        if case .problem(let problem) = try bench.reader.verify() { problem } else { nil }
    }

    @Test("Every changed bit of a blob that an entry names is found, and a missing blob")
    func blobs() throws {
        let bench = try Bench(
            vectorLog: segment(Vector.lines), checkpoint: Array(Vector.checkpoint.utf8))
        #expect(try problem(bench) == nil)
        #expect(try bench.reader.check().blobs == 2)
        let hash = Vector.blobName.dropFirst(7)
        let file = "blob/sha256/\(hash.prefix(2))/\(hash)"
        let path = "\(Bench.location.journal)/\(file)"
        for place in Vector.blob.indices {
            for bit in 0..<8 {
                var changed = Vector.blob
                changed[place] ^= 1 << bit
                try bench.put(path, changed)
                #expect(
                    try problem(bench) == JournalProblem(.blobDamaged, segment: file, seq: 3))
            }
        }
        try bench.disk.remove(path)
        #expect(try problem(bench) == JournalProblem(.blobMissing, segment: file, seq: 3))
    }

    @Test("A blob inside an act is looked for, and one that nobody names is an orphan")
    func acts() throws {
        let bench = Bench()
        let journal = try bench.create()
        let named = try journal.blobs.put([1], for: .text)
        _ = try journal.blobs.put([2], for: .text)
        try journal.append([
            EntryDraft(
                by: "u-1", kind: "act",
                body: [
                    "events": [["body": ["blob": .string(named)], "kind": "photo.add"]]
                ])
        ])
        try journal.close()
        let check = try bench.reader.check()
        #expect(check.blobs == 1 && check.orphans == 1)
        try bench.disk.remove(
            "\(Bench.location.journal)/blob/sha256/\(named.dropFirst(7).prefix(2))/\(named.dropFirst(7))"
        )
        #expect(try problem(bench)?.code == "blob_missing")
    }

    @Test("Every changed byte of a personal value is found; without its file the log stands")
    func values() throws {
        let bench = Bench()
        let journal = try bench.create()
        let commitment = try journal.privateValues.commit("张三", of: "u-0007")
        let unnamed = try journal.privateValues.commit("李四", of: "u-0007")
        try journal.append([
            EntryDraft(by: "u-1", kind: "person.add", body: ["name": .object(commitment.json)])
        ])
        try journal.close()
        let check = try bench.reader.check()
        #expect(check.privateValues == 1 && check.orphans == 1 && unnamed.id != commitment.id)
        let path = "\(Bench.location.journal)/private/\(commitment.id).json"
        let bytes = try #require(bench.disk.bytes(at: path))
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 1 << UInt8(place % 8)
            try bench.put(path, changed)
            if try problem(bench)?.code != "private_value_damaged" {
                Issue.record("byte \(place)")
            }
        }
        try bench.disk.remove(path)
        #expect(try problem(bench) == nil)
    }
}
