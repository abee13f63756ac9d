import Glibc
import TerminalTesting
import Testing

@Suite("A journal that is damaged on disk")
struct DamagedJourney {
    private struct Place {
        let desk: Desk
        let inspection: String
        let segment: String
        let sound: String
        let copy: String
    }

    /// One inspection, its journal copied, a byte of its last answer changed.
    private func damaged() throws -> Place {
        let desk = try Desk()
        try desk.settle()
        let id = try desk.startInspection()
        _ = try desk.line(["inspection", "answer", id, "C-EN-63", "pass"])
        let copy = "\(desk.folder)/copy"
        let copying = try RunningCommand(
            ["/bin/cp", "-a", "\(desk.folder)/home/journal", copy],
            environment: desk.environment, input: "", folder: desk.folder)
        #expect(copying.waitForEnd().status == 0)
        let segment = "\(desk.folder)/home/journal/log/000000000000.jsonl"
        let sound = contents(of: segment)
        let range = try #require(sound.ranges(of: "C-EN-63").last)
        try write(sound.replacingCharacters(in: range, with: "C-EN-64"), to: segment)
        return Place(desk: desk, inspection: id, segment: segment, sound: sound, copy: copy)
    }

    @Test("What lies before the damage is read and exported, with 1; nothing is written")
    func reading() throws {
        let place = try damaged()
        let before = contents(of: place.segment)
        let list = try place.desk.run(["inspection", "list", "--json"])
        #expect(list.status == 1)
        #expect(try list.lines.map { try $0.text("id") } == [place.inspection])
        #expect(list.errors.contains("zhaodan journal repair"))
        let refused = try place.desk.run(
            ["inspection", "answer", place.inspection, "C-EN-63", "pass", "--json"])
        #expect(refused.status == 74)
        #expect(try refused.error.text("code") == "damaged_entry")
        #expect(contents(of: place.segment) == before)
    }

    @Test("The interface offers to read it, refuses to record, and leaves it as it is")
    func viewing() throws {
        let place = try damaged()
        let before = contents(of: place.segment)
        let terminal = try place.desk.start()
        try terminal.waitUntil("the question") { $0.shows("请选 1 至 2") }
        #expect(terminal.screen.shows("损坏"))
        terminal.type("1\r")
        try terminal.see("what is wrong") { $0.shows("打开时有 2 条提示") }
        try terminal.press(Keys.escape, until: "继续：兴旺饭店")
        #expect(terminal.screen.text(row: 0).contains("只读查阅"))
        try terminal.press("1", until: "the items") { $0.progress != nil }
        try terminal.press("1", until: "the refusal") { $0.statusRow.contains("只读查阅") }
        try terminal.leave()
        #expect(contents(of: place.segment) == before)
    }

    @Test("It is mended from a copy, says what it did, and goes on")
    func repair() throws {
        let place = try damaged()
        let mended = try place.desk.line(["journal", "repair", "--from", place.copy])
        #expect(try mended.flag("ok"))
        #expect(try mended.list("segments").count == 1)
        #expect(contents(of: place.segment) == place.sound)
        #expect(try place.desk.verify().flag("ok"))
        let answer = ["inspection", "answer", place.inspection, "C-EN-63", "pass", "--json"]
        #expect(try place.desk.run(answer).status == 0)
        let again = try place.desk.line(["journal", "repair", "--from", place.copy])
        #expect(try again.flag("ok") && again.list("segments").isEmpty)
    }

    @Test("A copy that does not help is said to, with 1")
    func noHelp() throws {
        let place = try damaged()
        let outcome = try place.desk.run([
            "journal", "repair", "--from", "\(place.desk.folder)/state", "--json",
        ])
        #expect(outcome.status == 1)
        let line = try #require(try outcome.lines.first)
        #expect(try line.text("reason") == "damaged_entry")
        #expect(line.keys.isSuperset(of: ["segment", "byte", "seq"]))
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        var result = self
        result.replaceSubrange(range, with: text)
        return result
    }
}
