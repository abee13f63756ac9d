package import InspectionModel

/// A picture as it was read, before it has a number.
package struct PhotoDraft: Equatable, Sendable {
    package var blob: String
    package var bytes: Int
    package var media: String
    package var target: EvidenceTarget
    package var isOriginal: Bool
    package var name: String?
    package var takenAt: String?
    package var observedAt: String?
    package var offset: Int?
    package var position: String?
    package var board: String?

    package init(
        blob: String, bytes: Int, media: String, target: EvidenceTarget, isOriginal: Bool
    ) {
        self.blob = blob
        self.bytes = bytes
        self.media = media
        self.target = target
        self.isOriginal = isOriginal
    }
}

/// A recording that is kept elsewhere, as it was described.
package struct VideoDraft: Equatable, Sendable {
    package var device: String
    package var from: String
    package var to: String
    package var sha256: String
    package var bytes: Int
    package var target: EvidenceTarget

    package init(
        device: String, from: String, to: String, sha256: String, bytes: Int,
        target: EvidenceTarget
    ) {
        self.device = device
        self.from = from
        self.to = to
        self.sha256 = sha256
        self.bytes = bytes
        self.target = target
    }
}

extension FieldDecision {
    func addPhotos(
        _ id: InspectionID, _ drafts: [PhotoDraft], _ sheet: Sheet?
    ) throws(FieldRefusal) -> [Event] {
        let photos = drafts.enumerated().map { index, draft in
            var photo = PhotoAdded(
                number: state.photoNumber(skipping: index), blob: draft.blob, bytes: draft.bytes,
                media: draft.media, target: draft.target, author: context.author,
                isOriginal: draft.isOriginal)
            photo.name = draft.name
            photo.takenAt = draft.takenAt
            photo.observedAt = draft.observedAt
            photo.offset = draft.offset
            photo.position = draft.position
            photo.board = draft.board
            return photo
        }
        return try act(id, .addPhotos(photos), sheet)
    }

    func showBoard(
        _ id: InspectionID, _ target: EvidenceTarget, _ sheet: Sheet?
    ) throws(FieldRefusal) -> [Event] {
        let board = PhotoBoardShown(
            number: state.photoNumber(skipping: 0), target: target, author: context.author)
        return try act(id, .showBoard(board), sheet)
    }

    func referVideo(
        _ id: InspectionID, _ draft: VideoDraft, _ sheet: Sheet?
    ) throws(FieldRefusal) -> [Event] {
        let video = VideoReferenced(
            number: state.nextVideoNumber, device: draft.device, from: draft.from, to: draft.to,
            sha256: draft.sha256, bytes: draft.bytes, target: draft.target, author: context.author)
        return try act(id, .referVideo(video), sheet)
    }
}

extension InspectionState {
    /// Photos of an item, of findings on it among them, in the order they were added.
    package func photos(of item: ItemID) -> [StandingPhoto] {
        evidence.standing.filter { photo in
            photo.target.item == item
                || photo.target.finding.map { findings[$0]?.recorded.item == item } ?? false
        }
    }

    /// Numbers that stand on a board or in a finding, and no picture is there yet.
    package var photosToImport: [String] {
        var numbers = evidence.boards.map(\.shown.number)
        for finding in findingsInOrder {
            numbers += finding.recorded.photos.filter { !numbers.contains($0) }
        }
        return numbers.filter { !evidence.hasPicture($0) }
    }
}
