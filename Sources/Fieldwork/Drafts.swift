package import CivilTime
package import InspectionModel

/// Somebody as typed, before the private values are sealed away from the log.
package struct PersonDraft: Equatable, Sendable {
    package var name: String
    package var role: PersonRole
    package var certificate: String?
    package var phone: String?
    package var post: String?
    package var authority: String?

    package init(
        name: String, role: PersonRole, certificate: String? = nil, phone: String? = nil,
        post: String? = nil, authority: String? = nil
    ) {
        self.name = name
        self.role = role
        self.certificate = certificate
        self.phone = phone
        self.post = post
        self.authority = authority
    }
}

/// A person to be named in an act: one the journal knows, or one to be added with it.
package enum PersonChoice: Equatable, Sendable {
    case known(PersonID)
    case new(PersonDraft)
}

package enum SiteChoice: Equatable, Sendable {
    case known(SiteID)
    /// The known site of exactly this name, else a new one.
    case named(String, creditCode: String?, address: String?)
}

/// What is asked before an inspection begins.
package struct StartRequest: Equatable, Sendable {
    package var packs: [String]
    package var site: SiteChoice
    package var mode: InspectionMode
    package var officers: [PersonChoice]
    package var facts: [String: String] = [:]
    package var place: String?
    package var source: TaskSource?
    package var taskNumber: String?
    package var productionState: ProductionState?
    package var principal: PersonChoice?
    package var contact: PersonChoice?
    package var contactPost: String?
    package var assistants: [PersonChoice] = []
    package var paper: PaperForm?
    package var scope = ChecklistScope.all
    /// Ids of local additions that would join and are not wanted this time.
    package var withoutOverlays: [String] = []

    package init(
        packs: [String], site: SiteChoice, mode: InspectionMode, officers: [PersonChoice]
    ) {
        self.packs = packs
        self.site = site
        self.mode = mode
        self.officers = officers
    }
}

/// One answer as given: a verdict, or what was typed for a measured item.
package struct AnswerRequest: Equatable, Sendable {
    package enum Input: Equatable, Sendable {
        case verdict(Verdict)
        /// The measurement as typed, with or without its unit.
        case measurement(String)
    }

    package var item: ItemID
    package var input: Input
    package var reason: String?
    package var note: String?
    package var place: String?
    package var author: PersonID?
    /// Recorded with the answer, in one entry.
    package var photos: [PhotoDraft] = []

    package init(
        item: ItemID, input: Input, reason: String? = nil, note: String? = nil,
        place: String? = nil
    ) {
        self.item = item
        self.input = input
        self.reason = reason
        self.note = note
        self.place = place
    }
}

/// How a finding is graded on the spot.
package enum GradeChoice: Equatable, Sendable {
    /// By the item's criterion, if it is confirmed.
    case byCriterion
    case general
    /// 涉嫌重大 on a person's written reason, printed 人工判定.
    case suspectedMajor(reason: String)
}

/// A finding as it is filled in.
package struct FindingDraft: Equatable, Sendable {
    package var id: FindingID?
    package var item: ItemID?
    package var place: String
    package var violation: String
    package var fact: String
    package var reason: String?
    package var disposition: Disposition
    package var rectify: String?
    package var deadline: CivilDay?
    package var photos: [String] = []
    /// When it was seen, where that was said: as `ObservedTime` has it.
    package var observedAt: String?
    package var grade: GradeChoice
    /// Of `correctedOnSpot`: words or photo numbers.
    package var before: String?
    package var after: String?
    package var confirmedBy: PersonID?

    package init(
        item: ItemID?, place: String, violation: String, fact: String, disposition: Disposition,
        grade: GradeChoice
    ) {
        self.item = item
        self.place = place
        self.violation = violation
        self.fact = fact
        self.disposition = disposition
        self.grade = grade
    }
}

/// Everything a person can ask of a workspace that ends in the journal.
package enum FieldCommand: Equatable, Sendable {
    case start(StartRequest)
    case addPerson(PersonDraft)
    case step(InspectionID, StepRecorded)
    case setFact(InspectionID, name: String, value: String?)
    case answer(InspectionID, AnswerRequest)
    case fill(InspectionID, FillRequest)
    /// - Parameter before: The row in front of which it stands; nil: behind all.
    case addRow(InspectionID, RepeatKey, before: Int?)
    case removeRow(InspectionID, RepeatKey, row: Int)
    case moveRow(InspectionID, RepeatKey, row: Int, before: Int?)
    case withdraw(InspectionID, AnswerKey)
    /// Of several answers that knew nothing of one another, one is kept.
    case resolve(InspectionID, AnswerKey, keep: [LeafHash], drop: [LeafHash], why: String)
    case undo(InspectionID)
    case redo(InspectionID)
    /// Every relevant unanswered item of a group is 不涉及, since its premise is absent.
    case closeGroup(InspectionID, group: GroupKey, reason: String)
    /// Every relevant item without an answer is 未检查 for this reason.
    case leaveUnchecked(InspectionID, NotCheckedReason)
    case recordFinding(InspectionID, FindingDraft)
    case finish(InspectionID, FinishRequest)
    /// The inspected side refused: the persons are named as typed.
    case finishRefused(
        InspectionID, words: String, person: PersonChoice?, witness: PersonChoice?,
        reportedTo: String?, proposesCase: Bool)
    case resume(InspectionID)
    /// Other texts of its packs count from here on.
    case migrate(InspectionID, MigrationRequest)
    case enterpriseSide(
        InspectionID, EnterpriseSideRecorded, person: PersonChoice?, witness: PersonChoice?)
    case sign(InspectionID, RecordSigned)
    case supplement(InspectionID, reason: String, text: String)
    /// A second officer who was not named at the start.
    case addOfficer(InspectionID, PersonChoice)
    /// Pictures whose bytes lie as blobs already.
    case addPhotos(InspectionID, [PhotoDraft])
    case attachPhoto(InspectionID, number: String, EvidenceTarget)
    case removePhoto(InspectionID, number: String, reason: String)
    case showBoard(InspectionID, EvidenceTarget)
    case referVideo(InspectionID, VideoDraft)
    case removeVideo(InspectionID, number: String, reason: String)
}

/// A group of the checklist of one inspection.
package struct GroupKey: Hashable, Sendable {
    package var pack: String
    package var group: String

    package init(pack: String, group: String) {
        self.pack = pack
        self.group = group
    }
}

/// An answer to a question, as typed.
package struct FillRequest: Equatable, Sendable {
    package var key: AnswerKey
    /// Nothing takes the answer back.
    package var text: String
    package var note: String?
    /// Of a quantity: with what it was measured, and the last day on which that is calibrated,
    /// `YYYY-MM-DD`.
    package var instrument: String?
    package var calibratedUntil: String?

    package init(key: AnswerKey, text: String) {
        self.key = key
        self.text = text
    }
}
