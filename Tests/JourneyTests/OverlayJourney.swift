import CanonicalJSON
import Glibc
import Testing

/// What a province adds to the gas checklist.
let provincePack = """
    settings:
      form_id: zj-gas
      form_title: {zh: 燃气省补充, en: Gas rules of the province}
      version: "1"
      edition: 省厅通知
      status: current
      jurisdiction: CN
      zone: "+08:00"
      sectors: [gas]
      authorities:
        - {id: gas, label: {zh: 燃气主管部门, en: Gas authority}}
      overlay_of: gas
      issuer: {zh: 某省住建厅, en: Housing department}
    sources:
      - id: ZJ1
        title: {zh: 《某省燃气管理条例》, en: Provincial gas rules}
        number: 省人大公告第1号
        status: in_force
        confidence: verified
    facts:
      - type: yes_no
        name: high_rise
        label: {zh: 高层, en: High-rise}
    survey:
      - type: begin_group
        name: alarms
        label: {zh: 报警联动, en: Alarms}
      - type: verdict
        name: ZJ-1
        label: {zh: 报警器已接入省平台, en: The alarm reports to the platform}
        violation: {zh: 报警器未接入省平台, en: The alarm does not report}
        rectify: {zh: 接入省平台, en: Connect it}
        emphasis: ordinary
        grade: general
        basis: [{source: ZJ1, clause: "12"}]
        confidence: verified
        method: [document]
        relevant: ${high_rise} = 'no'
      - type: end_group

    """

@Suite("Local additions and signed checklists, by command")
struct OverlayJourney {
    // MARK: Additions

    @Test("An imported addition joins its base, is answered beside it, and is shown as an addition")
    func joins() throws {
        let desk = try Desk()
        try desk.settle()
        try desk.install(provincePack)
        let shown = try desk.line(["pack", "show", "gas"])
        #expect(try shown.list("overlays").map { try $0.text("id") } == ["zj-gas"])

        let inspection = try desk.startInspection()
        #expect(try desk.log().contains { $0.whole.contains("\"id\":\"zj-gas\"") })
        #expect(try desk.line(["inspection", "answer", inspection, "ZJ-1", "fail"]).has("seq"))
        #expect(
            try desk.line(["inspection", "answer", inspection, "GAS-C-631", "pass"]).has("seq"))

