import FormLanguage

extension FormInstance {
    // MARK: Reading

    /// The instances of a repeat in a row of what is around it, in order.
    package func rows(of repeated: Int, in row: RowID = .form) -> [RowID] {
        numbers(of: repeated, in: row.number).map(RowID.init(number:))
    }

    /// What the row is called beyond this instance; empty of the form and of a row that is gone.
    package func key(of row: RowID) -> String {
        rows.indices.contains(row.number) ? rows[row.number]?.key ?? "" : ""
    }

    package func row(withKey key: String) -> RowID? { rowNumbers[key].map(RowID.init(number:)) }

    /// The row around an instance, and its place there from 0; nil of the form.
    package func position(of row: RowID) -> (around: RowID, place: Int)? {
        guard let (parent, _) = around(row), let place = rows[row.number]?.place else { return nil }
        return (RowID(number: parent), place)
    }

    /// Whether a repeat counts in a row of what is around it, with or without instances.
    package func isOffered(_ repeated: Int, in row: RowID = .form) -> Bool {
        let rows = rows(of: repeated, in: row)
        if !rows.isEmpty {
            return rows.contains { state(of: repeated, in: $0).contains(.relevant) }
        }
        if counts[FormPlace(repeated, in: row)] != nil { return false }
        // Its condition is that of an instance; one is tried.
        var tried = self
        let new = tried.insertRow(of: repeated, in: row)
        return tried.state(of: repeated, in: new).contains(.relevant)
    }

    func numbers(of repeated: Int, in row: Int) -> [Int] {
        rows.indices.contains(row) ? rows[row]?.rows[repeated] ?? [] : []
    }

    // MARK: Changes

    /// Adds an instance of a repeat, with its defaults.
    ///
    /// - Parameters:
    ///   - place: Before the one that is there now; nil is the last.
    ///   - key: By which the caller knows the row. One that a row has already adds nothing and
    ///     gives that row. Without one it is `repeat#n`, behind that of the row around it, with the
    ///     first free n from the number of instances on; so are the rows of a count called, alike
    ///     in every instance.
    /// - Precondition: The repeat lies right inside of what the row is of.
    package mutating func insertRow(
        of repeated: Int, in row: RowID = .form, at place: Int? = nil, key: String? = nil
    ) -> RowID {
        if let key, let number = rowNumbers[key] { return RowID(number: number) }
        let new = makeRow(of: repeated, in: row.number, at: place, key: key)
        noteRows(of: repeated, in: row.number)
        settle()
        return RowID(number: new)
    }

    /// Takes out an instance of a repeat. Where a count asks for as many as there were, a new one
    /// comes at the end.
    package mutating func removeRow(_ row: RowID) {
        guard let (parent, scope) = around(row) else { return }
        // Whoever looked at its values must know before they are gone.
        noteRows(of: scope, in: parent)
        rows[parent]?.rows[scope]?.removeAll { $0 == row.number }
        number(scope, in: parent)
        forget(row.number)
        // Those behind it may now be within a count.
        noteRows(of: scope, in: parent)
        if let count = graph.binding(.repeatCount, of: scope) { pending.add(count, parent) }
        settle()
    }

    /// - Parameter place: Its place when it is taken out first.
    package mutating func moveRow(_ row: RowID, to place: Int) {
        guard let (parent, scope) = around(row) else { return }
        rows[parent]?.rows[scope]?.removeAll { $0 == row.number }
        let count = numbers(of: scope, in: parent).count
        rows[parent]?.rows[scope]?.insert(row.number, at: min(max(place, 0), count))
        number(scope, in: parent)
        noteRows(of: scope, in: parent)
        settle()
    }

    private func around(_ row: RowID) -> (parent: Int, scope: Int)? {
        guard rows.indices.contains(row.number), let found = rows[row.number],
            let parent = found.parent
        else { return nil }
        return (parent, found.scope)
    }

    // MARK: Making and forgetting

    /// Whether a node is a repeat that lies right inside of what a row is of.
    func mayHold(rowsOf repeated: Int, in row: Int) -> Bool {
        guard form.nodes.indices.contains(repeated), form.isRepeat(repeated),
            rows.indices.contains(row), let parent = form.nodes[repeated].parent
        else { return false }
        return rows[row]?.scope == layout.scopes[parent]
    }

    /// Adds a row whose expressions wait to be evaluated.
    @discardableResult
    mutating func makeRow(
        of scope: Int, in parent: Int, at place: Int? = nil, key: String? = nil
    ) -> Int {
        let number = self.place(of: scope, in: parent, key: key, at: place)
        awaitAll(in: number) { _ in true }
        inherit(scope, number, isSilent: true)
        return number
    }

    /// Puts an empty row at its place.
    @discardableResult
    mutating func place(of scope: Int, in parent: Int, key: String?, at place: Int?) -> Int {
        precondition(
            mayHold(rowsOf: scope, in: parent), "no rows of node \(scope) in row \(parent)")
        let count = numbers(of: scope, in: parent).count
        let number = append(
            scope: scope, parent: parent, key: key ?? freeKey(of: scope, in: parent, count))
        let index = min(max(place ?? count, 0), count)
        rows[parent]?.rows[scope, default: []].insert(number, at: index)
        self.number(scope, in: parent, from: index)
        return number
    }

    @discardableResult
    mutating func append(scope: Int, parent: Int?, key: String) -> Int {
        let count = layout.members[scope]?.count ?? 0
        rowNumbers[key] = rows.count
        rows.append(
            FormRow(
                scope: scope, parent: parent, key: key,
                values: [FormValue](repeating: .empty, count: count),
                states: [NodeState](repeating: .holds, count: count)))
        return rows.count - 1
    }

    private func freeKey(of scope: Int, in parent: Int, _ count: Int) -> String {
        let around = rows[parent]?.key ?? ""
        let start = (around.isEmpty ? "" : around + "/") + form.nodes[scope].name + "#"
        var number = count + 1
        while rowNumbers[start + String(number)] != nil { number += 1 }
        return start + String(number)
    }

    /// Writes into the rows of a repeat which is the how many.
    private mutating func number(_ repeated: Int, in row: Int, from first: Int = 0) {
        let numbers = numbers(of: repeated, in: row)
        for place in first..<max(first, numbers.count) { rows[numbers[place]]?.place = place }
    }

    private mutating func forget(_ row: Int) {
        guard let gone = rows[row] else { return }
        for (repeated, inner) in gone.rows {
            counts[FormPlace(repeated, in: RowID(number: row))] = nil
            for row in inner { forget(row) }
        }
        if !filterStamps.isEmpty {
            for node in layout.members[gone.scope] ?? [] {
                filterStamps[FormPlace(node, in: RowID(number: row))] = nil
            }
        }
        rowNumbers[gone.key] = nil
        rows[row] = nil
    }
}
