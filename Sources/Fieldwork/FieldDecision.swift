import CivilTime
import HazardLedger
package import InspectionModel

/// Turns a command into the events to append, or refuses it.
///
/// Pure: no clock, no random, no file; the terminal, the command line and imports all come
/// through here.
package struct FieldDecision<Shelf: PackShelf> {
    let state: any FieldReading
    let shelf: Shelf
    var context: FieldContext
    /// The persons the command adds, sealed, in the order of `FieldCommand.newPeople`.
    var people: [PersonAdded]

    package init(
        state: any FieldReading, shelf: Shelf, context: FieldContext, people: [PersonAdded]
    ) {
        self.state = state
        self.shelf = shelf
        self.context = context
        self.people = people
    }

    /// - Parameter sheet: The checklists of the inspection the command is about.
    package mutating func decide(
        _ command: FieldCommand, sheet: Sheet?
    ) throws(FieldRefusal) -> [Event] {
        if let inspection = command.inspection.flatMap({ state.inspection($0) }) {
            context.author = inspection.judge(context.author, typist: context.typist)
        }
        switch command {
        case .start(let request): return try start(request)
        case .addPerson: return people.map { .personAdded($0) }
        case .step(let id, let step): return try act(id, .step(step), sheet)
        case .setFact(let id, let name, let value):
            return try setFact(id, name, value, sheet)
        case .answer(let id, let request): return try answer(id, request, sheet)
        case .fill(let id, let request): return try fill(id, request, sheet)
        case .addRow(let id, let key, let before): return try addRow(id, key, before: before, sheet)
        case .removeRow(let id, let key, let row):
            let event = RowEvent(.remove, row, of: key, author: context.author)
            return try act(id, .row(event), sheet)
        case .moveRow(let id, let key, let row, let before):
            let event = RowEvent(.move, row, of: key, before: before, author: context.author)
            return try act(id, .row(event), sheet)
        case .withdraw(let id, let key):
            return try act(id, .withdraw(key, author: context.author), sheet)
        case .resolve(let id, let key, let keep, let drop, let why):
            let choice = ConflictResolved(
                key: key, keep: keep, drop: drop, why: why, author: context.author)
            return try act(id, .resolve(choice), sheet)
        case .undo(let id): return try act(id, .undo(author: context.author), sheet)
        case .redo(let id): return try act(id, .redo(author: context.author), sheet)
        case .closeGroup(let id, let group, let reason):
            return try closeGroup(id, group, reason, sheet)
        case .leaveUnchecked(let id, let reason): return try leaveUnchecked(id, reason, sheet)
        case .recordFinding(let id, let draft): return try recordFinding(id, draft, sheet)
        case .finish(let id, let request):
            return try withJudgements(try act(id, .finish(request), sheet), id, sheet)
        case .finishRefused(let id, let words, let person, let witness, let report, let proposes):
            let added = people.map { Event.personAdded($0) }
            let refusal = InspectionRefused(
                words: words, at: context.now.text, person: try self.id(of: person),
                witness: try self.id(of: witness), reportedTo: report, proposesCase: proposes)
            let events = try act(id, .finish(.refused(refusal)), sheet)
            return added + (try withJudgements(events, id, sheet))
        case .resume(let id): return try act(id, .resume, sheet)
        case .migrate(let id, let request): return try migrate(id, request)
        case .enterpriseSide(let id, var side, let person, let witness):
            let added = people.map { Event.personAdded($0) }
            side.person = try self.id(of: person)
            side.witness = try self.id(of: witness)
            if side.reportedTo != nil, side.reportedAt == nil { side.reportedAt = context.now.text }
            return added + (try act(id, .enterpriseSide(side), sheet))
        case .sign(let id, let signed): return try act(id, .sign(signed), sheet)
        case .supplement(let id, let reason, let text):
            let supplement = SupplementRecorded(
                author: context.author, reason: reason, text: text)
            return try act(id, .supplement(supplement), sheet)
        case .addOfficer(let id, let choice):
            let added = people.map { Event.personAdded($0) }
            guard let person = try self.id(of: choice) else { return [] }
            return added + (try act(id, .addOfficer(person), sheet))
        case .addPhotos(let id, let drafts): return try addPhotos(id, drafts, sheet)
        case .attachPhoto(let id, let number, let target):
            let command = InspectionCommand.attachPhoto(number, target, author: context.author)
            return try act(id, command, sheet)
        case .removePhoto(let id, let number, let reason):
            let command = InspectionCommand.removePhoto(
                number, author: context.author, reason: reason)
            return try act(id, command, sheet)
        case .showBoard(let id, let target): return try showBoard(id, target, sheet)
        case .referVideo(let id, let draft): return try referVideo(id, draft, sheet)
        case .removeVideo(let id, let number, let reason):
            let command = InspectionCommand.removeVideo(
                number, author: context.author, reason: reason)
            return try act(id, command, sheet)
        }
    }

    // MARK: Parts that several commands use

    func inspection(_ id: InspectionID) throws(FieldRefusal) -> InspectionState {
        guard let inspection = state.inspection(id) else {
            throw .inspection(.unknownInspection)
        }
        return inspection
    }

    func act(
        _ id: InspectionID, _ command: InspectionCommand, _ sheet: Sheet?
    ) throws(FieldRefusal) -> [Event] {
        let inspection = try inspection(id)
        let standing =
            sheet?.standing(inspection, atEnd: command.isEnd)
            ?? ChecklistStanding(items: [:], order: [], missingFacts: [])
        do throws(InspectionRefusal) {
            return try inspection.decide(command, standing).map { .inspection(id, $0) }
        } catch {
            throw .inspection(error)
        }
    }

    /// The next of the sealed persons for a new one; a known one must be known.
    mutating func id(of choice: PersonChoice?) throws(FieldRefusal) -> PersonID? {
        switch choice {
        case nil: return nil
        case .known(let id):
            guard state.person(id) != nil else { throw .unknownPerson(id) }
            return id
        case .new: return people.removeFirst().id
        }
    }
}

