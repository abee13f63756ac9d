import Foundation
import PictureSamples
import TerminalTesting
import Testing

@Suite("An inspector takes photos in")
struct PhotoScreenJourney {
    /// A phone whose clock is an hour ahead: a picture of the board, two behind it, one from before
    /// the visit; and a picture of stripes that no camera took.
    private func fillCard(_ folder: String, board: Date) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false)
        for (name, seconds) in [
            ("0001", 3_600.0), ("0002", 3_605), ("0003", 3_620), ("0000", -7_200),
        ] {
            let picture = try PictureSamples.corners(
                orientation: 6, takenAt: Self.exif(board + seconds))
            try Data(picture).write(to: URL(filePath: "\(folder)/IMG_\(name).jpg"))
        }
        try Data(Self.stripes).write(to: URL(filePath: "\(folder)/条纹图.png"))
    }

    /// As a camera in China writes it.
    private static func exif(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 8 * 3_600)
        formatter.dateFormat = "yyyy:MM:dd HH:mm:ss"
        return formatter.string(from: date)
    }

    /// Rows of white and black: on the screen a half block in each cell.
    private static let stripes: [UInt8] = {
        let bright: [UInt8] = [255, 255, 0, 255]
        let dark: [UInt8] = [0, 0, 0, 255]
        let dots = (0..<8 * 12).flatMap { $0 / 12 % 2 == 0 ? bright : dark }
        return PictureSamples.png(columns: 12, rows: 8, dots: dots)
    }()

    private func hasStripes(_ screen: ScreenModel) -> Bool {
        screen.shows(String(repeating: "▀", count: 12))
    }

    @Test("Board, import, path with Tab, picture, the same one again, taken out: all is recorded")
    func wholeWay() throws {
        let desk = try Desk()
        try desk.settle()
        let id = try desk.startInspection()
        let terminal = try desk.open()
        try terminal.press("1", until: "the items") { $0.progress != nil }
        try terminal.record("2")
        try terminal.press(Keys.up, until: "the failed item") {
            $0.selectedRow?.contains("不符合") == true
        }

        try terminal.record("p")
        try terminal.see("the board") { $0.shows("照片牌 > P-0001") && $0.shows("█") }
        try fillCard("\(desk.folder)/card", board: Date())
        try terminal.press(Keys.enter, until: "还没有照片")

        try terminal.press("i", until: "Tab 补全")
        try terminal.press("~/c", until: "~/c")
        terminal.type(Keys.tab)
        try terminal.see("the folder's name") { $0.shows("~/card/") }
        try terminal.press(Keys.enter, until: "IMG_0003.jpg")
        try terminal.press(Keys.down + "b", until: "IMG_0001.jpg")
        try terminal.press("1", until: "拍的是牌 P-0001")
        try terminal.press(" ", until: "已确认 3 张")
        try terminal.record(Keys.f5)
        try terminal.see("the photos") { $0.shows("3 张") && $0.shows("P-0004") }
        #expect(terminal.screen.shows("校正（本机钟）"))

        try terminal.press("a", until: "Tab 补全")
        try terminal.press(Keys.paste("~/card/"), until: "~/card/")
        terminal.type(Keys.tab)
        try terminal.see("what is on the card") { $0.shows("条纹图.png") && $0.shows("IMG_0002.jpg") }
        try terminal.press(Keys.paste("条"), until: "~/card/条")
        terminal.type(Keys.tab)
        try terminal.see("the name to its end") { $0.shows("~/card/条纹图.png") }
        try terminal.record(Keys.enter)
        try terminal.waitUntil("its picture", hasStripes)
        try terminal.see("what it is") { $0.shows("► P-0005") && $0.shows("非原始文件") }

        try terminal.press(Keys.up, until: "► P-0004")
        try terminal.waitUntil("another picture") { !hasStripes($0) && !$0.shows("正在取图") }

        try terminal.press(Keys.escape, until: "the items") { $0.progress != nil }
        try terminal.press(Keys.down + "P", until: "还没有照片")
        try terminal.press("a", until: "Tab 补全")
        try terminal.press(Keys.paste("~/card/条纹图.png"), until: "条纹图.png")
        try terminal.record(Keys.enter)
        try terminal.see("where it is used") { $0.shows("P-0006 与 P-0005 是同一张") }
        try terminal.waitUntil("the same picture", hasStripes)

        try terminal.press("d", until: "为什么撤下 P-0006")
        try terminal.record("重复" + Keys.enter)
        try terminal.see("none left") { $0.shows("还没有照片") }
        try terminal.leave()

        #expect(try desk.verify().flag("ok"))
        let behindBoard = try desk.lines(["photo", "list", id]).filter { $0.has("offset") }
        #expect(behindBoard.count == 3)
        for photo in behindBoard { #expect((3_590...3_601).contains(try photo.number("offset"))) }
        let kinds = try desk.log().map { try $0.text("kind") }
        #expect(kinds.filter { $0 == "photo.board" }.count == 1)
        #expect(kinds.contains("photo.remove"))
    }

    @Test("Without colours the facts stand alone")
    func withoutPicture() throws {
        let desk = try Desk(["NO_COLOR": "1"])
        try desk.settle()
        let id = try desk.startInspection()
        let path = "\(desk.folder)/条纹图.png"
        try Data(Self.stripes).write(to: URL(filePath: path))
        _ = try desk.lines(["photo", "add", id, path])
        let terminal = try desk.open()
        try terminal.press("1", until: "the items") { $0.progress != nil }
        try terminal.press("Pf", until: "► P-0001")
        #expect(terminal.screen.shows("sha256:"))
        #expect(!hasStripes(terminal.screen) && !terminal.screen.shows("正在取图"))
        try terminal.leave()
    }
}
