/// What an inspector signs: a report, and through size and root all that led to it.
///
///     zhaodan/statement/v1
///     log <origin>
///     size <size>
///     root <root, base 64>
///     report sha256:<hex>
///     person <id>
///     role <words>
package struct Statement: Hashable, Sendable {
    package static let form = "zhaodan/statement/v1"

    /// The first line, by which a reader knows the others.
    package let form: String

    /// The journal as it stood when the person signed.
    package let checkpoint: Checkpoint

    /// The SHA-256 of the report's bytes as the person saw them.
    package let report: Hash256
    package let person: String

    /// Each `[a-z_]+`, such as `inspected`, `signed`, `responsible`; at least one.
    package let roles: [String]

    private static let labels = ["log", "size", "root", "report", "person", "role"]

    /// Nil when a member would not read back as it was given.
    package init?(
        form: String = Self.form, checkpoint: Checkpoint, report: Hash256, person: String,
        roles: [String]
    ) {
        guard !form.isEmpty, form.utf8.allSatisfy({ (0x21...0x7e).contains($0) }),
            NoteKeyName.accepts(checkpoint.origin), checkpoint.size >= 0,
            IDText.isPerson(person.utf8), !roles.isEmpty, roles.allSatisfy(Self.isRole)
        else { return nil }
        self.form = form
        self.checkpoint = checkpoint
        self.report = report
        self.person = person
        self.roles = roles
    }

    package var text: String {
        let values = [
            checkpoint.origin, String(checkpoint.size), checkpoint.root.base64,
            "sha256:\(report.hex)", person, roles.joined(separator: " "),
        ]
        let lines = zip(Self.labels, values).map { label, value in "\(label) \(value)\n" }
        return "\(form)\n\(lines.joined())"
    }

    /// Nil for any text but what `text` makes.
    package init?(text: String, form: String = Self.form) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == Self.labels.count + 2, lines[0] == form else { return nil }
        var values: [Substring] = []
        for (label, line) in zip(Self.labels, lines.dropFirst()) {
            guard line.hasPrefix(label + " ") else { return nil }
            values.append(line.dropFirst(label.count + 1))
        }
        guard let size = Int(values[1]), let root = Base64.bytes(values[2]), root.count == 32,
            values[3].hasPrefix("sha256:"), let report = Hash256(hex: values[3].dropFirst(7))
        else { return nil }
        self.init(
            form: form,
            checkpoint: Checkpoint(
                origin: String(values[0]), size: size, root: Hash256(bytes: root)),
            report: report, person: String(values[4]),
            roles: values[5].split(separator: " ").map(String.init))
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// The note that goes into a `sign` entry as it stands.
    package func signed(by signer: NoteSigner) throws(NoteFault) -> SignedNote {
        try SignedNote(signing: text, by: signer)
    }

    /// Reads a signed statement and makes sure that the key signed it.
    package init(
        _ note: SignedNote, verifier: NoteVerifier, form: String = Self.form
    ) throws(NoteFault) {
        try note.verify(verifier)
        guard let statement = Statement(text: note.text, form: form) else { throw .wrongText }
        self = statement
    }

    private static func isRole(_ word: String) -> Bool {
        !word.isEmpty
            && word.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
            }
    }
}
