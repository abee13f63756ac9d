import CellText
import ChecklistEngine
import Fieldwork
import HazardLedger
package import InspectionModel
import TerminalUI
package import Wording

/// The checklist being walked: one key answers an item and goes to the next.
package struct AnsweringScreen: Screen {
    package let id = ScreenID.answering
    let inspection: InspectionID
    var list = ListState()
    /// Answers inherit it; nil is the whole site.
    var place: String?
    var showsOnlyFailures = false
    var query = ""
    /// Answers on their way to the disk.
    var inFlight: [ItemID: Verdict?] = [:]
    /// Open on a measured item while its value is typed.
    var measuring: TextField?
    /// Just answered as failed: Enter describes this item, though the list has moved on.
    var justFailed: ItemID?
    /// Values on their way to the disk, as typed: one that is refused is typed no second time.
    var typed: [ItemID: String] = [:]
    var choosing: Choosing?
    private var hasFoundItsPlace = false
    private var hasToldOfNewerPacks = false

    package init(_ state: InspectionState) { inspection = state.id }

    // MARK: What is shown

    func state(_ around: Surroundings) -> InspectionState? { around.field?.inspection(inspection) }
    func sheet(_ around: Surroundings) -> Sheet? { around.sheets[inspection] }

    /// Indices of the sheet's rows that the list shows.
    func visibleRows(_ around: Surroundings) -> [Int] {
        guard let sheet = sheet(around), let state = state(around) else { return [] }
        var rows = sheet.relevantRows
        if showsOnlyFailures {
            rows = rows.filter { state.standing(of: sheet.rows[$0].id) == .fail }
        }
        if !query.isEmpty {
            rows = rows.filter {
                let item = sheet.rows[$0].item
                let text = "\(item.code) \(item.requirement.zh) \(item.requirement.en)"
                return matches(query: query, in: text) != nil
            }
        }
        return rows
    }

    func focused(_ around: Surroundings) -> Sheet.Row? {
        guard let sheet = sheet(around) else { return nil }
        let rows = visibleRows(around)
        return rows.indices.contains(list.selection) ? sheet.rows[rows[list.selection]] : nil
    }

    /// The answer at the current place, else the one for the whole site.
    func answer(_ row: Sheet.Row, _ state: InspectionState) -> StandingAnswer? {
        state.answer(AnswerKey(item: row.id, place: place))
            ?? state.answers[row.id]?.values.max {
                $0.stamp.seq < $1.stamp.seq
            }
    }

    package var textHasFocus: Bool { measuring != nil }

    package func path(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        [words("screen.answering"), state(around)?.opened.siteName ?? ""]
    }

    package func hints(_ around: Surroundings) -> [CommandID] {
        if measuring != nil { return [.back] }
        return [
            .answerPass, .answerFail, .answerNotApplicable, .answerPending, .answerNotChecked,
            .finding, .detail, .nextOpen, .note, .photos, .finish, .palette, .help,
        ]
    }

    package func status(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let sheet = sheet(around), let state = state(around) else {
            return words("answering.laying_out")
        }
        let counts = sheet.standing(state).counts(state)
        let mandatory = sheet.rows.count {
            $0.item.isMandatory && sheet.isRelevant($0) && state.standing(of: $0.id) == nil
        }
        let values = [
            "pass": String(counts.pass), "fail": String(counts.fail),
            "not_applicable": String(counts.notApplicable),
            "pending": String(counts.pending), "not_checked": String(counts.notChecked),
            "left": String(counts.unanswered), "mandatory": String(mandatory),
        ]
        let awaited = state.photosToImport.count
        let tail = awaited == 0 ? "" : words("answering.awaited", ["count": String(awaited)])
        let text = words("answering.counts", values) + tail
        // The status row begins with a blank.
        return cellWidth(text) < around.size.columns
            ? text : words("answering.counts.short", values) + tail
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let row = focused(around), let state = state(around) else {
            return words("answering.nothing")
        }
        return words(
            "answering.sentence",
            [
                "number": String(list.selection + 1), "of": String(list.count),
                "verdict": verdictWord(state.standing(of: row.id), words),
                "emphasis": emphasisText(row.item, words),
                "text": row.item.requirement[words.language],
            ])
    }

    package func questions(_ around: Surroundings) -> [FieldQuestion] {
        around.lacks(inspection)
    }

    // MARK: News

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        switch news {
        case .known, .refreshed, .cameBack:
            settle(around)
            // A form that judges nothing is filled in.
            if let sheet = sheet(around), sheet.rows.isEmpty, sheet.hasQuestions,
                let state = state(around)
            {
                return [.replace(QuestionsScreen(state, comesFromStart: true))]
            }
            return tellOfNewerPacks(around)
        case .committed(let purpose, let events): return committed(purpose, events, around)
        case .refused(let purpose, _):
            if let item = ItemID(purpose) {
                inFlight[item] = nil
                select(item, around)
                retype(item, around)
            }
            return []
        case .answered(let purpose, let answer): return answered(purpose, answer, around)
        default: return []
        }
    }

    /// Said once; what is done about it is the person's.
    private mutating func tellOfNewerPacks(_ around: Surroundings) -> [Action] {
        guard !hasToldOfNewerPacks, state(around)?.phase.isOpen == true,
            let newer = around.newerPacks[inspection]?.first
        else { return [] }
        hasToldOfNewerPacks = true
        return [
            .notice(
                Notice(
                    "notice.newer_pack",
                    [
                        "pack": around.words(newer.title), "version": newer.version,
                        "present": newer.present,
                    ], .warning))
        ]
    }

    /// Opens the field again on the value that was refused.
    private mutating func retype(_ item: ItemID, _ around: Surroundings) {
        guard let text = typed.removeValue(forKey: item), measuring == nil,
            let row = focused(around), row.id == item
        else { return }
        let unit = unitText(row.item.measure?.unit ?? "", around.words)
        measuring = TextField(text, hint: unit, limit: 24)
    }

    /// Keeps the list in step with rows that appear and disappear; a restart goes on where it was.
    private mutating func settle(_ around: Surroundings) {
        list.setCount(visibleRows(around).count)
        list.settle(height: listHeight(around.size))
        guard !hasFoundItsPlace, let state = state(around), sheet(around) != nil else { return }
        hasFoundItsPlace = true
        if let last = state.lastAnswered {
            select(last.item, around)
            if state.standing(of: last.item) != nil { goToOpen(after: list.selection, around) }
        }
    }

    private mutating func committed(
        _ purpose: String, _ events: [StampedEvent], _ around: Surroundings
    ) -> [Action] {
        settle(around)
        if let item = ItemID(purpose) {
            inFlight[item] = nil
            typed[item] = nil
        }
        guard let last = events.last, case .inspection(_, let event) = last.event else { return [] }
        switch event {
        case .answer(let answer):
            var key = answer.undo == nil ? "notice.answered" : "notice.taken_back"
            if justFailed == answer.key.item, answer.value.verdict == .fail {
                key = "notice.answered_fail"
            }
            return [
                .notice(
                    Notice(
                        key,
                        [
                            "item": answer.key.item.code,
                            "verdict": "verdict.\(answer.value.verdict?.rawValue ?? "none")",
                            "count": String(events.count),
                        ], .done))
            ]
        case .withdrawal(let withdrawal):
            return [.notice(Notice("notice.withdrawn", ["item": withdrawal.key.item.code], .done))]
        case .resolved(let choice):
            return [
                .notice(Notice("notice.resolved", ["item": choice.key.item.code], .done))
            ]
        case .evidence(.board): return boardActions(events)
        case .evidence(.photoRemoved(let removed)):
            return [removalNotice(removed.number, events.count)]
        case .evidence(.photo(let photo)):
            return [.notice(Notice("notice.photo_back", ["number": photo.number], .done))]
        case .evidence(.attached(let attached)):
            return [.notice(Notice("notice.photo_attached", ["number": attached.number], .done))]
        case .officerJoined(let person):
            let name = around.name(person)
            return [.notice(Notice("notice.officer_joined", ["name": name], .done))]
        case .step(let step):
            return [
                .notice(
                    Notice(
                        "notice.step",
                        ["step": "step.\(step.step.rawValue)", "time": clockText(last.stamp.at)],
                        .done))
            ]
        default: return []
        }
    }

    // MARK: Moving

    mutating func select(_ item: ItemID, _ around: Surroundings) {
        guard let sheet = sheet(around), let index = sheet.index(of: item),
            let place = visibleRows(around).firstIndex(of: index)
        else { return }
        list.select(place)
    }

    /// The next row without an answer; with none left below, just the next row.
    mutating func advance(_ around: Surroundings) {
        if !goToOpen(after: list.selection, around) { list.move(by: 1) }
    }

    @discardableResult
    mutating func goToOpen(after start: Int, _ around: Surroundings) -> Bool {
        guard let sheet = sheet(around), let state = state(around) else { return false }
        let rows = visibleRows(around)
        let next = rows.indices.first {
            $0 > start && isOpen(sheet.rows[rows[$0]], state)
        }
        if let next { list.select(next) }
        return next != nil
    }

    @discardableResult
    mutating func goToOpen(before start: Int, _ around: Surroundings) -> Bool {
        guard let sheet = sheet(around), let state = state(around) else { return false }
        let rows = visibleRows(around)
        let previous = rows.indices.last { $0 < start && isOpen(sheet.rows[rows[$0]], state) }
        if let previous { list.select(previous) }
        return previous != nil
    }

    private func isOpen(_ row: Sheet.Row, _ state: InspectionState) -> Bool {
        if let saving = inFlight[row.id] { return saving == nil }
        return state.standing(of: row.id) == nil || state.conflict(on: row.id) != nil
    }

    mutating func goToGroup(by step: Int, _ around: Surroundings) {
        guard let sheet = sheet(around), let row = focused(around) else { return }
        let rows = visibleRows(around)
        let firsts = rows.indices.filter {
            $0 == 0 || sheet.rows[rows[$0]].group != sheet.rows[rows[$0 - 1]].group
        }
        guard let current = firsts.lastIndex(where: { sheet.rows[rows[$0]].group == row.group })
        else { return }
        let next = min(max(current + step, 0), firsts.count - 1)
        list.select(firsts[next])
    }
}
