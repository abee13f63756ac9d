import ChecklistEngine
import FormLanguage
import InspectionModel
import Wording

/// The section `judgements` (判定规则); read behind the survey, whose codes it names.
extension PackReader {
    mutating func readJudgements(_ entry: YAMLEntry?) -> [HazardJudgement] {
        list(entry).compactMap { readJudgement($0) }
    }

    private mutating func readJudgement(_ node: YAMLNode) -> HazardJudgement? {
        let keys = [
            "name", "label", "source", "clause", "edition", "confidence", "review_by",
            "exclusions", "elements", "rules", "valid_from", "valid_until",
        ]
        guard let fields = fields(node, "judgements", keys: keys) else { return nil }
        let name = declaredName(fields, "name", .judgement)
        let label = text(entry(fields, "label"))
        let source = cited(entry(fields, "source"))
        let clause = string(fields["clause"])
        let edition = text(entry(fields, "edition"))
        let confidence: Confidence? = word(entry(fields, "confidence"))
        let reviewBy = cited(fields["review_by"])
        if fields["review_by"] == nil, let source, names.replaced.contains(source) {
            report(.judgementWithoutReview(source), at: fields.place(of: "source"))
        }
        let exclusions = readExclusions(fields["exclusions"])
        let elements = readElements(entry(fields, "elements"))
        let rules = readRules(entry(fields, "rules"), elements)
        reportUncounted(elements, rules)
        let validity = validityWithinPack(fields)
        guard let name, let label, let source, let edition, let confidence else { return nil }
        var judgement = HazardJudgement(
            name: name, label: label, source: source, clause: clause, edition: edition,
            confidence: confidence, reviewBy: reviewBy, exclusions: exclusions,
            elements: elements.compactMap(\.element), rules: rules.compactMap(\.rule))
        judgement.validity = validity
        return judgement
    }

    private mutating func readExclusions(_ entry: YAMLEntry?) -> [HazardJudgement.Exclusion] {
        var taken = TakenNames(.exclusion)
        return list(entry).compactMap { node in
            guard let fields = fields(node, "exclusions", keys: ["name", "label", "when"]) else {
                return nil
            }
            let name = take(fields, "name", &taken)
            let label = text(self.entry(fields, "label"))
            let condition = expression(self.entry(fields, "when"), .relevance)
            guard let name, let label, let condition else { return nil }
            return HazardJudgement.Exclusion(name: name, label: label, condition: condition)
        }
    }

    // MARK: Elements

    /// An element by its id, which rules may name although something else of it is wrong.
    private struct ReadElement {
        let id: String
        let kind: HazardJudgement.Element.Kind?
        let place: Place
        let element: HazardJudgement.Element?
    }

    private mutating func readElements(_ entry: YAMLEntry?) -> [ReadElement] {
        var taken = TakenNames(.element)
        var elementByItem: [String: String] = [:]
        return list(entry).compactMap { node in
            let keys = ["id", "label", "kind", "items", "when", "clause", "confidence"]
            guard let fields = fields(node, "elements", keys: keys) else { return nil }
            let id = take(fields, "id", &taken)
            let label = text(self.entry(fields, "label"))
            let kind: HazardJudgement.Element.Kind? = word(self.entry(fields, "kind"))
            var items: [String] = []
            for item in strings(fields["items"]) {
                check(item: item.text, at: item.place)
                if let other = elementByItem[item.text] {
                    report(.itemConfirmsTwice(item.text, element: other), at: item.place)
                }
                elementByItem[item.text] = id ?? ""
                items.append(item.text)
            }
            let condition = expression(fields["when"], .relevance)
            let clause = string(fields["clause"])
            let confidence: Confidence? = word(fields["confidence"])
            guard let id else { return nil }
            var element: HazardJudgement.Element?
            if let label, let kind {
                element = HazardJudgement.Element(
                    id: id, label: label, kind: kind, items: items, condition: condition,
                    clause: clause, confidence: confidence)
            }
            return ReadElement(
                id: id, kind: kind, place: fields.place(of: "id"), element: element)
        }
    }

    // MARK: Rules

    private struct ReadRule {
        let counted: HazardJudgement.Rule.Counted?
        let rule: HazardJudgement.Rule?
    }

