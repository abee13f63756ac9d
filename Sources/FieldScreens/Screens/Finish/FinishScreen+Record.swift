import ChecklistEngine
import Fieldwork
import HazardLedger
import InspectionModel
import Wording

/// The sentences about an inspection as its record will hold them.
extension FinishScreen {
    /// What is read out item by item: the findings, failures without one, open questions, and what
    /// was not found or not checked. Never empty.
    func readBackItems(
        _ state: InspectionState, _ around: Surroundings, _ words: Phrasebook
    ) -> [[String]] {
        var items = state.findingsInOrder.map { findingLines($0.recorded, around, words) }
        let found = Set(state.findingsInOrder.compactMap(\.recorded.item))
        for item in state.answers.keys.sorted() where !found.contains(item) {
            let verdict = state.standing(of: item)
            guard verdict == .fail || verdict == .pending else { continue }
            items.append(answerLines(item, state, around, words))
        }
        items.append([cleanLine(state, around, words)])
        return items
    }

    private func findingLines(
        _ finding: FindingRecorded, _ around: Surroundings, _ words: Phrasebook
    ) -> [String] {
        let hazard = around.field?.ledger[finding.hazard]
        var lines = [
            words(
                "record.finding",
                [
                    "number": finding.number, "place": finding.place,
                    "grade": gradeText(hazard, words),
                ]), finding.violation, words("record.fact", ["text": finding.fact]),
        ]
        if !finding.basis.isEmpty {
            let sheet = around.sheets[inspection]
            let pack = sheet?.packs.first { $0.id == finding.item?.pack }
                .map { ($0, sheet?.day ?? around.today) }
            let text = basisText(finding.basis, pack, words)
            lines.append(words("record.basis", ["text": text]))
        }
        if let reason = finding.reason { lines.append(words("record.reason", ["text": reason])) }
        lines.append(
            words("record.disposition", ["text": dispositionText(finding, words)]))
        if let rectify = finding.rectify {
            lines.append(words("record.rectify", ["text": rectify]))
        }
        // The problem stands first; that it was corrected comes behind it and never instead of it.
        if let fixed = hazard?.fixedOnSpot {
            lines.append(
                words("record.fixed", ["before": fixed.before, "after": fixed.after]))
            if let passed = hazard?.reinspection {
                lines.append(
                    words("record.confirmed_by", ["name": around.name(passed.confirmedBy)]))
            }
        }
        if !finding.photos.isEmpty {
            lines.append(
                words("record.photos", ["text": finding.photos.joined(separator: " ")]))
        }
        return lines
    }

    private func answerLines(
        _ item: ItemID, _ state: InspectionState, _ around: Surroundings, _ words: Phrasebook
    ) -> [String] {
        let answers = (state.answers[item] ?? [:]).values.sorted { $0.stamp.seq < $1.stamp.seq }
        let shown = answers.last?.recorded.shown ?? ""
        var lines = ["\(item.code)  \(verdictWord(state.standing(of: item), words))", shown]
        for answer in answers where answer.recorded.note != nil || answer.recorded.key.place != nil
        {
            let place = answer.recorded.key.place.map { "@ \($0)" }
            let parts = [place, answerWord(answer, words), answer.recorded.note]
            lines.append(parts.compactMap { $0 }.joined(separator: "  "))
        }
        return lines
    }

    /// A clean record says how much was looked at and how much was not, and nothing more.
    func cleanLine(
        _ state: InspectionState, _ around: Surroundings, _ words: Phrasebook
    ) -> String {
        guard let counts = counts(state, around) else { return "" }
        let isClean = counts.fail == 0 && counts.findings == 0 && counts.pending == 0
        return words(
            isClean ? "record.clean" : "record.rest",
            [
                "checked": String(counts.pass), "fail": String(counts.fail),
                "findings": String(counts.findings), "pending": String(counts.pending),
                "not_checked": String(counts.notChecked + counts.unanswered),
            ])
    }

    func counts(_ state: InspectionState, _ around: Surroundings) -> AnswerCounts? {
        if let finished = state.finished { return finished.counts }
        return standing(around)?.counts(state)
    }

    /// How each local addition stands by itself.
    func overlayLines(
        _ state: InspectionState, _ around: Surroundings, _ words: Phrasebook
    ) -> [String] {
        guard let sheet = around.sheets[inspection] else { return [] }
        return sheet.packs.enumerated().compactMap { index, pack in
            guard let overlay = pack.overlay else { return nil }
            let items = sheet.relevantRows.filter { sheet.rows[$0].pack == index }
                .map { sheet.rows[$0].id }
            return words(
                "finish.overlay",
                [
                    "section": overlayHeading(overlay, words), "relevant": String(items.count),
                    "answered": String(items.count { state.standing(of: $0) != nil }),
                    "fail": String(items.count { state.standing(of: $0) == .fail }),
                ])
        }
    }

    /// Failed items that no finding describes: allowed, but seldom meant.
    func failuresWithoutFinding(_ state: InspectionState) -> [ItemID] {
        let found = Set(state.findingsInOrder.compactMap(\.recorded.item))
        return state.answers.keys.sorted().filter {
            state.standing(of: $0) == .fail && !found.contains($0)
        }
    }

