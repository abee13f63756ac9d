import CanonicalJSON
import SimulatedDisk
import Testing

@testable import JournalStore

@Suite("Replacing keys")
struct KeyRotationTests {
    private func closed() throws -> Bench {
        let bench = Bench()
        let journal = try bench.create()
        try journal.append([.answer(1)])
        try journal.close()
        return bench
    }

    private func note(_ bench: Bench) throws -> SignedNote {
        try SignedNote(
            try #require(bench.disk.bytes(at: "\(Bench.location.journal)/checkpoint")))
    }

    private func isSound(_ bench: Bench) throws -> Bool {
        if case .sound = try bench.reader.verify() { true } else { false }
    }

    @Test("The new key signs alone afterwards, the journal keeps its id, and readers follow")
    func rotated() throws {
        let bench = try closed()
        let (journal, _) = try bench.open()
        let (dev, origin, old) = (journal.dev, journal.origin, journal.verifier)
        let new = try journal.rotateKey(why: "每年一次")
        #expect(new != old && journal.verifier == new && journal.dev == dev)
        try journal.append([.answer(2)])
        try journal.close()

        let note = try note(bench)
        try note.verify(new)
        #expect(throws: NoteFault.notSigned) { try note.verify(old) }
        #expect(try isSound(bench))
        let kinds = try bench.entries().map(\.kind).filter { $0.hasPrefix("key.") }
        #expect(kinds == ["key.add", "key.retire"])
        #expect(bench.disk.list(Bench.location.keys) == ["device.key"])
        guard case .success(let proof) = try bench.reader.proof(of: 2) else {
            Issue.record("no proof")
            return
        }
        #expect(proof.verifier == new)

        let (again, report) = try bench.open()
        #expect(again.origin == origin && again.verifier == new && report.warnings.isEmpty)
        try again.rotateKey(why: "again")
        try again.close()
        #expect(try isSound(bench) && bench.reader.status().signedSize == again.size)
    }

    @Test("While a key is being replaced both sign")
    func both() throws {
        let bench = try closed()
        var stopped: (bench: Bench, journal: Journal)?
        // One call after the other fails, until one stops the replacement half-way.
        for number in 0..<60 where stopped == nil {
            let bench = Bench(bench.disk.afterKill())
            let (journal, _) = try bench.open()
            let first = bench.disk.calls
            bench.disk.setPlan { call, _ in call == first + number ? .fail(.inputOutput) : nil }
            _ = try? journal.rotateKey(why: "x")
            let half = Bench(bench.disk.afterKill())
            let (again, _) = try half.open()
            if again.signers.count == 2 { stopped = (half, again) }
        }
        let (half, again) = try #require(stopped)
        let signed = try again.checkpoint().note
        for signer in again.signers { try signed.verify(signer.verifier) }
        #expect(signed.signatures.count == 2)
        #expect(try isSound(half))
        // One of the two is not enough.
        let lines = signed.string.split(separator: "\n", omittingEmptySubsequences: false)
        let alone = lines[..<5].joined(separator: "\n") + "\n"
        try half.put("\(Bench.location.journal)/checkpoint", Array(alone.utf8))
        #expect(try !isSound(half))
    }

    @Test(
        "Stopped at any call, the journal opens sound, and another try ends it",
        arguments: [false, true])
    func interrupted(powerIsLost: Bool) throws {
        let base = try closed().disk
        let rehearsal = Bench(base.afterKill())
        let (journal, _) = try rehearsal.open()
        let first = rehearsal.disk.calls
        try journal.rotateKey(why: "x")
        let last = rehearsal.disk.calls
        var states: Set<[String]> = []
        for number in first..<last {
            let bench = Bench(base.afterKill())
            let (journal, _) = try bench.open()
            bench.disk.setPlan { call, _ in call == number ? .fail(.inputOutput) : nil }
            _ = try? journal.rotateKey(why: "x")
            bench.disk.setPlan(nil)
            var random = SeededGenerator(seed: UInt64(number))
            let disk = powerIsLost ? bench.disk.afterPowerLoss(&random) : bench.disk.afterKill()
            // Other random numbers, as in life: no key comes twice.
            let after = Bench(disk, random: SeededRandom(seed: 99))
            states.insert(try after.entries().map(\.kind).filter { $0.hasPrefix("key.") })
            let (again, _) = try after.open()
            #expect(try isSound(after), "call \(number)")
            try again.rotateKey(why: "y")
            try again.close()
            #expect(try isSound(after), "call \(number)")
            #expect(disk.list(Bench.location.keys) == ["device.key"], "call \(number)")
        }
        #expect(states.count == 3)
    }

    @Test("Without the memory of the state directory the keys are found in the log")
    func copied() throws {
        let bench = try closed()
        let (journal, _) = try bench.open()
        let new = try journal.rotateKey(why: "x")
        try journal.close()
        let state = "\(Bench.location.state)/\(journal.dev)"
        for name in bench.disk.list(state) { try bench.disk.remove("\(state)/\(name)") }
        #expect(try isSound(bench))
        #expect(try bench.reader.status().signedSize == journal.size)
        let (again, _) = try bench.open()
        #expect(again.verifier == new)
    }

    @Test("A checkpoint by a retired key is not valid, though it was the genesis key")
    func retired() throws {
        let bench = try closed()
        let old = try #require(
            try KeyFile(path: "\(Bench.location.keys)/device.key", in: bench.disk).read())
        let (journal, _) = try bench.open()
        try journal.rotateKey(why: "x")
        try journal.close()
        let forged = try SignedCheckpoint(
            signing: Checkpoint(origin: journal.origin, size: journal.size, root: journal.root),
            by: old)
        try bench.put("\(Bench.location.journal)/checkpoint", forged.note.bytes)
        guard case .problem(let problem) = try bench.reader.verify() else {
            Issue.record("a retired key signs")
            return
        }
        #expect(problem.code == "bad_checkpoint")
    }

