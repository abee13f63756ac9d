import Fieldwork
import InspectionModel
package import TerminalUI
package import Wording

/// Shown when there is no workspace: who works here, and what that role needs (首次使用).
///
/// There is no place for a draft yet, so what was typed lives as long as the screen; going back
/// to the roles keeps it.
package struct FirstStartScreen: Screen {
    package let id = ScreenID.firstStart
    /// There is no screen below to go back to.
    let isForced: Bool
    var roles = ListState(count: Profile.Role.allCases.count, height: Profile.Role.allCases.count)
    /// Nil while the role is asked.
    var role: Profile.Role?
    var focus = FirstStartField.name
    var texts: [FirstStartField: TextField] = [:]
    /// Ids of the ticked kinds of authority.
    var kinds: Set<String> = []
    /// The kind that Space ticks.
    var kindCursor = 0
    /// The workspace is being made.
    var isCreating = false
    var personalNumbers = PersonalNumberGuard()
    /// Why it could not be made, until something is changed.
    var failure: Refusal?

    package init(isForced: Bool) {
        self.isForced = isForced
        for field in FirstStartField.allCases where field != .kinds {
            texts[field] = TextField("", limit: 80)
        }
    }

    func text(_ field: FirstStartField) -> String { texts[field]?.text.trimmed ?? "" }

    /// The fields of the chosen role, in order.
    func asked(_ around: Surroundings) -> [FirstStartField] {
        let fields: [FirstStartField] =
            role == .enforcement
            ? FirstStartField.allCases : [.name, .deviceLabel]
        return around.authorityKinds.isEmpty ? fields.filter { $0 != .kinds } : fields
    }

    // MARK: Screen

    package var textHasFocus: Bool { role != nil }

    package func path(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        [words("screen.first_start")]
    }

    package func hints(_ around: Surroundings) -> [CommandID] {
        role == nil
            ? [.pick1, .open, .goSample, .help, .quit]
            : [.submit, .nextField, .previousField, .back, .help]
    }

    package func status(_ around: Surroundings, _ words: Phrasebook) -> String {
        if isCreating { return words("first_start.creating") }
        if let failure { return failure.sentence(words) }
        guard role != nil else { return words("first_start.nothing_yet") }
        let missing = gaps(around).map { words($0.labelKey) }
        if missing.isEmpty { return words("first_start.ready") }
        return words(
            "first_start.missing", ["fields": missing.joined(separator: words("list.separator"))])
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard role != nil else {
            let role = Profile.Role.allCases[roles.selection]
            return words(
                "first_start.role_sentence",
                [
                    "digit": String(roles.selection + 1), "role": words(role.nameKey),
                    "about": words(role.aboutKey),
                ])
        }
        return words(
            "first_start.sentence",
            [
                "field": words(focus.labelKey), "value": text(focus),
                "about": words(focus.aboutKey),
            ])
    }

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        if case .setupFailed(let refusal) = news {
            isCreating = false
            failure = refusal
        }
        return []
    }

    // MARK: Commands

    package func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice? {
        switch command {
        case .goSample, .submit, .back:
            if isCreating { return Notice("first_start.creating") }
            if command == .submit, role == nil { return Notice("first_start.choose_role") }
            return nil
        case .pick1, .pick2, .pick3, .pick4:
            return role == nil ? nil : Notice("first_start.role_is_chosen")
        default: return nil
        }
    }

    package mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action] {
        switch command {
        case .goSample: return [.effect(.openSample)]
        case .submit: return submit(around)
        case .back: return back()
        case .down where role == nil: roles.move(by: 1)
        case .up where role == nil: roles.move(by: -1)
        case .open where role == nil: choose(roles.selection, around)
        case .nextField where role == nil: roles.move(by: 1)
        case .previousField where role == nil: roles.move(by: -1)
        case .nextField: move(by: 1, around)
        case .previousField: move(by: -1, around)
        case .quit: return [.effect(.quit)]
        default:
            if let digit = command.pickedDigit { choose(digit - 1, around) }
        }
        return []
    }

    package func rowNumbers(_ around: Surroundings) -> Range<Int>? {
        role == nil ? 1..<roles.count + 1 : nil
    }

    package mutating func go(toRow number: Int, _ around: Surroundings) -> [Action] {
        roles.select(number - 1)
        return []
    }

    private mutating func back() -> [Action] {
        if role != nil {
            role = nil
            failure = nil
            return []
        }
        return isForced ? [.notice(Notice("first_start.no_way_back"))] : [.pop]
    }

    private mutating func choose(_ index: Int, _ around: Surroundings) {
        roles.select(index)
        role = Profile.Role.allCases[roles.selection]
        focus = .name
        if text(.deviceLabel).isEmpty {
            texts[.deviceLabel] = TextField(around.profile.deviceLabel, limit: 80)
        }
    }

    private mutating func submit(_ around: Surroundings) -> [Action] {
        guard let role else { return [] }
        if let gap = gaps(around).first {
            focus = gap
            return [.notice(Notice("first_start.needs_\(gap.rawValue)", [:], .warning))]
        }
        let isOfficer = role == .enforcement
        let authority = text(.authority)
        if personalNumbers.holdsBack([text(.deviceLabel), isOfficer ? authority : ""]) {
            return [.notice(PersonalNumberGuard.notice("F5"))]
        }
        isCreating = true
        failure = nil
        return [
            .effect(
                .createWorkspace(
                    WorkspaceSetup(
                        role: role, name: text(.name),
                        certificate: isOfficer ? text(.certificate) : nil,
                        authority: isOfficer && !authority.isEmpty ? authority : nil,
                        authorities: isOfficer ? kinds : [], deviceLabel: text(.deviceLabel))))
        ]
    }

    /// What must not stay empty; without authority and kinds the person may record, not order.
    private func gaps(_ around: Surroundings) -> [FirstStartField] {
        asked(around).filter { $0.isRequired && text($0).isEmpty }
    }

    // MARK: Typing

    private mutating func move(by step: Int, _ around: Surroundings) {
        let stops = asked(around)
        let now = stops.firstIndex(of: focus) ?? 0
        focus = stops[(now + step + stops.count) % stops.count]
    }

    package mutating func type(_ event: InputEvent, _ around: Surroundings) -> [Action] {
        switch event {
        case .key(.enter), .key(.down): move(by: 1, around)
        case .key(.up): move(by: -1, around)
        default:
            failure = nil
            if focus == .kinds { return typeInKinds(event, around) }
            _ = texts[focus]?.handle(event)
        }
        return []
    }

    private mutating func typeInKinds(_ event: InputEvent, _ around: Surroundings) -> [Action] {
        let last = around.authorityKinds.count - 1
        switch event {
        case .key(.left): kindCursor = max(0, kindCursor - 1)
        case .key(.right): kindCursor = min(last, kindCursor + 1)
        case .key(.home): kindCursor = 0
        case .key(.end): kindCursor = last
        case .text(let text):
            for character in text.map(foldedForCommand) {
                if let digit = character.wholeNumberValue, (1...min(9, last + 1)).contains(digit) {
                    kindCursor = digit - 1
                } else if character != " " {
                    return [.notice(Notice("notice.choice_keys"))]
                }
                kinds.formSymmetricDifference([around.authorityKinds[kindCursor].id])
            }
        default: return [.notice(Notice("notice.choice_keys"))]
        }
        return []
    }
}

/// What first start asks once the role is known; raw values name a field in the string files.
enum FirstStartField: String, CaseIterable, Sendable {
    case name, certificate, authority, kinds
    case deviceLabel = "device_label"

    var labelKey: String { "first_start.field.\(rawValue)" }
    var aboutKey: String { "first_start.about.\(rawValue)" }
    var isRequired: Bool { self == .name || self == .certificate || self == .deviceLabel }
}

extension Profile.Role {
    var nameKey: String { "role.\(rawValue)" }
    var aboutKey: String { "role.\(rawValue).about" }
}
