import Glibc
import TerminalTesting
import Testing

/// A small disk of its own for one workspace; needs a system that lets the tests mount one.
private final class SmallDisk {
    let desk: Desk

    init() throws {
        desk = try Desk()
        try run("mkdir \(desk.folder)/home; mount -t tmpfs -o size=80m tmpfs \(desk.folder)/home")
    }

    deinit { try? run("umount -l \(desk.folder)/home") }

    func run(_ command: String) throws {
        let outcome = try RunningCommand(
            ["/bin/sh", "-ec", command], environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"],
            input: "", folder: desk.folder
        ).waitForEnd()
        guard outcome.status == 0 else { throw Trouble("\(command): \(outcome)") }
    }

    func fill() throws { try run("head -c 78m /dev/zero > \(desk.folder)/home/filling || true") }
    func makeRoom() throws { try run("rm \(desk.folder)/home/filling") }

    static let isPossible: Bool = {
        guard geteuid() == 0 else { return false }
        return (try? SmallDisk()) != nil
    }()
}

@Suite("A disk that is full or takes nothing", .serialized)
struct FullDiskJourney {
    @Test(
        "On a full disk the text stays on the screen, and the same key works after room is made",
        .enabled(if: SmallDisk.isPossible))
    func full() throws {
        let disk = try SmallDisk()
        let desk = disk.desk
        try desk.settle()
        let id = try desk.startInspection()
        let terminal = try desk.open()
        try terminal.press("1", until: "the items") { $0.progress != nil }
        try terminal.press("a", until: "►* 不符合情形")
        try terminal.press("软管老化开裂", until: "软管老化开裂")
        try terminal.press(Keys.tab, until: "►* 事实")
        try terminal.press("后厨灶台一处", until: "后厨灶台一处")
        try terminal.press(Keys.tab + "东侧", until: "东侧")
        try Walk(terminal).go(to: "* 期限")
        try terminal.press("+15", until: "+15")
        let before = try desk.log().count

        try disk.fill()
        try terminal.press(Keys.f5, until: "日志停写：磁盘已满")
        #expect(terminal.screen.shows("软管老化开裂") && terminal.screen.shows("后厨灶台一处"))
        let refused = try desk.run(["inspection", "answer", id, "C-EN-63", "pass", "--json"])
        #expect(refused.status == 75 || refused.status == 74)

        try disk.makeRoom()
        try terminal.record(Keys.f5)
        try terminal.see("the items") { $0.shows("检查作答") && $0.progress != nil }
        try terminal.leave()
        #expect(try desk.log().count > before)
        #expect(try desk.line(["hazard", "list"]).text("violation") == "软管老化开裂")
        #expect(try desk.verify().flag("ok"))
    }

    @Test(
        "On a full disk a command ends with 74, names what to do, and works after room is made",
        .enabled(if: SmallDisk.isPossible))
    func fullByCommand() throws {
        let disk = try SmallDisk()
        try disk.desk.settle()
        let id = try disk.desk.startInspection()
        try disk.fill()
        for _ in 0..<2 {
            let refused = try disk.desk.run(
                ["inspection", "answer", id, "C-EN-63", "pass", "--json"])
            #expect(refused.status == 74)
            #expect(try refused.error.text("code") == "space_low")
        }
        try disk.makeRoom()
        _ = try disk.desk.line(["inspection", "answer", id, "C-EN-63", "pass"])
        #expect(try disk.desk.verify().flag("ok"))
    }

    @Test(
        "On a read-only disk nothing is written, all can be read, and it goes on afterwards",
        .enabled(if: SmallDisk.isPossible))
    func readOnly() throws {
        let disk = try SmallDisk()
        let desk = disk.desk
        try desk.settle()
        let id = try desk.startInspection()
        let answer = ["inspection", "answer", id, "C-EN-63", "pass", "--json"]
        try disk.run("mount -o remount,ro \(desk.folder)/home")
        let refused = try desk.run(answer)
        #expect(refused.status == 74)
        #expect(try refused.error.text("code") == "file_read_only")
        #expect(try desk.verify().flag("ok"))
        #expect(try desk.line(["inspection", "list"]).text("id") == id)
        let made = try desk.run([
            "init", "--name", "甲", "--role", "self_check", "--home", "\(desk.folder)/home/new",
            "--json",
        ])
        #expect(made.status == 73)

        let terminal = try desk.start()
        try terminal.waitUntil("the question") { $0.shows("请选 1 至 2") }
        #expect(terminal.screen.shows("磁盘只读"))
        terminal.type("1\r")
        try terminal.see("what is wrong") { $0.shows("打开时有 2 条提示") }
        try terminal.press(Keys.escape, until: "继续：兴旺饭店")
        try terminal.leave()

        try disk.run("mount -o remount,rw \(desk.folder)/home")
        #expect(try desk.run(answer).status == 0)
    }

    @Test("A limit on file sizes cuts a write: nothing is said to be saved, and nothing is lost")
    func limited() throws {
        let desk = try Desk()
        try desk.settle()
        let id = try desk.startInspection()
        let size = contents(of: "\(desk.folder)/home/journal/log/000000000000.jsonl").utf8.count
        let blocks = size / 512 + 1
        let answer = "inspection answer \(id) C-EN-63 pass --json"
        let command = try RunningCommand(
            ["/bin/sh", "-c", "ulimit -f \(blocks); exec \(Desk.program) \(answer)"],
            environment: desk.environment, input: "", folder: desk.folder)
        let outcome = command.waitForEnd()
        #expect(outcome.status == 74)
        #expect(outcome.output.isEmpty)
        _ = try desk.line(["inspection", "answer", id, "C-EN-63", "pass"])
        #expect(try desk.verify().flag("ok"))
    }
}
