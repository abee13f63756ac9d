package import Workbooks

extension FormImport {
    /// Makes a pack of a list that was not written as a form, as a mapping file says.
    package init(
        list reading: WorkbookReading, _ map: ListMap, _ options: Options,
        digest: ([UInt8]) -> String
    ) {
        var list = ListReading(reading.workbook, map)
        let pairs = list.pack(id: options.id)
        var found = reading.notices.map { SpreadsheetProblem($0) } + list.problems
        let order = Order(reading.workbook)
        let isSound = !found.contains { !$0.isWarning }
        guard let pairs else {
            self.init(yaml: nil, problems: found, order)
            return
        }
        let written = YAMLWriter(pairs)
        let yaml = Array(written.text.utf8)
        let file = PackFile(
            file: options.name, bytes: yaml, digest: digest(yaml), seeds: options.seeds)
        let translation = ProblemTranslation(written.places, [], FormLanguages([]))
        found += translation.problems(file.reading.problems, beside: found)
        self.init(yaml: isSound ? yaml : nil, problems: found, order, (file, translation))
    }
}

/// Reads the rows of a list as items of a survey.
private struct ListReading {
    private let map: ListMap
    private let sheet: WorkbookSheet?
    /// Columns by heading.
    private let headings: [String: Int]
    private(set) var problems: [SpreadsheetProblem] = []

    init(_ workbook: Workbook, _ map: ListMap) {
        self.map = map
        sheet =
            map.sheet.map { name in workbook.sheets.first { $0.name.trimmed == name } }
            ?? workbook.sheets.first
        var headings: [String: Int] = [:]
        for cell in sheet?.rows.first(where: { $0.number == map.headerRow })?.cells ?? [] {
            let text = cell.value.plainText.trimmed
            headings[text] = headings[text] ?? cell.column
        }
        self.headings = headings
        guard sheet != nil else {
            report(.mapNoSheet(map.sheet ?? ""), row: nil, column: nil)
            return
        }
        for heading in wantedHeadings where headings[heading] == nil {
            report(.mapNoHeading(heading), row: map.headerRow, column: nil)
        }
    }

    private var wantedHeadings: [String] {
        var wanted = map.entries.flatMap { entry in
            switch entry.origin {
            case .heading(let heading, _): [heading]
            case .constant(let text, _): Template(text).headings
            }
        }
        if let heading = map.groupHeading { wanted.append(heading) }
        var seen: Set<String> = []
        return wanted.filter { seen.insert($0).inserted }
    }

    private mutating func report(_ problem: SheetProblem, row: Int?, column: Int?) {
        problems.append(
            SpreadsheetProblem(
                sheet: sheet?.name, row: row, column: column, reason: .sheet(problem)))
    }

    /// Nil when the list does not fit the mapping.
    mutating func pack(id: String?) -> [YAMLPair]? {
        guard let sheet, problems.isEmpty else { return nil }
        var pairs = map.sections.map { section in
            var value = YAMLText(section.value)
            if section.key == "settings", let id, case .mapping(let settings) = value {
                value = .mapping(
                    [YAMLPair("form_id", .string(id, nil))]
                        + settings.filter { $0.key != "form_id" })
            }
            return YAMLPair(section.key, value)
        }
        if !pairs.contains(where: { $0.key == "sources" }) {
            pairs.append(YAMLPair("sources", .list([])))
        }
        var groups: [(label: String, cell: CellPlace, items: [YAMLText])] = []
        var group = ""
        var named = sheet.place(row: map.headerRow, column: 1)
        for row in sheet.rows where row.number > map.headerRow {
            if let heading = map.groupHeading, let column = headings[heading],
                let text = row[column]?.plainText.trimmed, !text.isEmpty
            {
                group = text
                named = sheet.place(row: row.number, column: column)
            }
            guard let item = item(row) else { continue }
            if let index = groups.firstIndex(where: { $0.label == group }) {
                groups[index].items.append(item)
            } else {
                groups.append((group, named, [item]))
            }
        }
        let rows = groups.enumerated().flatMap { number, group in
            [begin(group.label, number + 1, group.cell)] + group.items
                + [.mapping([YAMLPair("type", .string("end_group", group.cell))])]
        }
        return pairs + [YAMLPair("survey", .list(rows))]
    }

    private func begin(_ label: String, _ number: Int, _ cell: CellPlace) -> YAMLText {
        let said = map.groups[label]
        let (zh, en) = label.isEmpty ? ("检查内容", "Items") : (label, said?.english ?? label)
        return .mapping([
            YAMLPair("type", .string("begin_group", cell)),
            YAMLPair("name", .string(said?.name ?? "group_\(number)", cell)),
            YAMLPair(
                "label",
                .mapping([YAMLPair("zh", .string(zh, cell)), YAMLPair("en", .string(en, cell))])),
        ])
    }

