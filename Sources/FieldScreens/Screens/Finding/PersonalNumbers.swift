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
