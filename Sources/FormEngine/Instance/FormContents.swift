package import FormLanguage

/// What was recorded of a form: its rows, and what was answered in them.
///
/// All that is needed to have the form again as it was. Beside the answers these are the values
/// that came by themselves and cannot be worked out again: those of defaults, of triggered
/// calculations, and of calculations that look at a clock or at chance.
package struct FormContents: Equatable, Sendable {
    package struct Row: Equatable, Sendable {
        /// Of the caller; no two rows of a form have the same.
        package let key: String
        package let repeated: Int
        /// The key of the row around it; empty of the form.
        package let parent: String

        package init(key: String, of repeated: Int, in parent: String = "") {
            self.key = key
            self.repeated = repeated
            self.parent = parent
        }
    }

    package struct Answer: Equatable, Sendable {
        package let node: Int
        /// The key of its row; empty of the form.
        package let row: String
        package let value: FormValue
        /// Whether the default gave it and nobody answered since.
        package let isPreset: Bool

        package init(
            _ value: FormValue, of node: Int, in row: String = "", isPreset: Bool = false
        ) {
            self.node = node
            self.row = row
            self.value = value
            self.isPreset = isPreset
        }
    }

    /// Those of one repeat in their order, each behind the row around it.
    package var rows: [Row] = []
    package var answers: [Answer] = []

    package init(rows: [Row] = [], answers: [Answer] = []) {
        self.rows = rows
        self.answers = answers
    }
}

extension FormInstance {
    /// A form as it was recorded, worked out at once.
    ///
    /// Nothing runs again that ran when the rows were made: no default, whether an answer is there,
    /// was cleared or never was; no triggered calculation; and no calculation that looks at a clock
    /// or at chance and whose value is among the answers. A row that a count asks for and that was
    /// not recorded is new, with its defaults. What the form has no place for is in `unplaced`.
    ///
    /// - Complexity: One evaluation of each expression in each row.
    package init(
        _ graph: FormGraph, in environment: ExpressionEnvironment,
        restoring contents: FormContents
    ) {
        self.init(empty: graph, environment)
        for row in contents.rows {
            guard let parent = rowNumbers[row.parent], rowNumbers[row.key] == nil,
                mayHold(rowsOf: row.repeated, in: parent)
            else {
                unplaced.rows.append(row)
                continue
            }
            place(of: row.repeated, in: parent, key: row.key, at: nil)
        }
        var recorded: Set<FormPlace> = []
        for answer in contents.answers {
            guard let row = rowNumbers[answer.row], form.nodes.indices.contains(answer.node),
                graph.layout.scopes[answer.node] == rows[row]?.scope
            else {
                unplaced.answers.append(answer)
                continue
            }
            let place = graph.layout.places[answer.node]
            rows[row]?.values[place] = answer.value
            if answer.isPreset { rows[row]?.states[place].insert(.preset) }
            recorded.insert(FormPlace(answer.node, in: RowID(number: row)))
        }
        inherit(0, 0, isSilent: true)
        for row in rows.indices {
            awaitAll(in: row) { binding in
                let place = FormPlace(binding.node, in: RowID(number: row))
                return binding.rule != .defaultValue
                    && !(binding.rule == .calculation && binding.isVolatile
                        && recorded.contains(place))
            }
        }
        runsTriggers = false
        settle()
        runsTriggers = true
    }

    /// All that must be recorded to have the form again as it is.
    package var contents: FormContents {
        var contents = FormContents()
        collect(0, &contents)
        return contents
    }

    private func collect(_ number: Int, _ contents: inout FormContents) {
        guard let row = rows[number] else { return }
        for node in graph.layout.members[row.scope] ?? [] {
            let place = graph.layout.places[node]
            // Of what chance gave also that it gave nothing.
            let isVolatile =
                graph.binding(.calculation, of: node).map { graph.bindings[$0].isVolatile } ?? false
            let isAnswered = !form.isDerived(node) && !row.values[place].isEmpty
            guard isVolatile || isAnswered else { continue }
            contents.answers.append(
                FormContents.Answer(
                    row.values[place], of: node, in: row.key,
                    isPreset: row.states[place].contains(.preset)))
        }
        for (repeated, inner) in row.rows.sorted(by: { $0.key < $1.key }) {
            for number in inner {
                guard let key = rows[number]?.key else { continue }
                contents.rows.append(FormContents.Row(key: key, of: repeated, in: row.key))
                collect(number, &contents)
            }
        }
    }
}
