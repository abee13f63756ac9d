import Fieldwork
import InspectionModel
import TerminalUI
import Wording

extension AnsweringScreen {
    package func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice? {
        switch command {
        case .answerPass, .answerFail, .answerNotApplicable, .answerPending, .answerNotChecked,
            .answerClear, .finding, .samePlace, .note, .closeGroup:
            return closedNotice(around) ?? emptyNotice(around)
        case .resolveConflict:
            guard let row = focused(around), let state = state(around) else {
                return emptyNotice(around)
            }
            guard state.conflict(on: row.id) == nil else { return nil }
            return Notice("refusal.no_conflict", ["item": row.id.code], .warning)
        case .outsideList, .leaveUnchecked, .undo, .redo, .facts: return closedNotice(around)
        case .detail, .history, .explain, .photos, .photoBoard:
            return sheet(around) == nil ? Notice("answering.laying_out") : emptyNotice(around)
        case .migrate: return closedNotice(around) ?? migrationObstacle(around)
        case .orphans where orphans(around).isEmpty: return Notice("orphans.none")
        case .fillIn where sheet(around)?.hasQuestions == false:
            return Notice("questions.nothing_asked")
        case .back, .help, .finish, .step: return nil
        default: return sheet(around) == nil ? Notice("answering.laying_out") : nil
        }
    }

    private func orphans(_ around: Surroundings) -> [Orphan] {
        guard let state = state(around) else { return [] }
        return sheet(around)?.orphans(state) ?? state.orphans
    }

    private func migrationObstacle(_ around: Surroundings) -> Notice? {
        guard let state = state(around) else { return Notice("answering.laying_out") }
        return MigrationScreen.request(state, around) == nil
            ? Notice("refusal.nothing_newer", [:], .warning) : nil
    }

    private func closedNotice(_ around: Surroundings) -> Notice? {
        guard let state = state(around), sheet(around) != nil else {
            return Notice("answering.laying_out")
        }
        return state.closedNotice
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
                        isRequired: false, isLogged: true))
            ]
        case .author: return askAuthor(around)
        case .resolveConflict: return askResolve(around)
        case .closeGroup: return askCloseGroup(around)
        case .leaveUnchecked:
            return [.ask(Self.reasonPrompt("prompt.leave_unchecked", purpose: "leave_unchecked"))]
        case .undo: return [.run(.undo(inspection), purpose: "undo")]
        case .redo: return [.run(.redo(inspection), purpose: "redo")]
        case .step: return askStep(around)
        case .photoBoard:
            return focused(around).map {
                [.run(.showBoard(inspection, photoTarget($0)), purpose: "board")]
            } ?? []
        case .photos:
            guard let row = focused(around), let state = state(around) else { return [] }
            return [.push(PhotosScreen(state, photoTarget(row)))]
        case .migrate:
            guard let state = state(around), let request = MigrationScreen.request(state, around)
            else { return [] }
            return [.push(MigrationScreen(state, request))]
        case .orphans:
            let orphans = orphans(around)
            return [.show { orphansPage(orphans, $0) }]
        case .facts: return state(around).map { [.push(FactsScreen($0))] } ?? []
        case .fillIn: return state(around).map { [.push(QuestionsScreen($0))] } ?? []
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

    /// What a photo of an item shows: the item at the current place.
    private func photoTarget(_ row: Sheet.Row) -> EvidenceTarget {
        EvidenceTarget(item: row.id, place: place)
    }

    private mutating func move(_ command: CommandID, _ around: Surroundings) {
        list.move(command, page: max(1, listHeight(around.size) - 1))
        switch command {
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

    package func rowNumbers(_ around: Surroundings) -> Range<Int>? {
        sheet(around).map { _ in 1..<visibleRows(around).count + 1 }
    }

    package mutating func go(toRow number: Int, _ around: Surroundings) -> [Action] {
        measuring = nil
        justFailed = nil
        list.setCount(visibleRows(around).count)
        list.select(number - 1)
        return []
    }

    package func parts(by query: String, _ around: Surroundings) -> [FoundPart] {
        sheet(around)?.parts(.item, by: query) ?? []
    }

    package mutating func go(to part: FoundPart, _ around: Surroundings) -> [Action] {
        guard part.isAsked, let sheet = sheet(around) else {
            return around.explanation(of: part.subject, in: inspection)
        }
        measuring = nil
        justFailed = nil
        // A filter that hides it ends here.
        showsOnlyFailures = false
        query = ""
        list.setCount(visibleRows(around).count)
        select(sheet.name(of: part.subject), around)
        return []
    }

    private mutating func back() -> [Action] {
        if measuring != nil {
            measuring = nil
            return []
        }
        return [.pop]
    }
}
