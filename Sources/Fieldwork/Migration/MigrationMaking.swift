import ChecklistEngine
import InspectionModel
import Wording

/// Works out a migration, part by part. Pure: the same state and texts give the same plan.
struct MigrationMaking {
    let state: InspectionState
    let author: PersonID
    let language: Language
    let why: String?
    /// The texts that count now, in the order of the inspection.
    let present: [ShelvedPack]
    /// The new ones, by id.
    let targets: [String: ShelvedPack]
    /// Earlier texts under which something was set aside, by digest.
    let earlier: [String: Pack]
    let matches: [PackCorrespondence]

    init(
        _ state: InspectionState, present: [ShelvedPack], targets: [ShelvedPack],
        earlier: [String: Pack], author: PersonID, language: Language, why: String?
    ) {
        self.state = state
        self.present = present
        self.targets = Dictionary(targets.map { ($0.pack.id, $0) }) { first, _ in first }
        self.earlier = earlier
        self.author = author
        self.language = language
        self.why = why
        matches = present.compactMap { shelved in
            targets.first { $0.pack.id == shelved.pack.id }.map {
                PackCorrespondence(
                    from: shelved.pack, to: $0.pack, on: state.opened.openedOn)
            }
        }
    }

    func plan() -> MigrationPlan {
        let migrated = migrated()
        var after = state
        after.apply(.migrated(migrated), stamp)
        var lines = lines(after)
        let sheet = sheet(after)
        let rejudged = rejudge(&lines, after, sheet)
        return MigrationPlan(
            changes: migrated.packs.compactMap { replaced in
                state.packs.first { $0.id == replaced.pack.id }.map {
                    MigrationPlan.Change(from: $0, to: replaced.pack)
                }
            },
            lines: lines,
            added: added(lines),
            dropped: dropped(), findings: findings(),
            events: migrated.parts.map { .migrated($0) }
                + (rejudged.map { .answer($0) } + presets(after, sheet)).map(\.byMigration))
    }

    private func presets(_ after: InspectionState, _ sheet: Sheet) -> [InspectionEvent] {
        sheet.packs.indices.filter { targets[sheet.packs[$0].id] != nil }.flatMap {
            sheet.presets(ofPack: $0, known: after.rows, author: author, language: language)
        }
    }

    /// The checklists as they are laid out then.
    func sheet(_ after: InspectionState) -> Sheet {
        let packs = present.map { targets[$0.pack.id] ?? $0 }
        return Sheet(packs: packs.map(\.pack), graphs: packs.map(\.graph), state: after)
    }

    /// As good as any: what is planned is recorded later.
    private var stamp: EntryStamp {
        EntryStamp(
            seq: state.lastStamp.seq + 1, leaf: .none, at: state.lastStamp.at, by: author,
            device: state.lastStamp.device)
    }

    // MARK: The event

    private func migrated() -> PacksMigrated {
        var event = PacksMigrated(packs: [], author: author, why: why)
        for match in matches {
            guard let reference = state.packs.first(where: { $0.id == match.old.id }) else {
                continue
            }
            event.packs.append(
                PackReplaced(self.reference(reference, match), from: reference.digest))
            addSubjects(match, to: &event)
            addAnswers(match, to: &event)
            addFacts(match, to: &event)
            addRestored(match, to: &event)
        }
        return event
    }

    /// Of chosen items those that are gone stay chosen: else all of the pack would be.
    private func reference(
        _ old: PackReference, _ match: PackCorrespondence
    ) -> PackReference {
        let items = old.items.map { match.place(of: $0)?.name(of: $0) ?? $0 }
        guard let target = targets[match.new.id] else { return old }
        // A text that was followed before is the one whose signature was verified then.
        let before = (state.opened.packs + state.migrations.flatMap(\.migrated.packs).map(\.pack))
            .first { $0.digest == target.pack.digest }
        return ShelvedPack(target, signedBy: target.signedBy ?? before?.signedBy)
            .reference(items: items)
    }

    private func addSubjects(_ match: PackCorrespondence, to event: inout PacksMigrated) {
        for (asked, place) in match.subjects {
            guard case .moved(let name) = place else { continue }
            event.moved.append(
                SubjectMoved(.item(ItemID(pack: match.old.id, code: asked.code)), to: name))
        }
        for reason in OrphanReason.allCases {
            let codes = match.subjects.filter { $0.place == .gone(reason) }.map(\.asked.code)
            if codes.isEmpty { continue }
            event.orphaned.append(.items(pack: match.old.id, codes: codes, reason))
        }
    }

    /// What only some of the answers of an item have.
    private func addAnswers(_ match: PackCorrespondence, to event: inout PacksMigrated) {
        let fit = AnswerFit(old: match.old, new: match.new)
        let answers = state.answers.filter { $0.key.pack == match.old.id }.values
            .flatMap { $0 }.sorted { $0.key < $1.key }
        for (key, answer) in answers {
            guard let place = match.place(of: key.item.code) else { continue }
            if let origin = home(of: key, match), origin != place.name(of: key.item.code) {
                event.moved.append(SubjectMoved(.answer(key), to: origin))
            } else if let name = place.name(of: key.item.code),
                let reason = fit.obstacle(answer.recorded.value, of: key.item.code, as: name)
            {
                event.orphaned.append(.answer(key, reason))
            }
        }
    }

