import ArgumentParser
import CanonicalJSON
import FieldScreens
import FieldSession
import Fieldwork
import FormLanguage
import InspectionModel
import Wording

/// Why one part of an inspection stands as it does; takes no lock and writes nothing.
struct InspectionExplain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "为何适用、必填、这样判、这样定级 / why asked, required, judged, graded so")

    @OptionGroup var common: CommonOptions
    @Argument(help: "检查 / inspection") var id: String
    @Argument(help: "检查项编号，或问题、适用条件、分组的名称，可写成 清单/名称 / item, question, fact or group")
    var item: String
    @Option(help: "第几行，如 2 或 2.1 / row") var row: String?

    func run() throws {
        zhaodan.run(common) { around in
            let snapshot = try WorkspaceSnapshot(around)
            defer { snapshot.endIfDamaged() }
            let state = try inspection(id, in: snapshot.field)
            let sheet = try snapshot.sheet(state, try around.library())
            let explanation = sheet.explanation(
                of: try subject(sheet), state,
                authorities: snapshot.config.profile.isPractice
                    ? nil : snapshot.config.profile.authorities)
            guard common.json else {
                return emit(explanationText(explanation, around.words))
            }
            for line in explanation.json { emit(line) }
        }
    }

    private func subject(_ sheet: Sheet) throws -> ExplainedSubject {
        let found = sheet.subjects(named: item)
        guard let first = found.first else {
            let names = sheet.subjects.map { sheet.name(of: $0) }
            let meant =
                item.contains("/")
                ? nearest(to: item, among: names.map(\.text))
                : nearest(to: item, among: names.map(\.code))
            guard let meant else { throw Failure("nothing_so_called", ["name": item], .noInput) }
            throw Failure("nothing_so_called_meant", ["name": item, "meant": meant], .noInput)
        }
        guard found.count == 1 else {
            let names = found.map { sheet.name(of: $0).text }.joined(separator: ", ")
            throw Failure("name_in_several_packs", ["name": item, "names": names], .badData)
        }
        guard let subject = sheet.subject(first, atRow: row) else {
            guard let row else { throw Failure("row_needed", ["name": item], .badData) }
            throw Failure("no_such_row", ["name": item, "row": row], .noInput)
        }
        return subject
    }
}
