import CivilTime
import HazardLedger
import InspectionModel
import Testing

private let numbers = Array(UInt64(0)..<6)
private let hazards = numbers.map { HazardID(random: $0) }

private func randomEvent(_ random: inout Seeded) -> HazardEvent {
    switch Int.random(in: 0..<7, using: &random) {
    case 0:
        .recorded(
            recorded(
                random.pick(numbers), in: random.pick(numbers), at: random.pick([site, otherSite]),
                item: random.pick([exit3, pump, nil]),
                on: march4.adding(days: .random(in: 0..<3, using: &random)),
                source: random.pick(HazardSource.allCases)))
    case 1..<3: .graded(graded(random.pick(HazardGrade.allCases), deadline: march4))
    case 3: .regraded(graded(.major, reason: "复核"))
    case 4: .fixedOnSpot(fixed)
    case 5: .reinspectionPassed(passed)
    default: .voided(voided)
    }
}

private let steps: [HazardState: Set<HazardState>] = [
    .found: [.graded, .voided], .graded: [.awaitingReinspection],
    .awaitingReinspection: [.passed], .passed: [], .voided: [],
]

@Suite("Folding hazards, at random")
struct HazardFoldTests {
    @Test(
        "Any events in any order take a hazard only along its transitions",
        arguments: 0..<12 as Range<UInt64>)
    func anyOrder(seed: UInt64) {
        var random = Seeded(state: seed)
        var ledger = HazardLedger()
        var passedCount = 0
        for seq in 1..<400 {
            let before = ledger
            let id = random.pick(hazards)
            ledger.apply(.hazard(id, randomEvent(&random)), stamp(seq))
            for other in hazards where other != id { #expect(ledger[other] == before[other]) }
            guard let now = ledger[id] else { continue }
            #expect(reachable.contains(now.state))
            #expect((now.reinspection != nil) == (now.state == .passed))
            if now.state == .passed { #expect(now.fixedOnSpot != nil && !now.grades.isEmpty) }
            guard let old = before[id] else { continue }
            #expect(now.state == old.state || steps[old.state]?.contains(now.state) == true)
            #expect(now.recorded == old.recorded)
            #expect(now.recordedStamp == old.recordedStamp)
            #expect(now.grades.starts(with: old.grades))
            if now != old { #expect(now.lastStamp == stamp(seq)) }
            if now.state == .passed, old.state != .passed { passedCount += 1 }
        }
        #expect(Set(ledger.order) == Set(ledger.hazards.keys))
        #expect(ledger.order.count == ledger.hazards.count)
        #expect(ledger.openCount == ledger.inOrder.count { $0.state.isOpen })
        #expect(passedCount > 0)
    }

    @Test("Events that are none of a hazard, or of one nobody recorded, change nothing")
    func others() throws {
        var ledger = try Book(in: .graded).ledger
        let before = ledger
        var random = Seeded(state: 1)
        ledger.apply(.sessionOpened, stamp(8))
        ledger.apply(.unknown(kind: "hazard.assign"), stamp(9))
        ledger.apply(.inspection(visit(1), .resumed), stamp(10))
        for seq in 11..<60 {
            let event = randomEvent(&random)
            if case .recorded = event { continue }
            ledger.apply(.hazard(HazardID(random: 0xbad), event), stamp(seq))
        }

        #expect(ledger == before)
    }

    @Test("What is decided is applied", arguments: 0..<8 as Range<UInt64>)
    func decideThenApply(seed: UInt64) {
        var random = Seeded(state: seed)
        var book = Book()
        var done = 0
        for _ in 0..<300 {
            let id = random.pick(hazards)
            let command: HazardCommand =
                switch randomEvent(&random) {
                case .recorded(let recorded): .record(recorded)
                case .graded(let graded), .regraded(let graded):
                    .grade(graded, criterionIsDraft: false)
                case .fixedOnSpot(let fixed): .fixOnSpot(fixed)
                case .reinspectionPassed(let passed):
                    .passReinspection(passed, officers: random.pick([[wang], [li]]))
                case .voided(let voided): .void(voided)
                }
            let before = book.ledger
            if (try? book.act(command, id)) == nil {
                #expect(book.ledger == before)
            } else {
                #expect(book.ledger != before)
                done += 1
            }
        }
        #expect(done > 6)
    }

    @Test(
        "Entries of several devices give the same hazards however they are interleaved",
        arguments: 0..<12 as Range<UInt64>)
    func interleaved(seed: UInt64) {
        var random = Seeded(state: seed)
        // Each device enters its own hazards; all find the same items at the same sites.
        let devices = ["K7", "K8", "K9"].enumerated().map { index, device in
            let own = (0..<3).map { HazardID(random: UInt64(index * 10 + $0)) }
            return (0..<40).map { seq in
                (Event.hazard(random.pick(own), randomEvent(&random)), stamp(seq, device: device))
            }
        }
        func fold(_ random: inout Seeded) -> HazardLedger {
            var ledger = HazardLedger()
            var rest = devices.map { $0[...] }
            while let next = rest.indices.filter({ !rest[$0].isEmpty }).randomElement(
                using: &random)
            {
                let (event, stamp) = rest[next].removeFirst()
                ledger.apply(event, stamp)
            }
            return ledger
        }
        let first = fold(&random)

        for _ in 0..<20 {
            let ledger = fold(&random)
            #expect(ledger.hazards == first.hazards)
            #expect(ledger.openCount == first.openCount)
            for hazard in first.inOrder {
                #expect(ledger.repeatCount(of: hazard) == first.repeatCount(of: hazard))
            }
            for item in [exit3, pump] {
                #expect(
                    ledger.earlier(item: item, site: site) == first.earlier(item: item, site: site))
            }
        }
        #expect(first.hazards.count > 3)
    }
}

extension HazardLedger {
    var openCount: Int { inOrder.count { $0.state.isOpen } }
}
