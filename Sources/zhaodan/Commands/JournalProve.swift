import ArgumentParser
import CanonicalJSON
import FieldSession
import JournalStore
import Wording

/// A proof that somebody without the journal can check (c2sp.org/tlog-proof).
struct JournalProve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "证明某条在日志中 / prove that an entry is in the journal",
        discussion: """
            证明文件、该条原文和公钥合在一起就能核对，不需要其余日志。
            The proof, the entry's line and the public key are all that is needed to check it.
            """)

    @OptionGroup var common: CommonOptions
    @Argument(help: "编号 / number") var seq: Int
    @Option(help: ArgumentHelp("写入此文件，已有则不覆盖 / write it there", valueName: "FILE"))
    var to: String?

    func run() throws {
        zhaodan.run(common) { around in
            guard seq >= 0 else { throw Failure("unknown_entry", ["seq": String(seq)], .noInput) }
            let proven = try proof(around)
            let json: JSONObject = [
                "key": .string(proven.verifier.vkey), "leaf": .string(proven.entry.leaf.hex),
                "seq": .integer(Int64(seq)), "size": .integer(Int64(proven.checkpoint.size)),
            ]
            guard let to else {
                emit(String(decoding: proven.proof.bytes, as: UTF8.self))
                return
            }
            try write(proven.proof.bytes, to, around)
            if common.json { return emit(json) }
            emit(
                around.words(
                    "prove.done",
                    [
                        "seq": String(seq), "size": String(proven.checkpoint.size), "file": to,
                        "leaf": proven.entry.leaf.hex, "key": proven.verifier.vkey,
                    ]))
        }
    }

    private func proof(_ around: ProgramContext) throws -> EntryProof {
        let result: Result<EntryProof, ProofRefusal>
        do throws(JournalError) {
            result = try JournalReader(around).proof(of: seq)
        } catch {
            throw WorkspaceError.journal(error)
        }
        switch result {
        case .success(let proof): return proof
        case .failure(.unknownEntry):
            throw Failure("unknown_entry", ["seq": String(seq)], .noInput)
        case .failure(.notCovered(let signed)):
            throw Failure(
                "entry_not_covered", ["seq": String(seq), "signed": String(signed)], .notInOrder)
        }
    }

    private func write(_ bytes: [UInt8], _ path: String, _ around: ProgramContext) throws {
        do throws(FileError) {
            let file = try around.world.fileSystem.open(path, .createNew)
            defer { around.world.fileSystem.close(file) }
            try around.world.fileSystem.writeAll(bytes, to: file, at: 0)
            try around.world.fileSystem.sync(file)
        } catch {
            if error.reason == .alreadyThere {
                throw Failure("file_there", ["path": path], .cannotCreate)
            }
            throw Failure(WorkspaceError.file(error))
        }
    }
}
