package import CanonicalJSON
import Crypto

/// The files of the personal values as a reader sees them; `PrivateStore` writes them.
///
///     {"alg":"aes-256-gcm","id":"p-…","sealed":"<base 64>","subject":"u-…"}
///
/// `sealed` is nonce (12 bytes), ciphertext and tag (16) of `{"salt":…,"value":…}` under the
/// subject's key; bound to it is the object without `sealed`. Older files hold id, salt and value
/// plainly.
package struct PrivateFiles: Sendable {
    static let saltBytes = 32
    static let algorithm = "aes-256-gcm"
    /// Base 64 takes a third more than the largest value.
    private static let byteLimit = PrivateStore.valueByteLimit / 3 * 4 + 1024
    private static let ending = ".json"
    private static let nonceBytes = 12
    private static let tagBytes = 16

    private let location: JournalLocation
    private let fileSystem: any FileSystem

    package init(_ location: JournalLocation, in fileSystem: any FileSystem) {
        self.location = location
        self.fileSystem = fileSystem
    }

    /// The path inside the journal.
    static func name(_ id: String) -> String { "private/\(id)\(ending)" }

    func path(_ id: String) -> String { "\(location.journal)/\(Self.name(id))" }

    /// The ids of the values that are here, in order.
    func ids() throws(JournalError) -> [String] {
        let directory = location.privateValues
        do throws(FileError) {
            guard try fileSystem.status(of: directory) != nil else { return [] }
            return try fileSystem.names(in: directory).sorted().compactMap { name in
                guard name.hasSuffix(Self.ending) else { return nil }
                let id = String(name.dropLast(Self.ending.count))
                return Commitment.isID(id) ? id : nil
            }
        } catch {
            throw JournalError(error, file: directory)
        }
    }

    /// Whom a value is about, when its file is here and says so.
    func subject(of id: String) throws(JournalError) -> String? {
        guard let bytes = try fileSystem.bytes(of: path(id), limit: Self.byteLimit) else {
            return nil
        }
        let file = (try? JSONReader.read(bytes.dropLast()))?.objectValue
        return file?.string("subject").flatMap { IDText.isPerson($0.utf8) ? $0 : nil }
    }

    /// The value a commitment stands for.
    ///
    /// - Throws: `private_value_gone` when its file is not there (erased, or not on this device),
    ///   `private_value_sealed` when its key is not, `private_value_damaged` when it does not keep
    ///   the promise.
    package func value(of commitment: Commitment) throws(JournalError) -> JSONValue {
        let path = path(commitment.id)
        guard let bytes = try fileSystem.bytes(of: path, limit: Self.byteLimit) else {
            throw JournalError(.privateValueGone(commitment.id), file: path)
        }
        let damaged = JournalError(.privateValueDamaged(commitment.id), file: path)
        guard bytes.last == UInt8(ascii: "\n"),
            let file = (try? JSONReader.read(bytes.dropLast()))?.objectValue,
            file.string("id") == commitment.id
        else { throw damaged }
        let content: JSONObject
        if file.keys == ["id", "salt", "value"] {
            content = file
        } else {
            content = try opened(file, commitment, damaged)
        }
        guard let salt = content.string("salt").flatMap({ Hex.bytes($0.utf8) }),
            salt.count == Self.saltBytes, let value = content["value"],
            Hash256(of: salt + canonicalBytes(value)) == commitment.hash
        else { throw damaged }
        return value
    }

    private func opened(
        _ file: JSONObject, _ commitment: Commitment, _ damaged: JournalError
    ) throws(JournalError) -> JSONObject {
        guard file.keys == ["alg", "id", "sealed", "subject"],
            file.string("alg") == Self.algorithm,
            let subject = file.string("subject"), IDText.isPerson(subject.utf8),
            let sealed = file.string("sealed").flatMap({ Base64.bytes($0) }),
            sealed.count > Self.nonceBytes + Self.tagBytes
        else { throw damaged }
        let keys = SubjectKeys(location, in: fileSystem)
        guard let key = try keys.key(of: subject) else {
            // In a copy of the journal there are none at all.
            if try keys.areHere() { throw damaged }
            throw JournalError(.privateValueSealed(commitment.id), file: path(commitment.id))
        }
        let text = sealed[Self.nonceBytes..<sealed.count - Self.tagBytes]
        guard let nonce = try? AES.GCM.Nonce(data: sealed.prefix(Self.nonceBytes)),
            let box = try? AES.GCM.SealedBox(
                nonce: nonce, ciphertext: text, tag: sealed.suffix(Self.tagBytes)),
            let plain = try? AES.GCM.open(
                box, using: key, authenticating: Self.bound(commitment.id, subject)),
            let content = (try? JSONReader.read(Array(plain)))?.objectValue,
            content.keys == ["salt", "value"]
        else { throw damaged }
        return content
    }

    /// The bytes of a file.
    ///
    /// - Parameter nonce: 12 random bytes.
    static func sealed(
        _ content: JSONObject, id: String, subject: String, key: SymmetricKey, nonce: [UInt8]
    ) -> [UInt8] {
        let box: AES.GCM.SealedBox
        do {
            box = try AES.GCM.seal(
                canonicalBytes(content), using: key, nonce: AES.GCM.Nonce(data: nonce),
                authenticating: bound(id, subject))
        } catch {
            preconditionFailure("a value of \(subject) cannot be sealed: \(error)")
        }
        let sealed = nonce + Array(box.ciphertext) + Array(box.tag)
        let file: JSONObject = [
            "alg": .string(algorithm), "id": .string(id), "sealed": .string(Base64.text(sealed)),
            "subject": .string(subject),
        ]
        return canonicalBytes(file) + [UInt8(ascii: "\n")]
    }

    private static func bound(_ id: String, _ subject: String) -> [UInt8] {
        let bound: JSONObject = [
            "alg": .string(algorithm), "id": .string(id), "subject": .string(subject),
        ]
        return canonicalBytes(bound)
    }
}
