import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("What lies over a screen: pictures")
struct OverlayPictureTests {
    private func golden(
        _ app: AppModel, _ name: String, _ size: Size, _ language: Language
    ) throws {
        try expectGolden(
            paint(app, size), "\(name)-\(sizeName(size))-\(language.rawValue)", language: language)
    }

    @Test("A choice", arguments: goldenSizes, Language.allCases)
    func choice(size: Size, language: Language) throws {
        var app = answering(language, size: size)
        _ = app.press(.text("5"), .key(.down))
        try golden(app, "prompt-choice", size, language)
    }

    @Test("A line of text", arguments: goldenSizes, Language.allCases)
    func text(size: Size, language: Language) throws {
        var app = answering(language, size: size)
        app.go(to: "T-01")
        _ = app.press(.text("3"), .text("停业改造"))
        try golden(app, "prompt-text", size, language)
    }

    @Test("Yes or no", arguments: Language.allCases)
    func confirm(language: Language) throws {
        var app = answering(language)
        let prompt = Prompt(
            "prompt.note", ["item": "T-01"], form: .confirm(yes: "command.end_normal"),
            purpose: "x")
        _ = app.carryOut([.ask(prompt)], from: 1)
        try golden(app, "prompt-confirm", app.around.size, language)
    }

    @Test("Help", arguments: goldenSizes, Language.allCases)
    func help(size: Size, language: Language) throws {
        var app = answering(language, size: size)
        _ = app.press(.text("?"), .key(.down))
        try golden(app, "help", size, language)
    }

    @Test(
        "The palette, filtered, with what cannot act last", arguments: goldenSizes,
        Language.allCases)
    func palette(size: Size, language: Language) throws {
        var app = answering(language, size: size, field: field([suspended]))
        _ = app.press(.text(":"), .text(language == .zh ? "xi" : "an"))
        try golden(app, "palette", size, language)
    }

    @Test("The palette when nothing matches", arguments: Language.allCases)
    func paletteEmpty(language: Language) throws {
        var app = answering(language)
        _ = app.press(.text(":"), .text("囍"))
        try golden(app, "palette-empty", app.around.size, language)
    }

    @Test("Text at length", arguments: goldenSizes, Language.allCases)
    func plainText(size: Size, language: Language) throws {
        var app = answering(language, size: size)
        app.go(to: "T-01")
        _ = app.press(.text(" "))
        try golden(app, "plain-text", size, language)
    }

    @Test(
        "A window that is too small asks one thing, and digits still answer",
        arguments: [
            Size(rows: 15, columns: 80), Size(rows: 16, columns: 59), Size(rows: 5, columns: 20),
        ], Language.allCases)
    func tooSmall(size: Size, language: Language) throws {
        var app = answering(language, size: size)
        app.go(to: "T-04")
        try golden(app, "too-small", size, language)
        #expect(app.press(.text("1")).commands.count == 1)
    }
}
