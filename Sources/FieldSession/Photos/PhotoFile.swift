import CivilTime
package import Fieldwork
package import InspectionModel
package import JournalStore
package import Pictures

/// A picture file as it lies on a disk or a card: read, never changed.
package struct PhotoFile: Sendable {
    package let path: String
    package let blob: String
    package let byteCount: Int
    package let facts: PictureFacts

    /// Reads all of it.
    package init(_ path: String, _ fileSystem: any FileSystem) throws(WorkspaceError) {
        let bytes = try Self.bytes(of: path, fileSystem)
        guard let facts = PictureFacts(bytes) else { throw .photo(.notAPicture, path: path) }
        self.path = path
        self.facts = facts
        blob = BlobStore.namePrefix + Hash256(of: bytes).hex
        byteCount = bytes.count
    }

    package var name: String {
        String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...])
    }

    /// When the camera took it, by its own clock; in China's zone where it names none.
    package var takenAtMilliseconds: Int64? {
        facts.takenAt?.wallTime(offsetMinutes: Workspace.chinaOffsetMinutes).milliseconds
    }

    /// All bytes of a file that nobody is writing.
    static func bytes(
        of path: String, _ fileSystem: any FileSystem
    ) throws(WorkspaceError) -> [UInt8] {
        let outcome: Result<[UInt8], PhotoFault>
        do throws(FileError) {
            outcome = try read(path, fileSystem)
        } catch {
            outcome = .failure(error.reason == .notFound ? .notThere : .unreadable)
        }
        switch outcome {
        case .success(let bytes): return bytes
        case .failure(let fault): throw .photo(fault, path: path)
        }
    }

    private static func read(
        _ path: String, _ fileSystem: any FileSystem
    ) throws(FileError) -> Result<[UInt8], PhotoFault> {
        // Opening a pipe would wait for somebody to write into it.
        guard let named = try fileSystem.status(of: path), named.kind == .file else {
            return .failure(.notThere)
        }
        let file = try fileSystem.open(path, .readOnly)
        defer { fileSystem.close(file) }
        let size = try fileSystem.status(of: file).size
        if size > BlobStore.byteLimit { return .failure(.tooLarge(bytes: size)) }
        let bytes = try fileSystem.bytes(of: file, in: 0..<size)
        let sizeNow = try fileSystem.status(of: file).size
        return bytes.count == size && sizeNow == size ? .success(bytes) : .failure(.changing)
    }

    /// The picture as evidence of something.
    ///
    /// - Parameters:
    ///   - offset: Seconds by which the camera is ahead of this device, where a board has shown it.
    ///   - board: The number of that board.
    package func draft(
        _ target: EvidenceTarget, offset: Int? = nil, board: String? = nil
    ) -> PhotoDraft {
        var draft = PhotoDraft(
            blob: blob, bytes: byteCount, media: facts.media.rawValue, target: target,
            isOriginal: facts.takenAt != nil)
        draft.name = Self.isCameraName(name) ? name : nil
        draft.takenAt = facts.takenAt?.text
        if let offset, let time = facts.takenAt {
            let taken = time.wallTime(offsetMinutes: Workspace.chinaOffsetMinutes)
            draft.observedAt =
                WallTime(
                    milliseconds: taken.milliseconds - Int64(offset) * 1_000,
                    offsetMinutes: taken.offsetMinutes
                ).text
            draft.offset = offset
        }
        draft.position = facts.position?.text
        draft.board = board
        return draft
    }

    /// Whether a name is one that cameras and phones give. Any other may hold somebody's name, and
    /// goes into no log.
    static func isCameraName(_ name: String) -> Bool {
        guard let dot = name.lastIndex(of: "."), name.utf8.count <= 48 else { return false }
        let stem = name[..<dot]
        let letters = stem.prefix { $0.isASCII && $0.isLetter || $0 == "_" || $0 == "-" }
        let word = letters.lowercased().filter { $0.isLetter }
        let rest = stem.dropFirst(letters.count)
        return cameraWords.contains(word)
            && rest.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "_" || $0 == "-") }
            && rest.count { $0.isNumber } >= 3
    }

    private static let cameraWords: Set<String> = [
        "img", "dsc", "dscn", "dscf", "pxl", "mvimg", "p", "dji", "gopr", "mmexport", "wxcamera",
        "image", "photo", "sam", "imgp", "mtxx", "screenshot", "",
    ]
}
