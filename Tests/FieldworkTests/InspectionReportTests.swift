import CanonicalJSON
import Fieldwork
import HazardLedger
import InspectionModel
import Testing

@Suite("What a signature is over")
struct InspectionReportTests {
    /// An inspection with everything a report can hold, ended and read back.
    private func ended() throws -> (desk: Desk, id: InspectionID) {
        var desk = Desk()
        var request = StartRequest(
            packs: ["gas"], site: .known(knownSite), mode: .routine,
            officers: [.known(li), .known(wang)])
        request.facts = ["supply": "pipe", "hot": "no"]
        request.contact = .new(PersonDraft(name: "赵建国", role: .sitePerson, phone: "13800000000"))
        let id = try #require(try desk.act(.start(request)).opened).id
        try desk.act(.step(id, StepRecorded(step: .arrive)))
        try desk.answer(id, "G-02", .fail)
        try desk.act(.answer(id, AnswerRequest(item: item("G-03"), input: .measurement("2.5"))))
        try desk.act(.recordFinding(id, draft()))
        try desk.act(
            .finishRefused(
                id, words: "不让进", person: .known(owner), witness: nil, reportedTo: "大队",
                proposesCase: false))
        return (desk, id)
    }

    private func report(_ desk: Desk, _ id: InspectionID) throws -> JSONObject {
        inspectionReport(try #require(desk.state.inspection(id)), desk.state)
    }

    @Test("The same journal gives the same bytes, however often it is folded")
    func deterministic() throws {
        let (first, id) = try ended()
        let (second, other) = try ended()

        #expect(id == other)
        #expect(
            try canonicalBytes(report(first, id)) == canonicalBytes(try report(second, other)))
    }

    @Test("Persons stand as ids and commitments; no name and no number is in it")
    func noNames() throws {
        let (desk, id) = try ended()
        let text = String(decoding: canonicalBytes(try report(desk, id)), as: UTF8.self)

        for secret in ["赵建国", "13800000000", "李敏"] { #expect(!text.contains(secret)) }
        #expect(text.contains(sealed(1).commitment))
    }

    @Test("Everybody whose id is in the report is among its persons, each once")
    func people() throws {
        let (desk, id) = try ended()
        let report = try report(desk, id)
        let listed = try #require(report.array("people"))
            .compactMap { $0.objectValue?.string("person") ?? $0.objectValue?.string("id") }

        let contact = try #require(desk.state.inspection(id)?.opened.contact)
        #expect(listed == [li, wang, owner, contact].map(\.text).sorted())
    }

    @Test("Each part of the record is there with the entry it came by")
    func parts() throws {
        let (desk, id) = try ended()
        let report = try report(desk, id)

        #expect(report.string("format") == "zhaodan/inspection-report/1")
        #expect(report.array("facts")?.count == 2)
        #expect(report.array("answers")?.count == 2)
        #expect(report.array("findings")?.count == 1)
        #expect(report.array("steps")?.count == 1)
        #expect(report.object("finish") != nil)
        for part in ["answers", "findings", "steps"] {
            for value in report.array(part) ?? [] {
                let entry = try #require(value.objectValue)
                let seq = try #require(entry.integer("seq"))
                #expect(entry.string("leaf") == leaf(Int(seq)).hex)
                #expect(entry.string("task") == nil)
            }
        }
    }

    @Test("What is changed after it changes the report; a signature does not")
    func sensitive() throws {
        var (desk, id) = try ended()
        let before = canonicalBytes(try report(desk, id))
        try desk.act(
            .sign(id, RecordSigned(report: "r", note: "n", person: li, role: "officer")))
        #expect(canonicalBytes(try report(desk, id)) == before)

        var (other, same) = try ended()
        var side = EnterpriseSideRecorded(outcome: .nobodyPresent)
        side.reason = "已闭店"
        try other.act(.enterpriseSide(same, side, person: nil, witness: nil))
        #expect(canonicalBytes(try report(other, same)) != before)
    }
}
