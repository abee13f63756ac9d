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
