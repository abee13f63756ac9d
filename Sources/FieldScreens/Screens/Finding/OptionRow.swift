import CellText
import TerminalUI

/// A few options in sight, chosen by digit: `(*) 1 一般   ( ) 2 重大   (-) 3 移交`.
///
/// What can't be chosen now stays where it is, marked `(-)`, so that a digit always means the same.
struct OptionRow: Equatable {
    struct Option: Equatable {
        let label: String
        let isAllowed: Bool
    }

    /// What an event did: chose an option, tried one that can't be chosen, or nothing.
    enum Move: Equatable {
        case choose(Int)
        case forbidden(Int)
    }

    private static let gap = 3

    let options: [Option]
    let selection: Int?

    /// Left and right go to the next option that can be chosen, Space goes around; a digit picks.
    func move(_ event: InputEvent) -> Move? {
        switch event {
        case .key(.left): return next(from: selection ?? options.count, by: -1)
        case .key(.right): return next(from: selection ?? -1, by: 1)
        case .text(let text):
            guard let character = text.last.map(foldedForCommand) else { return nil }
            if character == " " {
                return next(from: selection ?? -1, by: 1) ?? next(from: -1, by: 1)
            }
            guard character.isASCII, let number = character.wholeNumberValue,
                options.indices.contains(number - 1)
            else { return nil }
            return options[number - 1].isAllowed ? .choose(number - 1) : .forbidden(number - 1)
        default: return nil
        }
    }

    private func next(from start: Int, by step: Int) -> Move? {
        var index = start + step
        while options.indices.contains(index) {
            if options[index].isAllowed { return .choose(index) }
            index += step
        }
        return nil
    }

    // MARK: Picture

    /// Lines needed to show all options.
    func rows(columns: Int) -> Int { (places(columns: columns).last?.row ?? 0) + 1 }

    func paint(_ painter: inout Painter, focused: Bool) {
        let places = places(columns: painter.size.columns)
        for (index, place) in places.enumerated() {
            let style: Style =
                !options[index].isAllowed ? .muted : index == selection ? .heading : .normal
            painter.put(label(index), row: place.row, column: place.column, style: style)
        }
        guard focused, let place = places.dropFirst(selection ?? 0).first else { return }
        painter.place(cursor: .block, row: place.row, column: place.column + 1)
    }

    private func label(_ index: Int) -> String {
        let option = options[index]
        let mark = index == selection ? "*" : option.isAllowed ? " " : "-"
        return "(\(mark)) \(index + 1) \(option.label)"
    }

    private func places(columns: Int) -> [Point] {
        Point.flow(options.indices.map { cellWidth(label($0)) }, columns: columns, gap: Self.gap)
    }
}
