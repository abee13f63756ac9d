import Fieldwork
import InspectionModel
package import TerminalUI

extension StartScreen {
    package mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action] {
        switch command {
        case .nextField, .previousField:
            if focus == .packs { packs.takeSelected(byEnter: false) }
            move(by: command == .nextField ? 1 : -1)
            return keepDraft()
        case .submit: return submit(around)
        case .packWarnings:
            if packs.ticked.isEmpty { return [.notice(Notice("refusal.no_packs"))] }
            let warnings = warnings(around)
            if warnings.isEmpty { return [.notice(Notice("start.no_warnings"))] }
            return [.show { words in packWarningsPage(warnings, words) }]
        case .back: return back(around)
        default: return []
        }
    }

    package func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice? {
        command == .submit && isStarting ? Notice("start.starting") : nil
    }

    private mutating func back(_ around: Surroundings) -> [Action] {
        if focus == .site, sites.highlighted != nil {
            sites.letGo()
            return []
        }
        // Until the disk has answered, the screen that opens next belongs to this one.
        if isStarting, around.journal.failure == nil { return [.notice(Notice("start.starting"))] }
        return keepDraft() + [.pop]
    }

    private mutating func submit(_ around: Surroundings) -> [Action] {
        if focus == .packs { packs.takeSelected(byEnter: false) }
        if let gap = gaps().first {
            focus = gap.field
            return keepDraft() + [.notice(Notice(gap.noticeKey, [:], .warning))]
        }
        let written = Self.written.filter { asked.contains($0) }.map { text($0) }
        if personalNumbers.holdsBack(written) {
            return keepDraft() + [.notice(PersonalNumberGuard.notice("F5"))]
        }
        guard let request = request(around) else { return [] }
        isStarting = true
        return keepDraft() + [.run(.start(request), purpose: "start")]
    }

    /// Free text that stands in the log in clear. Names and telephones are sealed away; a credit
    /// code or a task number may well look like a personal number and is none.
    private static let written: [StartField] = [.site, .address, .place, .contactPost]

    // MARK: Moving

    /// The fields that take the keyboard, in order.
    private var stops: [StartField] { asked.filter { !isFixed($0) } }

    private mutating func move(by step: Int) {
        let stops = stops
        let now = stops.firstIndex(of: focus) ?? 0
        focus = stops[(now + step + stops.count) % stops.count]
        sites.letGo()
    }

    // MARK: Typing

    package mutating func type(_ event: InputEvent, _ around: Surroundings) -> [Action] {
        switch focus {
        case .packs: typeInPacks(event)
        case .site: typeInSite(event, around)
        case .mode, .scope, .source, .production:
            if let notice = typeInChoice(event) { return [.notice(notice)] }
        default:
            if !moves(event) { _ = texts[focus]?.handle(event) }
        }
        return keepDraft()
    }

    /// Enter and the arrows go from field to field.
    private mutating func moves(_ event: InputEvent) -> Bool {
        switch event {
        case .key(.enter), .key(.down): move(by: 1)
        case .key(.up): move(by: -1)
        default: return false
        }
        return true
    }

    private mutating func typeInPacks(_ event: InputEvent) {
        if case .key(.enter) = event {
            packs.takeSelected(byEnter: true)
            move(by: 1)
            return
        }
        _ = packs.handle(event)
    }

    private mutating func typeInSite(_ event: InputEvent, _ around: Surroundings) {
        switch event {
        case .key(.down):
            if !sites.move(by: 1) { move(by: 1) }
        case .key(.up):
            if !sites.move(by: -1) { move(by: -1) }
        case .key(.enter):
            if let site = sites.picked { pick(site, around) }
            move(by: 1)
        default:
            if texts[.site]?.handle(event) == true { sites.forget() }
        }
    }

    /// Whoever answered for the unit last time is filled in; who receives the visit may differ.
    private mutating func pick(_ row: SiteRow, _ around: Surroundings) {
        texts[.site]?.replaceText(with: row.site.name)
        sites.pick(row)
        guard text(.principal).isEmpty, let person = row.last?.principal,
            let known = around.names[person]
        else { return }
        texts[.principal]?.replaceText(with: known.name)
    }

    private mutating func typeInChoice(_ event: InputEvent) -> Notice? {
        let isOurs =
            switch focus {
            case .mode: mode.handle(event)
            case .scope: scope.handle(event)
            case .source: source.handle(event)
            default: production.handle(event)
            }
        if isOurs || moves(event) { return nil }
        return Notice("notice.choice_keys")
    }
}
