import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("Going to a row by its number")
struct RowNumberTests {
    @Test("`:` and a number go to the item numbered so, in full-width digits too")
    func item() {
        for number in ["5", "５", " 5 "] {
            var app = answering()
            #expect(app.press(.text(":"), .text(number), .key(.enter)) == [])
            #expect(app.overlay == nil)
            #expect(app.focus == "T-05")
        }
    }

    @Test("The number is that of the list as it is shown, filtered or not")
    func filteredItem() {
        var app = answering()
        _ = app.press(.text("f"), .text(":"), .text("1"), .key(.enter))
        #expect(app.focus == "T-02")
    }

    @Test("A number is no answer, though its digit is the key of one")
    func noAnswer() {
        var app = answering()
        #expect(app.press(.text(":"), .text("1"), .key(.enter)) == [])
        #expect(app.focus == "T-01")
    }

    @Test(
        "A number that no row has says which there are, and Enter does nothing",
        arguments: ["0", "10", "99999999999999999999"])
    func outOfRange(number: String) {
        var app = answering()
        let focus = app.focus
        #expect(app.press(.text(":"), .text(number), .key(.enter)) == [])
        guard case .palette = app.overlay else {
            Issue.record("the palette went away")
            return
        }
        let frame = paint(app, app.around.size)
        #expect(frame.surface.text(row: 5).contains("9"))
        #expect(frame.surface.text(row: 5).contains("没有第"))
        _ = app.press(.key(.escape))
        #expect(app.focus == focus)
    }

    @Test("With no row at all the palette says so")
    func noRows() {
        var app = answering()
        _ = app.press(.text("/"), .text("囍"), .key(.enter), .text(":"), .text("1"), .key(.enter))
        let text = paint(app, app.around.size).surface.text(row: 5)
        #expect(text.contains(app.words("palette.no_rows", ["number": "1"])))
    }

    @Test("A value that is being typed is not taken over to the row one goes to")
    func measuring() {
        var app = answering()
        app.go(to: "T-03")
        _ = app.press(.key(.enter), .text("1.5"), .key(.function(2)), .text("4"), .key(.enter))
        #expect(app.focus == "T-04")
        #expect(app.answering.measuring == nil)
    }

    @Test("Other lists go to that row: home, conditions, the acts of the end; the ledger has one")
    func otherLists() throws {
        let state = try #require(Fixtures.field().inspection(Fixtures.inspection))
        let words = Fixtures.words(.zh)
        let lists: [(any Screen, number: String, part: String)] = [
            (HomeScreen(), "3", words("home.menu.go_ledger")), (FactsScreen(state), "2", "第 2 项"),
            (FinishScreen(state), "3", words(FinishScreen.acts[2].nameKey)),
        ]
        for (screen, number, part) in lists {
            var app = Fixtures.app(HomeScreen())
            _ = app.carryOut([.push(screen)], from: 0)
            app.answer(app.update(.resized(app.around.size)))
            _ = app.press(.key(.function(2)), .text(number), .key(.enter))
            #expect(app.overlay == nil)
            #expect(app.screen.sentence(app.around, app.words).contains(part))
        }
        var app = Fixtures.app(HomeScreen())
        _ = app.carryOut([.push(LedgerScreen())], from: 0)
        app.answer(app.update(.resized(app.around.size)))
        #expect(app.screen.rowNumbers(app.around) == 1..<2)
    }

    @Test("In the journal the number is that of the entry")
    func journal() {
        var app = Fixtures.app(HomeScreen())
        _ = app.carryOut([.push(JournalScreen())], from: 0)
        _ = app.press(.text(":"), .text("0"), .key(.enter))
        #expect((app.screen as? JournalScreen)?.list.selection == 16)
    }

    @Test("Where rows have no numbers, a digit finds the command of that key")
    func form() {
        var app = answering()
        _ = app.press(.text("a"), .key(.function(2)), .text("5"))
        let text = paint(app, app.around.size).surface.text(row: 5)
        #expect(text.contains(app.words(CommandID.submit.nameKey)))
    }
}
