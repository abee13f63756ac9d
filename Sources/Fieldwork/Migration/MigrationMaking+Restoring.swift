import ChecklistEngine
import InspectionModel
import Wording

/// What was set aside and has its sentence again.
extension MigrationMaking {
    func addRestored(_ match: PackCorrespondence, to event: inout PacksMigrated) {
        addRestoredFacts(match, to: &event)
        var whole: [(digest: String, codes: [String])] = []
        var seen: Set<[String]> = []
        for orphan in state.orphans where orphan.pack == match.old.id {
            if case .fact = orphan.content { continue }
            guard seen.insert([orphan.digest, orphan.code]).inserted else { continue }
            let alike = state.orphans.filter {
                $0.pack == orphan.pack && $0.digest == orphan.digest && $0.code == orphan.code
            }
            let names = alike.map { name(of: $0, match) }
            if names.allSatisfy({ $0 == orphan.code }) {
                let index = whole.firstIndex { $0.digest == orphan.digest }
                if let index {
                    whole[index].codes.append(orphan.code)
                } else {
                    whole.append((orphan.digest, [orphan.code]))
                }
                continue
            }
            for (orphan, name) in zip(alike, names) {
                guard let name, case .answer(let key, let answer, _) = orphan.content else {
                    continue
                }
                event.restored.append(
                    .answer(
                        key, leaf: answer.stamp.leaf, to: name == orphan.code ? nil : name))
            }
        }
        for (digest, codes) in whole {
            event.restored.append(.items(pack: match.old.id, codes: codes, digest: digest))
        }
    }

    /// Of several values under one name in one text the newest counts.
    private func addRestoredFacts(_ match: PackCorrespondence, to event: inout PacksMigrated) {
        var seen: Set<[String]> = []
        for orphan in state.orphans.reversed() where orphan.pack == match.old.id {
            guard case .fact(let name, let value) = orphan.content,
                seen.insert([orphan.digest, name]).inserted,
                let now = self.name(ofFact: name, value, earlier[orphan.digest], match)
            else { continue }
            event.restored.append(
                .fact(
                    name, pack: match.old.id, digest: orphan.digest,
                    to: now == name ? nil : now))
        }
    }

    /// Under which name a fact that was set aside is asked again.
    private func name(
        ofFact fact: String, _ value: String, _ before: Pack?, _ match: PackCorrespondence
    ) -> String? {
        guard let before, let then = before.facts.first(where: { $0.name == fact }),
            let place = PackCorrespondence(
                from: before, to: match.new, on: state.opened.openedOn
            ).facts.first(where: {
                $0.asked.code == fact
            })?.place,
            let name = place.name(of: fact),
            let now = match.new.facts.first(where: { $0.name == name }),
            AnswerFit(old: before, new: match.new).obstacle(value, of: then, as: now) == nil
        else { return nil }
        return name
    }

    /// Under which name something that was set aside stands again: its own, or that of the item to
    /// which the answer was given; nil while neither has its sentence.
    private func name(of orphan: Orphan, _ match: PackCorrespondence) -> String? {
        guard let before = earlier[orphan.digest],
            let then = before.asked(on: state.opened.openedOn).first(where: {
                $0.code == orphan.code
            })
        else { return nil }
        var value: AnswerValue?
        var origin: AnswerOrigin?
        if case .answer(_, let answer, let given) = orphan.content {
            value = answer.recorded.value
            origin = given
        }
        let fit = AnswerFit(old: before, new: match.new)
        return [orphan.code, origin?.item.code].compactMap { $0 }.first { name in
            guard
                let now = match.new.asked(on: state.opened.openedOn).first(where: {
                    $0.code == name
                }),
                now.shape == then.shape
            else { return false }
            let isItsSentence =
                name == orphan.code
                ? now.sentence == then.sentence
                : Language.allCases.contains { now.sentence[$0] == origin?.shown }
            let obstacle = value.flatMap { fit.obstacle($0, of: orphan.code, as: name) }
            return isItsSentence && obstacle == nil
        }
    }
}
