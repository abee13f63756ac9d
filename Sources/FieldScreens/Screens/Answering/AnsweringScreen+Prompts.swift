import ChecklistEngine
import Fieldwork
import InspectionModel
import TerminalUI
import Wording

extension AnsweringScreen {
    static func reasonPrompt(_ question: String, purpose: String) -> Prompt {
        Prompt(
            question,
            form: .choice(
                NotCheckedReason.onSite.map {
                    PromptOption(value: $0.rawValue, label: "not_checked.\($0.rawValue)")
                }), purpose: purpose)
    }

    func askNotCheckedReason(_ around: Surroundings) -> [Action] {
        guard focused(around) != nil else { return [] }
        return [.ask(Self.reasonPrompt("prompt.not_checked", purpose: "not_checked"))]
    }

    func askNote(_ around: Surroundings) -> [Action] {
        guard let row = focused(around), let state = state(around) else { return [] }
        guard let answer = answer(row, state) else {
            return [.notice(Notice("notice.answer_first", [:], .warning))]
        }
        return [
            .ask(
                Prompt(
                    "prompt.note", ["item": row.item.code],
                    form: .text(TextField(answer.recorded.note ?? "", limit: 500)), purpose: "note",
                    isRequired: false, isLogged: true))
        ]
    }

    private static let newOfficer = "new"

    func askAuthor(_ around: Surroundings) -> [Action] {
        guard let state = state(around) else { return [] }
        var options = state.officers.map {
            PromptOption(value: $0.text, label: around.name($0))
        }
        if state.signatures.isEmpty {
            options.append(PromptOption(value: Self.newOfficer, label: "prompt.new_officer"))
        }
        return [.ask(Prompt("prompt.author", form: .choice(options), purpose: "author"))]
    }

    func askCloseGroup(_ around: Surroundings) -> [Action] {
        guard let row = focused(around), let group = sheet(around)?.groups[row.group] else {
            return []
        }
        guard let premise = group.premise else {
            return [.notice(Notice("refusal.group_has_no_premise", [:], .warning))]
        }
        return [
            .ask(
                Prompt(
                    "prompt.close_group",
                    ["premise_zh": premise.zh, "premise_en": premise.en],
                    form: .text(TextField("")), purpose: "close_group", isLogged: true))
        ]
    }

    func askStep(_ around: Surroundings) -> [Action] {
        guard let state = state(around) else { return [] }
        let steps = state.opened.requires.steps.filter { $0 != .sign && $0 != .readBack }
        guard !steps.isEmpty else { return [.notice(Notice("notice.no_steps", [:], .warning))] }
        let options = steps.map { PromptOption(value: $0.rawValue, label: "step.\($0.rawValue)") }
        var prompt = Prompt("prompt.step", form: .choice(options), purpose: "step")
        prompt.selection = steps.firstIndex { state.steps[$0] == nil } ?? 0
        return [.ask(prompt)]
    }

    mutating func answered(
        _ purpose: String, _ answer: PromptAnswer, _ around: Surroundings
    ) -> [Action] {
        let row = focused(around)
        switch (purpose, answer) {
        case ("not_checked", .chosen(let reason)):
            return row.map { record($0, .verdict(.notChecked), reason: reason, around) } ?? []
        case ("not_applicable", .text(let reason)):
            return row.map { record($0, .verdict(.notApplicable), reason: reason, around) } ?? []
        case ("leave_unchecked", .chosen(let word)):
            guard let reason = NotCheckedReason(rawValue: word) else { return [] }
            return [.run(.leaveUnchecked(inspection, reason), purpose: "leave_unchecked")]
        case ("note", .text(let note)): return record(note: note, around)
        case ("place", .text(let text)):
            place = text.isEmpty ? nil : text
        case ("filter", .text(let text)):
            query = text
            list.setCount(visibleRows(around).count)
            list.select(0)
        case ("author", .chosen(Self.newOfficer)):
            let prompt = Prompt(
                "prompt.officer", form: .text(TextField("")), purpose: "new_officer")
            return [.ask(prompt)]
        case ("author", .chosen(let person)):
            return PersonID(person).map { [.effect(.switchAuthor($0))] } ?? []
        case ("new_officer", .text(let text)):
            let parts = text.split(separator: " ").map(String.init)
            guard let name = parts.first else { return [] }
            let officer = PersonDraft(
                name: name, role: .officer, certificate: parts.dropFirst().first)
            return [.run(.addOfficer(inspection, .new(officer)), purpose: "new_officer")]
        case ("close_group", .text(let reason)):
            guard let row, let group = sheet(around)?.groups[row.group] else { return [] }
            return [
                .run(
                    .closeGroup(inspection, group: group.key, reason: reason),
                    purpose: "close_group")
            ]
        case ("resolve", .chosen(let leaf)): return askResolveReason(leaf, around)
        case ("resolve_why", .text(let why)): return resolve(why: why)
        case ("step", .chosen(let word)):
            guard let step = VisitStep(rawValue: word) else { return [] }
            return [.run(.step(inspection, StepRecorded(step: step)), purpose: "step")]
        default: break
        }
        return []
    }

    /// The same answer again, with the note: the earlier wording stays readable.
    private mutating func record(note: String, _ around: Surroundings) -> [Action] {
        guard let row = focused(around), let state = state(around),
            let known = answer(row, state)?.recorded
        else { return [] }
        let input: AnswerRequest.Input =
            switch known.value {
            case .verdict(let verdict): .verdict(verdict)
            case .measured(let value, _, _): .measurement(value.text)
            case .entered(let entry): .measurement(entry.text)
            }
        let request = AnswerRequest(
            item: row.id, input: input, reason: known.reason, note: note, place: known.key.place)
        return [.run(.answer(inspection, request), purpose: row.id.text)]
    }
}
