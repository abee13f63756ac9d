import ChecklistEngine
import CivilTime
import Wording

/// Reads one pack and notes everything that is wrong with it on the way.
///
/// Whatever can be read is read, so that one run finds all problems. The sections lie in
/// extensions, one file each.
struct PackReader {
    let file: String
    let source: SourceText
    private(set) var problems: [PackProblem] = []
    private(set) var warnings: [PackProblem] = []
    /// What the expressions, the citations and other packs are held against.
    var names = DeclaredNames()
    var expressions: [PlacedExpression] = []
    var citations: [Citation] = []
    /// What items and questions say they were called before.
    var formerNames: [(text: String, place: Place)] = []
    var sourceRecords: [SourceRecord] = []
    var packID: (text: String, place: Place)?
    /// What the settings say; items and judgements lie within it.
    var packValidity = Validity.always
    /// Of an addition, where it says to what it adds.
    var basePlace: Place?
    /// A checklist cites sources; its texts stand in both languages, and its names are ASCII because
    /// people type them. Without sources it is a form of questions as any office writes them.
    var isChecklist = true
    /// Owners of expressions in which something was wrong.
    var faultyOwners: Set<String> = []
    /// What was read of it, faults or not, and where its items and lists stand: for warnings.
    var readSoFar: Pack?
    var itemFields: [String: Fields] = [:]
    var listPlaces: [(name: String, place: Place)] = []
    /// What items may name in `seeds`; nil when that is not looked at.
    let seedList: SeedList?

    init(file: String, source: SourceText, seeds: SeedList? = nil) {
        self.file = file
        self.source = source
        seedList = seeds
    }

    mutating func report(_ reason: PackProblem.Reason, at place: Place) {
        problems.append(
            PackProblem(file: file, line: place.line, column: place.column, reason: reason))
    }

    mutating func warn(_ warning: LintWarning, at place: Place) {
        warnings.append(
            PackProblem(
                file: file, line: place.line, column: place.column, reason: .warning(warning)))
    }

    var problemsInFileOrder: [PackProblem] { problems.inFileOrder }
    var warningsInFileOrder: [PackProblem] { warnings.inFileOrder }
}

extension [PackProblem] {
    /// What is at one place in the order it was found, each once.
    var inFileOrder: [PackProblem] {
        var ordered: [PackProblem] = []
        let sorted = enumerated().sorted {
            ($0.element.line, $0.element.column, $0.offset)
                < ($1.element.line, $1.element.column, $1.offset)
        }
        for (_, problem) in sorted where ordered.last != problem { ordered.append(problem) }
        return ordered
    }
}

/// The keys of one mapping.
struct Fields {
    let place: Place
    private let entries: [String: YAMLEntry]

    init(place: Place, entries: [YAMLEntry]) {
        self.place = place
        self.entries = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    }

    subscript(key: String) -> YAMLEntry? { entries[key] }
}

// MARK: - Values by key

extension PackReader {
    /// Takes a mapping and reports every key it should not have.
    mutating func fields(
        _ node: YAMLNode, _ name: String, keys: [String],
        allowing isAllowed: (String) -> Bool = { _ in false }
    ) -> Fields? {
        guard let entries = mapping(node, name) else { return nil }
        for entry in entries where !keys.contains(entry.key) && !isAllowed(entry.key) {
            report(.unknownKey(entry.key), at: entry.keyPlace)
        }
        return Fields(place: node.place, entries: entries)
    }

    mutating func mapping(_ node: YAMLNode, _ name: String) -> [YAMLEntry]? {
        if case .mapping(let entries) = node.content { return entries }
        reportType(of: node, name, expected: .mapping, at: node.place)
        return nil
    }

    /// The entry of a key; a key that must be there and is not is reported.
    mutating func entry(_ fields: Fields, _ key: String) -> YAMLEntry? {
        if fields[key] == nil { report(.missingKey(key), at: fields.place) }
        return fields[key]
    }

    /// The elements of a list; a key that is not there has none.
    mutating func list(_ entry: YAMLEntry?) -> [YAMLNode] {
        guard let entry else { return [] }
        if case .list(let elements) = entry.value.content { return elements }
        reportType(of: entry.value, entry.key, expected: .list, at: place(of: entry))
        return []
    }

    mutating func strings(_ entry: YAMLEntry?) -> [(text: String, place: Place)] {
        list(entry).compactMap { node in
            string(node, entry?.key ?? "").map { ($0, node.place) }
        }
    }

