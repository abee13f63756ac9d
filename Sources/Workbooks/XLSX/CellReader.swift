internal import CivilTime

/// Makes values of what the cells of a workbook say, and counts them.
final class CellReader {
    /// `t` of a cell (ECMA-376 part 1, 18.18.11).
    enum Kind: String {
        case number = "n"
        case shared = "s"
        case inline = "inlineStr"
        /// The text that a formula came to.
        case formulaText = "str"
        case boolean = "b"
        case error = "e"
        /// A day in its own letters, of the strict edition.
        case day = "d"
    }

    private(set) var notices: [WorkbookNotice] = []
    private let texts: [String]
    private let formats: [DateFormat?]
    private let dates: DateSystem
    private let limits: WorkbookLimits
    private var count = 0

    init(
        texts: [String], formats: [DateFormat?], dates: DateSystem, _ limits: WorkbookLimits
    ) {
        self.texts = texts
        self.formats = formats
        self.dates = dates
        self.limits = limits
    }

    func value(
        _ source: String, _ kind: Kind, style: Int, at place: () -> CellPlace
    ) throws(WorkbookError) -> WorkbookValue {
        count += 1
        guard count <= limits.cells else {
            throw WorkbookError(.tooManyCells(limit: limits.cells))
        }
        switch kind {
        case .inline: return .text(source)
        case .formulaText: return .text(CellXMLText.read(source, preservesSpace: true))
        case .error: return .error(CellXMLText.read(source, preservesSpace: true))
        case .shared:
            guard let index = Int(trimmed(source)), texts.indices.contains(index) else {
                throw WorkbookError(.sharedTextMissing(place()))
            }
            return .text(texts[index])
        case .boolean:
            switch trimmed(source) {
            case "0", "false": return .boolean(false)
            case "1", "true": return .boolean(true)
            default: throw WorkbookError(.malformedCell(place(), value: source))
            }
        case .day:
            guard let value = writtenDay(trimmed(source)) else {
                throw WorkbookError(.malformedCell(place(), value: source))
            }
            return value
        case .number: return try number(trimmed(source), style, at: place)
        }
    }

    func notice(_ reason: WorkbookNotice.Reason, at place: CellPlace) {
        guard notices.count < limits.notices else { return }
        notices.append(WorkbookNotice(reason: reason, place: place))
    }

    private func number(
        _ source: String, _ style: Int, at place: () -> CellPlace
    ) throws(WorkbookError) -> WorkbookValue {
        guard let number = WorkbookNumber(source) else {
            throw WorkbookError(.malformedCell(place(), value: source))
        }
        guard formats.indices.contains(style), let format = formats[style] else {
            return .number(number)
        }
        if let value = dates.value(number.value, as: format) { return value }
        notice(.noSuchDay, at: place())
        return .number(number)
    }

    /// `2026-03-04` and `2026-03-04T09:00:00`, with or without fractions of a second and `Z`.
    private func writtenDay(_ source: String) -> WorkbookValue? {
        let halves = source.split(separator: "T", omittingEmptySubsequences: false)
        guard let day = halves.first.flatMap({ CivilDay(String($0)) }), halves.count <= 2 else {
            return nil
        }
        guard halves.count == 2 else { return .day(day) }
        let clock = halves[1].prefix { $0.isASCII && ($0.isNumber || $0 == ":") }
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
            .map { $0.utf8.count == 2 ? Int($0) : nil }
        guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2],
            hour < 24, minute < 60, second < 60
        else { return nil }
        return .moment(day, second: hour * 3_600 + minute * 60 + second)
    }

    private func trimmed(_ source: String) -> String {
        CellXMLText.read(source, preservesSpace: false)
    }
}
