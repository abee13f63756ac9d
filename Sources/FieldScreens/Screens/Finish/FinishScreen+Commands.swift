import ChecklistEngine
import Fieldwork
import InspectionModel
package import TerminalUI
import Wording

extension FinishScreen {
    // MARK: What can't be done now, and why

    package func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice? {
        if view != .menu {
            let stays: Set<CommandID> = [
                .open, .back, .up, .down, .pageUp, .pageDown, .top, .bottom, .sign, .help,
                .palette, .redraw, .plainText, .suspend, .quit,
            ]
            return stays.contains(command) ? nil : Notice("finish.close_view_first")
        }
        guard let state = state(around) else { return Notice("finish.reading") }
        let requires = state.opened.requires
        switch command {
        case .leaveUnchecked:
            return leaveObstacle(state, around)
        case .endNormal:
            guard standing(around) != nil else { return Notice("answering.laying_out") }
            return refusal(.finish(.normal), state, around)
        case .endSuspended:
            return refusal(.finish(.suspended(.other, note: nil)), state, around)
        case .endRefused:
            let refused = InspectionRefused(words: "-", at: "")
            return refusal(.finish(.refused(refused)), state, around)
        case .readBack:
            if requires.signature == .none, !requires.steps.contains(.readBack) {
                return Notice("finish.nobody_to_read_to")
            }
            return refusal(.step(StepRecorded(step: .readBack)), state, around)
        case .enterpriseSide:
            if requires.signature == .none { return Notice("finish.no_enterprise_side") }
            let side = EnterpriseSideRecorded(outcome: .nobodyPresent)
            return refusal(.enterpriseSide(side), state, around)
        case .sign: return signObstacle(state, around)
        case .leave:
            if state.phase.isOpen { return Notice("refusal.inspection_not_finished") }
            if let left = state.steps[.leave] {
                return Notice("finish.left_already", ["time": clockText(left.stamp.at)])
            }
            return refusal(.step(StepRecorded(step: .leave)), state, around)
        case .resume: return refusal(.resume, state, around)
        case .supplement:
            let supplement = SupplementRecorded(
                author: around.profile.person, reason: "-", text: "-")
            return refusal(.supplement(supplement), state, around)
        case .explain:
            let sheet = around.sheets[inspection]
            let isThere = sheet?.packs.contains { $0.grading != PackGrading() } ?? false
            return isThere ? nil : Notice("finish.no_judgement")
        case .migrate:
            if let closed = state.closedNotice { return closed }
            return MigrationScreen.request(state, around) == nil
                ? Notice("refusal.nothing_newer", [:], .warning) : nil
        case .orphans:
            return orphans(state, around).isEmpty ? Notice("orphans.none") : nil
        case .undo: return refusal(.undo(author: around.profile.person), state, around)
        case .redo: return refusal(.redo(author: around.profile.person), state, around)
        default: return nil
        }
    }

    /// The very rule that would refuse the act; nil when it would be done.
    private func refusal(
        _ command: InspectionCommand, _ state: InspectionState, _ around: Surroundings
    ) -> Notice? {
        let standing =
            standing(around) ?? ChecklistStanding(items: [:], order: [], missingFacts: [])
        do throws(InspectionRefusal) {
            _ = try state.decide(command, standing)
            return nil
        } catch {
            return Notice("refusal.\(error.code)", error.arguments, .warning)
        }
    }

    /// What was recorded and counts no more, since no text of the packs asks for it.
    func orphans(_ state: InspectionState, _ around: Surroundings) -> [Orphan] {
        around.sheets[inspection]?.orphans(state) ?? state.orphans
    }

    private func leaveObstacle(_ state: InspectionState, _ around: Surroundings) -> Notice? {
        switch state.phase {
        case .suspended: return Notice("refusal.inspection_suspended", [:], .warning)
        case .finished: return Notice("refusal.inspection_finished", [:], .warning)
        case .open: break
        }
        guard let standing = standing(around) else { return Notice("answering.laying_out") }
        return standing.counts(state).unanswered == 0
            ? Notice("finish.nothing_unanswered") : nil
    }

    private func signObstacle(_ state: InspectionState, _ around: Surroundings) -> Notice? {
        do throws(InspectionRefusal) {
            try state.maySign(around.author ?? around.profile.person)
            return nil
        } catch {
            return Notice("refusal.\(error.code)", error.arguments, .warning)
        }
    }

    // MARK: Commands

