import Fieldwork
import InspectionModel

/// The known sites that a typed name finds; which of them Enter takes.
struct SitePicker: Sendable {
    /// What can be picked for the text as it stands.
    private(set) var suggestions: [SiteRow] = []
    /// The site of exactly the typed name.
    private(set) var exact: SiteRow?
    /// The suggestion that Enter takes; nil while the typed name itself stands.
    private(set) var highlighted: Int?

    /// Takes what is known for the typed text.
    mutating func take(_ found: SitesFound) {
        if suggestions != found.similar { highlighted = nil }
        suggestions = found.similar
        exact = found.exact
    }

    /// The text was typed on: what was found for the one before is no match for sure.
    mutating func forget() {
        highlighted = nil
        exact = nil
    }

    mutating func pick(_ row: SiteRow) {
        highlighted = nil
        suggestions = []
        exact = row
    }

    var picked: SiteRow? { highlighted.map { suggestions[$0] } }

    /// - Returns: Whether there was something to move in.
    mutating func move(by step: Int) -> Bool {
        let next = (highlighted ?? -1) + step
        guard suggestions.indices.contains(next) else {
            // Down at the end stays; up from the first row goes back to the typed name.
            guard highlighted != nil else { return false }
            if next < 0 { highlighted = nil }
            return true
        }
        highlighted = next
        return true
    }

    mutating func letGo() { highlighted = nil }
}
