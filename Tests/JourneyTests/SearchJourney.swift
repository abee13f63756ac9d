import Glibc
import TerminalTesting
import Testing

@Suite("Searching the journal")
struct SearchJourney {
    @Test("Two characters find an entry, beside a running interface and by key")
    func found() throws {
        let desk = try Desk()
        try desk.settle()
        let id = try desk.startInspection()
        let seq = try desk.line([
            "inspection", "answer", id, "C-EN-60", "fail", "--note", "可燃气体探测器离线",
        ]).number("seq")
        let terminal = try desk.open()
        // The interface has the lock, and entries that no index file knows yet.
        let size = try desk.log().count
        for text in ["探测", "探测器", "探测 离线"] {
            let line = try desk.line(["journal", "search", text])
            #expect(try line.number("seq") == seq, "\(text)")
            #expect(line.keys.isSuperset(of: ["at", "author", "by", "kind", "leaf", "text"]))
        }
        let people = try desk.run(["journal", "search", "探测器"])
        #expect(people.status == 0)
        #expect(people.output.contains("可燃气体*探测器*离线") && people.output.contains("李敏"))
        #expect(people.errors.contains("姓名"))
        let none = try desk.run(["journal", "search", "没有这样的字"])
        #expect(none.status == 0 && none.output.isEmpty && none.errors.contains("没有找到"))
        #expect(try desk.log().count == size)

        try terminal.press("4", until: "the journal") { $0.shows("只追加") || $0.shows("日志") }
        try terminal.press("/", until: "查找文字")
        try terminal.press("探测\r", until: "what was found") { $0.shows("可燃气体探测器离线") }
        try terminal.press(Keys.enter, until: "the entry") { $0.shows("判定") && $0.shows("未同步") }
        try terminal.press(Keys.escape, until: "the list") { $0.shows("可燃气体探测器离线") }
        try terminal.press(Keys.escape, until: "all entries") { !$0.shows("可燃气体探测器离线") }
        try terminal.leave()
    }

    @Test("Without any index, and with nothing recorded, it answers as well")
    func withoutIndex() throws {
        let desk = try Desk()
        try desk.settle()
        let cache = "\(desk.folder)/home/cache"
        for name in files(in: cache) { unlink("\(cache)/\(name)") }
        let none = try desk.run(["journal", "search", "消防"])
        #expect(none.status == 0)
        #expect(files(in: cache) == [])
        #expect(try desk.run(["journal", "search"]).status == 64)
    }
}
