package import ChecklistEngine

/// Which systems and checkpoints of the list packs serve, and which of them they leave out.
package struct SeedCoverage: Sendable {
    /// One seed and where it is looked at.
    package struct Row: Equatable, Sendable {
        package let seed: SeedList.Seed
        /// Items and facts that name it, by pack; a system also counts the items of its points.
        package let items: [Place]
        package let isCovered: Bool
    }

    package struct Place: Hashable, Sendable {
        package let pack: String
        package let item: String
    }

    /// The seeds of one group, in the order of the list.
    package struct Group: Equatable, Sendable {
        package let group: SeedList.Group
        package let rows: [Row]

        /// What a list can have an item for.
        package var wanted: [Row] { rows.filter(\.seed.isForChecklist) }
        package var missing: [Row] { wanted.filter { !$0.isCovered } }
        package var covered: Int { wanted.count { $0.isCovered } }
    }

    package let groups: [Group]

    /// - Parameter packs: Counted together.
    package init(of packs: [Pack], in list: SeedList) {
        var places: [String: [Place]] = [:]
        for pack in packs {
            let asked =
                pack.facts.map { ($0.name, $0.seeds) } + pack.items.map { ($0.code, $0.seeds) }
            for (name, seeds) in asked {
                for seed in Set(seeds) {
                    places[seed, default: []].append(Place(pack: pack.id, item: name))
                }
            }
        }
        let rows = list.seeds.map { seed in
            // An item may name a system itself; else all of its points have to be looked at.
            let own = places[seed.id] ?? []
            let ofPoints = seed.points.map { places[$0] ?? [] }
            let isWhole = !ofPoints.isEmpty && ofPoints.allSatisfy { !$0.isEmpty }
            var seen: Set<Place> = []
            return Row(
                seed: seed, items: (own + ofPoints.joined()).filter { seen.insert($0).inserted },
                isCovered: !own.isEmpty || isWhole)
        }
        groups = list.groups.map { group in
            Group(group: group, rows: rows.filter { $0.seed.group == group.id })
        }
    }

    /// With the seeds of one kind alone; groups that have none are left out.
    package func groups(of kind: SeedList.Kind) -> [Group] {
        groups.compactMap { group in
            let rows = group.rows.filter { $0.seed.kind == kind }
            return rows.isEmpty ? nil : Group(group: group.group, rows: rows)
        }
    }

    package func total(
        _ kind: SeedList.Kind, _ weight: SeedList.Class? = nil
    ) -> (covered: Int, wanted: Int) {
        let wanted = groups.flatMap(\.wanted).filter { row in
            row.seed.kind == kind && weight.map { $0 == row.seed.weight } ?? true
        }
        return (wanted.count { $0.isCovered }, wanted.count)
    }
}
