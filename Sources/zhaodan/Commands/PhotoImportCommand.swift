import ArgumentParser
import CanonicalJSON
import CivilTime
import FieldScreens
import FieldSession
import Fieldwork
import InspectionModel
import JournalStore
import Wording

/// Pictures of a phone, matched to the boards that were shown. Nothing is recorded before
/// somebody confirms the proposal, whole or by group.
struct PhotoImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "按照片牌归位手机照片，先列方案 / match a phone's pictures to the boards",
        discussion: """
            不带 --yes 或 --group 只列方案，不写入。--board IMG_1.jpg=P-0912 说明哪张拍的是照片牌，手机时钟差由此得出。
            Without --yes or --group the proposal is listed and nothing is written. --board \
            IMG_1.jpg=P-0912 says which picture shows a board; the phone's clock is corrected by it.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var author: AuthorOption
    @Argument(help: "检查 / inspection") var id: String
    @Argument(help: ArgumentHelp("目录、文件或通配 / folder, files, patterns", valueName: "DIR"))
    var files: [String]
    @Option(parsing: .singleValue, help: ArgumentHelp("哪张是哪块牌", valueName: "FILE=P-0912"))
    var board: [String] = []
    @Option(help: "手机时钟快几秒（没拍牌时） / seconds the phone is ahead") var offset: Int?
    @Flag(help: "确认全部各组 / confirm every group") var yes = false
    @Option(parsing: .singleValue, help: ArgumentHelp("只确认这一组", valueName: "P-0912"))
    var group: [String] = []

    func run() throws {
        if !yes, group.isEmpty {
            zhaodan.run(common) { around in
                let snapshot = try WorkspaceSnapshot(around.paths, in: around.world)
                let state = try inspection(id, in: snapshot.field)
                try propose(try proposal(state, around), around)
            }
            return
        }
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            try author.choose(in: workspace, state)
            let proposal = try proposal(state, around)
            let chosen = proposal.matching.groups.filter {
                yes || group.contains($0.board.shown.number)
            }
            for group in chosen {
                let requests = group.pictures.map { index in
                    PhotoRequest(
                        path: proposal.files[index].path, target: group.board.shown.target,
                        offset: group.offset, board: group.board.shown.number)
                }
                let events = try workspace.addPhotos(state.id, requests) {
                    tellProgress($0, requests.map(\.path), around)
                }
                acknowledgePhotos(events, workspace, common, around)
            }
            let rest = proposal.matching.withoutBoard.count + proposal.withoutTime.count
            if rest > 0 { complain(around.words("import.left", ["count": String(rest)])) }
        }
    }

    private struct Proposal {
        var files: [PhotoFile]
        var matching: PhotoMatching
        var withoutTime: [Int]
        /// Evidence of this inspection already: a second import takes nothing twice.
        var alreadyThere: [Int]
    }

    private func proposal(_ state: InspectionState, _ around: ProgramContext) throws -> Proposal {
        var files: [PhotoFile] = []
        for path in try pictures(self.files, around) {
            files.append(try PhotoFile(path, around.world.fileSystem))
        }
        let known = Set(state.evidence.standing.map(\.added.blob))
        let there = files.indices.filter { known.contains(files[$0].blob) }
        let fresh = files.indices.filter { !known.contains(files[$0].blob) }
        let timed = files.indices.compactMap { index in
            files[index].takenAtMilliseconds.map { TimedPicture(index: index, takenAt: $0) }
        }
        // Pictures that are there already still say which board was photographed.
        let photographed = try photographedBoards(files, state)
        let matching = PhotoMatching(
            timed.filter { fresh.contains($0.index) || photographed[$0.index] != nil },
            boards: state.evidence.boards, photographed: photographed, offset: offset,
            visit: (
                state.openedStamp.at.milliseconds, state.finishedStamp?.at.milliseconds
            ))
        return Proposal(
            files: files, matching: matching.without(Set(there)),
            withoutTime: fresh.filter { files[$0].takenAtMilliseconds == nil },
            alreadyThere: there)
    }

    /// `FILE=P-0912`, the file by its name.
    private func photographedBoards(
        _ files: [PhotoFile], _ state: InspectionState
    ) throws -> [Int: String] {
        var found: [Int: String] = [:]
        for text in board {
            guard let equals = text.lastIndex(of: "=") else {
                throw Failure("board_not_understood", ["value": text], .usage)
            }
            let name = String(text[..<equals])
            let number = String(text[text.index(after: equals)...])
            guard let index = files.firstIndex(where: { $0.name == name || $0.path == name })
            else { throw Failure("photo_not_there", ["path": name], .noInput) }
            guard state.evidence.board(number) != nil else {
                throw Failure("unknown_board", ["number": number], .noInput)
            }
            found[index] = number
        }
        return found
    }

    private func propose(_ proposal: Proposal, _ around: ProgramContext) throws {
        let words = around.words
        func names(_ indices: [Int]) -> [String] { indices.map { proposal.files[$0].name } }
        for group in proposal.matching.groups {
            let board = group.board.shown
            if common.json {
                var line: JSONObject = [
                    "group": .string(board.number), "sure": .bool(group.isSure),
                    "files": .array(names(group.pictures).map { .string($0) }),
                    "status": "proposed",
                ]
                if let item = board.target.item { line["item"] = .string(item.text) }
                if let place = board.target.place { line["place"] = .string(place) }
                if let offset = group.offset { line["offset"] = .integer(Int64(offset)) }
                emit(line)
                continue
            }
            let clock =
                group.offset.map { words("import.offset", ["seconds": String($0)]) }
                ?? words("import.offset_unknown")
            emit(
                words(
                    group.isSure ? "import.group_sure" : "import.group",
                    [
                        "number": board.number, "target": targetText(board.target, words),
                        "count": String(group.pictures.count), "clock": clock,
                    ]))
            for name in names(group.pictures) { emit("    \(name)") }
        }
        let rests = [
            ("without_board", proposal.matching.withoutBoard),
            ("without_time", proposal.withoutTime), ("outside", proposal.matching.outside),
            ("already_there", proposal.alreadyThere),
        ]
        for (code, indices) in rests where !indices.isEmpty {
            if common.json {
                emit([
                    "files": .array(names(indices).map { .string($0) }), "status": .string(code),
                ])
            } else {
                emit(
                    words(
                        "import.\(code)",
                        [
                            "count": String(indices.count),
                            "names": names(indices).prefix(4).joined(separator: " "),
                        ]))
            }
        }
        if !common.json, !proposal.matching.groups.isEmpty {
            complain(words("import.confirm"))
        }
    }
}

/// Takes the pictures of a folder as they come, until it is stopped.
struct PhotoWatch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "盯着目录，新照片写完即登记，Ctrl-C 结束 / take pictures as they come in a folder")

    @OptionGroup var common: CommonOptions
    @OptionGroup var author: AuthorOption
    @Argument(help: "检查 / inspection") var id: String
    @Argument(help: ArgumentHelp("目录 / folder", valueName: "DIR")) var folder: String
    @OptionGroup var shows: TargetOptions
    @Flag(help: "已有的也登记 / what lies there already as well") var present = false

    func run() throws {
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            try author.choose(in: workspace, state)
            let target = try shows.target(state, workspace)
            let fileSystem = around.world.fileSystem
            var watched = try WatchedFolder(folder, takesPresent: present, fileSystem)
            var stop = StopSignals()
            complain(around.words("watch.begun", ["path": folder]))
            repeat {
                for path in try watched.look(fileSystem) {
                    do {
                        let request = PhotoRequest(path: path, target: target)
                        let events = try workspace.addPhotos(state.id, [request])
                        acknowledgePhotos(events, workspace, common, around)
                    } catch let error as WorkspaceError {
                        // What is wrong with one file is no reason to stop looking.
                        if case .journal = error { throw error }
                        complain(Failure(error).sentence(around.words))
                    }
                }
            } while !stop.came(within: 1)
        }
    }
}
