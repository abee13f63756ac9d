import TerminalUI

extension Prompt {
    enum Outcome {
        case stay, close
        case answered(PromptAnswer)
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
            _ = field.handle(event)
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
