import ChecklistEngine
import CivilTime
import FormEngine
import FormLanguage
import Wording

extension PackReader {
    /// The sections, and whether a pack must have them.
    private static let sections: [(name: String, isRequired: Bool)] = [
        ("settings", true), ("sources", true), ("choices", false), ("facts", false),
        ("survey", true), ("judgements", false), ("scoring", false), ("modes", false),
        // Only leads back to the workbook that the pack was imported from.
        ("workbook", false),
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
        for section in Self.sections where isRequired(section, entries) {
            report(.missingSection(section.name), at: .start)
        }
        isChecklist = fields["sources"] != nil
        let settings = fields["settings"].flatMap { readSettings($0) }
        let sources = list(fields["sources"]).compactMap { readSource($0) }
        let choiceLists = readChoiceLists(fields["choices"])
        let facts = list(fields["facts"]).compactMap { readFact($0) }
        let survey = readSurvey(fields["survey"], choiceLists)
        var grading = PackGrading()
        grading.judgements = readJudgements(fields["judgements"])
        grading.scoring = readScoring(fields["scoring"], groups: survey.groups)
        let modes = readModes(fields["modes"], packID: settings?.id)
        var declaredKinds: Set<PackProblem.NameKind> = []
        if fields["settings"] != nil { declaredKinds.insert(.authority) }
        if fields["sources"] != nil { declaredKinds.insert(.source) }
        checkCitations(of: declaredKinds)
        checkFormerNames()
        var pack = Pack(
            settings: settings ?? .unread, digest: digest, sources: sources,
            choiceLists: choiceLists.filter { list in
                !survey.lists.contains { $0.name == list.name }
            } + survey.lists, facts: facts, groups: survey.groups, items: survey.items,
            questions: survey.questions, survey: survey.rows, modes: modes)
        pack.grading = grading
        readSoFar = pack
        checkExpressions(pack.form, isForm: survey.isForm)
        checkCycles(pack.form)
        return problems.isEmpty ? pack : nil
    }

    /// Only what has items cites sources.
    private func isRequired(
        _ section: (name: String, isRequired: Bool), _ entries: [YAMLEntry]
    ) -> Bool {
        guard section.isRequired, !entries.contains(where: { $0.key == section.name }) else {
            return false
        }
        return section.name != "sources" || entries.contains { $0.holdsItems }
    }

    private mutating func readSettings(_ entry: YAMLEntry) -> PackSettings? {
        let keys = isChecklist ? Self.settingsKeys : Self.settingsKeys + Self.formSettingsKeys
        guard let fields = fields(entry.value, "settings", keys: keys) else { return nil }
        let id = name(self.entry(fields, "form_id")) { id in
            PackName.isPackID(id) && "\(id).json" != PackCompiler.indexPath
        }
        if let id { packID = (id, fields.place(of: "form_id")) }
        let title = phrase(self.entry(fields, "form_title"))
        let version = string(wanted(fields, "version"))
        let edition = string(wanted(fields, "edition"))
        let status: PackStatus? = word(wanted(fields, "status"))
        let jurisdiction = name(wanted(fields, "jurisdiction")) { text in
            text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        }
        let zone = name(wanted(fields, "zone"), PackName.isZone)
        let sectors = readSectors(wanted(fields, "sectors"))
        let authorities = list(wanted(fields, "authorities")).compactMap { readAuthority($0) }
        packValidity = validity(fields)
        let overlay = readOverlay(fields, id: id)
        guard let id, let title else { return nil }
        if isChecklist, [version, edition, jurisdiction, zone].contains(nil) || status == nil {
            return nil
        }
        var settings = PackSettings(
            id: id, title: title, version: version ?? "", edition: edition ?? version ?? "",
            status: status ?? .current, jurisdiction: jurisdiction ?? "CN", zone: zone ?? "+08:00",
            sectors: sectors, authorities: authorities)
        settings.validity = packValidity
        settings.overlay = overlay
        settings.subject = word(fields["subject"]) ?? .enterprise
        return settings
    }

