import Glibc
import TerminalTesting
import Testing

@Suite("A script's answers are cut off by kill -9", .serialized)
struct StreamKilledJourney {
    /// `ZHAODAN_ROUNDS=500` for an evening.
    private static let rounds =
        getenv("ZHAODAN_ROUNDS").flatMap { Int(String(cString: $0)) } ?? 60
    private static let answersOffered = 1_000
    /// Later than this the process is not let live: the rounds together stay within a minute.
    private static let lastAcknowledgement = 80

    private struct Acknowledged {
        var items: [Int: String] = [:]

        mutating func take(_ text: String) throws {
            let line = try Line(text)
            guard try line.text("status") == "recorded" else { throw Trouble("refused: \(text)") }
            items[try line.number("seq")] = try line.text("item")
        }
    }

    @Test("Whatever was acknowledged is in the journal after each kill, and never changes")
    func killed() throws {
        let desk = try Desk()
        try desk.settle()
        let id = try desk.startInspection()
        let stream = try answers(desk)
        var random = SplitMix(20_261_121)
        var everything = Acknowledged()
        var seen: [Int: String] = [:]
        for round in 0..<Self.rounds {
            let command = try desk.begin(
                ["inspection", "answer", id, "--from", "-", "--json"], input: stream)
            var acknowledged = Acknowledged()
            for _ in 0..<Int.random(in: 0...Self.lastAcknowledgement, using: &random) {
                if let line = command.nextLine() { try acknowledged.take(line) }
            }
            // Anywhere between two acknowledgements.
            usleep(.random(in: 0...3000, using: &random))
            command.kill(with: SIGKILL)
            // Lines that were printed before the kill arrived count as well.
            while let line = command.nextLine() { try acknowledged.take(line) }
            #expect(command.waitForEnd().status == 256 + Int(SIGKILL), "round \(round)")
            try expectSoundUpToTheTail(desk)
            seen.merge(try expect(acknowledged, in: desk, "round \(round)")) { $1 }
            everything.items.merge(acknowledged.items) { $1 }
        }
        // The next writer sets a torn tail aside.
        #expect(try desk.run(["journal", "checkpoint", "--json"]).status == 0)
        #expect(try desk.verify().flag("ok"))
        let last = try expect(everything, in: desk, "at the end")
        #expect(seen.allSatisfy { last[$0.key] == $0.value })
        #expect(everything.items.count > Self.rounds)
        print("kills: \(Self.rounds), \(everything.items.count) acknowledged")
    }

    @Test("A stream that goes on after a refused line ends with 65 and keeps the rest")
    func refusedLine() throws {
        let desk = try Desk()
        try desk.settle()
        let id = try desk.startInspection()
        let stream = """
            {"item":"C-EN-63","answer":"pass"}
            {"item":"NO-SUCH","answer":"pass"}
            no json at all
            {"item":"C-EN-60","answer":"fail","note":"台账缺 3 日"}
            """
        let outcome = try desk.run(
            ["inspection", "answer", id, "--from", "-", "--json"], input: stream)
        #expect(outcome.status == 65)
        let lines = try outcome.lines
        #expect(
            try lines.map { try $0.text("status") } == [
                "recorded", "refused", "refused", "recorded",
            ])
        #expect(try lines[1].object("error").text("code") == "unknown_item")
        #expect(try lines[1].text("item") == "NO-SUCH")
        #expect(try lines[2].object("error").text("code") == "bad_json_line")
    }

    /// Answers that change with every line, since a repeated one would be worth no entry.
    private func answers(_ desk: Desk) throws -> String {
        let codes = try desk.line(["pack", "show", "compulsory-matters"]).list("items").map {
            try $0.text("code")
        }
        let verdicts = ["pass", "fail", "pending"]
        return (0..<Self.answersOffered).map { index in
            let code = codes[index % codes.count]
            return "{\"item\":\"\(code)\",\"answer\":\"\(verdicts[index % verdicts.count])\"}\n"
        }.joined()
    }

    /// Only bytes behind the last whole entry may be out of order, and only until the next writer.
    private func expectSoundUpToTheTail(_ desk: Desk) throws {
        let verified = try desk.run(["journal", "verify", "--json"])
        let line = try #require(try verified.lines.first)
        if verified.status == 0 {
            #expect(try line.flag("ok"))
        } else {
            #expect(verified.status == 1)
            #expect(try line.text("reason") == "torn_tail")
        }
    }

    /// - Returns: The whole lines of the log from the first acknowledged entry on, by number; a
    ///   line holds the hash of the one before it.
    private func expect(
        _ acknowledged: Acknowledged, in desk: Desk, _ when: String
    ) throws -> [Int: String] {
        guard let first = acknowledged.items.keys.min() else { return [:] }
        let log = try desk.run(["journal", "log", "--json", "--from", "\(first)"])
        var found: [Int: String] = [:]
        var items: [Int: String] = [:]
        for entry in try log.lines {
            let seq = try entry.number("seq")
            found[seq] = entry.description
            if try entry.text("kind") == "answer" {
                items[seq] = try entry.object("body").text("item")
            }
        }
        let missing = acknowledged.items.filter { items[$0.key] != $0.value }
        #expect(missing.isEmpty, "\(when)")
        return found
    }
}
