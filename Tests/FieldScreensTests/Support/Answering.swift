import ChecklistEngine
import Fieldwork
import InspectionModel
import TerminalUI
import Wording

@testable import FieldScreens

/// The answering screen above the home screen, as the application shows it.
func answering(
    _ language: Language = .zh, size: Size = Size(rows: 24, columns: 80),
    field: FieldState = Fixtures.field(), change: (inout Surroundings) -> Void = { _ in }
) -> AppModel {
    var around = Fixtures.surroundings(size: size, field: field)
    around.words = Fixtures.words(language)
    change(&around)
    var app = AppModel(around: around, words: Fixtures.words(language), screen: HomeScreen())
    if let state = around.field?.inspection(Fixtures.inspection) {
        _ = app.carryOut([.push(AnsweringScreen(state))], from: 0)
        app.answer(app.update(.resized(app.around.size)))
    }
    return app
}

/// The fixture's fold with more events behind it.
func field(
    _ more: [InspectionEvent], mode: InspectionMode = .routine, mandate: Mandate = .full
) -> FieldState {
    var field = Fixtures.field(mode: mode, mandate: mandate)
    for event in more {
        let seq = (field.lastStamp?.seq ?? 0) + 1
        field.apply(.inspection(Fixtures.inspection, event), Fixtures.stamp(seq))
    }
    return field
}

let suspended = InspectionEvent.finished(
    InspectionFinished(end: .suspended, counts: AnswerCounts(), gaps: [], reason: .weather))
let finished = InspectionEvent.finished(
    InspectionFinished(end: .normal, counts: AnswerCounts(), gaps: []))

func testItem(_ code: String) -> ItemID { ItemID(pack: "test", code: code) }

extension AppModel {
    var answering: AnsweringScreen {
        guard let screen = screens.lazy.compactMap({ $0 as? AnsweringScreen }).first else {
            preconditionFailure("no answering screen")
        }
        return screen
    }

    /// Code of the item that a key would answer.
    var focus: String? { answering.focused(around)?.item.code }

    /// Codes of the rows that the list shows.
    var shown: [String] {
        guard let sheet = around.sheets[Fixtures.inspection] else { return [] }
        return answering.visibleRows(around).map { sheet.rows[$0].item.code }
    }

    /// Moves to an item with `g` and `j`.
    mutating func go(to code: String) {
        _ = press(.text("g"))
        for _ in 0..<20 where focus != code { _ = press(.text("j")) }
    }

    /// The question that lies over the screen.
    var prompt: Prompt? {
        if case .prompt(let prompt) = overlay { prompt } else { nil }
    }

    /// The text that lies over the screen.
    var plainText: String? {
        if case .plainText(let text) = overlay { text.text } else { nil }
    }

    /// The row of an item's line in the picture.
    func line(of code: String) -> String? {
        let frame = paint(self, around.size)
        let text = Fixtures.pack().item(code)?.requirement[words.language].prefix(6) ?? ""
        return (0..<frame.surface.size.rows).map { frame.surface.text(row: $0) }
            .first {
                $0.contains(text) && $0.contains("[") || $0.contains(text) && $0.contains("(")
            }
    }
}

extension [AppEffect] {
    /// The commands among the effects.
    var commands: [FieldCommand] {
        compactMap { if case .run(let command, _) = $0 { command } else { nil } }
    }
}
