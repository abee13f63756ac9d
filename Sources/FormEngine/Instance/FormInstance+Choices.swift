import FormLanguage
import Synchronization

extension FormInstance {
    /// The rows of its choice list that a question offers, by number.
    ///
    /// Worked out when it is first asked for and again after something changed that the filter
    /// looks at; one that looks at a clock or at chance each time. An answer that is not offered is
    /// kept, see `NodeState.notOffered`.
    package func choices(of node: Int, in row: RowID = .form) -> [Int] {
        guard lies(node, in: row.number), let table = form.nodes[node].kind.list.flatMap(form.table)
        else { return [] }
        guard let place = graph.binding(.choiceFilter, of: node) else {
            return Array(table.rows.indices)
        }
        let binding = graph.bindings[place]
        let stamp = filterStamps[FormPlace(node, in: row)]
        guard let stamp, !binding.isVolatile else { return filtered(table, binding, row.number) }
        return offered.rows(at: stamp) { filtered(table, binding, row.number) }
    }

    private func filtered(_ table: ChoiceTable, _ binding: FormBinding, _ row: Int) -> [Int] {
        let host = FormHost(instance: self, binding: binding, row: row)
        return table.rows.indices.filter { isOffered($0, of: table, binding, host) }
    }

    private func isOffered(
        _ number: Int, of table: ChoiceTable, _ binding: FormBinding, _ host: FormHost
    ) -> Bool {
        guard let item = host.item(number, ofList: table.id) else { return false }
        return binding.expression.keeps(
            item, position: number + 1, of: table.rows.count, in: host)
    }

    /// Looks at what was chosen alone, however long the list is.
    func choosesUnoffered(_ binding: FormBinding, _ row: Int) -> Bool {
        let value = value(of: binding.node, in: RowID(number: row))
        guard !value.isEmpty, let id = form.nodes[binding.node].kind.list,
            let table = form.table(id), let rowsByName = graph.choiceRows[id]
        else { return false }
        let host = FormHost(instance: self, binding: binding, row: row)
        return value.names.contains { name in
            !(rowsByName[name] ?? []).contains { isOffered($0, of: table, binding, host) }
        }
    }
}

/// What filters came out as, under a stamp that no two states of a question share; copies of a form
/// share it.
final class OfferedChoices: Sendable {
    private struct Cache {
        var stamp = 0
        var rows: [Int: [Int]] = [:]
    }

    /// Stamps that are remembered: more than questions stand on a screen.
    private static let limit = 64

    private let cache = Mutex(Cache())

    func nextStamp() -> Int {
        cache.withLock { cache in
            cache.stamp += 1
            return cache.stamp
        }
    }

    func rows(at stamp: Int, _ work: () -> [Int]) -> [Int] {
        if let found = cache.withLock({ $0.rows[stamp] }) { return found }
        let rows = work()
        cache.withLock { cache in
            if cache.rows.count >= Self.limit { cache.rows = [:] }
            cache.rows[stamp] = rows
        }
        return rows
    }
}
