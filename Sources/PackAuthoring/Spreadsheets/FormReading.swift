import Workbooks

/// Reads what a pack's YAML says into rows, by shape alone: whether the form is any good is the
/// pack reader's business.
struct FormReading {
    private(set) var content = FormContent()
    /// Nil when the YAML does not say how the workbook was laid out.
    private(set) var layout: WorkbookLayout?
    private(set) var problems: [(reason: PackProblem.Reason, place: Place)] = []

    init(_ source: SourceText) {
        let document = YAMLDocument(source)
        problems = document.problems
        guard let root = document.root else {
            if problems.isEmpty { problems.append((.missingSection("survey"), .start)) }
            return
        }
        guard let sections = mapping(root, "pack") else { return }
        for section in sections {
            switch section.key {
            case "settings": readSettings(section)
            case "choices": readChoices(section)
            case "judgements", "scoring": readNested(section)
            case "workbook":
                var reading = LayoutYAMLReading()
                layout = reading.read(section)
                problems += reading.problems
            default:
                guard let kind = SheetKind(rawValue: section.key), kind != .authorities else {
                    problems.append((.unknownSection(section.key), section.keyPlace))
                    continue
                }
                content.rows[kind] = rows(section.value, kind)
            }
        }
        if sections.allSatisfy({ $0.key != "survey" }), problems.isEmpty {
            problems.append((.missingSection("survey"), .start))
        }
    }

    private mutating func readSettings(_ section: YAMLEntry) {
        guard let entries = mapping(section.value, "settings") else { return }
        if let list = entries.first(where: { $0.key == "authorities" }) {
            content.rows[.authorities] = rows(list.value, .authorities)
        }
        let row = row(entries.filter { $0.key != "authorities" }, .settings)
        if !row.cells.isEmpty { content.rows[.settings] = [row] }
    }

    private mutating func readChoices(_ section: YAMLEntry) {
        var rows: [FormRow] = []
        for list in mapping(section.value, "choices") ?? [] {
            for node in elements(list.value, list.key) {
                guard let entries = mapping(node, list.key) else { continue }
                var row = row(entries, .choices)
                row.append(.text(list.key), SheetColumn("list_name", .plain))
                rows.append(row)
            }
        }
        content.rows[.choices] = rows
    }

    private mutating func readNested(_ section: YAMLEntry) {
        guard let kind = SheetKind(rawValue: section.key) else { return }
        // A list or a mapping with nothing in it is an empty sheet.
        switch section.value.content {
        case .list(let nodes) where nodes.isEmpty: return
        case .mapping(let entries) where entries.isEmpty: return
        case .scalar: return report(section.value, section.key, .list)
        default: content.rows[kind] = NestedRows.rows(of: section.value)
        }
        if content.rows[kind] == nil {
            problems.append((.unknownKey(section.key), section.keyPlace))
        }
    }

    private mutating func rows(_ node: YAMLNode, _ kind: SheetKind) -> [FormRow] {
        elements(node, kind.rawValue).compactMap { node in
            mapping(node, kind.rawValue).map { row($0, kind) }
        }
    }

    private mutating func row(_ entries: [YAMLEntry], _ kind: SheetKind) -> FormRow {
        var row = FormRow()
        for entry in entries {
            if entry.key == "other", kind != .choices {
                for other in mapping(entry.value, "other") ?? [] { readOther(other, kind, &row) }
            } else if kind == .choices, entry.key == "list_name" {
                problems.append((.unknownKey(entry.key), entry.keyPlace))
            } else if let column = SheetColumn(entry.key, of: kind) {
                read(entry, column, &row)
            } else if kind == .choices {
                readOther(entry, kind, &row)
            } else {
                problems.append((.unknownKey(entry.key), entry.keyPlace))
            }
        }
        return row
    }

    private mutating func readOther(_ entry: YAMLEntry, _ kind: SheetKind, _ row: inout FormRow) {
        // A key that a heading of this name would not mean could not be found again.
        guard let heading = SheetHeading(entry.key, of: kind), !heading.isKnown,
            heading.key == entry.key
        else {
            problems.append((.unknownKey(entry.key), entry.keyPlace))
            return
        }
        guard let text = text(entry.value, entry.key) else { return }
        row.append(.text(text), SheetColumn(unknown: entry.key))
    }

