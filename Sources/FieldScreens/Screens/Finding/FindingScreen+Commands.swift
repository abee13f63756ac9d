import CivilTime
import Fieldwork
import InspectionModel
package import TerminalUI

extension FindingScreen {
    package func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice? {
        switch command {
        case .back, .submit: return isSubmitting ? Notice("finding.saving") : nil
        default: return nil
        }
    }

    package mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action] {
        switch command {
        case .nextField: return go(by: 1, around)
        case .previousField: return go(by: -1, around)
        case .submit: return submit(around)
        case .back: return back(around)
        default: return []
        }
    }

    /// Leaves; what was typed stays a draft.
    private func back(_ around: Surroundings) -> [Action] {
        guard isTouched else { return [.pop] }
        let actions: [Action] = [.draft(draftKey, form.texts), .pop]
        // Only where drafts reach the disk is it true.
        guard around.journal.draftFailure == nil else { return actions }
        return actions + [.notice(Notice("notice.draft_kept", [:], .done))]
    }

    private mutating func go(by step: Int, _ around: Surroundings) -> [Action] {
        if form.focus == .deadline { form.settleDeadline(today: around.today) }
        form.go(by: step)
        return draft
    }

    private var draft: [Action] { isTouched ? [.draft(draftKey, form.texts)] : [] }

    // MARK: Typing

    package mutating func type(_ event: InputEvent, _ around: Surroundings) -> [Action] {
        if isSubmitting { return [.notice(Notice("finding.saving"))] }
        if case .key(.enter) = event {
            if form.focus == .submit { return submit(around) }
            // Only what was seen may need paragraphs; elsewhere Enter means "next".
            if form.focus != .fact { return go(by: 1, around) }
        }
        if let options = optionRow(form.focus, around) { return choose(options, event, around) }
        if edit(event, around) {
            isTouched = true
            return draft
        }
        return leaveField(event, around)
    }

    /// - Returns: Whether the event was the field's and changed or moved in its text.
    private mutating func edit(_ event: InputEvent, _ around: Surroundings) -> Bool {
        let field = form.focus
        if var area = form.areas[field] {
            area.resize(areaSize(field, around))
            defer { form.areas[field] = area }
            return area.handle(event)
        }
        if var line = form.lines[field] {
            defer { form.lines[field] = line }
            // `+15` where a day stands means another day, and no day begins so.
            if field == .deadline, case .text(let text) = event, CivilDay(line.text) != nil,
                text.first.map(foldedForCommand) == "+"
            {
                line.replaceText(with: "")
            }
            return line.handle(event)
        }
        return false
    }

    private mutating func leaveField(_ event: InputEvent, _ around: Surroundings) -> [Action] {
        switch event {
        case .key(.down): return go(by: 1, around)
        case .key(.up): return go(by: -1, around)
        default: return []
        }
    }

    private mutating func choose(
        _ options: OptionRow, _ event: InputEvent, _ around: Surroundings
    ) -> [Action] {
        switch options.move(event) {
        case .choose(let index):
            form.choose(form.focus, index)
            isTouched = true
            return draft
        case .forbidden(let index):
            return form.restriction(form.focus, index).map { [.notice($0)] } ?? []
        case nil:
            if case .text = event {
                return [.notice(Notice("finding.pick_by_digit", [:], .warning))]
            }
            return leaveField(event, around)
        }
    }

    // MARK: Recording

    mutating func submit(
        _ around: Surroundings, mayHoldPersonalNumbers: Bool = false
    ) -> [Action] {
        form.settleDeadline(today: around.today)
        do throws(FindingForm.Gap) {
            let finding = try form.submission(today: around.today)
            if !mayHoldPersonalNumbers, form.writtenTexts.contains(where: holdsPersonalNumber) {
                return [
                    .ask(
                        Prompt(
                            "prompt.personal_number", form: .confirm(yes: "prompt.write_anyway"),
                            purpose: "personal"))
                ]
            }
            isSubmitting = true
            return [
                .draft(draftKey, form.texts),
                .run(.recordFinding(inspection, finding), purpose: "finding"),
            ]
        } catch {
            form.go(to: error.field)
            return [.notice(error.notice)]
        }
    }
}
