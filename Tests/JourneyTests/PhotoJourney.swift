import Foundation
import Testing

@Suite("Photos by command")
struct PhotoJourney {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "PicturesTests/Samples")

    /// A workspace with an inspection, and a card with pictures of a phone on it.
    private func settled() throws -> (desk: Desk, inspection: String, card: String) {
        let desk = try Desk()
        try desk.settle()
        let card = "\(desk.folder)/card"
        try FileManager.default.createDirectory(
            atPath: card, withIntermediateDirectories: false)
        for (name, sample) in [
            ("IMG_20260304_090110.jpg", "phone.jpg"), ("王强.png", "camera.png"),
            ("DSC0001.heic", "phone.heic"),
        ] {
            try FileManager.default.copyItem(
                atPath: Self.samples.appending(path: sample).path, toPath: "\(card)/\(name)")
        }
        try Data("no picture\n".utf8).write(to: URL(filePath: "\(card)/notes.txt"))
        return (desk, try desk.startInspection(), card)
    }

    @Test("Pictures of a folder become photos with numbers; the files and what is none stay")
    func folder() throws {
        let (desk, id, card) = try settled()
        let before = try contents(of: card)

        let outcome = try desk.run(["photo", "add", id, "--item", "C-EN-63", card, "--json"])

        #expect(outcome.status == 0)
        let lines = try outcome.lines
        #expect(try lines.map { try $0.text("number") } == ["P-0001", "P-0002", "P-0003"])
        #expect(
            try lines.map { try $0.text("media") } == ["image/heic", "image/jpeg", "image/png"])
        #expect(outcome.errors.contains("notes.txt"))
        #expect(outcome.errors.contains("30.894167,120.093611"))
        #expect(try contents(of: card) == before)
        for line in lines {
            let hash = try line.text("blob").dropFirst(7)
            let blob = "\(desk.folder)/home/journal/blob/sha256/\(hash.prefix(2))/\(hash)"
            #expect(FileManager.default.fileExists(atPath: blob))
        }
        let log = try desk.log().map(\.description).joined()
        #expect(log.contains("IMG_20260304_090110.jpg") && !log.contains("王强.png"))
        #expect(try desk.verify().flag("ok"))
    }

    @Test("What cannot be a photo is refused with its reason, and nothing is written")
    func refused() throws {
        let (desk, id, card) = try settled()
        let jpeg = "\(card)/IMG_20260304_090110.jpg"
        #expect(truncate("\(card)/huge.jpg", 257 << 20))
        let size = try desk.log().count
        for (arguments, code, status) in [
            (["\(card)/notes.txt"], "not_a_picture", 65),
            (["\(card)/missing.jpg"], "photo_not_there", 66),
            (["\(card)/huge.jpg"], "photo_too_large", 65),
            ([jpeg, "--item", "NO-SUCH"], "unknown_item", 66),
            ([jpeg, "--finding", "K7-2026-0999"], "unknown_finding", 66),
            ([jpeg, jpeg], "photo_already_there", 65),
        ] {
            let outcome = try desk.run(["photo", "add", id, "--json"] + arguments)
            #expect(outcome.status == status, "\(arguments)")
            #expect(try outcome.error.text("code") == code)
        }
        let names = try desk.log().dropFirst(size).map { try $0.text("kind") }
        #expect(names.allSatisfy { $0.hasPrefix("session.") })
    }

    @Test("An answer and its photos are one entry; the same picture elsewhere is pointed out")
    func withAnswer() throws {
        let (desk, id, card) = try settled()
        let jpeg = "\(card)/IMG_20260304_090110.jpg"
        let answered = try desk.lines([
            "inspection", "answer", id, "C-EN-63", "fail", "--photo", jpeg,
        ])
        #expect(try answered.map { try $0.number("seq") }.count == 2)
        #expect(try answered[0].number("seq") == answered[1].number("seq"))

        let again = try desk.run(["photo", "add", id, "--place", "后厨", jpeg])
        #expect(again.status == 0)
        #expect(again.errors.contains("P-0001"))

        let moved = try desk.run([
            "photo", "attach", id, "P-0002", "--item", "C-EN-60", "--json",
        ])
        #expect(moved.status == 0)
        #expect(try desk.run(["photo", "remove", id, "P-0001", "--reason", "误"]).status == 0)
        let listed = try desk.lines(["photo", "list", id])
        #expect(try listed.map { try $0.flag("removed") } == [true, false])
        #expect(try listed[1].text("item") == "gas/C-EN-60" || listed[1].has("item"))
    }

    @Test("A photographed board corrects the phone's clock; nothing is written before a yes")
    func imported() throws {
        let (desk, id, card) = try settled()
        let board = try desk.line(["photo", "board", id, "C-EN-63"])
        #expect(try board.text("number") == "P-0001")
        let picture = "IMG_20260304_090110.jpg=P-0001"
        let size = try desk.log().count

        let proposed = try desk.lines(["photo", "import", id, card, "--board", picture])
        #expect(try proposed[0].text("group") == "P-0001")
        #expect(try proposed[0].flag("sure"))
        #expect(try desk.log().count == size)

        let taken = try desk.lines([
            "photo", "import", id, card, "--board", picture, "--group", "P-0001",
        ])
        #expect(!taken.isEmpty)
        let listed = try desk.lines(["photo", "list", id]).filter { $0.has("board") }
        #expect(listed.count == taken.count)
        #expect(try listed.allSatisfy { try $0.number("offset") != 0 })
        let again = try desk.lines(["photo", "import", id, card, "--board", picture])
        #expect(try again.allSatisfy { try $0.text("status") != "proposed" })
    }

    @Test("A watched folder gives up files that are complete, and ends its session when told")
    func watched() throws {
        let (desk, id, card) = try settled()
        let command = try desk.begin([
            "photo", "watch", id, card, "--present", "--item", "C-EN-63", "--json",
        ])
        let first = try Line(try #require(command.nextLine()))
        #expect(try first.text("status") == "recorded")
        command.kill(with: SIGTERM)
        #expect(command.waitForEnd().status == 0)
        #expect(try desk.log().last?.text("kind") == "session.close")
    }

    @Test("A recording is referred to by its hash, and no byte of it is copied")
    func recording() throws {
        let (desk, id, card) = try settled()
        let film = "\(card)/film.mp4"
        try Data("not really a recording\n".utf8).write(to: URL(filePath: film))
        let line = try desk.line([
            "photo", "video", id, "--device", "ZF-0087", "--from", "09:00", "--to", "09:40", film,
        ])
        #expect(try line.text("number") == "V-0001")
        #expect(try line.text("sha256").count == 64)
        let backwards = try desk.run([
            "photo", "video", id, "--device", "ZF-0087", "--from", "10:00", "--to", "09:40", film,
        ])
        #expect(backwards.status == 65)
        #expect(try desk.run(["photo", "remove", id, "V-0001", "--reason", "误"]).status == 0)
    }

    private func contents(of folder: String) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for name in files(in: folder) {
            found[name] = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
        }
        return found
    }

    /// A file of this size without contents.
    private func truncate(_ path: String, _ size: Int) -> Bool {
        FileManager.default.createFile(atPath: path, contents: Data([0xff, 0xd8]))
            && Foundation.truncate(path, off_t(size)) == 0
    }
}
