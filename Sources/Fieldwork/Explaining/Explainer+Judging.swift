import ChecklistEngine
import FormLanguage
import InspectionModel
import Wording

/// How an item is judged and graded, and of which judgements it is an element.
extension Explainer {
    /// Places of one item that are told one by one, and items of a judgement that are tried.
    static let placesAtMost = 8
    static let triesAtMost = 200

    var judging: [ExplanationNode] {
        guard let row else { return [] }
        return (row.item.measure.map { limit($0, of: row) } ?? []) + [grade(of: row)]
            + judgements(over: row)
    }

    // MARK: Measured values

    private func limit(_ measure: Measure, of row: Sheet.Row) -> [ExplanationNode] {
        let uses = (measure.limit?.references ?? []).map { name in
            ExplanationNode(
                .limitUses(
                    sheet.explained(
                        sheet.value(of: name, for: row), named: name, ofPack: row.pack)))
        }
        var nodes = measure.limit == nil ? [] : [ExplanationNode(.limit(measure), uses)]
        let measured = (state.answers[row.id] ?? [:]).sorted { $0.key < $1.key }
            .map(\.value.recorded).filter {
                if case .measured = $0.value { true } else { false }
            }
        nodes += measured.prefix(Self.placesAtMost).compactMap { self.measured($0, row) }
        if measured.count > Self.placesAtMost {
            nodes.append(ExplanationNode(.more(measured.count - Self.placesAtMost)))
        }
        if measured.isEmpty, let obstacle = obstacle(measure, of: row) { nodes.append(obstacle) }
        return nodes
    }

    private func measured(_ answer: AnswerRecorded, _ row: Sheet.Row) -> ExplanationNode? {
        guard case .measured(let value, let limit, let verdict) = answer.value else { return nil }
        var node = ExplanationNode(.measured(value, limit, verdict, place: answer.key.place))
        switch outcome(of: value, row, in: sheet) {
        case .undetermined(let obstacle)?: node.under.append(notJudged(obstacle))
        case .pass? where verdict != .pass: node.under.append(ExplanationNode(.judgedNow(.pass)))
        case .fail? where verdict != .fail: node.under.append(ExplanationNode(.judgedNow(.fail)))
        case .pass?, .fail?: node.under += turning(value, row)
        case nil: break
        }
        return node
    }

    /// What a value would be judged under the facts of a sheet; nil of one that is no number.
    private func outcome(
        of value: MeasuredValue, _ row: Sheet.Row, in sheet: Sheet
    ) -> Judgement.Outcome? {
        guard let number = DecimalNumber(value.value) else { return nil }
        let measurement = Measurement(value: number, unit: value.unit)
        return (try? row.item.judge(measurement) { sheet.value(of: $0, for: row) })?.outcome
    }

    /// Each choice of each fact in the limit, one at a time.
    private func turning(_ value: MeasuredValue, _ row: Sheet.Row) -> [ExplanationNode] {
        guard let limit = row.item.measure?.limit,
            let now = outcome(of: value, row, in: sheet)
        else { return [] }
        let choices = limit.references.flatMap { name -> [(name: String, value: FormValue)] in
            guard let question = pack.question(name), !question.allowsSeveral else { return [] }
            return pack.choices(of: question).map { (name, .string($0.name)) }
        }
        let answers = choices.prefix(Self.triesAtMost).filter { choice in
            var tried = sheet
            tried.filled[row.pack].set(choice.value, of: choice.name)
            guard tried.isRelevant(row), let then = outcome(of: value, row, in: tried) else {
                return false
            }
            return then != now && (then == .pass || then == .fail)
        }
        let rest =
            choices.count > Self.triesAtMost ? [ExplanationNode(.notAllTried)] : []
        guard !answers.isEmpty else { return rest }
        let left = answers.count - Self.answersAtMost
        let told = answers.prefix(Self.answersAtMost).map { choice in
            ExplanationNode(
                .answer(sheet.explained(choice.value, named: choice.name, ofPack: row.pack)))
        }
        return [
            ExplanationNode(
                now == .pass ? .wouldFail : .wouldPass,
                told + (left > 0 ? [ExplanationNode(.more(left))] : []) + rest)
        ]
    }

    /// Why a value would not be judged, whatever it is.
    private func obstacle(_ measure: Measure, of row: Sheet.Row) -> ExplanationNode? {
        if row.item.isDraft { return notJudged(.draft) }
        if row.item.isManual { return notJudged(.manual) }
        guard let limit = measure.limit else { return notJudged(.noLimitInForce) }
        let missing = limit.references.filter { sheet.value(of: $0, for: row).isEmpty }
        return missing.isEmpty ? nil : notJudged(.unanswered(missing))
    }

    private func notJudged(_ obstacle: Judgement.Obstacle) -> ExplanationNode {
        guard case .unanswered(let names) = obstacle else {
            return ExplanationNode(.notJudged(obstacle, []))
        }
        return ExplanationNode(.notJudged(obstacle, labels(names)))
    }

