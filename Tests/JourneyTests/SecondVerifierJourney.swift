import CanonicalJSON
import SimulatedDisk
import Testing

@testable import JournalStore

/// `Scripts/verify-journal`, which shares nothing with the program, says the same of a journal.
@Suite("The second verifier")
struct SecondVerifierJourney {
    @Test("100,000 mutated lines are accepted and refused alike by both readers")
    func lines() throws {
        let day = try WorkingDay()
        let seeds = try day.log.filter { $0.count < 3000 }
        var random = SeededGenerator(seed: 20_261_122)
        var lines: [[UInt8]] = []
        while lines.count < 100_000 {
            guard var line = seeds.randomElement(using: &random) else { break }
            for _ in 0..<Int.random(in: 0...2, using: &random) { change(&line, &random) }
            // Without this the sum would refuse everything, and hide the other rules.
            if line.count > 26, Int.random(in: 0..<16, using: &random) > 0 {
                let sum = Hash256(of: Array(line.dropLast(26))).shortHex
                line.replaceSubrange(line.count - 18..<line.count - 2, with: sum)
            }
            if !line.contains(0x0a) { lines.append(line) }
        }
        let file = "\(day.desk.folder)/lines"
        try day.put(file, lines.flatMap { $0 + [0x0a] })
        let outcome = try day.script(["--lines", file])
        let said = outcome.output.split(separator: "\n")
        #expect(outcome.status == 0 && said.count == lines.count)
        var accepted = 0
        for (line, said) in zip(lines, said) {
            var reader = EntryLineReader()
            let isLine = line.withUnsafeBufferPointer { (try? reader.entry(in: $0)) != nil }
            if isLine { accepted += 1 }
            guard isLine == (said == "1") else {
                Issue.record("not alike: \(String(decoding: line, as: UTF8.self))")
                return
            }
        }
        #expect((1000..<99_000).contains(accepted))
    }

    private static let noncharacter = Unicode.Scalar(0x1fffe as UInt32).map { String($0) } ?? ""

    private func printed(_ hashes: [Hash256]) -> [UInt8] { hashes.flatMap(\.bytes) + [0x0a] }

