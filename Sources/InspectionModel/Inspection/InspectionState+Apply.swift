extension InspectionState {
    /// Folds one event in. Total: an event that does not fit the state changes nothing.
    package mutating func apply(_ event: InspectionEvent, _ stamp: EntryStamp) {
        guard fits(event, stamp) else { return }
        if case .migrated(let migrated) = event { return take(migrated, stamp) }
        lastStamp = stamp
        switch event {
        case .step(let step): steps[step.step] = StampedStep(recorded: step, stamp: stamp)
        case .fact(let fact): apply(fact, stamp)
        case .answer(let answer):
            let side = AnswerSide(
                answer: StandingAnswer(recorded: answer, stamp: stamp), author: answer.author,
                stamp: stamp, standsBy: stamp)
            take(
                side, on: answer.key, amends: answer.amends, undo: answer.undo,
                isByMigration: answer.isByMigration)
        case .withdrawal(let withdrawal):
            let side = AnswerSide(
                answer: nil, author: withdrawal.author, stamp: stamp, standsBy: stamp)
            take(side, on: withdrawal.key, amends: withdrawal.amends, undo: withdrawal.undo)
        case .resolved(let choice): apply(choice, stamp)
        case .finding(let finding): apply(finding, stamp)
        case .finished(let end):
            finished = end
            finishedStamp = stamp
            isEndStale = false
            phase = end.end == .suspended ? .suspended : .finished(end.end)
        case .resumed:
            phase = .open
            finished = nil
            finishedStamp = nil
            enterpriseSide = nil
        case .enterpriseSide(let side): enterpriseSide = side
        case .signed(let signed):
            signatures.append(StampedSignature(signed: signed, stamp: stamp))
        case .officerJoined(let person): joined.append(person)
        case .supplement(let supplement):
            supplements.append(StampedSupplement(recorded: supplement, stamp: stamp))
        case .row(let event): apply(event, stamp)
        case .migrated: break
        case .evidence(var event):
            let changes = evidence.history.count
            let (item, trail) = followed(event.target?.item, stamp)
            event.target?.item = item
            evidence.apply(event, stamp, trail)
            // Only what happens to photos is taken back by a key.
            if evidence.history.count > changes { remember(undo: event.undo, stamp.leaf) }
        }
    }

    /// A new session: what an earlier one did is no longer undone by a key.
    package mutating func endUndo() {
        undoable.removeAll()
        redoable.removeAll()
    }

    /// Whether an event can follow on what was folded so far; `decide` asks for more.
    private func fits(_ event: InspectionEvent, _ stamp: EntryStamp) -> Bool {
        switch event {
        case .fact, .finding, .finished: phase.isOpen
        case .row(let event): phase.isOpen && !isVoid(event, stamp) && fits(event, stamp)
        case .migrated: mayChangeAnswers(stamp)
        case .answer(let answer): mayChangeAnswers(stamp) && !isVoid(answer, stamp)
        case .withdrawal(let withdrawal):
            mayChangeAnswers(stamp)
                && (answer(withdrawal.key) != nil || stamp.seen != .all)
        case .resolved(let choice):
            // Inside of one journal nothing can be chosen between.
            (sides[choice.key] != nil || stamp.seen != .all) && choice.keep.count == 1
                && kept(choice, stamp) != nil
        case .step(let step): fits(step.step)
        case .resumed: !phase.isOpen && !isSigned
        case .enterpriseSide: phase.isFinished && !isSigned
        case .signed(let signed): phase.isFinished && !hasSigned(signed.person)
        case .supplement: isSigned
        case .evidence(let event): evidence.fits(event)
        case .officerJoined(let person): !isSigned && !officers.contains(person)
        }
    }

    /// An answer of a device that did not know of the end is kept.
    private func mayChangeAnswers(_ stamp: EntryStamp) -> Bool {
        phase.isOpen || finishedStamp.map { !stamp.comesAfter($0) } ?? false
    }

    private func fits(_ step: VisitStep) -> Bool {
        if step == .readBack, isSigned { return false }
        return step.comesAfterTheEnd ? phase != .suspended : phase.isOpen
    }

    private mutating func apply(_ finding: FindingRecorded, _ stamp: EntryStamp) {
        let before = findings[finding.id]
        if before == nil { findingOrder.append(finding.id) }
        let earlier = before.map { $0.earlier + [$0.recorded] } ?? []
        var finding = finding
        var (item, trail) = followed(finding.item, stamp)
        // New words leave it where it is.
        if let before, before.recorded.item == item { trail = before.trail }
        finding.item = item
        findings[finding.id] = StandingFinding(
            recorded: finding, stamp: stamp, earlier: earlier, trail: trail)
        steps[.readBack] = nil
    }

    private mutating func apply(_ event: RowEvent, _ stamp: EntryStamp) {
        var event = event
        switch route(event.key.item, stamp) {
        case .stands(let item, _):
            event.key.item = item
            rows.apply(event, stamp)
        case .aside(let item, let reason, let digest):
            guard event.act == .add else { break }
            event.key.item = item
            orphans.append(
                Orphan(
                    content: .rows(event.key, [event.row]), reason: reason, pack: item.pack,
                    digest: digest))
        }
        steps[.readBack] = nil
        if !event.isByMigration { remember(undo: event.undo, stamp.leaf) }
    }

    private func fits(_ event: RowEvent, _ stamp: EntryStamp) -> Bool {
        guard case .stands(let item, _) = route(event.key.item, stamp) else { return true }
        var event = event
        event.key.item = item
        return rows.fits(event)
    }

    mutating func change(
        _ key: AnswerKey, to side: AnswerSide, amends: LeafHash?, undo: LeafHash?,
        isByMigration: Bool
    ) {
        let before = answer(key)
        if !origins.isEmpty, before?.measured != side.answer?.measured || before?.measured == nil {
            origins[key] = nil
        }
        stand(put(side, on: key, amends: amends), on: key)
        history.append(
            AnswerChange(
                key: key, before: before, after: side.answer, author: side.author,
                stamp: side.stamp, undo: undo, isAnswer: true))
        lastAnswered = key
        // What a migration worked out goes back by a migration alone.
        if !isByMigration { remember(undo: undo, side.stamp.leaf) }
    }

    /// The kept answer stands by the choice; a choice that did not know of it stays beside it.
    private mutating func apply(_ choice: ConflictResolved, _ stamp: EntryStamp) {
        guard var kept = kept(choice, stamp) else { return }
        resolutions.append(StampedResolution(choice: choice, stamp: stamp))
        var key = choice.key
        switch route(key.item, stamp) {
        case .stands(let item, _): key.item = item
        case .aside:
            orphans.removeAll { orphan in
                orphan.answer.map { choice.drop.contains($0.stamp.leaf) } ?? false
            }
            return
        }
        kept = kept.filed(under: key)
        kept.standsBy = stamp
        let before = answer(key)
        let named = Set(choice.keep + choice.drop)
        stand(put(kept, on: key, amends: nil, named: named), on: key)
        history.append(
            AnswerChange(
                key: key, before: before, after: kept.answer, author: choice.author,
                stamp: stamp, undo: nil, isAnswer: false))
        lastAnswered = key
    }

    private func kept(_ choice: ConflictResolved, _ stamp: EntryStamp) -> AnswerSide? {
        var key = choice.key
        if case .stands(let item, _) = route(key.item, stamp) { key.item = item }
        return side(choice.keep[0], on: key) ?? side(choice.keep[0], on: choice.key)
    }

    /// What was read back and ended before no longer is what stands; what was signed stays signed.
    private mutating func stand(_ answer: StandingAnswer?, on key: AnswerKey) {
        answers[key.item, default: [:]][key] = answer
        if answer == nil, answers[key.item]?.isEmpty == true { answers[key.item] = nil }
        if isSigned { return }
        steps[.readBack] = nil
        isEndStale = phase.isFinished
    }

    /// One act is one step back, however many answers it changed.
    private mutating func remember(undo: LeafHash?, _ leaf: LeafHash) {
        if undoable.last == leaf || redoable.last == leaf { return }
        guard let undo else {
            undoable.append(leaf)
            redoable.removeAll()
            return
        }
        if undoable.last == undo {
            undoable.removeLast()
            redoable.append(leaf)
        } else if redoable.last == undo {
            redoable.removeLast()
            undoable.append(leaf)
        }
    }
}