    private static let settingsKeys = [
        "form_id", "form_title", "version", "edition", "status", "jurisdiction", "zone",
        "sectors", "authorities", "subject", "overlay_of", "issuer", "valid_from", "valid_until",
    ]

    /// What XLSForm has besides; kept and without a meaning here.
    private static let formSettingsKeys = [
        "default_language", "style", "instance_name", "public_key", "submission_url", "name",
        "client_editable", "auto_send", "auto_delete", "allow_choice_duplicates",
        "clean_text_values", "namespaces", "other",
    ]

    /// A checklist must have it.
    private mutating func wanted(_ fields: Fields, _ key: String) -> YAMLEntry? {
        isChecklist ? entry(fields, key) : fields[key]
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
            "id", "title", "number", "issued", "effective", "valid_until", "status",
            "replaced_by", "confidence", "succession", "note",
        ]
        guard let fields = fields(node, "sources", keys: keys) else { return nil }
        let id = string(entry(fields, "id"))
        if let id { declare(id, .source, at: fields.place(of: "id")) }
        let title = text(entry(fields, "title"))
        let number = string(entry(fields, "number"))
        let issued = date(fields["issued"])
        let validity = validity(fields, from: "effective")
        let replacedBy = cited(fields["replaced_by"])
        if let id, replacedBy == id {
            report(.replacedByItself(id), at: fields.place(of: "replaced_by"))
        }
        let status: SourceStatus? = word(entry(fields, "status"))
        let confidence: Confidence? = word(entry(fields, "confidence"))
        let succession: Succession? = word(fields["succession"])
        let note = text(fields["note"])
        if let id, status == .programme || status == .practice { names.programmes.insert(id) }
        if let id, status == .superseded { names.replaced.insert(id) }
        if let id {
            let said: [(key: String, value: String?, at: String)] = [
                ("title.zh", title?.zh, "title"), ("title.en", title?.en, "title"),
                ("number", number, "number"), ("issued", issued, "issued"),
                ("effective", validity.from?.text, "effective"),
                ("valid_until", validity.until?.text, "valid_until"),
                ("status", status?.rawValue, "status"),
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
        var source = PackSource(
            id: id, title: title, number: number, issued: issued,
            effective: validity.from?.text, status: status, confidence: confidence,
            isSuccessionUnsettled: succession == .unsettled, note: note)
        source.validUntil = validity.until
        source.replacedBy = replacedBy
        return source
    }

    /// The only thing that can be said about the succession of a source.
    private enum Succession: String, CaseIterable {
        case unsettled
    }

    private mutating func readChoiceLists(_ entry: YAMLEntry?) -> [ChoiceList] {
        guard let entry, let lists = mapping(entry.value, "choices") else { return [] }
        return lists.map { list in
            if isChecklist, !PackName.isName(list.key) {
                report(.badName(key: "choices", name: list.key), at: list.keyPlace)
            }
            // Names are declared also when a label is missing, so that references hold.
            names.choiceLists[list.key] = []
            listPlaces.append((list.key, list.keyPlace))
            var declared: [String: Place] = [:]
            let choices = self.list(list).compactMap { node -> Choice? in
                let fields = fields(
                    node, list.key, keys: ["name", "label"], allowing: FormName.isName)
                guard let fields else { return nil }
                let name = name(self.entry(fields, "name"), isChoiceName)
                if let name {
                    let place = fields.place(of: "name")
                    if let first = declared[name] {
                        report(
                            .duplicateName(.choice, name: name, firstLine: first.line), at: place)
                    }
                    declared[name] = declared[name] ?? place
                    names.choiceLists[list.key]?.append(name)
                }
                let label = phrase(self.entry(fields, "label"))
                guard let name, let label else { return nil }
                return Choice(name: name, label: label, columns: columns(node))
            }
            return ChoiceList(name: list.key, choices: choices)
        }
    }

    /// In a form whatever can stand between others with spaces between.
    private func isChoiceName(_ text: String) -> Bool {
        isChecklist ? PackName.isChoiceName(text) : !text.contains(where: \.isWhitespace)
    }

    /// What a list says of a choice beside its name and label.
    private func columns(_ node: YAMLNode) -> [String: String] {
        guard case .mapping(let entries) = node.content else { return [:] }
        var columns: [String: String] = [:]
        for entry in entries where entry.key != "name" && entry.key != "label" {
            columns[entry.key] = entry.value.plainText
        }
        return columns
    }

    private mutating func readFact(_ node: YAMLNode) -> Question? {
        let keys = ["type", "name", "label", "hint", "unit", "relevant", "seeds", "formerly"]
        guard let fields = fields(node, "facts", keys: keys) else { return nil }
        let type = readFactType(entry(fields, "type"))
        let name = name(entry(fields, "name"), PackName.isName)
        if let name {
            declare(name, .fact, at: fields.place(of: "name"))
            _ = names.declare(name, .question, at: fields.place(of: "name"))
            names.factTypes[name] = .some(type)
        }
        let label = text(entry(fields, "label"))
        let hint = text(fields["hint"])
        let unit = string(fields["unit"])
        if let type {
            if type == .decimal, fields["unit"] == nil {
                report(.missingKey("unit"), at: fields.place)
            } else if type != .decimal, type != .integer, fields["unit"] != nil {
                report(.keyNotForType("unit", type: type.typeText), at: fields.keyPlace(of: "unit"))
            }
        }
        let relevance = relevance(fields["relevant"], of: .fact, name: name)
        let seeds = readSeeds(fields["seeds"])
        let formerly = readFormerNames(fields["formerly"])
        guard let type, let name, let label else { return nil }
        var fact = Question(
            name: name, kind: type, label: label, hint: hint, unit: unit, relevance: relevance)
        fact.seeds = seeds
        fact.formerly = formerly
        return fact
    }

    private mutating func readFactType(_ entry: YAMLEntry?) -> QuestionKind? {
        guard let entry, let text = string(entry) else { return nil }
        guard let type = QuestionType.kind(text), type.isFact else {
            report(
                .unknownWord(key: "type", word: text, allowed: Self.factTypes),
                at: entry.value.place)
            return nil
        }
        if let list = type.list, list != ChoiceList.yesNo.name, names.choiceLists[list] == nil {
            report(.unknownChoiceList(list), at: entry.value.place)
        }
        return type
    }

    private static let factTypes = [
        "select_one", "select_multiple", "integer", "decimal", "text", "date", "yes_no",
    ]
}

extension YAMLEntry {
    /// Of the survey: whether a row of it is judged.
    fileprivate var holdsItems: Bool {
        guard key == "survey", case .list(let rows) = value.content else { return false }
        return rows.contains { row in
            guard case .mapping(let entries) = row.content else { return false }
            return entries.contains { $0.key == "type" && $0.value.plainText == "verdict" }
        }
    }
}

extension QuestionKind {
    /// Whether it can be asked before the walk.
    fileprivate var isFact: Bool {
        switch self {
        case .selectOne, .selectMultiple, .integer, .decimal, .text, .date: true
        default: false
        }
    }
}

extension PackSettings {
    /// Stands for settings that were reported as wrong.
    fileprivate static let unread = PackSettings(
        id: "", title: Text(zh: "", en: ""), version: "", edition: "", status: .draft,
        jurisdiction: "", zone: "", sectors: [], authorities: [])
}

extension Fields {
    /// Of a value that is there.
    func place(of key: String) -> Place { self[key]?.value.place ?? place }
    func keyPlace(of key: String) -> Place { self[key]?.keyPlace ?? place }
}
