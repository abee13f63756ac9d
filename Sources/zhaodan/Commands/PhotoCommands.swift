import ArgumentParser
import CanonicalJSON
import CivilTime
import FieldScreens
import FieldSession
import Fieldwork
import Glibc
import InspectionModel
import JournalStore
import LedgerIndex
import Wording

struct PhotoCommandGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "photo", abstract: "照片和录像 / photos and recordings",
        subcommands: [
            PhotoAdd.self, PhotoList.self, PhotoBoard.self, PhotoImport.self, PhotoWatch.self,
            PhotoAttach.self, PhotoRemove.self, PhotoVideo.self,
        ])
}

/// What a photo shows; without any of these it is the inspection as a whole.
struct TargetOptions: ParsableArguments {
    @Option(help: "检查项 / item") var item: String?
    @Option(help: "问题编号 / finding") var finding: String?
    @Option(help: "位置 / place") var place: String?

    func target(_ state: InspectionState, _ workspace: Workspace) throws -> EvidenceTarget {
        let sheet = try workspace.sheet(state.id)
        return EvidenceTarget(
            item: try item.map { try zhaodan.item($0, in: sheet) }, place: place,
            finding: try finding.map { try zhaodan.finding($0, in: state) })
    }
}

/// A finding by its id or by its number.
func finding(_ text: String, in state: InspectionState) throws -> FindingID {
    let found = state.findingsInOrder.first {
        $0.recorded.id.text == text || $0.recorded.number == text
    }
    guard let found else { throw WorkspaceError.refused(.inspection(.unknownFinding)) }
    return found.recorded.id
}

struct PhotoAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "登记照片，原文件不动 / add photos; the files stay as they are")

    @OptionGroup var common: CommonOptions
    @OptionGroup var author: AuthorOption
    @Argument(help: "检查 / inspection") var id: String
    @OptionGroup var shows: TargetOptions
    @Argument(help: ArgumentHelp("文件、通配或目录 / files, patterns, folders", valueName: "FILE"))
    var files: [String]

    func run() throws {
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            try author.choose(in: workspace, state)
            let target = try shows.target(state, workspace)
            let paths = try pictures(files, around)
            if paths.isEmpty {
                throw Failure("photo_not_there", ["path": files.first ?? ""], .noInput)
            }
            let requests = paths.map { PhotoRequest(path: $0, target: target) }
            let events = try workspace.addPhotos(state.id, requests) {
                tellProgress($0, paths, around)
            }
            acknowledgePhotos(events, workspace, common, around)
        }
    }
}

/// The pictures that texts name. What is no picture is refused when it is named itself, and passed
/// over with a word when it lies in a folder.
func pictures(_ texts: [String], _ around: ProgramContext) throws -> [String] {
    var found: [String] = []
    for text in texts {
        let paths = try PhotoFolder.paths(text, around.world.fileSystem)
        if paths == [text] {
            found.append(text)
            continue
        }
        for path in paths {
            do {
                try PhotoFile.look(at: path, around.world.fileSystem)
                found.append(path)
            } catch {
                complain(Failure(error).sentence(around.words))
            }
        }
    }
    return found
}

/// One line that is written over, on a terminal only.
func tellProgress(_ done: Int, _ paths: [String], _ around: ProgramContext) {
    guard isatty(STDERR_FILENO) == 1, paths.indices.contains(done), paths.count > 1 else { return }
    let values = [
        "number": String(done + 1), "of": String(paths.count), "name": paths[done],
    ]
    complain(around.words("photo.storing", values))
}

/// One line for each photo that is durable; what has to be known of it goes to standard error.
func acknowledgePhotos(
    _ events: [StampedEvent], _ workspace: Workspace, _ common: CommonOptions,
    _ around: ProgramContext
) {
    for stamped in events {
        guard case .inspection(let id, .evidence(.photo(let photo))) = stamped.event else {
            continue
        }
        let uses = workspace.field.uses(ofPhoto: photo.blob).filter {
            $0.id != id || $0.number != photo.number
        }
        if common.json {
            emit(photoJSON(photo, uses, seq: stamped.stamp.seq))
        } else {
            emit(
                around.words(
                    "photo.recorded",
                    ["number": photo.number, "seq": String(stamped.stamp.seq)]))
        }
        for notice in photoNotices(photo, uses, around.words) { complain(notice.sentence) }
    }
}

