package import ChecklistEngine
package import InspectionModel
import Wording

/// Over what the inspectors' authority has power (职责).
extension FieldDecision {
    /// Ids of the packs none of whose authorities is the inspectors' own.
    func packsWithoutPower(_ packs: [Pack]) -> [String] {
        if context.isPractice { return [] }
        func isNamed(_ pack: Pack) -> Bool {
            pack.authorities.contains { context.authorities.contains($0.id) }
        }
        // What every authority with work-safety duties checks, it checks in its own sector: such
        // a pack goes with the others of the visit.
        let others = packs.filter { !$0.isForAnySector }
        let goesWithThem =
            others.isEmpty ? !context.authorities.isEmpty : others.contains(where: isNamed)
        return packs.filter { $0.isForAnySector ? !goesWithThem : !isNamed($0) }.map(\.id)
    }

    /// - Throws: When the item is for other authorities. Without a mandate at all the inspection
    ///   itself refuses.
    func mustHavePower(
        over row: Sheet.Row, _ sheet: Sheet, _ opened: InspectionOpened
    ) throws(FieldRefusal) {
        if context.isPractice || opened.mandate == .recordOnly { return }
        let others = sheet.authorities(insteadOf: context.authorities, over: row, opened)
        guard !others.isEmpty else { return }
        throw .outsideMandate(
            row.id,
            authorities: others.map { $0.label[context.language] }.joined(separator: "; "))
    }
}

extension Sheet {
    /// Whose it is to order anything about an item that is outside the inspectors' mandate.
    ///
    /// - Parameter own: Ids of the kinds of authority the inspectors belong to.
    /// - Returns: None when the item is within it. In practice every item is: do not ask.
    package func authorities(
        insteadOf own: Set<String>, over row: Row, _ opened: InspectionOpened
    ) -> [Authority] {
        let pack = packs[row.pack]
        let named = Set(row.item.authorities)
        let isWithin =
            named.isEmpty
            ? !opened.outsideMandate.contains(pack.id) : !named.isDisjoint(with: own)
        return isWithin
            ? [] : pack.authorities.filter { named.isEmpty || named.contains($0.id) }
    }
}