    /// The item to which an answer was given, where it has its sentence again.
    private func home(of key: AnswerKey, _ match: PackCorrespondence) -> String? {
        guard let origin = state.origins[key] else { return nil }
        let asked = match.new.asked(on: state.opened.openedOn).first { $0.code == origin.item.code }
        let now = match.old.asked(on: state.opened.openedOn).first { $0.code == key.item.code }
        guard let asked, asked.shape == now?.shape,
            Language.allCases.contains(where: { asked.sentence[$0] == origin.shown })
        else { return nil }
        return asked.code
    }

    /// Answered or not: so the answer of a device that did not know goes there too. A fact that
    /// another pack asks too stays.
    private func addFacts(_ match: PackCorrespondence, to event: inout PacksMigrated) {
        for (asked, place) in match.facts where !isAskedElsewhere(asked.code, match) {
            let pack = match.old.id
            switch (place, obstacle(ofFact: asked.code, place, match)) {
            case (.gone(let reason), _), (_, let reason?):
                event.orphaned.append(.fact(asked.code, pack: pack, reason))
            case (.moved(let name), nil):
                event.moved.append(SubjectMoved(.fact(asked.code, pack: pack), to: name))
            case (.same, nil): break
            }
        }
    }

    /// Why the value of a fact is no answer in the new text.
    private func obstacle(
        ofFact fact: String, _ place: PackCorrespondence.Place, _ match: PackCorrespondence
    ) -> OrphanReason? {
        guard let value = state.facts[fact], let name = place.name(of: fact),
            let before = match.old.facts.first(where: { $0.name == fact }),
            let after = match.new.facts.first(where: { $0.name == name })
        else { return nil }
        return AnswerFit(old: match.old, new: match.new).obstacle(value, of: before, as: after)
    }

    func isAskedElsewhere(_ fact: String, _ match: PackCorrespondence) -> Bool {
        present.map { targets[$0.pack.id] ?? $0 }.contains { shelved in
            shelved.pack.id != match.old.id && shelved.pack.facts.contains { $0.name == fact }
        }
    }

    // MARK: What is listed beside

    private func subject(
        _ asked: AskedSubject, _ match: PackCorrespondence
    ) -> MigrationPlan.Subject {
        MigrationPlan.Subject(pack: match.old.id, code: asked.code, sentence: asked.sentence)
    }

    /// What stands again is nothing new.
    private func added(_ lines: [MigrationPlan.Line]) -> [MigrationPlan.Subject] {
        let back = lines.compactMap { line -> [String]? in
            if case .restored(let name) = line.fate { [line.pack, name] } else { nil }
        }
        return matches.flatMap { match in
            match.added.filter {
                !back.contains([match.old.id, $0.code]) && isChosen($0, of: match)
            }.map { subject($0, match) }
        }
    }

    /// Of chosen items only these are asked; facts and questions of a pack always are.
    private func isChosen(_ asked: AskedSubject, of match: PackCorrespondence) -> Bool {
        let reference = state.packs.first { $0.id == match.old.id }
        guard let chosen = reference?.items, !chosen.isEmpty else { return true }
        switch asked.shape {
        case .verdict, .measured: return chosen.contains(asked.code)
        case .question, .rows: return true
        }
    }

    private func dropped() -> [MigrationPlan.Subject] {
        matches.flatMap { match in
            let facts = match.facts.filter { fact in
                guard case .gone = fact.place else { return false }
                return state.facts[fact.asked.code] == nil
            }
            let subjects = match.subjects.filter { subject in
                guard case .gone = subject.place, isChosen(subject.asked, of: match) else {
                    return false
                }
                let item = ItemID(pack: match.old.id, code: subject.asked.code)
                return state.answers[item] == nil && state.rowCount(of: item) == 0
            }
            return (facts + subjects).map { self.subject($0.asked, match) }
        }
    }

    private func findings() -> [String] {
        state.findingsInOrder.filter { finding in
            guard let item = finding.recorded.item,
                let match = matches.first(where: { $0.old.id == item.pack }),
                case .gone = match.place(of: item.code)
            else { return false }
            return true
        }.map(\.recorded.number)
    }

    /// Lines in the order of the packs and of what they ask.
    private func lines(_ after: InspectionState) -> [MigrationPlan.Line] {
        matches.flatMap { MigrationLines(state, after, $0, self).all }
    }
}

extension InspectionEvent {
    /// The same as part of a migration.
    fileprivate var byMigration: InspectionEvent {
        switch self {
        case .answer(var answer):
            answer.isByMigration = true
            return .answer(answer)
        case .row(var event):
            event.isByMigration = true
            return .row(event)
        default: return self
        }
    }
}

extension InspectionState {
    /// Rows of a repeat, inside of whatever rows.
    func rowCount(of repeated: ItemID) -> Int {
        rows.keys.filter { $0.item == repeated }.reduce(0) { $0 + rows[$1].count }
    }
}
