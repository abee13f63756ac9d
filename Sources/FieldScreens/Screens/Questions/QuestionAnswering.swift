import ChecklistEngine
import CivilTime
import Fieldwork
import FormEngine
import InspectionModel
import TerminalUI
import Wording

/// A screen on which questions are answered one by one.
protocol QuestionAnswering: Screen {
    var inspection: InspectionID { get }
    var editor: QuestionEditor { get set }
    var inFlight: AnswersInFlight { get set }
    /// Nil on a heading and on a table.
    func focusedQuestion(_ around: Surroundings) -> AskedView?
    /// Where an answer leads to.
    mutating func go(_ step: AnswerStep, _ around: Surroundings) -> [Action]
}

enum AnswerStep {
    /// The question after the one that was answered.
    case next
    case down, up
}

extension QuestionAnswering {
    func state(_ around: Surroundings) -> InspectionState? { around.field?.inspection(inspection) }

    func asking(_ asked: Sheet.Asked, in sheet: Sheet, _ around: Surroundings) -> AskedView {
        AskedView(asked, in: sheet, inFlight: inFlight[asked.key], state(around))
    }

    mutating func edit(
        _ around: Surroundings,
        _ step: (inout QuestionEditor, AskedView) -> QuestionEditor.Outcome
    ) -> [Action] {
        guard let view = focusedQuestion(around) else { return [] }
        guard view.asked.isOpen else { return [view.closedNotice(around.words)] }
        switch step(&editor, view) {
        case .nothing: return []
        case .notice(let notice): return [.notice(notice)]
        case .answer(let text):
            let actions = inFlight.send(text, to: view)
            guard !actions.isEmpty, !view.question.allowsSeveral, !text.isEmpty else {
                return actions
            }
            return actions + go(.next, around)
        }
    }

    /// Enter and the arrows take in what was typed.
    mutating func typeAnswer(_ event: InputEvent, _ around: Surroundings) -> [Action] {
        switch event {
        case .key(.enter): return commit(around) { $0.go(.next, around) }
        case .key(.down): return commit(around) { $0.go(.down, around) }
        case .key(.up): return commit(around) { $0.go(.up, around) }
        default:
            _ = editor.field?.handle(event)
            return []
        }
    }

    /// Takes in what was typed, then goes on; what cannot be taken in stays open.
    mutating func commit(
        _ around: Surroundings, then goOn: (inout Self) -> [Action]
    ) -> [Action] {
        guard editor.field != nil, let view = focusedQuestion(around) else { return goOn(&self) }
        switch editor.commit(view, around.words) {
        case .nothing: return goOn(&self)
        case .notice(let notice): return [.notice(notice)]
        case .answer(let text): return inFlight.send(text, to: view) + goOn(&self)
        }
    }

    // MARK: With what it was measured

    /// Asks for the instrument of a quantity, then for the day until which it is calibrated.
    func askInstrument(_ around: Surroundings) -> [Action] {
        guard let view = focusedQuestion(around), view.question.kind.isQuantity else {
            return [.notice(Notice("questions.no_instrument", [:], .warning))]
        }
        guard view.asked.isOpen else { return [view.closedNotice(around.words)] }
        if view.text.isEmpty { return [.notice(Notice("notice.answer_first", [:], .warning))] }
        let known = view.instrument ?? state(around)?.newestInstrument
        return [
            .ask(
                Prompt(
                    "prompt.instrument", ["item": around.words(view.asked.label)],
                    form: .text(TextField(known?.name ?? "", limit: 80)), purpose: "instrument",
                    isRequired: false, isLogged: true))
        ]
    }

    mutating func answered(
        _ purpose: String, _ answer: PromptAnswer, _ around: Surroundings
    ) -> [Action] {
        guard let view = focusedQuestion(around), case .text(let text) = answer else { return [] }
        var request = FillRequest(key: view.asked.key, text: view.text)
        request.note = state(around)?.answer(view.asked.key)?.recorded.note
        switch purpose {
        case "instrument":
            if text.isEmpty { return inFlight.send(request) }
            inFlight.instrument = text
            let known = [view.instrument, state(around)?.newestInstrument]
                .compactMap { $0 }.first { $0.name == text }
            return [
                .ask(
                    Prompt(
                        "prompt.calibrated_until", ["instrument": text],
                        form: .text(
                            TextField(
                                known?.calibratedUntil?.text ?? "", hint: "YYYY-MM-DD", limit: 10)),
                        purpose: "calibrated_until", isRequired: false))
            ]
        case "calibrated_until":
            request.instrument = inFlight.instrument
            request.calibratedUntil = text.isEmpty ? nil : text
            return inFlight.send(request)
        default: return []
        }
    }
}

extension AskedView {
    fileprivate func closedNotice(_ words: Phrasebook) -> Action {
        .notice(Notice("refusal.question_closed", ["item": words(asked.label)]))
    }
}

extension QuestionKind {
    var isQuantity: Bool {
        if case .quantity = self { true } else { false }
    }
}

extension InspectionState {
    /// The instrument that was named last: most readings of a visit come from one.
    fileprivate var newestInstrument: Instrument? {
        answers.values.flatMap(\.values).compactMap { answer -> (Int, Instrument)? in
            guard case .entered(let entry) = answer.recorded.value, let found = entry.instrument
            else { return nil }
            return (answer.stamp.seq, found)
        }.max { $0.0 < $1.0 }?.1
    }
}
