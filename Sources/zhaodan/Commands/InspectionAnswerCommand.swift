import ArgumentParser
import CanonicalJSON
import FieldSession
import Fieldwork
import Glibc
import InspectionModel
import Wording

/// One answer, or a stream of them: each line is acknowledged when it is durable and not before.
struct InspectionAnswer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer", abstract: "作答 / answer items")

    @OptionGroup var common: CommonOptions
    @OptionGroup var author: AuthorOption
    @Argument(help: "检查 / inspection") var id: String
    @Argument(help: "检查项或填报题 / item or question") var item: String?
    @Argument(
        help:
            "pass fail not_applicable pending not_checked clear，或测量值、填报内容 / or a measurement, or what is filled in"
    )
    var answer: String?
    @Option(help: "备注 / note") var note: String?
    @Option(help: "原因 / reason") var reason: String?
    @Option(help: "位置 / place") var place: String?
    @Option(help: "填报题在表格的第几行，如 2 或 2.1 / the row of a question in a table") var row: String?
    @Option(help: "测量用的仪器 / with what it was measured") var instrument: String?
    @Option(help: ArgumentHelp("仪器校准有效期 / calibrated until", valueName: "YYYY-MM-DD"))
    var calibratedUntil: String?
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("照片文件，与答案同一条 / photos, in one entry", valueName: "FILE"))
    var photo: [String] = []
    @Option(help: ArgumentHelp("逐行 JSON，- 为标准输入 / one JSON a line", valueName: "FILE.jsonl"))
    var from: String?

    private static let lineLimit = 1 << 20

    func validate() throws {
        let isSingle = item != nil && answer != nil
        guard isSingle != (from != nil), isSingle && answer != "clear" || photo.isEmpty else {
            throw ValidationError("ITEM ANSWER | --from FILE")
        }
    }

    func run() throws {
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            try author.choose(in: workspace, state)
            guard let from else {
                var request = Request(item: item ?? "", answer: answer ?? "")
                request.note = note
                request.reason = reason
                request.place = place
                request.row = row
                request.instrument = instrument
                request.calibratedUntil = calibratedUntil
                if let failure = try attempt(
                    request, state.id, photos: photo, workspace, around)
                {
                    refuse(failure, request.item, line: nil, around)
                    try workspace.close()
                    Glibc.exit(failure.status.rawValue)
                }
                return
            }
            let isClean = try stream(from, state.id, workspace, around)
            if !isClean {
                try workspace.close()
                Glibc.exit(ExitStatus.badData.rawValue)
            }
        }
    }

    private struct Request {
        var item: String
        var answer: String
        var note: String?
        var reason: String?
        var place: String?
        var row: String?
        var instrument: String?
        var calibratedUntil: String?
        /// Of a line that names one; else the command's.
        var author: String?

        init(item: String, answer: String) {
            self.item = item
            self.answer = answer
        }

        init?(_ json: JSONObject) {
            guard let item = json.string("item") else { return nil }
            let answer = json.string("answer") ?? json.integer("answer").map { String($0) }
            guard let answer else { return nil }
            self.init(item: item, answer: answer)
            note = json.string("note")
            reason = json.string("reason")
            place = json.string("place")
            row = json.string("row") ?? json.integer("row").map { String($0) }
            instrument = json.string("instrument")
            calibratedUntil = json.string("calibrated_until")
            author = json.string("author")
        }
    }

    /// - Returns: Why it was refused; nil when it is recorded and acknowledged.
    private func attempt(
        _ request: Request, _ id: InspectionID, photos: [String] = [], _ workspace: Workspace,
        _ around: ProgramContext
    ) throws -> Failure? {
        do {
            let (item, events) = try perform(request, id, photos, workspace, around)
            acknowledge(item, events.last?.stamp.seq ?? 0, around)
            acknowledgePhotos(events, workspace, common, around)
            return nil
        } catch let error as WorkspaceError {
            let failure = Failure(error)
            // The disk is not the answer's fault: what follows would fail as well.
            if case .journal = error, failure.status != .badData { throw error }
            return failure
        } catch let failure as Failure {
            return failure
        }
    }

    private func perform(
        _ request: Request, _ id: InspectionID, _ photos: [String], _ workspace: Workspace,
        _ around: ProgramContext
    ) throws -> (item: ItemID, events: [StampedEvent]) {
        if let author = request.author {
            let state = try inspection(id.text, in: workspace.field)
            let before = workspace.author
            workspace.author = try officer(author, of: state, workspace)
            defer { workspace.author = before }
            var request = request
            request.author = nil
            return try perform(request, id, photos, workspace, around)
        }
        let sheet = try workspace.sheet(id)
        if let key = sheet.key(ofQuestion: request.item, row: request.row) {
            var fill = FillRequest(
                key: key, text: request.answer == "clear" ? "" : request.answer)
            fill.note = request.note
            fill.instrument = request.instrument
            fill.calibratedUntil = request.calibratedUntil
            return (key.item, try workspace.perform(.fill(id, fill)))
        }
        let item = try zhaodan.item(request.item, in: sheet)
        if request.instrument != nil || request.calibratedUntil != nil {
            throw Failure(WorkspaceError.refused(.instrumentNotAsked(item)))
        }
        if request.answer == "clear" {
            let key = AnswerKey(item: item, place: request.place)
            return (item, try workspace.perform(.withdraw(id, key)))
        }
        let input: AnswerRequest.Input =
            Verdict(rawValue: request.answer).map { .verdict($0) }
            ?? .measurement(request.answer)
        let answer = AnswerRequest(
            item: item, input: input, reason: request.reason, note: request.note,
            place: request.place)
        if photos.isEmpty { return (item, try workspace.perform(.answer(id, answer))) }
        let target = EvidenceTarget(item: item, place: request.place)
        let requests = try pictures(photos, around).map { PhotoRequest(path: $0, target: target) }
        return (item, try workspace.answer(id, answer, photos: requests))
    }

    private func acknowledge(_ item: ItemID, _ seq: Int, _ around: ProgramContext) {
        if common.json {
            emit(["item": .string(item.text), "seq": .integer(Int64(seq)), "status": "recorded"])
        } else {
            emit(around.words("recorded", ["seq": String(seq)]))
        }
    }

    /// Goes on after a refused line.
    ///
    /// - Returns: Whether every line was recorded.
    private func stream(
        _ path: String, _ id: InspectionID, _ workspace: Workspace, _ around: ProgramContext
    ) throws -> Bool {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
        guard descriptor >= 0 else { throw Failure("no_such_file", ["path": path], .noInput) }
        var lines = LineReader(descriptor, limit: Self.lineLimit)
        var isClean = true
        var number = 0
        while let line = lines.next() {
            number += 1
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x0d || $0 == 0x09 }) { continue }
            let object = looseJSON(line)?.objectValue
            let failure =
                if let request = object.flatMap(Request.init) {
                    try attempt(request, id, workspace, around)
                } else {
                    Failure("bad_json_line", ["line": String(number)], .badData)
                }
            if let failure {
                isClean = false
                refuse(failure, object?.string("item"), line: number, around)
            }
        }
        return isClean
    }

    /// - Parameter line: Its number in the stream.
    private func refuse(
        _ failure: Failure, _ item: String?, line: Int?, _ around: ProgramContext
    ) {
        if common.json {
            var answer: JSONObject = [
                "error": .object(failure.json(around.words)), "status": "refused",
            ]
            if let item { answer["item"] = .string(item) }
            if let line { answer["line"] = .integer(Int64(line)) }
            emit(answer)
        } else {
            let place = line.map { "\($0): " } ?? ""
            complain(place + failure.sentence(around.words))
        }
    }
}

/// Lines of a descriptor as they come; a line that is too long comes as far as the limit.
struct LineReader {
    private let descriptor: Int32
    private let limit: Int
    private var buffer: [UInt8] = []
    private var isAtEnd = false

    init(_ descriptor: Int32, limit: Int) {
        self.descriptor = descriptor
        self.limit = limit
    }

    mutating func next() -> [UInt8]? {
        while true {
            if let end = buffer.firstIndex(of: 0x0a) {
                let line = Array(buffer[..<end])
                buffer.removeSubrange(...end)
                return line
            }
            if isAtEnd || buffer.count >= limit {
                defer { buffer.removeAll() }
                return buffer.isEmpty ? nil : buffer
            }
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { isAtEnd = true } else { buffer += chunk[..<count] }
        }
    }
}