    private func labels(_ names: [String]) -> [Text] {
        names.map { sheet.explained(.empty, named: $0, ofPack: subject.pack).label }
    }

    // MARK: Grades

    private func grade(of row: Sheet.Row) -> ExplanationNode {
        let suggestion = sheet.suggestedGrade(for: row, state)
        switch suggestion.outcome {
        case .nothing(let reason):
            return ExplanationNode(.noGrade(reason), grounds(row.item.basis) + confidence(row))
        case .suggested(let grade, let criterion):
            return ExplanationNode(.grade(grade), grounds(criterion.basis) + confidence(row))
        }
    }

    private func grounds(_ basis: [Basis]) -> [ExplanationNode] {
        basis.map { basis in
            let source = pack.source(basis.source)
            return ExplanationNode(.ground(basis, source, source?.obstacle(on: sheet.day)))
        }
    }

    private func confidence(_ row: Sheet.Row) -> [ExplanationNode] {
        [ExplanationNode(.confidence(row.item.confidence))]
    }

    // MARK: Judgements

    private func judgements(over row: Sheet.Row) -> [ExplanationNode] {
        sheet.judgements(state).filter { $0.pack.id == pack.id }.flatMap { judged in
            judged.result.judgement.elements.filter { $0.looks(at: row.item.code) }
                .map { ExplanationNode(.element($0, judged.result.judgement), under($0, judged)) }
        }
    }

    private func under(
        _ element: HazardJudgement.Element, _ judged: Sheet.Judged
    ) -> [ExplanationNode] {
        let (result, judgement) = (judged.result, judged.result.judgement)
        var nodes: [ExplanationNode] = []
        if case .excluded(let names) = result.outcome {
            let labels = names.map { judgement.exclusion($0)?.label ?? Text(name: $0) }
            nodes.append(ExplanationNode(.excluded(labels)))
        }
        for tally in result.tallies {
            guard let rule = judgement.rule(tally.rule), rule.counts(element) else { continue }
            nodes.append(tallied(tally, rule, judged))
        }
        return nodes + result.draftReasons.map { ExplanationNode(.draft($0, judged)) }
    }

    private func tallied(
        _ tally: JudgementResult.Tally, _ rule: HazardJudgement.Rule, _ judged: Sheet.Judged
    ) -> ExplanationNode {
        var needs: [Text] = []
        if case .needs(let names) = tally.applicability { needs = labels(names) }
        let made = judged.result.confirmed.compactMap { found -> ExplanationNode? in
            guard tally.counted.contains(found.element),
                let element = judged.result.judgement.element(found.element)
            else { return nil }
            return ExplanationNode(.confirmed(element, items: found.items))
        }
        return ExplanationNode(
            .tally(tally, rule, needs: needs), made + lastFailure(tally, rule, judged))
    }

    private func lastFailure(
        _ tally: JudgementResult.Tally, _ rule: HazardJudgement.Rule, _ judged: Sheet.Judged
    ) -> [ExplanationNode] {
        if case .excluded = judged.result.outcome { return [] }
        guard tally.applicability == .applies, tally.counted.count == tally.needed - 1 else {
            return []
        }
        let (codes, areAllTried) = furtherFailures(reaching: rule, of: judged.result.judgement)
        let rest = areAllTried ? [] : [ExplanationNode(.notAllTried)]
        guard !codes.isEmpty else { return rest }
        let left = codes.count - Self.answersAtMost
        return [
            ExplanationNode(
                .furtherFailure(Array(codes.prefix(Self.answersAtMost))),
                (left > 0 ? [ExplanationNode(.more(left))] : []) + rest)
        ]
    }

    /// Codes of items whose failure alone, beside what failed, reaches a rule; each is tried.
    func furtherFailures(
        reaching rule: HazardJudgement.Rule, of judgement: HazardJudgement
    ) -> (codes: [String], areAllTried: Bool) {
        let answers = sheet.answers(ofPack: subject.pack, state)
        var seen: Set<String> = []
        let open = judgement.elements.filter(rule.counts).flatMap(\.items).filter { code in
            seen.insert(code).inserted && answers.isRelevant(code)
                && answers.standing(code) != .fail
        }
        let codes = open.prefix(Self.triesAtMost).filter { code in
            var filled = sheet.filled[subject.pack]
            if pack.item(code)?.measure == nil {
                filled.set(.string(Verdict.fail.rawValue), of: code)
            }
            let tried = JudgedAnswers(
                value: { filled.value(of: $0) }, isRelevant: answers.isRelevant,
                standing: { $0 == code ? .fail : answers.standing($0) })
            let result = judgement.result(in: pack, on: state.opened.openedOn, tried)
            return result.tallies.contains {
                $0.rule == rule.name && $0.applicability == .applies
                    && $0.counted.count >= $0.needed
            }
        }
        return (codes, open.count <= Self.triesAtMost)
    }
}

extension HazardJudgement.Element {
    fileprivate func looks(at code: String) -> Bool {
        items.contains(code) || condition?.references.contains(code) == true
    }
}
