import Fieldwork
import HazardLedger
import InspectionModel
import Wording

/// What happened in an entry of the log, in words; an act of several events says how many.
func entryText(_ line: LogLine, _ around: Surroundings, _ words: Phrasebook) -> String {
    if let jump = line.jump {
        let (name, values) = jump.told(words)
        return words("event.own.\(name)", values)
    }
    guard let first = line.events.first else { return ownKindText(line.kind, words) }
    let text = eventText(first, line, around, words)
    guard line.events.count > 1 else { return text }
    return words("event.several", ["first": text, "count": String(line.events.count)])
}

private func eventText(
    _ event: Event, _ line: LogLine, _ around: Surroundings, _ words: Phrasebook
) -> String {
    switch event {
    case .sessionOpened: return ownKindText("session.open", words)
    case .journalsSeen(let seen):
        return words("event.see", ["count": String(seen.heads.count)])
    case .unknown(let kind): return ownKindText(kind, words)
    case .personAdded(let person):
        return words(
            "event.person",
            [
                "name": around.name(person.id),
                "role": words("person_role.\(person.role.rawValue)"),
            ])
    case .siteAdded(let site): return words("event.site", ["name": site.name])
    case .inspectionOpened(let opened):
        return words("event.open", ["number": opened.number, "site": opened.siteName])
    case .inspection(_, let event):
        return inspectionText(event, line, around, words)
    case .hazard(let id, let event):
        let row = line.hazards[id]
        return hazardText(event, row?.number ?? id.text, row?.finding?.recorded, words)
    }
}

/// What the journal writes of itself, and what this program does not know.
private func ownKindText(_ kind: String, _ words: Phrasebook) -> String {
    let key = "event.own.\(kind)"
    return words.has(key) ? words(key) : words("event.unknown", ["kind": kind])
}

private func inspectionText(
    _ event: InspectionEvent, _ line: LogLine, _ around: Surroundings, _ words: Phrasebook
) -> String {
    /// The number of the entry of this leaf, as corrections show it.
    func number(_ leaf: LeafHash) -> String {
        line.entries[leaf].map(String.init) ?? String(leaf.hex.prefix(8))
    }
    switch event {
    case .step(let step):
        return words("event.step", ["step": words("step.\(step.step.rawValue)")])
    case .fact(let fact):
        guard let value = fact.value else {
            return words("event.fact_cleared", ["name": fact.name])
        }
        return words("event.fact", ["name": fact.name, "value": value])
    case .answer(let answer):
        var values = [
            "item": answer.key.item.code, "verdict": answerWord(answer.value, words),
        ]
        if let undo = answer.undo {
            values["seq"] = number(undo)
            return words("event.answer_back", values)
        }
        guard let amends = answer.amends else { return words("event.answer", values) }
        values["seq"] = number(amends)
        return words("event.answer_amended", values)
    case .withdrawal(let withdrawal):
        return words(
            "event.withdrawal",
            ["item": withdrawal.key.item.code, "seq": number(withdrawal.amends)])
    case .resolved(let choice):
        let kept = choice.keep.map(number).joined(separator: words("list.separator"))
        return words(
            "event.resolve",
            ["item": choice.key.item.code, "seq": kept, "reason": choice.why])
    case .finding(let finding):
        let key = finding.amends == nil ? "event.finding" : "event.finding_amended"
        return words(key, ["number": finding.number, "violation": finding.violation])
    case .finished(let finished):
        return words("event.finish", ["end": words("finish_end.\(finished.end.rawValue)")])
    case .resumed: return words("event.resume")
    case .migrated(let migrated):
        let packs = migrated.packs.map { "\(words($0.pack.title)) \($0.pack.version)" }
        return words("event.migrate", ["packs": packs.joined(separator: words("list.separator"))])
    case .enterpriseSide(let side):
        return words(
            "event.enterprise", ["outcome": words("enterprise.\(side.outcome.rawValue)")])
    case .signed(let signed):
        return words("event.sign", ["name": around.name(signed.person)])
    case .officerJoined(let person):
        return words("event.officer", ["name": around.name(person)])
    case .supplement(let supplement):
        return words("event.supplement", ["reason": supplement.reason])
    case .evidence(let event): return evidenceText(event, words)
    case .row(let event): return rowText(event, number, words)
    }
}

private func rowText(
    _ event: RowEvent, _ number: (LeafHash) -> String, _ words: Phrasebook
) -> String {
    var values = ["item": event.key.item.code]
    if let undo = event.undo {
        values["seq"] = number(undo)
        return words("event.row_back", values)
    }
    return switch event.act {
    case .add: words("event.row_added", values)
    case .move: words("event.row_moved", values)
    case .remove: words("event.row_removed", values)
    }
}

private func evidenceText(_ event: EvidenceEvent, _ words: Phrasebook) -> String {
    switch event {
    case .photo(let photo):
        let key = photo.undo == nil ? "event.photo" : "event.photo_back"
        return words(key, ["number": photo.number, "target": targetText(photo.target, words)])
    case .attached(let attached):
        return words(
            "event.photo_attached",
            ["number": attached.number, "target": targetText(attached.target, words)])
    case .photoRemoved(let removed), .videoRemoved(let removed):
        return words(
            "event.evidence_removed",
            ["number": removed.number, "reason": removed.reason ?? words("event.by_key")])
    case .board(let board):
        return words(
            "event.board", ["number": board.number, "target": targetText(board.target, words)])
    case .video(let video):
        return words("event.video", ["number": video.number, "device": video.device])
    }
}

func answerWord(_ value: AnswerValue, _ words: Phrasebook) -> String {
    switch value {
    case .verdict(let verdict): verdictWord(verdict, words)
    case .measured(let measured, _, let verdict):
        "\(measuredText(measured, words)) \(verdictWord(verdict, words))"
    case .entered(let entry): entry.text.isEmpty ? words("facts.none") : entry.text
    }
}

private func hazardText(
    _ event: HazardEvent, _ number: String, _ finding: FindingRecorded?, _ words: Phrasebook
) -> String {
    switch event {
    case .recorded(let recorded):
        words(
            "event.hazard_found", ["number": number, "violation": recorded.violation])
    case .graded(let graded):
        words(
            "event.hazard_graded",
            ["number": number, "grade": gradeStatement(graded, finding, words)])
    case .regraded(let graded):
        words(
            "event.hazard_regraded",
            ["number": number, "grade": gradeStatement(graded, finding, words)])
    case .fixedOnSpot: words("event.hazard_fixed", ["number": number])
    case .reinspectionPassed: words("event.hazard_passed", ["number": number])
    case .voided(let why):
        words("event.hazard_voided", ["number": number, "reason": why.reason])
    }
}
