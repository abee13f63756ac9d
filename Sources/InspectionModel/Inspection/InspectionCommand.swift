/// What a person wants to do inside an inspection.
package enum InspectionCommand: Equatable, Sendable {
    case step(StepRecorded)
    case setFact(FactRecorded)
    case answer(AnswerRecorded)
    case row(RowEvent)
    case withdraw(AnswerKey, author: PersonID)
    case resolve(ConflictResolved)
    case undo(author: PersonID)
    case redo(author: PersonID)
    case recordFinding(FindingRecorded)
    case finish(FinishRequest)
    case resume
    case migrate(PacksMigrated)
    case enterpriseSide(EnterpriseSideRecorded)
    case sign(RecordSigned)
    case supplement(SupplementRecorded)
    case addOfficer(PersonID)
    case addPhotos([PhotoAdded])
    case attachPhoto(String, EvidenceTarget, author: PersonID)
    case removePhoto(String, author: PersonID, reason: String)
    case showBoard(PhotoBoardShown)
    case referVideo(VideoReferenced)
    case removeVideo(String, author: PersonID, reason: String)
}

package enum FinishRequest: Equatable, Sendable {
    case normal
    case suspended(SuspensionReason, note: String?)
    case refused(InspectionRefused)
}

/// Why an act is not done. Nothing was written; what was recorded before is untouched.
package enum InspectionRefusal: Error, Equatable, Sendable {
    case unknownInspection
    case isSuspended
    case isFinished
    case isNotSuspended
    case isNotFinished
    case unknownItem(String)
    case measuredItem(ItemID)
    case notMeasuredItem(ItemID)
    case reasonRequired(ItemID)
    case unknownReason(String)
    case nothingToWithdraw(ItemID)
    case nothingToUndo
    case nothingToRedo
    case changedSince(ItemID)
    case itemNotFailed(ItemID)
    case placeMissing
    case factMissing
    case noPowerToOrder
    case deadlineMissing
    case unknownFinding
    case officersMissing(required: Int, have: Int)
    case factsMissing([String])
    /// Answers that knew nothing of one another, on these items.
    case conflictOpen([ItemID])
    case noConflict(ItemID)
    /// Not each of so many answers was named, one of them to be kept.
    case conflictNotNamed(ItemID, count: Int)
    case conflictReasonMissing(ItemID)
    case conflictIsSigned(ItemID)
    /// What stands has changed since the end was recorded.
    case endIsStale
    case compulsoryOpen([ItemID])
    case pendingOpen([ItemID])
    case unansweredOpen(Int)
    /// Questions that have to be answered and are not.
    case requiredOpen([ItemID])
    /// Questions whose answers break their constraints.
    case answersBroken([ItemID])
    case unknownRow(ItemID)
    case refusalWordsMissing
    case notReadBack
    case enterpriseSideMissing
    case enterpriseReasonMissing
    case enterpriseReportMissing
    case modeIsNotSigned
    case alreadySigned
    case notAnOfficer
    case isNotSigned
    /// Not one of the inspection's packs, or not the text of it that counts.
    case packNotInInspection(String)
    case textMissing
    /// `number` shows the same thing; `name` is what was to be added.
    case photoAlreadyThere(number: String, name: String)
    case unknownPhoto(String)
    case photoChangedSince(String)
    case evidenceIsSigned(String)
    case removalReasonMissing(String)
    case videoDeviceMissing
    case videoTimesWrong(from: String, to: String)

    /// The stable word for scripts and for the string files.
    package var code: String {
        switch self {
        case .unknownInspection: "unknown_inspection"
        case .isSuspended: "inspection_suspended"
        case .isFinished: "inspection_finished"
        case .isNotSuspended: "inspection_not_suspended"
        case .isNotFinished: "inspection_not_finished"
        case .unknownItem: "unknown_item"
        case .measuredItem: "measured_item"
        case .notMeasuredItem: "not_measured_item"
        case .reasonRequired: "reason_required"
        case .unknownReason: "unknown_reason"
        case .nothingToWithdraw: "nothing_to_withdraw"
        case .nothingToUndo: "nothing_to_undo"
        case .nothingToRedo: "nothing_to_redo"
        case .changedSince: "changed_since"
        case .itemNotFailed: "item_not_failed"
        case .placeMissing: "place_missing"
        case .factMissing: "fact_missing"
        case .noPowerToOrder: "no_power_to_order"
        case .deadlineMissing: "deadline_missing"
        case .unknownFinding: "unknown_finding"
        case .officersMissing: "officers_missing"
        case .factsMissing: "facts_missing"
        case .conflictOpen: "conflict_open"
        case .noConflict: "no_conflict"
        case .conflictNotNamed: "conflict_not_named"
        case .conflictReasonMissing: "conflict_reason_missing"
        case .conflictIsSigned: "conflict_is_signed"
        case .endIsStale: "end_is_stale"
        case .compulsoryOpen: "compulsory_open"
        case .pendingOpen: "pending_open"
        case .unansweredOpen: "unanswered_open"
        case .requiredOpen: "required_open"
        case .answersBroken: "answers_broken"
        case .unknownRow: "unknown_row"
        case .refusalWordsMissing: "refusal_words_missing"
        case .notReadBack: "not_read_back"
        case .enterpriseSideMissing: "enterprise_side_missing"
        case .enterpriseReasonMissing: "enterprise_reason_missing"
        case .enterpriseReportMissing: "enterprise_report_missing"
        case .modeIsNotSigned: "mode_is_not_signed"
        case .alreadySigned: "already_signed"
        case .notAnOfficer: "not_an_officer"
        case .isNotSigned: "is_not_signed"
        case .packNotInInspection: "pack_not_in_inspection"
        case .textMissing: "text_missing"
        case .photoAlreadyThere: "photo_already_there"
        case .unknownPhoto: "unknown_photo"
        case .photoChangedSince: "photo_changed_since"
        case .evidenceIsSigned: "evidence_is_signed"
        case .removalReasonMissing: "removal_reason_missing"
        case .videoDeviceMissing: "video_device_missing"
        case .videoTimesWrong: "video_times_wrong"
        }
    }

    /// Named values for the sentence, as the string files' placeholders call them.
    package var arguments: [String: String] {
        switch self {
        case .unknownItem(let text): ["item": text]
        case .unknownReason(let text): ["reason": text]
        case .measuredItem(let item), .notMeasuredItem(let item), .reasonRequired(let item),
            .nothingToWithdraw(let item), .changedSince(let item), .itemNotFailed(let item),
            .noConflict(let item), .conflictReasonMissing(let item), .conflictIsSigned(let item):
            ["item": item.code]
        case .conflictNotNamed(let item, let count):
            ["item": item.code, "count": String(count)]
        case .officersMissing(let required, let have):
            ["required": String(required), "have": String(have)]
        case .factsMissing(let names):
            ["facts": names.joined(separator: ", "), "count": String(names.count)]
        case .unknownRow(let item): ["item": item.code]
        case .compulsoryOpen(let items), .pendingOpen(let items), .conflictOpen(let items),
            .requiredOpen(let items), .answersBroken(let items):
            [
                "items": items.prefix(4).map(\.code).joined(separator: ", "),
                "count": String(items.count),
            ]
        case .packNotInInspection(let pack): ["pack": pack]
        case .unansweredOpen(let count): ["count": String(count)]
        case .photoAlreadyThere(let number, let name): ["number": number, "name": name]
        case .unknownPhoto(let number), .photoChangedSince(let number),
            .evidenceIsSigned(let number), .removalReasonMissing(let number):
            ["number": number]
        case .videoTimesWrong(let from, let to): ["from": from, "to": to]
        default: [:]
        }
    }
}
