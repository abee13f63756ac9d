import TerminalUI

extension Prompt {
    enum Outcome {
        case stay, close
        case answered(PromptAnswer)
        case complete(PathRequest)
    }

    mutating func take(_ event: InputEvent) -> Outcome {
        if case .key(.escape) = event { return .close }
        switch form {
        case .choice(let options): return take(event, options)
        case .text(var field):
            if case .key(.enter) = event {
                let text = field.text.trimmed
                if text.isEmpty && isRequired { return .stay }
                if isLogged, personalNumbers.holdsBack([text]) { return .stay }
                return .answered(.text(text))
            }
            if completion != nil, case .key(let key) = event, let outcome = complete(key, field) {
                return outcome
            }
            let before = field.text
            _ = field.handle(event)
            if field.text != before { completion?.forget() }
            form = .text(field)
            return .stay
        case .confirm:
            switch event {
            case .key(.enter), .text("y"), .text("Y"), .text("1"): return .answered(.confirmed)
            case .text("n"), .text("N"), .text("0"), .text("q"): return .close
            default: return .stay
            }
        }
    }

    /// - Returns: nil for a key that edits.
    private mutating func complete(_ key: Key, _ field: TextField) -> Outcome? {
        switch key {
        case .tab: return completion?.press(field.text).map { .complete($0) } ?? .stay
        case .down: fill(completion?.move(by: 1), field)
        case .up: fill(completion?.move(by: -1), field)
        default: return nil
        }
        return .stay
    }

    private mutating func fill(_ text: String?, _ field: TextField) {
        guard let text else { return }
        var field = field
        field.replaceText(with: text)
        form = .text(field)
    }

    /// What the disk says; a text that was changed since is left alone.
    mutating func take(_ candidates: PathCandidates?, for request: PathRequest) {
        guard case .text(let field) = form else { return }
        fill(completion?.take(candidates, for: request), field)
    }

    private mutating func take(_ event: InputEvent, _ options: [PromptOption]) -> Outcome {
        switch event {
        case .key(.up): selection = max(0, selection - 1)
        case .key(.down): selection = min(options.count - 1, selection + 1)
        case .key(.enter): return .answered(.chosen(options[selection].value))
        case .text(let text):
            guard let character = text.first.map(foldedForCommand) else { return .stay }
            if character == "j" { selection = min(options.count - 1, selection + 1) }
            if character == "k" { selection = max(0, selection - 1) }
            if character == "q" { return .close }
            if let digit = character.wholeNumberValue, (1...options.count).contains(digit) {
                return .answered(.chosen(options[digit - 1].value))
            }
        default: break
        }
        return .stay
    }
}

extension String {
    /// Without white space at both ends, the ideographic space among it.
    var trimmed: String {
        let isBlank: (Character) -> Bool = { $0.isWhitespace }
        guard let first = firstIndex(where: { !isBlank($0) }),
            let last = lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(self[first...last])
    }
}
