package import ChecklistEngine
import CivilTime
import FormLanguage
package import InspectionModel
package import Wording

/// One value that a reason names, in a form that both a sentence and a script can be given.
package enum ExplanationDatum: Sendable {
    case text(Text)
    case texts([Text])
    /// As the pack or the journal has it, in every language alike.
    case plain(String)
    case names([String])
    case number(Int)
    case flag(Bool)
    case value(ExplainedValue)
    /// The same of what the explanation is of itself, which needs no name.
    case worth(ExplainedValue)
    case values([ExplainedValue])
    case tests([ExplainedTest])
    /// A word of a closed list, and before what it stands in the string files' keys.
    case word(String, of: String)
    case measured(MeasuredValue)
    case limit(LimitShown)
    case ground(Basis, PackSource?, SourceObstacle?)
    case draft(JudgementResult.DraftReason, Sheet.Judged)
}

extension ExplanationReason {
    /// What the reason names, as the string files' placeholders and scripts call it.
    package var values: [String: ExplanationDatum] {
        switch self {
        case .hiddenBy(let group): ["group": .text(group)]
        case .beyondCount(let table, let place, let count):
            ["table": .text(table), "place": .number(place), "count": .value(count)]
        case .tests(let tests, let values, _): ["tests": .tests(tests), "values": .values(values)]
        case .stands(let value), .kept(let value): ["value": .worth(value)]
        case .looksAt(let value), .limitUses(let value), .answer(let value):
            ["value": .value(value)]
        case .broken(let message): message.map { ["message": .text($0)] } ?? [:]
        case .calculated(let value, let source), .preset(let value, let source):
            ["value": .worth(value), "source": .plain(source)]
        case .looksAtCalculated(let value, let source):
            ["value": .value(value), "source": .plain(source)]
        case .triggered(let labels): ["questions": .texts(labels)]
        case .counted(let count, let source):
            ["count": .number(count), "source": .plain(source)]
        case .looksAtMore(let count), .more(let count): ["count": .number(count)]
        case .compulsory(let mode), .openHazard(let mode), .notCompulsory(let mode):
            ["mode": .word(mode.rawValue, of: "mode.")]
        case .blocked(let barrier): barrier.values
        case .limit, .measured, .judgedNow, .notJudged: judgingValues
        case .grade(let grade): ["grade": .word(grade.rawValue, of: "grade.")]
        case .noGrade(let reason): reason.arguments.mapValues { .plain($0) }
        case .outOfForce(let lapse): ["day": .plain(lapse.day.text)]
        case .ground(let basis, let source, let obstacle):
            ["ground": .ground(basis, source, obstacle)]
        case .confidence(let confidence):
            ["confidence": .word(confidence.rawValue, of: "confidence.")]
        case .element, .excluded, .tally, .confirmed, .draft, .furtherFailure: judgementValues
        default: [:]
        }
    }

    private var judgingValues: [String: ExplanationDatum] {
        switch self {
        case .limit(let measure):
            let limit = LimitShown(
                expression: measure.limit?.source ?? "", text: measure.limitText, unit: measure.unit
            )
            return ["limit": .limit(limit)]
        case .measured(let value, let limit, let verdict, let place):
            var values: [String: ExplanationDatum] = [
                "value": .measured(value), "limit": .limit(limit),
                "verdict": .word(verdict.rawValue, of: "verdict."),
            ]
            values["place"] = place.map { .plain($0) }
            return values
        case .judgedNow(let verdict): return ["verdict": .word(verdict.rawValue, of: "verdict.")]
        case .notJudged(_, let labels): return labels.isEmpty ? [:] : ["names": .texts(labels)]
        default: return [:]
        }
    }

    private var judgementValues: [String: ExplanationDatum] {
        switch self {
        case .element(let element, let judgement):
            var values: [String: ExplanationDatum] = [
                "element": .text(element.label), "id": .plain(element.id),
                "judgement": .text(judgement.label), "name": .plain(judgement.name),
            ]
            values["clause"] = (element.clause ?? judgement.clause).map { .plain($0) }
            return values
        case .excluded(let labels): return ["exclusions": .texts(labels)]
        case .tally(let tally, let rule, let needs):
            var values: [String: ExplanationDatum] = [
                "rule": .text(rule.label), "name": .plain(rule.name),
                "count": .number(tally.counted.count), "needed": .number(tally.needed),
                "applies": .flag(tally.applicability == .applies),
            ]
            values["clause"] = rule.clause.map { .plain($0) }
            if !needs.isEmpty { values["needs"] = .texts(needs) }
            return values
        case .confirmed(let element, let items):
            return [
                "element": .text(element.label), "id": .plain(element.id), "items": .names(items),
            ]
        case .draft(let reason, let judged): return ["reason": .draft(reason, judged)]
        case .furtherFailure(let codes): return ["items": .names(codes)]
        default: return [:]
        }
    }
}

extension ExplanationBarrier {
    fileprivate var values: [String: ExplanationDatum] {
        switch self {
        case .conflict(let count): ["count": .number(count)]
        case .modeOrdersNothing(let mode): ["mode": .word(mode.rawValue, of: "mode.")]
        case .outsideMandate(let labels): ["authorities": .texts(labels)]
        default: [:]
        }
    }
}
