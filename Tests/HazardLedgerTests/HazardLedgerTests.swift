import CivilTime
import HazardLedger
import InspectionModel
import Testing

@Suite("What the ledger computes")
struct HazardLedgerTests {
    // MARK: Overdue

    @Test(
        "A deadline day ends at 24:00: overdue begins on the day after it",
        arguments: [(-1, false), (0, false), (1, true), (400, true)])
    func deadline(daysAfter: Int, isOverdue: Bool) throws {
        let end = try #require(CivilDay(year: 2026, month: 12, day: 31))
        var book = try Book(in: .found)
        try book.act(.grade(graded(deadline: end), criterionIsDraft: false))

        #expect(book.hazard.deadline == end)
        #expect(book.hazard.isOverdue(on: end.adding(days: daysAfter)) == isOverdue)
    }

    @Test("Without a deadline nothing is overdue")
    func noDeadline() throws {
        #expect(try !Book(in: .graded).hazard.isOverdue(on: march4.adding(days: 10_000)))
    }

    @Test("A regrade may move the deadline; one without a deadline leaves it")
    func movedDeadline() throws {
        var book = try Book(in: .found)
        let first = march4.adding(days: 15)
        let second = march4.adding(days: 30)
        for (deadline, standing) in [(first, first), (nil, first), (second, second)] {
            let grade = graded(reason: "复核", deadline: deadline)
            try book.act(.grade(grade, criterionIsDraft: false))
            #expect(book.hazard.deadline == standing)
        }
        #expect(!book.hazard.isOverdue(on: second))
        #expect(book.hazard.isOverdue(on: second.adding(days: 1)))
    }

    @Test("A deadline runs until a re-inspection is passed")
    func deadlineRuns() throws {
        var book = try Book(in: .found)
        try book.act(.grade(graded(deadline: march4), criterionIsDraft: false))
        let later = march4.adding(days: 2)
        #expect(book.hazard.isOverdue(on: later))

        try book.act(.fixOnSpot(fixed))
        #expect(book.hazard.isOverdue(on: later))

        try book.act(passByOfficer)
        #expect(!book.hazard.isOverdue(on: later))
    }

    @Test(
        "A deadline runs in the open states before 复查合格, in no other",
        arguments: HazardState.allCases)
    func states(state: HazardState) {
        let closed: Set<HazardState> = [.closedOut, .eliminatedByClosure, .voided]

        #expect(state.isOpen == !closed.contains(state))
        #expect(state.deadlineRuns == (!closed.contains(state) && state != .passed))
    }

    // MARK: Repeats

    @Test("Each inspection that found the item at the site before counts once")
    func repeated() throws {
        var book = Book()
        for task in UInt64(1)...3 {
            let day = march4.adding(days: Int(task) * 30)
            // Two places in each visit.
            for place in UInt64(0)..<2 {
                let number = task * 10 + place
                try book.act(
                    .record(recorded(number, in: task, on: day)), HazardID(random: number))
            }
        }
        func count(_ number: UInt64) -> Int? {
            book.ledger[HazardID(random: number)].map { book.ledger.repeatCount(of: $0) }
        }

        #expect([10, 11, 20, 21, 30, 31].map(count) == [0, 0, 1, 1, 2, 2])
        #expect(book.ledger.earlier(item: exit3, site: site).count == 6)
    }

    @Test("Another site, another item and a problem outside the list are no repeats")
    func notRepeated() throws {
        var book = Book()
        let others = [
            recorded(1, in: 1, at: otherSite), recorded(2, in: 2, item: pump),
            recorded(3, in: 3, item: nil), recorded(4, in: 4), recorded(5, in: 5, item: nil),
        ]
        for (number, recorded) in zip(UInt64(1)..., others) {
            try book.act(.record(recorded), HazardID(random: number))
        }

        #expect(book.ledger.inOrder.map { book.ledger.repeatCount(of: $0) } == [0, 0, 0, 0, 0])
    }

    @Test("An entry made in error is no earlier finding")
    func voidedIsNoRepeat() throws {
        var book = try Book(in: .voided)
        try book.act(
            .record(recorded(8, in: 2, on: march4.adding(days: 1))), HazardID(random: 8))

        #expect(book.ledger.earlier(item: exit3, site: site).map(\.id) == [HazardID(random: 8)])
        #expect(try book.ledger.repeatCount(of: #require(book.ledger[HazardID(random: 8)])) == 0)
    }

    @Test("What was found earlier and typed in later counts by the day it was found")
    func typedLater() throws {
        var book = Book()
        try book.act(.record(recorded(1, in: 1, on: march4)), HazardID(random: 1))
        try book.act(
            .record(recorded(2, in: 2, on: march4.adding(days: -40))), HazardID(random: 2))
        let hazards = book.ledger.earlier(item: exit3, site: site)

        #expect(hazards.map(\.id) == [HazardID(random: 2), HazardID(random: 1)])
        #expect(hazards.map { book.ledger.repeatCount(of: $0) } == [0, 1])
    }
}