    package mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action] {
        switch view {
        case .menu: return performInMenu(command, around)
        case .readBack(let item): return performInReadBack(command, item, around)
        case .statement(let text, let first):
            return performInStatement(command, text, first, around)
        case .passphrase:
            return command == .back ? closeUnsigned() : []
        }
    }

    private mutating func performInMenu(
        _ command: CommandID, _ around: Surroundings
    ) -> [Action] {
        switch command {
        case .down, .nextField: menu.move(by: 1)
        case .up, .previousField: menu.move(by: -1)
        case .pageDown, .bottom: menu.select(menu.count - 1)
        case .pageUp, .top: menu.select(0)
        case .open:
            let act = Self.acts[menu.selection]
            if let obstacle = obstacle(act, around) { return [.notice(obstacle)] }
            return performInMenu(act, around)
        case .back: return [.pop]
        case .undo: return [.run(.undo(inspection), purpose: "undone")]
        case .redo: return [.run(.redo(inspection), purpose: "redone")]
        case .explain: return showJudgements(around)
        case .migrate:
            guard let state = state(around), let request = MigrationScreen.request(state, around)
            else { return [] }
            return [.push(MigrationScreen(state, request))]
        case .orphans:
            guard let state = state(around) else { return [] }
            let orphans = orphans(state, around)
            return [.show { orphansPage(orphans, $0) }]
        case .facts: return state(around).map { [.push(FactsScreen($0))] } ?? []
        case .fillIn: return state(around).map { [.push(QuestionsScreen($0))] } ?? []
        case .photos:
            return state(around).map { [.push(PhotosScreen($0, EvidenceTarget()))] } ?? []
        default:
            if let index = Self.acts.firstIndex(of: command) { menu.select(index) }
            return begin(command, around)
        }
        return []
    }

    private func showJudgements(_ around: Surroundings) -> [Action] {
        if let obstacle = obstacle(.explain, around) { return [.notice(obstacle)] }
        guard let state = state(around), let sheet = around.sheets[inspection] else { return [] }
        let (judgements, scores) = (sheet.judgements(state), sheet.scores(state))
        return [
            .show { words in
                (judgements.map { judgementPage($0, words) } + scores.map { scorePage($0, words) })
                    .joined(separator: "\n\n\n")
            }
        ]
    }

    package func rowNumbers(_ around: Surroundings) -> Range<Int>? {
        switch view {
        case .menu: return 1..<menu.count + 1
        case .readBack:
            guard let state = state(around) else { return nil }
            return 1..<readBackItems(state, around, around.words).count + 1
        case .statement, .passphrase: return nil
        }
    }

    package mutating func go(toRow number: Int, _ around: Surroundings) -> [Action] {
        if view == .menu {
            menu.select(number - 1)
        } else {
            view = .readBack(item: number - 1)
        }
        return []
    }

    private mutating func performInReadBack(
        _ command: CommandID, _ item: Int, _ around: Surroundings
    ) -> [Action] {
        guard let state = state(around) else { return [] }
        let last = readBackItems(state, around, around.words).count - 1
        func go(_ index: Int) -> View { .readBack(item: max(0, min(index, last))) }
        switch command {
        case .down, .pageDown: view = go(item + 1)
        case .up, .pageUp: view = go(item - 1)
        case .top: view = go(0)
        case .bottom: view = go(last)
        case .open:
            // Item by item: only from the last one it is confirmed.
            if item < last {
                view = go(item + 1)
                return []
            }
            return [.ask(Self.readBackPrompt)]
        case .back:
            view = .menu
            return [.notice(Notice("finish.not_read_back", [:], .warning))]
        default: break
        }
        return []
    }

    private static var readBackPrompt: Prompt {
        Prompt(
            "prompt.read_back",
            form: .choice([
                PromptOption(value: "none", label: "read_back.no_objection"),
                PromptOption(value: "objection", label: "read_back.objection"),
            ]), purpose: "read_back")
    }

    private mutating func performInStatement(
        _ command: CommandID, _ text: String, _ first: Int, _ around: Surroundings
    ) -> [Action] {
        switch command {
        case .down: view = .statement(text, first: first + 1)
        case .up: view = .statement(text, first: max(0, first - 1))
        case .pageDown: view = .statement(text, first: first + 8)
        case .pageUp: view = .statement(text, first: max(0, first - 8))
        case .top: view = .statement(text, first: 0)
        case .open, .sign:
            if around.profile.isPractice {
                return [
                    .ask(
                        Prompt(
                            "prompt.sign_practice", form: .confirm(yes: "command.sign"),
                            purpose: "sign_practice"))
                ]
            }
            view = .passphrase(statement: text, typed: TextField(""))
        case .back: return closeUnsigned()
        default: break
        }
        return []
    }

    private mutating func closeUnsigned() -> [Action] {
        view = .menu
        return [.notice(Notice("finish.not_signed", [:], .warning))]
    }

    // MARK: The passphrase

    /// Only adding and taking off at the end, since what stands there is never shown.
    package mutating func type(_ event: InputEvent, _ around: Surroundings) -> [Action] {
        guard case .passphrase(let statement, var field) = view else { return [] }
        switch event {
        case .key(.enter), .key(.function(5)):
            if field.isEmpty {
                return [.notice(Notice("finish.passphrase_missing", [:], .warning))]
            }
            view = .menu
            return [.sign(inspection, passphrase: field.text, purpose: "sign")]
        case .text, .paste, .key(.backspace), .key(.control("u")):
            _ = field.handle(event)
            view = .passphrase(statement: statement, typed: field)
        default: break
        }
        return []
    }
}
