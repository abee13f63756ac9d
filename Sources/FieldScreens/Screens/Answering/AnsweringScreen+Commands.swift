import ChecklistEngine
import Fieldwork
import InspectionModel
package import TerminalUI
import Wording

extension AnsweringScreen {
    package func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice? {
        switch command {
        case .answerPass, .answerFail, .answerNotApplicable, .answerPending, .answerNotChecked,
            .answerClear, .finding, .samePlace, .note, .closeGroup:
            return closedNotice(around) ?? emptyNotice(around)
        case .outsideList, .leaveUnchecked, .undo, .redo, .facts: return closedNotice(around)
        case .detail, .history, .explain:
            return sheet(around) == nil ? Notice("answering.laying_out") : emptyNotice(around)
        case .back, .help, .finish, .step: return nil
        default: return sheet(around) == nil ? Notice("answering.laying_out") : nil
        }
    }

    private func closedNotice(_ around: Surroundings) -> Notice? {
        guard let state = state(around), sheet(around) != nil else {
            return Notice("answering.laying_out")
        }
        switch state.phase {
        case .open: return nil
        case .suspended: return Notice("refusal.inspection_suspended", [:], .warning)
        case .finished: return Notice("refusal.inspection_finished", [:], .warning)
        }
    }

    /// The filter shows no row that a key could mean.
    private func emptyNotice(_ around: Surroundings) -> Notice? {
        guard focused(around) == nil else { return nil }
        return Notice(showsOnlyFailures ? "answering.no_failures" : "answering.no_match")
    }

