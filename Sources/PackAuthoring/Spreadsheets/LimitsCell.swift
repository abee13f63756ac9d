/// A limit with its days, as a cell spells it: `. <= 0.3 from 2027-01-01`.
struct DatedLimitText: Equatable, Sendable {
    let limit: String
    var from: String?
    var until: String?

    var text: String {
        limit + (from.map { " from \($0)" } ?? "") + (until.map { " until \($0)" } ?? "")
    }
}

/// Several limits of one item in one cell, with `;` between:
///
///     . <= 0.5 until 2026-12-31; . <= 0.3 from 2027-01-01
enum LimitsCell {
    /// Nil when no part has a day: then the cell is one expression.
    static func read(_ text: String) -> [DatedLimitText]? {
        let parts = parts(of: text).map { part(String($0).trimmed) }
        guard parts.contains(where: { $0.from != nil || $0.until != nil }) else { return nil }
        return parts
    }

    static func text(of limits: [DatedLimitText]) -> String {
        limits.map(\.text).joined(separator: "; ")
    }

    private static func part(_ text: String) -> DatedLimitText {
        let day = /(.*\S)\s+(from|until)\s+(\d{4}-\d{2}-\d{2})/.dotMatchesNewlines()
        var part = DatedLimitText(limit: text)
        if let match = text.wholeMatch(of: day), match.2 == "until" {
            part = DatedLimitText(limit: String(match.1), until: String(match.3))
        }
        if let match = part.limit.wholeMatch(of: day), match.2 == "from" {
            part = DatedLimitText(
                limit: String(match.1), from: String(match.3), until: part.until)
        }
        return part
    }

    /// At each `;` that stands in no quotes.
    private static func parts(of text: String) -> [Substring] {
        var quote: Character?
        return text.split(omittingEmptySubsequences: true) { character in
            switch (quote, character) {
            case (nil, "'"), (nil, "\""): quote = character
            case (let open?, character) where open == character: quote = nil
            case (nil, ";"), (nil, "；"): return true
            default: break
            }
            return false
        }
    }
}
