import Fieldwork
import InspectionModel
import TerminalUI
import Wording

/// The questions that an act asks before it is recorded. Each answer is kept until the act is
/// durable, so that an interrupted act begins again with what was typed.
extension FinishScreen {
    mutating func begin(_ command: CommandID, _ around: Surroundings) -> [Action] {
        guard let state = state(around) else { return [] }
        switch command {
        case .leaveUnchecked: return [.ask(reasonPrompt(state))]
        case .endNormal: return [.ask(endPrompt(state, around))]
        case .endSuspended:
            return ask(
                "suspend_reason",
                SuspensionReason.allCases.map { ($0.rawValue, "suspension.\($0.rawValue)") })
        case .endRefused: return ask("refused_words")
        case .readBack:
            view = .readBack(item: 0)
            return []
        case .enterpriseSide:
            return ask(
                "side_outcome",
                EnterpriseOutcome.allCases.map { ($0.rawValue, "enterprise.\($0.rawValue)") })
        case .sign:
            return [
                .effect(.prepareStatement(inspection)),
                .notice(Notice("finish.preparing_statement")),
            ]
        case .leave:
            return [.run(.step(inspection, StepRecorded(step: .leave)), purpose: "left")]
        case .resume:
            if state.phase == .suspended { return [.run(.resume(inspection), purpose: "resumed")] }
            return [
                .ask(
                    Prompt(
                        "prompt.resume_finished", form: .confirm(yes: "command.resume"),
                        purpose: "resume"))
            ]
        case .supplement: return ask("supplement_reason")
        default: return []
        }
    }

    mutating func answered(
        _ purpose: String, _ answer: PromptAnswer, _ around: Surroundings
    ) -> [Action] {
        switch answer {
        case .confirmed: return confirmed(purpose)
        case .chosen(let word):
            if purpose == "leave_unchecked" {
                guard let reason = NotCheckedReason(rawValue: word) else { return [] }
                return [.run(.leaveUnchecked(inspection, reason), purpose: "left_unchecked")]
            }
            typed[purpose] = word
        case .text(let text): typed[purpose] = text
        }
        return [.draft(draftKey, typed)] + goOn(from: purpose, around)
    }

    private mutating func confirmed(_ purpose: String) -> [Action] {
        switch purpose {
        case "end_normal": return [.run(.finish(inspection, .normal), purpose: "end_normal")]
        case "resume": return [.run(.resume(inspection), purpose: "resumed")]
        case "sign_practice":
            view = .menu
            return [.sign(inspection, passphrase: "", purpose: "sign")]
        default: return []
        }
    }

    /// The next question of an act, or the act itself.
    private mutating func goOn(from question: String, _ around: Surroundings) -> [Action] {
        switch question {
        case "suspend_reason": return ask("suspend_note", isRequired: typed[question] == "other")
        case "suspend_note":
            guard let reason = SuspensionReason(rawValue: typed["suspend_reason"] ?? "") else {
                return []
            }
            let end = FinishRequest.suspended(reason, note: given("suspend_note"))
            return [.run(.finish(inspection, end), purpose: "suspended")]
        case "refused_words": return ask("refused_person", isRequired: false)
        case "refused_person": return ask("refused_witness", isRequired: false)
        case "refused_witness": return ask("refused_report", isRequired: false)
        case "refused_report":
            return ask("refused_case", [("yes", "refused_case.yes"), ("no", "refused_case.no")])
        case "refused_case": return refuse(around)
        case "side_outcome", "side_reason", "side_report", "side_witness", "side_name",
            "side_post", "side_authority":
            return goOnWithSide(from: question, around)
        case "read_back":
            if typed["read_back"] == "objection" { return ask("objection") }
            return readBack(objection: nil)
        case "objection": return readBack(objection: given("objection"))
        case "supplement_reason": return ask("supplement_text")
        case "supplement_text":
            let command = FieldCommand.supplement(
                inspection, reason: given("supplement_reason") ?? "",
                text: given("supplement_text") ?? "")
            return [.run(command, purpose: "supplemented")]
        default: return []
        }
    }

    private mutating func readBack(objection: String?) -> [Action] {
        let step = StepRecorded(step: .readBack, note: objection)
        let purpose = objection == nil ? "read_back" : "read_back_objection"
        return [.run(.step(inspection, step), purpose: purpose)]
    }

    private mutating func refuse(_ around: Surroundings) -> [Action] {
        let command = FieldCommand.finishRefused(
            inspection, words: given("refused_words") ?? "",
            person: person("refused_person", around),
            witness: person("refused_witness", around), reportedTo: given("refused_report"),
            proposesCase: typed["refused_case"] == "yes")
        return [.run(command, purpose: "refused")]
    }

