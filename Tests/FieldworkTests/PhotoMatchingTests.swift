import CivilTime
import Fieldwork
import InspectionModel
import Testing

@Suite("Pictures of a phone and the boards that were shown")
struct PhotoMatchingTests {
    private static let start = WallTime("2026-11-21T09:30:00.000+08:00")!.milliseconds

    /// Boards shown so many seconds into the visit.
    private func boards(_ seconds: [Int]) throws -> [StampedBoard] {
        var (desk, id) = try Desk.open()
        for second in seconds {
            desk.context.now = WallTime(
                milliseconds: Self.start + Int64(second) * 1_000, offsetMinutes: 480)
            try desk.act(.showBoard(id, EvidenceTarget(item: item("G-02"))))
        }
        return try #require(desk.state.inspection(id)).evidence.boards
    }

    /// Pictures by their number, taken so many seconds into the visit by a clock that is ahead.
    private func taken(_ seconds: [Int], ahead: Int = 0) -> [TimedPicture] {
        seconds.enumerated().map { index, second in
            TimedPicture(index: index, takenAt: Self.start + Int64(second + ahead) * 1_000)
        }
    }

    private func match(
        _ pictures: [TimedPicture], _ boards: [StampedBoard], photographed: [Int: String] = [:],
        offset: Int? = nil, until end: Int? = nil
    ) -> PhotoMatching {
        PhotoMatching(
            pictures, boards: boards, photographed: photographed, offset: offset,
            visit: (Self.start, end.map { Self.start + Int64($0) * 1_000 }))
    }

    @Test("Pictures up to the next board belong to the board before them")
    func byTime() throws {
        let matching = match(taken([5, 15, 40, 25]), try boards([10, 30]), offset: 0)

        #expect(matching.groups.map(\.board.shown.number) == ["P-0001", "P-0002"])
        #expect(matching.groups.map(\.pictures) == [[1, 3], [2]])
        #expect(matching.groups.allSatisfy { !$0.isSure && $0.offset == 0 })
        #expect(matching.withoutBoard == [0])
    }

    @Test(
        "A photographed board gives the camera's clock, however wrong it is",
        arguments: [
            -7_200, -90, 0, 3, 86_400,
        ])
    func photographed(ahead: Int) throws {
        let pictures = taken([12, 15, 34, 40, 95], ahead: ahead)
        let matching = match(
            pictures, try boards([10, 30]), photographed: [0: "P-0001"], until: 90)

        #expect(matching.groups.map(\.pictures) == [[0, 1], [2, 3]])
        #expect(matching.groups.map(\.offset) == [ahead + 2, ahead + 2])
        #expect(matching.groups.map(\.isSure) == [true, false])
        #expect(matching.outside == [4])
    }

    @Test("Without a photographed board and without an offset the clock is not known")
    func unknownClock() throws {
        let matching = match(taken([15]), try boards([10]))

        #expect(matching.groups.map(\.offset) == [nil])
    }

    @Test("Pictures of another day are not part of the visit; without boards nothing is matched")
    func outside() throws {
        let matching = match(taken([-86_400, 20, 99]), [], offset: 0, until: 90)

        #expect(matching.groups.isEmpty)
        #expect(matching.withoutBoard == [1])
        #expect(matching.outside == [0, 2])
    }

    @Test("What is recorded already leaves its group, and an empty group goes")
    func known() throws {
        let matching = match(taken([5, 15, 40]), try boards([10, 30]), offset: 0)
            .without([0, 2])

        #expect(matching.groups.map(\.pictures) == [[1]])
        #expect(matching.withoutBoard.isEmpty)
    }
}