    mutating func string(_ entry: YAMLEntry?) -> String? {
        entry.flatMap { string($0.value, $0.key, at: place(of: $0)) }
    }

    /// A text without spaces around it. A plain `yes` is a text here; a number without quotes
    /// is not, because `1.10` would be another clause than `1.1`.
    mutating func string(_ node: YAMLNode, _ key: String, at place: Place? = nil) -> String? {
        let place = place ?? node.place
        guard case .scalar(let scalar) = node.content,
            scalar.type == .string || scalar.type == .boolean
        else {
            reportType(of: node, key, expected: .string, at: place)
            return nil
        }
        let text = scalar.text.trimmed
        if text.isEmpty {
            report(.emptyValue(key), at: place)
            return nil
        }
        return text
    }

    /// A text in both languages.
    mutating func text(_ entry: YAMLEntry?) -> Text? {
        guard let entry, let fields = fields(entry.value, entry.key, keys: ["zh", "en"]) else {
            return nil
        }
        let zh = language("zh", of: entry.key, in: fields)
        let en = language("en", of: entry.key, in: fields)
        guard let zh, let en else { return nil }
        return Text(zh: zh, en: en)
    }

    private mutating func language(
        _ language: String, of key: String, in fields: Fields
    ) -> String? {
        guard let entry = fields[language] else {
            report(.missingLanguage(key: key, language: language), at: fields.place)
            return nil
        }
        if case .scalar(let scalar) = entry.value.content, scalar.text.trimmed.isEmpty {
            report(.missingLanguage(key: key, language: language), at: entry.keyPlace)
            return nil
        }
        return string(entry)
    }

    mutating func integer(_ entry: YAMLEntry?, least: Int) -> Int? {
        guard let entry else { return nil }
        guard case .scalar(let scalar) = entry.value.content, scalar.type == .integer,
            let number = Int(scalar.text)
        else {
            reportType(of: entry.value, entry.key, expected: .integer, at: place(of: entry))
            return nil
        }
        guard number >= least else {
            report(
                .numberTooSmall(key: entry.key, number: number, least: least),
                at: entry.value.place)
            return nil
        }
        return number
    }

    mutating func flag(_ entry: YAMLEntry?) -> Bool? {
        guard let entry else { return nil }
        if case .scalar(let scalar) = entry.value.content, scalar.style == .plain {
            if scalar.text == "true" { return true }
            if scalar.text == "false" { return false }
        }
        reportType(of: entry.value, entry.key, expected: .boolean, at: place(of: entry))
        return nil
    }

    /// One word of a closed list.
    mutating func word<Word>(_ entry: YAMLEntry?) -> Word?
    where Word: RawRepresentable<String> & CaseIterable {
        guard let entry, let text = string(entry) else { return nil }
        return word(text, entry.key, at: entry.value.place)
    }

    mutating func words<Word>(_ entry: YAMLEntry?) -> [Word]
    where Word: RawRepresentable<String> & CaseIterable {
        strings(entry).compactMap { word($0.text, entry?.key ?? "", at: $0.place) }
    }

    private mutating func word<Word>(_ text: String, _ key: String, at place: Place) -> Word?
    where Word: RawRepresentable<String> & CaseIterable {
        if let word = Word(rawValue: text) { return word }
        let allowed = Word.allCases.map(\.rawValue)
        report(.unknownWord(key: key, word: text, allowed: allowed), at: place)
        return nil
    }

    mutating func date(_ entry: YAMLEntry?) -> String? {
        guard let entry, let text = string(entry) else { return nil }
        guard CivilDay(text) != nil else {
            report(.badDate(key: entry.key, date: text), at: entry.value.place)
            return nil
        }
        return text
    }

    /// A name of the wanted shape.
    mutating func name(_ entry: YAMLEntry?, _ isGood: (String) -> Bool) -> String? {
        guard let entry, let text = string(entry) else { return nil }
        guard isGood(text) else {
            report(.badName(key: entry.key, name: text), at: entry.value.place)
            return nil
        }
        return text
    }

    /// Where a value of the wrong kind is reported: nothing has no place of its own.
    private func place(of entry: YAMLEntry) -> Place {
        entry.value.type == .null ? entry.keyPlace : entry.value.place
    }

    private mutating func reportType(
        of node: YAMLNode, _ key: String, expected: PackProblem.YAMLType, at place: Place
    ) {
        guard !node.isUnusable else { return }
        report(.wrongType(key: key, expected: expected, found: node.type), at: place)
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
        guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else {
            return ""
        }
        return String(scalars[...last])
    }
}
