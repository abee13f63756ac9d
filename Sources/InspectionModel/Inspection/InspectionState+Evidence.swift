import CivilTime

extension InspectionState {
    func decide(
        _ photos: [PhotoAdded], _ standing: ChecklistStanding
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        var events: [InspectionEvent] = []
        var taken = evidence.standing.map { ($0.added.blob, $0.target, $0.number) }
        for var photo in photos {
            try mustExist(photo.target, standing)
            if let twin = taken.first(where: { $0.0 == photo.blob && $0.1 == photo.target }) {
                throw .photoAlreadyThere(number: twin.2, name: photo.name ?? photo.number)
            }
            taken.append((photo.blob, photo.target, photo.number))
            photo.isAfterSigning = isSigned
            photo.amends = nil
            photo.undo = nil
            events.append(.evidence(.photo(photo)))
        }
        return events
    }

    func attach(
        _ number: String, to target: EvidenceTarget, _ author: PersonID,
        _ standing: ChecklistStanding
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        let photo = try changeable(number)
        try mustExist(target, standing)
        let twin = evidence.standing.first {
            $0.added.blob == photo.added.blob && $0.target == target
        }
        if let twin { throw .photoAlreadyThere(number: twin.number, name: number) }
        return [
            .evidence(
                .attached(
                    PhotoAttached(
                        number: number, target: target, author: author,
                        amends: photo.changed.leaf)))
        ]
    }

    func removePhoto(
        _ number: String, _ author: PersonID, reason: String
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        // A board is in no signed record; one that nobody photographed can always go.
        let amends: LeafHash
        if let board = evidence.idleBoard(number) {
            amends = board.stamp.leaf
        } else {
            amends = try changeable(number).changed.leaf
        }
        if reason.isEmpty { throw .removalReasonMissing(number) }
        return [
            .evidence(
                .photoRemoved(
                    EvidenceRemoved(
                        number: number, author: author, amends: amends, reason: reason)))
        ]
    }

    /// What a signature covers stays as it was signed.
    private func changeable(_ number: String) throws(InspectionRefusal) -> StandingPhoto {
        guard let photo = evidence.photo(number) else { throw .unknownPhoto(number) }
        if isSigned, !photo.added.isAfterSigning { throw .evidenceIsSigned(number) }
        return photo
    }

    func showBoard(
        _ board: PhotoBoardShown, _ standing: ChecklistStanding
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        try mustExist(board.target, standing)
        return [.evidence(.board(board))]
    }

    func decide(
        _ video: VideoReferenced, _ standing: ChecklistStanding
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        try mustExist(video.target, standing)
        if video.device.isEmpty { throw .videoDeviceMissing }
        guard let from = WallTime(video.from), let to = WallTime(video.to),
            from.milliseconds <= to.milliseconds
        else { throw .videoTimesWrong(from: video.from, to: video.to) }
        var video = video
        video.isAfterSigning = isSigned
        return [.evidence(.video(video))]
    }

    func removeVideo(
        _ number: String, _ author: PersonID, reason: String
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        guard
            let video = evidence.standingVideos.first(where: { $0.referenced.number == number })
        else { throw .unknownPhoto(number) }
        if isSigned, !video.referenced.isAfterSigning { throw .evidenceIsSigned(number) }
        if reason.isEmpty { throw .removalReasonMissing(number) }
        return [
            .evidence(
                .videoRemoved(
                    EvidenceRemoved(
                        number: number, author: author, amends: video.stamp.leaf, reason: reason)))
        ]
    }

    private func mustExist(
        _ target: EvidenceTarget, _ standing: ChecklistStanding
    ) throws(InspectionRefusal) {
        if let item = target.item, standing.items[item] == nil { throw .unknownItem(item.text) }
        if let finding = target.finding, findings[finding] == nil { throw .unknownFinding }
    }

    /// The inverse of what one entry did to photos.
    func takeBackPhotos(
        _ leaf: LeafHash, _ author: PersonID
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        let changes = evidence.history.filter { $0.leaf == leaf }
        var events: [InspectionEvent] = []
        for change in changes.reversed() {
            guard let known = evidence.photos.first(where: { $0.number == change.number }),
                change.after == (known.isStanding ? known.target : nil)
            else { throw .photoChangedSince(change.number) }
            let amends = known.changed.leaf
            switch (change.before, change.after) {
            case (nil, _):
                events.append(
                    .evidence(
                        .photoRemoved(
                            EvidenceRemoved(
                                number: change.number, author: author, amends: amends, undo: leaf)))
                )
            case (let before?, nil):
                var again = known.added
                again.target = before
                again.author = author
                again.amends = amends
                again.undo = leaf
                events.append(.evidence(.photo(again)))
            case (let before?, _):
                events.append(
                    .evidence(
                        .attached(
                            PhotoAttached(
                                number: change.number, target: before, author: author,
                                amends: amends, undo: leaf))))
            }
        }
        return events
    }
}

extension EvidenceEvent {
    /// The entry this one takes back.
    var undo: LeafHash? {
        switch self {
        case .photo(let added): added.undo
        case .attached(let attached): attached.undo
        case .photoRemoved(let removed): removed.undo
        case .board, .video, .videoRemoved: nil
        }
    }
}
