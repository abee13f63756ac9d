import CivilTime
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

/// A form on the fixture's inspection, shown as the application shows it.
func form(
    _ code: String? = "T-04", place: String? = "后厨", _ language: Language = .zh,
    size: Size = Size(rows: 24, columns: 80), field: FieldState = Fixtures.field(),
    drafts: [DraftKey: [String: String]] = [:], change: (inout Surroundings) -> Void = { _ in }
) throws -> AppModel {
    var around = Fixtures.surroundings(size: size, field: field)
    around.words = Fixtures.words(language)
    around.drafts = drafts
    change(&around)
    let state = try #require(field.inspection(Fixtures.inspection))
    let item = code.map { ItemID(pack: "test", code: $0) }
    let screen = FindingScreen(state, item: item, place: place, around)
    var app = AppModel(around: around, words: Fixtures.words(language), screen: HomeScreen())
    _ = app.carryOut([.push(screen)], from: 0)
    app.answer(app.update(.resized(app.around.size)))
    return app
}

extension AppModel {
    var finding: FindingScreen? { screen as? FindingScreen }

    /// The finding that the effects ask to record.
    static func draft(in effects: [AppEffect]) -> FindingDraft? {
        for case .run(.recordFinding(_, let draft), _) in effects { return draft }
        return nil
    }
}

/// The token of the only act that effects ask for.
func token(_ effects: [AppEffect]) -> Int {
    for effect in effects {
        switch effect {
        case .run(_, let token), .sign(_, _, let token): return token
        default: continue
        }
    }
    return -1
}
