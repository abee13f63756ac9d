import ArgumentParser
import CanonicalJSON
import FieldSession
import Fieldwork
import InspectionModel

/// Rows of a repeat, named by their places from 1: `2`, inside of another repeat `2.1`.
struct InspectionRowCommand: ParsableCommand {
    enum Act: String, ExpressibleByArgument, CaseIterable {
        case add, remove, move
    }

    static let configuration = CommandConfiguration(
        commandName: "row", abstract: "填报表格的行 / rows of a table to fill in")

    @OptionGroup var common: CommonOptions
    @OptionGroup var author: AuthorOption
    @Argument(help: "检查 / inspection") var id: String
    @Argument(help: "重复组 / repeat") var name: String
    @Argument(help: "add remove move") var act: Act
    @Argument(help: "第几行；add 时加在它前面 / the row; add puts one in front of it") var row: Int?
    @Option(help: "移到第几行 / to which place") var to: Int?
    @Option(help: "外层的行，如 2 / the row around it") var within: String?

    func validate() throws {
        guard act == .add || row != nil, (act == .move) == (to != nil) else {
            throw ValidationError("NAME add [ROW] | remove ROW | move ROW --to ROW")
        }
    }

    func run() throws {
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            try author.choose(in: workspace, state)
            let sheet = try workspace.sheet(state.id)
            guard let key = sheet.key(ofRepeat: name, within: within),
                let rows = sheet.repeatView(key)?.rows
            else { throw WorkspaceError.refused(.inspection(.unknownItem(name))) }
            let command = try command(state.id, key, rows)
            let events = try workspace.perform(command)
            acknowledge(events, common, around, ["repeat": .string(key.item.text)])
        }
    }

    private func command(
        _ id: InspectionID, _ key: RepeatKey, _ rows: [Int]
    ) throws -> FieldCommand {
        func number(_ place: Int) throws -> Int {
            guard rows.indices.contains(place - 1) else {
                throw WorkspaceError.refused(.inspection(.unknownRow(key.item)))
            }
            return rows[place - 1]
        }
        switch act {
        case .add: return .addRow(id, key, before: try row.map(number))
        case .remove: return .removeRow(id, key, row: try number(row ?? 0))
        case .move:
            let moved = try number(row ?? 0)
            let others = rows.filter { $0 != moved }
            let place = (to ?? 1) - 1
            guard (0...others.count).contains(place) else {
                throw WorkspaceError.refused(.inspection(.unknownRow(key.item)))
            }
            return .moveRow(
                id, key, row: moved, before: place < others.count ? others[place] : nil)
        }
    }
}
