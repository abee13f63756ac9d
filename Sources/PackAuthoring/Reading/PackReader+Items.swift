import ChecklistEngine
import FormLanguage
import InspectionModel
import Wording

extension PackReader {
    private static let itemKeys = [
        "type", "name", "label", "violation", "rectify", "accept", "hint", "emphasis", "basis",
        "confidence", "method", "evidence", "photo", "relevant", "required", "unit", "limit",
        "grade", "deadline_days", "liability", "authorities", "seeds", "quick", "teaching",
        "formerly", "manual", "valid_from", "valid_until", "other",
    ]

    mutating func readItem(_ row: YAMLNode, type: String, group: Int) -> ChecklistItem? {
        guard let fields = fields(row, "survey", keys: Self.itemKeys, allowing: isFreeColumn) else {
            return nil
        }
        let code = name(entry(fields, "name"), PackName.isName)
        if let code {
            itemFields[code] = itemFields[code] ?? fields
            declareItem(code, isVerdict: type == "verdict", at: fields.place(of: "name"))
        }
        let requirement = text(entry(fields, "label"))
        let violation = text(entry(fields, "violation"))
        checkTexts(requirement, violation, fields)
        let rectify = text(entry(fields, "rectify"))
        let emphasis: Emphasis? = word(entry(fields, "emphasis"))
        let basis = readBasis(entry(fields, "basis"), isLiability: false)
        let confidence: Confidence? = word(entry(fields, "confidence"))
        let methods: [CheckMethod] = words(entry(fields, "method"))
        let kind = readKind(type, fields)
        let grade: HazardGrade? = word(fields["grade"])
        checkEmphasis(emphasis, grade, fields)
        let accept = text(fields["accept"])
        let hint = text(fields["hint"])
        let evidence = text(fields["evidence"])
        let photo: PhotoRule? = word(fields["photo"])
        let relevance = relevance(fields["relevant"], of: .item, name: code)
        let isMandatory = flag(fields["required"])
        let deadlineDays = integer(fields["deadline_days"], least: 0)
        let liability = readBasis(fields["liability"], isLiability: true)
        let authorities = readAuthorities(fields["authorities"])
        let seeds = readSeeds(fields["seeds"])
        let isQuick = flag(fields["quick"])
        let teaching = text(fields["teaching"])
        let formerly = readFormerNames(fields["formerly"])
        let isManual = flag(fields["manual"])
        let validity = validityWithinPack(fields)

        guard let code, let kind, let requirement, let violation, let rectify, let emphasis,
            let confidence
        else { return nil }
        var item = ChecklistItem(
            code: code, groupIndex: group, kind: kind, requirement: requirement,
            violation: violation, rectify: rectify, emphasis: emphasis, basis: basis,
            confidence: confidence)
        item.accept = accept
        item.hint = hint
        item.evidence = evidence
        item.methods = methods
        item.photo = photo
        item.relevance = relevance
        item.isMandatory = isMandatory ?? false
        item.defaultGrade = grade
        item.deadlineDays = deadlineDays
        item.liability = liability
        item.authorities = authorities
        item.seeds = seeds
        item.isQuick = isQuick ?? false
        item.teaching = teaching
        item.formerly = formerly
        item.isManual = isManual ?? false
        item.validity = validity
        return item
    }

    /// A code is unique among items, and among facts because `${…}` can mean either.
    private mutating func declareItem(_ code: String, isVerdict: Bool, at place: Place) {
        declare(code, .item, at: place)
        if names.contains(code, .fact) { declare(code, .fact, at: place) }
        names.isVerdictItem[code] = names.isVerdictItem[code] ?? isVerdict
    }

    private mutating func checkTexts(_ requirement: Text?, _ violation: Text?, _ fields: Fields) {
        guard let requirement, let violation else { return }
        for language in Language.allCases where requirement[language] == violation[language] {
            report(
                .checkEqualsViolation(language: language.rawValue),
                at: fields.keyPlace(of: "violation"))
        }
    }