    private func change(_ line: inout [UInt8], _ random: inout SeededGenerator) {
        guard !line.isEmpty else { return }
        let index = Int.random(in: 0..<line.count, using: &random)
        let pieces = [
            "\\u0000", "\\n", "\\u001F", "\\/", Self.noncharacter, "\\ud800", "0", "-0",
            "1.0",
            "1e3", "null", "true", "[]", "{}", " ", "9007199254740992", ",\"a\":1", "\u{7f}", "é",
            "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]",
        ]
        switch Int.random(in: 0..<6, using: &random) {
        case 0: line[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: line.remove(at: index)
        case 2: line.insert(UInt8.random(in: 0x20..<0x7f, using: &random), at: index)
        case 3:
            let piece = pieces.randomElement(using: &random) ?? ""
            line.insert(contentsOf: Array(piece.utf8), at: index)
        case 4:
            let other = Int.random(in: 0..<line.count, using: &random)
            line.swapAt(index, other)
        default:
            let digits = line.indices.filter { (0x30...0x39).contains(line[$0]) }
            guard let digit = digits.randomElement(using: &random) else { return }
            line[digit] = UInt8.random(in: 0x30...0x39, using: &random)
        }
    }

    @Test("All proofs of all trees up to size 300 are the same bytes")
    func proofs() throws {
        let desk = try Desk()
        let command = try RunningCommand(
            WorkingDay.verifier + ["--proofs", "300"], environment: desk.environment, input: "",
            folder: desk.folder)
        let said = command.waitForEnd().output.split(separator: "\n")
        #expect(said.count == 300)
        var leaves: [Hash256] = []
        for (index, said) in said.enumerated() {
            leaves.append(Hash256(of: Array("leaf \(index)".utf8)))
            let tree = MerkleTree(leaves: leaves)
            let included = (0..<tree.size).flatMap { printed(tree.inclusion(of: $0)) }
            let consistent = (1...tree.size).flatMap { printed(tree.consistency(from: $0)) }
            let line =
                "\(tree.size) \(tree.root) \(Hash256(of: included)) \(Hash256(of: consistent))"
            if line != said { Issue.record("size \(tree.size)") }
        }
    }

    @Test("Both agree on size and root of a day's work, and both refuse each damaged byte of it")
    func damages() throws {
        let day = try WorkingDay()
        try day.replaceKeys()
        try day.addPhotos(280)
        try day.erase()
        let ours = try day.desk.verify()
        let theirs = try #require(try day.script([day.journal, "--keys", day.keys]).lines.first)
        #expect(try ours.flag("ok") && theirs.flag("ok"))
        #expect(try ours.number("entries") == theirs.number("entries"))
        #expect(try ours.text("root") == theirs.text("root"))
        #expect(ours.keys == ["entries", "ok", "root"] && theirs.keys == ours.keys)

        var random = SeededGenerator(seed: 7)
        let evidence = try day.evidence()
        for kind in ["log/", "checkpoint", "tile/", "blob/", "private/"] {
            #expect(evidence.contains { $0.hasPrefix(kind) }, "\(kind)")
        }
        for number in 0..<40 {
            // Every kind of file in turn, the log more often.
            let kind = ["log/", "checkpoint", "log/", "tile/", "blob/", "private/"][number % 6]
            let file = evidence.filter { $0.hasPrefix(kind) }.randomElement(using: &random)
            let path = "\(day.journal)/\(try #require(file))"
            let whole = try day.bytes(path)
            var changed = whole
            let place = Int.random(in: changed.indices, using: &random)
            changed[place] ^= UInt8.random(in: 1...255, using: &random)
            try day.put(path, changed)
            let ours = try day.desk.run(["journal", "verify", "--json"])
            let theirs = try day.script([day.journal, "--keys", day.keys])
            try day.put(path, whole)
            guard ours.status == 1, theirs.status == 1, let one = try ours.lines.first,
                let other = try theirs.lines.first
            else {
                Issue.record("byte \(place) of \(path)\n\(ours)\n\(theirs)")
                continue
            }
            #expect(one.description == other.description, "byte \(place) of \(path)")
        }
    }
}

/// A day of three inspectors, recorded with the commands that people use.
private struct WorkingDay {
    let desk: Desk
    let inspection: String

    static let verifier: [String] = {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return ["/usr/bin/env", "python3", "/\(root)/Scripts/verify-journal"]
    }()

    var journal: String { "\(desk.folder)/home/journal" }
    var keys: String { "\(desk.folder)/home/keys/subjects" }

    init() throws {
        desk = try Desk()
        try desk.settle()
        inspection = try Self.inspect(desk)
        try write("口令 Pass-1\n", to: "\(desk.folder)/passphrase")
        for person in try officers() { try sign(inspection, person) }
    }

    /// From the start to the enterprise's side.
    private static func inspect(_ desk: Desk) throws -> String {
        var start = ["inspection", "start", "--pack", "gas", "--site", "兴旺饭店"]
        start += ["--officer", "王强:ZF-0002", "--officer", "赵刚:ZF-0003"]
        start += ["--contact", "孙店主:13812345678"]
        for fact in Desk.dinerFacts { start += ["--fact", fact] }
        let id = try desk.line(start).text("id")
        func act(_ name: String, _ arguments: String...) throws {
            let outcome = try desk.run(["inspection", name, id] + arguments)
            guard outcome.status == 0 else { throw Trouble("\(name) \(arguments): \(outcome)") }
        }
        for step in ["arrive", "show_id", "inform", "check", "record"] { try act("step", step) }
        try act("answer", "C-EN-60", "fail", "--note", "台账缺 3 日\t\u{1}")
        try act("answer", "GAS-C-607a", "1.50 m")
        for code in ["C-EN-63", "C-EN-59", "C-EN-61"] { try act("answer", code, "pass") }
        try act("answer", "C-EN-63", "clear")
        try act("answer", "C-EN-63", "pass")
        try act(
            "find", "--item", "C-EN-60", "--place", "厨房", "--fact", "缺 3 日", "--deadline", "+15")
        try act(
            "find", "--violation", "地面有油", "--place", "门口", "--fact", "湿滑", "--disposition",
            "corrected_on_spot", "--grade", "general", "--grade-reason", "轻", "--before", "有油",
            "--after", "已擦")
        try act("finish", "--end", "suspended", "--reason", "weather")
        try act("resume")
        try act("finish", "--leave-unchecked", "no_time")
        try act("step", "read_back")
        try act("enterprise", "paper_signed")
        return id
    }