        let json = try desk.line(["inspection", "show", inspection])
        #expect(try json.list("overlays").map { try $0.text("overlay_of") } == ["gas"])
        let items = try json.list("items").map { try $0.text("item") }
        #expect(items.contains("zj-gas/ZJ-1") && items.contains("gas/GAS-C-631"))
        let text = try desk.run(["inspection", "show", inspection]).output
        #expect(text.contains("== 地方补充 · 某省住建厅\n"))
        // The national list stands before it, whole.
        let alone = try desk.start(["--without-overlay", "zj-gas"])
        let without = try desk.line(["inspection", "show", try alone.text("id")])
        let national = try without.list("items").map { try $0.text("item") }
        #expect(items.filter { !$0.hasPrefix("zj-gas/") } == national)
    }

    @Test("What is left out is said, and what would not join cannot be left out")
    func leftOut() throws {
        let desk = try Desk()
        try desk.settle()
        try desk.install(provincePack)

        let all = try desk.start([])
        #expect(all.whole.contains("\"left_out\":[]"))
        #expect(try all.list("packs").map { try $0.text("id") }.prefix(2) == ["gas", "zj-gas"])
        let fewer = try desk.start(["--without-overlay", "zj-gas"])
        #expect(fewer.whole.contains("\"left_out\":[\"zj-gas\"]"))
        #expect(!(try fewer.list("packs").map { try $0.text("id") }.contains("zj-gas")))
        let wrong = try desk.run(Desk.starting + ["--without-overlay", "zj-gaz", "--json"])
        #expect(wrong.status == 66 && wrong.errors.contains("overlay_not_there"))
        let alone = try desk.run([
            "inspection", "start", "--pack", "zj-gas", "--site", "兴旺饭店", "--json",
        ])
        #expect(alone.status == 77 && alone.errors.contains("overlay_without_base"))
    }

    @Test(
        "An addition that would take a national item's place, or turn a fact, is refused with its place",
        arguments: [
            ("name: ZJ-1", "name: GAS-C-631", "overlay_item_taken"),
            ("type: yes_no", "type: date", "overlay_fact_differs"),
            ("overlay_of: gas", "overlay_of: zj-gas", "overlay_of_itself"),
            ("overlay_of: gas", "overlay_of: compulsory-matters", "overlay_of_compulsory"),
        ])
    func refused(old: String, new: String, code: String) throws {
        let desk = try Desk()
        try desk.settle()
        let text = provincePack.replacing(old, with: new)
            .replacing("    relevant: ${high_rise} = 'no'\n", with: "")
        let file = "\(desk.folder)/zj.yaml"
        try write(text, to: file)

        for command in ["lint", "import"] {
            let outcome = try desk.run(["pack", command, file, "--json"])
            #expect(outcome.status == (command == "lint" ? 1 : 65))
            let errors = try outcome.lines.filter { try $0.text("severity") == "error" }
            #expect(try errors.map { try $0.text("code") } == [code])
            #expect(try errors.first?.number("line") ?? 0 > 1)
        }
        #expect(files(in: "\(desk.folder)/home/packs") == [])
    }

    @Test("Without its base an addition stands alone, and joins once the base is there")
    func baseMissing() throws {
        let desk = try Desk()
        try desk.settle()
        let text = provincePack.replacing("overlay_of: gas", with: "overlay_of: our-gas")
        let outcome = try desk.install(text)
        #expect(outcome.errors.contains("our-gas"))
        #expect(
            try desk.line(["inspection", "start", "--pack", "zj-gas", "--site", "甲"]).has("id"))

        let table = "\(desk.folder)/gas.md"
        #expect(try desk.run(["pack", "export", "gas", "--to", table]).status == 0)
        #expect(try desk.run(["pack", "import", table, "--id", "our-gas"]).status == 0)
        let begun = try desk.line(["inspection", "start", "--pack", "our-gas", "--site", "甲"])
        #expect(
            try begun.list("packs").map { try $0.text("id") }.prefix(2) == ["our-gas", "zj-gas"])
    }

    // MARK: Signatures

    @Test("A signed checklist is trusted, named in the record, and found when it was changed")
    func signed() throws {
        let desk = try Desk()
        try desk.settle()
        let (file, key) = try desk.sign(provincePack)

        let first = try desk.line(["pack", "import", file])
        #expect(try first.text("state") == "unknown_key")
        let listed = try desk.run(["pack", "list"]).output
        #expect(listed.contains("不认识的密钥"))
        #expect(try desk.run(Desk.starting).errors.contains("不认识的密钥"))

        #expect(try desk.line(["pack", "trust", key]).text("status") == "trusted")
        #expect(try desk.lines(["pack", "trust", "--list"]).map { try $0.text("key") } == [key])
        let begun = try desk.start([])
        #expect(
            try begun.list("packs").map { try $0.text("state") }.prefix(2)
                == ["shipped", "trusted"])
        #expect(try desk.log().contains { $0.whole.contains("\"signed_by\":\"\(key)\"") })
        #expect(try desk.verify().flag("ok"))

        // Changed where it lies, it is not used and nobody is told otherwise.
        let installed = "\(desk.folder)/home/packs/zj-gas.yaml"
        try write(provincePack.replacing("省平台", with: "市平台"), to: installed)
        let damaged = try desk.lines(["pack", "list"]).filter { try $0.text("id") == "zj-gas" }
        #expect(try damaged.map { try $0.text("state") } == ["damaged"])
        let without = try desk.run(Desk.starting + ["--json"])
        #expect(without.status == 0 && without.errors.contains("签名之后改动过"))
        #expect(without.output.contains("\"damaged\":[\"zj-gas\"]"))
        #expect(try desk.run(["pack", "show", "zj-gas"]).status == 65)
        #expect(try desk.line(["pack", "import", file]).text("state") == "trusted")
    }

    @Test("A wrong signature stops the import, and a trusted one is not lost without a word")
    func wrongSignature() throws {
        let desk = try Desk()
        try desk.settle()
        let (file, key) = try desk.sign(provincePack)
        #expect(try desk.run(["pack", "trust", key]).status == 0)
        let changed = provincePack.replacing("version: \"1\"", with: "version: \"2\"")
        let other = "\(desk.folder)/other.yaml"
        try write(changed, to: other)

        let wrong = try desk.run([
            "pack", "import", other, "--signature", "\(file).sig", "--json",
        ])
        #expect(wrong.status == 65 && wrong.errors.contains("pack_signature_wrong"))
        #expect(files(in: "\(desk.folder)/home/packs") == ["trusted"])

        #expect(try desk.run(["pack", "import", file]).status == 0)
        let lost = try desk.run(["pack", "import", other, "--json"])
        #expect(lost.status == 77 && lost.errors.contains("pack_signature_lost"))
        #expect(
            try desk.line(["pack", "import", other, "--unsigned"]).text("state") == "unsigned")
    }

    @Test("A key is made once, with a mode of its own, and needs its passphrase")
    func keys() throws {
        let desk = try Desk()
        let (file, _) = try desk.sign(provincePack)
        var status = stat()
        #expect(stat("\(desk.folder)/issuer.key", &status) == 0 && status.st_mode & 0o777 == 0o600)
        // What an office hands out can be read by others, as the checklist can.
        let mask = umask(0)
        umask(mask)
        #expect(stat("\(file).sig", &status) == 0 && status.st_mode & 0o777 == 0o666 & ~mask)
        let key = "\(desk.folder)/issuer.key"
        let words = "\(desk.folder)/words"
        let again = try desk.run([
            "pack", "keygen", "--name", "a", "--to", key, "--passphrase-file", words, "--json",
        ])
        #expect(again.status == 73 && again.errors.contains("key_there"))
        try write("别的\n", to: words)
        let sealed = try desk.run([
            "pack", "sign", file, "--key", key, "--passphrase-file", words, "--json",
        ])
        #expect(sealed.status == 77 && sealed.errors.contains("wrong_passphrase"))
        #expect(try desk.run(["pack", "trust", "nonsense", "--json"]).status == 65)
        #expect(!files(in: desk.folder).contains("home"))
    }
}

