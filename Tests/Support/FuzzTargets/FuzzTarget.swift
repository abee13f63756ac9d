import CanonicalJSON
import ChecklistEngine
import CivilTime
import FormLanguage
import JournalStore
import PackAuthoring
import Pictures
import SimulatedDisk
import Wording

/// What reads bytes that others made. What it accepts, it must print back to the same bytes.
package enum FuzzTarget: String, CaseIterable, Sendable {
    case line, json, note, proof, tile, key, signature, strings, pack, picture, expression,
        workbook, form

    /// - Returns: The bytes as they are printed from what was read; nil when they are refused.
    package func reprinted(_ bytes: [UInt8]) -> [UInt8]? {
        switch self {
        case .line:
            var reader = EntryLineReader()
            return bytes.withUnsafeBufferPointer { try? reader.entry(in: $0) }.map(\.line)
        case .json: return (try? JSONReader.read(bytes)).map(canonicalBytes)
        case .note: return (try? SignedNote(bytes)).map(\.bytes)
        case .proof: return (try? LogProof(bytes)).map(\.bytes)
        case .tile: return TileStore.hashes(bytes).map { $0.flatMap(\.bytes) }
        case .key: return Self.key(bytes)
        case .signature: return (try? PackSignature(bytes)).map(\.note.bytes)
        case .strings:
            // A string file has comments and blanks; here it only has to be read or refused.
            return (try? Phrasebook(language: .en, file: bytes)).map { _ in bytes }
        case .pack: return Self.pack(bytes)
        case .picture: return PictureFacts(bytes).map { _ in bytes }
        case .expression: return Self.expression(bytes)
        case .workbook: return TableReaders.reprinted(bytes)
        case .form: return FormReaders.reprinted(bytes)
        }
    }

    /// The same input made to fit where chance alone would never come: a line with its sum, a
    /// part of a workbook in its archive, a text under a signature that is sound.
    package func fitted(_ bytes: [UInt8]) -> [UInt8] {
        if self == .workbook { return TableReaders.packed(bytes) }
        if self == .signature { return Self.signed(bytes) }
        let tail = 26
        guard self == .line, bytes.count > tail else { return bytes }
        let covered = Array(bytes.dropLast(tail))
        let sum = Hash256(of: covered).hex.utf8.prefix(16)
        return covered + Array(",\"sum\":\"".utf8) + sum + Array("\"}".utf8)
    }

    /// A pack has comments and orders of its own; what it is compiled to loads to the same again.
    private static func pack(_ bytes: [UInt8]) -> [UInt8]? {
        let compiler = PackCompiler { Hash256(of: $0).hex }
        guard let outputs = try? compiler.compileAll([("a.yaml", bytes)]) else { return nil }
        let isKept = outputs.allSatisfy { output in
            if output.path == PackCompiler.indexPath { return true }
            let object = (try? JSONReader.read(output.bytes))?.objectValue
            let pack = object.flatMap { try? Pack(compiled: $0) }
            return pack.map { canonicalBytes($0.compiled) } == output.bytes
        }
        return isKept ? bytes : []
    }

    /// An expression that is understood has a value, whatever was answered; what is printed of it
    /// is the text of its whole.
    private static func expression(_ bytes: [UInt8]) -> [UInt8]? {
        guard let source = String(validating: bytes, as: UTF8.self),
            let expression = try? Expression(source)
        else { return nil }
        let environment = ExpressionEnvironment(now: WallTime(milliseconds: 0, offsetMinutes: 480))
        for answer in [FormValue.empty, .string("a 1 2026-03-04"), .number(FormNumber(7))] {
            let values = NamedValues(of: expression, in: environment, current: answer) { _ in answer
            }
            _ = expression.evaluate(in: values)
            let explained = expression.explain(in: values)
            guard explained.outcome == expression.holds(in: values) else { return [] }
            _ = expression.meetsNotANumber(in: values)
        }
        return bytes
    }

    /// The text in front of a signature as one key signs it, whatever it says.
    private static func signed(_ bytes: [UInt8]) -> [UInt8] {
        let seed = [UInt8](repeating: 7, count: 32)
        guard let signer = NoteSigner(name: "a.example/packs", seed: seed) else { return bytes }
        let body = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).prefix(4)
        let text = body.joined(separator: "\n") + "\nkey \(signer.verifier.vkey)\n"
        return (try? SignedNote(signing: text, by: signer))?.bytes ?? bytes
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
