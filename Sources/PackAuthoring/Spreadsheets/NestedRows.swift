import Workbooks

/// Sections whose entries hold lists of their own, `judgements` and `scoring`, as rows: the path to
/// each value, and the value.
///
///     path              text          value
///     1/name            fire
///     1/rules/1/of/2    I-7.5
///     1/rules/1/at_least              3
enum NestedRows {
    static let kinds: [SheetKind] = [.judgements, .scoring]
    static let path = SheetColumn("path", .plain)
    static let text = SheetColumn("text", .plain)
    /// Numbers and truth values, and lists with nothing in them.
    static let value = SheetColumn("value", .integer)

    // MARK: - From YAML

    /// - Returns: Nil for a key that no path can hold.
    static func rows(of node: YAMLNode, at path: String = "") -> [FormRow]? {
        let below = { (key: String) in path.isEmpty ? key : "\(path)/\(key)" }
        var found: [FormRow] = []
        switch node.content {
        case .scalar(let scalar):
            let isText = scalar.type == .string || !isPlain(scalar.text)
            let content: CellContent =
                CellContent.isInteger(scalar.text) ? .integer(scalar.text) : .text(scalar.text)
            if isText, scalar.text.isEmpty { return [row(path, nil, text)] }
            return [row(path, isText ? .text(scalar.text) : content, isText ? text : value)]
        case .list(let nodes):
            if nodes.isEmpty { return [row(path, .text("[]"), value)] }
            for (index, node) in nodes.enumerated() {
                guard let rows = rows(of: node, at: below(String(index + 1))) else { return nil }
                found += rows
            }
        case .mapping(let entries):
            if entries.isEmpty { return [row(path, .text("{}"), value)] }
            for entry in entries {
                guard isKey(entry.key), let rows = rows(of: entry.value, at: below(entry.key))
                else {
                    return nil
                }
                found += rows
            }
        case .unusable: break
        }
        return found
    }

    private static func row(_ path: String, _ content: CellContent?, _ column: SheetColumn)
        -> FormRow
    {
        var row = FormRow()
        row.append(.text(path), Self.path)
        if let content { row.append(content, column) }
        return row
    }

    /// A key that is taken for no place in a list.
    private static func isKey(_ key: String) -> Bool {
        !key.isEmpty && !CellContent.isInteger(key) && key.trimmed == key && !key.contains("/")
    }

    private static func isPlain(_ text: String) -> Bool {
        switch YAMLScalar(text: text, style: .plain).type {
        case .integer, .number, .boolean: true
        case .string, .null, .list, .mapping: text == "[]" || text == "{}"
        }
    }

    // MARK: - To YAML

    private struct Leaf {
        let path: ArraySlice<String>
        let value: YAMLText
    }

    /// - Parameter cell: Where a row stands.
    static func tree(_ rows: [FormRow], _ cell: (FormRow) -> CellPlace?) -> YAMLText {
        tree(
            rows.map { row in
                let plain = row.text("value")
                let leaf: YAMLText =
                    plain.map { .plain($0, cell(row)) }
                    ?? .string(row.text("text") ?? "", cell(row))
                return Leaf(path: parts(row), value: leaf)
            })
    }

    private static func parts(_ row: FormRow) -> ArraySlice<String> {
        (row.text("path") ?? "").split(separator: "/", omittingEmptySubsequences: false)
            .map(String.init)[...]
    }

    private static func tree(_ leaves: [Leaf]) -> YAMLText {
        if let only = leaves.first, only.path.isEmpty { return only.value }
        let groups = groups(leaves)
        let values = groups.map { group in
            tree(group.leaves.map { Leaf(path: $0.path.dropFirst(), value: $0.value) })
        }
        if groups.first?.key == "1" { return .list(values) }
        return .mapping(zip(groups, values).map { YAMLPair($0.key, $1) })
    }

    /// Leaves that follow one another below the same key.
    private static func groups(_ leaves: [Leaf]) -> [(key: String, leaves: [Leaf])] {
        var groups: [(key: String, leaves: [Leaf])] = []
        for leaf in leaves {
            let key = leaf.path.first ?? ""
            if groups.last?.key == key {
                groups[groups.count - 1].leaves.append(leaf)
            } else {
                groups.append((key, [leaf]))
            }
        }
        return groups
    }

    /// The first row that is no part of such a tree: a place in a list that is not the next, a
    /// key twice, a value below a value.
    static func firstFault(_ rows: [FormRow]) -> FormRow? {
        for row in rows {
            if row.has("text") && row.has("value") { return row }
            if let value = row.text("value"), !isPlain(value) { return row }
            // Trees are walked by recursion.
            if parts(row).count > YAMLDocument.maximumDepth { return row }
        }
        return fault(rows.map { (parts($0), $0) })
    }

    private static func fault(_ rows: [(path: ArraySlice<String>, row: FormRow)]) -> FormRow? {
        if rows.count == 1, rows[0].path.isEmpty { return nil }
        var keys: Set<String> = []
        var last: String?
        var below: [String: [(path: ArraySlice<String>, row: FormRow)]] = [:]
        let isList = rows.first?.path.first == "1"
        for (path, row) in rows {
            guard let key = path.first, isList ? CellContent.isInteger(key) : isKey(key) else {
                return row
            }
            if key != last {
                let isNext = !isList || key == String(keys.count + 1)
                guard isNext, keys.insert(key).inserted else { return row }
                last = key
            }
            below[key, default: []].append((path.dropFirst(), row))
        }
        return below.values.compactMap { fault($0) }.min { $0.number < $1.number }
    }
}
