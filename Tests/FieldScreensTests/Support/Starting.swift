import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

func mode(
    _ mode: InspectionMode, _ zh: String, officers: Int = 0, _ record: RecordKind
) -> ModeSummary {
    ModeSummary(
        mode: mode, label: Text(zh: zh, en: mode.rawValue),
        requires: ModeRequirements(
            officers: officers, steps: officers > 0 ? [.arrive, .showID, .inform] : [.check],
            signature: officers > 0 ? .required : .none, compulsory: officers > 0 ? .all : .none,
            record: record, mayOrder: officers > 0, noticeBefore: mode != .noNotice))
}

let modes = [
    mode(.routine, "日常检查", officers: 2, .inspectionRecord),
    mode(.special, "专项检查", officers: 2, .inspectionRecord),
    mode(.doubleRandom, "双随机检查", officers: 2, .inspectionRecord),
    mode(.noNotice, "四不两直检查", officers: 2, .inspectionRecord),
    mode(.undercover, "暗访", .lead),
    mode(.selfCheck, "企业自查", .selfCheck),
    mode(.paperEntry, "纸质补录", .entry),
    mode(.training, "演练", .training),
]

/// The start screen above the home screen, as the application shows it.
func start(
    _ language: Language = .zh, size: Size = Size(rows: 24, columns: 80),
    role: Profile.Role = .enforcement, change: (inout Surroundings) -> Void = { _ in }
) -> AppModel {
    var around = Fixtures.surroundings(size: size)
    around.words = Fixtures.words(language)
    around.modes = modes
    around.profile.role = role
    change(&around)
    var app = AppModel(around: around, words: Fixtures.words(language), screen: HomeScreen())
    _ = app.carryOut([.push(StartScreen(around))], from: 0)
    app.answer(app.update(.resized(app.around.size)))
    return app
}

extension AppModel {
    var start: StartScreen? { screen as? StartScreen }

    /// Goes to a field with Tab.
    mutating func go(to field: StartField) {
        for _ in StartField.allCases where start?.focus != field { _ = press(.key(.tab)) }
    }

    mutating func fill(_ field: StartField, _ text: String) {
        go(to: field)
        _ = press(.text(text))
    }
}

/// The request among the effects, if there is one.
func request(_ effects: [AppEffect]) -> StartRequest? {
    for case .run(.start(let request), _) in effects { return request }
    return nil
}
