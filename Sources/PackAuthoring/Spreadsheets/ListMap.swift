/// What a mapping file says about somebody's list (docs/pack-format.md).
package struct ListMap {
    /// Where a value comes from.
    enum Origin {
        case heading(String, Place)
        /// A text in which `{heading}` stands for that cell of the row.
        case constant(String, Place)
    }

    /// One column of the survey in one language.
    struct Entry {
        let column: SheetColumn
        let origin: Origin
    }

    /// Sections that are copied as they stand.
    private(set) var sections: [YAMLEntry] = []
    /// Nil for the first sheet.
    private(set) var sheet: String?
    private(set) var headerRow = 1
    private(set) var entries: [Entry] = []
    /// The heading whose cells part the list into groups.
    private(set) var groupHeading: String?
    /// Names of groups, and what they are called in English, by the cell's text.
    private(set) var groups: [String: (name: String?, english: String?)] = [:]
    /// What words of the list mean, by column.
    private(set) var words: [String: [String: String]] = [:]
    private var problems: [(reason: PackProblem.Reason, place: Place)] = []

    /// - Parameter file: Named in the problems.
    package init(file: String, yaml: [UInt8]) throws(YAMLFailure) {
        let source = try SourceText(file: file, yaml: yaml)
        let document = YAMLDocument(source)
        problems = document.problems
        if let root = document.root { for entry in mapping(root, "map") { read(entry) } }
        for wanted in ["settings", "columns"] where problems.isEmpty {
            let isThere =
                wanted == "columns" ? !entries.isEmpty : sections.contains { $0.key == wanted }
            if !isThere { problems.append((.missingSection(wanted), .start)) }
        }
        guard problems.isEmpty else { throw YAMLFailure(file, problems) }
    }

    private mutating func read(_ entry: YAMLEntry) {
        switch entry.key {
        case "settings", "sources", "choices", "facts": sections.append(entry)
        case "sheet": sheet = text(entry)
        case "header_row":
            guard let row = text(entry).flatMap({ Int($0) }), row > 0 else {
                problems.append(
                    (
                        .wrongType(key: entry.key, expected: .integer, found: entry.value.type),
                        entry.value.place
                    ))
                return
            }
            headerRow = row
        case "columns": readColumns(entry) { .heading($0, $1) }
        case "constants": readColumns(entry) { .constant($0, $1) }
        case "groups": readGroups(entry)
        case "words":
            for column in mapping(entry.value, entry.key) {
                for word in mapping(column.value, column.key) {
                    words[column.key, default: [:]][word.key] = text(word)
                }
            }
        default: problems.append((.unknownSection(entry.key), entry.keyPlace))
        }
    }

    private mutating func readColumns(
        _ section: YAMLEntry, _ origin: (String, Place) -> Origin
    ) {
        for entry in mapping(section.value, section.key) {
            guard let column = SheetColumn(entry.key, of: .survey) else {
                problems.append((.unknownKey(entry.key), entry.keyPlace))
                continue
            }
            if column.kind == .text, case .mapping(let languages) = entry.value.content {
                for language in languages {
                    guard let text = text(language) else { continue }
                    let column = SheetColumn(entry.key, .text, language: language.key)
                    entries.append(
                        Entry(column: column, origin: origin(text, language.value.place)))
                }
            } else if let text = text(entry) {
                entries.append(Entry(column: column, origin: origin(text, entry.value.place)))
            }
        }
    }

    private mutating func readGroups(_ section: YAMLEntry) {
        for entry in mapping(section.value, section.key) {
            switch entry.key {
            case "column": groupHeading = text(entry)
            case "names":
                for group in mapping(entry.value, entry.key) {
                    var said: (name: String?, english: String?)
                    for part in mapping(group.value, group.key) {
                        switch part.key {
                        case "name": said.name = text(part)
                        case "en": said.english = text(part)
                        default: problems.append((.unknownKey(part.key), part.keyPlace))
                        }
                    }
                    groups[group.key] = said
                }
            default: problems.append((.unknownKey(entry.key), entry.keyPlace))
            }
        }
    }

    private mutating func mapping(_ node: YAMLNode, _ key: String) -> [YAMLEntry] {
        if case .mapping(let entries) = node.content { return entries }
        if !node.isUnusable {
            problems.append(
                (.wrongType(key: key, expected: .mapping, found: node.type), node.place))
        }
        return []
    }

    private mutating func text(_ entry: YAMLEntry) -> String? {
        if let text = entry.value.plainText?.trimmed, !text.isEmpty { return text }
        problems.append((.emptyValue(entry.key), entry.keyPlace))
        return nil
    }
}
