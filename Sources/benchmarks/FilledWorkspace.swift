import ChecklistEngine
import FieldScreens
import FieldSession
import Fieldwork
import InspectionModel
import JournalStore
import Resources
import Wording

/// A workspace as an inspector has it after some years: visits, answers, findings; the last visit
/// is still open.
final class FilledWorkspace {
    let paths: WorkspacePaths
    let entries: Int
    private let folder: TemporaryFolder

    init(_ folder: TemporaryFolder, entries wanted: Int) throws {
        self.folder = folder
        paths = WorkspacePaths(home: folder.path + "/home", state: folder.path + "/state")
        let world = JournalWorld(
            fileSystem: PosixFileSystem(), clock: SystemClock(), random: SystemRandom())
        let library = try PackLibrary(Resources(override: nil, program: nil))
        let workspace = try Workspace.create(
            paths,
            WorkspaceSetup(
                role: .enforcement, name: "甲", certificate: "0001", authority: nil,
                authorities: ["housing"], deviceLabel: "K7"), isPractice: false, library: library,
            language: .zh, in: world)
        var visit = 0
        repeat {
            visit += 1
            try Self.walk(workspace, visit)
        } while workspace.size < wanted
        _ = try Self.start(workspace, visit + 1)
        entries = workspace.size
        try workspace.close()
    }

    func open() throws -> Workspace {
        let world = JournalWorld(
            fileSystem: PosixFileSystem(), clock: SystemClock(), random: SystemRandom())
        return try Workspace.open(
            paths, library: PackLibrary(Resources(override: nil, program: nil)), language: .zh,
            in: world)
    }

    private static func start(_ workspace: Workspace, _ visit: Int) throws -> InspectionID {
        var request = StartRequest(
            packs: ["construction"],
            site: .named("工地\(visit % 40)", creditCode: nil, address: nil), mode: .routine,
            officers: [.known(workspace.profile.person)])
        request.facts = [:]
        for case .inspectionOpened(let opened) in try workspace.perform(.start(request)).map(
            \.event)
        {
            return opened.id
        }
        throw BenchmarkFailure("no inspection was started")
    }

    private static func walk(_ workspace: Workspace, _ visit: Int) throws {
        let id = try start(workspace, visit)
        let sheet = try workspace.sheet(id)
        for (index, row) in sheet.rows.enumerated()
        where row.item.measure == nil || row.item.isDraft {
            let verdict: Verdict = index % 17 == 3 ? .fail : .pass
            _ = try workspace.perform(
                .answer(id, AnswerRequest(item: row.id, input: .verdict(verdict))))
            guard verdict == .fail else { continue }
            var draft = FindingDraft(
                item: row.id, place: "三层东侧", violation: row.item.violation.zh, fact: "现场查看",
                disposition: .adviceOnly, grade: .general)
            draft.reason = nil
            _ = try workspace.perform(.recordFinding(id, draft))
        }
        _ = try workspace.perform(.finish(id, .suspended(.other, note: nil)))
    }
}
