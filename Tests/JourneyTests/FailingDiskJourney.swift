import Glibc
import Testing

@Suite("The disk fails while a script answers", .serialized)
struct FailingDiskJourney {
    private static let answersOffered = 60

    /// What the real program said before it ended, and how it ended.
    private struct Stream {
        let desk: Desk
        let inspection: String
        var acknowledged: [Int: String] = [:]

        init() throws {
            desk = try Desk()
            try desk.settle()
            inspection = try desk.startInspection()
        }

        /// - Parameter around: What starts the program.
        mutating func answer(around: [String]) throws -> Outcome {
            let input = (0..<FailingDiskJourney.answersOffered).map { number in
                let verdict = ["pass", "fail", "pending"][(number + acknowledged.count) % 3]
                return "{\"item\":\"C-EN-63\",\"answer\":\"\(verdict)\"}\n"
            }
            let command = try RunningCommand(
                around + [
                    Desk.program, "inspection", "answer", inspection, "--from", "-", "--json",
                ], environment: desk.environment, input: input.joined(), folder: desk.folder)
            while let text = command.nextLine() {
                let line = try Line(text)
                if try line.text("status") == "recorded", line.has("seq") {
                    acknowledged[try line.number("seq")] = try line.text("item")
                }
            }
            return command.waitForEnd()
        }

        /// The next process opens, and everything is there.
        func expectEverything(_ when: String) throws {
            #expect(try desk.run(["journal", "checkpoint", "--json"]).status == 0, "\(when)")
            #expect(try desk.verify().flag("ok"), "\(when)")
            var found: [Int: String] = [:]
            for entry in try desk.log() where try entry.text("kind") == "answer" {
                found[try entry.number("seq")] = try entry.object("body").text("item")
            }
            #expect(acknowledged.allSatisfy { found[$0.key] == $0.value }, "\(when)")
        }
    }

    @Test(
        "A file that may not grow ends the stream with a word; the torn part is set aside",
        arguments: [3, 5])
    func fileSizeLimit(kilobytes: Int) throws {
        var stream = try Stream()
        let folder = "\(stream.desk.folder)/home/journal"
        let size = contents(of: "\(folder)/log/000000000000.jsonl").utf8.count
        let blocks = size / 1024 + kilobytes
        let outcome = try stream.answer(
            around: ["/bin/bash", "-c", "ulimit -f \(blocks); exec \"$@\"", "limited"])
        #expect(outcome.status == 74)
        #expect(try outcome.error.text("code") == "file_no_space")
        #expect(!stream.acknowledged.isEmpty)
        #expect(stream.acknowledged.count < Self.answersOffered)
        try stream.expectEverything("\(blocks) blocks")
        #expect(files(in: "\(folder)/quarantine").count == 1)
    }

    /// One call out of each kind and place; `make torture` tries the first fifty of each.
    @Test(
        "After one call on the log has failed the process acknowledges nothing more",
        .enabled(if: Tracing.isPossible, "strace is missing or may not trace"),
        arguments: [
            ("fdatasync", "EIO", 1), ("fdatasync", "ENOSPC", 9), ("fdatasync", "EIO", 30),
            ("pwrite64", "EIO", 12), ("pwrite64", "ENOSPC", 25), ("fsync", "EIO", 1),
            ("rename", "EIO", 1),
        ])
    func failingCall(call: String, error: String, place: Int) throws {
        var stream = try Stream()
        let trace = "\(stream.desk.folder)/trace"
        let outcome = try stream.answer(
            around: [
                Tracing.program, "-f", "-y", "-qq", "-s", "120", "-o", trace, "-e",
                "trace=write,\(call)", "-e", "inject=\(call):error=\(error):when=\(place)",
            ])
        var isOver = false
        for line in contents(of: trace).split(separator: "\n") {
            if isOver, line.contains(" write(1<"), line.contains("recorded") {
                Issue.record("acknowledged afterwards")
            }
            if line.contains("INJECTED"), line.contains("/journal/log") { isOver = true }
        }
        if isOver { #expect(outcome.status == 74) }
        try stream.expectEverything("\(call) \(place)")
    }
}

/// The tool that makes a chosen call fail.
private enum Tracing {
    static let program = "/usr/bin/strace"

    static let isPossible: Bool = {
        let desk = try? Desk()
        let outcome = try? desk.map {
            try RunningCommand(
                [program, "-qq", "-o", "/dev/null", "/bin/true"], environment: $0.environment,
                input: "", folder: $0.folder
            ).waitForEnd()
        }
        return outcome?.status == 0
    }()
}
