import CanonicalJSON
import ChecklistEngine
import Fieldwork
import InspectionModel
import Wording

/// What a 判定规则 came to, in the shape scripts rely on (docs/events.md, "The report").
func judgementJSON(_ judged: Sheet.Judged, _ language: Language) -> JSONObject {
    let result = judged.result
    let judgement = result.judgement
    var json: JSONObject = [
        "draft": .bool(result.isDraft), "edition": .string(judgement.source),
        "label": .string(judgement.label[language]), "name": .string(judgement.name),
        "pack": .string(judged.pack.id),
        "elements": .array(
            result.confirmed.map { found in
                .object(element(found, judgement, language))
            }),
        "rules": .array(result.tallies.map { .object(tally($0, judgement, language)) }),
    ]
    switch result.outcome {
    case .excluded(let names):
        json["outcome"] = .string(JudgementRecorded.Outcome.excluded.rawValue)
        json["exclusions"] = strings(names)
    case .judged(let rule, let grade):
        json["outcome"] = .string(JudgementRecorded.Outcome.judged.rawValue)
        json["rule"] = .string(rule)
        json["grade"] = .string(grade.rawValue)
    case .notReached(let nearest):
        json["outcome"] = .string(JudgementRecorded.Outcome.notReached.rawValue)
        if let nearest {
            json["rule"] = .string(nearest.rule)
            json["missing"] = .integer(Int64(nearest.missing))
        }
    }
    let lists = [
        ("counted", result.counted.map(\.element)), ("undecided", result.undecided),
        ("unchecked", result.unchecked), ("open_exclusions", result.openExclusions),
        ("draft_reasons", result.draftReasons.map(\.code)),
    ]
    for (key, names) in lists where !names.isEmpty { json[key] = strings(names) }
    if let reviewBy = judgement.reviewBy { json["review_by"] = .string(reviewBy) }
    return json
}

func scoreJSON(_ scored: Sheet.Scored, _ language: Language) -> JSONObject {
    let result = scored.result
    var json: JSONObject = [
        "base": .integer(Int64(result.base)), "label": .string(result.scoring.label[language]),
        "lines": .array(result.lines.map { .object(line($0)) }),
        "lost": .integer(Int64(result.lost)), "open": .integer(Int64(result.open)),
        "pack": .string(scored.pack.id), "source": .string(result.scoring.source),
    ]
    json["band"] = result.band.map { .string($0.name) }
    return json
}

private func element(
    _ found: JudgementResult.Confirmed, _ judgement: HazardJudgement, _ language: Language
) -> JSONObject {
    var json: JSONObject = ["draft": .bool(found.isDraft), "id": .string(found.element)]
    if !found.items.isEmpty { json["items"] = strings(found.items) }
    json["label"] = judgement.element(found.element).map { .string($0.label[language]) }
    return json
}

private func tally(
    _ tally: JudgementResult.Tally, _ judgement: HazardJudgement, _ language: Language
) -> JSONObject {
    var json: JSONObject = [
        "counted": .integer(Int64(tally.counted.count)), "name": .string(tally.rule),
        "needed": .integer(Int64(tally.needed)),
    ]
    json["label"] = judgement.rule(tally.rule).map { .string($0.label[language]) }
    switch tally.applicability {
    case .applies: json["applies"] = true
    case .doesNotApply: json["applies"] = false
    case .needs(let names): json["needs"] = strings(names)
    }
    return json
}

private func line(_ line: ScoringResult.Line) -> JSONObject {
    var json: JSONObject = ["points": .integer(Int64(line.points))]
    switch line.subject {
    case .item(let code): json["item"] = .string(code)
    case .group(let name): json["group"] = .string(name)
    }
    switch line.standing {
    case .kept: json["standing"] = "kept"
    case .outside: json["standing"] = "outside"
    case .open: json["standing"] = "open"
    case .lost(let codes):
        json["standing"] = "lost"
        json["items"] = strings(codes)
    }
    return json
}

private func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
