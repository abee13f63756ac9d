import Fieldwork
package import InspectionModel
import TerminalUI
package import Wording

/// 结束与签字: what is still missing, the ends, the read-back, the signatures and the leaving.
package struct FinishScreen: Screen {
    package let id = ScreenID.finish
    let inspection: InspectionID
    var menu = ListState(count: FinishScreen.acts.count)
    var view = View.menu
    /// What was typed into the questions of an act, by the question; offered again when it is begun
    /// anew.
    var typed: [String: String] = [:]
    private var hasReadDraft = false

    enum View: Equatable {
        case menu
        /// The record item by item, and which one is being read.
        case readBack(item: Int)
        /// The statement word for word, from this line on.
        case statement(String, first: Int)
        case passphrase(statement: String, typed: TextField)
    }

    /// In the order of a visit.
    static let acts: [CommandID] = [
        .leaveUnchecked, .endNormal, .endSuspended, .endRefused, .readBack, .enterpriseSide, .sign,
        .leave, .resume, .supplement,
    ]

    package init(_ state: InspectionState) { inspection = state.id }

    // MARK: What is shown

    func state(_ around: Surroundings) -> InspectionState? { around.field?.inspection(inspection) }

    /// The packs' word on the items; nil until the checklists are laid out.
    func standing(_ around: Surroundings) -> ChecklistStanding? {
        guard let state = state(around) else { return nil }
        return around.sheets[inspection]?.standing(state)
    }

    /// 判定规则 of the packs; none until the checklists are laid out.
    func judgements(_ state: InspectionState, _ around: Surroundings) -> [Sheet.Judged] {
        around.sheets[inspection]?.judgements(state) ?? []
    }

    var draftKey: DraftKey { DraftKey("finish-\(inspection)") }

    package var textHasFocus: Bool {
        if case .passphrase = view { true } else { false }
    }

    package func path(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        [words("screen.finish"), state(around)?.opened.siteName ?? ""]
    }

    package func hints(_ around: Surroundings) -> [CommandID] {
        switch view {
        case .menu:
            let pages: [CommandID] = obstacle(.explain, around) == nil ? [.explain] : []
            return [.open] + Self.acts.filter { obstacle($0, around) == nil } + pages
                + [.back, .palette, .help]
        case .readBack, .statement: return [.open, .down, .up, .back]
        case .passphrase: return [.back]
        }
    }

    package func status(_ around: Surroundings, _ words: Phrasebook) -> String {
        switch view {
        case .readBack: return words("finish.status_read_back")
        case .statement: return words("finish.status_statement")
        case .passphrase: return words("finish.status_passphrase")
        case .menu:
            let isSigned = state(around)?.signatures.isEmpty == false
            return words(isSigned ? "finish.status_signed" : "finish.status")
        }
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        switch view {
        case .menu:
            let command = Self.acts[menu.selection]
            let about =
                obstacle(command, around).map { sentence(of: $0, words) }
                ?? doneText(command, around, words) ?? ""
            return words("finish.sentence", ["act": words(command.nameKey), "about": about])
        case .readBack(let item):
            guard let state = state(around) else { return "" }
            let items = readBackItems(state, around, words)
            return items.indices.contains(item) ? items[item].joined(separator: "\n") : ""
        case .statement(let text, _): return text
        case .passphrase: return words("finish.passphrase")
        }
    }

    package func questions(_ around: Surroundings) -> [FieldQuestion] {
        around.lacks(inspection)
    }

    // MARK: News

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        switch news {
        case .refreshed, .known, .cameBack: return settle(around)
        case .committed(let purpose, _): return committed(purpose, around)
        case .refused:
            view = .menu
            return []
        case .answered(let purpose, let answer): return answered(purpose, answer, around)
        case .statementReady(let id, let result): return statementReady(id, result)
        default: return []
        }
    }

    private mutating func settle(_ around: Surroundings) -> [Action] {
        if !hasReadDraft {
            hasReadDraft = true
            typed = around.drafts[draftKey] ?? [:]
            menu.select(Self.acts.firstIndex(of: nextAct(around)) ?? 0)
        }
        return []
    }

    private mutating func statementReady(
        _ id: InspectionID, _ result: Result<String, Refusal>
    ) -> [Action] {
        guard id == inspection else { return [] }
        switch result {
        case .success(let text):
            view = .statement(text, first: 0)
            return []
        case .failure(let refusal): return [.notice(.refused(refusal))]
        }
    }

    private mutating func committed(_ purpose: String, _ around: Surroundings) -> [Action] {
        view = .menu
        menu.select(Self.acts.firstIndex(of: nextAct(around)) ?? menu.selection)
        var actions: [Action] = []
        if !typed.isEmpty {
            typed = [:]
            actions.append(.draft(draftKey, nil))
        }
        return actions + [.notice(doneNotice(purpose, around))]
    }

    private func doneNotice(_ purpose: String, _ around: Surroundings) -> Notice {
        guard let state = state(around) else { return Notice("notice.done", [:], .done) }
        switch purpose {
        case "sign":
            return Notice(
                state.isFullySigned ? "notice.signed" : "notice.signed_waits", [:], .done)
        case "end_normal":
            return Notice(
                "finish.ended.\(state.opened.requires.record.rawValue)",
                ["number": state.opened.number], .done)
        default: return Notice("notice.\(purpose)", ["number": state.opened.number], .done)
        }
    }

    /// What usually comes next, for the selection.
    func nextAct(_ around: Surroundings) -> CommandID {
        guard let state = state(around) else { return .endNormal }
        switch state.phase {
        case .suspended: return .resume
        // Never what leaves items unchecked: Enter should not lead there by itself.
        case .open: return .endNormal
        case .finished:
            let order: [CommandID] = [.readBack, .enterpriseSide, .sign, .leave]
            return order.first {
                obstacle($0, around) == nil && !isDone($0, state)
            } ?? .supplement
        }
    }

    private func isDone(_ command: CommandID, _ state: InspectionState) -> Bool {
        switch command {
        case .readBack: state.isReadBack
        case .enterpriseSide: state.enterpriseSide != nil
        default: false
        }
    }
}
