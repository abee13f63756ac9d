import CanonicalJSON
import SimulatedDisk

@testable import JournalStore

/// What a program was told about its journal, and whether a disk keeps it.
///
/// Every promise bears the number of calls that the disk had seen when it was given: a power cut
/// before that owes nothing.
struct Promises {
    private var entries: [(calls: Int, seq: Int, leaf: Hash256)] = []
    private var blobs: [(calls: Int, name: String)] = []
    private var values: [(calls: Int, commitment: Commitment, value: JSONValue)] = []
    private var checkpoints: [(calls: Int, size: Int)] = []
    private var creation: Int?

    /// The lines that are known without reading them again.
    private var known: Set<Hash256> = []

    /// Everything that was handed in, acknowledged or not.
    private var submitted: Set<JSONObject> = []

    var entryCount: Int { entries.count }

    mutating func expect(_ drafts: [EntryDraft]) { submitted.formUnion(drafts.map(\.body)) }

    mutating func add(_ added: [JournalEntry], at calls: Int) {
        for entry in added {
            entries.append((calls, entry.seq, entry.leaf))
            known.insert(entry.leaf)
        }
    }

    mutating func add(blob name: String, at calls: Int) { blobs.append((calls, name)) }

    mutating func add(_ commitment: Commitment, _ value: JSONValue, at calls: Int) {
        values.append((calls, commitment, value))
    }

    mutating func add(checkpoint size: Int, at calls: Int) { checkpoints.append((calls, size)) }

    mutating func addCreation(at calls: Int) { creation = calls }

    /// Whether by then somebody had been told that there is a journal.
    func isCreated(after calls: Int) -> Bool {
        (creation ?? .max) <= calls || entries.contains { $0.calls <= calls }
    }

    /// The first promise of the log that the disk does not keep: what was acknowledged is in its
    /// place, and nothing is there that nobody handed in.
    func brokenInLog(on disk: SimulatedDisk, after calls: Int = .max) -> String? {
        var leaves: [Hash256] = []
        var reader = EntryLineReader()
        for name in disk.list(Bench.location.log) {
            let bytes = disk.bytes(at: "\(Bench.location.log)/\(name)") ?? []
            let foreign: Int? = bytes.withUnsafeBufferPointer { buffer in
                var start = 0
                while let end = LineFeed.index(in: buffer, from: start) {
                    let line = UnsafeBufferPointer(rebasing: buffer[start..<end])
                    let leaf = Hash256.leaf(UnsafeRawBufferPointer(line))
                    if !known.contains(leaf) {
                        guard let entry = try? reader.entry(in: line),
                            entry.isOwn || submitted.contains(entry.body)
                        else { return leaves.count }
                    }
                    leaves.append(leaf)
                    start = end + 1
                }
                return nil
            }
            if let foreign { return "entry \(foreign) is none that anybody handed in" }
        }
        for entry in entries where entry.calls <= calls {
            if entry.seq >= leaves.count || leaves[entry.seq] != entry.leaf {
                return "entry \(entry.seq) was acknowledged and is gone"
            }
        }
        return nil
    }

    /// The same for what lies beside the log.
    func brokenBeside(
        _ journal: Journal, after calls: Int = .max
    ) -> String? {
        for blob in blobs where blob.calls <= calls {
            if (try? journal.blobs.get(blob.name)) == nil { return "a blob is gone" }
        }
        for kept in values where kept.calls <= calls {
            if (try? journal.privateValues.value(of: kept.commitment)) != kept.value {
                return "a personal value is gone"
            }
        }
        let signed = journal.newestCheckpoint?.checkpoint.size ?? 0
        let promised = checkpoints.filter { $0.calls <= calls }.map(\.size).max() ?? 0
        return signed < promised ? "the checkpoint of \(promised) entries is gone" : nil
    }
}
