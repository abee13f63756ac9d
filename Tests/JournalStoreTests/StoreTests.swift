import CanonicalJSON
import SimulatedDisk
import Testing

@testable import JournalStore

@Suite("Personal values beside the log")
struct PrivateStoreTests {
    private let bench = Bench()

    private func code(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return (error as? JournalError)?.code ?? "\(error)"
        }
    }

    @Test("A value comes back as it was, and the log holds only the commitment")
    func roundTrip() throws {
        let journal = try bench.create()
        let name: JSONValue = "\u{f9dc}志强 e\u{301}"
        let commitment = try journal.privateValues.commit(name, of: "u-0007")
        try journal.append([
            EntryDraft(
                by: "u-1", kind: "person.add", body: ["name": .object(commitment.json)])
        ])
        let found = try #require(try bench.entries().last?.body.object("name"))
        #expect(found.keys == ["c", "id"])
        let read = try #require(Commitment(json: found))
        #expect(read == commitment)
        #expect(try journal.privateValues.value(of: read) == name)
        #expect(!String(decoding: bench.log(), as: UTF8.self).contains("志强"))
    }

    @Test("The file is sealed with the subject's key, which is outside the journal")
    func file() throws {
        let store = try bench.create().privateValues
        let commitment = try store.commit(["no": "110101", "nr": 7], of: "u-0007")
        let path = "\(Bench.location.journal)/private/\(commitment.id).json"
        let bytes = try #require(bench.disk.bytes(at: path))
        #expect(bytes.last == UInt8(ascii: "\n"))
        let object = try #require(try JSONReader.read(bytes.dropLast()).objectValue)
        #expect(object.keys == ["alg", "id", "sealed", "subject"])
        #expect(object.string("alg") == "aes-256-gcm" && object.string("subject") == "u-0007")
        #expect(!String(decoding: bytes, as: UTF8.self).contains("110101"))
        let key = "\(Bench.location.keys)/subjects/u-0007.key"
        #expect(bench.disk.bytes(at: key) != nil)
        // A copy of the journal comes without keys; there the value is sealed, not damaged.
        let copy = JournalLocation(
            journal: Bench.location.journal, keys: "/elsewhere", state: Bench.location.state)
        let files = PrivateFiles(copy, in: bench.disk)
        #expect(code { _ = try files.value(of: commitment) } == "private_value_sealed")
    }

    @Test("The two values of one person have one key, and those of two have two")
    func subjects() throws {
        let store = try bench.create().privateValues
        let first = try store.commit("张三", of: "u-1")
        let second = try store.commit("13800000000", of: "u-1")
        _ = try store.commit("李四", of: "u-2")
        #expect(
            bench.disk.list("\(Bench.location.keys)/subjects") == ["u-1.key", "u-2.key"])
        #expect(try store.ids(of: "u-1") == [first.id, second.id].sorted())
        #expect(code { _ = try store.commit("王五", of: "王五") } == "bad_person")
    }

    @Test("A value of an older program, which lies there plainly, is read and checked")
    func plain() throws {
        let store = try bench.create().privateValues
        let salt = [UInt8](repeating: 5, count: 32)
        let commitment = Commitment(
            hash: Hash256(of: salt + Array("\"张三\"".utf8)), id: "p-0123456789abcdef")
        let path = "\(Bench.location.journal)/private/\(commitment.id).json"
        let text = #"{"id":"p-0123456789abcdef","salt":"\#(Hex.text(salt))","value":"张三"}"#
        try bench.put(path, Array((text + "\n").utf8))
        #expect(try store.value(of: commitment) == "张三")
        try bench.put(path, Array((text.replacing("张三", with: "张二") + "\n").utf8))
        #expect(code { _ = try store.value(of: commitment) } == "private_value_damaged")
    }

    @Test("The same value twice makes two commitments that do not resemble each other")
    func salted() throws {
        let store = try bench.create().privateValues
        let first = try store.commit("110101", of: "u-0007")
        let second = try store.commit("110101", of: "u-0007")
        #expect(first.hash != second.hash && first.id != second.id)
    }

    @Test("A value is on the device before its commitment is known")
    func durable() throws {
        let journal = try bench.create()
        let commitment = try journal.privateValues.commit("张三", of: "u-0007")
        var random = SeededGenerator(seed: 1)
        for _ in 0..<8 {
            let remains = Bench(bench.disk.afterPowerLoss(&random))
            let store = PrivateStore(Bench.location, in: remains.world)
            #expect(try store.value(of: commitment) == "张三")
        }
    }

    @Test("An erased value is gone, a changed one is damaged, and the log stands")
    func erased() throws {
        let journal = try bench.create()
        let store = journal.privateValues
        let commitment = try store.commit("张三", of: "u-0007")
        let path = "\(Bench.location.journal)/private/\(commitment.id).json"
        let bytes = try #require(bench.disk.bytes(at: path))
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            try bench.put(path, changed)
            #expect(code { _ = try store.value(of: commitment) } == "private_value_damaged")
        }
        try bench.disk.remove(path)
        #expect(code { _ = try store.value(of: commitment) } == "private_value_gone")
        try journal.close()
        #expect(try bench.reader.verify() == .sound(entries: 3, root: journal.root))
    }

    @Test("A commitment is read in its own form only")
    func forms() {
        let hash = String(repeating: "0", count: 64)
        #expect(Commitment(json: ["c": .string(hash), "id": "p-0123456789abcdef"]) != nil)
        let bad: [JSONObject] = [
            ["c": .string(hash)], ["c": "00", "id": "p-0123456789abcdef"],
            ["c": .string(hash), "id": "p-../../etc/passwd"],
            ["c": .string(hash), "id": "p-0123456789abcde"],
            ["c": .string(hash), "id": "p-0123456789abcdef", "x": 1],
        ]
        for json in bad { #expect(Commitment(json: json) == nil) }
    }

    @Test("A value that is not evidence is not stored")
    func refused() throws {
        let store = try bench.create().privateValues
        #expect(
            code { _ = try store.commit(.integer(1 << 60), of: "u-0007") } == "body_not_canonical")
        let long = JSONValue.string(String(repeating: "x", count: 1 << 20))
        #expect(code { _ = try store.commit(long, of: "u-0007") } == "string_too_long")
        #expect(bench.disk.list("\(Bench.location.journal)/private").isEmpty)
    }
}

