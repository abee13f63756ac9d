import ArgumentParser
import CanonicalJSON
import FieldScreens
import FieldSession
import Fieldwork
import InspectionModel
import JournalStore
import LedgerIndex
import Wording

/// Takes personal values away for good, on an order.
struct JournalErase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "依令删除个人信息，不可恢复 / erase personal values on an order, for good",
        discussion: """
            删除姓名、证号、电话的文件和密钥；记录本身和校验不变，日志里留一条删除记录。不加 --yes 只列出将删除的内容。
            Names, certificate and telephone numbers go with their keys; the record and its checks stay, and \
            an entry says what was erased. Without --yes it only says what would go.
            """)

    @OptionGroup var common: CommonOptions
    @Option(parsing: .singleValue, help: "人员 u-… 或姓名 / person") var person: [String]
    @Option(help: "决定书文号 / number of the order") var order: String
    @Option(help: "理由 / reason") var reason: String
    @Flag(help: "确认删除 / do it") var yes = false

    func run() throws {
        withWorkspace(common) { workspace, around in
            guard !order.isEmpty, !reason.isEmpty else {
                throw Failure("erasure_needs_order", [:], .usage)
            }
            var people: [PersonID] = []
            for text in person {
                let id = try find(text, in: workspace)
                if !people.contains(id) { people.append(id) }
            }
            let count = try people.reduce(0) { try $0 + workspace.privateValues(of: $1).count }
            let values = [
                "persons": people.map(\.text).joined(separator: ", "), "count": String(count),
                "order": order,
            ]
            guard count > 0 else { throw Failure("nothing_to_erase", values, .noInput) }
            guard yes else { throw Failure("erasure_unconfirmed", values, .notPermitted) }
            let seq = try workspace.erase(people, order: order, why: reason)
            if common.json {
                emit([
                    "count": .integer(Int64(count)),
                    "persons": .array(people.map { .string($0.text) }),
                    "seq": .integer(Int64(seq)),
                ])
            } else {
                emit(around.words("erase.done", values.merging(["seq": String(seq)]) { $1 }))
            }
        }
    }

    /// Two of one name are told apart by their ids: what is erased does not come back.
    private func find(_ text: String, in workspace: Workspace) throws -> PersonID {
        if let id = PersonID(text), workspace.field.person(id) != nil { return id }
        let named = workspace.people(named: text).map(\.text).sorted()
        guard let first = named.first, let id = PersonID(first) else {
            throw Failure("unknown_person", ["person": text], .noInput)
        }
        guard named.count == 1 else {
            throw Failure(
                "person_ambiguous", ["name": text, "persons": named.joined(separator: ", ")],
                .badData)
        }
        return id
    }
}
