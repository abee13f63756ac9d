import CivilTime
import Fieldwork
import HazardLedger
import InspectionModel
import Testing

@Suite("The fold of everything")
struct FieldStateTests {
    private func started(_ desk: inout Desk) throws -> InspectionOpened {
        let request = StartRequest(
            packs: ["gas"], site: .known(knownSite), mode: .routine, officers: [.known(li)])
        return try #require(try desk.act(.start(request)).opened)
    }

    @Test("Inspections and hazards are numbered in one row, by label and year")
    func numbers() throws {
        var desk = Desk()
        let first = try started(&desk)
        let finding = try desk.act(.recordFinding(first.id, draft(nil))).finding
        let second = try started(&desk)

        #expect(
            [first.number, finding?.number, second.number] == [
                "K7-2026-0001", "K7-2026-0002", "K7-2026-0003",
            ])
        desk.context.today = CivilDay("2027-01-01")!
        #expect(try started(&desk).number == "K7-2027-0001")
        // A finding is numbered in the year of its inspection.
        #expect(
            try desk.act(.recordFinding(first.id, draft(nil))).finding?.number == "K7-2026-0004")
    }

    @Test("Each device counts for itself, whatever others brought")
    func devices() throws {
        var desk = Desk()
        _ = try started(&desk)
        desk.context.deviceLabel = "K8"
        let other = try started(&desk)
        desk.context.deviceLabel = "K7"

        #expect(other.number == "K8-2026-0001")
        #expect(try started(&desk).number == "K7-2026-0002")
        #expect(desk.state.nextNumber(label: "K8", year: 2026) == "K8-2026-0002")
        #expect(desk.state.nextNumber(label: "K", year: 2026) == "K-2026-0001")
    }

    @Test("The next number follows the highest one, also past four digits and after odd ones")
    func afterHighest() throws {
        var desk = Desk()
        let opened = try started(&desk)
        for (index, number) in ["K7-2026-9999", "K7-2026-0044", "纸质第3号", "K7-2026-x"].enumerated() {
            var copy = opened
            copy.id = InspectionID(random: UInt64(50 + index))
            copy.number = number
            desk.record([.inspectionOpened(copy)])
        }
        #expect(desk.state.nextNumber(label: "K7", year: 2026) == "K7-2026-10000")
        #expect(desk.state.nextNumber(label: "K7", year: 2025) == "K7-2025-0001")
    }

    @Test("A label with a dash in it is a label")
    func dashedLabel() throws {
        var desk = Desk()
        desk.context.deviceLabel = "K7-西-02"
        #expect(try started(&desk).number == "K7-西-02-2026-0001")
        #expect(try started(&desk).number == "K7-西-02-2026-0002")
    }

    @Test("The newest entry is the last one folded in, whatever it held")
    func lastStamp() {
        var desk = Desk()
        #expect(FieldState().lastStamp == nil)
        desk.record([.siteAdded(SiteAdded(id: SiteID("s-2")!, name: "乙"))])
        #expect(desk.state.lastStamp?.seq == desk.seq)
    }
}
