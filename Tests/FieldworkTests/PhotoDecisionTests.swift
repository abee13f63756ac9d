import CanonicalJSON
import Fieldwork
import InspectionModel
import Testing

func picture(_ content: Int, at target: EvidenceTarget = EvidenceTarget()) -> PhotoDraft {
    PhotoDraft(
        blob: "sha256:\(leaf(content).hex)", bytes: 4_096, media: "image/jpeg", target: target,
        isOriginal: true)
}

@Suite("Photos over the whole workspace")
struct PhotoDecisionTests {
    private func photos(_ events: [Event]) -> [PhotoAdded] {
        events.compactMap {
            if case .inspection(_, .evidence(.photo(let photo))) = $0 { photo } else { nil }
        }
    }

    @Test("Photos and boards share one count, and no number is given twice")
    func numbers() throws {
        var (desk, id) = try Desk.open()
        let first = try desk.act(.addPhotos(id, [picture(1), picture(2)]))
        try desk.act(.showBoard(id, EvidenceTarget(item: item("G-02"))))
        try desk.act(.removePhoto(id, number: "P-0002", reason: "误"))
        let last = try desk.act(.addPhotos(id, [picture(3)]))

        #expect(photos(first).map(\.number) == ["P-0001", "P-0002"])
        #expect(desk.state.inspection(id)?.evidence.boards.map(\.shown.number) == ["P-0003"])
        #expect(photos(last).map(\.number) == ["P-0004"])
    }

    @Test("A picture that is evidence elsewhere is found there, removed ones are not")
    func uses() throws {
        var (desk, id) = try Desk.open()
        try desk.act(.addPhotos(id, [picture(1, at: EvidenceTarget(item: item("G-02")))]))
        try desk.act(.addPhotos(id, [picture(1)]))
        try desk.act(.removePhoto(id, number: "P-0002", reason: "误"))

        let uses = desk.state.uses(ofPhoto: picture(1).blob)
        #expect(uses.map(\.number) == ["P-0001"])
        #expect(uses.map(\.target.item) == [item("G-02")])
        #expect(desk.state.uses(ofPhoto: picture(9).blob).isEmpty)
    }

    @Test("An answer and its photos are one act: a refused photo leaves no answer")
    func withAnswer() throws {
        var (desk, id) = try Desk.open()
        var request = AnswerRequest(item: item("G-02"), input: .verdict(.fail))
        request.photos = [picture(1, at: EvidenceTarget(item: item("G-02")))]
        let events = try desk.act(.answer(id, request))
        #expect(events.count == 2)

        request.photos = [picture(2, at: EvidenceTarget(item: item("Z-99")))]
        #expect(
            desk.refusal(of: .answer(id, request))
                == .inspection(.unknownItem(item("Z-99").text)))

        try desk.act(.undo(id))
        #expect(desk.state.inspection(id)?.standing(of: item("G-02")) == nil)
        #expect(desk.state.inspection(id)?.evidence.standing.isEmpty == true)
    }

    @Test("A number on a board or in a finding waits for its picture until one is there")
    func awaited() throws {
        var (desk, id) = try Desk.failing()
        try desk.act(.showBoard(id, EvidenceTarget(item: item("G-02"))))
        var described = draft()
        described.photos = ["P-0001", "P-0912"]
        try desk.act(.recordFinding(id, described))
        #expect(desk.state.inspection(id)?.photosToImport == ["P-0001", "P-0912"])

        var behind = picture(1)
        behind.board = "P-0001"
        try desk.act(.addPhotos(id, [behind]))
        #expect(desk.state.inspection(id)?.photosToImport == ["P-0912"])
    }

    @Test(
        "The report lists the photos that stand before signing; without any it has no such member")
    func report() throws {
        var (desk, id) = try Desk.open()
        func members() throws -> JSONObject {
            inspectionReport(try #require(desk.state.inspection(id)), desk.state)
        }
        #expect(try members().array("photos") == nil)
        #expect(try members().array("videos") == nil)

        try desk.act(.addPhotos(id, [picture(1), picture(2), picture(3)]))
        try desk.act(.removePhoto(id, number: "P-0002", reason: "误"))
        try desk.act(
            .attachPhoto(id, number: "P-0003", EvidenceTarget(item: item("G-02"), place: "后厨")))

        let photos = try #require(try members().array("photos")).compactMap(\.objectValue)
        #expect(photos.map { $0.string("number") } == ["P-0001", "P-0003"])
        #expect(photos.map { $0.string("place") } == [nil, "后厨"])
        #expect(photos.map { $0.string("leaf") } == [leaf(desk.seq - 2).hex, leaf(desk.seq).hex])
        #expect(photos.allSatisfy { $0.string("task") == nil })
    }
}
