import CellText
import CivilTime
import Fieldwork
import HazardLedger
import InspectionModel
import Wording

/// One thing that is known of a hazard: a row that can be selected, whatever lines it takes.
enum HazardPart: Sendable {
    case grade(Hazard, FindingRecorded?)
    /// A key of the string files, and the text beside it.
    case plain(String, String)
    case basis([CitedBasis])
    case disposition(Disposition, CivilDay?)
    case earlier([Hazard])
    case step(HazardStep, Hazard, FindingRecorded?)
    case earlierWording(FindingRecorded)

    /// Whether it belongs to the history, which has a heading of its own.
    var isHistory: Bool {
        switch self {
        case .step, .earlierWording: true
        default: false
        }
    }
}

/// All that is known of a hazard, what it is first, then what happened to it.
func hazardParts(_ record: HazardRecord) -> [HazardPart] {
    let hazard = record.row.hazard
    let recorded = hazard.recorded
    let standing = record.row.finding
    let finding = standing?.recorded
    var parts: [HazardPart] = [.grade(hazard, finding)]
    func add(_ key: String, _ text: String?) {
        if let text, !text.isEmpty { parts.append(.plain(key, text)) }
    }
    add("violation", finding?.violation ?? recorded.violation)
    add("site", record.row.site)
    add("place", finding?.place ?? recorded.place)
    add("fact", finding?.fact)
    if let basis = finding?.basis, !basis.isEmpty { parts.append(.basis(basis)) }
    add("reason", finding?.reason)
    if let finding {
        parts.append(.disposition(finding.disposition, hazard.deadline ?? finding.deadline))
    }
    add("rectify", finding?.rectify)
    add("accept", finding?.accept)
    add("photos", finding?.photos.joined(separator: ", "))
    add("inspection", record.inspection)
    add("item", recorded.item?.code)
    if !record.earlier.isEmpty { parts.append(.earlier(record.earlier)) }
    parts += hazard.steps.map { .step($0, hazard, finding) }
    parts += (standing?.earlier ?? []).map { .earlierWording($0) }
    return parts
}

extension HazardPart {
    /// What stands before it; steps and the grade speak for themselves.
    func label(_ words: Phrasebook) -> String {
        let key: String
        switch self {
        case .grade, .step: return ""
        case .plain(let name, _): key = name
        case .basis: key = "basis"
        case .disposition: key = "disposition"
        case .earlier: key = "earlier"
        case .earlierWording: key = "earlier_wording"
        }
        return words("hazard.label.\(key)")
    }

    func text(_ around: Surroundings, _ words: Phrasebook) -> String {
        switch self {
        case .grade(let hazard, let finding):
            let statement =
                hazard.grades.last.map { gradeStatement($0.graded, finding, words) }
                ?? words("grade.none")
            return words(
                "hazard.grade",
                [
                    "number": hazard.recorded.number, "grade": statement,
                    "state": words("hazard_state.\(hazard.state.rawValue)"),
                ])
        case .plain(_, let text): return text
        case .basis(let basis): return citedText(basis, words)
        case .disposition(let disposition, let deadline):
            let word = words("disposition.\(disposition.rawValue)")
            guard let deadline else { return word }
            return words("hazard.until", ["disposition": word, "deadline": deadline.text])
        case .earlier(let earlier):
            return words(
                "hazard.earlier",
                [
                    "count": String(Set(earlier.map(\.recorded.task)).count),
                    "numbers": earlier.map(\.recorded.number)
                        .joined(separator: words("list.separator")),
                ])
        case .step(let step, let hazard, let finding):
            return stepText(step, hazard, finding, around, words)
        case .earlierWording(let earlier):
            return [earlier.place, earlier.violation, earlier.fact]
                .joined(separator: words("list.separator"))
        }
    }

    /// The part in one line: for screen readers and to copy.
    func line(_ around: Surroundings, _ words: Phrasebook) -> String {
        let label = label(words)
        let text = text(around, words).split(separator: "\n").joined(separator: "  ")
        return (label.isEmpty ? "" : label + "  ") + text
    }
}

/// `11-20 10:43  李敏  定级：…`, with what grounds the step; below it the three clocks.
private func stepText(
    _ step: HazardStep, _ hazard: Hazard, _ finding: FindingRecorded?, _ around: Surroundings,
    _ words: Phrasebook
) -> String {
    let time = step.stamp.map { momentText($0.at, on: around.today) } ?? words("hazard.no_time")
    let person = authorText(step.person, typist: step.stamp?.by ?? step.person, around, words)
    var text = "\(time)  \(person)  \(words(step.word))"
    switch step.kind {
    case .found:
        text += words(
            "hazard.step.source",
            ["source": words("hazard_source.\(hazard.recorded.source.rawValue)")])
    case .graded(let graded), .regraded(let graded):
        text += words("hazard.step.detail", ["text": gradeStatement(graded, finding, words)])
        text += groundText(graded, words)
    case .fixedOnSpot(let fixed):
        text += words("hazard.step.evidence", ["before": fixed.before, "after": fixed.after])
    case .passed(let passed):
        if passed.isSameVisit { text += words("hazard.step.same_visit") }
        if let accept = passed.accept { text += words("hazard.step.detail", ["text": accept]) }
    case .voided(let why): text += words("hazard.step.detail", ["text": why.reason])
    }
    guard let stamp = step.stamp else { return text }
    return text + "  #\(stamp.seq)\n"
        + clocksText(observed: step.observed, recorded: stamp.at, words)
}

/// Criterion with its confidence, the written reason, the deadline.
private func groundText(_ graded: HazardGraded, _ words: Phrasebook) -> String {
    var text = ""
    if let criterion = graded.criterion {
        let key = "confidence.\(criterion.confidence)"
        text += words(
            "hazard.step.criterion",
            [
                "item": criterion.item.code,
                "confidence": words.has(key) ? words(key) : criterion.confidence,
            ])
    }
    // Without a criterion the reason stands in the statement of a major grade already.
    if let reason = graded.reason, graded.grade == .general || graded.criterion != nil {
        text += words("hazard.step.reason", ["reason": reason])
    }
    if let deadline = graded.deadline {
        text += words("hazard.step.deadline", ["deadline": deadline.text])
    }
    return text
}