    private mutating func readRules(
        _ entry: YAMLEntry?, _ elements: [ReadElement]
    ) -> [ReadRule] {
        var taken = TakenNames(.rule)
        return list(entry).compactMap { node in
            let keys = ["name", "label", "when", "of", "at_least", "result", "clause"]
            guard let fields = fields(node, "rules", keys: keys) else { return nil }
            let name = take(fields, "name", &taken)
            let label = text(self.entry(fields, "label"))
            let condition = expression(fields["when"], .relevance)
            let counted = readCounted(self.entry(fields, "of"), elements)
            let atLeast = integer(self.entry(fields, "at_least"), least: 1)
            let result: HazardGrade? = word(self.entry(fields, "result"))
            let clause = string(fields["clause"])
            if let counted, let atLeast {
                let most = elements.count { counted.contains($0.id, $0.kind) }
                if atLeast > most {
                    report(
                        .neverReached(needed: atLeast, elements: most),
                        at: fields.place(of: "at_least"))
                }
            }
            var rule: HazardJudgement.Rule?
            if let name, let label, let counted, let atLeast, let result {
                rule = HazardJudgement.Rule(
                    name: name, label: label, condition: condition, counted: counted,
                    atLeast: atLeast, result: result, clause: clause)
            }
            return ReadRule(counted: counted, rule: rule)
        }
    }

    private enum CountedWord: String, CaseIterable {
        case all, direct, composite
    }

    private mutating func readCounted(
        _ entry: YAMLEntry?, _ elements: [ReadElement]
    ) -> HazardJudgement.Rule.Counted? {
        guard let entry else { return nil }
        guard case .list = entry.value.content else {
            let word: CountedWord? = word(entry)
            switch word {
            case .all: return .all
            case .direct: return .kind(.direct)
            case .composite: return .kind(.composite)
            case nil: return nil
            }
        }
        let ids = elements.map(\.id)
        var taken = TakenNames(.element)
        for (id, place) in strings(entry) {
            if !ids.contains(id) {
                report(.unknownElement(id, meant: nearest(to: id, among: ids)), at: place)
            }
            reportIfTaken(id, at: place, &taken)
        }
        return .elements(taken.names)
    }

    /// An element that no rule counts would be shown as one and never matter.
    private mutating func reportUncounted(_ elements: [ReadElement], _ rules: [ReadRule]) {
        let counted = rules.compactMap(\.counted)
        guard counted.count == rules.count, !rules.isEmpty else { return }
        for element in elements
        where !counted.contains(where: { $0.contains(element.id, element.kind) }) {
            report(.elementNotCounted(element.id), at: element.place)
        }
    }

    // MARK: Names

    /// Names that must be unique within one list.
    struct TakenNames {
        let kind: PackProblem.NameKind
        private var places: [String: Place] = [:]
        private(set) var names: [String] = []

        init(_ kind: PackProblem.NameKind) { self.kind = kind }

        mutating func take(_ name: String, at place: Place) -> Place? {
            if let first = places[name] { return first }
            places[name] = place
            names.append(name)
            return nil
        }
    }

    mutating func take(_ fields: Fields, _ key: String, _ taken: inout TakenNames) -> String? {
        let name = name(entry(fields, key), PackName.isName)
        if let name { reportIfTaken(name, at: fields.place(of: key), &taken) }
        return name
    }

    mutating func reportIfTaken(_ name: String, at place: Place, _ taken: inout TakenNames) {
        if let first = taken.take(name, at: place) {
            report(.duplicateName(taken.kind, name: name, firstLine: first.line), at: place)
        }
    }

    private mutating func declaredName(
        _ fields: Fields, _ key: String, _ kind: PackProblem.NameKind
    ) -> String? {
        let name = name(entry(fields, key), PackName.isName)
        if let name { declare(name, kind, at: fields.place(of: key)) }
        return name
    }

    /// The id of a source, checked with the other citations.
    mutating func cited(_ entry: YAMLEntry?) -> String? {
        guard let entry, let id = string(entry) else { return nil }
        citations.append(
            Citation(reason: .unknownSource(id), name: id, kind: .source, place: entry.value.place))
        return id
    }

    mutating func check(item code: String, at place: Place) {
        guard names.isVerdictItem[code] == nil else { return }
        report(
            .unknownItem(code, meant: nearest(to: code, among: names.isVerdictItem.keys.sorted())),
            at: place)
    }
}

extension HazardJudgement.Rule.Counted {
    fileprivate func contains(_ id: String, _ kind: HazardJudgement.Element.Kind?) -> Bool {
        switch self {
        case .all: true
        case .kind(let counted): kind == nil || kind == counted
        case .elements(let ids): ids.contains(id)
        }
    }
}
