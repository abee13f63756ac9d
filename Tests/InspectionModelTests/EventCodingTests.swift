import CanonicalJSON
import InspectionModel
import Testing
import Wording

@Suite("Events and their bytes")
struct EventCodingTests {
    @Test("Every kind comes back from its bytes as it went", arguments: eventSamples)
    func roundTrip(sample: EventSample) {
        let encoded = sample.event.encoded

        #expect(encoded.kind == sample.kind)
        #expect(throughBytes(encoded) == [sample.event])
    }

    @Test("An event without its optional members comes back as it went", arguments: eventSamples)
    func shortest(sample: EventSample) throws {
        var body = sample.event.encoded.body
        for member in sample.optional where !member.contains(".") { body[member] = nil }

        let events = try Event.decode(kind: sample.kind, body: body)

        #expect(events.count == 1)
        #expect(events[0].encoded.kind == sample.kind)
        #expect(events[0].encoded.body == body)
    }

    @Test("A list that has to be there is written when it is empty")
    func emptyLists() throws {
        var bare = opened(requires: requirements(steps: []), officers: [])
        bare.packs = []
        let body = Event.inspectionOpened(bare).encoded.body

        #expect(body.array("packs") == [])
        #expect(body.array("officers") == [])
        #expect(body.object("requires")?.array("steps") == [])
        #expect(try Event.decode(kind: "inspection.open", body: body) == [.inspectionOpened(bare)])
    }

    @Test("The body of an answer is the one docs/events.md shows")
    func written() {
        let event = Event.inspection(visitID, .answer(measurement(measured, "0.620", .fail)))

        #expect(
            event.encoded.body.description == """
                {"author":"u-0000000000000011","item":"fire/M-01",\
                "limit":{"expression":". >= 1.1","text":"≥ 1.10 m","unit":"m"},\
                "measure":{"unit":"m","value":"0.620"},"shown":"净宽不小于 1.10 m",\
                "task":"i-0000000000000001","value":"measured","verdict":"fail"}
                """)
    }

    @Test("Every word of the closed lists comes back")
    func words() {
        for mode in InspectionMode.allCases {
            var opened = opened()
            opened.mode = mode
            let event = Event.inspectionOpened(opened)
            #expect(throughBytes(event.encoded) == [event])
        }
        for verdict in Verdict.allCases {
            let event = Event.inspection(visitID, .answer(answer(ordinary, verdict)))
            #expect(throughBytes(event.encoded) == [event])
        }
        for end in FinishEnd.allCases {
            let event = Event.inspection(
                visitID,
                .finished(
                    InspectionFinished(end: end, counts: AnswerCounts(), gaps: VisitStep.allCases)))
            #expect(throughBytes(event.encoded) == [event])
        }
    }

    // MARK: Several events in one line

    @Test("Several events are one act, in their order")
    func act() {
        let events = eventSamples.map(\.event)
        let encoded = Event.encode(events)

        #expect(encoded.kind == "act")
        #expect(throughBytes(encoded) == events)
        #expect(throughBytes(Event.encode(events.reversed())) == events.reversed())
    }

    @Test("One event is written without an act around it")
    func single() {
        #expect(Event.encode([eventSamples[0].event]).kind == "person.add")
    }

    @Test("An act of no events is read as none")
    func nothing() {
        #expect(throughBytes(Event.encode([])) == [])
    }

    @Test("One broken event makes the whole act an error that names the inner kind")
    func brokenAct() {
        var encoded = Event.encode(eventSamples.map(\.event))
        var parts = encoded.body.array("events") ?? []
        parts.append(["body": [:], "kind": "sign"])
        encoded.body["events"] = .array(parts)

        let error = #expect(throws: EventCodingError.self) {
            try Event.decode(kind: "act", body: encoded.body)
        }

        #expect(error?.brief == "sign: member_missing report")
    }

    // MARK: Kinds of later programs

    @Test(
        "A kind that is not known is kept as such, whatever its body",
        arguments: [
            "", "genesis", "session.close", "clock", "answers", "inspection", "inspection.",
            "inspection.merge", "hazard.", "hazard.assign", "hazard.close_out", "Answer", "act.",
            "answer.", "resolved",
        ])
    func unknown(kind: String) throws {
        for body in [[:], ["task": 7, "hazard": [1]], eventSamples[3].event.encoded.body] {
            #expect(try Event.decode(kind: kind, body: body) == [.unknown(kind: kind)])
        }
    }

    @Test("Unknown kinds inside an act do not hide the known ones")
    func unknownInAct() throws {
        let known = Event.inspection(visitID, .resumed)
        let body: JSONObject = [
            "events": [
                ["body": [:], "kind": "later.kind"], ["body": [:], "kind": "act"],
                ["body": .object(known.encoded.body), "kind": "inspection.resume"],
            ]
        ]

        #expect(
            try Event.decode(kind: "act", body: body)
                == [.unknown(kind: "later.kind"), .unknown(kind: "act"), known])
    }

    @Test("Members of later programs are passed over", arguments: eventSamples)
    func laterMembers(sample: EventSample) throws {
        var body = sample.event.encoded.body
        body["zz-later"] = ["a": [1, true]]

        #expect(try Event.decode(kind: sample.kind, body: body) == [sample.event])
    }

    @Test("The journal's entry that opens a session ends what can be undone")
    func session() throws {
        #expect(try Event.decode(kind: "session.open", body: ["x": 1]) == [.sessionOpened])
    }
}
