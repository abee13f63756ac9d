import FieldScreens
import Fieldwork
import InspectionModel
import JournalStore
import Pictures
import Synchronization

/// A folder that the interface watches: looked at now and then on the workspace's thread.
final class PhotoWatch: Sendable {
    private let inspection: InspectionID
    private let target: EvidenceTarget
    private let folder: Mutex<WatchedFolder>

    /// Milliseconds between two looks; a file is taken at the second that finds it unchanged.
    static let interval: Int64 = 1_000

    /// What lies there already stays there.
    init(
        _ path: String, _ inspection: InspectionID, _ target: EvidenceTarget,
        _ fileSystem: any FileSystem
    ) throws(WorkspaceError) {
        self.inspection = inspection
        self.target = target
        folder = Mutex(try WatchedFolder(path, takesPresent: false, fileSystem))
    }

    /// - Returns: Whether the folder is still there to be watched.
    func look(_ workspace: Workspace, _ mailbox: Mailbox) -> Bool {
        let fileSystem = workspace.world.fileSystem
        let found = folder.withLock { folder -> Result<[String], WorkspaceError> in
            do throws(WorkspaceError) {
                return .success(try folder.look(fileSystem))
            } catch {
                return .failure(error)
            }
        }
        do throws(WorkspaceError) {
            for path in try found.get() { take(path, workspace, mailbox) }
            return true
        } catch {
            mailbox.post(.failed(Refusal(code: error.code, arguments: error.arguments)))
            return false
        }
    }

    /// What is wrong with one file is said and is no reason to stop looking.
    private func take(_ path: String, _ workspace: Workspace, _ mailbox: Mailbox) {
        do throws(WorkspaceError) {
            let events = try workspace.addPhotos(
                inspection, [PhotoRequest(path: path, target: target)])
            mailbox.post(.journal(workspace.standing()))
            mailbox.post(.committed(token: 0, events, names: [:]))
            for case .inspection(_, .evidence(.photo(let photo))) in events.map(\.event) {
                mailbox.post(
                    .told(Notice("notice.photo_came", ["number": photo.number], .done)))
            }
        } catch {
            if let failure = error.journalFailure { mailbox.post(.journalFailed(failure)) }
            mailbox.post(.failed(Refusal(code: error.code, arguments: error.arguments)))
        }
    }
}

extension Workspace {
    /// What was typed in one line: a file, a folder or a pattern, `~` for the home directory.
    ///
    /// What lies in a folder and is no picture is passed over; a file that is named itself is not.
    func addPhotos(
        _ id: InspectionID, typed: String, _ target: EvidenceTarget, _ mailbox: Mailbox
    ) throws(WorkspaceError) -> [StampedEvent] {
        let path = Self.expanded(typed)
        var paths = try PhotoFolder.paths(path, world.fileSystem)
        if paths != [path] {
            paths = paths.filter { (try? PhotoFile.look(at: $0, world.fileSystem)) != nil }
        }
        if paths.isEmpty { throw .photo(.notThere, path: path) }
        return try addPhotos(
            id, paths.map { PhotoRequest(path: $0, target: target) }, telling: mailbox)
    }

    /// Pictures that were confirmed one group after the other.
    func importPhotos(
        _ id: InspectionID, _ picked: [PickedPicture], _ mailbox: Mailbox
    ) throws(WorkspaceError) -> [StampedEvent] {
        let requests = picked.map {
            PhotoRequest(path: $0.path, target: $0.target, offset: $0.offset, board: $0.board)
        }
        return try addPhotos(id, requests, telling: mailbox)
    }

    private func addPhotos(
        _ id: InspectionID, _ requests: [PhotoRequest], telling mailbox: Mailbox
    ) throws(WorkspaceError) -> [StampedEvent] {
        try addPhotos(id, requests) { done in
            guard requests.count > 1 else { return }
            mailbox.post(Self.progress("photo.storing", done, requests[done].path, requests.count))
        }
    }

    /// What the pictures of a folder or a pattern say of themselves; what is none is passed over.
    func pictures(
        _ typed: String, _ mailbox: Mailbox
    ) throws(WorkspaceError) -> [FoundPicture] {
        let paths = try PhotoFolder.paths(Self.expanded(typed), world.fileSystem)
        var found: [FoundPicture] = []
        for (index, path) in paths.enumerated() {
            mailbox.post(Self.progress("photo.reading", index, path, paths.count))
            guard let file = try? PhotoFile(path, world.fileSystem) else { continue }
            found.append(
                FoundPicture(
                    path: path, name: file.name, blob: file.blob,
                    takenAt: file.takenAtMilliseconds, time: file.facts.takenAt?.text))
        }
        if paths.isEmpty { throw .photo(.notThere, path: typed) }
        return found
    }

    private static func progress(
        _ key: String, _ done: Int, _ path: String, _ count: Int
    ) -> AppMessage {
        .told(Notice(key, ["number": String(done + 1), "of": String(count), "name": path]))
    }

    /// A path as somebody types it.
    static func expanded(_ text: String) -> String {
        guard text == "~" || text.hasPrefix("~/") else { return text }
        return WorkspacePaths.userHome + text.dropFirst()
    }
}
