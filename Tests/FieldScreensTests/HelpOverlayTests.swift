import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("Help")
struct HelpOverlayTests {
    private func help(_ size: Size = Size(rows: 24, columns: 80)) -> AppModel {
        var app = answering(size: size)
        _ = app.press(.text("?"))
        return app
    }

    @Test("It opens on a command, and its first heading is seen however one gets back to the top")
    func opensOnCommand() {
        var app = help()
        #expect(selectedRow(app).contains(app.words(CommandID.answerPass.nameKey)))
        _ = app.press(.key(.end), .key(.home))
        #expect(selectedRow(app).contains(app.words(CommandID.answerPass.nameKey)))
        #expect(flat(paint(app, app.around.size)).contains(app.words("help.group.answer")))
    }

    @Test("No way of moving stops at a heading", arguments: [Key.down, .up, .pageDown, .pageUp])
    func passesHeadings(key: Key) {
        for size in goldenSizes {
            var app = help(size)
            if key == .up || key == .pageUp { _ = app.press(.key(.end)) }
            for _ in 0..<60 {
                _ = app.press(.key(key))
                let row = selectedRow(app)
                #expect(!row.isEmpty)
                for group in Command.Group.allCases {
                    #expect(!row.hasPrefix("► " + app.words("help.group.\(group.rawValue)")))
                }
            }
        }
    }

    @Test("A page is as long as what is seen")
    func page() {
        var app = help()
        let first = selectedRow(app)
        _ = app.press(.key(.pageDown))
        let screen = flat(paint(app, app.around.size))
        #expect(!screen.contains(first))
        let after = selectedRow(app)
        _ = app.press(.key(.pageUp))
        #expect(selectedRow(app) != after)
    }

    @Test(
        "Behind `/` it is searched as the palette is: Chinese, initials, pinyin, English",
        arguments: ["备注", "xbz", "beizhu", "note"])
    func filter(query: String) {
        var app = answering()
        app.go(to: "T-01")
        #expect(app.press(.text("?"), .text("/")) == [])
        #expect(app.textHasFocus)
        _ = app.press(.text(query))
        #expect(selectedRow(app).contains(app.words(CommandID.note.nameKey)))
        _ = app.press(.key(.enter))
        #expect(app.prompt?.purpose == "note")
    }

    @Test("A Han character is looked for at once")
    func hanFilter() {
        var app = help()
        _ = app.press(.text("备"))
        #expect(selectedRow(app).contains(app.words(CommandID.note.nameKey)))
    }

    @Test("While it is searched letters and digits are text, and Escape ends the search first")
    func textInFilter() {
        var app = help()
        #expect(app.press(.text("/"), .text("q"), .text("1")) == [])
        guard case .help(let help) = app.overlay else {
            Issue.record("the help went away")
            return
        }
        #expect(help.query?.text == "q1")
        _ = app.press(.key(.escape))
        #expect(app.overlay != nil)
        #expect(!app.textHasFocus)
        _ = app.press(.key(.escape))
        #expect(app.overlay == nil)
    }

    @Test("From 100 columns it has two columns, and Left and Right go between them")
    func twoColumns() {
        var app = help(Size(rows: 30, columns: 100))
        let frame = paint(app, app.around.size)
        #expect(frame.cursor.column < 50)
        _ = app.press(.key(.right))
        #expect(paint(app, app.around.size).cursor.column > 49)
        _ = app.press(.key(.left))
        #expect(paint(app, app.around.size).cursor == frame.cursor)
    }

    @Test("All commands fit at 160x50 without scrolling")
    func allFit() {
        let app = help(Size(rows: 50, columns: 160))
        let shown = flat(paint(app, app.around.size))
        for command in CommandTable.commands(on: .answering) where !command.keys.isEmpty {
            #expect(shown.contains(flat(app.words(command.id.nameKey))), "\(command.id)")
        }
    }

    @Test("A name too long for its column is said whole while it is selected")
    func longName() {
        var app = help(Size(rows: 30, columns: 100))
        let name = app.words(CommandID.filter.nameKey)
        for _ in 0..<60 where !selectedRow(app).hasPrefix("►  /") {
            _ = app.press(.key(.down))
        }
        #expect(flat(paint(app, app.around.size)).contains(flat(name)))
    }

    @Test("What cannot act says why when it is chosen")
    func obstacle() {
        var app = answering(field: field([suspended]))
        _ = app.press(.text("?"), .key(.enter))
        #expect(app.notice?.key == "refusal.inspection_suspended")
    }
}
