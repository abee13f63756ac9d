import InspectionModel
import Testing
import Wording

@Suite("The book of inspections")
struct InspectionBookTests {
    @Test("Inspections are kept in the order they were opened, each with its own events")
    func order() {
        var book = InspectionBook()
        let ids = [5, 3, 4].map { InspectionID(random: $0) }
        for (number, id) in ids.enumerated() {
            book.apply(.inspectionOpened(opened(id)), stamp(number))
        }
        book.apply(.inspection(ids[1], .answer(answer(ordinary, .fail))), stamp(9))

        #expect(book.order == ids)
        #expect(book.inspections[ids[1]]?.standing(of: ordinary) == .fail)
        #expect(book.inspections[ids[0]]?.answers.isEmpty == true)
        #expect(book.inspections[ids[1]]?.lastStamp == stamp(9))
        #expect(book.inspections[ids[0]]?.lastStamp == stamp(0))
    }

    @Test("An inspection is opened once; the second of the same id changes nothing")
    func openedTwice() {
        var book = InspectionBook()
        book.apply(.inspectionOpened(opened()), stamp(1))
        let before = book
        book.apply(.inspectionOpened(opened(officers: [stranger], mandate: .recordOnly)), stamp(2))

        #expect(book == before)
    }

    @Test("Events of an inspection nobody opened change nothing", arguments: eventSamples)
    func unknownInspection(sample: EventSample) {
        guard case .inspection = sample.event else { return }
        var book = InspectionBook()
        book.apply(sample.event, stamp(1))

        #expect(book == InspectionBook())
    }

    @Test("Hazard events and unknown kinds change nothing")
    func others() {
        var book = Visit().book
        let before = book
        for sample in eventSamples {
            if case .hazard = sample.event { book.apply(sample.event, stamp(7)) }
        }
        book.apply(.unknown(kind: "later.kind"), stamp(8))

        #expect(book == before)
    }

    @Test("A site is found by exactly its name, the one added first before the others")
    func sites() {
        var book = InspectionBook()
        let names = ["示例木器厂", "Cafe\u{301}", "示例木器厂"]
        for (number, name) in names.enumerated() {
            book.apply(
                .siteAdded(SiteAdded(id: SiteID(random: UInt64(number)), name: name)),
                stamp(number))
        }

        #expect(book.site(named: "示例木器厂")?.id == SiteID(random: 0))
        #expect(book.site(named: "Cafe\u{301}")?.id == SiteID(random: 1))
        #expect(book.site(named: "Caf\u{e9}") == nil)
        #expect(book.site(named: "示例木器") == nil)
        #expect(book.siteOrder.count == 3)
    }

    @Test("A site or person that is added again is the newer one and keeps its place")
    func addedAgain() {
        var book = InspectionBook()
        for name in ["旧名", "新名"] {
            book.apply(.siteAdded(SiteAdded(id: site, name: name)), stamp(1))
        }
        for role in [PersonRole.clerk, .officer] {
            let name = PrivateReference(commitment: leaf(1).hex, id: "p-1")
            book.apply(.personAdded(PersonAdded(id: li, name: name, role: role)), stamp(2))
        }

        #expect(book.siteOrder == [site])
        #expect(book.sites[site]?.name == "新名")
        #expect(book.people[li]?.role == .officer)
    }
}
