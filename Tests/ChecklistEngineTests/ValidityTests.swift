import CivilTime
import FormLanguage
import InspectionModel
import Testing

@testable import ChecklistEngine

@Suite struct ValidityTests {
    private let day = CivilDay("2026-11-21")!

    private func validity(_ from: Int?, _ until: Int?) -> Validity {
        Validity(from: from.map { day.adding(days: $0) }, until: until.map { day.adding(days: $0) })
    }

    @Test("Both the first and the last day are in force, and the days beside them are not")
    func bounds() {
        let period = validity(0, 2)

        #expect(period.lapse(on: day.adding(days: -1)) == .notYet(day))
        #expect((0...2).allSatisfy { period.contains(day.adding(days: $0)) })
        #expect(period.lapse(on: day.adding(days: 3)) == .ended(day.adding(days: 2)))
        #expect(Validity.always.contains(day))
    }

    @Test("Periods overlap exactly when some day lies in both")
    func overlaps() {
        let ends: [Int?] = [nil, -2, -1, 0, 1, 2]
        let periods = ends.flatMap { from in ends.map { (from, $0) } }
            .filter { ($0 ?? -9) <= ($1 ?? 9) }
            .map(validity)
        let days = (-4...4).map { day.adding(days: $0) }
        for left in periods {
            for right in periods {
                let isShared = days.contains { left.contains($0) && right.contains($0) }
                #expect(left.overlaps(right) == isShared, "\(left) \(right)")
            }
        }
    }

    @Test(
        "Of limits that follow on one another the one of the day judges; without one nothing does")
    func limits() throws {
        let measure = Measure(
            number: .decimal, unit: "m",
            limits: [
                DatedLimit(try Expression(". <= 2"), validity(nil, -1)),
                DatedLimit(try Expression(". <= 1"), validity(1, nil)),
            ])
        let item = try SamplePack.item("M-1", kind: .measured(measure))
        func outcome(_ days: Int) throws -> Judgement.Outcome {
            try item.asJudged(on: day.adding(days: days)).judge(try Measurement("1.5")).outcome
        }

        #expect(try outcome(-1) == .pass)
        #expect(try outcome(0) == .undetermined(.noLimitInForce))
        #expect(try outcome(1) == .fail)
        #expect(try item.judge(try Measurement("1.5")).outcome == .undetermined(.noLimitInForce))
        #expect(item.asJudged(on: day).measure?.limitText == "")
        let undated = try SamplePack.measured(". <= 2", unit: "m")
        #expect(undated.asJudged(on: day) == undated)
    }

    @Test("What became of a source matters only where its last day is not known")
    func sources() {
        for status in SourceStatus.allCases {
            var source = SamplePack.source(status: status)
            let undated = source.obstacle(on: day)
            #expect(undated == (status == .inForce ? nil : .status(status)))
            source.validUntil = day
            let isLaw = ![.unconfirmed, .programme, .practice].contains(status)
            #expect(source.obstacle(on: day) == (isLaw ? nil : .status(status)))
            #expect(source.obstacle(on: day.adding(days: 1)) == .ended(day, replacedBy: nil))
            #expect(
                source.obstacle(on: CivilDay("2021-08-31")!)
                    == .notYetEffective(CivilDay("2021-09-01")!))
        }
    }

    @Test("A rule that its pack or its source dates is a draft outside of its days")
    func judgements() throws {
        func reasons(_ change: (inout HazardJudgement, inout PackSource) -> Void) throws
            -> [JudgementResult.DraftReason]
        {
            var judgement = HazardJudgement(
                name: "j", label: SamplePack.text("判定"), source: "SPL21", clause: nil,
                edition: SamplePack.text("版"), confidence: .verified, reviewBy: nil,
                exclusions: [], elements: [], rules: [])
            var source = SamplePack.source()
            change(&judgement, &source)
            let nothing = JudgedAnswers(
                value: { _ in .empty }, isRelevant: { _ in true }, standing: { _ in nil })
            return judgement.result(in: try SamplePack.pack(sources: [source]), on: day, nothing)
                .draftReasons
        }

        #expect(try reasons { _, _ in } == [])
        #expect(
            try reasons { judgement, _ in judgement.validity = validity(1, nil) }
                == [.ruleNotYetInForce(day.adding(days: 1))])
        #expect(
            try reasons { judgement, _ in judgement.validity = validity(nil, -1) }
                == [.ruleEnded(day.adding(days: -1))])
        #expect(
            try reasons { _, source in source.validUntil = day.adding(days: -1) }
                == [.sourceEnded(day.adding(days: -1))])
    }
}