@Suite("Blobs")
struct BlobStoreTests {
    private let bench = Bench()

    private func path(_ name: String) -> String {
        let hex = name.dropFirst("sha256:".count)
        return "\(Bench.location.journal)/blob/sha256/\(hex.prefix(2))/\(hex)"
    }

    @Test("Bytes are stored under their hash, equal ones once")
    func roundTrip() throws {
        let store = try bench.create().blobs
        let name = try store.put(Vector.blob, for: .photo)
        #expect(name == Vector.blobName)
        #expect(try store.put(Vector.blob, for: .text) == name)
        #expect(try store.get(name) == Vector.blob)
        #expect(bench.disk.bytes(at: path(name)) == Vector.blob)
        #expect(bench.disk.list("\(Bench.location.journal)/blob/tmp").isEmpty)
        #expect(try store.put([], for: .text).hasPrefix("sha256:e3b0c442"))
    }

    @Test("A blob is on the device before its name is known")
    func durable() throws {
        let store = try bench.create().blobs
        let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0) }
        let name = try store.put(bytes, for: .photo)
        var random = SeededGenerator(seed: 2)
        for _ in 0..<8 {
            let remains = Bench(bench.disk.afterPowerLoss(&random))
            #expect(try BlobStore(Bench.location, in: remains.world).get(name) == bytes)
        }
    }

    /// Three pieces and a bit.
    private let photo = (0..<3 << 20 | 17).map { UInt8(truncatingIfNeeded: $0 ^ $0 >> 11) }

    private func copy(
        _ store: BlobStore, as name: String, byteCount: Int
    ) throws -> BlobStore.CopyOutcome {
        let source = try bench.disk.open("/card/IMG_1.jpg", .readOnly)
        defer { bench.disk.close(source) }
        return try store.copy(source, as: name, byteCount: byteCount, for: .photo)
    }

    @Test("A file is copied piece by piece, and durable under its hash when that is done")
    func copied() throws {
        let store = try bench.create().blobs
        try bench.put("/card/IMG_1.jpg", photo)
        let name = BlobStore.namePrefix + Hash256(of: photo).hex

        #expect(try copy(store, as: name, byteCount: photo.count) == .stored)
        #expect(try copy(store, as: name, byteCount: photo.count) == .stored)
        #expect(bench.disk.list("\(Bench.location.journal)/blob/tmp").isEmpty)
        var random = SeededGenerator(seed: 3)
        let remains = Bench(bench.disk.afterPowerLoss(&random))
        #expect(try BlobStore(Bench.location, in: remains.world).get(name) == photo)
    }

    @Test("A file that is no longer what it was is not kept, whether longer, shorter or other")
    func changedMeanwhile() throws {
        let store = try bench.create().blobs
        let name = BlobStore.namePrefix + Hash256(of: photo).hex
        for other in [photo + [0], photo.dropLast(), photo.reversed()] as [[UInt8]] {
            try bench.put("/card/IMG_1.jpg", other)

            #expect(try copy(store, as: name, byteCount: photo.count) == .changed)
            #expect(try !store.contains(name))
            #expect(bench.disk.list("\(Bench.location.journal)/blob/tmp").isEmpty)
        }
        let large = BlobStore.byteLimit + 1
        #expect(throws: JournalError(.blobTooLarge(bytes: large))) {
            try copy(store, as: name, byteCount: large)
        }
    }

    @Test("A damaged blob is found, and mended by putting it again")
    func damaged() throws {
        let store = try bench.create().blobs
        let name = try store.put(Vector.blob, for: .photo)
        try bench.put(path(name), [1, 2, 3])
        #expect(throws: JournalError(.blobDamaged(name), file: path(name))) {
            try store.get(name)
        }
        #expect(try store.put(Vector.blob, for: .photo) == name)
        #expect(try store.get(name) == Vector.blob)
    }

    @Test("A name that is none is refused, and an unknown one is missing")
    func names() throws {
        let store = try bench.create().blobs
        for name in ["", "sha256:", "sha256:../../x", "md5:00", Vector.blobName.uppercased()] {
            #expect(throws: JournalError(.blobNameMalformed(name))) { try store.get(name) }
        }
        #expect(try !store.contains(Vector.blobName))
        #expect(throws: JournalError(.blobMissing(Vector.blobName), file: path(Vector.blobName))) {
            try store.get(Vector.blobName)
        }
    }
}
