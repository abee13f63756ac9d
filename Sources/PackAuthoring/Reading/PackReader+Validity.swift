import ChecklistEngine
import CivilTime
import FormLanguage

/// From when and until when parts of a pack are in force, and what a limit is on which day.
extension PackReader {
    /// Both days of a mapping; a period that ends before it begins is reported.
    mutating func validity(_ fields: Fields, from: String = "valid_from") -> Validity {
        let first = day(fields[from])
        let last = day(fields["valid_until"])
        if let first, let last, last < first {
            report(
                .periodReversed(from: first.text, until: last.text),
                at: fields.place(of: "valid_until"))
            return .always
        }
        return Validity(from: first, until: last)
    }

    /// The same of a part, which cannot be in force where its pack is not.
    mutating func validityWithinPack(_ fields: Fields) -> Validity {
        let validity = validity(fields)
        for (key, day) in [("valid_from", validity.from), ("valid_until", validity.until)] {
            guard let day, !packValidity.contains(day) else { continue }
            report(.periodOutsidePack(key: key, date: day.text), at: fields.place(of: key))
        }
        return validity
    }

    private mutating func day(_ entry: YAMLEntry?) -> CivilDay? {
        date(entry).flatMap { CivilDay($0) }
    }

    /// One expression, or a list of those that follow on one another.
    ///
    /// - Returns: Nil when nothing of it could be read.
    mutating func readLimits(_ entry: YAMLEntry?) -> [DatedLimit]? {
        guard let entry else { return nil }
        guard case .list(let nodes) = entry.value.content else {
            guard let limit = limit(entry) else { return nil }
            return [DatedLimit(limit, .always)]
        }
        if nodes.isEmpty { report(.emptyValue(entry.key), at: entry.value.place) }
        var limits: [(limit: DatedLimit, line: Int)] = []
        for node in nodes {
            let keys = ["limit", "valid_from", "valid_until"]
            guard let fields = fields(node, entry.key, keys: keys) else { continue }
            let expression = limit(self.entry(fields, "limit"))
            let known = problems.count
            let validity = validity(fields)
            guard problems.count == known, let expression else { continue }
            if let other = limits.first(where: { $0.limit.validity.overlaps(validity) }) {
                report(.limitsOverlap(firstLine: other.line), at: node.place)
            }
            limits.append((DatedLimit(expression, validity), node.place.line))
        }
        return limits.isEmpty ? nil : limits.map(\.limit)
    }

    private mutating func limit(_ entry: YAMLEntry?) -> Expression? {
        let limit = expression(entry, .limit)
        if let entry, let limit, !limit.usesCurrentValue {
            report(.limitWithoutValue, at: entry.value.place)
        }
        return limit
    }
}
