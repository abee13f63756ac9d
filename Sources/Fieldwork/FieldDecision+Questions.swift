import ChecklistEngine
import CivilTime
import FormEngine
import FormLanguage
import InspectionModel
import Wording

extension FieldDecision {
    /// The answer to a question, in the form its kind asks for; nothing typed takes it back.
    func fill(
        _ id: InspectionID, _ request: FillRequest, _ sheet: Sheet?
    ) throws(FieldRefusal) -> [Event] {
        guard let sheet, let asked = sheet.asked(request.key) else {
            throw .inspection(.unknownItem(request.key.item.text))
        }
        guard asked.isOpen else { throw .questionClosed(request.key.item) }
        let text: String
        do throws(QuestionAnswerError) {
            text = try sheet.packs[asked.pack].recorded(request.text, for: asked.question)
        } catch {
            throw .question(error)
        }
        var tried = sheet
        tried.try(asked.question.value(ofRecorded: text), for: asked)
        if !text.isEmpty { try mustHold(asked, in: tried) }
        return try [change(id, request, asked, text, sheet)].flatMap { $0 }
            + byThemselves(id, asked.pack, in: tried)
    }

    private func change(
        _ id: InspectionID, _ request: FillRequest, _ asked: Sheet.Asked, _ text: String,
        _ sheet: Sheet
    ) throws(FieldRefusal) -> [Event] {
        if text.isEmpty {
            return try act(id, .withdraw(request.key, author: context.author), sheet)
        }
        let entry = EnteredValue(text: text, instrument: try instrument(request, asked))
        let recorded = AnswerRecorded(
            key: request.key, value: .entered(entry), author: context.author,
            shown: asked.label[context.language], note: request.note)
        return try act(id, .answer(recorded), sheet)
    }

    private func instrument(
        _ request: FillRequest, _ asked: Sheet.Asked
    ) throws(FieldRefusal) -> Instrument? {
        guard let name = request.instrument, !name.isEmpty else {
            if let day = request.calibratedUntil { throw .calibrationOfNothing(day) }
            return nil
        }
        guard case .quantity = asked.question.kind else {
            throw .instrumentNotAsked(request.key.item)
        }
        guard let text = request.calibratedUntil else { return Instrument(name) }
        guard let day = CivilDay(text) else { throw .calibrationNotADay(text) }
        return Instrument(name, calibratedUntil: day)
    }

    private func mustHold(_ asked: Sheet.Asked, in tried: Sheet) throws(FieldRefusal) {
        guard tried.asked(asked.key)?.state.contains(.broken) == true else { return }
        guard let message = asked.question.constraintMessage else {
            throw .constraintBroken(asked.key.item)
        }
        throw .constraintMessage(asked.key.item, message[context.language])
    }

    /// One more row, with what its defaults give.
    mutating func addRow(
        _ id: InspectionID, _ key: RepeatKey, before: Int?, _ sheet: Sheet?
    ) throws(FieldRefusal) -> [Event] {
        guard let sheet, let view = sheet.repeatView(key) else {
            throw .inspection(.unknownItem(key.item.text))
        }
        guard view.isFree else { throw .rowsAreCounted(key.item) }
        let row = context.mint.nextRow()
        var tried = sheet
        tried.tryRow(row, in: view, before: before)
        let event = RowEvent(.add, row, of: key, before: before, author: context.author)
        return try act(id, .row(event), sheet) + byThemselves(id, view.pack, in: tried)
    }

    /// What came by itself, to be recorded with the answer or the row that brought it.
    private func byThemselves(
        _ id: InspectionID, _ pack: Int, in tried: Sheet
    ) -> [Event] {
        presets(ofPack: pack, in: tried, known: state.inspection(id)?.rows)
            .map { .inspection(id, $0) }
    }

    /// - Parameter known: Rows that are recorded already.
    func presets(
        ofPack pack: Int, in sheet: Sheet, known: RepeatRows?
    ) -> [InspectionEvent] {
        sheet.presets(
            ofPack: pack, known: known, author: context.author, language: context.language)
    }
}

extension Sheet {
    /// What came by itself and is not recorded.
    ///
    /// - Parameter known: Rows that are recorded already.
    func presets(
        ofPack pack: Int, known: RepeatRows?, author: PersonID, language: Language
    ) -> [InspectionEvent] {
        let rows = countedRows(ofPack: pack).filter { key, row in
            known?[key].contains(row) != true
        }
        let answers = unrecorded(ofPack: pack)
        return rows.map { key, row in
            .row(RowEvent(.add, row, of: key, author: author))
        }
            + answers.map { asked in
                .answer(
                    AnswerRecorded(
                        key: asked.key,
                        value: .entered(EnteredValue(text: asked.value.recorded, isPreset: true)),
                        author: author, shown: asked.label[language]))
            }
    }

    /// What would be if a question had this value.
    fileprivate mutating func `try`(_ value: FormValue, for asked: Asked) {
        guard let index = packs[asked.pack].questions.firstIndex(of: asked.question) else { return }
        filled[asked.pack].markRecorded()
        filled[asked.pack].set(value, ofQuestion: index, in: asked.key.row)
    }

    fileprivate mutating func tryRow(_ row: Int, in view: RepeatView, before: Int?) {
        guard let group = packs[view.pack].groups.firstIndex(of: view.group) else { return }
        let place = before.flatMap { view.rows.firstIndex(of: $0) } ?? view.rows.count
        filled[view.pack].markRecorded()
        filled[view.pack].addRow(row, of: group, within: view.key.within, at: place)
    }
}