    private func sign(_ id: String, _ person: String) throws {
        try run([
            "inspection", "sign", id, "--person", person, "--passphrase-file",
            "\(desk.folder)/passphrase",
        ])
    }

    private func run(_ arguments: [String]) throws {
        let outcome = try desk.run(arguments)
        guard outcome.status == 0 else { throw Trouble("\(arguments): \(outcome)") }
    }

    /// All keys are replaced, and the first officer signs another record with the new one.
    func replaceKeys() throws {
        let person = try #require(try officers().first)
        let rotate = ["journal", "key", "rotate", "--reason", "每年一次"]
        try run(rotate)
        try run(
            rotate + ["--person", person, "--passphrase-file", "\(desk.folder)/passphrase"])
        try sign(try Self.inspect(desk), person)
        try run(rotate)
    }

    func officers() throws -> [String] {
        let shown = try desk.line(["inspection", "show", inspection]).object("inspection")
        guard let json = try JSONReader.read(Array(shown.description.utf8)).objectValue else {
            return []
        }
        return (json.array("officers") ?? []).compactMap(\.stringValue)
    }

    /// What the journal itself takes in, with its own means.
    func addPhotos(_ count: Int) throws {
        let location = JournalLocation(
            journal: journal, keys: "\(desk.folder)/home/keys",
            state: "\(desk.folder)/state/zhaodan")
        let world = JournalWorld(
            fileSystem: PosixFileSystem(), clock: SystemClock(), random: SystemRandom())
        let (journal, _) = try Journal.open(
            location, session: SessionIdentity(by: "u-7", app: "test"), in: world)
        var drafts: [EntryDraft] = []
        for number in 0..<count {
            let photo = Array("photograph \(number % 7)\n".utf8)
            let blob = try journal.blobs.put(photo, for: .text)
            drafts.append(
                EntryDraft(
                    by: "u-7", kind: "photo.add",
                    body: [
                        "author": "u-7", "blob": .string(blob),
                        "bytes": .integer(Int64(photo.count)), "item": "gas/C-EN-60",
                        "media": "image/jpeg", "number": .string("P-\(1_000 + number)"),
                        "original": false, "task": .string(inspection),
                    ]))
        }
        try journal.append(drafts)
        try journal.close()
    }

    func erase() throws {
        try run([
            "journal", "erase", "--person", try #require(try officers().last), "--order",
            "令〔2026〕1号", "--reason", "本人申请",
            "--yes",
        ])
    }

    func script(_ arguments: [String]) throws -> Outcome {
        try RunningCommand(
            Self.verifier + arguments, environment: desk.environment, input: "",
            folder: desk.folder
        ).waitForEnd()
    }

    // MARK: Files

    var log: [[UInt8]] {
        get throws {
            try bytes("\(journal)/log/000000000000.jsonl").split(separator: 0x0a).map(Array.init)
        }
    }

    /// What is checked, as paths in the journal.
    func evidence() throws -> [String] {
        func all(_ folder: String) -> [String] {
            files(in: "\(journal)/\(folder)").flatMap { name -> [String] in
                let inner = all("\(folder)/\(name)")
                return inner.isEmpty ? ["\(folder)/\(name)"] : inner
            }
        }
        return ["checkpoint"] + ["log", "tile", "blob/sha256", "private"].flatMap(all)
    }

    func bytes(_ path: String) throws -> [UInt8] {
        try PosixFileSystem().bytes(of: path, limit: 64 << 20) ?? []
    }

    func put(_ path: String, _ bytes: [UInt8]) throws {
        let fileSystem = PosixFileSystem()
        let file = try fileSystem.open(path, .createIfMissing)
        defer { fileSystem.close(file) }
        try fileSystem.truncate(file, to: 0)
        try fileSystem.writeAll(bytes, to: file, at: 0)
    }
}
