import ChecklistEngine
import Fieldwork
import FormEngine
import FormLanguage
import InspectionModel
import TerminalUI
import Wording

/// The answer to one question while it is given: by a digit, an arrow, or typed.
struct QuestionEditor {
    /// Open while something is typed.
    var field: TextField?
    /// The choice that Enter takes, once an arrow or Enter went into the choices.
    var choice: Int?
    private var personalNumbers = PersonalNumberGuard()

    /// What one step of editing came to.
    enum Outcome {
        /// Nothing is to be recorded.
        case nothing
        /// This is to be recorded; empty takes the answer back.
        case answer(String)
        case notice(Notice)
    }

    var isEditing: Bool { field != nil || choice != nil }

    mutating func stop() {
        field = nil
        choice = nil
    }

    /// A digit takes a choice, or begins to type.
    mutating func pick(digit: Int, _ asked: AskedView) -> Outcome {
        guard asked.isChoice else {
            if asked.question.kind == .acknowledge { return .answer(digit == 1 ? "OK" : "") }
            if digit > 0 || asked.question.kind.type == .number { open(asked, text: String(digit)) }
            return .nothing
        }
        guard asked.choices.indices.contains(digit - 1) else {
            let values = ["digit": String(digit), "count": String(asked.choices.count)]
            return .notice(Notice("facts.no_such_choice", values, .warning))
        }
        return .answer(asked.taking(asked.choices[digit - 1]))
    }

    /// 0 takes the answer back; it begins a number.
    mutating func clear(_ asked: AskedView) -> Outcome {
        if asked.question.kind.type == .number, !asked.isChoice { return pick(digit: 0, asked) }
        return asked.text.isEmpty ? .nothing : .answer("")
    }

    /// Enter goes into the choices, and there takes one; elsewhere it opens the field.
    mutating func open(_ asked: AskedView) -> Outcome {
        guard asked.isChoice else {
            if asked.question.kind == .acknowledge {
                return .answer(asked.text.isEmpty ? "OK" : "")
            }
            open(asked, text: asked.text)
            return .nothing
        }
        guard let choice, asked.choices.indices.contains(choice) else {
            self.choice = asked.choices.firstIndex { asked.chosen.contains($0.name) } ?? 0
            return .nothing
        }
        return .answer(asked.taking(asked.choices[choice]))
    }

    private mutating func open(_ asked: AskedView, text: String) {
        field = TextField(text, hint: asked.question.unit ?? "", limit: asked.lengthLimit)
    }

    mutating func moveInChoices(by step: Int, _ asked: AskedView) {
        guard asked.isChoice else { return }
        let last = asked.choices.count - 1
        choice =
            choice.map { max(0, min($0 + step, last)) }
            ?? asked.choices.firstIndex { asked.chosen.contains($0.name) } ?? 0
    }

    /// What was typed, when it can be an answer; what cannot stays open.
    mutating func commit(_ asked: AskedView, _ words: Phrasebook) -> Outcome {
        guard let field else { return .nothing }
        do throws(QuestionAnswerError) {
            let text = try asked.recorded(
                withoutShownUnit(field.text.trimmed, asked.question.unit ?? "", words))
            if asked.question.kind == .text, personalNumbers.holdsBack([text]) {
                return .notice(PersonalNumberGuard.notice("Enter"))
            }
            self.field = nil
            return text == asked.text ? .nothing : .answer(text)
        } catch {
            var values = error.arguments
            values["item"] = words(asked.asked.label)
            return .notice(Notice("refusal.\(error.code)", values, .warning))
        }
    }
}

/// A question as it stands, with what can be chosen.
struct AskedView {
    let asked: Sheet.Asked
    let pack: Pack
    let choices: [Choice]
    /// As recorded, or on its way to the disk.
    let text: String
    /// With what it was measured.
    let instrument: Instrument?
    /// The calibration had run out when the inspection began.
    let isOutOfCalibration: Bool

    init(
        _ asked: Sheet.Asked, in sheet: Sheet, inFlight: String?, _ state: InspectionState?
    ) {
        self.asked = asked
        let instrument = state?.instrument(of: asked.key)
        let day = state?.opened.openedOn
        self.instrument = instrument
        isOutOfCalibration = day.map { instrument?.isOutOfCalibration(on: $0) == true } ?? false
        pack = sheet.packs[asked.pack]
        choices = sheet.choices(of: asked)
        text = inFlight ?? asked.text
    }

    var question: Question { asked.question }
    var isChoice: Bool { question.kind.list != nil && !choices.isEmpty }
    var chosen: [String] { text.split(separator: " ").map(String.init) }
    var lengthLimit: Int {
        switch question.kind {
        case .text: question.appearance?.contains("multiline") == true ? 2_000 : 500
        case .geotrace, .geoshape: 2_000
        default: 80
        }
    }

    /// The answer after a choice was taken: several in the order of the list, a ranking in the order
    /// in which they were taken.
    func taking(_ choice: Choice) -> String {
        guard question.allowsSeveral else { return choice.name }
        var names = chosen
        if let place = names.firstIndex(of: choice.name) {
            names.remove(at: place)
        } else {
            names.append(choice.name)
        }
        if case .selectMultiple = question.kind {
            let all = pack.choices(of: question).map(\.name)
            names.sort { all.firstIndex(of: $0) ?? 0 < all.firstIndex(of: $1) ?? 0 }
        }
        return names.joined(separator: " ")
    }

    func recorded(_ text: String) throws(QuestionAnswerError) -> String {
        try pack.recorded(text, for: question)
    }

    /// In the words of the pack.
    func words(_ words: Phrasebook) -> String {
        if text.isEmpty { return words("facts.none") }
        if question.kind == .acknowledge { return words("questions.acknowledged") }
        guard question.kind.list != nil else {
            return question.unit.map { "\(text) \(unitText($0, words))" } ?? text
        }
        let all = pack.choices(of: question)
        return chosen.map { name in
            all.first { $0.name == name }.map { words($0.label) } ?? name
        }.joined(separator: words("list.separator"))
    }

    /// `✓` answered, `*` has to be, `!` is wrong.
    var mark: String {
        if asked.state.contains(.broken) || asked.state.contains(.notOffered) { return "!" }
        if !text.isEmpty { return "✓" }
        return asked.isMissing ? "*" : " "
    }

    var style: Style {
        switch mark {
        case "!": .critical
        case "✓": .ok
        case "*": .warn
        default: .normal
        }
    }
}
