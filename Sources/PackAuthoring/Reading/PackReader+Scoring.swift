import ChecklistEngine
import FormLanguage

/// The section `scoring`.
extension PackReader {
    mutating func readScoring(_ entry: YAMLEntry?, groups: [ChecklistGroup]) -> Scoring? {
        let keys = ["label", "source", "clause", "weights", "bands"]
        guard let entry, let fields = fields(entry.value, "scoring", keys: keys) else {
            return nil
        }
        let label = text(self.entry(fields, "label"))
        let source = cited(self.entry(fields, "source"))
        let clause = string(fields["clause"])
        let weights = readWeights(self.entry(fields, "weights"), groups.map(\.name))
        let bands = readBands(self.entry(fields, "bands"))
        guard let label, let source else { return nil }
        return Scoring(
            label: label, source: source, clause: clause, weights: weights,
            bands: bands.sorted { $0.atLeast > $1.atLeast })
    }

    private mutating func readWeights(
        _ entry: YAMLEntry?, _ groups: [String]
    ) -> [Scoring.Weight] {
        var items = TakenNames(.item)
        var taken = TakenNames(.group)
        return list(entry).compactMap { node in
            guard let fields = fields(node, "weights", keys: ["item", "group", "points"]) else {
                return nil
            }
            let points = integer(self.entry(fields, "points"), least: 1)
            var subject: Scoring.Weight.Subject?
            if let group = fields["group"] {
                if let name = string(group) {
                    if !groups.contains(name) {
                        report(
                            .unknownGroup(name, meant: nearest(to: name, among: groups)),
                            at: group.value.place)
                    }
                    reportIfTaken(name, at: group.value.place, &taken)
                    subject = .group(name)
                }
                if let item = fields["item"] {
                    report(.keyNotForType("item", type: "group"), at: item.keyPlace)
                }
            } else if let item = self.entry(fields, "item"), let code = string(item) {
                check(item: code, at: item.value.place)
                reportIfTaken(code, at: item.value.place, &items)
                subject = .item(code)
            }
            guard let subject, let points else { return nil }
            return Scoring.Weight(subject: subject, points: points)
        }
    }

    private mutating func readBands(_ entry: YAMLEntry?) -> [Scoring.Band] {
        var taken = TakenNames(.band)
        return list(entry).compactMap { node in
            guard let fields = fields(node, "bands", keys: ["name", "label", "at_least"]) else {
                return nil
            }
            let name = take(fields, "name", &taken)
            let label = text(self.entry(fields, "label"))
            let atLeast = integer(self.entry(fields, "at_least"), least: 0)
            guard let name, let label, let atLeast else { return nil }
            return Scoring.Band(name: name, label: label, atLeast: atLeast)
        }
    }
}
