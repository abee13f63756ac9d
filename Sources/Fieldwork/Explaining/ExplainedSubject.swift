import ChecklistEngine
import FormEngine
package import InspectionModel
package import Wording

/// What an explanation is of: one part of a pack, in one row.
package struct ExplainedSubject: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case fact, item, question, group
        /// A group that is asked again and again: the whole of it, or one instance.
        case `repeat`
    }

    package let kind: Kind
    /// Index into `Sheet.packs`.
    package let pack: Int
    /// Index into the pack's list of the kind.
    let index: Int
    /// As the journal numbers it; nil outside of repeats, and of a repeat as a whole.
    package var row: Int?
}

extension Sheet {
    /// What goes by a name: `<pack>/<name>`, or a code or name alone, also when it is hidden. A fact
    /// that several packs ask for is one, that of the first pack that asks it now.
    package func subjects(named name: String) -> [ExplainedSubject] {
        let found = subjects.filter { subject in
            let item = self.name(of: subject)
            return item.code == name || item.text == name
        }
        guard found.allSatisfy({ $0.kind == .fact }), name.contains("/") == false else {
            return found
        }
        return Array((found.filter(isAsked) + found).prefix(1))
    }

    package func subject(_ item: ItemID) -> ExplainedSubject? {
        subjects(named: item.text).first
    }

    package func subject(_ key: AnswerKey) -> ExplainedSubject? {
        var subject = subject(key.item)
        subject?.row = key.row
        return subject
    }

    /// The same in a row.
    ///
    /// - Parameter path: `2`, inside of another repeat `2.1`. Behind the rows that are shown those
    ///   that are not are counted on.
    /// - Returns: Nil when there is no such row, or one is lacking.
    package func subject(_ subject: ExplainedSubject, atRow path: String?) -> ExplainedSubject? {
        let filled = filled[subject.pack]
        var repeats = filled.form.form.repeats(around: node(of: subject))
        let places = path?.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        // A repeat is meant as a whole, or one instance of it.
        if subject.kind == .repeat, places?.count ?? 0 < repeats.count { repeats.removeLast() }
        guard places?.count ?? 0 == repeats.count else { return nil }
        var row = RowID.form
        for (place, repeated) in zip(places ?? [], repeats) {
            let rows = filled.form.rows(of: repeated, in: row)
            let shown = rows.filter { filled.form.state(of: repeated, in: $0).contains(.relevant) }
            let ordered = shown + rows.filter { !shown.contains($0) }
            guard let place, place > 0, ordered.indices.contains(place - 1) else { return nil }
            row = ordered[place - 1]
        }
        var found = subject
        found.row = filled.rowNumber(row)
        return found
    }

    /// Facts, items, questions, groups and repeats of all packs, each name of a pack once.
    package var subjects: [ExplainedSubject] {
        packs.indices.flatMap { pack -> [ExplainedSubject] in
            func all(_ kind: ExplainedSubject.Kind, _ indices: Range<Int>) -> [ExplainedSubject] {
                indices.map { ExplainedSubject(kind: kind, pack: pack, index: $0) }
            }
            let content = packs[pack]
            let groups = content.groups.indices.map { index in
                ExplainedSubject(
                    kind: content.groups[index].isRepeat ? .repeat : .group, pack: pack,
                    index: index)
            }
            var seen: Set<String> = []
            return
                (all(.fact, content.facts.indices) + all(.item, content.items.indices)
                + all(.question, content.questions.indices) + groups)
                .filter { seen.insert(name(of: $0).code).inserted }
        }
    }

    /// Its code or name, with that of its pack.
    package func name(of subject: ExplainedSubject) -> ItemID {
        let pack = packs[subject.pack]
        let name =
            switch subject.kind {
            case .fact: pack.facts[subject.index].name
            case .item: pack.items[subject.index].code
            case .question: pack.questions[subject.index].name
            case .group, .repeat: pack.groups[subject.index].name
            }
        return ItemID(pack: pack.id, code: name)
    }

    /// What people read of it: an item's requirement, the text of a question, a group's heading.
    package func label(of subject: ExplainedSubject) -> Text {
        let pack = packs[subject.pack]
        switch subject.kind {
        case .fact: return pack.facts[subject.index].label
        case .item: return pack.items[subject.index].requirement
        case .question:
            let row = filled[subject.pack].rowID(subject.row) ?? .form
            let label = filled[subject.pack].filledIn(pack.questions[subject.index].label, in: row)
            return label.zh.isEmpty ? Text(name: name(of: subject).code) : label
        case .group, .repeat: return pack.groups[subject.index].label
        }
    }

    /// The rows it lies in as people count them, `2.1`; nil outside of repeats.
    package func rowPath(of subject: ExplainedSubject) -> String? {
        filled[subject.pack].rowID(subject.row).flatMap { filled[subject.pack].form.path(of: $0) }
    }

    /// Whether people ever see it.
    package func isShown(_ subject: ExplainedSubject) -> Bool {
        subject.kind != .question || packs[subject.pack].questions[subject.index].isShown
    }

    /// Whether it is asked now, and belongs to this inspection.
    package func isAsked(_ subject: ExplainedSubject) -> Bool {
        if subject.kind == .item, index(of: name(of: subject)) == nil { return false }
        guard let row = filled[subject.pack].rowID(subject.row) else { return false }
        let form = filled[subject.pack].form
        let node = node(of: subject)
        guard subject.kind == .repeat, subject.row == nil || !form.lies(node, in: row) else {
            return form.state(of: node, in: row).contains(.relevant)
        }
        return form.isOffered(node, in: row)
    }

    /// What is not asked in a row, in walking order; outside of repeats when the row is nil. A fact
    /// that another pack asks for is asked.
    package func hidden(_ kind: ExplainedSubject.Kind, inRow row: Int? = nil) -> [ExplainedSubject]
    {
        let all = subjects(kind, inRow: row)
        let asked = Set(all.filter(isAsked).map { name(of: $0).code })
        var seen: Set<String> = []
        return all.filter { subject in
            guard !isAsked(subject) else { return false }
            let name = name(of: subject)
            return kind != .fact || !asked.contains(name.code) && seen.insert(name.code).inserted
        }
    }

    /// All of a kind that lie in a row; outside of repeats when the row is nil.
    package func subjects(
        _ kind: ExplainedSubject.Kind, inRow row: Int? = nil
    ) -> [ExplainedSubject] {
        subjects.filter { $0.kind == kind }.compactMap { subject in
            let filled = filled[subject.pack]
            guard let id = filled.rowID(row), filled.form.lies(node(of: subject), in: id) else {
                return nil
            }
            var found = subject
            found.row = row
            return found
        }
    }

    func node(of subject: ExplainedSubject) -> Int {
        let nodes = packs[subject.pack].nodes
        return switch subject.kind {
        case .fact: nodes.facts[subject.index]
        case .item: nodes.items[subject.index]
        case .question: nodes.questions[subject.index]
        case .group, .repeat: nodes.groups[subject.index]
        }
    }
}

extension FormInstance {
    /// The places of a row and of those around it, from 1: `2.1`; nil of the form.
    func path(of row: RowID) -> String? {
        guard let (around, place) = position(of: row) else { return nil }
        return (path(of: around).map { $0 + "." } ?? "") + String(place + 1)
    }
}

extension Text {
    /// A name that is the same in every language.
    init(name: String) { self.init(zh: name, en: name) }
}
