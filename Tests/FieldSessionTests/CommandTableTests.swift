import FieldScreens
import Foundation
import Testing
import Wording

@Suite("The command table")
struct CommandTableTests {
    @Test("No two commands of one screen share a key", arguments: ScreenID.allCases)
    func keysOnce(screen: ScreenID) {
        let commands = CommandTable.commands(on: screen)
        // A screen's own key may hide that of a command for every screen, see the next test.
        for rows in [commands.filter(\.screens.isEmpty), commands.filter { !$0.screens.isEmpty }] {
            let presses = rows.flatMap { row in row.keys.map { (key: $0, id: row.id) } }
            let shared = Dictionary(grouping: presses, by: \.key).values.filter { $0.count > 1 }

            #expect(shared.map { "\($0[0].key.label): \($0.map(\.id.rawValue))" } == [])
        }
    }

    @Test("Every command of a screen is reached by one of its keys", arguments: ScreenID.allCases)
    func reached(screen: ScreenID) {
        for command in CommandTable.commands(on: screen) where !command.keys.isEmpty {
            let reached = command.keys.contains {
                CommandTable.command(for: $0, on: screen) == command.id
            }

            #expect(reached, "\(command.id.rawValue)")
        }
    }

    @Test(
        "The palette, which has all others, opens even while text is typed",
        arguments: ScreenID.allCases)
    func palette(screen: ScreenID) throws {
        let palette = try #require(CommandTable.command(.palette, on: screen))

        let opens = palette.keys.contains {
            $0.worksInText && CommandTable.command(for: $0, on: screen) == .palette
        }

        #expect(opens)
    }

    @Test(
        "A command stands once on a screen, under a name of its own", arguments: ScreenID.allCases)
    func names(screen: ScreenID) throws {
        let commands = CommandTable.commands(on: screen)

        #expect(Set(commands.map(\.id)).count == commands.count)
        for language in Language.allCases {
            let path = "Resources/Strings/\(language.rawValue).strings"
            let bytes = try Data(contentsOf: SourceFile.project.appending(path: path))
            let book = try Phrasebook(language: language, file: Array(bytes))
            let names = Dictionary(grouping: commands) { book($0.id.nameKey) }
            let twice = names.filter { $0.value.count > 1 }

            #expect(twice.mapValues { $0.map(\.id.rawValue) } == [:])
        }
    }

    @Test("Every command is on some screen")
    func used() {
        let used = Set(CommandTable.commands.map(\.id))

        #expect(CommandID.allCases.filter { !used.contains($0) } == [])
    }
}
