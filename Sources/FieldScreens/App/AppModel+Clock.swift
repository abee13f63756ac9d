package import CivilTime
import TerminalUI
import Wording

/// The wall clock was set while a session went on.
package struct ClockJump: Equatable, Sendable {
    /// What it showed at the entry before, and then.
    package var before: WallTime
    package var after: WallTime
    /// Milliseconds that really passed between.
    package var passed: Int64

    package init(before: WallTime, after: WallTime, passed: Int64) {
        self.before = before
        self.after = after
        self.passed = passed
    }

    /// How far it was set, forward or, negative, back.
    var milliseconds: Int64 { after.milliseconds(since: before) - passed }

    /// `clock_back` or `clock_forward`, with what its sentence names.
    func told(_ words: Phrasebook) -> (name: String, values: [String: String]) {
        let values = [
            "amount": lengthText(abs(milliseconds), words), "before": minuteText(before),
            "after": minuteText(after),
        ]
        return (milliseconds < 0 ? "clock_back" : "clock_forward", values)
    }
}

/// At the start the clock shows an earlier time than the newest entry.
package struct ClockDoubt: Equatable, Sendable {
    package var newest: WallTime
    package var now: WallTime

    package init(newest: WallTime, now: WallTime) {
        self.newest = newest
        self.now = now
    }
}

/// `1 小时`, `25 分钟`: the largest unit there is one of, rounded.
func lengthText(_ milliseconds: Int64, _ words: Phrasebook) -> String {
    let seconds = (milliseconds + 500) / 1000
    for (unit, length) in [("days", 86_400), ("hours", 3_600), ("minutes", 60)] as [(String, Int64)]
    where seconds >= length {
        return words("length.\(unit)", ["n": String((seconds + length / 2) / length)])
    }
    return words("length.seconds", ["n": String(seconds)])
}

/// `2026-03-04 09:00`
func minuteText(_ time: WallTime) -> String {
    let text = time.text
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
}

extension AppModel {
    static let clockPurpose = "clock_doubt"

    /// Keeps an act back until somebody has said that the clock is right: the times of what is
    /// recorded cannot be put right afterwards.
    ///
    /// - Returns: Whether it is kept back.
    mutating func keepsBack(_ act: Action, from depth: Int) -> Bool {
        guard let doubt = around.clockDoubt else { return false }
        keptBack = (act, serials[depth])
        overlay = .prompt(
            Prompt(
                "prompt.clock_earlier",
                [
                    "now": minuteText(doubt.now), "newest": minuteText(doubt.newest),
                    "amount": lengthText(doubt.newest.milliseconds(since: doubt.now), words),
                ],
                form: .confirm(yes: "prompt.clock_is_right"), purpose: Self.clockPurpose))
        return true
    }

    /// What was kept back is done, or refused.
    mutating func answerClock(isRight: Bool) -> [AppEffect] {
        guard let (act, serial) = keptBack else { return [] }
        keptBack = nil
        if isRight { around.clockDoubt = nil }
        let depth = serials.firstIndex(of: serial)
        if isRight { return carryOut([act], from: depth ?? screens.count - 1) }
        let refusal = Refusal(code: "clock_not_confirmed")
        notice = .refused(refusal)
        guard let depth else { return [] }
        switch act {
        case .run(_, let purpose), .sign(_, _, let purpose):
            return tell(depth, .refused(purpose: purpose, refusal))
        default: return []
        }
    }
}
