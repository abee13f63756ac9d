import TerminalUI

extension ListState {
    /// Moves the selection where a command says so; other commands pass.
    ///
    /// - Parameter page: Rows that a page moves by.
    mutating func move(_ command: CommandID, page: Int) {
        switch command {
        case .down: move(by: 1)
        case .up: move(by: -1)
        case .pageDown: move(by: page)
        case .pageUp: move(by: -page)
        case .top: select(0)
        case .bottom: select(count - 1)
        default: break
        }
    }
}
