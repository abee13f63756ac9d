import InspectionModel
import JournalStore
import SimulatedDisk
import Testing

@testable import LedgerIndex

@Suite("The keys of persons by the index")
struct PersonKeyTests {
    @Test("are those that reading the whole journal gives", arguments: 0..<6 as Range<UInt64>)
    func equal(seed: UInt64) throws {
        let bench = try IndexBench(seed: seed)
        var dice = SeededGenerator(seed: seed)
        let people = ["u-1", "u-2", "u-3"]
        let signers = try people.map { person in
            try (0..<3).map { number in
                try #require(
                    NoteSigner(
                        name: "local/\(person)",
                        seed: [UInt8](repeating: UInt8(number + 1), count: 31)
                            + [UInt8(person.utf8.last!)]))
            }
        }
        var history = RandomHistory(seed: seed)
        var field = try bench.open(bench.path)
        for step in 0..<120 {
            let who = Int.random(in: 0..<people.count, using: &dice)
            let signer = try #require(signers[who].randomElement(using: &dice))
            let known = try bench.reader.personKeys(by: Array(0..<bench.journal.size))
            switch Int.random(in: 0..<6, using: &dice) {
            case 0:
                guard let old = known.newest(of: people[who]) else { continue }
                try bench.journal.addKey(signer, of: people[who], after: old)
            case 1:
                guard let id = known.valid(of: people[who]).min() else { continue }
                try bench.journal.retireKey(id, of: people[who], why: "x")
            case 2, 3:
                let report = try bench.journal.blobs.put([1, 2, 3], for: .text)
                let signed = RecordSigned(
                    report: report, note: "-", person: PersonID(unchecked: people[who]),
                    role: "signed", key: signer.verifier.vkey)
                try bench.append([[.inspection(InspectionID(random: 1), .signed(signed))]])
            default: try bench.append([history.act()])
            }
            // Sometimes the index is there all along, sometimes it catches up, or is built anew.
            if step % 7 == 0 { field = try bench.open(step % 14 == 0 ? bench.path : nil) }
        }
        field = try bench.open(bench.path)
        let whole = try bench.reader.personKeys(by: Array(0..<bench.journal.size))
        for (person, keys) in zip(people, signers) {
            let found = try field.personKeys(of: person)
            #expect(found.newest(of: person) == whole.newest(of: person))
            #expect(found.valid(of: person) == whole.valid(of: person))
            for key in keys {
                #expect(
                    found.standing(of: key.verifier, for: person)
                        == whole.standing(of: key.verifier, for: person))
            }
        }
    }

    @Test("are read from a few entries, however many signatures there are")
    func few() throws {
        let bench = try IndexBench()
        let signer = try #require(
            NoteSigner(name: "local/u-1", seed: [UInt8](repeating: 7, count: 32)))
        let report = try bench.journal.blobs.put([1], for: .text)
        let signed = RecordSigned(
            report: report, note: "-", person: PersonID(unchecked: "u-1"), role: "signed",
            key: signer.verifier.vkey)
        for _ in 0..<50 {
            try bench.append([[.inspection(InspectionID(random: 1), .signed(signed))]])
        }
        let field = try bench.open(nil)
        #expect(try field.personKeyEntries(of: "u-1").count == 1)
        #expect(try field.personKeys(of: "u-1").standing(of: signer.verifier, for: "u-1") == .valid)
    }
}
