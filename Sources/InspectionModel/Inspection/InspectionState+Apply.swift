extension InspectionState {
    /// Folds one event in. Total: an event that does not fit the state changes nothing.
    package mutating func apply(_ event: InspectionEvent, _ stamp: EntryStamp) {
        guard fits(event) else { return }
        lastStamp = stamp
        switch event {
        case .step(let step): steps[step.step] = StampedStep(recorded: step, stamp: stamp)
        case .fact(let fact):
            facts[fact.name] = fact.value
            steps[.readBack] = nil
        case .answer(let answer):
            change(
                answer.key, to: StandingAnswer(recorded: answer, stamp: stamp), undo: answer.undo,
                stamp)
        case .withdrawal(let withdrawal):
            change(withdrawal.key, to: nil, undo: withdrawal.undo, stamp)
        case .finding(let finding): apply(finding, stamp)
        case .finished(let end):
            finished = end
            finishedStamp = stamp
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
    private func fits(_ event: InspectionEvent) -> Bool {
        switch event {
        case .fact, .answer, .finding, .finished: phase.isOpen
        case .withdrawal(let withdrawal): phase.isOpen && answer(withdrawal.key) != nil
        case .step(let step): fits(step.step)
        case .resumed: !phase.isOpen && !isSigned
        case .enterpriseSide: phase.isFinished && !isSigned
        case .signed(let signed): phase.isFinished && !hasSigned(signed.person)
        case .supplement: isSigned
        case .evidence(let event): evidence.fits(event)
        case .officerJoined(let person): !isSigned && !officers.contains(person)
        }
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
        _ key: AnswerKey, to after: StandingAnswer?, undo: LeafHash?, _ stamp: EntryStamp
    ) {
        let before = answer(key)
        answers[key.item, default: [:]][key] = after
        if after == nil, answers[key.item]?.isEmpty == true { answers[key.item] = nil }
        history.append(
            AnswerChange(key: key, before: before, after: after, stamp: stamp, undo: undo))
        lastAnswered = key
        steps[.readBack] = nil
        remember(undo: undo, stamp.leaf)
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
