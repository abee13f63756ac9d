import SimulatedDisk
import Testing

@testable import JournalStore

@Suite("Signed notes, keys and statements")
struct NoteTests {
    private let signer: NoteSigner
    private let other: NoteSigner

    init() throws {
        signer = try #require(
            NoteSigner(name: "a.example/u-1", seed: [UInt8](repeating: 7, count: 32)))
        other = try #require(
            NoteSigner(name: "a.example/u-1", seed: [UInt8](repeating: 8, count: 32)))
    }

    @Test("A note is read back as it was signed")
    func roundTrip() throws {
        let note = try SignedNote(signing: "一\ntwo\n\nthree\n", by: signer)
        let read = try SignedNote(note.bytes)
        #expect(read == note)
        try read.verify(signer.verifier)
    }

    @Test("A signature by another key of the same name is not this key's")
    func otherKey() throws {
        let note = try SignedNote(signing: "text\n", by: other)
        #expect(throws: NoteFault.notSigned) { try note.verify(signer.verifier) }
    }

    @Test("A text that was changed under its signature is found")
    func changedText() throws {
        let note = try SignedNote(signing: "size 5\n", by: signer)
        let changed = try SignedNote(Array(note.string.replacing("size 5", with: "size 6").utf8))
        #expect(throws: NoteFault.wrongSignature) { try changed.verify(signer.verifier) }
    }

    @Test(
        "What is no note is refused",
        arguments: [
            ("", NoteFault.malformed), ("text\n", .malformed), ("text\n\n", .malformed),
            ("text\n\nno mark\n", .malformed), ("text\n\n\u{2014} name\n", .malformed),
            ("text\n\n\u{2014} name !!!!\n", .malformed),
            ("text\n\n\u{2014} name AAAA\n", .malformed),  // a key id and no signature
            ("text\n\n\u{2014} na+me AAAAAAA=\n", .malformed),
            ("text\n\n\u{2014} name AAAAAAB=\n", .malformed),  // spare bits
            ("text\n\n\u{2014} name AAAAAAA=", .malformed),
            ("te\rxt\n\n\u{2014} name AAAAAAA=\n", .malformed),
            (String(repeating: "x", count: 17_000), .tooLong),
            (
                "text\n\n" + String(repeating: "\u{2014} name AAAAAAA=\n", count: 17),
                .tooManySignatures
            ),
        ])
    func noNote(text: String, fault: NoteFault) {
        #expect(throws: fault) { try SignedNote(Array(text.utf8)) }
    }

    @Test("A note that is not UTF-8 is refused")
    func notUTF8() {
        let bytes: [UInt8] = [0xff, 0x0a, 0x0a] + Array("\u{2014} name AAAAAAA=\n".utf8)
        #expect(throws: NoteFault.malformed) { try SignedNote(bytes) }
    }

    @Test("A text without a line feed, or with a control character, is not signed")
    func notSignable() {
        for text in ["", "text", "a\u{7}\n", "a\tb\n"] {
            #expect(throws: NoteFault.malformed) { try SignedNote(signing: text, by: signer) }
        }
    }

    @Test("Any change of a note leaves it unread or unsigned", arguments: 0..<4 as Range<UInt64>)
    func mutated(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let whole = try SignedNote(signing: "origin\n17\nroot\n", by: signer).bytes
        for _ in 0..<2000 {
            var bytes = whole
            let index = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes.remove(at: index)
            default: bytes.insert(bytes[index], at: index)
            }
            guard bytes != whole, let note = try? SignedNote(bytes) else { continue }
            #expect(note.bytes == bytes)
            #expect(throws: NoteFault.self) { try note.verify(signer.verifier) }
        }
    }

    @Test("A verifier key with a wrong id, kind or length is refused")
    func verifierKeys() {
        let vkey = signer.verifier.vkey
        #expect(NoteVerifier(vkey: vkey) == signer.verifier)
        #expect(NoteVerifier(vkey: vkey.replacing("a.example", with: "b.example")) == nil)
        #expect(NoteVerifier(vkey: String(vkey.dropLast(4))) == nil)
        #expect(NoteVerifier(vkey: "a") == nil)
        #expect(NoteVerifier(name: "a b", publicKey: signer.publicKey) == nil)
        #expect(NoteVerifier(name: "", publicKey: signer.publicKey) == nil)
        #expect(NoteVerifier(name: "a", publicKey: [1, 2, 3]) == nil)
    }

    @Test("A statement says what was given to it, in the form of this program")
    func statement() throws {
        let checkpoint = Checkpoint(
            origin: "local/d-0011223344556677", size: 12, root: Hash256(of: [1]))
        let statement = try #require(
            Statement(
                checkpoint: checkpoint, report: Hash256(of: [2]), person: "u-1",
                roles: ["inspected", "signed"]))
        #expect(statement.text.hasPrefix("zhaodan/statement/v1\nlog local/d-0011223344556677\n"))
        #expect(statement.text.hasSuffix("person u-1\nrole inspected signed\n"))
        let note = try statement.signed(by: signer)
        #expect(try Statement(note, verifier: signer.verifier) == statement)
        #expect(throws: NoteFault.notSigned) {
            try Statement(note, verifier: other.verifier)
        }
        let plain = try SignedNote(signing: "something else\n", by: signer)
        #expect(throws: NoteFault.wrongText) {
            try Statement(plain, verifier: signer.verifier)
        }
    }

    @Test("A statement with a member that would read otherwise is not made")
    func badStatements() {
        let good = Checkpoint(origin: "local/d-1", size: 1, root: Hash256(of: [1]))
        let report = Hash256(of: [2])
        #expect(Statement(checkpoint: good, report: report, person: "张三", roles: ["a"]) == nil)
        #expect(Statement(checkpoint: good, report: report, person: "u-1", roles: []) == nil)
        #expect(Statement(checkpoint: good, report: report, person: "u-1", roles: ["a b"]) == nil)
        #expect(
            Statement(
                form: "a b", checkpoint: good, report: report, person: "u-1", roles: ["a"]) == nil)
        let bad = Checkpoint(origin: "local\nsize 9", size: 1, root: Hash256(of: [1]))
        #expect(Statement(checkpoint: bad, report: report, person: "u-1", roles: ["a"]) == nil)
    }

    @Test("A key file is read back, and not when a character of it was changed")
    func keyFile() throws {
        let bench = Bench()
        try bench.put("/keys/a.key", [])
        let file = KeyFile(path: "/keys/a.key", in: bench.disk)
        try file.write(signer)
        let bytes = try #require(bench.disk.bytes(at: "/keys/a.key"))
        #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("zhaodan-key/1\nalg ed25519\n"))
        let read = try #require(try file.read())
        #expect(read.verifier == signer.verifier)
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            try bench.put("/keys/a.key", changed)
            // A changed name is another name, and a journal compares it with its own.
            if let other = try? file.read() { #expect(other.name != signer.name) }
        }
        #expect(try KeyFile(path: "/keys/b.key", in: bench.disk).read() == nil)
    }

    @Test("The example's cosignature holds with its time, and no changed character of it does")
    func cosignature() throws {
        let hub = try #require(NoteVerifier(vkey: Vector.hubKey))
        let note = try SignedNote(Array(Vector.checkpoint.utf8))
        #expect(note.cosignature(of: hub) == .holds(unixSeconds: 1_772_589_600))
        let fork = try SignedNote(Array(Vector.forkCheckpoint.utf8))
        #expect(fork.cosignature(of: hub) == .missing)
        // A device's key is no witness's, whatever it signed.
        let device = try #require(NoteVerifier(vkey: Vector.deviceKey))
        #expect(note.cosignature(of: device) == .wrong)

        let bytes = Array(Vector.checkpoint.utf8)
        let line = try #require(bytes.lastIndex(of: UInt8(ascii: " "))) + 1
        for place in line..<bytes.count - 1 {
            for bit in 0..<8 {
                var changed = bytes
                changed[place] ^= 1 << bit
                guard let read = try? SignedNote(changed) else { continue }
                if case .holds = read.cosignature(of: hub) {
                    Issue.record("bit \(bit) of byte \(place)")
                }
            }
        }
    }

    @Test("Two signed checkpoints of one size and two roots prove the fork by themselves")
    func fork() throws {
        let device = try #require(NoteVerifier(vkey: Vector.deviceKey))
        let one = try SignedCheckpoint(Array(Vector.checkpoint.utf8), verifier: device).checkpoint
        let two = try SignedCheckpoint(Array(Vector.forkCheckpoint.utf8), verifier: device)
            .checkpoint
        #expect(one.origin == two.origin && one.size == two.size && one.root != two.root)
        #expect(two.root.hex == Vector.forkRoot)
        #expect(!MerkleProof.isConsistent((7, one.root), (7, two.root), by: []))
        let leaves = (Vector.leaves.dropLast() + [Vector.forkLeaf]).compactMap { Hash256(hex: $0) }
        #expect(MerkleTree(leaves: leaves).root == two.root)
    }
}
