import CellText
import Fieldwork
import InspectionModel
import TerminalUI
package import Wording

/// What is asked before an inspection begins: packs, site, people, mode (开始检查).
///
/// A pack and the unit's name are enough to start; what signing will need beside is said, never
/// demanded here.
package struct StartScreen: Screen {
    package let id = ScreenID.start
    static let draft = DraftKey("start")

    var packs: PackPicker
    var sites = SitePicker()
    var focus = StartField.packs
    var texts: [StartField: TextField] = [:]
    var mode: Options
    var scope = Options(count: ChecklistScope.allCases.count, selection: 0)
    var source = Options(count: TaskSource.allCases.count, isOptional: true)
    var production = Options(count: ProductionState.allCases.count, isOptional: true)
    let modes: [ModeSummary]
    let profile: Profile
    /// The request is on its way to the disk.
    var isStarting = false
    /// What was typed before came back and nothing was changed since.
    var isRestored = false
    var personalNumbers = PersonalNumberGuard()
    private var savedDraft: [String: String]

    package init(_ around: Surroundings) {
        profile = around.profile
        let fitting = around.modes.filter { $0.fits(around.profile) }
        modes = fitting.isEmpty ? around.modes : fitting
        let usual = modes.firstIndex { $0.mode == around.profile.usualMode }
        mode = Options(count: modes.count, selection: usual ?? 0)
        let saved = around.drafts[Self.draft] ?? [:]
        packs = PackPicker(
            around.packs, ticked: saved["packs"]?.words ?? [],
            leftOut: Set(saved["left_out"]?.words ?? []))
        savedDraft = saved
        isRestored = !saved.isEmpty
        for field in StartField.allCases where field.isText {
            texts[field] = TextField(saved[field.rawValue] ?? "")
        }
        if let word = saved["mode"],
            let index = modes.firstIndex(where: { $0.mode.rawValue == word })
        {
            mode.select(index)
        }
        if let word = saved["scope"] {
            scope.select(ChecklistScope.allCases.firstIndex { $0.rawValue == word })
        }
        source.select(TaskSource.allCases.firstIndex { $0.rawValue == saved["source"] })
        production.select(
            ProductionState.allCases.firstIndex { $0.rawValue == saved["production"] })
    }

    // MARK: What is filled in

    var chosenScope: ChecklistScope? { scope.selection.map { ChecklistScope.allCases[$0] } }

    var chosenMode: ModeSummary? { mode.selection.map { modes[$0] } }

    /// The fields of the chosen mode, in order.
    var asked: [StartField] {
        StartField.asked(for: chosenMode?.requires.record ?? .inspectionRecord)
    }

    func text(_ field: StartField) -> String { texts[field]?.text.trimmed ?? "" }

    /// What stands in a field and cannot be typed over: a known site keeps its data.
    func isFixed(_ field: StartField) -> Bool {
        switch field {
        case .officer: true
        case .mode: modes.count < 2
        case .creditCode, .address: sites.exact != nil
        default: false
        }
    }

    /// Everything that was typed or chosen, as a draft keeps it; empty for an untouched form.
    var draftTexts: [String: String] {
        var saved: [String: String] = [:]
        for (field, value) in texts where !value.isEmpty { saved[field.rawValue] = value.text }
        if !packs.ticked.isEmpty { saved["packs"] = packs.ticked.joined(separator: " ") }
        if !packs.leftOut.isEmpty {
            saved["left_out"] = packs.leftOut.sorted().joined(separator: " ")
        }
        if let mode = chosenMode?.mode, mode != profile.usualMode { saved["mode"] = mode.rawValue }
        if let chosen = chosenScope, chosen != .all { saved["scope"] = chosen.rawValue }
        saved["source"] = source.selection.map { TaskSource.allCases[$0].rawValue }
        saved["production"] = production.selection.map { ProductionState.allCases[$0].rawValue }
        return saved
    }

    /// Keeps what changed since the draft was last kept.
    mutating func keepDraft() -> [Action] {
        let now = draftTexts
        guard now != savedDraft else { return [] }
        savedDraft = now
        isRestored = false
        return [.draft(Self.draft, now.isEmpty ? nil : now)]
    }

    // MARK: Screen

    package var textHasFocus: Bool { true }

    package func questions(_ around: Surroundings) -> [FieldQuestion] {
        let name = text(.site)
        let isKnown =
            around.sites?.answer.text == name && around.sites?.entries == around.journal.size
        let unasked = packs.tickedPacks.map(\.id).filter {
            around.packWarnings[$0]?.day != around.today
        }
        return unasked.map { .packWarnings(of: $0, on: around.today) }
            + (isKnown ? [] : [.sites(named: name, on: around.today)])
    }

    /// What is known of the ticked packs and their additions, in the order of their ticks.
    func warnings(_ around: Surroundings) -> [PackWarnings] {
        packs.tickedPacks.compactMap { around.packWarnings[$0.id] }.filter { !$0.warnings.isEmpty }
    }

    package func path(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        [words("screen.home"), words("screen.start")]
    }

    package func hints(_ around: Surroundings) -> [CommandID] {
        [.submit, .nextField, .previousField, .back, .palette, .help]
    }

    package func status(_ around: Surroundings, _ words: Phrasebook) -> String {
        if isStarting { return words("start.starting") }
        var parts = isRestored ? [words("start.restored")] : []
        let gaps = gaps()
        if gaps.isEmpty {
            parts.append(words("start.ready"))
        } else {
            let names = gaps.map { words($0.field.labelKey) }.joined(
                separator: words("list.separator"))
            parts.append(words("start.missing", ["fields": names]))
        }
        let officers = chosenMode?.requires.officers ?? 0
        if officers > 1, text(.secondOfficer).isEmpty {
            parts.append(words("start.signing_needs", ["count": String(officers)]))
        }
        return parts.joined(separator: "  ")
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        words(
            "start.sentence",
            [
                "field": words(focus.labelKey), "value": valueText(focus, around, words),
                "help": helpText(around, words),
            ])
    }

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        switch news {
        case .refreshed, .cameBack, .known:
            takeIn(around)
            return []
        case .refused(let purpose, _):
            if purpose == "start" { isStarting = false }
            return []
        case .committed(let purpose, let events):
            guard purpose == "start" else { return [] }
            isStarting = false
            return started(events, around)
        default: return []
        }
    }

    /// The journal may still have been read, or packs installed, when the form was opened.
    private mutating func takeIn(_ around: Surroundings) {
        if let found = around.sites?.answer, found.text == text(.site) { sites.take(found) }
        if packs.packs != around.packs {
            packs = PackPicker(around.packs, ticked: packs.ticked, leftOut: packs.leftOut)
        }
    }

    private func started(_ events: [StampedEvent], _ around: Surroundings) -> [Action] {
        for stamped in events {
            guard case .inspectionOpened(let opened) = stamped.event,
                let state = around.field?.inspection(opened.id)
            else { continue }
            return [
                .draft(Self.draft, nil),
                .replace(FactsScreen(state, comesFromStart: true)),
                .notice(Notice("start.started", ["number": opened.number], .done)),
            ]
        }
        return [.draft(Self.draft, nil), .pop]
    }
}

extension String {
    /// The parts between spaces.
    fileprivate var words: [String] { split(separator: " ").map(String.init) }
}
