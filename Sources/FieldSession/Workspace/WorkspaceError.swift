import CivilTime
package import Fieldwork
import InspectionModel
package import JournalStore
package import LedgerIndex

/// Why a workspace could not be used or an act not done.
package enum WorkspaceError: Error, Sendable {
    case journal(JournalError)
    case refused(FieldRefusal)
    /// There is no workspace at this place yet.
    case notThere(String)
    case alreadyThere(String)
    /// Made by a newer program.
    case newerFormat(String)
    case configUnreadable(String)
    case file(FileError)
    case event(seq: Int, kind: String, member: String)
    case packUnreadable(String)
    /// Another content of this id and version is there.
    case packSameVersion(String, version: String)
    case packReserved(String)
    /// The file beside a pack is no sound signature of it.
    case packSignatureWrong(String, PackSignatureFault)
    /// An installed pack is not what was signed, so it is not used.
    case packDamaged(String, PackSignatureFault)
    /// What was signed by a trusted issuer would be replaced by what is not.
    case packSignatureLost(String)
    /// An addition has the id of a pack that it would stand before.
    case overlayTakesID(String)
    case trustUnreadable(String, line: Int)
    case issuerName(String)
    case keyThere(String)
    case noKey(String)
    case resourceMissing(String)
    case wrongPassphrase
    case passphraseNeeded
    case noSuchInspection(String)
    case noSuchHazard(String)
    case index(IndexError)
    case photo(PhotoFault, path: String)

    package init(_ error: IndexedFieldError) {
        self =
            switch error {
            case .index(let error): .index(error)
            case .journal(let error): .journal(error)
            case .event(let seq, let error):
                .event(seq: seq, kind: error.kind, member: error.member)
            }
    }

    /// The stable word for scripts and for the string files.
    package var code: String {
        switch self {
        case .journal(let error): error.code
        case .refused(let refusal): refusal.code
        case .notThere: "no_workspace"
        case .alreadyThere: "workspace_exists"
        case .newerFormat: "newer_format"
        case .configUnreadable: "config_unreadable"
        case .file(let error): "file_\(error.reason.rawValue)"
        case .event: "event_unreadable"
        case .packUnreadable: "pack_unreadable"
        case .packSameVersion: "pack_same_version"
        case .packReserved: "pack_reserved"
        case .packSignatureWrong: "pack_signature_wrong"
        case .packDamaged: "pack_damaged"
        case .packSignatureLost: "pack_signature_lost"
        case .overlayTakesID: "overlay_takes_id"
        case .trustUnreadable: "trust_unreadable"
        case .issuerName: "issuer_name"
        case .keyThere: "key_there"
        case .noKey: "no_key"
        case .resourceMissing: "resource_missing"
        case .wrongPassphrase: "wrong_passphrase"
        case .passphraseNeeded: "passphrase_needed"
        case .noSuchInspection: "unknown_inspection"
        case .noSuchHazard: "unknown_hazard"
        case .index(let error): error.code
        case .photo(let fault, _): fault.code
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .journal(let error): error.namedArguments
        case .refused(let refusal): refusal.arguments
        case .notThere(let path), .alreadyThere(let path), .configUnreadable(let path):
            ["path": path]
        case .newerFormat(let format): ["format": format]
        case .file(let error): ["path": error.path]
        case .event(let seq, let kind, let member):
            ["seq": String(seq), "kind": kind, "member": member]
        case .packUnreadable(let id), .packReserved(let id), .packSignatureLost(let id),
            .overlayTakesID(let id):
            ["pack": id]
        case .packSignatureWrong(let path, let fault): fault.arguments(["path": path])
        case .packDamaged(let id, let fault): fault.arguments(["pack": id])
        case .trustUnreadable(let path, let line): ["path": path, "line": String(line)]
        case .issuerName(let name): ["name": name]
        case .keyThere(let path), .noKey(let path): ["path": path]
        case .packSameVersion(let id, let version): ["pack": id, "version": version]
        case .resourceMissing(let path): ["path": path]
        case .wrongPassphrase, .passphraseNeeded: [:]
        case .noSuchInspection(let id): ["inspection": id]
        case .noSuchHazard(let id): ["hazard": id]
        case .index(let error): ["cause": error.message]
        case .photo(.tooLarge(let bytes), let path):
            ["path": path, "size": String(bytes >> 20)]
        case .photo(_, let path): ["path": path]
        }
    }
}

extension PackSignatureFault {
    fileprivate func arguments(_ more: [String: String]) -> [String: String] {
        more.merging(
            ["reason": "pack_signature.\(reason.rawValue)", "line": String(line)]
        ) { $1 }
    }
}

extension JournalError {
    /// Values that the sentence of this error names.
    package var namedArguments: [String: String] {
        var values: [String: String] = [:]
        if let file { values["path"] = file }
        switch reason {
        case .inUse(let holder):
            values["process"] = holder.process.map(String.init) ?? "?"
            values["since"] = holder.since?.text ?? "?"
            values["app"] = holder.app ?? "?"
        case .damaged(let problem):
            values["segment"] = problem.segment ?? ""
            values["byte"] = problem.byteOffset.map(String.init) ?? "?"
            values["seq"] = problem.seq.map(String.init) ?? "?"
        case .copiedJournal(let mismatch): values["why"] = "home.\(mismatch.rawValue)"
        case .carriedLineMissing(let seq): values["seq"] = String(seq)
        case .writingStopped(let cause): values["cause"] = cause
        case .spaceLow(let free): values["free"] = String(free >> 20)
        case .unsuitableVolume(let kind): values["kind"] = kind.rawValue
        case .lineTooLong(let bytes), .stringTooLong(let bytes): values["bytes"] = String(bytes)
        default: break
        }
        return values
    }
}
