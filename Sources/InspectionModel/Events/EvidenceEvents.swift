/// What a photo or a recording shows; with nothing named it belongs to the whole inspection.
package struct EvidenceTarget: Hashable, Sendable {
    package var item: ItemID?
    package var place: String?
    package var finding: FindingID?

    package init(item: ItemID? = nil, place: String? = nil, finding: FindingID? = nil) {
        self.item = item
        self.place = place
        self.finding = finding
    }
}

/// `photo.add`: a picture whose bytes lie as a blob.
package struct PhotoAdded: Equatable, Sendable {
    package var number: String
    /// `sha256:` and 64 hex digits.
    package var blob: String
    package var bytes: Int
    /// By content: `image/jpeg`, `image/heic` …
    package var media: String
    package var target: EvidenceTarget
    package var author: PersonID
    /// The picture still has the data of the camera (EXIF); without them it is 非原始文件.
    package var isOriginal: Bool
    /// The file's name, where it is one that a camera gives: any other may hold a person's.
    package var name: String?
    /// What the camera's clock said, as it stands in the picture.
    package var takenAt: String?
    /// The same by this device's clock: `takenAt` without `offset`.
    package var observedAt: String?
    /// Seconds by which the camera's clock is ahead of this device's, from a board.
    package var offset: Int?
    /// Where the picture says it was taken: `30.894167,120.093611`.
    package var position: String?
    /// Number of the board it was taken behind.
    package var board: String?
    /// 签后补充: outside the signed record.
    package var isAfterSigning: Bool
    package var amends: LeafHash?
    package var undo: LeafHash?

    package init(
        number: String, blob: String, bytes: Int, media: String, target: EvidenceTarget,
        author: PersonID, isOriginal: Bool
    ) {
        self.number = number
        self.blob = blob
        self.bytes = bytes
        self.media = media
        self.target = target
        self.author = author
        self.isOriginal = isOriginal
        isAfterSigning = false
    }
}

/// `photo.attach`: a photo shows something else than was said before.
package struct PhotoAttached: Equatable, Sendable {
    package var number: String
    package var target: EvidenceTarget
    package var author: PersonID
    package var amends: LeafHash
    package var undo: LeafHash?

    package init(
        number: String, target: EvidenceTarget, author: PersonID, amends: LeafHash,
        undo: LeafHash? = nil
    ) {
        self.number = number
        self.target = target
        self.author = author
        self.amends = amends
        self.undo = undo
    }
}

/// `photo.remove` and `video.remove`: it no longer counts; its blob and its entries stay.
package struct EvidenceRemoved: Equatable, Sendable {
    package var number: String
    package var author: PersonID
    package var amends: LeafHash
    /// Absent when a key took it back.
    package var reason: String?
    package var undo: LeafHash?

    package init(
        number: String, author: PersonID, amends: LeafHash, reason: String? = nil,
        undo: LeafHash? = nil
    ) {
        self.number = number
        self.author = author
        self.amends = amends
        self.reason = reason
        self.undo = undo
    }
}

/// `photo.board`: a board with a number was shown to be photographed first.
package struct PhotoBoardShown: Equatable, Sendable {
    package var number: String
    package var target: EvidenceTarget
    package var author: PersonID

    package init(number: String, target: EvidenceTarget, author: PersonID) {
        self.number = number
        self.target = target
        self.author = author
    }
}

/// `video.reference`: a recording that is kept elsewhere, no copy of it.
package struct VideoReferenced: Equatable, Sendable {
    package var number: String
    /// The recorder's own number, as it stands on it.
    package var device: String
    package var from: String
    package var to: String
    /// 64 hex digits: the hash of the external file.
    package var sha256: String
    package var bytes: Int
    package var target: EvidenceTarget
    package var author: PersonID
    package var isAfterSigning: Bool

    package init(
        number: String, device: String, from: String, to: String, sha256: String, bytes: Int,
        target: EvidenceTarget, author: PersonID
    ) {
        self.number = number
        self.device = device
        self.from = from
        self.to = to
        self.sha256 = sha256
        self.bytes = bytes
        self.target = target
        self.author = author
        isAfterSigning = false
    }
}

package enum EvidenceEvent: Equatable, Sendable {
    case photo(PhotoAdded)
    case attached(PhotoAttached)
    case photoRemoved(EvidenceRemoved)
    case board(PhotoBoardShown)
    case video(VideoReferenced)
    case videoRemoved(EvidenceRemoved)

    /// What it shows from then on; nil where that stays.
    var target: EvidenceTarget? {
        get {
            switch self {
            case .photo(let added): added.target
            case .attached(let attached): attached.target
            case .board(let shown): shown.target
            case .video(let referenced): referenced.target
            case .photoRemoved, .videoRemoved: nil
            }
        }
        set {
            guard let target = newValue else { return }
            switch self {
            case .photo(var added):
                added.target = target
                self = .photo(added)
            case .attached(var attached):
                attached.target = target
                self = .attached(attached)
            case .board(var shown):
                shown.target = target
                self = .board(shown)
            case .video(var referenced):
                referenced.target = target
                self = .video(referenced)
            case .photoRemoved, .videoRemoved: break
            }
        }
    }
}
