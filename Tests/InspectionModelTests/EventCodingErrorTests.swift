import CanonicalJSON
import InspectionModel
import Testing

/// A way from a body to one value in it.
private enum Part: Hashable {
    case member(String)
    case element(Int)
}

private func paths(in value: JSONValue, _ path: [Part] = []) -> [[Part]] {
    switch value {
    case .object(let object):
        object.flatMap { key, value in
            [path + [.member(key)]] + paths(in: value, path + [.member(key)])
        }
    case .array(let elements):
        elements.enumerated().flatMap { index, value in
            [path + [.element(index)]] + paths(in: value, path + [.element(index)])
        }
    case .string, .integer, .bool: []
    }
}

private func value(at path: ArraySlice<Part>, in whole: JSONValue) -> JSONValue? {
    switch (path.first, whole) {
    case (nil, _): whole
    case (.member(let key), .object(let object)):
        object[key].flatMap { value(at: path.dropFirst(), in: $0) }
    case (.element(let index), .array(let elements)):
        value(at: path.dropFirst(), in: elements[index])
    default: nil
    }
}

/// The whole with one value replaced, or removed when `new` is nil.
private func replacing(
    _ path: ArraySlice<Part>, in whole: JSONValue, by new: JSONValue?
) -> JSONValue? {
    switch (path.first, whole) {
    case (nil, _): return new
    case (.member(let key), .object(var object)):
        object[key] = object[key].flatMap { replacing(path.dropFirst(), in: $0, by: new) }
        return .object(object)
    case (.element(let index), .array(var elements)):
        if let element = replacing(path.dropFirst(), in: elements[index], by: new) {
            elements[index] = element
        } else {
            elements.remove(at: index)
        }
        return .array(elements)
    default: return whole
    }
}

/// The member names of a path, as `EventSample` writes them.
private func name(_ path: [Part]) -> String { members(path).joined(separator: ".") }

private func members(_ path: [Part]) -> [String] {
    path.compactMap { if case .member(let key) = $0 { key } else { nil } }
}

private func form(_ value: JSONValue) -> Int {
    switch value {
    case .object: 0
    case .array: 1
    case .string: 2
    case .integer: 3
    case .bool: 4
    }
}

private let otherForms: [JSONValue] = [[:], [], "?", 7, true]

/// What a body is refused for; nil when it is an event.
private func refusal(_ kind: String, _ body: JSONValue?) -> EventCodingError? {
    guard case .object(let object) = body else { return nil }
    do throws(EventCodingError) {
        _ = try Event.decode(kind: kind, body: object)
        return nil
    } catch {
        return error
    }
}

@Suite("Bodies that are not what their kind says")
struct EventCodingErrorTests {
    @Test(
        "Without a member an event is refused, unless the member may be absent",
        arguments: eventSamples)
    func missing(sample: EventSample) {
        let body = JSONValue.object(sample.event.encoded.body)
        for path in paths(in: body) {
            guard case .member(let member) = path.last else { continue }
            let refused = refusal(sample.kind, replacing(path[...], in: body, by: nil))
            let expected = "\(sample.kind): member_missing \(member)"
            #expect(
                refused?.brief == (sample.optional.contains(name(path)) ? nil : expected),
                "without \(name(path))")
        }
    }

    @Test(
        "With a member of another form an event is refused, and the member named",
        arguments: eventSamples)
    func wrongForm(sample: EventSample) {
        let body = JSONValue.object(sample.event.encoded.body)
        for path in paths(in: body) {
            guard let present = value(at: path[...], in: body) else { continue }
            for other in otherForms where form(other) != form(present) {
                let refused = refusal(sample.kind, replacing(path[...], in: body, by: other))
                let member = members(path).last ?? ""
                #expect(
                    refused?.brief == "\(sample.kind): member_has_wrong_form \(member)",
                    "\(name(path)) as \(other)")
            }
        }
    }

    @Test(
        "A text without the form of an id, a day, a digest or a known word is refused",
        arguments: eventSamples)
    func wrongText(sample: EventSample) {
        let body = JSONValue.object(sample.event.encoded.body)
        for path in paths(in: body) {
            guard case .string(let text) = value(at: path[...], in: body) else { continue }
            for other in ["?", "", text + "/../x", text + "\n", text.uppercased() + "G"] {
                let refused = refusal(
                    sample.kind, replacing(path[...], in: body, by: .string(other)))
                if !sample.formed.contains(name(path)) {
                    #expect(refused == nil, "\(name(path)) as \(other)")
                } else if !isItem(name(path)) || !other.contains("/") {
                    // What follows an item's slash is the pack's own.
                    #expect(
                        refused?.reason == .memberHasWrongForm
                            && refused?.member == members(path).last,
                        "\(name(path)) as \(other)")
                }
            }
        }
    }

    private func isItem(_ name: String) -> Bool {
        name.hasSuffix("item") || ["compulsory", "repeat"].contains(name)
    }

    @Test("An empty body of a kind with members is refused", arguments: eventSamples)
    func emptyBody(sample: EventSample) {
        #expect(refusal(sample.kind, [:])?.reason == .memberMissing)
    }

    @Test(
        "An act of another form is refused",
        arguments: [
            ([:], "member_missing events"),
            (["events": 1], "member_has_wrong_form events"),
            (["events": ["a"]], "member_has_wrong_form events"),
            (["events": [[:]]], "member_missing body"),
            (["events": [["body": [:]]]], "member_missing kind"),
            (["events": [["body": "b", "kind": "sign"]]], "member_has_wrong_form body"),
            (["events": [["body": [:], "kind": 1]]], "member_has_wrong_form kind"),
        ] as [(JSONValue, String)])
    func act(body: JSONValue, error: String) {
        #expect(refusal("act", body)?.brief == "act: \(error)")
    }

    @Test("A measurement has its value, its limit and its verdict")
    func measurementParts() {
        let event = Event.inspection(visitID, .answer(answer(measured, .pass)))
        var body = event.encoded.body
        body["value"] = "measured"

        #expect(refusal("answer", .object(body))?.member == "measure")
    }

    @Test(
        "Bodies altered at random are an event or a typed error", arguments: 0..<4 as Range<UInt64>)
    func fuzz(seed: UInt64) {
        var random = Seeded(state: seed)
        let texts = eventSamples.flatMap { sample in
            paths(in: .object(sample.event.encoded.body)).compactMap { path in
                value(at: path[...], in: .object(sample.event.encoded.body))
            }
        }
        let numbers: [JSONValue] = [0, -1, 9_007_199_254_740_991, -9_007_199_254_740_991]
        var accepted = 0
        for _ in 0..<2_000 {
            let sample = random.pick(eventSamples)
            var body = JSONValue.object(sample.event.encoded.body)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let all = paths(in: body)
                guard !all.isEmpty else { break }
                let path = random.pick(all)
                let new =
                    random.chance(oneIn: 4)
                    ? nil : random.pick(random.chance(oneIn: 2) ? texts : otherForms + numbers)
                body = replacing(path[...], in: body, by: new) ?? [:]
            }
            guard case .object(let object) = body,
                let events = try? Event.decode(kind: sample.kind, body: object)
            else { continue }
            accepted += 1
            #expect(events.count == 1)
            #expect(throughBytes(Event.encode(events)) == events)
        }
        #expect(accepted > 120)
    }
}
