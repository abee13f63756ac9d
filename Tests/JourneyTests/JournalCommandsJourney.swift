import Glibc
import Testing

@Suite("The journal and the doctor by command")
struct JournalCommandsJourney {
    private func settled() throws -> (desk: Desk, inspection: String) {
        let desk = try Desk()
        try desk.settle()
        return (desk, try desk.startInspection())
    }

    @Test("The journal is listed as it is on disk, shown by number, and checked byte by byte")
    func journal() throws {
        let (desk, _) = try settled()
        let log = try desk.log()
        #expect(try log.enumerated().allSatisfy { try $1.number("seq") == $0 })
        #expect(try log[0].text("kind") == "genesis")
        let shown = try desk.line(["journal", "show", "2"])
        #expect(shown.description == log[2].description)
        #expect(try desk.run(["journal", "show", "9999", "--json"]).status == 66)
        let status = try desk.line(["journal", "status"])
        #expect(
            status.keys.isSuperset(of: ["device", "home", "origin", "practice", "size"]))
        let verified = try desk.verify()
        #expect(verified.keys == ["entries", "ok", "root"])
        #expect(try verified.number("entries") == log.count)
        #expect(try desk.line(["journal", "checkpoint"]).keys.isSuperset(of: ["note", "size"]))
    }

    @Test("A changed byte is found with its place, with 1; reading never writes")
    func changedByte() throws {
        let (desk, _) = try settled()
        let folder = "\(desk.folder)/home/journal"
        let segment = try #require(segments(folder).first)
        var text = contents(of: segment)
        let range = try #require(text.firstRange(of: "兴旺饭店"))
        text.replaceSubrange(range, with: "兴旺酒店")
        try write(text, to: segment)
        let outcome = try desk.run(["journal", "verify", "--json"])
        #expect(outcome.status == 1)
        let line = try #require(try outcome.lines.first)
        #expect(try !line.flag("ok"))
        #expect(line.keys.isSuperset(of: ["reason", "segment", "byte", "seq"]))
        #expect(contents(of: segment) == text)
    }

    /// The files that hold the entries.
    private func segments(_ folder: String) -> [String] {
        var found: [String] = []
        for name in files(in: folder) {
            let path = "\(folder)/\(name)"
            found += contents(of: path).contains("\"genesis\"") ? [path] : segments(path)
        }
        return found
    }

    @Test("The doctor knows an older copy in the journal's place, which checking calls sound")
    func olderCopy() throws {
        let (desk, id) = try settled()
        let home = "\(desk.folder)/home"
        let copying = try RunningCommand(
            ["/bin/cp", "-a", home, "\(desk.folder)/kept"], environment: desk.environment,
            input: "", folder: desk.folder)
        #expect(copying.waitForEnd().status == 0)
        _ = try desk.line(["inspection", "answer", id, "C-EN-63", "pass"])
        #expect(try desk.journalFinding().text("code") == "journal")

        #expect(rename(home, "\(desk.folder)/newest") == 0)
        #expect(rename("\(desk.folder)/kept", home) == 0)
        #expect(try desk.verify().flag("ok"))
        let found = try desk.journalFinding()
        #expect(try found.text("code") == "journal_older" && !found.flag("ok"))
        #expect(try desk.run(["doctor"]).status == 1)
        #expect(try desk.run(["inspection", "answer", id, "C-EN-63", "pass"]).status == 74)
    }

    @Test("An entry that was signed for is proven in a file, one that is not is refused")
    func prove() throws {
        let (desk, _) = try settled()
        let size = try desk.line(["journal", "status"]).number("size")
        let file = "\(desk.folder)/entry.tlog-proof"
        let made = try desk.line(["journal", "prove", "2", "--to", file])
        let shown = try desk.run(["journal", "show", "2"])
        #expect(shown.output.contains(try made.text("leaf")))
        #expect(try made.number("size") <= size)
        let lines = contents(of: file).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.prefix(2) == ["c2sp.org/tlog-proof@v1", "index 2"])
        let checkpoint = contents(of: "\(desk.folder)/home/journal/checkpoint")
        #expect(contents(of: file).hasSuffix("\n\n" + checkpoint))

        let again = try desk.run(["journal", "prove", "2", "--to", file, "--json"])
        #expect(again.status == 73)
        #expect(try again.error.text("code") == "file_there")
        let beyond = try desk.run(["journal", "prove", String(size), "--json"])
        #expect(beyond.status == 66)
        try #require(unlink("\(desk.folder)/home/journal/checkpoint") == 0)
        let unsigned = try desk.run(["journal", "prove", "2", "--json"])
        #expect(unsigned.status == 1)
        #expect(try unsigned.error.text("code") == "entry_not_covered")
    }

    @Test("A character set that is not UTF-8 is a warning, with what to do")
    func locale() throws {
        let desk = try Desk()
        let outcome = try desk.run(["doctor", "--json"], ["LANG": "C"])
        let finding = try #require(
            try outcome.lines.first { try $0.text("check") == "locale" })
        #expect(try finding.text("level") == "warning" && !finding.flag("ok"))
        #expect(try finding.text("message").contains("LANG"))
        #expect(outcome.status == 0)
    }

    @Test("The doctor names each thing it looked at, and whether it is in order")
    func doctor() throws {
        let (desk, _) = try settled()
        let findings = try desk.lines(["doctor"])
        #expect(findings.allSatisfy { $0.keys.isSuperset(of: ["check", "code", "message", "ok"]) })
        let checks = Set(try findings.map { try $0.text("check") })
        #expect(
            checks.isSuperset(of: [
                "terminal", "locale", "clock", "disk", "volume", "keys", "journal",
            ]))
    }
}

extension Desk {
    /// What the doctor says of the journal.
    fileprivate func journalFinding() throws -> Line {
        let outcome = try run(["doctor", "--json"])
        let line = try outcome.lines.first { try $0.text("check") == "journal" }
        return try #require(line)
    }
}
