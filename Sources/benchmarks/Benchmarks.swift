@preconcurrency import Glibc

/// Prints what the program costs as ratios against a named baseline of the same run: machines are
/// noisy, ratios much less so.
///
/// usage: benchmarks --program PATH [PART…]
///
/// Parts: `append` `verify` `start` `keys` `packs` `form` `import` `large`; all of them when none is named. `large`
/// makes a journal of a million entries, or of as many as BENCH_ENTRIES says.
@main
enum Benchmarks {
    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count >= 2, arguments[0] == "--program" else {
            print("usage: benchmarks --program PATH [PART…]")
            exit(64)
        }
        let program = arguments[1]
        arguments.removeFirst(2)
        func wants(_ part: String) -> Bool { arguments.isEmpty || arguments.contains(part) }
        setvbuf(stdout, nil, _IOLBF, 0)
        let folder = try TemporaryFolder()
        if wants("append") {
            try AppendBenchmark(folder).run()
            try AnswerBenchmark(folder).run()
        }
        if wants("verify") { try VerifyBenchmark(folder).run() }
        if wants("start") || wants("keys") {
            let workspace = try FilledWorkspace(folder, entries: 10_000)
            if wants("start") { try StartBenchmark(program, workspace).run() }
            if wants("keys") { try KeysBenchmark(program, workspace).run() }
        }
        if wants("packs") { try PacksBenchmark(program, folder).run() }
        if wants("form") { try FormBenchmark().run() }
        if wants("import") { try ImportBenchmark(program, folder).run() }
        if wants("large") {
            let entries = getenv("BENCH_ENTRIES").flatMap { Int(String(cString: $0)) } ?? 1_000_000
            try LargeBenchmark(program, folder, entries: entries).run()
        }
    }
}

/// A folder of this run, gone at its end.
final class TemporaryFolder {
    let path: String

    init() throws {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(base)/zhaodan-bench-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw BenchmarkFailure("no folder in \(base)") }
        path = String(
            decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { Self.remove(path) }

    private static func remove(_ path: String) {
        if let directory = opendir(path) {
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { remove("\(path)/\(name)") }
            }
            closedir(directory)
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}

struct BenchmarkFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// Nanoseconds of a clock that only grows.
func nanoseconds() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
}

func timed(_ work: () throws -> Void) rethrows -> Double {
    let start = nanoseconds()
    try work()
    return Double(nanoseconds() - start)
}

/// Nanoseconds of a command of the shell, all of its output read.
func timedShell(_ command: String) throws -> Double {
    var status: Int32 = -1
    let time = timed {
        guard let pipe = popen("\(command) 2>&1", "r") else { return }
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while fread(&buffer, 1, buffer.count, pipe) > 0 {}
        status = pclose(pipe)
    }
    guard status == 0 else { throw BenchmarkFailure("\(command): \(status)") }
    return time
}

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
}

/// `12.3`, for tables.
func figure(_ value: Double, _ digits: Int = 1) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return digits == 0 ? String(Int(rounded)) : String(rounded)
}

/// The beginning of a small file, as text; empty when there is none.
func contents(of path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
}
