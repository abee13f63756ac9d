import ChecklistEngine
import Wording

extension PackReader {
    /// The sections, and whether a pack must have them.
    private static let sections: [(name: String, isRequired: Bool)] = [
        ("settings", true), ("sources", true), ("choices", false), ("facts", false),
        ("survey", true), ("modes", false),
    ]

    /// The pack whose modes count for all.
    static let modesPack = "compulsory-matters"

    /// Reads the whole file. Nil when anything is wrong.
    mutating func readPack(digest: String) -> Pack? {
        let document = YAMLDocument(source)
        for (reason, place) in document.problems { report(reason, at: place) }
        guard let root = document.root else {
            if problems.isEmpty { report(.missingSection("settings"), at: .start) }
            return nil
        }
        guard let entries = mapping(root, "pack") else { return nil }
        for entry in entries where !Self.sections.contains(where: { $0.name == entry.key }) {
            report(.unknownSection(entry.key), at: entry.keyPlace)
        }
        let fields = Fields(place: .start, entries: entries)
        for section in Self.sections where section.isRequired && fields[section.name] == nil {
            report(.missingSection(section.name), at: .start)
        }
        let settings = fields["settings"].flatMap { readSettings($0) }
        let sources = list(fields["sources"]).compactMap { readSource($0) }
        let choiceLists = readChoiceLists(fields["choices"])
        let facts = list(fields["facts"]).compactMap { readFact($0) }
        let survey = readSurvey(fields["survey"])
        let modes = readModes(fields["modes"], packID: settings?.id)
        var declaredKinds: Set<PackProblem.NameKind> = []
        if fields["settings"] != nil { declaredKinds.insert(.authority) }
        if fields["sources"] != nil { declaredKinds.insert(.source) }
        checkCitations(of: declaredKinds)
        checkExpressions()
        checkCycles()

        guard let settings, problems.isEmpty else { return nil }
        return Pack(
            settings: settings, digest: digest, sources: sources, choiceLists: choiceLists,
            facts: facts, groups: survey.groups, items: survey.items, modes: modes)
    }

    private mutating func readSettings(_ entry: YAMLEntry) -> PackSettings? {
        let keys = [
            "form_id", "form_title", "version", "edition", "status", "jurisdiction", "zone",
            "sectors", "authorities",
        ]
        guard let fields = fields(entry.value, "settings", keys: keys) else { return nil }
        let id = name(self.entry(fields, "form_id")) { id in
            PackName.isPackID(id) && "\(id).json" != PackCompiler.indexPath
        }
        if let id { packID = (id, fields.place(of: "form_id")) }
        let title = text(self.entry(fields, "form_title"))
        let version = string(self.entry(fields, "version"))
        let edition = string(self.entry(fields, "edition"))
        let status: PackStatus? = word(self.entry(fields, "status"))
        let jurisdiction = name(self.entry(fields, "jurisdiction")) { text in
            text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        }
        let zone = name(self.entry(fields, "zone"), PackName.isZone)
        let sectors = readSectors(self.entry(fields, "sectors"))
        let authorities = list(self.entry(fields, "authorities")).compactMap { readAuthority($0) }
        guard let id, let title, let version, let edition, let status, let jurisdiction, let zone
        else { return nil }
        return PackSettings(
            id: id, title: title, version: version, edition: edition, status: status,
            jurisdiction: jurisdiction, zone: zone, sectors: sectors, authorities: authorities)
    }

    private mutating func readSectors(_ entry: YAMLEntry?) -> [String] {
        strings(entry).map { sector in
            if !PackName.isPackID(sector.text) {
                report(.badName(key: "sectors", name: sector.text), at: sector.place)
            }
            declare(sector.text, .sector, at: sector.place)
            return sector.text
        }
    }

    private mutating func readAuthority(_ node: YAMLNode) -> Authority? {
        guard let fields = fields(node, "authorities", keys: ["id", "label"]) else { return nil }
        let id = name(entry(fields, "id"), PackName.isName)
        if let id { declare(id, .authority, at: fields.place(of: "id")) }
        let label = text(entry(fields, "label"))
        guard let id, let label else { return nil }
        return Authority(id: id, label: label)
    }

