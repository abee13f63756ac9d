import ChecklistEngine
import FormEngine
package import InspectionModel

/// Questions and rows as people name them on a command line: a row by its place, `2`, and one inside
/// of another by both, `2.1`.
extension Sheet {
    /// The key of a question's answer; nil where there is no such question or row.
    ///
    /// - Parameter name: `<pack>/<name>`, or the name alone where only one pack has it.
    package func key(ofQuestion name: String, row path: String? = nil) -> AnswerKey? {
        let found = packs.indices.flatMap { pack in
            packs[pack].questions.indices.filter { index in
                let question = packs[pack].questions[index].name
                return question == name || "\(packs[pack].id)/\(question)" == name
            }.map { (pack, $0) }
        }
        guard found.count == 1, let (pack, index) = found.first else { return nil }
        let item = ItemID(pack: packs[pack].id, code: packs[pack].questions[index].name)
        let around = packs[pack].form.repeats(around: packs[pack].nodes.questions[index])
        if around.isEmpty { return path == nil ? AnswerKey(item: item) : nil }
        guard let path, let row = row(at: path, in: around, ofPack: pack) else { return nil }
        return AnswerKey(item: item, row: row)
    }

    /// The key of a repeat's rows.
    ///
    /// - Parameter path: Of the row around it.
    package func key(ofRepeat name: String, within path: String? = nil) -> RepeatKey? {
        let found = packs.indices.flatMap { pack in
            packs[pack].groups.indices.filter { index in
                let group = packs[pack].groups[index]
                return group.isRepeat
                    && (group.name == name || "\(packs[pack].id)/\(group.name)" == name)
            }.map { (pack, $0) }
        }
        guard found.count == 1, let (pack, index) = found.first else { return nil }
        let item = ItemID(pack: packs[pack].id, code: packs[pack].groups[index].name)
        let around = packs[pack].form.repeats(around: packs[pack].nodes.groups[index]).dropLast()
        if around.isEmpty { return path == nil ? RepeatKey(item: item) : nil }
        guard let path, let row = row(at: path, in: Array(around), ofPack: pack) else {
            return nil
        }
        return RepeatKey(item: item, within: row)
    }

    /// - Parameter repeats: Nodes, the outermost first.
    private func row(at path: String, in repeats: [Int], ofPack pack: Int) -> Int? {
        let places = path.split(separator: ".").map { Int($0) }
        guard places.count == repeats.count else { return nil }
        var row: Int?
        for (place, node) in zip(places, repeats) {
            guard let place, place > 0, let group = packs[pack].nodes.groups.firstIndex(of: node),
                let rows = repeatView(group, ofPack: pack, within: row)?.rows,
                rows.indices.contains(place - 1)
            else { return nil }
            row = rows[place - 1]
        }
        return row
    }

    /// Questions with the paths of their rows, in the order of the walk, as far as they count.
    package var answersInOrder: [(asked: Asked, row: String?)] {
        packs.indices.flatMap { answers(ofPack: $0, in: nil, at: nil) }
    }

    private func answers(
        ofPack pack: Int, in row: (group: Int, row: Int)?, at path: String?
    ) -> [(asked: Asked, row: String?)] {
        lines(ofPack: pack, in: row).flatMap { line -> [(asked: Asked, row: String?)] in
            switch line {
            case .group: return []
            case .question(let asked, _): return [(asked, path)]
            case .rows(let view, _):
                guard let group = packs[pack].groups.firstIndex(of: view.group) else { return [] }
                return view.rows.enumerated().flatMap { place, row in
                    answers(
                        ofPack: pack, in: (group, row),
                        at: (path.map { $0 + "." } ?? "") + String(place + 1))
                }
            }
        }
    }
}
