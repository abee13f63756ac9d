import InspectionModel
import Testing

@Suite("Photos and recordings of an inspection")
struct InspectionEvidenceTests {
    private let here = EvidenceTarget(item: ordinary, place: "东侧出口")

    private func signedVisit() throws -> Visit {
        var visit = try visitReadyToSign()
        try visit.act(.sign(signature(li)))
        return visit
    }

    private func numbers(_ visit: Visit) -> [String] { visit.state.evidence.standing.map(\.number) }

    @Test("The same picture stands once at one place, and again at another")
    func twice() throws {
        var visit = Visit()
        try visit.act(.addPhotos([photo(1, number: "P-0001", at: here)]))

        #expect(
            visit.refusal(of: .addPhotos([photo(1, number: "P-0002", at: here)]))
                == .photoAlreadyThere(number: "P-0001", name: "P-0002"))
        try visit.act(.addPhotos([photo(1, number: "P-0002")]))
        #expect(numbers(visit) == ["P-0001", "P-0002"])
        #expect(
            visit.refusal(of: .attachPhoto("P-0002", here, author: li))
                == .photoAlreadyThere(number: "P-0001", name: "P-0002"))
    }

    @Test("A command with the same picture twice is refused as a whole")
    func twiceInOne() {
        let visit = Visit()
        let both = [photo(1, number: "P-0001"), photo(1, number: "P-0002")]

        #expect(
            visit.refusal(of: .addPhotos(both))
                == .photoAlreadyThere(number: "P-0001", name: "P-0002"))
    }

    @Test("A photo of an item or a finding that is not there is refused")
    func unknownTargets() {
        let visit = Visit()
        let nowhere = ItemID(pack: "fire", code: "Z-99")

        #expect(
            visit.refusal(of: .addPhotos([photo(1, at: EvidenceTarget(item: nowhere))]))
                == .unknownItem("fire/Z-99"))
        let finding = EvidenceTarget(finding: FindingID(random: 99))
        #expect(visit.refusal(of: .addPhotos([photo(1, at: finding)])) == .unknownFinding)
        #expect(
            visit.refusal(
                of: .showBoard(PhotoBoardShown(number: "P-1", target: finding, author: li)))
                == .unknownFinding)
    }

    @Test("A photo that is taken out with a reason no longer counts and stays readable")
    func removed() throws {
        var visit = Visit()
        try visit.act(.addPhotos([photo(1, number: "P-0001", at: here)]))
        #expect(
            visit.refusal(of: .removePhoto("P-0001", author: li, reason: ""))
                == .removalReasonMissing("P-0001"))

        try visit.act(.removePhoto("P-0001", author: li, reason: "拍糊了"))

        #expect(numbers(visit) == [])
        #expect(visit.state.evidence.photos.map(\.removed?.reason) == ["拍糊了"])
        #expect(
            visit.refusal(of: .removePhoto("P-0001", author: li, reason: "再"))
                == .unknownPhoto("P-0001"))
    }

    @Test("A board that nobody photographed can go; one with a picture behind it stays")
    func boardRemoved() throws {
        var visit = Visit()
        for number in ["P-0001", "P-0002"] {
            try visit.act(
                .showBoard(PhotoBoardShown(number: number, target: here, author: li)))
        }
        var behind = photo(1, number: "P-0003", at: here)
        behind.board = "P-0001"
        try visit.act(.addPhotos([behind]))

        try visit.act(.removePhoto("P-0002", author: li, reason: "误按"))
        #expect(visit.state.evidence.boards.map(\.shown.number) == ["P-0001"])
        #expect(
            visit.refusal(of: .removePhoto("P-0001", author: li, reason: "误"))
                == .unknownPhoto("P-0001"))
        try visit.act(.undo(author: li))
        #expect(numbers(visit) == [])
    }

    @Test("Undo takes the photos of one entry back together, redo gives them their numbers again")
    func undone() throws {
        var visit = Visit()
        try visit.act(.answer(answer(ordinary, .fail)))
        try visit.act(
            .addPhotos([photo(1, number: "P-0001", at: here), photo(2, number: "P-0002", at: here)])
        )
        try visit.act(.undo(author: wang))
        #expect(numbers(visit) == [])
        #expect(visit.verdict(ordinary) == .fail)

        try visit.act(.redo(author: wang))
        #expect(numbers(visit) == ["P-0001", "P-0002"])
        try visit.act([.undo(author: wang), .undo(author: wang)])
        #expect(visit.verdict(ordinary) == nil)
        #expect(visit.refusal(of: .undo(author: wang)) == .nothingToUndo)
    }

    @Test("Undo gives a photo back what it showed before, and a removed one its place")
    func undoneChanges() throws {
        var visit = Visit()
        try visit.act(.addPhotos([photo(1, number: "P-0001")]))
        try visit.act(.attachPhoto("P-0001", here, author: li))
        try visit.act(.removePhoto("P-0001", author: li, reason: "误"))

        try visit.act(.undo(author: li))
        #expect(visit.state.evidence.photo("P-0001")?.target == here)
        try visit.act(.undo(author: li))
        #expect(visit.state.evidence.photo("P-0001")?.target == EvidenceTarget())
        try visit.act(.redo(author: li))
        #expect(visit.state.evidence.photo("P-0001")?.target == here)
    }

    @Test("Photos leave the read-back and what was answered as they are")
    func readBack() throws {
        var visit = try visitReadyToSign()
        try visit.act(.addPhotos([photo(1, at: here)]))

        #expect(visit.state.isReadBack)
        #expect(visit.state.evidence.standing.map(\.added.isAfterSigning) == [false])
    }

    @Test("After a signature a photo is an addition; what was signed stays as it is")
    func afterSigning() throws {
        var visit = try visitReadyToSign()
        try visit.act(.addPhotos([photo(1, number: "P-0001", at: here)]))
        try visit.act(.referVideo(video()))
        try visit.act(.sign(signature(li)))
        try visit.act(.addPhotos([photo(2, number: "P-0002", at: here)]))

        #expect(visit.state.evidence.standing.map(\.added.isAfterSigning) == [false, true])
        #expect(
            visit.refusal(of: .removePhoto("P-0001", author: li, reason: "误"))
                == .evidenceIsSigned("P-0001"))
        #expect(
            visit.refusal(of: .attachPhoto("P-0001", EvidenceTarget(), author: li))
                == .evidenceIsSigned("P-0001"))
        #expect(
            visit.refusal(of: .removeVideo("V-0001", author: li, reason: "误"))
                == .evidenceIsSigned("V-0001"))
        try visit.act(.removePhoto("P-0002", author: li, reason: "误"))
        #expect(numbers(visit) == ["P-0001"])
    }

    @Test("A recording needs a device and an end that is not before its start")
    func recordings() throws {
        var visit = Visit()
        var backwards = video()
        (backwards.from, backwards.to) = (backwards.to, backwards.from)
        #expect(
            visit.refusal(of: .referVideo(backwards))
                == .videoTimesWrong(from: backwards.from, to: backwards.to))
        var nameless = video()
        nameless.device = ""
        #expect(visit.refusal(of: .referVideo(nameless)) == .videoDeviceMissing)

        try visit.act(.referVideo(video()))
        try visit.act(.removeVideo("V-0001", author: li, reason: "设备写错"))
        #expect(visit.state.evidence.standingVideos.isEmpty)
    }
}
