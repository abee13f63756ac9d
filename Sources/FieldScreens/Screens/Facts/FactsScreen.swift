import ChecklistEngine
import Fieldwork
package import InspectionModel
import TerminalUI
package import Wording

/// What is asked before the walk: each answer cuts the list to what applies here.
package struct FactsScreen: Screen {
    package let id = ScreenID.facts
    let inspection: InspectionID
    /// The inspection was just started: leaving goes on to its items.
    let comesFromStart: Bool
    var list = ListState()
    /// The choice that Enter takes, once an arrow or Enter went into the choices.
    var choice: Int?
    /// Open while a number, a day or a text is typed.
    var field: TextField?
    /// Values on their way to the disk, by fact; empty ones clear it.
    var inFlight: [String: String] = [:]
    var personalNumbers = PersonalNumberGuard()
    /// The focused fact: rows come and go above it.
    var focusedName: String?

    package init(_ state: InspectionState, comesFromStart: Bool = false) {
        inspection = state.id
        self.comesFromStart = comesFromStart
    }

    // MARK: What is shown

    func state(_ around: Surroundings) -> InspectionState? { around.field?.inspection(inspection) }

    /// The facts as recorded.
    func view(_ around: Surroundings) -> FactView? {
        guard let state = state(around), let sheet = around.sheets[inspection] else { return nil }
        return FactView(state, sheet)
    }

    /// The facts as they will stand when everything on its way has arrived.
    func coming(_ around: Surroundings) -> FactView? {
        guard var view = view(around) else { return nil }
        for (name, value) in inFlight { view.set(name, to: value) }
        return view
    }

    func focused(_ rows: [FactView.Row]) -> FactView.Row? {
        rows.indices.contains(list.selection) ? rows[list.selection] : nil
    }

    package var textHasFocus: Bool { field != nil }

    package func path(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        [words("screen.facts"), state(around)?.opened.siteName ?? ""]
    }

    package func hints(_ around: Surroundings) -> [CommandID] {
        if field != nil { return [.nextField, .goItems, .back] }
        return [
            .goItems, .pick1, .open, .nextField, .answerClear, .nextChoice, .explain,
            .palette, .help,
        ]
    }

    package func status(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let view = coming(around) else { return words("facts.laying_out") }
        let open = view.rows.count { $0.value.isEmpty }
        if open == 0 { return words("facts.all_given") }
        return words("facts.left", ["count": String(open)])
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let view = coming(around), let row = focused(view.rows) else {
            return words("facts.laying_out")
        }
        let choices = row.choices.enumerated().map { "\($0 + 1) \(words($1.label))" }
        return words(
            "facts.sentence",
            [
                "number": String(list.selection + 1), "of": String(list.count),
                "fact": words(row.fact.label), "value": valueText(row, words),
                "choices": choices.joined(separator: words("list.separator")),
            ])
    }

    package func questions(_ around: Surroundings) -> [FieldQuestion] {
        around.lacks(inspection)
    }

    // MARK: News

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        switch news {
        case .known(.inspection(inspection)):
            settle(around)
            return comesFromStart && list.count == 0 ? leave(around) : []
        case .refreshed, .cameBack:
            settle(around)
        case .committed(let name, let events):
            for stamped in events {
                guard case .inspection(inspection, .fact(let fact)) = stamped.event,
                    inFlight[fact.name] == fact.value ?? ""
                else { continue }
                inFlight[fact.name] = nil
            }
            settle(around)
            return recorded(name, around)
        case .refused(let name, _):
            inFlight[name] = nil
            focusedName = name
            settle(around)
        default: break
        }
        return []
    }

    private func recorded(_ name: String, _ around: Surroundings) -> [Action] {
        guard let view = view(around), let row = view.rows.first(where: { $0.fact.name == name })
        else { return [] }
        return [
            .notice(
                Notice(
                    "facts.recorded",
                    [
                        "fact": around.words(row.fact.label), "value": valueText(row, around.words),
                        "count": String(view.relevantCount), "all": String(view.sheet.rows.count),
                    ], .done))
        ]
    }

    /// Keeps the list in step with facts that appear and disappear.
    mutating func settle(_ around: Surroundings) {
        guard let rows = coming(around)?.rows else { return }
        list.setCount(rows.count)
        let body = Size(rows: around.size.rows - 3, columns: around.size.columns)
        list.settle(height: FactsLayout(body: body).list.rows)
        if let index = rows.firstIndex(where: { $0.fact.name == focusedName }) {
            list.select(index)
        }
        focusedName = focused(rows)?.fact.name
    }

    // MARK: Values

    /// A value in the words of its pack.
    func valueText(_ row: FactView.Row, _ words: Phrasebook) -> String {
        if row.value.isEmpty { return words("facts.none") }
        if row.isChoice {
            return row.chosen.map { name in
                row.choices.first { $0.name == name }.map { words($0.label) } ?? name
            }.joined(separator: words("list.separator"))
        }
        return row.fact.unit.map { "\(row.value) \(unitText($0, words))" } ?? row.value
    }

    /// On to the items of a new inspection, or back to those one came from.
    func leave(_ around: Surroundings) -> [Action] {
        guard comesFromStart, let state = state(around) else { return [.pop] }
        // Questions are on the way to the items.
        guard around.sheets[inspection]?.hasQuestions == true else {
            return [.replace(AnsweringScreen(state))]
        }
        return [.replace(QuestionsScreen(state, comesFromStart: true))]
    }
}