    private mutating func readSource(_ node: YAMLNode) -> PackSource? {
        let keys = [
            "id", "title", "number", "issued", "effective", "status", "confidence",
            "succession", "note",
        ]
        guard let fields = fields(node, "sources", keys: keys) else { return nil }
        let id = string(entry(fields, "id"))
        if let id { declare(id, .source, at: fields.place(of: "id")) }
        let title = text(entry(fields, "title"))
        let number = string(entry(fields, "number"))
        let issued = date(fields["issued"])
        let effective = date(fields["effective"])
        let status: SourceStatus? = word(entry(fields, "status"))
        let confidence: Confidence? = word(entry(fields, "confidence"))
        let succession: Succession? = word(fields["succession"])
        let note = text(fields["note"])
        if let id, status == .programme { names.programmes.insert(id) }
        if let id {
            let said: [(key: String, value: String?, at: String)] = [
                ("title.zh", title?.zh, "title"), ("title.en", title?.en, "title"),
                ("number", number, "number"), ("issued", issued, "issued"),
                ("effective", effective, "effective"), ("status", status?.rawValue, "status"),
            ]
            let statements = said.compactMap { key, value, at in
                value.map {
                    SourceRecord.Statement(key: key, value: $0, place: fields.place(of: at))
                }
            }
            sourceRecords.append(
                SourceRecord(
                    file: file, id: id, number: number, place: fields.place(of: "id"),
                    statements: statements))
        }
        guard let id, let title, let number, let status, let confidence else { return nil }
        return PackSource(
            id: id, title: title, number: number, issued: issued, effective: effective,
            status: status, confidence: confidence,
            isSuccessionUnsettled: succession == .unsettled, note: note)
    }

    /// The only thing that can be said about the succession of a source.
    private enum Succession: String, CaseIterable {
        case unsettled
    }

    private mutating func readChoiceLists(_ entry: YAMLEntry?) -> [ChoiceList] {
        guard let entry, let lists = mapping(entry.value, "choices") else { return [] }
        return lists.map { list in
            if !PackName.isName(list.key) {
                report(.badName(key: "choices", name: list.key), at: list.keyPlace)
            }
            // Names are declared also when a label is missing, so that references hold.
            names.choiceLists[list.key] = []
            var declared: [String: Place] = [:]
            let choices = self.list(list).compactMap { node -> Choice? in
                guard let fields = fields(node, list.key, keys: ["name", "label"]) else {
                    return nil
                }
                let name = name(self.entry(fields, "name"), PackName.isChoiceName)
                if let name {
                    let place = fields.place(of: "name")
                    if let first = declared[name] {
                        report(
                            .duplicateName(.choice, name: name, firstLine: first.line), at: place)
                    }
                    declared[name] = declared[name] ?? place
                    names.choiceLists[list.key]?.append(name)
                }
                let label = text(self.entry(fields, "label"))
                guard let name, let label else { return nil }
                return Choice(name: name, label: label)
            }
            return ChoiceList(name: list.key, choices: choices)
        }
    }

    private mutating func readFact(_ node: YAMLNode) -> Fact? {
        let keys = ["type", "name", "label", "hint", "unit", "relevant"]
        guard let fields = fields(node, "facts", keys: keys) else { return nil }
        let type = readFactType(entry(fields, "type"))
        let name = name(entry(fields, "name"), PackName.isName)
        if let name {
            declare(name, .fact, at: fields.place(of: "name"))
            names.factTypes[name] = .some(type)
        }
        let label = text(entry(fields, "label"))
        let hint = text(fields["hint"])
        let unit = string(fields["unit"])
        if let type {
            if type == .decimal, fields["unit"] == nil {
                report(.missingKey("unit"), at: fields.place)
            } else if type != .decimal, type != .integer, fields["unit"] != nil {
                report(.keyNotForType("unit", type: type.text), at: fields.keyPlace(of: "unit"))
            }
        }
        let relevance = relevance(fields["relevant"], of: .fact, name: name, group: nil)
        guard let type, let name, let label else { return nil }
        return Fact(
            name: name, type: type, label: label, hint: hint, unit: unit, relevance: relevance)
    }

    private mutating func readFactType(_ entry: YAMLEntry?) -> FactType? {
        guard let entry, let text = string(entry) else { return nil }
        guard let type = FactType(text) else {
            report(
                .unknownWord(key: "type", word: text, allowed: Self.factTypes),
                at: entry.value.place)
            return nil
        }
        switch type {
        case .selectOne(let list), .selectMultiple(let list):
            if names.choiceLists[list] == nil {
                report(.unknownChoiceList(list), at: entry.value.place)
            }
        case .integer, .decimal, .text, .date, .yesNo: break
        }
        return type
    }

    private static let factTypes = [
        "select_one", "select_multiple", "integer", "decimal", "text", "date", "yes_no",
    ]
}

extension Fields {
    /// Of a value that is there.
    func place(of key: String) -> Place { self[key]?.value.place ?? place }
    func keyPlace(of key: String) -> Place { self[key]?.keyPlace ?? place }
}
