/// The photos, boards and recordings of one inspection, as the fold of their events.
package struct EvidenceState: Equatable, Sendable {
    /// In the order they were added; those that were taken back too.
    package internal(set) var photos: [StandingPhoto] = []
    /// Without those that were shown in error.
    package internal(set) var boards: [StampedBoard] = []
    package internal(set) var videos: [StandingVideo] = []
    /// Every change of a photo in order.
    var history: [PhotoChange] = []

    /// The photos that count, in the order they were added.
    package var standing: [StandingPhoto] { photos.filter { $0.isStanding } }

    package var standingVideos: [StandingVideo] { videos.filter { $0.removed == nil } }

    /// A photo that counts, by its number.
    package func photo(_ number: String) -> StandingPhoto? {
        photos.first { $0.isStanding && $0.number == number }
    }

    package func board(_ number: String) -> StampedBoard? {
        boards.first { $0.shown.number == number }
    }

    /// A board that was shown and has no picture behind it: it may have been shown in error.
    package func idleBoard(_ number: String) -> StampedBoard? {
        hasPicture(number) ? nil : board(number)
    }

    /// Whether a number is that of a photo that counts, or of a board with such a photo behind it.
    package func hasPicture(_ number: String) -> Bool {
        photos.contains {
            $0.isStanding && ($0.number == number || $0.added.board == number)
        }
    }
}

package struct StandingPhoto: Equatable, Sendable {
    /// As it was added last; `target` is the one that holds now.
    package internal(set) var added: PhotoAdded
    /// The names of the item it shows.
    var trail: ItemTrail
    /// The entry that added it first.
    package let stamp: EntryStamp
    /// The entry that changed it last.
    package internal(set) var changed: EntryStamp
    package internal(set) var removed: EvidenceRemoved?

    package var number: String { added.number }
    package var target: EvidenceTarget { added.target }
    package var isStanding: Bool { removed == nil }
}

package struct StampedBoard: Equatable, Sendable {
    package internal(set) var shown: PhotoBoardShown
    var trail: ItemTrail
    package let stamp: EntryStamp
}

package struct StandingVideo: Equatable, Sendable {
    package internal(set) var referenced: VideoReferenced
    var trail: ItemTrail
    package let stamp: EntryStamp
    package internal(set) var removed: EvidenceRemoved?
}

/// One step in the life of a photo: what it showed before and after it; nil when it did not count.
struct PhotoChange: Equatable, Sendable {
    let number: String
    let before: EvidenceTarget?
    let after: EvidenceTarget?
    let leaf: LeafHash
}

extension EvidenceState {
    /// Whether an event can follow on what was folded so far.
    func fits(_ event: EvidenceEvent) -> Bool {
        switch event {
        case .photo(let added): photo(added.number) == nil
        case .attached(let attached): photo(attached.number) != nil
        case .photoRemoved(let removed):
            photo(removed.number) != nil || idleBoard(removed.number) != nil
        case .board, .video: true
        case .videoRemoved(let removed):
            standingVideos.contains { $0.referenced.number == removed.number }
        }
    }

    /// - Parameter trail: The names that the item of the event's target has had; another place of
    ///   the same item leaves them as they are.
    /// - Precondition: The event fits.
    mutating func apply(_ event: EvidenceEvent, _ stamp: EntryStamp, _ trail: ItemTrail) {
        switch event {
        case .photo(let added):
            let index = photos.firstIndex { $0.number == added.number }
            change(added.number, stamp) { photos in
                if let index {
                    if photos[index].target.item != added.target.item {
                        photos[index].trail = trail
                    }
                    photos[index].added = added
                    photos[index].removed = nil
                } else {
                    photos.append(
                        StandingPhoto(
                            added: added, trail: trail, stamp: stamp, changed: stamp))
                }
            }
        case .attached(let attached):
            change(attached.number, stamp) { photos in
                guard let index = photos.firstIndex(where: { $0.number == attached.number })
                else { return }
                if photos[index].target.item != attached.target.item {
                    photos[index].trail = trail
                }
                photos[index].added.target = attached.target
            }
        case .photoRemoved(let removed) where photo(removed.number) == nil:
            boards.removeAll { $0.shown.number == removed.number }
        case .photoRemoved(let removed):
            change(removed.number, stamp) { photos in
                guard let index = photos.firstIndex(where: { $0.number == removed.number })
                else { return }
                photos[index].removed = removed
            }
        case .board(let shown):
            boards.append(StampedBoard(shown: shown, trail: trail, stamp: stamp))
        case .video(let referenced):
            videos.append(StandingVideo(referenced: referenced, trail: trail, stamp: stamp))
        case .videoRemoved(let removed):
            for index in videos.indices where videos[index].referenced.number == removed.number {
                videos[index].removed = removed
            }
        }
    }

    /// What shows an item shows it under its new name.
    mutating func follow(_ migration: StampedMigration) {
        for index in photos.indices {
            guard let item = photos[index].target.item else { continue }
            photos[index].added.target.item = photos[index].trail.follow(item, migration)
        }
        for index in videos.indices {
            guard let item = videos[index].referenced.target.item else { continue }
            videos[index].referenced.target.item = videos[index].trail.follow(item, migration)
        }
        for index in boards.indices {
            guard let item = boards[index].shown.target.item else { continue }
            boards[index].shown.target.item = boards[index].trail.follow(item, migration)
        }
    }

    private mutating func change(
        _ number: String, _ stamp: EntryStamp, _ body: (inout [StandingPhoto]) -> Void
    ) {
        let before = photo(number)?.target
        body(&photos)
        if let index = photos.firstIndex(where: { $0.number == number }) {
            photos[index].changed = stamp
        }
        history.append(
            PhotoChange(
                number: number, before: before, after: photo(number)?.target, leaf: stamp.leaf))
    }
}
