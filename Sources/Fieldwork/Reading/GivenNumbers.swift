package import InspectionModel

/// The highest number given: over inspections and hazards alike by label and year, over photos and
/// boards, over recordings.
package struct GivenNumbers: Equatable, Sendable {
    /// By what stands before the digits: `K7-2026-`, `P-`.
    package private(set) var highest: [String: Int]

    package init(highest: [String: Int] = [:]) { self.highest = highest }

    /// The next number of a stem, `K7-2026-0031`; more than four digits when they are needed.
    package func next(_ stem: String, skipping skipped: Int = 0) -> String {
        let digits = String((highest[stem] ?? 0) + 1 + skipped)
        return stem + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Notes the number that an event gives.
    ///
    /// - Returns: The stem whose highest number grew.
    @discardableResult
    package mutating func note(_ event: Event) -> String? {
        switch event {
        case .inspectionOpened(let opened): note(opened.number)
        case .hazard(_, .recorded(let recorded)): note(recorded.number)
        case .inspection(_, .evidence(.photo(let photo))): note(photo.number)
        case .inspection(_, .evidence(.board(let board))): note(board.number)
        case .inspection(_, .evidence(.video(let video))): note(video.number)
        default: nil
        }
    }

    private mutating func note(_ number: String) -> String? {
        guard let dash = number.lastIndex(of: "-"),
            let value = Int(number[number.index(after: dash)...])
        else { return nil }
        let stem = String(number[...dash])
        guard value > highest[stem] ?? 0 else { return nil }
        highest[stem] = value
        return stem
    }
}
