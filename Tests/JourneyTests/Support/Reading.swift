import TerminalTesting

/// Keys as a terminal sends them.
enum Keys {
    static let enter = "\r"
    static let escape = "\u{1B}"
    static let tab = "\t"
    static let up = "\u{1B}[A"
    static let down = "\u{1B}[B"
    static let pageDown = "\u{1B}[6~"
    /// Takes away what stands in a field before the cursor.
    static let clear = "\u{15}"
    static let end = "\u{1B}[F"
    static let f1 = "\u{1B}OP"
    static let f5 = "\u{1B}[15~"
    static let f6 = "\u{1B}[17~"
    static let f11 = "\u{1B}[23~"

    static func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }
}

/// What a person reads off a screen.
extension ScreenModel {
    func shows(_ text: String) -> Bool { self.text.contains(text) }

    /// The row that begins with the mark of the selection.
    var selectedRow: String? {
        (0..<rows).lazy.map { text(row: $0) }.first { $0.drop { $0 == " " }.hasPrefix("►") }
    }

    /// The row above the hints: what just happened, or how it stands.
    var statusRow: String { text(row: rows - 2) }

    /// How many entries are on disk, as the title says: `日志 12`.
    var journalNumber: Int? {
        let title = text(row: 0)
        guard let range = title.firstRange(of: "日志 ") ?? title.firstRange(of: "Journal ")
        else { return nil }
        return Int(title[range.upperBound...].prefix { $0.isNumber })
    }

    /// The last two numbers `done/of` of the row below the title: `[=>..] 3/28`, `已填 2/10`.
    var progress: (done: Int, of: Int)? {
        text(row: 1).split(separator: " ").compactMap { word -> (done: Int, of: Int)? in
            let parts = word.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, let done = Int(parts[0]), let of = Int(parts[1]) else {
                return nil
            }
            return (done, of)
        }.last
    }

    /// The number of the selected line: `►  3 [ ] …`.
    var position: Int? {
        selectedRow.flatMap { row in
            Int(row.drop { !$0.isNumber }.prefix { $0.isNumber })
        }
    }
}

extension PseudoTerminal {
    /// Waits until the program stands still and shows what is waited for.
    ///
    /// A frame may be read in pieces: only one with the idle marker behind it is looked at.
    func see(_ what: String, _ isSo: (ScreenModel) -> Bool) throws {
        try waitUntil(what) { standsStill($0) && isSo($0) }
    }

    private func standsStill(_ screen: ScreenModel) -> Bool {
        let marker = "\u{1B}]7717;idle;\(screen.idle)\u{07}".utf8
        return output.suffix(marker.count).elementsEqual(marker)
    }

    /// Types something and waits until it is answered, and the screen shows what is waited for.
    func press(_ keys: String, until what: String, _ isSo: (ScreenModel) -> Bool) throws {
        let idle = screen.idle
        type(keys)
        try see("\(what) after \(keys.debugDescription)") { $0.idle > idle && isSo($0) }
    }

    /// Types something and waits until the screen shows a text.
    func press(_ keys: String, until text: String) throws {
        try press(keys, until: text.debugDescription) { $0.shows(text) }
    }

    /// Types a key that records something, and waits until the title says that it is on disk.
    func record(_ keys: String) throws {
        let before = screen.journalNumber ?? 0
        try press(keys, until: "entry \(before + 1)") { ($0.journalNumber ?? 0) > before }
    }

    /// Ends the program with `q` from the home screen, or what leads there.
    func leave() throws {
        for _ in 0..<5 where !screen.shows("► 1  ") {
            try press(Keys.escape, until: "the screen below") { _ in true }
        }
        type("q")
        guard waitForEnd() == 0 else { throw Trouble("it did not end with 0:\n\(screen.text)") }
    }
}
