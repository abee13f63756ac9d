/// A journal's size and root at one time (c2sp.org/tlog-checkpoint), three lines:
///
///     <origin>
///     <size, decimal>
///     <root, base 64>
package struct Checkpoint: Hashable, Sendable {
    package let origin: String
    package let size: Int
    package let root: Hash256

    package init(origin: String, size: Int, root: Hash256) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    package var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }

    /// Nil for any text but what `text` makes.
    package init?(text: String) {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"))
        guard lines.count == 3, let size = Int(Substring(lines[1])), size >= 0,
            let root = Base64.bytes(Substring(lines[2])), root.count == 32
        else { return nil }
        self.init(
            origin: String(Substring(lines[0])), size: size, root: Hash256(bytes: root))
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }
}

/// A checkpoint and the note it was signed in.
package struct SignedCheckpoint: Hashable, Sendable {
    package let checkpoint: Checkpoint
    package let note: SignedNote

    package init(signing checkpoint: Checkpoint, by signers: NoteSigner...) throws(NoteFault) {
        try self.init(signing: checkpoint, by: signers)
    }

    init(signing checkpoint: Checkpoint, by signers: [NoteSigner]) throws(NoteFault) {
        self.checkpoint = checkpoint
        note = try SignedNote(signing: checkpoint.text, by: signers)
    }

    /// Reads a checkpoint file without relying on it: no signature is checked.
    init(_ bytes: [UInt8], origin: String) throws(NoteFault) {
        note = try SignedNote(bytes)
        guard let checkpoint = Checkpoint(text: note.text), checkpoint.origin == origin else {
            throw .wrongText
        }
        self.checkpoint = checkpoint
    }

    /// Reads a checkpoint file and makes sure that the key signed it under its own name.
    package init(_ bytes: [UInt8], verifier: NoteVerifier) throws(NoteFault) {
        note = try SignedNote(bytes)
        try note.verify(verifier)
        guard let checkpoint = Checkpoint(text: note.text), checkpoint.origin == verifier.name
        else { throw .wrongText }
        self.checkpoint = checkpoint
    }
}