    private mutating func goOnWithSide(
        from question: String, _ around: Surroundings
    ) -> [Action] {
        guard let outcome = EnterpriseOutcome(rawValue: typed["side_outcome"] ?? "") else {
            return []
        }
        switch (outcome, question) {
        case (.refusedToSign, "side_outcome"): return ask("side_reason")
        case (.refusedToSign, "side_reason"): return ask("side_report")
        case (.refusedToSign, "side_report"): return ask("side_witness", isRequired: false)
        case (.signedByAgent, "side_outcome"): return ask("side_name")
        case (.signedByAgent, "side_name"): return ask("side_post", isRequired: false)
        case (.signedByAgent, "side_post"): return ask("side_authority")
        default: return recordSide(outcome, around)
        }
    }

    private mutating func recordSide(
        _ outcome: EnterpriseOutcome, _ around: Surroundings
    ) -> [Action] {
        var side = EnterpriseSideRecorded(outcome: outcome)
        var agent: PersonChoice?
        var witness: PersonChoice?
        switch outcome {
        case .refusedToSign:
            side.reason = given("side_reason")
            side.reportedTo = given("side_report")
            witness = person("side_witness", around)
        case .signedByAgent:
            side.post = given("side_post")
            side.authority = given("side_authority")
            agent = person("side_name", around, post: side.post)
        case .paperSigned, .nobodyPresent: break
        }
        let command = FieldCommand.enterpriseSide(
            inspection, side, person: agent, witness: witness)
        return [.run(command, purpose: "enterprise_side")]
    }

    // MARK: Parts

    private func given(_ question: String) -> String? {
        typed[question].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Somebody by the name that was typed: one who takes part already, or a new site person.
    private func person(
        _ question: String, _ around: Surroundings, post: String? = nil
    ) -> PersonChoice? {
        guard let name = given(question), let opened = state(around)?.opened else { return nil }
        let known = [opened.contact, opened.principal].compactMap { $0 } + opened.assistants
        if let id = known.first(where: { around.names[$0]?.name == name }) { return .known(id) }
        return .new(PersonDraft(name: name, role: .sitePerson, post: post))
    }

    /// Questions for names: those are sealed away from the log and may hold anything.
    private static let sealed: Set<String> = [
        "refused_person", "refused_witness", "side_witness", "side_name",
    ]

    private func ask(_ question: String, isRequired: Bool = true) -> [Action] {
        [
            .ask(
                Prompt(
                    "prompt.\(question)", form: .text(TextField(typed[question] ?? "", limit: 500)),
                    purpose: question, isRequired: isRequired,
                    isLogged: !Self.sealed.contains(question)))
        ]
    }

    private func ask(_ question: String, _ options: [(value: String, label: String)]) -> [Action] {
        var prompt = Prompt(
            "prompt.\(question)",
            form: .choice(options.map { PromptOption(value: $0.value, label: $0.label) }),
            purpose: question)
        prompt.selection = options.firstIndex { $0.value == typed[question] } ?? 0
        return [.ask(prompt)]
    }

    /// On paper an empty line has other reasons than on a visit.
    private func reasonPrompt(_ state: InspectionState) -> Prompt {
        guard state.opened.requires.record == .entry else {
            return AnsweringScreen.reasonPrompt(
                "prompt.leave_unchecked", purpose: "leave_unchecked")
        }
        let reasons: [NotCheckedReason] = [.paperBlank, .illegible, .other]
        return Prompt(
            "prompt.leave_unchecked",
            form: .choice(
                reasons.map {
                    PromptOption(value: $0.rawValue, label: "not_checked.\($0.rawValue)")
                }), purpose: "leave_unchecked")
    }

    private func endPrompt(_ state: InspectionState, _ around: Surroundings) -> Prompt {
        let gaps = gaps(state).map { around.words("step.\($0.rawValue)") }
            .joined(separator: around.words("list.separator"))
        return Prompt(
            gaps.isEmpty ? "prompt.end_normal" : "prompt.end_with_gaps", ["gaps": gaps],
            form: .confirm(yes: "command.end_normal"), purpose: "end_normal")
    }

    /// Steps the mode asks for before the end and that nobody recorded: they print as gaps.
    func gaps(_ state: InspectionState) -> [VisitStep] {
        state.opened.requires.steps.filter {
            state.steps[$0] == nil && ![.readBack, .sign, .measures, .leave].contains($0)
        }
    }
}
