import ChecklistEngine
import FormLanguage
import InspectionModel
import Wording

extension FieldDecision {
    func answer(
        _ id: InspectionID, _ request: AnswerRequest, _ sheet: Sheet?
    ) throws(FieldRefusal) -> [Event] {
        if let lapse = sheet?.outOfForce(request.item) {
            throw .itemOutOfForce(request.item, lapse)
        }
        guard let sheet, let row = sheet.row(request.item) else {
            throw .inspection(.unknownItem(request.item.text))
        }
        if let author = request.author, try !inspection(id).officers.contains(author) {
            throw .authorIsNotAnOfficer(author)
        }
        let recorded = AnswerRecorded(
            key: AnswerKey(item: request.item, place: request.place),
            value: try value(of: request, row, sheet), author: request.author ?? context.author,
            shown: row.item.requirement[context.language], reason: request.reason,
            note: request.note)
        let events = try act(id, .answer(recorded), sheet)
        return request.photos.isEmpty
            ? events : events + (try addPhotos(id, request.photos, sheet))
    }

    /// A measured item judges itself; the verdict stands in the event.
    private func value(
        of request: AnswerRequest, _ row: Sheet.Row, _ sheet: Sheet
    ) throws(FieldRefusal) -> AnswerValue {
        switch request.input {
        case .verdict(let verdict): return .verdict(verdict)
        case .measurement(let text):
            guard let measure = row.item.measure else {
                throw .inspection(.notMeasuredItem(request.item))
            }
            let judgement: Judgement
            do throws(MeasurementError) {
                judgement = try sheet.judgement(ofTyped: text, for: row)
            } catch {
                throw .measurement(error, item: request.item)
            }
            return .measured(
                MeasuredValue(value: judgement.value.digits, unit: judgement.unit),
                limit: LimitShown(
                    expression: measure.limit?.source ?? "", text: judgement.limitText,
                    unit: measure.unit),
                verdict: judgement.verdict)
        }
    }

    /// Journalled per item, in one line: all of them or none.
    func closeGroup(
        _ id: InspectionID, _ key: GroupKey, _ reason: String, _ sheet: Sheet?
    ) throws(FieldRefusal) -> [Event] {
        guard let sheet, let group = sheet.groups.first(where: { $0.key == key }) else {
            throw .inspection(.unknownItem("\(key.pack)/\(key.group)"))
        }
        guard group.premise != nil else { throw .groupHasNoPremise(key.group) }
        let rows = try open(id, sheet, Array(group.rows))
        if rows.isEmpty { throw .nothingToClose(key.group) }
        return try answerAll(id, rows, .notApplicable, reason, sheet)
    }

    func leaveUnchecked(
        _ id: InspectionID, _ reason: NotCheckedReason, _ sheet: Sheet?
    ) throws(FieldRefusal) -> [Event] {
        guard let sheet else { throw .inspection(.unknownInspection) }
        let rows = try open(id, sheet, Array(sheet.rows.indices))
        if rows.isEmpty { throw .nothingToClose("") }
        return try answerAll(id, rows, .notChecked, reason.rawValue, sheet)
    }

    /// Rows that apply and have no answer.
    private func open(
        _ id: InspectionID, _ sheet: Sheet, _ indices: [Int]
    ) throws(FieldRefusal) -> [Sheet.Row] {
        let inspection = try inspection(id)
        return indices.map { sheet.rows[$0] }
            .filter { sheet.isRelevant($0) && inspection.standing(of: $0.id) == nil }
    }

    private func answerAll(
        _ id: InspectionID, _ rows: [Sheet.Row], _ verdict: Verdict, _ reason: String,
        _ sheet: Sheet
    ) throws(FieldRefusal) -> [Event] {
        var events: [Event] = []
        for row in rows {
            let request = AnswerRequest(item: row.id, input: .verdict(verdict), reason: reason)
            events += try answer(id, request, sheet)
        }
        return events
    }
}

extension Judgement {
    /// What cannot be judged stays an open question for a person.
    var verdict: Verdict {
        switch outcome {
        case .pass: .pass
        case .fail: .fail
        case .undetermined: .pending
        }
    }
}
