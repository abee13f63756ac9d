package import FormEngine
package import FormLanguage

/// What the journal says of one pack, in the numbers of its lists.
package struct RecordedAnswers {
    /// A row of a repeat, behind the row around it.
    package struct Row {
        package let number: Int
        /// Index into `Pack.groups`.
        package let group: Int
        /// The row of the repeat around it.
        package let within: Int?

        package init(_ number: Int, of group: Int, within: Int?) {
            self.number = number
            self.group = group
            self.within = within
        }
    }

    package struct Answer {
        package let value: FormValue
        /// Of `Pack.form`.
        package let node: Int
        package let row: Int?
        /// Whether it came by itself when the row was made.
        package let isPreset: Bool

        package init(_ value: FormValue, of node: Int, in row: Int? = nil, isPreset: Bool = false) {
            self.value = value
            self.node = node
            self.row = row
            self.isPreset = isPreset
        }
    }

    package var rows: [Row] = []
    package var answers: [Answer] = []

    package init() {}
}

/// The rows of repeats, as the journal numbers them.
///
/// A row that a person adds has a number drawn at random. The rows of a repeat whose count is worked
/// out have numbers that follow from their place.
extension FilledPack {
    /// As it was recorded: no default and no triggered calculation runs again.
    package init(
        _ pack: Pack, graph: FormGraph, in environment: ExpressionEnvironment,
        restoring recorded: RecordedAnswers
    ) {
        self.pack = pack
        let contents = FormContents(
            rows: recorded.rows.map { row in
                FormContents.Row(
                    key: String(row.number), of: pack.nodes.groups[row.group],
                    in: row.within.map(String.init) ?? "")
            },
            answers: recorded.answers.map { answer in
                FormContents.Answer(
                    answer.value, of: answer.node, in: answer.row.map(String.init) ?? "",
                    isPreset: answer.isPreset)
            })
        form = FormInstance(graph, in: environment, restoring: contents)
        for row in recorded.rows {
            if let id = form.row(withKey: String(row.number)) { note(row.number, id) }
        }
        numberCountedRows()
    }

    /// Whether one answer after the other gives what all of them at once give: nothing begins with a
    /// value, is worked out at one moment only, or makes rows.
    package var followsAnswersAlone: Bool {
        form.graph.volatileValues.isEmpty
            && !pack.groups.contains { $0.repeatCount != nil }
            && !pack.questions.contains { $0.triggers != nil || $0.rules[.defaultValue] != nil }
    }

    /// - Parameters:
    ///   - group: Index of a repeat in `pack.groups`.
    ///   - within: The row of the repeat around it.
    ///   - place: Among the rows there are.
    package mutating func addRow(_ number: Int, of group: Int, within: Int?, at place: Int) {
        guard rowIDs[number] == nil, let around = rowID(within) else { return }
        note(
            number,
            form.insertRow(
                of: pack.nodes.groups[group], in: around, at: place, key: String(number)))
        numberCountedRows()
    }

    package mutating func removeRow(_ number: Int) {
        guard let row = rowIDs[number] else { return }
        form.removeRow(row)
        // What lay in it is gone as well.
        for (number, id) in rowIDs where form.key(of: id).isEmpty {
            rowIDs[number] = nil
            rowNumbers[id] = nil
        }
    }

    package mutating func moveRow(_ number: Int, to place: Int) {
        guard let row = rowIDs[number] else { return }
        form.moveRow(row, to: place)
    }

    /// Nil for the number of a row that is not there.
    package func rowID(_ number: Int?) -> RowID? {
        guard let number else { return .form }
        return rowIDs[number]
    }

    package func rowNumber(_ row: RowID) -> Int? { rowNumbers[row] }

    /// Numbers the rows that a count made.
    mutating func numberCountedRows() {
        for (index, group) in pack.groups.enumerated() where group.repeatCount != nil {
            for around in parents(of: index) {
                let within = rowNumbers[around] ?? 0
                let rows = form.rows(of: pack.nodes.groups[index], in: around)
                for (place, row) in rows.enumerated() where rowNumbers[row] == nil {
                    note(Self.counted(place, index, within), row)
                }
            }
        }
    }

    /// The rows in which a repeat has rows: all those of the repeat around it.
    private func parents(of group: Int) -> [RowID] {
        let node = pack.nodes.groups[group]
        return form.form.repeats(around: node).dropLast().reduce([.form]) { rows, repeated in
            rows.flatMap { form.rows(of: repeated, in: $0) }
        }
    }

    /// Below 2^51: above it lie the rows that people make.
    private static func counted(_ place: Int, _ group: Int, _ within: Int) -> Int {
        let mixed = UInt64(bitPattern: Int64(within)) &* 1_000_003 &+ UInt64(group) &* 20_011
        return Int((mixed &+ UInt64(place) &+ 1) & ((1 << 51) - 1))
    }
}
