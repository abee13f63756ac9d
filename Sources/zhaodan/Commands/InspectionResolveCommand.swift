import ArgumentParser
import CanonicalJSON
import CivilTime
import FieldSession
import Fieldwork
import InspectionModel
import LedgerIndex

struct InspectionResolve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "几台设备所答不同时定一个 / settle answers of devices that differ",
        discussion: """
            各答案的叶哈希见 inspection show；可只写前 8 位以上。每个都要指明，只留一个。
            inspection show lists the leaf hashes; 8 digits or more will do. Name each, keep one.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var author: AuthorOption
    @Argument(help: "检查 / inspection") var id: String
    @Argument(help: "检查项 / item") var item: String
    @Option(help: ArgumentHelp("留下的答案 / the answer that stays", valueName: "LEAF"))
    var keep: String
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("其余每个答案 / each of the others", valueName: "LEAF"))
    var drop: [String] = []
    @Option(help: "理由 / reason") var why: String
    @Option(help: "位置 / place") var place: String?

    func run() throws {
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            try author.choose(in: workspace, state)
            let item = try zhaodan.item(self.item, in: try workspace.sheet(state.id))
            let key = AnswerKey(item: item, place: place)
            let sides = state.conflict(on: key)?.sides.map(\.leaf) ?? []
            let events = try workspace.perform(
                .resolve(
                    state.id, key, keep: [leaf(keep, of: sides)],
                    drop: drop.map { leaf($0, of: sides) }, why: why))
            acknowledge(events, common, around, ["item": .string(item.text)])
        }
    }

    /// What names none of them names no entry: the decision refuses it.
    private func leaf(_ text: String, of sides: [LeafHash]) -> LeafHash {
        let found = sides.filter { text.utf8.count >= Self.fewest && $0.hex.hasPrefix(text) }
        return found.count == 1 ? found[0] : LeafHash(text) ?? .none
    }

    private static let fewest = 8
}

extension AnswerConflict {
    /// As `inspection show --json` has it.
    var json: JSONObject {
        var json: JSONObject = ["item": .string(key.item.text)]
        if let place = key.place { json["place"] = .string(place) }
        if let row = key.row { json["row"] = .integer(Int64(row)) }
        json["answers"] = .array(
            sides.map { side in
                [
                    "at": .string(side.stamp.at.text), "author": .string(side.author.text),
                    "by": .string(side.stamp.by.text), "device": .string(side.stamp.device),
                    "leaf": .string(side.leaf.hex),
                    "value": .string(
                        side.answer.map { $0.verdict?.rawValue ?? "entered" } ?? "withdrawn"),
                ]
            })
        return json
    }
}
