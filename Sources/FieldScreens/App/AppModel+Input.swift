import TerminalUI

/// What a key means: to an overlay, to a text field, or by the table of commands.
extension AppModel {
    mutating func take(_ event: InputEvent, _ at: Int64) -> [AppEffect] {
        switch event {
        case .focus, .ignored: return []
        case .key(.control("c")): return interrupt()
        default: lastInterrupt = false
        }
        let shown = notice
        notice = nil
        let effects = handle(event, at)
        // Its outcome brings a notice of its own; the row need not change twice.
        if notice == nil, effects.contains(where: \.isAct) { notice = shown }
        return effects
    }

    private mutating func handle(_ event: InputEvent, _ at: Int64) -> [AppEffect] {
        if overlay != nil {
            // The key that opened a list of reasons must not choose one by bouncing.
            if let digit = digitForChoice(event), isStuckKey(digit, at) { return [] }
            return takeInOverlay(event)
        }
        if textHasFocus { return takeInText(event) }
        switch event {
        case .key(let key): return press(.key(key))
        case .text(let text): return pressAll(text, at)
        case .paste:
            notice = Notice("notice.paste_is_no_command", [:], .warning)
            return []
        case .focus, .ignored: return []
        }
    }

    /// Full-width letters an input method makes are keys too; Han characters are none.
    private mutating func pressAll(_ text: String, _ at: Int64) -> [AppEffect] {
        var effects: [AppEffect] = []
        for (index, character) in zip(text.indices, text) {
            let folded = foldedForCommand(character)
            if showsInputMethod(folded) {
                if !hasToldOfInputMethod {
                    hasToldOfInputMethod = true
                    notice = Notice("notice.input_method_is_on", [:], .warning)
                }
                return effects
            }
            if isStuckKey(folded, at) { continue }
            effects += press(.character(folded))
            // What opened an overlay ends the burst; what opened a text field takes the rest of it,
            // for whoever types a number begins with its first digit.
            if overlay != nil { return effects }
            if textHasFocus {
                let rest = String(text[text.index(after: index)...])
                return rest.isEmpty ? effects : effects + takeInText(.text(rest))
            }
        }
        return effects
    }

    private static let stuckKeyMilliseconds: Int64 = 120

    private mutating func isStuckKey(_ character: Character, _ at: Int64) -> Bool {
        guard screen.id == .answering, character.isASCII, character.isNumber else { return false }
        defer { lastDigit = (character, at) }
        guard let last = lastDigit, last.digit == character else { return false }
        return at - last.at < Self.stuckKeyMilliseconds
    }

    private func digitForChoice(_ event: InputEvent) -> Character? {
        guard case .prompt(let prompt) = overlay, case .choice = prompt.form,
            case .text(let text) = event
        else { return nil }
        return text.first.map(foldedForCommand)
    }

    private mutating func takeInText(_ event: InputEvent) -> [AppEffect] {
        if case .key(let key) = event, KeyPress.key(key).worksInText,
            let id = CommandTable.command(for: .key(key), on: screen.id),
            Self.commandsInText.contains(id)
        {
            return perform(id)
        }
        let depth = screens.count - 1
        let actions = screens[depth].type(event, around)
        return carryOut(actions, from: depth)
    }

    /// What keeps its meaning while text has the keyboard; the rest edits.
    private static let commandsInText: Set<CommandID> = [
        .nextField, .previousField, .submit, .back, .help, .palette, .redraw, .plainText, .goSample,
        .packWarnings,
    ]

    private mutating func press(_ press: KeyPress) -> [AppEffect] {
        guard let id = CommandTable.command(for: press, on: screen.id) else {
            notice = Notice("notice.key_does_nothing", ["key": press.label], .note)
            return []
        }
        return perform(id)
    }

    /// First press goes back, the second within the same idle moment leaves; drafts are kept.
    private mutating func interrupt() -> [AppEffect] {
        if overlay != nil {
            overlay = nil
            return []
        }
        if lastInterrupt { return [.quit] }
        lastInterrupt = true
        let effects = screens.count > 1 ? perform(.back) : []
        let isKept = around.journal.draftFailure == nil
        notice = Notice(isKept ? "notice.interrupt_again" : "notice.interrupt_loses", [:], .note)
        return effects
    }

    /// Does what a command means, on the shown screen; what cannot act says why.
    package mutating func perform(_ id: CommandID) -> [AppEffect] {
        switch id {
        case .help:
            var help = HelpOverlay(screen: screen.id)
            help.settle(self)
            overlay = .help(help)
            return []
        case .palette:
            overlay = .palette(PaletteOverlay(screen: screen.id))
            return []
        case .plainText:
            overlay = .plainText(PlainTextOverlay(screen.sentence(around, words)))
            return []
        case .quit: return quit()
        case .suspend: return [.suspend]
        case .redraw: return []
        default: break
        }
        let depth = screens.count - 1
        if let obstacle = screens[depth].obstacle(id, around) {
            notice = obstacle
            return []
        }
        return carryOut(screens[depth].perform(id, around), from: depth)
    }

    /// Leaves; where unsubmitted text would be lost with it, only when asked to a second time.
    private mutating func quit() -> [AppEffect] {
        guard around.journal.draftFailure != nil, !hasWarnedOfLoss else { return [.quit] }
        hasWarnedOfLoss = true
        notice = Notice("notice.quit_loses", [:], .warning)
        return []
    }
}
