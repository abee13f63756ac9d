/// Holds back what somebody is about to write into the log, once, when it looks as if it held a
/// personal number. The same again is let through: the person was asked.
struct PersonalNumberGuard: Equatable, Sendable {
    private var warnedOf: [String] = []

    /// - Parameter texts: What would stand in the log in clear; names are sealed away from it.
    /// - Returns: Whether to warn now and write nothing.
    mutating func holdsBack(_ texts: [String]) -> Bool {
        let found = texts.filter(holdsPersonalNumber)
        if found.isEmpty || found == warnedOf { return false }
        warnedOf = found
        return true
    }

    /// Whether it has warned of this text, and the next Enter writes it.
    func hasWarned(of text: String) -> Bool { warnedOf == [text] }

    /// Says what it is about, and that the same key writes it all the same.
    static func notice(_ key: String) -> Notice {
        Notice("notice.personal_number", ["key": key], .warning)
    }
}

/// Whether a text holds what looks like an identity-card or a mobile number.
///
/// Such numbers have no place in the log; whoever types one is asked before it is written. The
/// shapes are those of GB 11643 (17 digits and a check character) and of mainland mobile numbers
/// (11 digits from 13 to 19), standing by themselves.
func holdsPersonalNumber(_ text: String) -> Bool {
    var run: [Character] = []
    for character in text + "\n" {
        // Numbers are often written in groups.
        if !run.isEmpty, character == " " || character == "-" { continue }
        if let digit = character.wholeNumberValue, (0...9).contains(digit) {
            run.append(Character(String(digit)))
            continue
        }
        if run.count == 17, character == "x" || character == "X" { return true }
        if isPersonalNumber(run) { return true }
        run = []
    }
    return false
}

private func isPersonalNumber(_ digits: [Character]) -> Bool {
    switch digits.count {
    case 18: true
    case 11: digits[0] == "1" && ("3"..."9").contains(digits[1])
    default: false
    }
}
