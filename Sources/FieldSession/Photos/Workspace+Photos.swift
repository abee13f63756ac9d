import Crypto
package import Fieldwork
package import InspectionModel
import JournalStore

/// A file that is to become a photo of something.
package struct PhotoRequest: Equatable, Sendable {
    package var path: String
    package var target: EvidenceTarget
    /// Seconds by which the camera is ahead of this device.
    package var offset: Int?
    /// Number of the board it was taken behind.
    package var board: String?

    package init(
        path: String, target: EvidenceTarget, offset: Int? = nil, board: String? = nil
    ) {
        self.path = path
        self.target = target
        self.offset = offset
        self.board = board
    }
}

/// Where the files that `photo` commands name are read, and what they become.
extension Workspace {
    /// Reads pictures, stores their bytes, records them in one act.
    ///
    /// Every byte is durable before the entry that names it. A refusal comes before anything is
    /// stored.
    ///
    /// - Parameter progress: Called before each file is stored, with how many are done.
    package func addPhotos(
        _ id: InspectionID, _ requests: [PhotoRequest], progress: (Int) -> Void = { _ in }
    ) throws(WorkspaceError) -> [StampedEvent] {
        let drafts = try drafts(requests)
        try judge(.addPhotos(id, drafts))
        try store(requests.map(\.path), drafts, progress)
        return try perform(.addPhotos(id, drafts))
    }

    /// An answer and its photos, in one entry.
    package func answer(
        _ id: InspectionID, _ request: AnswerRequest, photos: [PhotoRequest]
    ) throws(WorkspaceError) -> [StampedEvent] {
        var request = request
        request.photos = try drafts(photos)
        try judge(.answer(id, request))
        try store(photos.map(\.path), request.photos) { _ in }
        return try perform(.answer(id, request))
    }

    private func drafts(_ requests: [PhotoRequest]) throws(WorkspaceError) -> [PhotoDraft] {
        var drafts: [PhotoDraft] = []
        for request in requests {
            let file = try PhotoFile(request.path, world.fileSystem)
            drafts.append(
                file.draft(request.target, offset: request.offset, board: request.board))
        }
        return drafts
    }

    /// The files are read once more: none of them is ever in memory whole.
    private func store(
        _ paths: [String], _ drafts: [PhotoDraft], _ progress: (Int) -> Void
    ) throws(WorkspaceError) {
        for (index, (path, draft)) in zip(paths, drafts).enumerated() {
            progress(index)
            let source = try PhotoFile.open(path, world.fileSystem).file
            defer { world.fileSystem.close(source) }
            let outcome: BlobStore.CopyOutcome
            do throws(JournalError) {
                outcome = try journal.blobs.copy(
                    source, as: draft.blob, byteCount: draft.bytes, for: .photo)
            } catch {
                throw .journal(error)
            }
            switch outcome {
            case .stored: break
            case .changed: throw .photo(.changing, path: path)
            case .unreadable: throw .photo(.unreadable, path: path)
            }
        }
    }

    /// Reads a recording that stays where it is, and refers to it.
    ///
    /// - Parameter progress: Called with the bytes read so far.
    package func referVideo(
        _ id: InspectionID, file path: String, device: String, from: String, to: String,
        _ target: EvidenceTarget, progress: (Int) -> Void = { _ in }
    ) throws(WorkspaceError) -> [StampedEvent] {
        var draft = VideoDraft(
            device: device, from: from, to: to, sha256: "", bytes: 0, target: target)
        try judge(.referVideo(id, draft))
        do throws(FileError) {
            let file = try world.fileSystem.open(path, .readOnly)
            defer { world.fileSystem.close(file) }
            var hasher = SHA256()
            while true {
                let piece = try world.fileSystem.bytes(
                    of: file, in: draft.bytes..<draft.bytes + Self.pieceSize)
                if piece.isEmpty { break }
                hasher.update(data: piece)
                draft.bytes += piece.count
                progress(draft.bytes)
            }
            draft.sha256 = Hash256(hasher.finalize()).hex
        } catch {
            throw .photo(error.reason == .notFound ? .notThere : .unreadable, path: path)
        }
        return try perform(.referVideo(id, draft))
    }

    private static let pieceSize = 1 << 20
}
