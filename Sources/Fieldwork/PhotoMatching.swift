import CivilTime
package import InspectionModel

/// A picture by the clock of the camera that took it, in milliseconds.
package struct TimedPicture: Equatable, Sendable {
    /// Whoever asks knows it by this.
    package let index: Int
    package let takenAt: Int64

    package init(index: Int, takenAt: Int64) {
        self.index = index
        self.takenAt = takenAt
    }
}

/// The pictures that were taken behind one board and before the next.
package struct PhotoGroup: Equatable, Sendable {
    package let board: StampedBoard
    /// Seconds by which the camera was ahead of this device; nil when no board was photographed.
    package let offset: Int?
    /// The board itself was photographed: the beginning is sure and not worked out from times.
    package let isSure: Bool
    package fileprivate(set) var pictures: [Int]
}

/// A proposal whose pictures belong to which board; nothing is recorded before somebody says yes.
package struct PhotoMatching: Equatable, Sendable {
    package private(set) var groups: [PhotoGroup]
    /// Taken during the visit, before the first board.
    package private(set) var withoutBoard: [Int]
    /// Taken before the visit began or after it ended.
    package private(set) var outside: [Int]

    /// - Parameters:
    ///   - boards: Those that were shown.
    ///   - photographed: Which picture shows which board, as a person says, by its number.
    ///   - offset: Seconds by which the camera is ahead where no board was photographed, if known.
    ///   - visit: When the inspection began, and when it ended if it did, by this device's clock.
    package init(
        _ pictures: [TimedPicture], boards: [StampedBoard], photographed: [Int: String],
        offset: Int?, visit: (from: Int64, to: Int64?)
    ) {
        let pictures = pictures.sorted { ($0.takenAt, $0.index) < ($1.takenAt, $1.index) }
        let known = pictures.compactMap { picture -> (number: String, at: Int64, ahead: Int64)? in
            guard let number = photographed[picture.index],
                let board = boards.first(where: { $0.shown.number == number })
            else { return nil }
            return (number, picture.takenAt, picture.takenAt - board.stamp.at.milliseconds)
        }
        /// Of the photographed board next in time: a phone's clock may be set during a visit.
        func ahead(near time: Int64) -> Int64? {
            known.min { abs($0.at - $0.ahead - time) < abs($1.at - $1.ahead - time) }?.ahead
                ?? offset.map { Int64($0) * 1_000 }
        }
        let marks = boards.map { board -> (board: StampedBoard, at: Int64, isSure: Bool) in
            let time = board.stamp.at.milliseconds
            if let seen = known.first(where: { $0.number == board.shown.number }) {
                return (board, seen.at, true)
            }
            return (board, time + (ahead(near: time) ?? 0), false)
        }.sorted { $0.at < $1.at }

        var found = [[Int]](repeating: [], count: marks.count)
        var early: [Int] = []
        var outside: [Int] = []
        let begin = visit.from + (ahead(near: visit.from) ?? 0)
        let end = visit.to.map { $0 + (ahead(near: $0) ?? 0) }
        for picture in pictures {
            if picture.takenAt < begin || end.map({ picture.takenAt > $0 }) ?? false {
                outside.append(picture.index)
            } else if let mark = marks.lastIndex(where: { $0.at <= picture.takenAt }) {
                found[mark].append(picture.index)
            } else {
                early.append(picture.index)
            }
        }
        groups = zip(marks, found).filter { !$0.1.isEmpty }.map { mark, pictures in
            let ahead = ahead(near: mark.board.stamp.at.milliseconds)
            return PhotoGroup(
                board: mark.board, offset: ahead.map { Int($0 / 1_000) }, isSure: mark.isSure,
                pictures: pictures)
        }
        withoutBoard = early
        self.outside = outside
    }

    /// The same without some pictures; a group that has none left is none.
    package func without(_ known: Set<Int>) -> PhotoMatching {
        var rest = self
        for index in rest.groups.indices {
            rest.groups[index].pictures.removeAll { known.contains($0) }
        }
        rest.groups.removeAll { $0.pictures.isEmpty }
        rest.withoutBoard.removeAll { known.contains($0) }
        rest.outside.removeAll { known.contains($0) }
        return rest
    }
}
