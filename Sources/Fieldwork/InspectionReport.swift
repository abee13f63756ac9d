package import CanonicalJSON
import CivilTime
package import InspectionModel

/// The finished inspection as one canonical JSON object: what a signature is over.
///
/// The same journal always gives the same bytes. Persons stand as ids and commitments; no
/// name is in it. Shape: docs/events.md, "The report".
package func inspectionReport(
    _ state: InspectionState, _ field: some FieldReading
) -> JSONObject {
    var report = JSONObject()
    report["format"] = "zhaodan/inspection-report/1"
    report["inspection"] = .object(
        Event.inspectionOpened(state.opened).encoded.body)
    report["opened_at"] = .string(state.openedStamp.at.text)
    report["steps"] = .array(
        VisitStep.allCases.compactMap { step in
            state.steps[step].map { stamped in
                entry(.step(stamped.recorded), stamped.stamp, state.id)
            }
        })
    report["facts"] = .array(
        state.facts.sorted { $0.key < $1.key }.map { name, value in
            ["name": .string(name), "value": .string(value)]
        })
    report["answers"] = .array(
        state.answers.values.flatMap { $0 }.sorted { $0.key < $1.key }.map { key, answer in
            let answered = entry(.answer(answer.recorded), answer.stamp, state.id)
            guard let origin = state.origins[key], var body = answered.objectValue else {
                return answered
            }
            body["formerly"] = .string(origin.item.text)
            return .object(body)
        })
    if !state.migrations.isEmpty {
        report["migrations"] = .array(
            state.migrations.map { entry(.migrated($0.migrated), $0.stamp, state.id) })
    }
    let rows = state.rows.keys.filter { !state.rows[$0].isEmpty }.sorted {
        ($0.item, $0.within ?? 0) < ($1.item, $1.within ?? 0)
    }
    if !rows.isEmpty {
        report["rows"] = .array(
            rows.map { key in
                var object: JSONObject = [
                    "repeat": .string(key.item.text),
                    "rows": .array(state.rows[key].map { .integer(Int64($0)) }),
                ]
                if let within = key.within { object["within"] = .integer(Int64(within)) }
                return .object(object)
            })
    }
    if !state.resolutions.isEmpty {
        report["resolutions"] = .array(
            state.resolutions.map { entry(.resolved($0.choice), $0.stamp, state.id) })
    }
    report["findings"] = .array(
        state.findingsInOrder.map { entry(.finding($0.recorded), $0.stamp, state.id) })
    // What came behind the first signature is outside of what every signature is over.
    let photos = state.evidence.standing.filter { !$0.added.isAfterSigning }
    if !photos.isEmpty {
        report["photos"] = .array(
            photos.map { entry(.evidence(.photo($0.added)), $0.changed, state.id) })
    }
    let videos = state.evidence.standingVideos.filter { !$0.referenced.isAfterSigning }
    if !videos.isEmpty {
        report["videos"] = .array(
            videos.map { entry(.evidence(.video($0.referenced)), $0.stamp, state.id) })
    }
    if let finished = state.finished, let stamp = state.finishedStamp {
        report["finish"] = entry(.finished(finished), stamp, state.id)
    }
    if let side = state.enterpriseSide {
        var body = Event.inspection(state.id, .enterpriseSide(side)).encoded.body
        body["task"] = nil
        report["enterprise_side"] = .object(body)
    }
    if !state.joined.isEmpty {
        report["joined"] = .array(state.joined.map { .string($0.text) })
    }
    report["people"] = .array(
        state.namedPeople.sorted().compactMap { field.person($0) }.map {
            .object(Event.personAdded($0).encoded.body)
        })
    return report
}

extension InspectionState {
    /// Everybody whose id stands in the report.
    package var namedPeople: Set<PersonID> {
        var named = Set(officers + opened.assistants)
        named.formUnion([opened.principal, opened.contact].compactMap { $0 })
        named.formUnion(steps.values.flatMap(\.recorded.people))
        named.formUnion(answers.values.flatMap { $0.values.map(\.recorded.author) })
        named.formUnion(resolutions.map(\.choice.author))
        named.formUnion(migrations.map(\.migrated.author))
        named.formUnion(findings.values.map(\.recorded.author))
        named.formUnion(
            evidence.standing.filter { !$0.added.isAfterSigning }.map(\.added.author))
        named.formUnion(
            evidence.standingVideos.filter { !$0.referenced.isAfterSigning }
                .map(\.referenced.author))
        let refusal = finished?.refusal
        named.formUnion(
            [refusal?.person, refusal?.witness, enterpriseSide?.person, enterpriseSide?.witness]
                .compactMap { $0 })
        return named
    }
}

/// An event's body with what the journal says about its entry.
private func entry(
    _ event: InspectionEvent, _ stamp: EntryStamp, _ id: InspectionID
) -> JSONValue {
    var body = Event.inspection(id, event).encoded.body
    body["task"] = nil
    body["at"] = .string(stamp.at.text)
    body["leaf"] = .string(stamp.leaf.hex)
    body["seq"] = .integer(Int64(stamp.seq))
    return .object(body)
}