    package mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action] {
        let failed = justFailed
        justFailed = nil
        switch command {
        case .answerPass: return give(.pass, around)
        case .answerFail: return give(.fail, around)
        case .answerNotApplicable: return give(.notApplicable, around)
        case .answerPending: return give(.pending, around)
        case .answerNotChecked: return askNotCheckedReason(around)
        case .answerClear: return clear(around)
        case .finding: return enter(failed, around)
        case .outsideList:
            return state(around).map { [.push(FindingScreen($0, item: nil, place: place, around))] }
                ?? []
        case .samePlace: return copyFinding(around)
        case .note: return askNote(around)
        case .place:
            return [
                .ask(
                    Prompt(
                        "prompt.place", form: .text(TextField(place ?? "")), purpose: "place",
                        isRequired: false))
            ]
        case .author: return askAuthor(around)
        case .closeGroup: return askCloseGroup(around)
        case .leaveUnchecked:
            return [.ask(Self.reasonPrompt("prompt.leave_unchecked", purpose: "leave_unchecked"))]
        case .undo: return [.run(.undo(inspection), purpose: "undo")]
        case .redo: return [.run(.redo(inspection), purpose: "redo")]
        case .step: return askStep(around)
        case .facts: return state(around).map { [.push(FactsScreen($0))] } ?? []
        case .finish: return state(around).map { [.push(FinishScreen($0))] } ?? []
        case .detail: return showDetail(around)
        case .history: return showHistory(around)
        case .explain: return showExplanation(around)
        case .filter:
            return [
                .ask(
                    Prompt(
                        "prompt.filter_items", form: .text(TextField(query)), purpose: "filter",
                        isRequired: false))
            ]
        case .back: return back()
        default:
            move(command, around)
            return []
        }
    }

    private mutating func move(_ command: CommandID, _ around: Surroundings) {
        let page = max(1, listHeight(around.size) - 1)
        switch command {
        case .down: list.move(by: 1)
        case .up: list.move(by: -1)
        case .pageDown: list.move(by: page)
        case .pageUp: list.move(by: -page)
        case .top: list.select(0)
        case .bottom: list.select(list.count - 1)
        case .nextOpen:
            if !goToOpen(after: list.selection, around) { goToOpen(after: -1, around) }
        case .previousOpen: goToOpen(before: list.selection, around)
        case .nextGroup: goToGroup(by: 1, around)
        case .previousGroup: goToGroup(by: -1, around)
        case .onlyFailures:
            let item = focused(around)?.id
            showsOnlyFailures.toggle()
            list.setCount(visibleRows(around).count)
            if let item { select(item, around) }
        default: break
        }
    }

    private mutating func back() -> [Action] {
        if measuring != nil {
            measuring = nil
            return []
        }
        return [.pop]
    }

    // MARK: Answers

    /// One key answers and moves on; what the item asks for beside that is asked for first.
    private mutating func give(_ verdict: Verdict, _ around: Surroundings) -> [Action] {
        guard let row = focused(around) else { return [] }
        let isJudgement = verdict == .pass || verdict == .fail
        if row.item.measure != nil, !row.item.isDraft, isJudgement {
            return [.notice(Notice("refusal.measured_item", ["item": row.item.code], .warning))]
        }
        if verdict == .notApplicable, row.item.isMandatory || row.item.emphasis == .major {
            return [
                .ask(
                    Prompt(
                        "prompt.not_applicable_reason", ["item": row.item.code],
                        form: .text(TextField("")), purpose: "not_applicable"))
            ]
        }
        return record(row, .verdict(verdict), around)
    }

    private mutating func record(
        _ row: Sheet.Row, _ input: AnswerRequest.Input, reason: String? = nil,
        note: String? = nil, _ around: Surroundings
    ) -> [Action] {
        var request = AnswerRequest(
            item: row.id, input: input, reason: reason, note: note, place: place)
        request.author = author
        if case .verdict(let verdict) = input {
            inFlight[row.id] = .some(verdict)
            justFailed = verdict == .fail ? row.id : nil
        }
        var actions: [Action] = [.run(.answer(inspection, request), purpose: row.id.text)]
        // A failed major criterion has to be described while the inspector stands before it.
        if case .verdict(.fail) = input, row.item.emphasis == .major, let state = state(around) {
            actions.append(.push(FindingScreen(state, item: row.id, place: place, around)))
        }
        advance(around)
        return actions
    }

    private func clear(_ around: Surroundings) -> [Action] {
        guard let row = focused(around), let state = state(around) else { return [] }
        guard let answer = answer(row, state) else {
            return [
                .notice(Notice("refusal.nothing_to_withdraw", ["item": row.item.code], .warning))
            ]
        }
        return [.run(.withdraw(inspection, answer.recorded.key), purpose: row.id.text)]
    }

    /// Enter opens the field of a measured item; else it describes the failure: of the focused
    /// item, or of the one that was failed by the key before.
    private mutating func enter(_ failed: ItemID?, _ around: Surroundings) -> [Action] {
        guard let state = state(around), let row = focused(around) else { return [] }
        let standing = state.standing(of: row.id)
        if let measure = row.item.measure, standing != .fail {
            measuring = TextField("", hint: measure.unit, limit: 24)
            return []
        }
        guard let item = standing == .fail ? row.id : failed else {
            return [.notice(Notice("refusal.item_not_failed", ["item": row.item.code], .warning))]
        }
        return [.push(FindingScreen(state, item: item, place: place, around))]
    }

    package mutating func type(_ event: InputEvent, _ around: Surroundings) -> [Action] {
        guard var field = measuring, let row = focused(around) else { return [] }
        if case .key(.enter) = event {
            let text = field.text.trimmed
            measuring = nil
            if text.isEmpty { return [] }
            typed[row.id] = text
            return record(row, .measurement(text), around)
        }
        _ = field.handle(event)
        measuring = field
        return []
    }

    private func copyFinding(_ around: Surroundings) -> [Action] {
        guard let state = state(around), let row = focused(around),
            let last = state.findingsInOrder.last(where: { $0.recorded.item == row.id })
        else { return [.notice(Notice("notice.no_finding_to_copy", [:], .warning))] }
        return [.push(FindingScreen(state, copying: last.recorded, around))]
    }

    // MARK: Prompts

    static func reasonPrompt(_ question: String, purpose: String) -> Prompt {
        Prompt(
            question,
            form: .choice(
                NotCheckedReason.onSite.map {
                    PromptOption(value: $0.rawValue, label: "not_checked.\($0.rawValue)")
                }), purpose: purpose)
    }

    private func askNotCheckedReason(_ around: Surroundings) -> [Action] {
        guard focused(around) != nil else { return [] }
        return [.ask(Self.reasonPrompt("prompt.not_checked", purpose: "not_checked"))]
    }

    private func askNote(_ around: Surroundings) -> [Action] {
        guard let row = focused(around), let state = state(around) else { return [] }
        guard let answer = answer(row, state) else {
            return [.notice(Notice("notice.answer_first", [:], .warning))]
        }
        return [
            .ask(
                Prompt(
                    "prompt.note", ["item": row.item.code],
                    form: .text(TextField(answer.recorded.note ?? "", limit: 500)), purpose: "note",
                    isRequired: false))
        ]
    }

    private static let newOfficer = "new"

    private func askAuthor(_ around: Surroundings) -> [Action] {
        guard let state = state(around) else { return [] }
        var options = state.officers.map {
            PromptOption(value: $0.text, label: around.name($0))
        }
        if state.signatures.isEmpty {
            options.append(PromptOption(value: Self.newOfficer, label: "prompt.new_officer"))
        }
        return [.ask(Prompt("prompt.author", form: .choice(options), purpose: "author"))]
    }

    private func askCloseGroup(_ around: Surroundings) -> [Action] {
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
                    form: .text(TextField("")), purpose: "close_group"))
        ]
    }

    private func askStep(_ around: Surroundings) -> [Action] {
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
            author = PersonID(person)
            return author.map { [.effect(.switchAuthor($0))] } ?? []
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
            }
        var request = AnswerRequest(
            item: row.id, input: input, reason: known.reason, note: note, place: known.key.place)
        request.author = author
        return [.run(.answer(inspection, request), purpose: row.id.text)]
    }
}