    private mutating func read(_ entry: YAMLEntry, _ column: SheetColumn, _ row: inout FormRow) {
        switch (column.kind, entry.value.content) {
        case (.text, .mapping(let languages)):
            for language in languages {
                let key = language.key == FormLanguages.none ? nil : language.key
                guard let text = text(language.value, entry.key), !text.isEmpty else { continue }
                row.append(.text(text), SheetColumn(column.key, .text, language: key))
            }
        case (.words, .list(let nodes)):
            append(.words(nodes.compactMap { text($0, entry.key) }), column, entry, &row)
        case (.citations, .list(let nodes)):
            append(.citations(nodes.compactMap { citation($0, entry.key) }), column, entry, &row)
        case (.limits, .list(let nodes)):
            append(limits(nodes, entry.key), column, entry, &row)
        case (.flag, .scalar(let scalar))
        where scalar.style == .plain && (scalar.text == "true" || scalar.text == "false"):
            row.append(.flag(scalar.text == "true"), column)
        case (.integer, .scalar(let scalar))
        where scalar.type == .integer && CellContent.isInteger(scalar.text):
            row.append(.integer(scalar.text), column)
        default:
            if let text = text(entry.value, entry.key), !text.isEmpty {
                row.append(.text(text), column)
            }
        }
    }

    private mutating func append(
        _ content: CellContent, _ column: SheetColumn, _ entry: YAMLEntry, _ row: inout FormRow
    ) {
        // An empty list is an empty cell.
        if content == .words([]) || content == .citations([]) || content == .limits([]) { return }
        if content.text(as: column.kind) == nil {
            let word = entry.key
            problems.append(
                (.wrongType(key: word, expected: .string, found: .list), entry.value.place))
        }
        row.append(content, column)
    }

    private mutating func citation(_ node: YAMLNode, _ key: String) -> CellContent.Citation? {
        guard let entries = mapping(node, key) else { return nil }
        var said: [String: String] = [:]
        for entry in entries {
            guard entry.key == "source" || entry.key == "clause" else {
                problems.append((.unknownKey(entry.key), entry.keyPlace))
                continue
            }
            said[entry.key] = text(entry.value, entry.key)?.trimmed
        }
        guard let source = said["source"] else {
            problems.append((.missingKey("source"), node.place))
            return nil
        }
        return CellContent.Citation(source: source, clause: said["clause"])
    }

    /// A single limit without days is written as the expression alone.
    private mutating func limits(_ nodes: [YAMLNode], _ key: String) -> CellContent {
        var limits: [DatedLimitText] = []
        for node in nodes {
            var limit: String?
            var (from, until): (String?, String?)
            for entry in mapping(node, key) ?? [] {
                switch entry.key {
                case "limit": limit = text(entry.value, entry.key)?.trimmed
                case "valid_from": from = text(entry.value, entry.key)
                case "valid_until": until = text(entry.value, entry.key)
                default: problems.append((.unknownKey(entry.key), entry.keyPlace))
                }
            }
            guard let limit else {
                problems.append((.missingKey("limit"), node.place))
                continue
            }
            limits.append(DatedLimitText(limit: limit, from: from, until: until))
        }
        if limits.count == 1, limits[0].from == nil, limits[0].until == nil {
            return .text(limits[0].limit)
        }
        return .limits(limits)
    }

    // MARK: - Shapes

    private mutating func mapping(_ node: YAMLNode, _ key: String) -> [YAMLEntry]? {
        if case .mapping(let entries) = node.content { return entries }
        report(node, key, .mapping)
        return nil
    }

    private mutating func elements(_ node: YAMLNode, _ key: String) -> [YAMLNode] {
        if case .list(let elements) = node.content { return elements }
        report(node, key, .list)
        return []
    }

    /// Nothing is no text, and no fault: it is an empty cell.
    private mutating func text(_ node: YAMLNode, _ key: String) -> String? {
        if case .scalar(let scalar) = node.content {
            return scalar.type == .null ? nil : scalar.text
        }
        report(node, key, .string)
        return nil
    }

    private mutating func report(
        _ node: YAMLNode, _ key: String, _ expected: PackProblem.YAMLType
    ) {
        guard !node.isUnusable else { return }
        problems.append((.wrongType(key: key, expected: expected, found: node.type), node.place))
    }
}
