import ChecklistEngine
import CivilTime
package import Fieldwork
import InspectionModel
package import Wording

/// What a 判定规则 came to, in one line, with its draft mark.
package func judgementLine(_ judged: Sheet.Judged, _ words: Phrasebook) -> String {
    let result = judged.result
    var values = ["label": words(result.judgement.label)]
    let key: String
    switch result.outcome {
    case .excluded(let names):
        key = "judgement.excluded"
        values["exclusions"] = exclusions(names, result.judgement, words)
    case .judged(let name, let grade):
        key = result.isDraft ? "judgement.judged_draft" : "judgement.judged"
        values["rule"] = rule(name, result.judgement, words)
        values["grade"] = words("grade.\(grade.rawValue)")
        values["items"] = result.counted.flatMap { $0.items.isEmpty ? [$0.element] : $0.items }
            .joined(separator: words("list.comma"))
    case .notReached(let nearest?) where !result.confirmed.isEmpty:
        key = "judgement.missing"
        values["rule"] = rule(nearest.rule, result.judgement, words)
        values["missing"] = String(nearest.missing)
        values["count"] = String(result.counted.count)
    case .notReached(nil) where !result.confirmed.isEmpty && !result.needs.isEmpty:
        key = "judgement.needs"
        values["facts"] = facts(result.needs, judged.pack, words)
    case .notReached: key = "judgement.nothing"
    }
    let line = words(key, values)
    guard let reason = result.draftReasons.first else { return line }
    return line + words("judgement.is_draft", ["reason": draftText(reason, judged, words)])
}

/// The same at length: the elements, what confirmed them, how far each rule is, and why it grades
/// nothing.
package func judgementPage(_ judged: Sheet.Judged, _ words: Phrasebook) -> String {
    let result = judged.result
    let judgement = result.judgement
    var lines = [judgementLine(judged, words), "", groundText(judged, words)]
    func add(_ key: String, _ entries: [String]) {
        guard !entries.isEmpty else { return }
        lines += ["", words(key)] + entries.map { "  " + $0 }
    }
    add("judgement.page.draft", result.draftReasons.map { draftText($0, judged, words) })
    let counted = Set(result.counted.map(\.element))
    func there(_ isCounted: Bool) -> [String] {
        result.confirmed.filter { counted.contains($0.element) == isCounted }.map { found in
            let text = element(found.element, judgement, words)
            guard !found.items.isEmpty else { return text }
            let codes = found.items.joined(separator: words("list.comma"))
            return words("judgement.page.confirmed", ["element": text, "items": codes])
        }
    }
    add("judgement.page.counted", there(true))
    add("judgement.page.not_counted", there(false))
    add("judgement.page.rules", result.tallies.map { tallyText($0, judged, words) })
    add(
        "judgement.page.open_exclusions",
        result.openExclusions.map { name in
            judgement.exclusion(name).map { words($0.label) } ?? name
        })
    add("judgement.page.undecided", result.undecided.map { element($0, judgement, words) })
    add("judgement.page.unchecked", result.unchecked.map { element($0, judgement, words) })
    return lines.joined(separator: "\n")
}

/// A score with each of its lines.
package func scorePage(_ scored: Sheet.Scored, _ words: Phrasebook) -> String {
    let result = scored.result
    let lines = result.lines.map { line -> String in
        let name =
            switch line.subject {
            case .item(let code): code
            case .group(let name):
                scored.pack.groups.first { $0.name == name }.map { words($0.label) } ?? name
            }
        var values = ["subject": name, "points": String(line.points)]
        switch line.standing {
        case .kept: return words("scoring.line.kept", values)
        case .outside: return words("scoring.line.outside", values)
        case .open: return words("scoring.line.open", values)
        case .lost(let codes):
            values["items"] = codes.joined(separator: words("list.comma"))
            return words("scoring.line.lost", values)
        }
    }
    return ([scoreLine(scored, words), ""] + lines).joined(separator: "\n")
}

package func scoreLine(_ scored: Sheet.Scored, _ words: Phrasebook) -> String {
    let result = scored.result
    let values = [
        "label": words(result.scoring.label), "score": String(result.score),
        "base": String(result.base), "open": String(result.open),
        "band": result.band.map { words($0.label) } ?? "",
    ]
    return words(result.band == nil ? "scoring.open" : "scoring.done", values)
}

// MARK: - Parts

private func groundText(_ judged: Sheet.Judged, _ words: Phrasebook) -> String {
    let judgement = judged.result.judgement
    let source = judged.pack.source(judgement.source)
    var text = source.map { "\(words($0.title)) \($0.number)" } ?? judgement.source
    if let clause = judgement.clause { text += " \(clause)" }
    for reason in judged.result.draftReasons { text += obstacleMark(reason.obstacle, words) }
    return words("answering.basis", ["basis": text])
}

private func tallyText(
    _ tally: JudgementResult.Tally, _ judged: Sheet.Judged, _ words: Phrasebook
) -> String {
    var values = [
        "rule": rule(tally.rule, judged.result.judgement, words),
        "count": String(tally.counted.count), "needed": String(tally.needed),
    ]
    switch tally.applicability {
    case .applies: return words("judgement.tally", values)
    case .doesNotApply: return words("judgement.tally_elsewhere", values)
    case .needs(let names):
        values["facts"] = facts(names, judged.pack, words)
        return words("judgement.tally_needs", values)
    }
}

func draftText(
    _ reason: JudgementResult.DraftReason, _ judged: Sheet.Judged, _ words: Phrasebook
) -> String {
    let judgement = judged.result.judgement
    var values = ["edition": words(judgement.edition)]
    switch reason {
    case .mustBeReviewed(let id): values["successor"] = judged.pack.source(id)?.number ?? id
    case .sourceNotInForce, .successionUnsettled:
        values["source"] = judged.pack.source(judgement.source)?.number ?? judgement.source
    case .notYetEffective(let day), .ruleNotYetInForce(let day), .ruleEnded(let day):
        values["day"] = day.text
    case .sourceEnded(let day):
        values["source"] = judged.pack.source(judgement.source)?.number ?? judgement.source
        values["day"] = day.text
    case .ruleNotConfirmed(let confidence):
        values["confidence"] = words("confidence.\(confidence.rawValue)")
    case .elementsNotConfirmed(let ids):
        values["elements"] = ids.joined(separator: words("list.comma"))
    }
    return words("judgement.draft.\(reason.code)", values)
}

extension JudgementResult.DraftReason {
    /// What is the matter with the source of the rule.
    fileprivate var obstacle: SourceObstacle? {
        switch self {
        case .sourceNotInForce(let status): .status(status)
        case .notYetEffective(let day): .notYetEffective(day)
        case .sourceEnded(let day): .ended(day, replacedBy: nil)
        default: nil
        }
    }
}

private func rule(_ name: String, _ judgement: HazardJudgement, _ words: Phrasebook) -> String {
    judgement.rule(name).map { words($0.label) } ?? name
}

private func element(_ id: String, _ judgement: HazardJudgement, _ words: Phrasebook) -> String {
    judgement.element(id).map { "\(id)  \(words($0.label))" } ?? id
}

private func exclusions(
    _ names: [String], _ judgement: HazardJudgement, _ words: Phrasebook
) -> String {
    names.map { name in judgement.exclusion(name).map { words($0.label) } ?? name }
        .joined(separator: words("list.separator"))
}

private func facts(_ names: [String], _ pack: Pack, _ words: Phrasebook) -> String {
    names.map { name in pack.question(name).map { words($0.label) } ?? name }
        .joined(separator: words("list.separator"))
}
