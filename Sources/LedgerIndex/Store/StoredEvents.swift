import CanonicalJSON
import CivilTime
import Fieldwork
import HazardLedger
import InspectionModel

/// Events with their stamps as text of the index: the fold of them is the hazard again.
struct StoredEvents {
    static func text(_ events: [StampedEvent]) -> String {
        string(.array(events.map { .object(object($0)) }))
    }

    static func events(_ text: String) throws -> [StampedEvent] {
        guard case .array(let values) = try JSONReader.read(Array(text.utf8)) else {
            throw IndexError(.corrupt, "no list of events")
        }
        return try values.map(event)
    }

    static func string(_ value: JSONValue) -> String {
        String(decoding: canonicalBytes(value), as: UTF8.self)
    }

    private static func object(_ stamped: StampedEvent) -> JSONObject {
        let encoded = stamped.event.encoded
        let stamp = stamped.stamp
        return [
            "at": .string(stamp.at.text), "body": .object(encoded.body),
            "by": .string(stamp.by.text), "dev": .string(stamp.device),
            "kind": .string(encoded.kind), "leaf": .string(stamp.leaf.hex),
            "seq": .integer(Int64(stamp.seq)),
        ]
    }

    private static func event(_ value: JSONValue) throws -> StampedEvent {
        guard let object = value.objectValue, let at = object.string("at").flatMap(WallTime.init),
            let body = object.object("body"), let by = object.string("by"),
            let device = object.string("dev"), let kind = object.string("kind"),
            let leaf = object.string("leaf").flatMap(LeafHash.init),
            let seq = object.integer("seq"),
            let event = try Event.decode(kind: kind, body: body).first
        else { throw IndexError(.corrupt, "no event") }
        return StampedEvent(
            event: event,
            stamp: EntryStamp(
                seq: Int(seq), leaf: leaf, at: at, by: PersonID(unchecked: by), device: device))
    }
}

/// A hazard as the index keeps it: its own events, and the finding's wordings.
struct IndexedHazard {
    private(set) var hazard: Hazard
    private(set) var events: [StampedEvent]
    /// Oldest wording first.
    private(set) var findings: [StampedEvent]
    private(set) var finding: StandingFinding?

    /// - Precondition: The event records the hazard.
    init(recorded: StampedEvent, finding: [StampedEvent]) {
        guard case .hazard(let id, .recorded(let body)) = recorded.event else {
            preconditionFailure("a hazard begins with its record")
        }
        hazard = Hazard(id: id, recorded: body, stamp: recorded.stamp)
        events = [recorded]
        findings = []
        for wording in finding { take(finding: wording) }
    }

    mutating func take(_ event: HazardEvent, _ stamped: StampedEvent) {
        hazard.apply(event, stamped.stamp)
        events.append(stamped)
    }

    mutating func take(finding stamped: StampedEvent) {
        guard case .inspection(_, .finding(let recorded)) = stamped.event else { return }
        findings.append(stamped)
        finding = StandingFinding(
            recorded: recorded, stamp: stamped.stamp,
            earlier: finding.map { $0.earlier + [$0.recorded] } ?? [])
    }

    init(events text: String, findings findingText: String?) throws {
        let events = try StoredEvents.events(text)
        guard let first = events.first, case .hazard(_, .recorded) = first.event else {
            throw IndexError(.corrupt, "a hazard without its record")
        }
        self.init(recorded: first, finding: try findingText.map(StoredEvents.events) ?? [])
        for stamped in events.dropFirst() {
            if case .hazard(_, let event) = stamped.event { take(event, stamped) }
        }
    }
}