    /// How many photos there are, and which the checklists want that are missing; nil when there is
    /// nothing to say.
    func photosText(
        _ state: InspectionState, _ around: Surroundings, _ words: Phrasebook
    ) -> (text: String, isMissing: Bool)? {
        let count = state.evidence.standing.count
        let missing = (around.sheets[inspection]?.rows ?? []).filter {
            state.standing(of: $0.id) != nil && state.wantsPhoto(of: $0)
        }.map(\.item.code)
        let awaited = state.photosToImport
        if count == 0, missing.isEmpty, awaited.isEmpty { return nil }
        var parts = [words("finish.photos", ["count": String(count)])]
        if !missing.isEmpty {
            parts.append(
                words(
                    "finish.photos_missing",
                    [
                        "items": missing.prefix(6).joined(separator: ", "),
                        "count": String(missing.count),
                    ]))
        }
        if !awaited.isEmpty {
            parts.append(
                words(
                    "finish.photos_awaited",
                    ["numbers": awaited.prefix(6).joined(separator: " ")]))
        }
        let isMissing = !missing.isEmpty || !awaited.isEmpty
        return (parts.joined(separator: words("list.separator")), isMissing)
    }

    // MARK: What was done

    /// What an act that is done says beside its name; nil while it is not done.
    func doneText(
        _ command: CommandID, _ around: Surroundings, _ words: Phrasebook
    ) -> String? {
        guard let state = state(around) else { return nil }
        switch command {
        case .readBack:
            guard let step = state.steps[.readBack] else { return nil }
            let values = [
                "time": clockText(step.stamp.at), "objection": step.recorded.note ?? "",
            ]
            return words(
                step.recorded.note == nil ? "finish.read_back_done" : "finish.objected", values)
        case .enterpriseSide: return state.enterpriseSide.map { sideText($0, around, words) }
        case .sign: return state.signatures.isEmpty ? nil : signaturesText(state, around, words)
        case .leave:
            return state.steps[.leave].map {
                words("finish.left_already", ["time": clockText($0.stamp.at)])
            }
        case .supplement:
            let count = state.supplements.count
            return count == 0 ? nil : words("finish.supplements", ["count": String(count)])
        case .endNormal, .endSuspended, .endRefused: return endText(command, state, words)
        default: return nil
        }
    }

    private func endText(
        _ command: CommandID, _ state: InspectionState, _ words: Phrasebook
    ) -> String? {
        guard let finished = state.finished, let stamp = state.finishedStamp else { return nil }
        let isThis =
            switch finished.end {
            case .normal, .recorded: command == .endNormal
            case .suspended: command == .endSuspended
            case .refused: command == .endRefused
            }
        guard isThis else { return nil }
        let about =
            finished.reason.map { words("suspension.\($0.rawValue)") } ?? finished.refusal?.words
        let values = ["time": clockText(stamp.at), "about": about ?? ""]
        return words(about == nil ? "finish.ended_at" : "finish.ended_at_about", values)
    }

    private func sideText(
        _ side: EnterpriseSideRecorded, _ around: Surroundings, _ words: Phrasebook
    ) -> String {
        var parts = [words("enterprise.\(side.outcome.rawValue)")]
        if let person = side.person { parts.append(around.name(person)) }
        if let reason = side.reason { parts.append(reason) }
        if let report = side.reportedTo {
            parts.append(words("finish.reported_to", ["to": report]))
        }
        return parts.joined(separator: words("list.separator"))
    }

    /// Who has signed and when; with one of two signatures it is a draft, and says so.
    func signaturesText(
        _ state: InspectionState, _ around: Surroundings, _ words: Phrasebook
    ) -> String {
        let signed = state.signatures.map {
            "\(around.name($0.signed.person)) \(clockText($0.stamp.at))"
        }.joined(separator: words("list.separator"))
        return words(
            state.isFullySigned ? "finish.signed" : "finish.waits_for_second",
            ["names": signed])
    }

    /// Before it is signed: who judged, who typed, and who is about to sign.
    func peopleText(
        _ state: InspectionState, _ around: Surroundings, _ words: Phrasebook
    ) -> String {
        let answers = state.answers.values.flatMap(\.values)
        let authors = answers.map(\.recorded.author) + state.findingsInOrder.map(\.recorded.author)
        let typists = answers.map(\.stamp.by) + state.findingsInOrder.map(\.stamp.by)
        func names(_ people: [PersonID]) -> String {
            Set(people).sorted().map { around.name($0) }
                .joined(separator: words("list.separator"))
        }
        return [
            words("people.author", ["names": names(authors)]),
            words("people.typist", ["names": names(typists)]),
            words(
                "people.signer", ["names": around.name(around.author ?? around.profile.person)]),
        ].joined(separator: "  ")
    }

    func sentence(of notice: Notice, _ words: Phrasebook) -> String {
        words(notice.key, Chrome.translated(notice.values, words))
    }
}
