package import CanonicalJSON

/// What the log holds of a personal value: a promise that can be checked, and nothing to guess
/// from.
package struct Commitment: Hashable, Sendable {
    /// SHA-256(32 random bytes ‖ the value as canonical JSON).
    package let hash: Hash256

    /// `p-` and 16 hex digits, the name of the file with value and salt.
    package let id: String

    /// `{"c":"<64 hex>","id":"p-…"}`, as it stands in a body.
    package var json: JSONObject { ["c": .string(hash.hex), "id": .string(id)] }

    package init?(json: JSONObject) {
        guard json.count == 2, let hash = json.string("c").flatMap({ Hash256(hex: $0) }),
            let id = json.string("id"), Self.isID(id)
        else { return nil }
        self.init(hash: hash, id: id)
    }

    init(hash: Hash256, id: String) {
        self.hash = hash
        self.id = id
    }

    static func isID(_ text: String) -> Bool {
        text.utf8.count == 18 && text.hasPrefix("p-") && Hex.isText(text.utf8.dropFirst(2))
    }
}

/// Personal values, outside the log so that they can be erased: the only files that may ever be
/// deleted.
///
/// It may be used beside a journal on any thread that may wait for the disk.
package struct PrivateStore: Sendable {
    /// Of one value in canonical form.
    package static let valueByteLimit = 1 << 20

    private let location: JournalLocation
    private let world: JournalWorld

    package init(_ location: JournalLocation, in world: JournalWorld) {
        self.location = location
        self.world = world
    }

    /// Stores a value, sealed; it is durable when this returns, so that an entry may name it.
    ///
    /// - Parameter subject: The person it is about, whose key seals it; made at their first value.
    package func commit(
        _ value: JSONValue, of subject: String
    ) throws(JournalError) -> Commitment {
        guard IDText.isPerson(subject.utf8) else { throw JournalError(.badPerson(subject)) }
        let printed: [UInt8]
        do throws(JSONError) {
            printed = canonicalBytes(value)
            // The value lies in one container.
            try JSONReader.check(printed, depth: 1)
        } catch {
            throw JournalError(.bodyNotCanonical(error))
        }
        guard printed.count <= Self.valueByteLimit else {
            throw JournalError(.stringTooLong(bytes: printed.count))
        }
        let salt = world.random.bytes(PrivateFiles.saltBytes)
        let commitment = Commitment(
            hash: Hash256(of: salt + printed), id: "p-" + Hex.text(world.random.bytes(8)))
        let key = try SubjectKeys(location, in: world.fileSystem)
            .keyForSealing(subject, random: world.random)
        let file = PrivateFiles.sealed(
            ["salt": .string(Hex.text(salt)), "value": value], id: commitment.id,
            subject: subject, key: key, nonce: world.random.bytes(12))
        let directory = location.privateValues
        let path = "\(directory)/\(commitment.id).json"
        do throws(FileError) {
            let name = "\(commitment.id).json"
            try world.fileSystem.ensureDirectory(directory)
            guard try world.fileSystem.status(of: path) == nil else {
                // Two equal random ids: the older value must not be written over.
                throw FileError(.alreadyThere, in: .open, path: path)
            }
            try world.fileSystem.replaceDurably(
                name, in: directory, temporary: name + ".new",
                with: file)
        } catch {
            throw JournalError(error, file: path)
        }
        return commitment
    }

    /// The value a commitment stands for; see `PrivateFiles`.
    package func value(of commitment: Commitment) throws(JournalError) -> JSONValue {
        try PrivateFiles(location, in: world.fileSystem).value(of: commitment)
    }

    /// The ids of the sealed values that are about somebody, as far as they are here.
    package func ids(of subject: String) throws(JournalError) -> [String] {
        let files = PrivateFiles(location, in: world.fileSystem)
        var ids: [String] = []
        for id in try files.ids() where try files.subject(of: id) == subject { ids.append(id) }
        return ids
    }

    /// Those of some ids whose files are here.
    package func present(_ ids: Set<String>) throws(JournalError) -> Set<String> {
        ids.intersection(try PrivateFiles(location, in: world.fileSystem).ids())
    }
}
