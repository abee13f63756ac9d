package import CivilTime

/// When something was seen, as a person says it: a day, a day with a time, or the time of a clock.
///
/// Three clocks are kept apart: when it was seen (this), when it was recorded (the entry's `at`) and
/// when a hub received it, which the device does not know before it has synced.
package struct ObservedTime: Equatable, Sendable {
    /// `2026-03-04`, `2026-03-04T09:30`, both of the zone days are counted in, or a time.
    package let text: String
    private let first: Int64
    private let last: Int64

    /// Recorded later than this is shown as a late entry.
    package static let lateAfterMinutes = 15

    private static let offsetMinutes = 480

    /// As it stands in an event; nil when it is no time, as what stands on a paper may be.
    package init?(_ text: String) {
        if let time = WallTime(text) {
            self.init(text, time.milliseconds, time.milliseconds)
            return
        }
        let parts = text.split(separator: "T", maxSplits: 1).map(String.init)
        guard let day = parts.first.flatMap({ CivilDay($0) }) else { return nil }
        let start = Int64(day.daysSince1970) * 86_400_000 - Int64(Self.offsetMinutes) * 60_000
        guard parts.count == 2 else {
            self.init(text, start, start + 86_399_999)
            return
        }
        guard let minutes = Self.minutes(parts[1]) else { return nil }
        let moment = start + Int64(minutes) * 60_000
        self.init(text, moment, moment)
    }

    /// As a person types it: `09:30` of today, `2026-03-04`, `2026-03-04 09:30`.
    package init?(typed: String, today: CivilDay) {
        let parts = typed.split { " T\u{3000}".contains($0) }.map(String.init)
        switch parts.count {
        case 1 where Self.minutes(parts[0]) != nil: self.init("\(today.text)T\(parts[0])")
        case 1: self.init(parts[0])
        case 2: self.init("\(parts[0])T\(parts[1])")
        default: return nil
        }
    }

    private init(_ text: String, _ first: Int64, _ last: Int64) {
        self.text = text
        self.first = first
        self.last = last
    }

    /// Of `09:30`.
    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }

    /// How long after it was seen it was recorded; nil when at once, or nearly.
    package func minutesLate(_ recorded: WallTime) -> Int? {
        let minutes = Int((recorded.milliseconds - last) / 60_000)
        return minutes > Self.lateAfterMinutes ? minutes : nil
    }

    /// Nobody saw what is still to come; clocks may differ a little.
    package func isAhead(of now: WallTime) -> Bool {
        first > now.milliseconds + Int64(Self.lateAfterMinutes) * 60_000
    }
}
