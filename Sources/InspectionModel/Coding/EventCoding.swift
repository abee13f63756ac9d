package import CanonicalJSON

/// An event as the log holds it.
package struct EncodedEvent: Equatable, Sendable {
    package var kind: String
    package var body: JSONObject
}

extension Event {
    /// Kind and body of `docs/events.md`. `sessionOpened` and `unknown` are never written here.
    package var encoded: EncodedEvent {
        var writer = BodyWriter()
        let kind: String
        switch self {
        case .personAdded(let person):
            kind = "person.add"
            person.write(to: &writer)
        case .siteAdded(let site):
            kind = "site.add"
            site.write(to: &writer)
        case .inspectionOpened(let opened):
            kind = "inspection.open"
            opened.write(to: &writer)
        case .inspection(let id, let event):
            writer.put("task", id)
            kind = event.write(to: &writer)
        case .hazard(let id, let event):
            writer.put("hazard", id)
            kind = event.write(to: &writer)
        case .journalsSeen(let seen):
            kind = "see"
            seen.write(to: &writer)
        case .sessionOpened, .unknown:
            preconditionFailure("the journal writes its own kinds")
        }
        return EncodedEvent(kind: kind, body: writer.body)
    }

    /// The events of one journal entry: several of an `act`, else one.
    ///
    /// - Throws: when a known kind lacks a member it must have. Unknown kinds never throw.
    package static func decode(
        kind: String, body: JSONObject
    ) throws(EventCodingError) -> [Event] {
        guard kind == "act" else { return [try decodeOne(kind: kind, body: body)] }
        var events: [Event] = []
        for part in try BodyReader(kind: kind, body: body).objects("events") {
            let inner = try part.object("body")
            events.append(try decodeOne(kind: try part.string("kind"), body: inner.body))
        }
        return events
    }

    /// Kind and body of one line that holds all of `events` or nothing.
    package static func encode(_ events: [Event]) -> EncodedEvent {
        if events.count == 1 { return events[0].encoded }
        let parts = events.map { event in
            let encoded = event.encoded
            return BodyWriter.object {
                $0.put("body", encoded.body)
                $0.put("kind", encoded.kind)
            }
        }
        return EncodedEvent(
            kind: "act", body: BodyWriter.object { $0.put("events", objects: parts) })
    }

    private static func decodeOne(
        kind: String, body: JSONObject
    ) throws(EventCodingError) -> Event {
        let reader = BodyReader(kind: kind, body: body)
        switch kind {
        case "answer", "answer.withdraw", "fact", "finding", "resolve", "sign":
            return try inspectionEvent(kind, reader)
        case "session.open": return .sessionOpened
        case "see": return .journalsSeen(try JournalsSeen(reader))
        case "person.add": return .personAdded(try PersonAdded(reader))
        case "site.add": return .siteAdded(try SiteAdded(reader))
        case "inspection.open": return .inspectionOpened(try InspectionOpened(reader))
        default:
            if kind.hasPrefix("inspection.") { return try inspectionEvent(kind, reader) }
            if ["photo.", "video.", "row."].contains(where: { kind.hasPrefix($0) }) {
                return try inspectionEvent(kind, reader)
            }
            if kind.hasPrefix("hazard.") {
                guard let event = try HazardEvent(kind: kind, reader) else {
                    return .unknown(kind: kind)
                }
                return .hazard(try reader.id("hazard"), event)
            }
            return .unknown(kind: kind)
        }
    }

    private static func inspectionEvent(
        _ kind: String, _ reader: BodyReader
    ) throws(EventCodingError) -> Event {
        guard let event = try InspectionEvent(kind: kind, reader) else {
            return .unknown(kind: kind)
        }
        return .inspection(try reader.id("task"), event)
    }
}
