extension InspectionState {
    /// Folds one event in. Total: an event that does not fit the state changes nothing.
    package mutating func apply(_ event: InspectionEvent, _ stamp: EntryStamp) {
        guard fits(event, stamp) else { return }
        lastStamp = stamp
        switch event {
        case .step(let step): steps[step.step] = StampedStep(recorded: step, stamp: stamp)
        case .fact(let fact):
            facts[fact.name] = fact.value
            steps[.readBack] = nil
        case .answer(let answer):
            let side = AnswerSide(
                answer: StandingAnswer(recorded: answer, stamp: stamp), author: answer.author,
                stamp: stamp, standsBy: stamp)
            change(answer.key, to: side, amends: answer.amends, undo: answer.undo)
        case .withdrawal(let withdrawal):
            let side = AnswerSide(
                answer: nil, author: withdrawal.author, stamp: stamp, standsBy: stamp)
            change(
                withdrawal.key, to: side, amends: withdrawal.amends, undo: withdrawal.undo)
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
        case .row(let event):
            rows.apply(event, stamp)
            steps[.readBack] = nil
            remember(undo: event.undo, stamp.leaf)
        case .evidence(let event):
            let changes = evidence.history.count
            evidence.apply(event, stamp)
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
        case .row(let event): phase.isOpen && rows.fits(event)
        case .answer: mayChangeAnswers(stamp)
        case .withdrawal(let withdrawal):
            mayChangeAnswers(stamp)
                && (answer(withdrawal.key) != nil || stamp.seen != .all)
        case .resolved(let choice):
            // Inside of one journal nothing can be chosen between.
            (sides[choice.key] != nil || stamp.seen != .all) && choice.keep.count == 1
                && side(choice.keep[0], on: choice.key) != nil
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
        findings[finding.id] = StandingFinding(recorded: finding, stamp: stamp, earlier: earlier)
        steps[.readBack] = nil
    }

    private mutating func change(
        _ key: AnswerKey, to side: AnswerSide, amends: LeafHash?, undo: LeafHash?
    ) {
        let before = answer(key)
        stand(put(side, on: key, amends: amends), on: key)
        history.append(
            AnswerChange(
                key: key, before: before, after: side.answer, author: side.author,
                stamp: side.stamp, undo: undo, isChoice: false))
        lastAnswered = key
        remember(undo: undo, side.stamp.leaf)
    }

    /// The kept answer stands by the choice; a choice that did not know of it stays beside it.
    private mutating func apply(_ choice: ConflictResolved, _ stamp: EntryStamp) {
        guard var kept = side(choice.keep[0], on: choice.key) else { return }
        kept.standsBy = stamp
        let before = answer(choice.key)
        let named = Set(choice.keep + choice.drop)
        stand(put(kept, on: choice.key, amends: nil, named: named), on: choice.key)
        history.append(
            AnswerChange(
                key: choice.key, before: before, after: kept.answer, author: choice.author,
                stamp: stamp, undo: nil, isChoice: true))
        resolutions.append(StampedResolution(choice: choice, stamp: stamp))
        lastAnswered = choice.key
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
