import ChecklistEngine
import Fieldwork
package import InspectionModel
import TerminalUI
package import Wording

/// What is filled in on the walk beside the items: the questions of all packs, one below the other.
package struct QuestionsScreen: QuestionAnswering {
    package let id = ScreenID.questions
    let inspection: InspectionID
    /// The inspection was just started: leaving goes on to its items, or to its end.
    let comesFromStart: Bool
    var list = ListState()
    var editor = QuestionEditor()
    var inFlight: AnswersInFlight
    /// The focused question: lines come and go above it.
    var focusedKey: LineKey?

    package init(_ state: InspectionState, comesFromStart: Bool = false) {
        inspection = state.id
        inFlight = AnswersInFlight(state.id)
        self.comesFromStart = comesFromStart
    }

    enum LineKey: Equatable {
        case question(AnswerKey)
        case rows(RepeatKey)
    }

    enum Line {
        case title(Text, PackOverlay?)
        case group(Text, depth: Int)
        case question(AskedView, depth: Int)
        case rows(Sheet.RepeatView, depth: Int)

        var key: LineKey? {
            switch self {
            case .title, .group: nil
            case .question(let view, _): .question(view.asked.key)
            case .rows(let view, _): .rows(view.key)
            }
        }
    }

    // MARK: What is shown

    func lines(_ around: Surroundings) -> [Line]? {
        guard let sheet = around.sheets[inspection] else { return nil }
        let packs = sheet.packs.indices.filter { !sheet.packs[$0].questions.isEmpty }
        return packs.flatMap { pack -> [Line] in
            let lines = sheet.lines(ofPack: pack).map { line -> Line in
                switch line {
                case .group(let group, let depth): .group(group.label, depth: depth)
                case .question(let asked, let depth):
                    .question(
                        asking(asked, in: sheet, around), depth: depth)
                case .rows(let view, let depth): .rows(view, depth: depth)
                }
            }
            let title = Line.title(sheet.packs[pack].title, sheet.packs[pack].overlay)
            let needsTitle = packs.count > 1 || sheet.packs[pack].overlay != nil
            return needsTitle ? [title] + lines : lines
        }
    }

    func focused(_ lines: [Line]) -> Line? {
        lines.indices.contains(list.selection) ? lines[list.selection] : nil
    }

    package var textHasFocus: Bool { editor.field != nil }

    package func path(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        [words("screen.questions"), state(around)?.opened.siteName ?? ""]
    }

    package func hints(_ around: Surroundings) -> [CommandID] {
        if editor.field != nil { return [.nextField, .goItems, .back] }
        return [
            .goItems, .pick1, .open, .nextField, .answerClear, .undo, .palette, .explain, .help,
        ]
    }

    package func status(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let sheet = around.sheets[inspection] else { return words("facts.laying_out") }
        let missing = sheet.missingCount
        return missing == 0
            ? words("questions.none_missing")
            : words("questions.missing", ["count": String(missing)])
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let lines = lines(around), let line = focused(lines) else {
            return words("facts.laying_out")
        }
        switch line {
        case .title(let text, let overlay):
            return overlay.map { overlayHeading($0, words) } ?? words(text)
        case .group(let text, _): return words(text)
        case .rows(let view, _):
            return words(
                "questions.rows_sentence",
                ["name": words(view.group.label), "count": String(view.rows.count)])
        case .question(let view, _):
            let choices = view.choices.enumerated().map { "\($0 + 1) \(words($1.label))" }
            return words(
                "facts.sentence",
                [
                    "number": String(list.selection + 1), "of": String(list.count),
                    "fact": words(view.asked.label), "value": view.words(words),
                    "choices": choices.joined(separator: words("list.separator")),
                ])
        }
    }

    package func questions(_ around: Surroundings) -> [FieldQuestion] {
        around.lacks(inspection)
    }

    // MARK: News

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        if case .answered(let purpose, let answer) = news {
            return answered(purpose, answer, around)
        }
        if inFlight.take(news) { settle(around) }
        return []
    }

    /// Keeps the list in step with lines that appear and disappear, and off the headings.
    mutating func settle(_ around: Surroundings) {
        guard let lines = lines(around) else { return }
        list.setCount(lines.count)
        let body = Size(rows: around.size.rows - 3, columns: around.size.columns)
        list.settle(height: FactsLayout(body: body).list.rows)
        if let focusedKey, let index = lines.firstIndex(where: { $0.key == focusedKey }) {
            list.select(index)
        }
        skipHeadings(lines, by: 1)
        focusedKey = focused(lines)?.key
    }

    mutating func skipHeadings(_ lines: [Line], by step: Int) {
        let start = list.selection
        var index = start
        while lines.indices.contains(index), lines[index].key == nil { index += step < 0 ? -1 : 1 }
        if lines.indices.contains(index) {
            list.select(index)
        } else if step < 0, let first = lines.firstIndex(where: { $0.key != nil }) {
            list.select(first)
        }
    }

    /// On to the items, or where there are none to the end; else back.
    func leave(_ around: Surroundings) -> [Action] {
        guard comesFromStart, let state = state(around) else { return [.pop] }
        guard around.sheets[inspection]?.rows.isEmpty != true else {
            return [.replace(FinishScreen(state))]
        }
        return [.replace(AnsweringScreen(state))]
    }
}
