import ChecklistEngine
import CivilTime
import HazardLedger
import InspectionModel
import Wording

extension FieldDecision {
    /// A finding and its hazard, graded as far as the ground allows, in one act.
    mutating func recordFinding(
        _ id: InspectionID, _ draft: FindingDraft, _ sheet: Sheet?
    ) throws(FieldRefusal) -> [Event] {
        let inspection = try inspection(id)
        if let item = draft.item, let lapse = sheet?.outOfForce(item) {
            throw .itemOutOfForce(item, lapse)
        }
        let row = draft.item.flatMap { sheet?.row($0) }
        if let item = draft.item, row == nil { throw .inspection(.unknownItem(item.text)) }
        if draft.disposition.isOrder, let row, let sheet {
            try mustHavePower(over: row, sheet, inspection.opened)
        }
        var draft = draft
        draft.observedAt = try observed(draft, inspection)
        if let known = draft.id { return try amend(known, inspection, draft, row, sheet) }

        let number = state.nextNumber(
            label: context.deviceLabel, year: inspection.opened.openedOn.year)
        let hazard: HazardID = context.mint.next()
        let finding = finding(
            draft, id: context.mint.next(), number: number, hazard: hazard, row, sheet)
        var events = try act(id, .recordFinding(finding), sheet)

        // The hazard is new: it does not matter to it what else the ledger holds.
        var ledger = HazardLedger()
        for command in try commands(for: finding, draft, inspection, row, sheet) {
            do throws(HazardRefusal) {
                let event = Event.hazard(hazard, try ledger.decide(hazard, command))
                ledger.apply(event, provisionalStamp)
                events.append(event)
            } catch {
                throw .hazard(error)
            }
        }
        return events
    }

    /// What was said, else the time on the paper that is keyed in.
    private func observed(
        _ draft: FindingDraft, _ inspection: InspectionState
    ) throws(FieldRefusal) -> String? {
        guard let said = draft.observedAt else {
            return inspection.opened.paper.map(\.observedAt).flatMap { $0.isEmpty ? nil : $0 }
        }
        guard let time = ObservedTime(said) else { throw .observedUnreadable(said) }
        if time.isAhead(of: context.now) { throw .observedAhead(said) }
        return said
    }

    /// New words for a finding; its hazard and number stay.
    private func amend(
        _ known: FindingID, _ inspection: InspectionState, _ draft: FindingDraft,
        _ row: Sheet.Row?, _ sheet: Sheet?
    ) throws(FieldRefusal) -> [Event] {
        guard let before = inspection.findings[known]?.recorded else {
            throw .inspection(.unknownFinding)
        }
        let finding = finding(
            draft, id: known, number: before.number, hazard: before.hazard, row, sheet)
        var events = try act(inspection.id, .recordFinding(finding), sheet)
        if let moved = movedDeadline(of: finding, since: before) {
            do throws(HazardRefusal) {
                let command = HazardCommand.grade(moved, criterionIsDraft: false)
                guard let known = state.hazard(finding.hazard) else {
                    throw HazardRefusal.unknownHazard
                }
                let event = try known.decide(command)
                events.append(.hazard(finding.hazard, event))
            } catch {
                throw .hazard(error)
            }
        }
        return events
    }

    /// The ledger must show the deadline that the record shows: the standing grade again, with
    /// the new day. Both stay readable.
    private func movedDeadline(
        of finding: FindingRecorded, since before: FindingRecorded
    ) -> HazardGraded? {
        guard finding.deadline != before.deadline,
            let hazard = state.hazard(finding.hazard), hazard.state == .graded,
            var graded = hazard.grades.last?.graded
        else { return nil }
        graded.deadline = finding.deadline
        graded.byPerson = context.author
        graded.reason = graded.reason ?? before.deadline?.text ?? finding.number
        return graded
    }

