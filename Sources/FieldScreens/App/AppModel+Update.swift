import Fieldwork
import InspectionModel
import TerminalUI
import Wording

extension AppModel {
    /// Takes one message in. Pure but for the model itself.
    ///
    /// - Returns: What the session has to do.
    package mutating func update(_ message: AppMessage) -> [AppEffect] {
        let effects = take(message)
        return effects + questions()
    }

    /// What the shown screen lacks and nobody was asked for yet.
    private mutating func questions() -> [AppEffect] {
        guard around.field != nil else { return [] }
        let size = around.journal.size
        return screen.questions(around).filter {
            unanswerable[$0] != size && asked.insert($0).inserted
        }.map { .ask($0) }
    }

    private mutating func take(_ message: AppMessage) -> [AppEffect] {
        switch message {
        case .input(let event, let at): return take(event, at)
        case .resized(let size):
            around.size = size
            return news(.refreshed)
        case .terminal(let showsPictures):
            around.showsPictures = showsPictures
            return []
        case .workspaceReady(var around, let notices, let drafts):
            around.size = self.around.size
            around.showsPictures = self.around.showsPictures
            around.isPreview = self.around.isPreview
            around.words = words
            self.around = around
            self.around.drafts = drafts
            asked = []
            unanswerable = [:]
            greet(notices)
            if screen.id == .firstStart {
                screens = [HomeScreen()]
                serials = [newSerial()]
            }
            return news(.refreshed)
        case .walk(let id):
            screens = [HomeScreen(walking: id)]
            serials = [newSerial()]
            return news(.refreshed)
        case .caughtUp(let events, let names):
            fold(events, names)
            return news(.refreshed)
        case .clockJumped(let jump):
            let (name, values) = jump.told(words)
            notice = Notice("notice.\(name)", values, .warning)
            return []
        case .committed(let token, let events, let names):
            fold(events, names)
            return outcome(token) { .committed(purpose: $0, events) }
        case .refused(let token, let refusal):
            notice = .refused(refusal)
            return outcome(token) { .refused(purpose: $0, refusal) }
        case .answered(let question, let answer, let entries):
            asked.remove(question)
            around.take(answer, entries: entries)
            if case .paths(let request, let candidates) = answer,
                case .prompt(var prompt) = overlay
            {
                prompt.take(candidates, for: request)
                overlay = .prompt(prompt)
            }
            return news(.known(question))
        case .unanswered(let question, let refusal, let entries):
            asked.remove(question)
            unanswerable[question] = entries
            notice = .refused(refusal)
            return news(.unknown(question))
        case .indexing(let done, let total):
            around.indexing = Surroundings.Indexing(done: done, total: total)
            return []
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
            if hasWarnedOfLoss { notice = nil }
            hasWarnedOfLoss = false
            return []
        case .draftsFailed(let failure):
            around.journal.draftFailure = failure
            return []
        case .failed(let refusal):
            notice = .refused(refusal)
            return []
        case .told(let told):
            notice = told
            return news(.refreshed)
        case .picturesFound(let pictures):
            // Whatever told how far the reading was.
            notice = nil
            return news(.picturesFound(pictures))
        case .watching(let folder):
            around.watchedFolder = folder
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

    private mutating func fold(_ events: [StampedEvent], _ names: [PersonID: PersonNames]) {
        around.names.merge(names) { _, new in new }
        for stamped in events {
            around.field?.apply(stamped.event, stamped.stamp)
            guard case .inspection(let id, let event) = stamped.event,
                let state = around.field?.inspection(id)
            else { continue }
            if case .migrated = event {
                // Asked for anew: its packs have other texts.
                around.sheets[id] = nil
            } else {
                around.sheets[id]?.take(event, state)
            }
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

    mutating func tell(_ depth: Int, _ news: News) -> [AppEffect] {
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

    // MARK: Actions

    mutating func carryOut(_ actions: [Action], from depth: Int) -> [AppEffect] {
        var effects: [AppEffect] = []
        for action in actions {
            if action.isAct, keepsBack(action, from: depth) { continue }
            switch action {
            case .effect(let effect):
                if case .switchAuthor(let person) = effect { around.author = person }
                effects.append(effect)
            case .run(let command, let purpose):
                effects.append(.run(command, token: token(depth, purpose)))
            case .sign(let id, let passphrase, let purpose):
                effects.append(
                    .sign(id, passphrase: passphrase, token: token(depth, purpose)))
            case .addPhotos(let id, let path, let target, let purpose):
                effects.append(
                    .addPhotos(id, path: path, target, token: token(depth, purpose)))
            case .importPhotos(let id, let picked, let purpose):
                effects.append(.importPhotos(id, picked, token: token(depth, purpose)))
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
