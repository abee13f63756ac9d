import ChecklistEngine
import InspectionModel
import Wording

/// What a migration makes of everything that stands, read off the state before and after it.
struct MigrationLines {
    private let before: InspectionState
    private let after: InspectionState
    private let match: PackCorrespondence
    private let making: MigrationMaking
    /// What is set aside by it.
    private let aside: [Orphan]

    init(
        _ before: InspectionState, _ after: InspectionState, _ match: PackCorrespondence,
        _ making: MigrationMaking
    ) {
        self.before = before
        self.after = after
        self.match = match
        self.making = making
        aside = after.orphans.filter { !before.orphans.contains($0) }
    }

    /// Facts, then what is asked in the order of the pack, then what stands again.
    var all: [MigrationPlan.Line] { facts + subjects + restored }

    private var facts: [MigrationPlan.Line] {
        match.facts.compactMap { asked, place in
            guard let value = before.facts[asked.code],
                !making.isAskedElsewhere(asked.code, match)
            else { return nil }
            let orphan = aside.first {
                if case .fact(asked.code, _) = $0.content { $0.pack == match.old.id } else { false }
            }
            return line(asked.code, asked.sentence, .fact(value), fate(place, orphan))
        }
    }

    private var subjects: [MigrationPlan.Line] {
        match.subjects.flatMap { asked, place in
            let item = ItemID(pack: match.old.id, code: asked.code)
            let answers = (before.answers[item] ?? [:]).sorted { $0.key < $1.key }
            return rows(of: item, asked, place)
                + answers.map { key, answer in
                    let orphan = aside.first { $0.key == key && $0.answer == answer }
                    let place = orphan == nil ? movedAlone(key, answer) ?? place : place
                    return line(
                        asked.code, asked.sentence, .answer(answer.recorded),
                        fate(place, orphan))
                }
        }
    }

    /// Where one answer went by itself.
    private func movedAlone(
        _ key: AnswerKey, _ answer: StandingAnswer
    ) -> PackCorrespondence.Place? {
        for moved in after.migrations.last?.migrated.moved ?? [] where moved.subject == .answer(key)
        {
            return .moved(moved.to)
        }
        return nil
    }

    private func rows(
        of item: ItemID, _ asked: AskedSubject, _ place: PackCorrespondence.Place
    ) -> [MigrationPlan.Line] {
        before.rows.keys.filter { $0.item == item }
            .sorted { ($0.within ?? -1) < ($1.within ?? -1) }
            .flatMap { key in
                before.rows[key].map { row in
                    let orphan = aside.first {
                        if case .rows(key, let rows) = $0.content {
                            rows.contains(row)
                        } else {
                            false
                        }
                    }
                    return line(asked.code, asked.sentence, .row(row), fate(place, orphan))
                }
            }
    }

    private var restored: [MigrationPlan.Line] {
        let back = before.orphans.filter { orphan in
            orphan.pack == match.old.id && !after.orphans.contains(orphan)
        }
        return back.flatMap { orphan in
            let names = making.earlier[orphan.digest]
            let sentence =
                ((names?.asked(on: before.opened.openedOn) ?? []) + (names?.factsAsked ?? [])).first
            {
                $0.code == orphan.code
            }?.sentence ?? Text(zh: orphan.code, en: orphan.code)
            func line(_ said: MigrationPlan.Said, _ name: String) -> MigrationPlan.Line {
                self.line(orphan.code, sentence, said, .restored(name))
            }
            switch orphan.content {
            case .answer(let key, let answer, _):
                return [line(.answer(answer.recorded), name(of: key, answer) ?? orphan.code)]
            case .fact(let name, let value):
                return [line(.fact(value), self.name(ofFact: name, orphan.digest))]
            case .rows(_, let rows): return rows.map { line(.row($0), orphan.code) }
            }
        }
    }

    /// Under which item an answer that was aside stands now.
    private func name(of key: AnswerKey, _ answer: StandingAnswer) -> String? {
        for case .answer(key, answer.stamp.leaf, let to) in after.migrations.last?.migrated.restored
            ?? []
        {
            return to
        }
        return nil
    }

    private func name(ofFact fact: String, _ digest: String) -> String {
        let restored = after.migrations.last?.migrated.restored ?? []
        for case .fact(fact, match.old.id, digest, let to?) in restored { return to }
        return fact
    }

    private func fate(
        _ place: PackCorrespondence.Place, _ orphan: Orphan?
    ) -> MigrationPlan.Fate {
        if let orphan { return .orphaned(orphan.reason) }
        switch place {
        case .same, .gone: return .kept
        case .moved(let name): return .moved(name)
        }
    }

    private func line(
        _ code: String, _ sentence: Text, _ said: MigrationPlan.Said, _ fate: MigrationPlan.Fate
    ) -> MigrationPlan.Line {
        let recorded: String? =
            switch said {
            case .answer(let answer):
                if case .entered(let entry) = answer.value { entry.text } else { nil }
            case .fact(let value): value
            case .row: nil
            }
        let chosen = recorded.flatMap { match.old.chosen($0, for: code)?.map(\.label) }
        return MigrationPlan.Line(
            pack: match.old.id, code: code, sentence: sentence, said: said, chosen: chosen,
            fate: fate, rejudged: nil)
    }
}
