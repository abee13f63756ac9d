import Testing

@Suite("Personal values are erased on an order")
struct ErasureJourney {
    @Test("What was erased is found nowhere, the record stands, and the list says so")
    func erased() throws {
        let desk = try Desk()
        try desk.settle()
        var start = ["inspection", "start", "--pack", "gas", "--site", "兴旺饭店"]
        start += ["--officer", "欧阳某某:ZF-9987", "--contact", "孙店主:13812345678"]
        for fact in Desk.dinerFacts { start += ["--fact", fact] }
        let id = try desk.line(start).text("id")
        #expect(try desk.run(["inspection", "show", id]).output.contains("欧阳某某"))
        let before = try desk.verify().number("entries")

        let erase = ["journal", "erase", "--order", "令〔2026〕1号", "--reason", "本人申请"]
        let unsure = try desk.run(erase + ["--person", "欧阳某某", "--json"])
        #expect(unsure.status == 77)
        #expect(try unsure.error.text("code") == "erasure_unconfirmed")
        #expect(try unsure.error.text("count") == "2")
        let unknown = try desk.run(erase + ["--person", "无此人", "--yes", "--json"])
        #expect(unknown.status == 66)
        let done = try desk.line(erase + ["--person", "欧阳某某", "--person", "孙店主", "--yes"])
        #expect(try done.number("count") == 4 && done.number("seq") >= before)
        let again = try desk.run(erase + ["--person", "欧阳某某", "--yes", "--json"])
        #expect(again.status == 66)

        for value in ["欧阳某某", "ZF-9987", "孙店主", "13812345678"] {
            let found = everyFile(in: desk.folder).filter { contents(of: $0).contains(value) }
            #expect(found == [], "\(value)")
        }
        let shown = try desk.run(["inspection", "show", id])
        #expect(shown.output.contains("（已删除）") && shown.output.contains("李敏"))
        let verified = try desk.verify()
        #expect(try verified.flag("ok") && verified.keys == ["entries", "ok", "root"])
        let entry = try #require(try desk.log().last { try $0.text("kind") == "erase" })
        #expect(try entry.object("body").keys == ["ids", "order", "why"])
    }

    private func everyFile(in folder: String) -> [String] {
        files(in: folder).flatMap { name -> [String] in
            let path = "\(folder)/\(name)"
            let inner = everyFile(in: path)
            return inner.isEmpty ? [path] : inner
        }
    }
}
