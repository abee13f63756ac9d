import CanonicalJSON
import JournalStore
import SimulatedDisk
import Wording

/// What reads bytes that others made. What it accepts, it must print back to the same bytes.
package enum FuzzTarget: String, CaseIterable, Sendable {
    case line, json, note, proof, key, strings

    /// - Returns: The bytes as they are printed from what was read; nil when they are refused.
    package func reprinted(_ bytes: [UInt8]) -> [UInt8]? {
        switch self {
        case .line:
            var reader = EntryLineReader()
            return bytes.withUnsafeBufferPointer { try? reader.entry(in: $0) }.map(\.line)
        case .json: return (try? JSONReader.read(bytes)).map(canonicalBytes)
        case .note: return (try? SignedNote(bytes)).map(\.bytes)
        case .proof: return (try? LogProof(bytes)).map(\.bytes)
        case .key: return Self.key(bytes)
        case .strings:
            // A string file has comments and blanks; here it only has to be read or refused.
            return (try? Phrasebook(language: .en, file: bytes)).map { _ in bytes }
        }
    }

    /// The same input made to fit where chance alone would never come: a line with its sum.
    package func fitted(_ bytes: [UInt8]) -> [UInt8] {
        let tail = 26
        guard self == .line, bytes.count > tail else { return bytes }
        let covered = Array(bytes.dropLast(tail))
        let sum = Hash256(of: covered).hex.utf8.prefix(16)
        return covered + Array(",\"sum\":\"".utf8) + sum + Array("\"}".utf8)
    }

    /// A key file is read from a disk and written to another.
    private static func key(_ bytes: [UInt8]) -> [UInt8]? {
        let path = "/keys/device.key"
        let (disk, copy) = (SimulatedDisk(), SimulatedDisk())
        do {
            for disk in [disk, copy] { try disk.createDirectory("/keys") }
            try disk.createFile(path, bytes)
            guard let signer = try KeyFile(path: path, in: disk).read() else { return nil }
            try KeyFile(path: path, in: copy).write(signer)
        } catch {
            return nil
        }
        return copy.bytes(at: path)
    }
}
