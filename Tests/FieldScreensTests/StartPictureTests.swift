import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("开始检查: 画面")
struct StartPictureTests {
    @Test(
        "A known site being typed is drawn in every size", arguments: goldenSizes, Language.allCases
    )
    func drawn(size: Size, language: Language) throws {
        var app = start(language, size: size)
        _ = app.press(.text("rq"), .key(.enter), .text("df"), .key(.down))
        try expectGolden(
            paint(app, size), "start-\(sizeName(size))-\(language.rawValue)", language: language)
    }

    @Test("The open choice of a picked site is drawn in every size", arguments: goldenSizes)
    func drawnChoice(size: Size) throws {
        var app = start(size: size)
        _ = app.press(.text("rq"), .key(.enter), .text("df"), .key(.down), .key(.enter))
        app.go(to: .mode)
        try expectGolden(paint(app, size), "start-mode-\(sizeName(size))-zh")
    }

    @Test("The hits of the filter are underlined")
    func drawnFilter() throws {
        var app = start()
        _ = app.press(.text("ryrq"), .key(.backspace), .key(.backspace), .key(.backspace))
        _ = app.press(.key(.backspace), .text("cyrq"))
        try expectGolden(paint(app, Size(rows: 24, columns: 80)), "start-filter-80x24-zh")
    }
}