extension InspectionCommand {
    /// Whether it ends the inspection in the usual way.
    fileprivate var isEnd: Bool { self == .finish(.normal) }
}

extension FieldCommand {
    /// The persons this command brings in, in the order in which `FieldDecision` takes them.
    package var newPeople: [PersonDraft] {
        switch self {
        case .start(let request):
            Self.drafts(
                request.officers + request.assistants
                    + [request.principal, request.contact].compactMap { $0 })
        case .addPerson(let draft): [draft]
        case .addOfficer(_, let choice): Self.drafts([choice])
        case .finishRefused(_, _, let person, let witness, _, _):
            Self.drafts([person, witness].compactMap { $0 })
        case .enterpriseSide(_, _, let person, let witness):
            Self.drafts([person, witness].compactMap { $0 })
        default: []
        }
    }

    /// The inspection the command is about; nil when it makes one or is about none.
    package var inspection: InspectionID? {
        switch self {
        case .start, .addPerson: nil
        case .step(let id, _), .setFact(let id, _, _), .answer(let id, _), .withdraw(let id, _),
            .resolve(let id, _, _, _, _), .undo(let id), .redo(let id), .closeGroup(let id, _, _),
            .leaveUnchecked(let id, _), .fill(let id, _), .addRow(let id, _, _),
            .removeRow(let id, _, _), .moveRow(let id, _, _, _),
            .recordFinding(let id, _), .finish(let id, _),
            .finishRefused(let id, _, _, _, _, _), .resume(let id),
            .enterpriseSide(let id, _, _, _), .sign(let id, _), .supplement(let id, _, _),
            .addOfficer(let id, _), .addPhotos(let id, _), .attachPhoto(let id, _, _),
            .removePhoto(let id, _, _), .showBoard(let id, _), .referVideo(let id, _),
            .removeVideo(let id, _, _), .migrate(let id, _):
            id
        }
    }

    private static func drafts(_ choices: [PersonChoice]) -> [PersonDraft] {
        choices.compactMap { if case .new(let draft) = $0 { draft } else { nil } }
    }
}
