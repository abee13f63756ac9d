import TerminalUI

extension AppModel {
    /// Keys while something lies over the screen.
    mutating func takeInOverlay(_ event: InputEvent) -> [AppEffect] {
        switch overlay {
        case nil: return []
        case .prompt(let prompt): return take(event, in: prompt)
        case .help(var help):
            switch help.take(event, self) {
            case .stay: overlay = .help(help)
            case .close: overlay = nil
            case .run(let id):
                overlay = nil
                return perform(id)
            case .goToRow, .goToPart: break
            }
            return []
        case .palette(var palette):
            switch palette.take(event, self) {
            case .stay: overlay = .palette(palette)
            case .close: overlay = nil
            case .run(let id):
                overlay = nil
                return perform(id)
            case .goToRow(let number):
                overlay = nil
                let depth = screens.count - 1
                return carryOut(screens[depth].go(toRow: number, around), from: depth)
            case .goToPart(let part):
                overlay = nil
                let depth = screens.count - 1
                return carryOut(screens[depth].go(to: part, around), from: depth)
            }
            return []
        case .plainText(var text):
            overlay = text.take(event, around.size) ? .plainText(text) : nil
            return []
        }
    }

    private mutating func take(_ event: InputEvent, in prompt: Prompt) -> [AppEffect] {
        var prompt = prompt
        switch prompt.take(event) {
        case .stay: overlay = .prompt(prompt)
        case .complete(let request):
            overlay = .prompt(prompt)
            return asked.insert(.paths(request)).inserted ? [.ask(.paths(request))] : []
        case .close:
            overlay = nil
            if prompt.purpose == Self.clockPurpose { return answerClock(isRight: false) }
        case .answered(let answer):
            overlay = nil
            if prompt.purpose == Self.clockPurpose { return answerClock(isRight: true) }
            let depth = screens.count - 1
            let news = News.answered(purpose: prompt.purpose, answer)
            return carryOut(screens[depth].receive(news, around), from: depth)
        }
        return []
    }
}

/// What a key did to a list of commands that lies over the screen.
enum OverlayOutcome {
    case stay, close
    case run(CommandID)
    /// To the row that the screen numbers so.
    case goToRow(Int)
    case goToPart(FoundPart)
}
