import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("Windows smaller than a screen needs")
struct SmallWindowTests {
    private static let sizes = [
        Size(rows: 5, columns: 20), Size(rows: 10, columns: 40), Size(rows: 15, columns: 80),
        Size(rows: 16, columns: 59), Size(rows: 2, columns: 20),
    ]

    @Test("The help that takes the keys is seen", arguments: sizes)
    func help(size: Size) {
        var app = answering(size: size)
        _ = app.press(.text("?"))
        for key in [CommandID.answerPass, .answerFail, .answerNotApplicable] {
            #expect(selectedRow(app).contains(app.words(key.nameKey)))
            _ = app.press(.key(.down))
        }
    }

    @Test("The palette that takes the keys is seen, and so is what it would do", arguments: sizes)
    func palette(size: Size) {
        var app = answering(size: size)
        _ = app.press(.text(":"), .text("tz"))
        #expect(paint(app, size).surface.text(row: 0).contains("tz"))
        _ = app.press(.key(.escape), .text(":"), .text("7"))
        let shown = flat(paint(app, size))
        #expect(shown.contains(flat(app.words("palette.row", ["number": "7"]))))
        _ = app.press(.key(.enter))
        #expect(app.focus == "T-07")
    }

    @Test("Of a question the chosen option is seen", arguments: sizes.dropLast())
    func choice(size: Size) {
        var app = answering(size: size)
        app.go(to: "T-04")
        _ = app.press(.text("5"))
        for _ in 0..<8 { _ = app.press(.key(.down)) }
        #expect(selectedRow(app).contains(app.words("not_checked.other")))
        #expect(paint(app, size).surface.text(row: 0).contains("为什么"))
    }

    @Test("Of a question for text the field is seen", arguments: sizes.dropLast())
    func text(size: Size) {
        var app = answering(size: size)
        app.go(to: "T-01")
        _ = app.press(.text("3"), .text("停业"))
        #expect(flat(paint(app, size)).contains("停业"))
    }

    @Test("A refusal is read whole", arguments: sizes.dropLast())
    func refusal(size: Size) {
        var app = answering(size: size)
        app.go(to: "T-03")
        _ = app.press(.text("1"))
        let sentence = app.words("refusal.measured_item", ["item": "T-03"])
        #expect(flat(paint(app, size)).contains(flat(sentence)))
    }
}
