import CellText
import ChecklistEngine
import TerminalUI
import Wording

/// The packs of the start screen: a filter, the list it leaves, and those that are ticked.
struct PackPicker: Sendable {
    let packs: [PackSummary]
    private(set) var query = TextField("", limit: 40)
    /// Indices of the packs that answer the query, best first.
    private(set) var rows: [Int]
    var list: ListState
    /// Ids in the order they were ticked: the first one decides the zone. An addition is none of
    /// them: it comes with its base.
    private(set) var ticked: [String] = []
    /// Ids of additions that are not wanted this time.
    private(set) var leftOut: Set<String> = []
    private var filter: PinyinFilter
    private var hasMoved = false

    init(_ packs: [PackSummary], ticked: [String] = [], leftOut: Set<String> = []) {
        self.packs = packs
        filter = PinyinFilter(packs.map { "\($0.title.zh) \($0.title.en) \($0.id)" })
        rows = Array(packs.indices)
        list = ListState(count: packs.count, height: packs.count)
        self.ticked = ticked.filter { id in packs.contains { $0.id == id } }
        self.leftOut = leftOut
    }

    var selected: PackSummary? { list.selected.map { packs[rows[$0]] } }
    /// With the additions that join them, behind each.
    var tickedPacks: [PackSummary] {
        ticked.flatMap { id in
            packs.filter { $0.id == id } + packs.filter { base(of: $0) == id && isTicked($0) }
        }
    }

    /// The additions to what is ticked that were left out.
    var leftOutPacks: [PackSummary] {
        packs.filter { pack in
            leftOut.contains(pack.id) && base(of: pack).map(ticked.contains) == true
        }
    }

    /// Id of the pack that an addition comes with; nil for any other, and for an addition to a pack
    /// that is not here.
    func base(of pack: PackSummary) -> String? {
        pack.overlay.flatMap { overlay in packs.first { $0.id == overlay.base }?.id }
    }

    func isTicked(_ pack: PackSummary) -> Bool {
        guard let base = base(of: pack) else { return ticked.contains(pack.id) }
        return ticked.contains(base) && !leftOut.contains(pack.id)
    }

    /// The characters of a title that the query hit.
    func hits(in title: String) -> [Range<Int>] {
        query.isEmpty ? [] : matches(query: query.text, in: title)?.ranges ?? []
    }

    mutating func toggle() {
        guard let selected else { return }
        if let base = base(of: selected) {
            if isTicked(selected) {
                leftOut.insert(selected.id)
            } else {
                leftOut.remove(selected.id)
                if !ticked.contains(base) { ticked.append(base) }
            }
        } else if let index = ticked.firstIndex(of: selected.id) {
            ticked.remove(at: index)
        } else {
            ticked.append(selected.id)
        }
    }

    /// The selected pack is taken when the keyboard goes on and the person plainly meant it.
    ///
    /// - Parameter byEnter: Enter means the selected row even where nothing was typed.
    mutating func takeSelected(byEnter: Bool) {
        guard let selected, !isTicked(selected) else { return }
        let id = base(of: selected) ?? selected.id
        // An addition that was left out is not brought back by going on.
        if ticked.contains(id) { return }
        let isMeant = byEnter || hasMoved || !query.isEmpty
        if ticked.isEmpty ? isMeant : byEnter && !query.isEmpty { ticked.append(id) }
    }

    /// - Returns: Whether the event moved in the list or changed the query.
    mutating func handle(_ event: InputEvent) -> Bool {
        switch event {
        case .key(.up), .key(.down), .key(.pageUp), .key(.pageDown):
            hasMoved = true
            return list.handle(event)
        case .text(let text):
            // Space ticks, so that it parts no words here.
            for character in text {
                if foldedForCommand(character) == " " {
                    toggle()
                } else {
                    _ = query.handle(.text(String(character)))
                    narrow()
                }
            }
            return true
        default:
            let isOurs = query.handle(event)
            if isOurs { narrow() }
            return isOurs
        }
    }

    private mutating func narrow() {
        rows = filter.narrow(to: query.text)
        list.setCount(rows.count)
        list.select(0)
    }
}
