import TerminalTesting

@testable import TerminalUI

/// Keys and texts that an editor meets, awkward ones included.
func randomEvent(_ random: inout SplitMix) -> InputEvent {
    let keys: [Key] = [
        .left, .right, .up, .down, .home, .end, .pageUp, .pageDown, .top, .bottom, .wordLeft,
        .wordRight, .backspace, .delete, .enter, .control("a"), .control("e"), .control("k"),
        .control("u"), .control("w"), .control("z"), .control("y"), .alt("\u{7F}"), .tab, .escape,
    ]
    switch Int.random(in: 0...5, using: &random) {
    case 0: return .text(awkwardPieces.randomElement(using: &random)!)
    case 1: return .text(["危", "险化", "a", " ", "，", "1"].randomElement(using: &random)!)
    case 2: return .paste(awkwardText(&random, upTo: 12))
    default: return .key(keys.randomElement(using: &random)!)
    }
}

/// Whether a buffer's characters are those that its text has, and its caret lies between two.
func isLegal(_ buffer: TextBuffer) -> Bool {
    Array(buffer.text) == buffer.characters && (0...buffer.characters.count).contains(buffer.caret)
        && buffer.characters.count <= buffer.limit
        && buffer.text.unicodeScalars.allSatisfy {
            $0 == "\n" || $0.properties.generalCategory != .control
        }
}
