package import ChecklistEngine
import CivilTime
import FormLanguage
package import InspectionModel

/// The items of an inspection weighed together: 判定规则 and scores of its packs.
extension Sheet {
    package struct Judged: Sendable {
        package let pack: Pack
        package let result: JudgementResult
    }

    package struct Scored: Sendable {
        package let pack: Pack
        package let result: ScoringResult
    }

    /// In the order of the packs and of their sections.
    ///
    /// - Complexity: O(elements and items of the judgements).
    package func judgements(_ state: InspectionState) -> [Judged] {
        packs.indices.flatMap { index in
            let pack = packs[index]
            let answers = answers(ofPack: index, state)
            return pack.grading.judgements.map { judgement in
                Judged(
                    pack: pack,
                    result: judgement.result(in: pack, on: day, answers))
            }
        }
    }

    package func scores(_ state: InspectionState) -> [Scored] {
        packs.indices.compactMap { index in
            packs[index].grading.scoring.map { scoring in
                Scored(
                    pack: packs[index],
                    result: scoring.result(in: packs[index], answers(ofPack: index, state)))
            }
        }
    }

    /// What the pack suggests for a failure of a row, by itself or together with others.
    package func suggestedGrade(for row: Row, _ state: InspectionState?) -> GradeSuggestion {
        let pack = packs[row.pack]
        let judged = state.map { judgements($0).filter { $0.pack.id == pack.id } } ?? []
        return pack.suggestedGrade(for: row.item, on: day, judged: judged.map(\.result))
    }

    /// As an event keeps it.
    package func recordedJudgements(_ state: InspectionState) -> [JudgementRecorded] {
        judgements(state).map { JudgementRecorded($0.result, pack: $0.pack.id) }
    }

    func answers(ofPack index: Int, _ state: InspectionState) -> JudgedAnswers {
        let pack = packs[index]
        let filled = filled[index]
        let facts = Dictionary(
            pack.facts.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: min)
        return JudgedAnswers(
            value: { filled.value(of: $0) },
            isRelevant: { name in
                if let fact = facts[name] { return filled.isRelevant(fact: fact) }
                guard let item = pack.itemIndex(name) else { return false }
                return self.index(of: ItemID(pack: pack.id, code: name)) != nil
                    && filled.isRelevant(item: item)
            },
            standing: { state.standing(of: ItemID(pack: pack.id, code: $0)) })
    }
}

extension JudgementRecorded {
    init(_ result: JudgementResult, pack: String) {
        self.init(
            pack: pack, name: result.judgement.name, edition: result.judgement.source,
            outcome: .notReached, elements: result.confirmed.map(\.element),
            isDraft: result.isDraft)
        switch result.outcome {
        case .excluded(let names):
            outcome = .excluded
            exclusions = names
        case .judged(let rule, let grade):
            outcome = .judged
            self.rule = rule
            self.grade = grade
            elements = result.counted.map(\.element)
        case .notReached: break
        }
    }
}

extension FieldDecision {
    /// What is derived when an inspection ends stands inside the event, so that no later pack or
    /// program changes it.
    func withJudgements(
        _ events: [Event], _ id: InspectionID, _ sheet: Sheet?
    ) throws(FieldRefusal) -> [Event] {
        guard let sheet else { return events }
        let judgements = sheet.recordedJudgements(try inspection(id))
        return events.map { event in
            guard case .inspection(id, .finished(var finished)) = event else { return event }
            finished.judgements = judgements
            return .inspection(id, .finished(finished))
        }
    }
}
