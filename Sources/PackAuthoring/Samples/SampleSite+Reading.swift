import InspectionModel
import Wording

extension SampleSite {
    /// - Parameter file: Named in the problems.
    package init(file: String, yaml: [UInt8]) throws(YAMLFailure) {
        let source = try SourceText(file: file, yaml: yaml)
        var reader = SampleReader(PackReader(file: file, source: source))
        let site = reader.site()
        let problems = reader.problems
        guard let site, problems.isEmpty else { throw YAMLFailure(problems) }
        self = site
    }
}

/// Reads a sample with the means of packs, so that its faults are told like theirs.
private struct SampleReader {
    private var reader: PackReader

    init(_ reader: PackReader) { self.reader = reader }

    var problems: [PackProblem] { reader.problemsInFileOrder }

    mutating func site() -> SampleSite? {
        let document = YAMLDocument(reader.source)
        for (reason, place) in document.problems { reader.report(reason, at: place) }
        guard let root = document.root,
            let fields = reader.fields(
                root, "sample", keys: ["site", "packs", "facts", "people", "visits"]),
            let site = reader.entry(fields, "site"),
            let about = reader.fields(site.value, "site", keys: ["name", "address"])
        else { return nil }
        let name = text(about, "name")
        let address = text(about, "address")
        let packs = reader.strings(reader.entry(fields, "packs")).map(\.text)
        let facts = values(fields, "facts")
        let people = reader.list(reader.entry(fields, "people")).compactMap { person($0) }
        let visits = reader.list(reader.entry(fields, "visits")).compactMap { visit($0) }
        guard let name, let address else { return nil }
        return SampleSite(
            name: name, address: address, packs: packs, facts: facts, people: people,
            visits: visits)
    }

    private mutating func person(_ node: YAMLNode) -> SampleSite.Person? {
        guard let fields = reader.fields(node, "people", keys: ["id", "name", "post", "phone"])
        else { return nil }
        let id = string(fields, "id")
        let name = text(fields, "name")
        let post = text(fields, "post")
        guard let id, let name, let post else { return nil }
        return SampleSite.Person(
            id: id, name: name, post: post, phone: reader.string(fields["phone"]))
    }

    private static let visitKeys = [
        "days_ago", "at", "mode", "source", "task", "scope", "state", "principal", "contact",
        "measured", "failed", "not_applicable", "not_checked", "unlisted", "end", "words",
    ]

    private mutating func visit(_ node: YAMLNode) -> SampleSite.Visit? {
        guard let fields = reader.fields(node, "visits", keys: Self.visitKeys) else { return nil }
        let daysAgo = reader.integer(reader.entry(fields, "days_ago"), least: 1)
        let time = string(fields, "at")
        let mode: InspectionMode? = reader.word(reader.entry(fields, "mode"))
        let source: TaskSource? = reader.word(reader.entry(fields, "source"))
        let contact = string(fields, "contact")
        let failures = reader.list(fields["failed"]).compactMap { failure($0) }
        let notApplicable = reader.list(fields["not_applicable"]).compactMap { remark($0) }
        let notChecked = reader.list(fields["not_checked"]).compactMap { omission($0) }
        let unlisted = reader.list(fields["unlisted"]).compactMap { self.unlisted($0) }
        let end: SampleSite.End? = reader.word(reader.entry(fields, "end"))
        guard let daysAgo, let time, let mode, let source, let contact, let end else { return nil }
        return SampleSite.Visit(
            daysAgo: daysAgo, time: time, mode: mode, source: source,
            task: reader.text(fields["task"]), scope: reader.word(fields["scope"]) ?? .all,
            state: reader.word(fields["state"]) ?? .producing,
            principal: reader.string(fields["principal"]), contact: contact,
            measured: values(fields, "measured"), failures: failures,
            notApplicable: notApplicable, notChecked: notChecked, unlisted: unlisted, end: end,
            words: reader.text(fields["words"]))
    }

    private mutating func failure(_ node: YAMLNode) -> SampleSite.Failure? {
        guard
            let fields = reader.fields(
                node, "failed", keys: ["item", "place", "fact", "days", "photo"])
        else { return nil }
        let item = string(fields, "item")
        let place = text(fields, "place")
        let fact = text(fields, "fact")
        guard let item, let place, let fact else { return nil }
        return SampleSite.Failure(
            item: item, place: place, fact: fact, days: reader.integer(fields["days"], least: 1),
            photo: reader.string(fields["photo"]))
    }

    private mutating func remark(_ node: YAMLNode) -> SampleSite.Remark? {
        guard let fields = reader.fields(node, "not_applicable", keys: ["item", "why"]) else {
            return nil
        }
        let item = string(fields, "item")
        let why = text(fields, "why")
        guard let item, let why else { return nil }
        return SampleSite.Remark(item: item, why: why)
    }

    private mutating func omission(_ node: YAMLNode) -> SampleSite.Omission? {
        guard let fields = reader.fields(node, "not_checked", keys: ["item", "reason"]) else {
            return nil
        }
        let item = string(fields, "item")
        let reason: NotCheckedReason? = reader.word(reader.entry(fields, "reason"))
        guard let item, let reason else { return nil }
        return SampleSite.Omission(item: item, reason: reason)
    }

    private mutating func unlisted(_ node: YAMLNode) -> SampleSite.Unlisted? {
        let keys = ["place", "violation", "fact", "before", "after", "photo"]
        guard let fields = reader.fields(node, "unlisted", keys: keys) else { return nil }
        let place = text(fields, "place")
        let violation = text(fields, "violation")
        let fact = text(fields, "fact")
        let before = text(fields, "before")
        let after = text(fields, "after")
        guard let place, let violation, let fact, let before, let after else { return nil }
        return SampleSite.Unlisted(
            place: place, violation: violation, fact: fact, before: before, after: after,
            photo: reader.string(fields["photo"]))
    }

    private mutating func text(_ fields: Fields, _ key: String) -> Text? {
        reader.text(reader.entry(fields, key))
    }

    private mutating func string(_ fields: Fields, _ key: String) -> String? {
        reader.string(reader.entry(fields, key))
    }

    /// A mapping of names to texts; none where it is not there.
    private mutating func values(_ fields: Fields, _ key: String) -> [String: String] {
        guard let entry = fields[key], let entries = reader.mapping(entry.value, key) else {
            return [:]
        }
        return entries.reduce(into: [:]) { values, entry in
            values[entry.key] = reader.string(entry)
        }
    }
}
