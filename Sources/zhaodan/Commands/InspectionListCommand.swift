import ArgumentParser
import CanonicalJSON
import CivilTime
import FieldScreens
import FieldSession
import Fieldwork
import InspectionModel
import LedgerIndex
import Wording

struct InspectionList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列出检查 / list inspections")

    @OptionGroup var common: CommonOptions

    func run() throws {
        zhaodan.run(common) { around in
            let snapshot = try WorkspaceSnapshot(around)
            defer { snapshot.endIfDamaged() }
            let words = around.words
            var table = Table(
                [
                    "table.number", "table.site", "table.mode", "table.state", "table.answers",
                    "table.findings",
                ]
                .map { words($0) })
            let packs = try around.library().index
            for row in try snapshot.inspections() {
                // Only what is not over could follow another version.
                let isOver = row.phase != .open && row.phase != .suspended
                let newer =
                    isOver ? [] : snapshot.field.inspection(row.id)?.newerPacks(on: packs) ?? []
                if common.json {
                    emit(summary(row, newer))
                } else {
                    let mark = newer.isEmpty ? "" : words("table.newer_pack")
                    table.add([
                        row.number, row.siteName, words("mode.\(row.mode.rawValue)"),
                        phaseText(row, words) + mark, String(row.answered), String(row.findings),
                    ])
                }
            }
            if !common.json { table.print() }
        }
    }

    private func summary(_ row: InspectionRow, _ newer: [NewerPack]) -> JSONObject {
        var summary: JSONObject = [
            "answered": .integer(Int64(row.answered)), "findings": .integer(Int64(row.findings)),
            "id": .string(row.id.text), "mode": .string(row.mode.rawValue),
            "number": .string(row.number), "opened_on": .string(row.openedOn.text),
            "phase": .string(phaseCode(row.phase)), "signed": .bool(row.isFullySigned),
            "site": .string(row.siteName),
        ]
        if !newer.isEmpty { summary["newer_packs"] = .array(newer.map { .object($0.json) }) }
        return summary
    }
}

/// `open`, `suspended`, or how it ended.
func phaseCode(_ phase: InspectionState.Phase) -> String {
    switch phase {
    case .open: "open"
    case .suspended: "suspended"
    case .finished(let end): end.rawValue
    }
}
