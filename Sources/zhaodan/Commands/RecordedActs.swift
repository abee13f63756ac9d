import CanonicalJSON
import CivilTime
import FieldScreens
import Fieldwork
import InspectionModel
import Wording

/// One act of a record with its three persons and its three clocks.
struct RecordedAct {
    let kind: String
    let events: [Event]
    let stamp: EntryStamp
    let observed: String?
    var item: ItemID?
    var place: String?
    var finding: FindingID?

    init(_ kind: String, _ event: Event, _ stamp: EntryStamp, observed: String?) {
        self.kind = kind
        events = [event]
        self.stamp = stamp
        self.observed = event.observedAt ?? observed
    }

    func people(_ name: (PersonID) -> String, _ words: Phrasebook) -> String {
        peopleTexts(events, by: stamp.by, name, words).joined(separator: "  ")
    }

    func clocks(_ words: Phrasebook) -> String {
        clocksText(observed: observed, recorded: stamp.at, words)
    }

    var json: JSONObject {
        var json = clockJSON(observed: observed, recorded: stamp.at)
        json["kind"] = .string(kind)
        json["seq"] = .integer(Int64(stamp.seq))
        json["by"] = .string(stamp.by.text)
        if let author = events.lazy.compactMap(\.author).first {
            json["author"] = .string(author.text)
        }
        if let signer = events.lazy.compactMap(\.signer).first {
            json["signer"] = .string(signer.text)
        }
        if let item { json["item"] = .string(item.text) }
        if let place { json["place"] = .string(place) }
        if let finding { json["finding"] = .string(finding.text) }
        return json
    }
}

/// `observed_at` where something was said, `recorded_at`, `synced` false until a hub has it, and
/// `late_minutes` of a late entry.
func clockJSON(observed: String?, recorded: WallTime) -> JSONObject {
    var json: JSONObject = ["recorded_at": .string(recorded.text), "synced": false]
    if let observed {
        json["observed_at"] = .string(observed)
        if let minutes = ObservedTime(observed)?.minutesLate(recorded) {
            json["late_minutes"] = .integer(Int64(minutes))
        }
    }
    return json
}

/// The acts that stand in a record: answers, findings, photos, signatures, in the order they were
/// recorded. On paper all was seen at the paper's time.
func acts(_ state: InspectionState) -> [RecordedAct] {
    let paper = state.opened.paper.map(\.observedAt).flatMap { $0.isEmpty ? nil : $0 }
    func act(_ kind: String, _ event: InspectionEvent, _ stamp: EntryStamp) -> RecordedAct {
        RecordedAct(kind, .inspection(state.id, event), stamp, observed: paper)
    }
    var acts: [RecordedAct] = []
    for answer in state.answers.values.flatMap(\.values) {
        var answered = act("answer", .answer(answer.recorded), answer.stamp)
        answered.item = answer.recorded.key.item
        answered.place = answer.recorded.key.place
        acts.append(answered)
    }
    for finding in state.findingsInOrder {
        var found = act("finding", .finding(finding.recorded), finding.stamp)
        found.finding = finding.recorded.id
        acts.append(found)
    }
    for photo in state.evidence.standing {
        acts.append(act("photo", .evidence(.photo(photo.added)), photo.stamp))
    }
    for signature in state.signatures {
        let event = Event.inspection(state.id, .signed(signature.signed))
        acts.append(RecordedAct("sign", event, signature.stamp, observed: nil))
    }
    return acts.sorted {
        ($0.stamp.seq, $0.item?.text ?? "", $0.place ?? "")
            < ($1.stamp.seq, $1.item?.text ?? "", $1.place ?? "")
    }
}