private func photoJSON(_ photo: PhotoAdded, _ uses: [PhotoUse], seq: Int) -> JSONObject {
    var line: JSONObject = [
        "number": .string(photo.number), "seq": .integer(Int64(seq)), "status": "recorded",
        "blob": .string(photo.blob), "bytes": .integer(Int64(photo.bytes)),
        "media": .string(photo.media), "original": .bool(photo.isOriginal),
        "after_signing": .bool(photo.isAfterSigning),
    ]
    if let item = photo.target.item { line["item"] = .string(item.text) }
    if let taken = photo.takenAt { line["taken_at"] = .string(taken) }
    if let position = photo.position { line["position"] = .string(position) }
    if !uses.isEmpty {
        line["used"] = .array(
            uses.map { use in
                var entry: JSONObject = [
                    "inspection": .string(use.inspection), "number": .string(use.number),
                ]
                if let item = use.target.item { entry["item"] = .string(item.text) }
                return .object(entry)
            })
    }
    return line
}

struct PhotoAttach: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach", abstract: "照片改归他处 / say that a photo shows something else")

    @OptionGroup var common: CommonOptions
    @OptionGroup var author: AuthorOption
    @Argument(help: "检查 / inspection") var id: String
    @Argument(help: "照片编号 / photo number") var number: String
    @OptionGroup var shows: TargetOptions

    func run() throws {
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            try author.choose(in: workspace, state)
            let target = try shows.target(state, workspace)
            let events = try workspace.perform(
                .attachPhoto(state.id, number: number, target))
            acknowledge(events, common, around, ["number": .string(number)])
        }
    }
}

struct PhotoRemove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "撤下照片或录像，文件保留 / take a photo or recording out")

    @OptionGroup var common: CommonOptions
    @OptionGroup var author: AuthorOption
    @Argument(help: "检查 / inspection") var id: String
    @Argument(help: "编号 / number") var number: String
    @Option(help: "理由 / reason") var reason: String

    func run() throws {
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            try author.choose(in: workspace, state)
            let isVideo = state.evidence.standingVideos.contains {
                $0.referenced.number == number
            }
            let command: FieldCommand =
                isVideo
                ? .removeVideo(state.id, number: number, reason: reason)
                : .removePhoto(state.id, number: number, reason: reason)
            let events = try workspace.perform(command)
            acknowledge(events, common, around, ["number": .string(number)])
        }
    }
}

struct PhotoVideo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "video",
        abstract: "登记执法记录仪录像（只记散列，不复制） / refer to a body-camera recording")

    @OptionGroup var common: CommonOptions
    @OptionGroup var author: AuthorOption
    @Argument(help: "检查 / inspection") var id: String
    @OptionGroup var shows: TargetOptions
    @Option(help: "设备编号 / number of the recorder") var device: String
    @Option(help: "HH:MM[:SS] 或 / or 2026-03-04T09:00:00.000+08:00") var from: String
    @Option(help: "同上 / likewise") var to: String
    @Argument(help: ArgumentHelp("录像文件 / the recording", valueName: "FILE")) var file: String

    func run() throws {
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            try author.choose(in: workspace, state)
            let day = state.opened.openedOn
            let events = try workspace.referVideo(
                state.id, file: file, device: device, from: time(from, day), to: time(to, day),
                try shows.target(state, workspace))
            for case .inspection(_, .evidence(.video(let video))) in events.map(\.event) {
                acknowledge(
                    events, common, around,
                    ["number": .string(video.number), "sha256": .string(video.sha256)])
            }
        }
    }

    /// A time of day belongs to the day of the inspection.
    private func time(_ text: String, _ day: CivilDay) -> String {
        let parts = text.split(separator: ":")
        guard (2...3).contains(parts.count), parts.allSatisfy({ $0.count == 2 }) else {
            return text
        }
        let seconds = parts.count == 2 ? ":00" : ""
        return "\(day.text)T\(text)\(seconds).000+08:00"
    }
}
