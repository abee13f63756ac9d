import ArgumentParser
import CanonicalJSON
import CivilTime
import FieldScreens
import FieldSession
import Fieldwork
import Glibc
import InspectionModel
import Wording

struct PhotoBoard: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "board",
        abstract: "示照片牌：先拍下它，再拍现场 / show a board to be photographed first")

    @OptionGroup var common: CommonOptions
    @OptionGroup var author: AuthorOption
    @Argument(help: "检查 / inspection") var id: String
    @Argument(help: "检查项 / item") var item: String?
    @Option(help: "位置 / place") var place: String?
    @Option(help: "问题编号 / finding") var finding: String?

    func run() throws {
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            try author.choose(in: workspace, state)
            let sheet = try workspace.sheet(state.id)
            let target = EvidenceTarget(
                item: try item.map { try zhaodan.item($0, in: sheet) }, place: place,
                finding: try finding.map { try zhaodan.finding($0, in: state) })
            let events = try workspace.perform(.showBoard(state.id, target))
            guard let stamped = events.last,
                case .inspection(_, .evidence(.board(let board))) = stamped.event
            else { return }
            if common.json {
                acknowledge(
                    events, common, around,
                    [
                        "number": .string(board.number),
                        "shown_at": .string(stamped.stamp.at.text),
                    ])
                return
            }
            let isTerminal = isatty(STDOUT_FILENO) == 1
            for row in largeText(board.number) {
                emit("  " + (isTerminal ? solid(row) : row))
            }
            let shown = target.item.flatMap { sheet.row($0) }
            for line in boardLines(board, stamped.stamp, state, shown, around.words) {
                emit("  " + line)
            }
        }
    }

    /// Dots as filled cells; a `#` would be read off a photograph less well.
    private func solid(_ row: String) -> String {
        row.map { $0 == "#" ? "\u{1b}[7m \u{1b}[m" : " " }.joined()
    }
}
