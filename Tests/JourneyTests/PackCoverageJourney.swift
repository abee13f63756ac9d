import Testing

@Suite("Coverage of checkpoints, by command")
struct PackCoverageJourney {
    @Test("All packs at hand are counted together, a bar a group")
    func all() throws {
        let desk = try Desk()

        let zh = try desk.run(["pack", "coverage"])
        #expect(zh.status == 0)
        #expect(zh.output.contains("C-GS 城镇燃气                        ██████████  20/20"), "\(zh)")
        #expect(zh.output.contains("383/383") && zh.output.contains("31/31"), "\(zh)")
        let en = try desk.run(["pack", "coverage", "--lang", "en", "--missing"])
        #expect(!en.output.contains("C-CM-01"))
        let items = try desk.run(["pack", "coverage", "--lang", "en", "--items"])
        #expect(items.output.contains("C-CM-01  major  output organised above approved capacity"))
        let lines = try desk.lines(["pack", "coverage"])
        #expect(lines.count == 179 + 383 + 31)
        let gas = try #require(try lines.first { try $0.text("id") == "C-GS-04" })
        #expect(try gas.flag("covered"))
    }

    @Test("The sources of all packs are one register, with their standing on a day")
    func sources() throws {
        let desk = try Desk()
        let zh = try desk.run(["pack", "list", "--sources"])
        #expect(zh.status == 0)
        #expect(zh.output.contains("通行做法，无法规依据"))
        #expect(zh.output.split(separator: "\n").last?.contains("份依据") == true)
        let lines = try desk.lines(["pack", "list", "--sources"])
        let numbers = try lines.map { try $0.text("number") }
        #expect(Set(numbers).count == numbers.count && numbers.count > 100)
        let safety = try #require(try lines.first { try $0.text("number") == "主席令第88号（2021）" })
        #expect(try safety.flag("in_force") && !safety.flag("open"))
        let before = try desk.lines(["pack", "list", "--sources", "--on", "2021-08-31"])
        let then = try #require(
            try before.first { try $0.text("number") == "主席令第88号（2021）" })
        #expect(try !then.flag("in_force"))
    }

    @Test("Of one file its items count, and an unknown id is an error")
    func file() throws {
        let desk = try Desk()
        let path = "\(desk.folder)/gas.yaml"
        #expect(try desk.run(["pack", "export", "gas", "--to", path]).status == 0)

        let missing = try desk.lines(["pack", "coverage", path, "--missing"])
            .map { try $0.text("id") }.filter { $0.hasPrefix("C-CM") }
        #expect(missing.count == 15)
        try write(
            contents(of: path).replacing("[C-GS-06]", with: "[C-GS-66]", maxReplacements: 1),
            to: path)
        let refused = try desk.run(["pack", "coverage", path])
        #expect(refused.status == 65)
        #expect(refused.output.contains("C-GS-66"))
        #expect(try desk.run(["pack", "coverage", "nothing"]).status == 66)
    }
}
