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

    /// Reads all of it, piece by piece.
    package init(_ path: String, _ fileSystem: any FileSystem) throws(WorkspaceError) {
        let opened = try Self.open(path, fileSystem)
        defer { fileSystem.close(opened.file) }
        facts = try Self.facts(of: opened, path, fileSystem)
        let content: (hash: Hash256, byteCount: Int)
        let sizeNow: Int
        do throws(FileError) {
            content = try fileSystem.hash(of: opened.file, limit: opened.size)
            sizeNow = try fileSystem.status(of: opened.file).size
        } catch {
            throw .photo(.unreadable, path: path)
        }
        guard content.byteCount == opened.size, sizeNow == opened.size else {
            throw .photo(.changing, path: path)
        }
        self.path = path
        blob = BlobStore.namePrefix + content.hash.hex
        byteCount = opened.size
    }

    /// Looks at no more than says whether it is a picture at all.
    ///
    /// - Throws: Why it is none.
    package static func look(
        at path: String, _ fileSystem: any FileSystem
    ) throws(WorkspaceError) {
        let opened = try open(path, fileSystem)
        defer { fileSystem.close(opened.file) }
        _ = try facts(of: opened, path, fileSystem)
    }

    package var name: String {
        String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...])
    }

    /// When the camera took it, by its own clock; in China's zone where it names none.
    package var takenAtMilliseconds: Int64? {
        facts.takenAt?.wallTime(offsetMinutes: Workspace.chinaOffsetMinutes).milliseconds
    }

    /// A file of a size that is kept.
    static func open(
        _ path: String, _ fileSystem: any FileSystem
    ) throws(WorkspaceError) -> (file: OpenFile, size: Int) {
        let file: OpenFile
        let size: Int
        do throws(FileError) {
            // Opening a pipe would wait for somebody to write into it.
            guard let named = try fileSystem.status(of: path), named.kind == .file else {
                throw FileError(.notFound, in: .open, path: path)
            }
            file = try fileSystem.open(path, .readOnly)
            do throws(FileError) {
                size = try fileSystem.status(of: file).size
            } catch {
                fileSystem.close(file)
                throw error
            }
        } catch {
            throw .photo(error.reason == .notFound ? .notThere : .unreadable, path: path)
        }
        guard size <= BlobStore.byteLimit else {
            fileSystem.close(file)
            throw .photo(.tooLarge(bytes: size), path: path)
        }
        return (file, size)
    }

    private static func facts(
        of opened: (file: OpenFile, size: Int), _ path: String, _ fileSystem: any FileSystem
    ) throws(WorkspaceError) -> PictureFacts {
        var hasFailed = false
        let facts = PictureFacts(byteCount: opened.size) { range in
            do throws(FileError) {
                return try fileSystem.bytes(of: opened.file, in: range)
            } catch {
                hasFailed = true
                return []
            }
        }
        if hasFailed { throw .photo(.unreadable, path: path) }
        guard let facts else { throw .photo(.notAPicture, path: path) }
        return facts
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
