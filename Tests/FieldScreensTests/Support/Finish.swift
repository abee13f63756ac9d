import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

/// The finish screen on the fixture's inspection, after some more events.
func finish(
    _ events: [Event] = [], mode: InspectionMode = .routine, isPractice: Bool = false,
    _ language: Language = .zh, size: Size = Size(rows: 24, columns: 80),
    drafts: [DraftKey: [String: String]] = [:]
) throws -> AppModel {
    var field = Fixtures.field(mode: mode)
    for (index, event) in events.enumerated() { field.apply(event, Fixtures.stamp(30 + index)) }
    var around = Fixtures.surroundings(size: size, field: field)
    around.words = Fixtures.words(language)
    around.profile.isPractice = isPractice
    around.drafts = drafts
    let state = try #require(field.inspection(Fixtures.inspection))
    var app = AppModel(around: around, words: Fixtures.words(language), screen: HomeScreen())
    _ = app.carryOut([.push(FinishScreen(state))], from: 0)
    app.answer(app.update(.resized(app.around.size)))
    return app
}

func event(_ event: InspectionEvent) -> Event { .inspection(Fixtures.inspection, event) }

/// The rest of the items answered, so that nothing stops the normal end.
var allAnswered: [Event] {
    ["T-03", "T-04", "T-05", "T-06", "T-07", "T-08", "T-09"].map { Fixtures.answer($0, .pass) }
}

func finished(_ end: FinishEnd = .normal) -> Event {
    var counts = AnswerCounts()
    counts.total = 9
    counts.relevant = 9
    counts.pass = 8
    counts.fail = 1
    counts.findings = 1
    return event(.finished(InspectionFinished(end: end, counts: counts, gaps: [.showID, .inform])))
}

let readBack = event(.step(StepRecorded(step: .readBack)))
let paperSigned = event(.enterpriseSide(EnterpriseSideRecorded(outcome: .paperSigned)))

func signed(_ person: PersonID) -> Event {
    event(.signed(RecordSigned(report: "sha256:00", note: "-", person: person, role: "officer")))
}

extension AppModel {
    var finish: FinishScreen? { screen as? FinishScreen }

    static func command(in effects: [AppEffect]) -> FieldCommand? {
        for case .run(let command, _) in effects { return command }
        return nil
    }
}
