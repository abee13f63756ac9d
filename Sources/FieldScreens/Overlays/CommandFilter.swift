import CellText
import Wording

/// Commands that answer a query, best first: by name, pinyin initials, full pinyin, English name
/// or key. All of them, as they stand, when nothing was typed.
func filtered(_ commands: [Command], by query: String, _ words: Phrasebook) -> [Command] {
    let query = query.trimmed
    if query.isEmpty { return commands }
    return commands.compactMap { command -> (Command, FilterMatch)? in
        let english = command.id.rawValue.replacingUnderscores
        let key = command.keys.first?.label ?? ""
        let text = "\(words(command.id.nameKey)) \(english) \(key)"
        return matches(query: query, in: text).map { (command, $0) }
    }
    .sorted { $0.1 < $1.1 }.map(\.0)
}

extension String {
    /// A code as words.
    fileprivate var replacingUnderscores: String {
        String(map { $0 == "_" ? " " : $0 })
    }
}
