import CivilTime
import InspectionModel
import Testing

@testable import ChecklistEngine

@Suite struct GradeSuggestionTests {
    private let day = CivilDay("2026-11-21")!

    private func suggestion(
        _ change: (inout ChecklistItem) -> Void, source: PackSource = SamplePack.source()
    ) throws -> GradeSuggestion {
        var item = try SamplePack.item("G-1")
        item.emphasis = .major
        item.defaultGrade = .major
        item.deadlineDays = 3
        change(&item)
        return try SamplePack.pack(items: [item], sources: [source])
            .suggestedGrade(for: item, on: day)
    }

    private func criterion(isUnsettled: Bool) -> GradeSuggestion.Criterion {
        GradeSuggestion.Criterion(
            itemCode: "G-1", basis: [Basis(source: "SPL21", clause: "41")],
            isSuccessionUnsettled: isUnsettled)
    }

    @Test("A confirmed criterion suggests its grade with its basis and its deadline")
    func suggested() throws {
        let suggestion = try suggestion { _ in }

        #expect(suggestion.outcome == .suggested(.major, criterion: criterion(isUnsettled: false)))
        #expect(suggestion.deadlineDays == 3)
    }

    @Test(
        "A draft suggests nothing, however sure it is otherwise",
        arguments: Confidence.allCases.filter { $0 != .verified })
    func draft(confidence: Confidence) throws {
        let suggestion = try suggestion { $0.confidence = confidence }

        #expect(suggestion == GradeSuggestion(outcome: .nothing(.draft), deadlineDays: nil))
    }

    @Test("An item graded by persons suggests nothing")
    func manual() throws {
        let suggestion = try suggestion { $0.isManual = true }

        #expect(suggestion == GradeSuggestion(outcome: .nothing(.manual), deadlineDays: nil))
    }

    @Test("An item without a grade still has its usual deadline")
    func noGrade() throws {
        let suggestion = try suggestion { $0.defaultGrade = nil }

        #expect(
            suggestion == GradeSuggestion(outcome: .nothing(.noDefaultGrade), deadlineDays: 3))
    }

    @Test("An unsettled succession is said with the suggestion")
    func unsettled() throws {
        let suggestion = try suggestion({ _ in }, source: SamplePack.source(isUnsettled: true))

        #expect(suggestion.outcome == .suggested(.major, criterion: criterion(isUnsettled: true)))
    }

    @Test(
        "A source that is not in force grounds no grade",
        arguments: SourceStatus.allCases.filter { $0 != .inForce })
    func notInForce(status: SourceStatus) throws {
        let suggestion = try suggestion({ _ in }, source: SamplePack.source(status: status))

        #expect(suggestion.outcome == .nothing(.sourceNotInForce(id: "SPL21", status: status)))
    }

    @Test("A source that is not yet or no longer in force on the day grounds no grade")
    func dated() throws {
        var ended = SamplePack.source(status: .superseded)
        ended.validUntil = day.adding(days: -1)
        ended.replacedBy = "SPL26"
        #expect(
            try suggestion({ _ in }, source: ended).outcome
                == .nothing(
                    .sourceEnded(id: "SPL21", day.adding(days: -1), replacedBy: "SPL26")))
        ended.validUntil = day
        #expect(
            try suggestion({ _ in }, source: ended).outcome
                == .suggested(.major, criterion: criterion(isUnsettled: false)))

        let coming = SamplePack.source(effective: "2026-11-22")
        #expect(
            try suggestion({ _ in }, source: coming).outcome
                == .nothing(.sourceNotYetEffective(id: "SPL21", day.adding(days: 1))))
        #expect(
            try suggestion({ _ in }, source: SamplePack.source(effective: "2026-11-21")).outcome
                == .suggested(.major, criterion: criterion(isUnsettled: false)))
    }
}
