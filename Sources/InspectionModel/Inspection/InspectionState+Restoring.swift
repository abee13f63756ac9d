/// What was set aside and stands again.
extension InspectionState {
    /// The newest first: of several on one key it is the one that counts. What has taken its place
    /// meanwhile stays there, and the orphan where it is.
    mutating func restore(_ migration: StampedMigration) {
        let homes = orphans.map { migration.home(of: $0) }
        let answers = orphans.indices.filter { homes[$0] != nil && orphans[$0].key != nil }
        let alike = Dictionary(grouping: answers) { index in
            Place(key: orphans[index].key, digest: orphans[index].digest, home: homes[index])
        }
        var back: Set<Int> = []
        for index in orphans.indices {
            guard homes[index] != nil, case .rows(let key, let numbers) = orphans[index].content
            else { continue }
            rows.put(numbers, of: key)
            back.insert(index)
        }
        for index in orphans.indices.reversed() {
            guard let home = homes[index] else { continue }
            switch orphans[index].content {
            case .rows: break
            case .fact(_, let value):
                guard facts[home] == nil else { continue }
                facts[home] = value
                back.insert(index)
            case .answer(var key, _, _):
                let place = Place(key: key, digest: orphans[index].digest, home: home)
                key.item = ItemID(pack: key.item.pack, code: home)
                back.formUnion(restore(alike[place] ?? [], on: key, migration))
            }
        }
        orphans = orphans.indices.filter { !back.contains($0) }.map { orphans[$0] }
    }

    /// Where answers stood, in which text, and the name under which they stand again.
    private struct Place: Hashable {
        let key: AnswerKey?
        let digest: String
        let home: String?
    }

    /// Answers that stood beside one another do so again: only choosing closes a conflict.
    ///
    /// - Parameter alike: Which of the orphans, in their order.
    /// - Returns: Those that stand again.
    private mutating func restore(
        _ alike: [Int], on key: AnswerKey, _ migration: StampedMigration
    ) -> [Int] {
        guard answer(key) == nil, sides[key] == nil else { return [] }
        let sides = alike.compactMap { index in
            orphans[index].answer.map { answer in
                (index: index, side: AnswerSide(answer, by: orphans[index].chosen))
            }
        }
        let last = sides.filter { one in
            !sides.contains { other in
                other.index > one.index && other.side.standsBy.comesAfter(one.side.standsBy)
            }
        }
        let said = last.flatMap { orphans[$0.index].withdrawn } + last.map(\.side)
        hold(
            said.map { $0.filed(under: key) }, on: key, by: migration,
            author: last.last?.side.author)
        let origin = last.last.flatMap { orphans[$0.index].origin }
        origins[key] = origin?.item == key.item ? nil : origin
        return last.map(\.index)
    }
}