    private mutating func checkEmphasis(
        _ emphasis: Emphasis?, _ grade: HazardGrade?, _ fields: Fields
    ) {
        if emphasis == .major, fields["accept"] == nil {
            report(.majorWithoutAccept, at: fields.place(of: "emphasis"))
        }
        // A grade that could not be read was reported already.
        guard let emphasis, grade != nil || fields["grade"] == nil else { return }
        if emphasis == .major, grade != .major {
            let place = fields["grade"]?.value.place ?? fields.place(of: "emphasis")
            report(.emphasisWithoutGrade, at: place)
        } else if emphasis != .major, grade == .major {
            report(.gradeWithoutEmphasis, at: fields.place(of: "grade"))
        }
    }

    private mutating func readKind(_ type: String, _ fields: Fields) -> ItemKind? {
        guard let number = Measure.NumberType(rawValue: type) else {
            for key in ["unit", "limit"] where fields[key] != nil {
                report(.keyNotForType(key, type: type), at: fields.keyPlace(of: key))
            }
            return .verdict
        }
        if fields["unit"] == nil { report(.measuredWithoutUnit, at: fields.place) }
        if fields["limit"] == nil { report(.measuredWithoutLimit, at: fields.place) }
        let unit = string(fields["unit"])
        let limits = readLimits(fields["limit"])
        guard let unit, let limits else { return nil }
        return .measured(Measure(number: number, unit: unit, limits: limits))
    }

    private mutating func readBasis(_ entry: YAMLEntry?, isLiability: Bool) -> [Basis] {
        let nodes = list(entry)
        if !isLiability, nodes.isEmpty, let entry, case .list = entry.value.content {
            report(.emptyValue(entry.key), at: entry.value.place)
        }
        return nodes.compactMap { node in
            guard let fields = fields(node, entry?.key ?? "", keys: ["source", "clause"]) else {
                return nil
            }
            let clause = string(fields["clause"])
            guard let source = string(self.entry(fields, "source")) else { return nil }
            citations.append(
                Citation(
                    reason: .unknownSource(source), name: source, kind: .source,
                    place: fields.place(of: "source")))
            if isLiability, names.programmes.contains(source) {
                report(.programmeAsLiability(source), at: fields.place(of: "source"))
            }
            return Basis(source: source, clause: clause)
        }
    }

    /// Held against the list only where somebody has it: an older text stays readable.
    mutating func readSeeds(_ entry: YAMLEntry?) -> [String] {
        strings(entry).map { seed in
            if let seedList, seedList[seed.text] == nil {
                let meant = seedList.meant(by: seed.text)
                report(.unknownSeed(seed.text, meant: meant), at: seed.place)
            }
            return seed.text
        }
    }

    /// What the item or question was called in earlier versions of its pack. Whether such a name is
    /// still in use is known once all are declared.
    mutating func readFormerNames(_ entry: YAMLEntry?) -> [String] {
        strings(entry).compactMap { name in
            guard isSurveyName(name.text) else {
                report(.badName(key: entry?.key ?? "", name: name.text), at: name.place)
                return nil
            }
            if let first = names.declare(name.text, .former, at: name.place) {
                report(.formerNameTwice(name.text, firstLine: first.line), at: name.place)
            }
            formerNames.append((name.text, name.place))
            return name.text
        }
    }

    mutating func checkFormerNames() {
        let kinds: [PackProblem.NameKind] = [.item, .question, .fact, .group]
        for (name, place) in formerNames where kinds.contains(where: { names.contains(name, $0) }) {
            report(.formerNameInUse(name), at: place)
        }
    }

    private mutating func readAuthorities(_ entry: YAMLEntry?) -> [String] {
        strings(entry).map { authority in
            citations.append(
                Citation(
                    reason: .unknownAuthority(authority.text), name: authority.text,
                    kind: .authority, place: authority.place))
            return authority.text
        }
    }
}
