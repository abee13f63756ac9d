import ChecklistEngine
package import InspectionModel

extension Sheet {
    /// What was recorded and is not asked: what migrations set aside, and answers of other devices
    /// to what no present text has.
    package func orphans(_ state: InspectionState) -> [Orphan] {
        let asked = packs.reduce(into: Set<ItemID>()) { asked, pack in
            asked.formUnion(
                pack.items.filter { $0.validity.contains(day) }.map {
                    ItemID(pack: pack.id, code: $0.code)
                })
            asked.formUnion(pack.questions.map { ItemID(pack: pack.id, code: $0.name) })
        }
        let strays = state.answers.filter { !asked.contains($0.key) }.values.flatMap { $0 }
            .sorted { $0.key < $1.key }
        return state.orphans
            + strays.map { key, answer in
                Orphan(
                    content: .answer(key, answer, origin: state.origins[key]), reason: .itemGone,
                    pack: key.item.pack,
                    digest: state.packs.first { $0.id == key.item.pack }?.digest ?? "")
            }
    }
}
