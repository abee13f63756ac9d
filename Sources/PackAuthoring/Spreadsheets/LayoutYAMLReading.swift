import Workbooks

/// Reads the section `workbook` of a pack.
struct LayoutYAMLReading {
    private(set) var problems: [(reason: PackProblem.Reason, place: Place)] = []

    mutating func read(_ section: YAMLEntry) -> WorkbookLayout? {
        var layout = WorkbookLayout()
        for entry in mapping(section.value, "workbook") {
            switch entry.key {
            case "filled":
                for setting in mapping(entry.value, entry.key) {
                    guard let text = text(setting) else { continue }
                    layout.filled.append((setting.key, text))
                }
            case "sheets": layout.sheets = list(entry).compactMap { sheet($0) }
            default: problems.append((.unknownKey(entry.key), entry.keyPlace))
            }
        }
        return problems.isEmpty ? layout : nil
    }

    private mutating func sheet(_ node: YAMLNode) -> SheetLayout? {
        let entries = mapping(node, "sheets")
        guard let name = entries.first(where: { $0.key == "name" }).flatMap({ text($0) }) else {
            problems.append((.missingKey("name"), node.place))
            return nil
        }
        var layout = SheetLayout(name: name)
        for entry in entries {
            switch entry.key {
            case "name": break
            case "hidden": layout.isHidden = text(entry) == "true"
            case "section":
                layout.kind = text(entry).flatMap { SheetKind(rawValue: $0) }
                if layout.kind == nil { refuse(entry) }
            case "header_row":
                guard let row = text(entry).flatMap({ Int($0) }), rows.contains(row) else {
                    refuse(entry)
                    continue
                }
                layout.headerRow = row
            case "columns":
                for column in mapping(entry.value, entry.key) {
                    guard let number = self.column(column.key), let text = text(column) else {
                        refuse(column)
                        continue
                    }
                    layout.headings[number] = text
                }
            case "skipped": layout.skipped = skipped(entry)
            case "lists": layout.runs = runs(entry)
            case "numbers":
                let letters = list(entry).map { column($0.plainText ?? "") }
                if letters.contains(nil) { refuse(entry) }
                layout.numbers = Set(letters.compactMap { $0 })
            case "spelled":
                for word in mapping(entry.value, entry.key) {
                    layout.spellings[word.key] = WorkbookValue(word.value)
                    if layout.spellings[word.key] == nil { refuse(word) }
                }
            case "cells":
                for cell in mapping(entry.value, entry.key) {
                    guard let place = CellReference(cell.key), rows.contains(place.row),
                        columns.contains(place.column), let value = WorkbookValue(cell.value)
                    else {
                        refuse(cell)
                        continue
                    }
                    layout.cells[CellKey(row: place.row, column: place.column)] = value
                }
            default: problems.append((.unknownKey(entry.key), entry.keyPlace))
            }
        }
        return layout
    }

    /// Ascending, none twice.
    private mutating func skipped(_ entry: YAMLEntry) -> [ClosedRange<Int>] {
        var ranges: [ClosedRange<Int>] = []
        for node in list(entry) {
            let ends = (node.plainText ?? "").split(separator: "-").map { Int($0) }
            guard let first = ends.first.flatMap({ $0 }), let last = ends.last.flatMap({ $0 }),
                ends.count <= 2, rows.contains(first), rows.contains(last), first <= last,
                first > ranges.last?.upperBound ?? 0
            else {
                refuse(entry)
                return []
            }
            ranges.append(first...last)
        }
        return ranges
    }

    private mutating func runs(_ entry: YAMLEntry) -> [(list: String, count: Int)] {
        list(entry).flatMap { node in
            mapping(node, entry.key).compactMap { run -> (list: String, count: Int)? in
                guard let count = text(run).flatMap({ Int($0) }), count > 0 else {
                    refuse(run)
                    return nil
                }
                return (run.key, count)
            }
        }
    }

    private func column(_ letters: String) -> Int? {
        guard let column = CellReference(letters + "1")?.column,
            CellPlace.columnName(column) == letters, columns.contains(column)
        else { return nil }
        return column
    }

    private let rows = 1...WorkbookLimits().rows
    private let columns = 1...WorkbookLimits().columns

    // MARK: - Shapes

    private mutating func mapping(_ node: YAMLNode, _ key: String) -> [YAMLEntry] {
        if case .mapping(let entries) = node.content { return entries }
        problems.append((.wrongType(key: key, expected: .mapping, found: node.type), node.place))
        return []
    }

    private mutating func list(_ entry: YAMLEntry) -> [YAMLNode] {
        if case .list(let nodes) = entry.value.content { return nodes }
        refuse(entry, .list)
        return []
    }

    private mutating func text(_ entry: YAMLEntry) -> String? {
        if let text = entry.value.plainText { return text }
        refuse(entry)
        return nil
    }

    private mutating func refuse(_ entry: YAMLEntry, _ expected: PackProblem.YAMLType = .string) {
        problems.append(
            (
                .wrongType(key: entry.key, expected: expected, found: entry.value.type),
                entry.value.place
            ))
    }
}