    @Test("A key without its proof, of another place or already known, is no entry of the journal")
    func forgedEntries() throws {
        let bench = try closed()
        let entries = try bench.entries()
        let identity = try bench.reader.identity()
        let signer = try #require(NoteSigner(name: identity.origin, seed: Vector.hubSeed))
        let old = try #require(KeyHistory(identity).current.first).id
        func add(_ size: Int, _ old: String, _ change: (inout JSONObject) -> Void = { _ in }) throws
            -> JournalEntry
        {
            let proof = KeyProof(origin: identity.origin, size: size, old: old)
            var body = JSONObject(try proof.body(of: signer).map { ($0.0, .string($0.1)) })
            change(&body)
            return JournalEntry(
                seq: 4, at: entries[0].at, hlc: entries[0].hlc, mono: 0, by: "u-1", kind: "key.add",
                bodyBytes: canonicalBytes(body), dev: identity.dev, grp: 4, prev: .zero, leaf: .zero
            )
        }
        func isTaken(_ entry: JournalEntry) -> Bool {
            var keys = KeyHistory(identity)
            return (try? keys.take(entry)) != nil
        }
        #expect(isTaken(try add(4, old)))
        #expect(!isTaken(try add(5, old)))
        #expect(!isTaken(try add(4, "00000000")))
        #expect(!isTaken(try add(4, old) { $0["proof"] = nil }))
        #expect(!isTaken(try add(4, old) { $0["alg"] = "rsa" }))
        #expect(
            !isTaken(try add(4, old) { $0["key"] = .string(Base64.text(identity.publicKey)) }))
    }

    @Test("A witness's signature on the checkpoint stays when nothing was added since")
    func cosigned() throws {
        let bench = Bench()
        let journal = try bench.create()
        let note = try journal.checkpoint().note
        let line = Vector.checkpoint.split(separator: "\n")[4]
        let path = "\(Bench.location.journal)/checkpoint"
        try bench.put(path, note.bytes + Array("\(line)\n".utf8))
        try journal.checkpoint()
        #expect(try SignedNote(try #require(bench.disk.bytes(at: path))).signatures.count == 2)
    }
}

@Suite("Keys of persons")
struct PersonKeysTests {
    private func signer(_ seed: UInt8) throws -> NoteSigner {
        try #require(NoteSigner(name: "a.example/u-1", seed: [UInt8](repeating: seed, count: 32)))
    }

    private func sign(_ signer: NoteSigner) -> EntryDraft {
        EntryDraft(
            by: "u-1", kind: "sign",
            body: ["key": .string(signer.verifier.vkey), "person": "u-1"])
    }

    @Test("A key that was added signs, one that was retired does not, and checking says so")
    func life() throws {
        let bench = Bench()
        let journal = try bench.create()
        let (one, two) = (try signer(1), try signer(2))
        try journal.append([sign(one)])
        var keys = try bench.reader.personKeys(by: Array(0..<journal.size))
        #expect(keys.standing(of: one.verifier, for: "u-1") == .valid)
        #expect(keys.standing(of: two.verifier, for: "u-1") == .unknown)
        #expect(keys.standing(of: two.verifier, for: "u-2") == .first)

        try journal.addKey(two, of: "u-1", after: one.verifier.id)
        try journal.append([sign(one), sign(two)])
        try journal.retireKey(one.verifier.id, of: "u-1", why: "换新")
        try journal.append([sign(two)])
        try journal.checkpoint()
        keys = try bench.reader.personKeys(by: Array(0..<journal.size))
        #expect(keys.standing(of: one.verifier, for: "u-1") == .retired)
        #expect(keys.valid(of: "u-1") == [two.verifier.id])
        guard case .sound = try bench.reader.verify() else {
            Issue.record("not sound")
            return
        }
        let size = journal.size
        try journal.append([sign(one)])
        #expect(
            try bench.reader.verify()
                == .problem(JournalProblem(.badStatement, segment: nil, seq: size)))
    }

    @Test("A key that was never added does not sign")
    func unknown() throws {
        let bench = Bench()
        let journal = try bench.create()
        try journal.append([sign(try signer(1)), sign(try signer(2))])
        guard case .problem(let problem) = try bench.reader.verify() else {
            Issue.record("a foreign key signs")
            return
        }
        #expect(problem.code == "bad_statement")
    }
}