    /// Nil for a row that has nothing of an item, such as the title of a group.
    private mutating func item(_ row: WorkbookRow) -> YAMLText? {
        let isItem = map.entries.contains { entry in
            if case .heading(let heading, _) = entry.origin, let column = headings[heading] {
                return row[column].map { !$0.plainText.trimmed.isEmpty } ?? false
            }
            return false
        }
        guard isItem else { return nil }
        var entry = FormRow(number: row.number)
        var columns: [SheetColumn: Int] = [:]
        var empty: [SheetColumn: Int] = [:]
        // What a cell leaves empty a constant may fill.
        for mapped in map.entries where entry[mapped.column] == nil {
            let (text, column) = said(mapped.origin, row)
            columns[mapped.column] = column
            if text.isEmpty { empty[mapped.column] = empty[mapped.column] ?? column }
            guard let translated = translated(text, mapped.column, row.number, column),
                let content = CellContent(translated, as: mapped.column.kind)
            else { continue }
            entry.append(content, mapped.column)
        }
        for (column, number) in empty
        where ["name", "label", "type"].contains(column.key) && entry[column] == nil {
            report(.mapEmpty, row: row.number, column: number)
        }
        return FormYAML(sheet: sheet?.name ?? "", columns).entry(entry)
    }

    private func said(_ origin: ListMap.Origin, _ row: WorkbookRow) -> (text: String, column: Int) {
        func cell(_ heading: String) -> String {
            headings[heading].flatMap { row[$0]?.plainText.trimmed } ?? ""
        }
        switch origin {
        case .heading(let heading, _): return (cell(heading), headings[heading] ?? 1)
        case .constant(let text, _):
            let template = Template(text)
            let column = template.headings.first.flatMap { headings[$0] } ?? 1
            return (template.filled(cell), column)
        }
    }

    /// A cell in the pack's words.
    private mutating func translated(
        _ text: String, _ column: SheetColumn, _ row: Int, _ number: Int
    ) -> String? {
        guard let words = map.words[column.key], !text.isEmpty else { return text }
        switch column.kind {
        case .citations:
            let parts = text.split { ";；".contains($0) || $0.isNewline }
            let names = words.keys.sorted { ($0.count, $0) > ($1.count, $1) }
            return parts.map { part in
                let part = String(part).trimmed
                guard let name = names.first(where: { part.hasPrefix($0) }) else { return part }
                return "\(words[name] ?? name) \(part.dropFirst(name.count))"
            }.joined(separator: "; ")
        case .words:
            let parts = text.split { "、，,；;/".contains($0) || $0.isWhitespace }
            return parts.compactMap { word(String($0), words, row, number) }.joined(separator: " ")
        case .integer where CellContent.isInteger(text): return text
        default: return word(text, words, row, number)
        }
    }

    private mutating func word(
        _ text: String, _ words: [String: String], _ row: Int, _ column: Int
    ) -> String? {
        if let word = words[text] { return word }
        if words.values.contains(text) { return text }
        report(.mapUnknownWord(text), row: row, column: column)
        return nil
    }
}

/// A text with `{headings}` in it.
private struct Template {
    /// Texts and headings by turns, a text first.
    private let parts: [String]

    init(_ text: String) {
        var parts = [""]
        for character in text {
            let isOutside = parts.count % 2 == 1
            if character == "{" && isOutside || character == "}" && !isOutside {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        self.parts = parts.count % 2 == 1 ? parts : [text]
    }

    var headings: [String] {
        parts.enumerated().filter { $0.offset % 2 == 1 }.map { $0.element.trimmed }
    }

    func filled(_ cell: (String) -> String) -> String {
        parts.enumerated().map { $0.offset % 2 == 1 ? cell($0.element.trimmed) : $0.element }
            .joined()
    }
}

extension YAMLText {
    /// As it stands in another YAML file.
    fileprivate init(_ node: YAMLNode) {
        switch node.content {
        case .scalar(let scalar):
            self = scalar.type == .string ? .string(scalar.text, nil) : .plain(scalar.text, nil)
        case .list(let nodes): self = .list(nodes.map { YAMLText($0) })
        case .mapping(let entries):
            self = .mapping(entries.map { YAMLPair($0.key, YAMLText($0.value)) })
        case .unusable: self = .plain("null", nil)
        }
    }
}
