import CanonicalJSON
import Glibc
import Synchronization

/// What a command left behind.
struct Outcome: CustomStringConvertible {
    /// The exit status, or 256 plus the signal that ended it.
    let status: Int
    let output: String
    let errors: String

    var description: String { "status \(status)\n\(output)\n\(errors)" }

    /// The lines of its output that are objects; a line that is none is a trouble.
    var lines: [Line] {
        get throws { try output.split(separator: "\n").map { try Line(String($0)) } }
    }

    /// What it says on standard error under `--json`.
    var error: Line {
        get throws {
            let all = try errors.split(separator: "\n").map { try Line(String($0)) }
            guard let last = all.last else { throw Trouble("no error in: \(errors)") }
            return try last.object("error")
        }
    }
}

/// One JSON object of a command's output.
struct Line: CustomStringConvertible {
    let json: JSONObject

    init(_ json: JSONObject) { self.json = json }

    init(_ text: String) throws {
        let value: JSONValue
        do { value = try JSONReader.read(Array(text.utf8)) } catch {
            throw Trouble("no canonical JSON (\(error)): \(text)")
        }
        guard let object = value.objectValue else { throw Trouble("no object: \(text)") }
        json = object
    }

    var description: String { json.description }
    var keys: Set<String> { Set(json.keys) }

    func text(_ key: String) throws -> String {
        guard let text = json.string(key) else { throw Trouble("no text \(key) in \(self)") }
        return text
    }

    func has(_ key: String) -> Bool { json[key] != nil }

    func flag(_ key: String) throws -> Bool {
        guard let flag = json.bool(key) else { throw Trouble("no flag \(key) in \(self)") }
        return flag
    }

    func object(_ key: String) throws -> Line {
        guard let object = json.object(key) else { throw Trouble("no object \(key) in \(self)") }
        return Line(object)
    }

    /// The objects of a list.
    func list(_ key: String) throws -> [Line] {
        guard let list = json.array(key) else { throw Trouble("no list \(key) in \(self)") }
        return list.compactMap(\.objectValue).map(Line.init)
    }

    func number(_ key: String) throws -> Int {
        guard let number = json.integer(key) else { throw Trouble("no number \(key) in \(self)") }
        return Int(number)
    }
}

/// A command under way: its output comes through a pipe, its input is a file of the folder.
final class RunningCommand {
    private let process: pid_t
    private let output: Int32
    private let errorPath: String
    private var bytes: [UInt8] = []
    private var isAtEnd = false
    private var status: Int?

    init(
        _ arguments: [String], environment: [String: String], input: String, folder: String
    ) throws {
        let mark = UInt64.random(in: 0...UInt64.max)
        let inputPath = "\(folder)/input-\(mark)"
        let errorPath = "\(folder)/errors-\(mark)"
        self.errorPath = errorPath
        try write(input, to: inputPath)
        defer { unlink(inputPath) }
        (process, output) = try Self.oneAtATime.withLock { _ in
            try Self.start(arguments, environment, inputPath, errorPath)
        }
    }

    /// A pipe's end that another command inherited would keep its reader waiting.
    private static let oneAtATime = Mutex(())

    private static func start(
        _ arguments: [String], _ environment: [String: String], _ inputPath: String,
        _ errorPath: String
    ) throws -> (process: pid_t, output: Int32) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Trouble("no pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(
            &actions, 2, errorPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var texts: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var settings: [UnsafeMutablePointer<CChar>?] =
            environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in texts + settings { free(text) } }
        var process = pid_t(-1)
        let failure = posix_spawn(&process, arguments[0], &actions, nil, &texts, &settings)
        close(ends[1])
        guard failure == 0 else { throw Trouble("\(arguments[0]): error \(failure)") }
        return (process, ends[0])
    }

    deinit {
        if status == nil {
            Glibc.kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        close(output)
        unlink(errorPath)
    }

    /// The next whole line; nil at the end, where a part of a line is left aside.
    func nextLine() -> String? {
        while true {
            if let end = bytes.firstIndex(of: 0x0a) {
                defer { bytes.removeSubrange(...end) }
                return String(decoding: bytes[..<end], as: UTF8.self)
            }
            if !readMore() { return nil }
        }
    }

    func kill(with signal: Int32) { Glibc.kill(process, signal) }

    func waitForEnd() -> Outcome {
        while readMore() {}
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        let ended = signal == 0 ? Int(status >> 8) & 0xff : 256 + Int(signal)
        self.status = ended
        return Outcome(
            status: ended, output: String(decoding: bytes, as: UTF8.self),
            errors: contents(of: errorPath))
    }

    private func readMore() -> Bool {
        if isAtEnd { return false }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = read(output, &chunk, chunk.count)
        if count < 0, errno == EINTR { return true }
        if count <= 0 { isAtEnd = true } else { bytes += chunk[..<count] }
        return count > 0
    }
}

func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "w") else { throw Trouble("cannot write \(path)") }
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
        throw Trouble("cannot write \(path)")
    }
}

func contents(of path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
        let count = fread(&chunk, 1, chunk.count, file)
        if count == 0 { break }
        bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
}
