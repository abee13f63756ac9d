extension InspectionState {
    /// Judges a command against this state. Pure: the same state, command and standing always
    /// give the same events or the same refusal.
    ///
    /// - Parameter standing: The packs' word on the items, on the facts recorded so far.
    package func decide(
        _ command: InspectionCommand, _ standing: ChecklistStanding
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        switch command {
        case .step(let step): try decide(step)
        case .setFact(let fact): try whileOpen { .fact(fact) }
        case .answer(let answer): try decide(answer, standing)
        case .row(let event):
            try whileOpen(event, standing)
        case .withdraw(let key, let author): try withdraw(key, author)
        case .resolve(let choice): try resolve(choice)
        case .undo(let author): try takeBack(undoable.last, author, orElse: .nothingToUndo)
        case .redo(let author): try takeBack(redoable.last, author, orElse: .nothingToRedo)
        case .recordFinding(let finding): try decide(finding)
        case .finish(let request): try finish(request, standing)
        case .resume: try resume()
        case .migrate(let migrated): try migrate(migrated)
        case .enterpriseSide(let side): try decide(side)
        case .sign(let signed): try decide(signed)
        case .supplement(let supplement): try decide(supplement)
        case .addOfficer(let person): try addOfficer(person)
        case .addPhotos(let photos): try decide(photos, standing)
        case .attachPhoto(let number, let target, let author):
            try attach(number, to: target, author, standing)
        case .removePhoto(let number, let author, let reason):
            try removePhoto(number, author, reason: reason)
        case .showBoard(let board): try showBoard(board, standing)
        case .referVideo(let video): try decide(video, standing)
        case .removeVideo(let number, let author, let reason):
            try removeVideo(number, author, reason: reason)
        }
    }

    private func whileOpen(
        _ event: () -> InspectionEvent
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        try mustBeOpen()
        return [event()]
    }

    private func whileOpen(
        _ event: RowEvent, _ standing: ChecklistStanding
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        try mustBeOpen()
        return try decide(event, standing)
    }

    func mustBeOpen() throws(InspectionRefusal) {
        switch phase {
        case .open: return
        case .suspended: throw .isSuspended
        case .finished: throw .isFinished
        }
    }

    /// Signing, measures and leaving come after the end; the other steps only before it.
    private func decide(_ step: StepRecorded) throws(InspectionRefusal) -> [InspectionEvent] {
        if !step.step.comesAfterTheEnd {
            try mustBeOpen()
        } else if phase == .suspended {
            throw .isSuspended
        }
        // What was signed is what was read back.
        if step.step == .readBack, isSigned { throw .alreadySigned }
        return [.step(step)]
    }

    // MARK: Answers

    private func decide(
        _ answer: AnswerRecorded, _ standing: ChecklistStanding
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        try mustBeOpen()
        let key = answer.key
        if case .entered = answer.value {
            guard standing.questions.contains(key.item) else { throw .unknownItem(key.item.text) }
            return try put(answer)
        }
        guard let item = standing.items[key.item] else { throw .unknownItem(key.item.text) }
        switch answer.value {
        case .entered: break
        case .measured:
            guard item.isMeasured else { throw .notMeasuredItem(key.item) }
        case .verdict(.pass), .verdict(.fail):
            // A draft limit judges nothing, so there a person has to.
            if item.isMeasured, !item.isDraft { throw .measuredItem(key.item) }
        case .verdict(.notApplicable):
            if item.isMandatory || item.isMajor, answer.reason?.isEmpty != false {
                throw .reasonRequired(key.item)
            }
        case .verdict(.notChecked):
            guard let reason = answer.reason, !reason.isEmpty else {
                throw .reasonRequired(key.item)
            }
            if NotCheckedReason(rawValue: reason) == nil { throw .unknownReason(reason) }
        case .verdict(.pending): break
        }
        return try put(answer)
    }

    /// In the place of what stands.
    private func put(_ answer: AnswerRecorded) throws(InspectionRefusal) -> [InspectionEvent] {
        let key = answer.key
        try mustAgree(on: key)
        var answer = answer
        answer.amends = self.answer(key)?.stamp.leaf
        answer.undo = nil
        answer.isByMigration = false
        return [.answer(answer)]
    }

    private func withdraw(
        _ key: AnswerKey, _ author: PersonID
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        try mustBeOpen()
        guard let standing = answer(key) else { throw .nothingToWithdraw(key.item) }
        try mustAgree(on: key)
        return [
            .withdrawal(
                AnswerWithdrawn(key: key, author: author, amends: standing.stamp.leaf))
        ]
    }

    /// Undo and redo alike: the inverse of one act, as new entries that name it.
    private func takeBack(
        _ leaf: LeafHash?, _ author: PersonID, orElse refusal: InspectionRefusal
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        try mustBeOpen()
        guard let leaf else { throw refusal }
        // An act may touch one key twice; what counts is what stood before it and after it.
        var keys: [AnswerKey] = []
        var before: [AnswerKey: StandingAnswer] = [:]
        var after: [AnswerKey: StandingAnswer] = [:]
        for change in history where change.stamp.leaf == leaf {
            if !keys.contains(change.key) {
                keys.append(change.key)
                before[change.key] = change.before
            }
            after[change.key] = change.after
        }
        var events: [InspectionEvent] = []
        for key in keys.reversed() {
            let now = answer(key)
            try mustAgree(on: key)
            guard now?.content == after[key]?.content else { throw .changedSince(key.item) }
            if let earlier = before[key] {
                var restored = earlier.recorded
                restored.author = author
                restored.amends = now?.stamp.leaf
                restored.undo = leaf
                restored.isByMigration = false
                events.append(.answer(restored))
            } else if let now {
                let withdrawn = AnswerWithdrawn(
                    key: key, author: author, amends: now.stamp.leaf, undo: leaf)
                events.append(.withdrawal(withdrawn))
            }
        }
        events += try takeBackPhotos(leaf, author)
        events += try takeBackRows(leaf, author)
        if events.isEmpty { throw refusal }
        return events
    }

    // MARK: Findings

    private func decide(
        _ finding: FindingRecorded
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        try mustBeOpen()
        // A record where an item stands as met beside a finding on it would contradict itself.
        // New words for a finding stay possible when the item was answered anew behind it.
        if let item = finding.item, item != findings[finding.id]?.recorded.item,
            standing(of: item) != .fail
        {
            throw .itemNotFailed(item)
        }
        if finding.place.isEmpty { throw .placeMissing }
        if finding.fact.isEmpty { throw .factMissing }
        if finding.disposition.isOrder {
            guard opened.requires.mayOrder, opened.mandate == .full else { throw .noPowerToOrder }
        }
        if finding.disposition == .rectifyByDeadline, finding.deadline == nil {
            throw .deadlineMissing
        }
        var finding = finding
        finding.amends = findings[finding.id]?.stamp.leaf
        return [.finding(finding)]
    }

    // MARK: The ends

    private func finish(
        _ request: FinishRequest, _ standing: ChecklistStanding
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        try mustBeOpen()
        let counts = standing.counts(self)
        let gaps = opened.requires.steps.filter {
            steps[$0] == nil && ![.sign, .measures, .leave, .readBack].contains($0)
        }
        switch request {
        case .suspended(let reason, let note):
            return [
                .finished(
                    InspectionFinished(
                        end: .suspended, counts: counts, gaps: [], reason: reason, note: note))
            ]
        case .refused(let refusal):
            if refusal.words.isEmpty { throw .refusalWordsMissing }
            return [
                .finished(
                    InspectionFinished(
                        end: .refused, counts: counts, gaps: gaps, refusal: refusal))
            ]
        case .normal:
            try mayEndNormally(standing, counts)
            let end: FinishEnd = opened.requires.record == .entry ? .recorded : .normal
            return [.finished(InspectionFinished(end: end, counts: counts, gaps: gaps))]
        }
    }

    private func mayEndNormally(
        _ standing: ChecklistStanding, _ counts: AnswerCounts
    ) throws(InspectionRefusal) {
        if officers.count < opened.requires.officers {
            throw .officersMissing(
                required: opened.requires.officers, have: officers.count)
        }
        if opened.requires.record == .inspectionRecord, !standing.missingFacts.isEmpty {
            throw .factsMissing(standing.missingFacts)
        }
        try mustAgree()
        let relevant = standing.relevant
        let compulsory =
            switch opened.requires.compulsory {
            case .all: relevant.filter { standing.items[$0]?.isMandatory == true }
            case .openOnly: relevant.filter(compulsory.contains)
            case .none: [ItemID]()
            }
        let open = compulsory.filter(isOpenQuestion)
        if !open.isEmpty { throw .compulsoryOpen(open) }
        let pending = relevant.filter { self.standing(of: $0) == .pending }
        if !pending.isEmpty { throw .pendingOpen(pending) }
        if counts.unanswered > 0 { throw .unansweredOpen(counts.unanswered) }
        if !standing.missingAnswers.isEmpty { throw .requiredOpen(standing.missingAnswers) }
        if !standing.brokenAnswers.isEmpty { throw .answersBroken(standing.brokenAnswers) }
    }

    private func isOpenQuestion(_ item: ItemID) -> Bool {
        switch standing(of: item) {
        case nil, .pending, .notChecked: true
        case .pass, .fail, .notApplicable: false
        }
    }

    /// Who came late still signs; once somebody has signed, the record names its officers.
    private func addOfficer(_ person: PersonID) throws(InspectionRefusal) -> [InspectionEvent] {
        if !signatures.isEmpty { throw .alreadySigned }
        if officers.contains(person) { return [] }
        return [.officerJoined(person)]
    }

    private func resume() throws(InspectionRefusal) -> [InspectionEvent] {
        switch phase {
        case .open: throw .isNotSuspended
        case .suspended: return [.resumed]
        case .finished:
            if isSigned { throw .alreadySigned }
            return [.resumed]
        }
    }

    // MARK: Signing

    private func decide(
        _ side: EnterpriseSideRecorded
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        guard case .finished = phase else { throw .isNotFinished }
        if isSigned { throw .alreadySigned }
        switch side.outcome {
        case .refusedToSign:
            if side.reason?.isEmpty != false { throw .enterpriseReasonMissing }
            if side.reportedTo?.isEmpty != false { throw .enterpriseReportMissing }
        case .signedByAgent:
            if side.person == nil { throw .enterpriseReasonMissing }
        case .paperSigned, .nobodyPresent: break
        }
        return [.enterpriseSide(side)]
    }

    /// What must hold before the statement is even shown for signing.
    package func maySign(_ person: PersonID) throws(InspectionRefusal) {
        guard case .finished(let end) = phase else { throw .isNotFinished }
        let requires = opened.requires
        if requires.record == .entry || requires.record == .lead { throw .modeIsNotSigned }
        try mustAgree()
        if isEndStale, !isSigned { throw .endIsStale }
        if end == .normal {
            if requires.signature == .required {
                if !isReadBack { throw .notReadBack }
                if enterpriseSide == nil { throw .enterpriseSideMissing }
            }
        }
        if !officers.contains(person) { throw .notAnOfficer }
        if hasSigned(person) { throw .alreadySigned }
    }

    private func decide(_ signed: RecordSigned) throws(InspectionRefusal) -> [InspectionEvent] {
        try maySign(signed.person)
        return [.signed(signed)]
    }

    private func decide(
        _ supplement: SupplementRecorded
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        if !isSigned { throw .isNotSigned }
        if supplement.text.isEmpty { throw .textMissing }
        if supplement.reason.isEmpty { throw .textMissing }
        return [.supplement(supplement)]
    }
}
