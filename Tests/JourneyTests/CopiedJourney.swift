import Glibc
import TerminalTesting
import Testing

@Suite("A workspace that was copied, restored or moved")
struct CopiedJourney {
    private struct Place {
        let desk: Desk
        let home: String
        let inspection: String
        let answers: [Line]
    }

    private func settled() throws -> Place {
        let desk = try Desk()
        try desk.settle()
        let id = try desk.startInspection()
        _ = try desk.line(["inspection", "answer", id, "C-EN-63", "pass"])
        return Place(
            desk: desk, home: "\(desk.folder)/home", inspection: id,
            answers: try desk.lines(["inspection", "list"]))
    }

    private func shell(_ desk: Desk, _ command: String) throws {
        let outcome = try RunningCommand(
            ["/bin/sh", "-ec", command], environment: desk.environment, input: "",
            folder: desk.folder
        ).waitForEnd()
        guard outcome.status == 0 else { throw Trouble("\(command): \(outcome)") }
    }

    private func answer(_ place: Place) throws -> Outcome {
        try place.desk.run(
            ["inspection", "answer", place.inspection, "C-EN-63", "pass", "--json"])
    }

    @Test("A plain rename is accepted without a word")
    func renamed() throws {
        let place = try settled()
        #expect(rename(place.home, "\(place.desk.folder)/moved") == 0)
        let outcome = try place.desk.run([
            "inspection", "answer", place.inspection, "C-EN-63", "pass", "--json", "--home",
            "\(place.desk.folder)/moved",
        ])
        #expect(outcome.status == 0, "\(outcome)")
    }

    @Test(
        "A copy and a restored archive are refused, read all the same, and accepted as moved",
        arguments: [
            "cp -a home copy; mv home old; mv copy home",
            "tar cpf a.tar home; mv home old; tar xpf a.tar",
            "tar cpf a.tar home; rm -r home; tar xpf a.tar",
        ])
    func copied(command: String) throws {
        let place = try settled()
        try shell(place.desk, "cd \(place.desk.folder); \(command)")
        let refused = try answer(place)
        #expect(refused.status == 74)
        #expect(try refused.error.text("code") == "copied_journal")
        #expect(try place.desk.verify().flag("ok"))
        #expect(
            try place.desk.lines(["inspection", "list"]).map(\.description)
                == place.answers.map(\.description))

        let moved = try place.desk.line(["journal", "moved"])
        #expect(try moved.flag("moved"))
        #expect(try answer(place).status == 0)
        #expect(try !place.desk.line(["journal", "moved"]).flag("moved"))
    }

    @Test("The one left behind is refused once another place was accepted")
    func leftBehind() throws {
        let place = try settled()
        let copy = "\(place.desk.folder)/copy"
        try shell(place.desk, "cp -a \(place.home) \(copy)")
        #expect(try place.desk.run(["journal", "moved", "--home", copy]).status == 0)
        let refused = try answer(place)
        #expect(refused.status == 74)
        #expect(try ["copied_journal", "older_copy"].contains(refused.error.text("code")))
    }

    @Test("On a device that knows nothing of it, size and root of the other one are needed")
    func elsewhere() throws {
        let place = try settled()
        let known = try place.desk.verify()
        try shell(
            place.desk,
            "cd \(place.desk.folder); cp -a home copy; rm -r home state; mv copy home")
        let unproven = try place.desk.run(["journal", "moved", "--json"])
        #expect(try unproven.error.text("code") == "move_unproven")
        let claim = [
            "journal", "moved", "--size", String(try known.number("entries")), "--root",
            try known.text("root"),
        ]
        #expect(try place.desk.run(claim).status == 0)
        #expect(try answer(place).status == 0)
    }

    @Test("A successor shows the same inspections, and the old journal is still there to check")
    func successor() throws {
        let place = try settled()
        let old = try place.desk.log()
        let before = try place.desk.line(["journal", "status"]).text("device")
        try shell(place.desk, "cd \(place.desk.folder); cp -a home copy; mv home old; mv copy home")
        let made = try place.desk.line(["journal", "successor"])
        #expect(try made.text("parent") == before)
        #expect(try made.number("carried") == old.count)
        #expect(try place.desk.line(["journal", "status"]).text("device") != before)
        #expect(
            try place.desk.lines(["inspection", "list"]).map(\.description)
                == place.answers.map(\.description))
        #expect(try answer(place).status == 0)
        #expect(try place.desk.verify().flag("ok"))
        let kept = contents(
            of: "\(place.home)/journal/peers/\(before)/log/000000000000.jsonl")
        #expect(kept.split(separator: "\n").count == old.count)
    }

    @Test("The interface asks what it is, and goes on")
    func asked() throws {
        let place = try settled()
        try shell(place.desk, "cd \(place.desk.folder); cp -a home copy; mv home old; mv copy home")
        let terminal = try place.desk.start()
        try terminal.waitUntil("the question") { $0.shows("请选 1 至 4") }
        #expect(terminal.screen.shows("日志目录是复制或恢复出来的"))
        terminal.type("1\r")
        try terminal.see("the workspace") { $0.shows("继续：兴旺饭店") }
        try terminal.leave()
        #expect(try answer(place).status == 0)
    }

    @Test("The same question leads to a successor")
    func askedForSuccessor() throws {
        let place = try settled()
        try shell(place.desk, "cd \(place.desk.folder); cp -a home copy; mv home old; mv copy home")
        let terminal = try place.desk.start()
        try terminal.waitUntil("the question") { $0.shows("请选 1 至 4") }
        terminal.type("2\r")
        try terminal.see("the workspace") { $0.shows("继续：兴旺饭店") }
        try terminal.leave()
        #expect(try place.desk.log().contains { try $0.text("kind") == "carry" })
    }
}