extension Desk {
    fileprivate static let starting =
        ["inspection", "start", "--pack", "gas", "--site", "兴旺饭店"]
        + dinerFacts.flatMap { ["--fact", $0] }

    fileprivate func start(_ more: [String]) throws -> Line { try line(Self.starting + more) }

    @discardableResult
    fileprivate func install(_ yaml: String) throws -> Outcome {
        let file = "\(folder)/zj.yaml"
        try write(yaml, to: file)
        let outcome = try run(["pack", "import", file])
        guard outcome.status == 0 else { throw Trouble("import: \(outcome)") }
        return outcome
    }

    /// - Returns: The file beside which the signature lies, and the public key.
    fileprivate func sign(_ yaml: String) throws -> (file: String, key: String) {
        let file = "\(folder)/zj.yaml"
        try write(yaml, to: file)
        try write("一个口令\n", to: "\(folder)/words")
        let seal = ["--passphrase-file", "\(folder)/words"]
        let key = try line(
            ["pack", "keygen", "--name", "zj.example/gas", "--to", "\(folder)/issuer.key"] + seal)
        #expect(
            try line(["pack", "sign", file, "--key", "\(folder)/issuer.key"] + seal).text("path")
                == "\(file).sig")
        return (file, try key.text("key"))
    }
}

extension Line {
    fileprivate var whole: String { String(decoding: canonicalBytes(json), as: UTF8.self) }
}
