import HazardLedger
package import TerminalUI

extension LedgerScreen {
    package func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice? {
        switch command {
        case .undo, .redo: return Notice("ledger.no_undo_here", [:], .warning)
        case .filter, .conditions, .sort:
            return around.field == nil ? Notice("notice.still_reading") : nil
        case .open:
            if around.field == nil { return Notice("notice.still_reading") }
            return focused == nil ? Notice("ledger.nothing_selected", [:], .warning) : nil
        default: return nil
        }
    }

    package mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action] {
        list.move(command, page: max(1, listHeight(around.size) - 1))
        switch command {
        case .open: return focused.map { [.push(HazardScreen($0))] } ?? []
        case .filter: isTyping = true
        case .conditions: rearrange { $0.condition = $0.condition.next }
        case .sort: rearrange { $0.order = $0.order.next }
        case .back: return back(around)
        default: break
        }
        return []
    }

    package func rowNumbers(_ around: Surroundings) -> Range<Int>? { 1..<list.count + 1 }

    package mutating func go(toRow number: Int, _ around: Surroundings) -> [Action] {
        isTyping = false
        list.select(number - 1)
        return []
    }

    /// Clears what was typed first, and leaves the screen when there is nothing to clear.
    private mutating func back(_ around: Surroundings) -> [Action] {
        if !isTyping, rows.query.isEmpty { return [.pop] }
        isTyping = false
        if !field.isEmpty {
            field = TextField(limit: Self.queryLimit)
            rearrange { $0.query = "" }
        }
        return []
    }

    package mutating func type(_ event: InputEvent, _ around: Surroundings) -> [Action] {
        switch event {
        case .key(.enter), .key(.tab): isTyping = false
        case .key(.up), .key(.down), .key(.pageUp), .key(.pageDown): _ = list.handle(event)
        default:
            guard field.handle(event) else { return [] }
            let query = field.text.trimmed
            guard query != rows.query else { return [] }
            rows.query = query
            rows.anchor = nil
            list.select(0)
        }
        return []
    }
}
