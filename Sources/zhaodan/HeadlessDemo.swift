import CanonicalJSON
import CivilTime
import FieldScreens
import FieldSession
import Fieldwork
import Glibc
import HazardLedger
import InspectionModel
import JournalStore
import LedgerIndex
import Wording

/// The sample inspection in a temporary workspace, told line by line. The last line is the
/// journal's verification.
struct HeadlessDemo {
    private let common: CommonOptions

    init(_ common: CommonOptions) { self.common = common }

    func run() {
        zhaodan.run(common) { around in
            let folder = try ThrowawayFolder("zhaodan-demo")
            defer { folder.remove() }
            let paths = folder.paths
            let words = around.words
            let workspace = try SampleWorkspace.create(
                paths, library: try around.library(), words: words, in: around.world)
            emit(words("demo.begin", ["path": paths.home]))
            var script = SampleScript(workspace, words) { tell($0, workspace, words) }
            let id = try script.playToTheEnd()
            emit("")
            tellFindings(id, workspace, words)
            try tellLedger(workspace, words)
            try workspace.close()
            emit("")
            emit(
                try verification(of: JournalReader(paths.journal, in: around.world.fileSystem)).json
            )
        }
    }

    private func tell(_ beat: SampleScript.Beat, _ workspace: Workspace, _ words: Phrasebook) {
        switch beat {
        case .done(let key, let events):
            let seq = events.last.map { String($0.stamp.seq) } ?? ""
            emit("[\(seq)] " + words(key, values(of: events, words)))
        case .refused(let key, let error):
            let failure = Failure(error)
            emit("[--] " + words(key, ["why": failure.sentence(words)]))
        }
    }

    /// What the sentences of the script may name.
    private func values(of events: [StampedEvent], _ words: Phrasebook) -> [String: String] {
        var values: [String: String] = [:]
        for stamped in events {
            switch stamped.event {
            case .inspectionOpened(let opened):
                values["number"] = opened.number
                values["site"] = opened.siteName
            case .inspection(_, .step(let step)):
                values["step"] = words("step.\(step.step.rawValue)")
            case .inspection(_, .answer(let answer)):
                values["item"] = answer.key.item.code
                values["text"] = answer.shown
                values["verdict"] = words("verdict.\(answer.value.verdict?.rawValue ?? "none")")
                if case .measured(let value, let limit, _) = answer.value {
                    values["value"] = value.text
                    values["limit"] = limit.text
                }
            case .inspection(_, .finding(let finding)):
                values["number"] = finding.number
                values["text"] = finding.violation
            default: break
            }
        }
        return values
    }

    private func tellFindings(
        _ id: InspectionID, _ workspace: Workspace, _ words: Phrasebook
    ) {
        emit(words("demo.findings"))
        for finding in workspace.field.inspection(id)?.findingsInOrder ?? [] {
            let recorded = finding.recorded
            emit("  \(recorded.number)  \(recorded.violation)")
            emit("    \(words("finding.fact"))  \(recorded.fact)  @ \(recorded.place)")
            for basis in recorded.basis {
                emit("    \(words("finding.basis"))  \(basis.title) \(basis.clause ?? "")")
            }
        }
    }

    private func tellLedger(_ workspace: Workspace, _ words: Phrasebook) throws {
        emit(words("demo.ledger"))
        let query = HazardQuery(.all, .found, on: Workspace.today(workspace.world.clock))
        for row in try workspace.field.hazards(query, ListWindow(count: .max)).rows.reversed() {
            let hazard = row.hazard
            let grade = hazard.grade.map { words("grade.\($0.rawValue)") } ?? words("grade.none")
            let status = hazard.gradeStatus.map { words("grade_status.\($0.rawValue)") } ?? ""
            emit(
                "  \(hazard.recorded.number)  \(grade) \(status)  "
                    + "\(words("hazard_state.\(hazard.state.rawValue)"))  "
                    + "\(row.deadline?.text ?? "-")  \(hazard.recorded.violation)")
        }
    }
}

/// Removes a folder with all that is in it; what is not there is no fault.
func removeTree(_ path: String) {
    let fileSystem = PosixFileSystem()
    guard let status = try? fileSystem.status(of: path) else { return }
    if status.kind == .directory {
        for name in (try? fileSystem.names(in: path)) ?? [] { removeTree("\(path)/\(name)") }
        rmdir(path)
    } else {
        unlink(path)
    }
}
