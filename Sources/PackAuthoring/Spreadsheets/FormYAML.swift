import Workbooks

/// A form as a pack's YAML: the sections in their order, and at the end what only leads back to
/// the workbook.
struct FormYAML {
    private let content: FormContent
    private let layout: WorkbookLayout?
    /// Names of the sheets, and the column of each meaning, for the places of problems.
    private let sheets: [SheetKind: (name: String, columns: [SheetColumn: Int])]

    init(_ content: FormContent, _ layout: WorkbookLayout?, _ tables: [SheetTable]) {
        self.content = content
        self.layout = layout
        let languages = FormLanguages(
            tables.flatMap { table in
                table.headings.sorted { $0.key < $1.key }.compactMap(\.value.language)
            })
        var sheets: [SheetKind: (name: String, columns: [SheetColumn: Int])] = [:]
        for table in tables {
            let columns = table.headings.map { (languages.column($0.value), $0.key) }
            sheets[table.kind] = (table.sheet.name, Dictionary(columns) { min($0, $1) })
        }
        self.sheets = sheets
    }

    /// For single entries, whose columns are those of a list.
    init(sheet: String, _ columns: [SheetColumn: Int]) {
        content = FormContent()
        layout = nil
        sheets = [.survey: (sheet, columns)]
    }

    func entry(_ row: FormRow) -> YAMLText { .mapping(pairs(of: row, .survey)) }

    var pairs: [YAMLPair] {
        var pairs = [YAMLPair("settings", settings)]
        if isChecklist { pairs.append(YAMLPair("sources", .list(rows(.sources)))) }
        if !content[.choices].isEmpty {
            let lists = content.choiceLists.map { list in
                YAMLPair(list.name, .list(list.rows.map { choice($0) }))
            }
            pairs.append(YAMLPair("choices", .mapping(lists)))
        }
        if !content[.facts].isEmpty { pairs.append(YAMLPair("facts", .list(rows(.facts)))) }
        pairs.append(YAMLPair("survey", .list(rows(.survey))))
        for kind in NestedRows.kinds
        where !content[kind].isEmpty && NestedRows.firstFault(content[kind]) == nil {
            let tree = NestedRows.tree(content[kind]) { row in
                place(row.has("value") ? NestedRows.value : NestedRows.text, row, kind)
            }
            pairs.append(YAMLPair(kind.rawValue, tree))
        }
        if !content[.modes].isEmpty { pairs.append(YAMLPair("modes", .list(rows(.modes)))) }
        if let layout { pairs.append(YAMLPair("workbook", layout.yaml)) }
        return pairs
    }

    /// What has items cites sources; a form of questions has none.
    private var isChecklist: Bool { !content[.sources].isEmpty }

    private var settings: YAMLText {
        var pairs = content[.settings].first.map { self.pairs(of: $0, .settings) } ?? []
        if isChecklist, !pairs.contains(where: { $0.key == "sectors" }) {
            pairs.append(YAMLPair("sectors", .list([])))
        }
        if isChecklist || !content[.authorities].isEmpty {
            pairs.append(YAMLPair("authorities", .list(rows(.authorities))))
        }
        return .mapping(pairs)
    }

    private func rows(_ kind: SheetKind) -> [YAMLText] {
        content[kind].map { .mapping(pairs(of: $0, kind)) }
    }

    /// On one line where there is room for it.
    private func choice(_ row: FormRow) -> YAMLText {
        let pairs = pairs(of: row, .choices)
        let whole = YAMLText.flow(.mapping(pairs))
        return whole.width <= Self.lineWidth ? whole : .mapping(pairs)
    }

    private static let lineWidth = 92

    private func pairs(of row: FormRow, _ kind: SheetKind) -> [YAMLPair] {
        let said = Dictionary(grouping: row.cells, by: \.column.key)
        var pairs: [YAMLPair] = []
        var written: Set<String> = []
        let attributes = row.cells.map(\.column)
            .filter { $0.isKnown && SheetHeading.isAttribute($0.key, of: kind) }
        for key in kind.columns.map(\.key) + attributes.map(\.key)
        where written.insert(key).inserted {
            // The list is the key that the choice lies under.
            if kind == .choices, key == "list_name" { continue }
            let cells = (said[key] ?? []).filter(\.column.isKnown)
            if !cells.isEmpty { pairs.append(YAMLPair(key, value(cells, row, kind))) }
        }
        let others = row.cells.filter { !$0.column.isKnown }.map { cell in
            YAMLPair(cell.column.key, scalar(cell.content, place(cell.column, row, kind)))
        }
        guard !others.isEmpty else { return pairs }
        // Further columns of choices are for filters; elsewhere nobody knows what they mean.
        if kind == .choices { return pairs + others }
        return pairs + [YAMLPair("other", .mapping(others))]
    }

    private func value(
        _ cells: [(column: SheetColumn, content: CellContent)], _ row: FormRow, _ kind: SheetKind
    ) -> YAMLText {
        let isPlain = cells.count == 1 && cells[0].column.language == nil
        if isPlain { return scalar(cells[0].content, place(cells[0].column, row, kind)) }
        let ranks = [FormLanguages.none: 0, "zh": 1, "en": 2]
        let languages = cells.map { ($0.column.language ?? FormLanguages.none, $0) }
            .enumerated().sorted { left, right in
                let (first, second) = (ranks[left.element.0] ?? 3, ranks[right.element.0] ?? 3)
                return (first, left.offset) < (second, right.offset)
            }
        return .mapping(
            languages.map { _, pair in
                let (language, cell) = pair
                return YAMLPair(language, scalar(cell.content, place(cell.column, row, kind)))
            })
    }

    private func scalar(_ content: CellContent, _ cell: CellPlace?) -> YAMLText {
        switch content {
        case .text(let text): .string(text, cell)
        case .flag(let isTrue): .plain(isTrue ? "true" : "false", cell)
        case .integer(let digits): .plain(digits, cell)
        case .words(let words): .flow(.list(words.map { .string($0, cell) }))
        case .limits(let list):
            .list(
                list.map { limit in
                    let said = [
                        ("limit", limit.limit), ("valid_from", limit.from),
                        ("valid_until", limit.until),
                    ]
                    return .flow(
                        .mapping(
                            said.compactMap { key, text in
                                text.map { YAMLPair(key, .string($0, cell)) }
                            }))
                })
        case .citations(let list):
            .list(
                list.map { citation in
                    var pairs = [YAMLPair("source", .string(citation.source, cell))]
                    if let clause = citation.clause {
                        pairs.append(YAMLPair("clause", .string(clause, cell)))
                    }
                    return .flow(.mapping(pairs))
                })
        }
    }

    private func place(_ column: SheetColumn, _ row: FormRow, _ kind: SheetKind) -> CellPlace? {
        guard let sheet = sheets[kind], row.number > 0 else { return nil }
        return CellPlace(sheet: sheet.name, row: row.number, column: sheet.columns[column] ?? 1)
    }
}
