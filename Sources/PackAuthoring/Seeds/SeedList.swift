import FormLanguage
package import Wording

/// The systems and checkpoints that items name in `seeds` (`Resources/Seeds/checkpoints.yaml`).
package struct SeedList: Sendable {
    /// Seeds that belong together: `C-GS`, `S-A`.
    package struct Group: Equatable, Sendable {
        package let id: String
        package let title: Text
    }

    package enum Kind: String, CaseIterable, Sendable {
        /// A starter is usual practice, for a sector that has not laid down its points.
        case checkpoint, starter, system
    }

    /// How much weight a checkpoint has, or what a system is to the program.
    package enum Class: String, CaseIterable, Sendable {
        case major, priority, ordinary
        case core, workflow, reporting
        case contentOnly = "content-only"
    }

    package struct Seed: Equatable, Sendable {
        package let id: String
        package let kind: Kind
        package let group: String
        package let weight: Class
        package let title: Text
        /// Whether a list can have an item for it. What the program itself does is none.
        package let isForChecklist: Bool
        /// The checkpoints in which a list looks for a system.
        package let points: [String]
    }

    package let groups: [Group]
    /// Systems, checkpoints, then starters, in the order of the file.
    package let seeds: [Seed]
    private let indices: [String: Int]

    package subscript(id: String) -> Seed? { indices[id].map { seeds[$0] } }

    /// The id that a misspelled one may have meant.
    func meant(by id: String) -> String? { nearest(to: id, among: seeds.map(\.id)) }

    /// - Parameter file: Named in the problems.
    package init(file: String, yaml: [UInt8]) throws(YAMLFailure) {
        let source = try SourceText(file: file, yaml: yaml)
        var reader = SeedListReader(PackReader(file: file, source: source))
        reader.read()
        let problems = reader.problems
        guard problems.isEmpty else { throw YAMLFailure(problems) }
        groups = reader.groups
        seeds = reader.seeds
        indices = Dictionary(uniqueKeysWithValues: seeds.enumerated().map { ($1.id, $0) })
    }
}

/// Reads the list with the means of packs, so that its faults are told like theirs.
private struct SeedListReader {
    private var reader: PackReader
    private(set) var groups: [SeedList.Group] = []
    private(set) var seeds: [SeedList.Seed] = []
    private var taken: Set<String> = []

    init(_ reader: PackReader) { self.reader = reader }

    var problems: [PackProblem] { reader.problemsInFileOrder }

    mutating func read() {
        let document = YAMLDocument(reader.source)
        for (reason, place) in document.problems { reader.report(reason, at: place) }
        guard let root = document.root,
            let fields = reader.fields(
                root, "seeds", keys: ["groups", "systems", "checkpoints", "starters"])
        else { return }
        for node in reader.list(reader.entry(fields, "groups")) { readGroup(node) }
        for node in reader.list(reader.entry(fields, "systems")) { readSeed(node, .system) }
        for node in reader.list(reader.entry(fields, "checkpoints")) { readSeed(node, .checkpoint) }
        for node in reader.list(fields["starters"]) { readSeed(node, .starter) }
        for seed in seeds {
            for point in seed.points where !taken.contains(point) {
                reader.report(.unknownSeed(point, meant: nil), at: .start)
            }
        }
    }

    private mutating func readGroup(_ node: YAMLNode) {
        guard let fields = reader.fields(node, "groups", keys: ["id", "zh", "en"]),
            let id = id(fields), let title = title(fields)
        else { return }
        groups.append(SeedList.Group(id: id, title: title))
    }

    private mutating func readSeed(_ node: YAMLNode, _ kind: SeedList.Kind) {
        let own =
            switch kind {
            case .system: ["class", "group", "points"]
            case .checkpoint: ["class"]
            case .starter: [String]()
            }
        guard let fields = reader.fields(node, "seeds", keys: ["id", "zh", "en"] + own)
        else { return }
        let weight: SeedList.Class? =
            kind == .starter ? .ordinary : reader.word(reader.entry(fields, "class"))
        let points = reader.strings(fields["points"]).map(\.text)
        let title = title(fields)
        let named = kind == .system ? reader.string(reader.entry(fields, "group")) : nil
        guard let id = id(fields), let weight, let title else { return }
        // `C-GS-01` and `K-GS-01` are of the group `C-GS`.
        let group = named ?? "C" + id.prefix(while: { !$0.isNumber }).dropFirst().dropLast()
        if !groups.contains(where: { $0.id == group }) {
            reader.report(.unknownGroup(group, meant: nil), at: fields.place)
        }
        seeds.append(
            SeedList.Seed(
                id: id, kind: kind, group: group, weight: weight, title: title,
                isForChecklist: kind != .system || !points.isEmpty,
                points: points))
    }

    private mutating func id(_ fields: Fields) -> String? {
        guard let id = reader.string(reader.entry(fields, "id")) else { return nil }
        guard taken.insert(id).inserted else {
            reader.report(.badName(key: "id", name: id), at: fields.place(of: "id"))
            return nil
        }
        return id
    }

    private mutating func title(_ fields: Fields) -> Text? {
        let zh = reader.string(reader.entry(fields, "zh"))
        let en = reader.string(reader.entry(fields, "en"))
        guard let zh, let en else { return nil }
        return Text(zh: zh, en: en)
    }
}