    private func finding(
        _ draft: FindingDraft, id: FindingID, number: String, hazard: HazardID,
        _ row: Sheet.Row?, _ sheet: Sheet?
    ) -> FindingRecorded {
        var finding = FindingRecorded(
            id: id, number: number, item: draft.item, place: draft.place, author: context.author,
            violation: draft.violation, fact: draft.fact,
            basis: row.flatMap { sheet?.cited($0.item.basis, of: $0, context.language) } ?? [],
            disposition: draft.disposition, hazard: hazard)
        finding.reason = draft.reason
        finding.rectify = draft.rectify ?? row?.item.rectify[context.language]
        finding.accept = row?.item.accept?[context.language]
        finding.deadline = draft.deadline
        finding.deadlineDays = draft.deadline.map { context.today.days(until: $0) }
        finding.photos = draft.photos
        finding.observedAt = draft.observedAt
        return finding
    }

    private func commands(
        for finding: FindingRecorded, _ draft: FindingDraft, _ inspection: InspectionState,
        _ row: Sheet.Row?, _ sheet: Sheet?
    ) throws(FieldRefusal) -> [HazardCommand] {
        var recorded = HazardRecorded(
            number: finding.number, finding: finding.id, task: inspection.id,
            site: inspection.opened.site,
            source: inspection.opened.requires.record == .selfCheck ? .selfCheck : .inspection,
            recordedBy: context.author, foundOn: context.today, violation: finding.violation,
            place: finding.place, item: finding.item)
        recorded.observedAt = finding.observedAt
        var commands: [HazardCommand] = [.record(recorded)]
        if let graded = try graded(draft, inspection, row, sheet) { commands.append(graded) }
        if finding.disposition == .correctedOnSpot {
            commands.append(
                .fixOnSpot(
                    HazardFixedOnSpot(
                        before: draft.before ?? "", after: draft.after ?? "",
                        recordedBy: context.author)))
            if let officer = draft.confirmedBy {
                commands.append(
                    .passReinspection(
                        ReinspectionPassed(
                            confirmedBy: officer, isSameVisit: true, accept: finding.accept),
                        officers: inspection.officers))
            }
        }
        return commands
    }

    /// A criterion that is a draft grounds nothing: the hazard stays 发现 until somebody grades it.
    private func graded(
        _ draft: FindingDraft, _ inspection: InspectionState, _ row: Sheet.Row?, _ sheet: Sheet?
    ) throws(FieldRefusal) -> HazardCommand? {
        switch draft.grade {
        case .general:
            return grade(.general, .preliminary, draft, criterion: nil)
        case .suspectedMajor(let reason):
            // The item's criterion is cited beside a person's word and does not stand in for it.
            if reason.isEmpty { throw .hazard(.majorNeedsGround) }
            var graded = HazardGraded(
                grade: .major, status: .suggested, byPerson: context.author, reason: reason,
                isManual: true, deadline: draft.deadline)
            graded.criterion = criterion(row, row?.item.basis.first, sheet)
            return .grade(graded, criterionIsDraft: row?.item.isDraft ?? false)
        case .byCriterion:
            guard let row,
                case .suggested(let grade, let ground) = sheet?.suggestedGrade(
                    for: row, inspection
                ).outcome
            else {
                // 当场改正 needs a graded hazard; what has no ground for more is 一般.
                return draft.disposition == .correctedOnSpot
                    ? self.grade(.general, .preliminary, draft, criterion: nil) : nil
            }
            return self.grade(
                grade,
                ground.isSuccessionUnsettled ? .suggested : .preliminary, draft,
                criterion: criterion(row, ground.basis.first, sheet))
        }
    }

    private func grade(
        _ grade: HazardGrade, _ status: GradeStatus, _ draft: FindingDraft,
        criterion: GradeCriterion?
    ) -> HazardCommand {
        .grade(
            HazardGraded(
                grade: grade, status: status, byPerson: context.author, criterion: criterion,
                deadline: draft.deadline), criterionIsDraft: false)
    }

    private func criterion(
        _ row: Sheet.Row?, _ basis: Basis?, _ sheet: Sheet?
    ) -> GradeCriterion? {
        guard let row, let basis else { return nil }
        let source = sheet?.packs[row.pack].source(basis.source)
        return GradeCriterion(
            item: row.id, source: basis.source, clause: basis.clause,
            confidence: row.item.confidence.rawValue,
            isUnsettled: source?.isSuccessionUnsettled ?? false)
    }

    /// For the fold inside one decision; the journal gives the real one.
    private var provisionalStamp: EntryStamp {
        EntryStamp(
            seq: .max, leaf: .none, at: context.now,
            by: context.typist, device: "")
    }
}
