import ChecklistEngine
import CivilTime
import FormEngine
import InspectionModel
import Wording

/// What is asked under one name in one text of a pack.
struct AskedSubject {
    enum Shape: Hashable {
        case verdict
        case measured(Measure.NumberType, unit: String)
        /// `around`: the repeats that it lies in, the outermost first.
        case question(type: String, unit: String, around: [String])
        case rows(around: [String])
    }

    let code: String
    let sentence: Text
    var shape: Shape
    let formerly: [String]
}

/// Where what one text of a pack asks stands in another text of it.
struct PackCorrespondence {
    enum Place: Equatable {
        case same
        case moved(String)
        case gone(OrphanReason)

        /// The name in the new text.
        func name(of code: String) -> String? {
            switch self {
            case .same: code
            case .moved(let to): to
            case .gone: nil
            }
        }
    }

    let old: Pack
    let new: Pack
    /// Repeats, items and questions of the old text, and where they stand in the new one.
    let subjects: [(asked: AskedSubject, place: Place)]
    let facts: [(asked: AskedSubject, place: Place)]
    /// What only the new text asks.
    let added: [AskedSubject]
    private let places: [String: Place]

    /// - Parameter day: Of the inspection: what is not in force then is asked by neither.
    init(from old: Pack, to new: Pack, on day: CivilDay) {
        self.old = old
        self.new = new
        subjects = Self.match(old.asked(on: day), new.asked(on: day))
        facts = Self.match(old.factsAsked, new.factsAsked)
        places = Dictionary(
            subjects.map { ($0.asked.code, $0.place) }, uniquingKeysWith: { first, _ in first })
        let taken = Set((subjects + facts).compactMap { $0.place.name(of: $0.asked.code) })
        added = (new.factsAsked + new.asked(on: day)).filter { !taken.contains($0.code) }
    }

    /// Of a repeat, an item or a question of the old text.
    func place(of code: String) -> Place? { places[code] }

    private static func match(
        _ old: [AskedSubject], _ new: [AskedSubject]
    ) -> [(asked: AskedSubject, place: Place)] {
        let finder = Finder(old: old, new: new)
        // What lies in a repeat is the same only when the repeat is, whatever it is called.
        var renamed: [String: String] = [:]
        return old.map { asked in
            var shape = asked
            shape.shape = asked.shape.renaming(renamed)
            let place = finder.place(of: shape)
            if case .rows = asked.shape, case .moved(let name) = place {
                renamed[asked.code] = name
            }
            return (asked, place)
        }
    }

    /// Looks a subject of the old text up in the new one.
    private struct Finder {
        private let present: [String: AskedSubject]
        private let former: [String: [AskedSubject]]
        private let worded: [Text: [AskedSubject]]
        private let wordedBefore: [Text: Int]

        init(old: [AskedSubject], new: [AskedSubject]) {
            present = Dictionary(new.map { ($0.code, $0) }) { first, _ in first }
            former = Dictionary(
                grouping: new.flatMap { asked in asked.formerly.map { ($0, asked) } },
                by: \.0
            ).mapValues { $0.map(\.1) }
            worded = Dictionary(grouping: new, by: \.sentence)
            wordedBefore = Dictionary(grouping: old, by: \.sentence).mapValues(\.count)
        }

        func place(of asked: AskedSubject) -> Place {
            let same = present[asked.code]
            if same?.sentence == asked.sentence, same?.shape == asked.shape { return .same }
            if let target = named(asked) {
                return target.shape == asked.shape ? .moved(target.code) : .gone(.typeChanged)
            }
            if let twin = reworded(asked) { return .moved(twin.code) }
            guard let same else { return .gone(.itemGone) }
            return .gone(same.shape == asked.shape ? .requirementChanged : .typeChanged)
        }

        /// What says that it was called so before, in either text; of several none.
        private func named(_ asked: AskedSubject) -> AskedSubject? {
            if let heirs = former[asked.code] { return heirs.count == 1 ? heirs[0] : nil }
            let before = asked.formerly.compactMap { present[$0] }
            return before.count == 1 ? before[0] : nil
        }

        /// The very same sentence under another name, where no other has it in either text.
        private func reworded(_ asked: AskedSubject) -> AskedSubject? {
            guard wordedBefore[asked.sentence] == 1, let twins = worded[asked.sentence],
                twins.count == 1, twins[0].shape == asked.shape, twins[0].code != asked.code
            else { return nil }
            return twins[0]
        }
    }
}

extension AskedSubject.Shape {
    fileprivate func renaming(_ names: [String: String]) -> Self {
        switch self {
        case .verdict, .measured: self
        case .question(let type, let unit, let around):
            .question(type: type, unit: unit, around: around.map { names[$0] ?? $0 })
        case .rows(let around): .rows(around: around.map { names[$0] ?? $0 })
        }
    }
}

extension Pack {
    /// Repeats, the outer before the inner, then items in force on a day, and questions, in walking
    /// order.
    func asked(on day: CivilDay) -> [AskedSubject] {
        let tables = groups.indices.filter { groups[$0].isRepeat }.map { index in
            AskedSubject(
                code: groups[index].name, sentence: groups[index].label,
                shape: .rows(around: repeatNames(around: nodes.groups[index]).dropLast()),
                formerly: [])
        }
        let items = items.filter { $0.validity.contains(day) }.map { item in
            AskedSubject(
                code: item.code, sentence: item.requirement,
                shape: item.measure.map { .measured($0.number, unit: $0.unit) } ?? .verdict,
                formerly: item.formerly)
        }
        let questions = zip(questions, nodes.questions).map { question, node in
            question.subject(around: repeatNames(around: node))
        }
        return tables + items + questions
    }

    var factsAsked: [AskedSubject] { facts.map { $0.subject(around: []) } }

    private func repeatNames(around node: Int) -> [String] {
        form.repeats(around: node).map { form.name(of: $0) }
    }
}

extension Question {
    fileprivate func subject(around: [String]) -> AskedSubject {
        let type = kind.typeText.prefix { $0 != " " }
        return AskedSubject(
            code: name, sentence: label,
            shape: .question(
                type: type == "yes_no" ? "select_one" : String(type), unit: unit ?? "",
                around: around), formerly: formerly)
    }
}
