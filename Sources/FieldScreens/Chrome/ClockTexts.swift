package import CivilTime
import Fieldwork
package import InspectionModel
package import Wording

/// `【补录，晚 1 天】  所见 2026-11-20 09:30  登记（落盘） 2026-11-21 10:43  收到（汇总端） 未同步`: the three
/// clocks by name. What nobody said and what is not known yet is said to be so, and a late entry
/// before all else.
///
/// - Parameter observed: As it stands in the event.
package func clocksText(
    observed: String?, recorded: WallTime, _ words: Phrasebook
) -> String {
    let seen = observed.map(plainTime) ?? words("clock.not_said")
    var parts: [String] = []
    if let minutes = observed.flatMap({ ObservedTime($0) })?.minutesLate(recorded) {
        parts.append(
            words("clock.late", ["length": lengthText(Int64(minutes) * 60_000, words)]))
    }
    parts += [
        words("clock.observed", ["time": seen]),
        words("clock.recorded", ["time": plainTime(recorded.text)]),
        words("clock.received", ["time": words("clock.not_synced")]),
    ]
    return parts.joined(separator: "  ")
}

/// `2026-11-20 09:30` of a time, a civil time or a day; anything else as it stands.
private func plainTime(_ text: String) -> String {
    guard ObservedTime(text) != nil else { return text }
    let plain = String(text.prefix(16).map { $0 == "T" ? " " : $0 })
    // Civil times are of this zone; a clock of another one must not be read as one of them.
    let zone = text.suffix(6)
    return text.utf8.count == 29 && zone != "+08:00" ? plain + zone : plain
}

/// Who judged, who typed and who signed an entry, by name; a line each, as far as there are any.
package func peopleTexts(
    _ events: [Event], by typist: PersonID, _ name: (PersonID) -> String, _ words: Phrasebook
) -> [String] {
    func joined(_ people: [PersonID]) -> String? {
        var seen: Set<PersonID> = []
        let names = people.filter { seen.insert($0).inserted }.map(name)
        return names.isEmpty ? nil : names.joined(separator: words("list.separator"))
    }
    return [
        joined(events.compactMap(\.author)).map { words("people.author", ["names": $0]) },
        words("people.typist", ["names": name(typist)]),
        joined(events.compactMap(\.signer)).map { words("people.signer", ["names": $0]) },
    ].compactMap { $0 }
}
