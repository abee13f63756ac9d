import CivilTime
import Fieldwork
import HazardLedger
import InspectionModel
import TerminalUI
import Wording

/// `!!!`, `!`: a grade without any colour.
func gradeMark(_ grade: HazardGrade?) -> String {
    switch grade {
    case .major: "!!!"
    case .general: "!"
    case nil: ""
    }
}

func style(_ grade: HazardGrade?) -> Style { grade == .major ? .critical : .normal }

/// 建议, 初步判定, 确认; 人工判定 where no criterion but a person decided.
func gradeStatusWord(_ graded: HazardGraded, _ words: Phrasebook, short: Bool = false) -> String {
    let isManual = graded.isManual && graded.status != .confirmed
    let status = isManual ? "manual" : graded.status.rawValue
    return words(short ? "grade_status.short.\(status)" : "grade_status.\(status)")
}

/// The standing grade of a hazard as a sentence.
func gradeStatement(
    _ hazard: Hazard, _ finding: StandingFinding?, _ words: Phrasebook
) -> String {
    hazard.grades.last.map { gradeStatement($0.graded, finding?.recorded, words) }
        ?? words("grade.none")
}

/// 涉嫌重大事故隐患（初步判定，依据…，待确认）: a major grade is suspected until it is confirmed.
func gradeStatement(
    _ graded: HazardGraded, _ finding: FindingRecorded?, _ words: Phrasebook
) -> String {
    let status = gradeStatusWord(graded, words)
    guard graded.grade == .major else {
        return words("hazard.general", ["status": status])
    }
    var ground = ""
    if let criterion = graded.criterion {
        ground = words("hazard.by_criterion", ["basis": criterionText(criterion, finding)])
        if criterion.isUnsettled { ground += words("basis.unsettled") }
    } else if let reason = graded.reason {
        ground = words("hazard.by_reason", ["reason": reason])
    }
    let key = graded.status == .confirmed ? "hazard.major" : "hazard.suspected"
    if ground.isEmpty { return words(key + "_bare", ["status": status]) }
    return words(key, ["status": status, "ground": ground])
}

/// `《…》 4(1)`: the title as the finding cites it, else the source's id.
func criterionText(_ criterion: GradeCriterion, _ finding: FindingRecorded?) -> String {
    let cited = finding?.basis.first { $0.source == criterion.source }
    return [cited?.title ?? criterion.source, criterion.clause].compactMap { $0 }
        .joined(separator: " ")
}

func citedText(_ basis: [CitedBasis], _ words: Phrasebook) -> String {
    basis.map { cited in
        [cited.title, cited.number, cited.clause].compactMap { $0 }.joined(separator: " ")
    }
    .joined(separator: words("list.separator"))
}

/// 超期 3 天, 今日, `12-06`; what needs no rectifying any more has its date alone.
func deadlineText(_ row: HazardRow, on today: CivilDay, _ words: Phrasebook) -> String {
    guard let deadline = row.deadline else { return "-" }
    guard row.hazard.state.deadlineRuns else { return shortDay(deadline, today) }
    if deadline < today {
        return words("ledger.overdue", ["days": String(deadline.days(until: today))])
    }
    return deadline == today ? words("ledger.today") : shortDay(deadline, today)
}

/// `12-06` within this year, else `2027-01-06`.
private func shortDay(_ day: CivilDay, _ today: CivilDay) -> String {
    day.year == today.year ? String(day.text.dropFirst(5)) : day.text
}

/// `10:43` today, `11-20 10:43` before, of an entry's `at`.
func momentText(_ at: WallTime, on today: CivilDay) -> String {
    let day = CivilDay(unixMilliseconds: at.milliseconds, offsetMinutes: at.offsetMinutes)
    return day == today ? clockText(at) : "\(shortDay(day, today)) \(clockText(at))"
}

/// `10:43 李敏 发现 > 10:44 李敏 当场改正 > （待复查）`
func processText(_ hazard: Hazard, _ around: Surroundings, _ words: Phrasebook) -> String {
    let steps = hazard.steps
    var parts = steps.map { step in
        [
            step.stamp.map { momentText($0.at, on: around.today) }, around.name(step.person),
            words(step.word),
        ]
        .compactMap { $0 }.joined(separator: " ")
    }
    let state = "hazard_state.\(hazard.state.rawValue)"
    if hazard.state.isOpen, state != steps.last?.word {
        parts.append(words("ledger.now", ["state": words(state)]))
    }
    return words("ledger.process", ["steps": parts.joined(separator: " > ")])
}
