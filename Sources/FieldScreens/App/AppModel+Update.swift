import Fieldwork
import InspectionModel
import TerminalUI
import Wording

extension AppModel {
    /// Takes one message in. Pure but for the model itself.
    ///
    /// - Returns: What the session has to do.
    package mutating func update(_ message: AppMessage) -> [AppEffect] {
        switch message {
        case .input(let event, let at): return take(event, at)
        case .resized(let size):
            around.size = size
            return news(.refreshed)
        case .workspaceReady(var around, let notices, let drafts):
            around.size = self.around.size
            around.words = words
            self.around = around
            self.around.drafts = drafts
            greet(notices)
            if screen.id == .firstStart {
                screens = [HomeScreen()]
                serials = [newSerial()]
            }
            return news(.refreshed)
        case .committed(let token, let events, let names):
            around.names.merge(names) { _, new in new }
            for stamped in events {
                around.field?.apply(stamped.event, stamped.stamp)
                if case .inspection(let id, let event) = stamped.event,
                    let state = around.field?.inspection(id)
                {
                    around.sheets[id]?.take(event, state)
                }
            }
            return outcome(token) { .committed(purpose: $0, events) }
        case .refused(let token, let refusal):
            notice = .refused(refusal)
            return outcome(token) { .refused(purpose: $0, refusal) }
        case .sheetReady(let id, let sheet):
            around.sheets[id] = sheet
            return news(.sheetReady(id))
        case .journal(var standing):
            standing.check = around.journal.check
            standing.draftSavedAt = around.journal.draftSavedAt
            standing.draftFailure = around.journal.draftFailure
            around.journal = standing
            return news(.refreshed)
        case .journalFailed(let failure):
            around.journal.failure = failure
            around.journal.saving = 0
            return []
        case .journalChecked(let check):
            around.journal.check = check
            return news(.refreshed)
        case .draftsSaved(let time):
            if let time { around.journal.draftSavedAt = time }
            around.journal.draftFailure = nil
            hasWarnedOfLoss = false
            return []
        case .draftsFailed(let failure):
            around.journal.draftFailure = failure
            return []
        case .failed(let refusal):
            notice = .refused(refusal)
            return []
        case .logPage(let lines): return news(.logPage(lines))
        case .statementReady(let id, let text): return news(.statementReady(id, text))
        case .clock(let today, let time, let battery):
            around.today = today
            around.clock = time
            around.battery = battery
            return []
        case .setupFailed(let refusal):
            notice = .refused(refusal)
            return news(.setupFailed(refusal))
        case .hangup: return []
        }
    }

    /// One notice stands in the status row; several are read as a page.
    private mutating func greet(_ notices: [Notice]) {
        guard notices.count > 1 else {
            notice = notices.first
            return
        }
        let sentences = notices.map { words($0.key, Chrome.translated($0.values, words)) }
        let head = words("notices.head", ["count": String(notices.count)])
        let page = ([head] + sentences).joined(separator: "\n\n")
        overlay = .plainText(PlainTextOverlay(page))
    }

    /// Tells the shown screen.
    private mutating func news(_ news: News) -> [AppEffect] { tell(screens.count - 1, news) }

    private mutating func tell(_ depth: Int, _ news: News) -> [AppEffect] {
        guard screens.indices.contains(depth) else { return [] }
        let actions = screens[depth].receive(news, around)
        return carryOut(actions, from: depth)
    }

    private mutating func outcome(_ token: Int, _ make: (String) -> News) -> [AppEffect] {
        guard let waiting = pending.removeValue(forKey: token),
            let depth = serials.firstIndex(of: waiting.serial)
        else { return [] }
        return tell(depth, make(waiting.purpose))
    }

    // MARK: Input

    private mutating func take(_ event: InputEvent, _ at: Int64) -> [AppEffect] {
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
        for character in text {
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
            // What opened a text field or an overlay ends the burst of commands.
            if textHasFocus || overlay != nil { return effects }
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

    // MARK: Actions

    mutating func carryOut(_ actions: [Action], from depth: Int) -> [AppEffect] {
        var effects: [AppEffect] = []
        for action in actions {
            switch action {
            case .effect(let effect):
                if case .switchAuthor(let person) = effect { around.author = person }
                effects.append(effect)
            case .run(let command, let purpose):
                effects.append(.run(command, token: token(depth, purpose)))
            case .sign(let id, let passphrase, let purpose):
                effects.append(
                    .sign(id, passphrase: passphrase, token: token(depth, purpose)))
            case .push(let screen):
                screens.append(screen)
                serials.append(newSerial())
                effects += news(.refreshed)
            case .replace(let screen):
                screens[screens.count - 1] = screen
                serials[screens.count - 1] = newSerial()
                effects += news(.refreshed)
            case .pop:
                guard screens.count > 1 else { continue }
                screens.removeLast()
                serials.removeLast()
                effects += news(.cameBack)
            case .home:
                screens.removeSubrange(1...)
                serials.removeSubrange(1...)
                effects += news(.cameBack)
            case .notice(let new): notice = new
            case .show(let text): overlay = .plainText(PlainTextOverlay(text(words)))
            case .ask(let prompt): overlay = .prompt(prompt)
            case .draft(let key, let texts):
                around.drafts[key] = texts
                effects.append(texts == nil ? .dropDraft(key) : .saveDraft(key, texts ?? [:]))
            }
        }
        return effects
    }

    private mutating func token(_ depth: Int, _ purpose: String) -> Int {
        defer { nextToken += 1 }
        pending[nextToken] = (serials[depth], purpose)
        return nextToken
    }

    private mutating func newSerial() -> Int {
        defer { nextSerial += 1 }
        return nextSerial
    }
}
