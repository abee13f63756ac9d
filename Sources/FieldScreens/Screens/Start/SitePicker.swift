import CellText
import Fieldwork
import InspectionModel

/// The sites the journal knows, narrowed to what is typed; the latest inspected come first.
struct SitePicker: Sendable {
    /// Rows of the suggestion list.
    static let limit = 5

    private let sites: [SiteAdded]
    private var filter: PinyinFilter
    /// What can be picked for the text as it stands.
    private(set) var suggestions: [SiteAdded] = []
    /// The site of exactly the typed name.
    private(set) var exact: SiteAdded?
    /// The suggestion that Enter takes; nil while the typed name itself stands.
    private(set) var highlighted: Int?

    init(_ field: FieldState?) {
        let book = field?.book ?? InspectionBook()
        var visits: [SiteID: Int] = [:]
        for (index, id) in book.order.enumerated() {
            if let site = book.inspections[id]?.opened.site { visits[site] = index }
        }
        sites = book.siteOrder.compactMap { book.sites[$0] }
            .sorted { (visits[$0.id] ?? -1) > (visits[$1.id] ?? -1) }
        filter = PinyinFilter(sites.map(\.name))
        narrow(to: "")
    }

    mutating func narrow(to text: String) {
        highlighted = nil
        exact = sites.first { Array($0.name.utf8) == Array(text.utf8) }
        let found = exact == nil ? filter.narrow(to: text).prefix(Self.limit) : []
        suggestions = found.map { sites[$0] }
    }

    var picked: SiteAdded? { highlighted.map { suggestions[$0] } }

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
