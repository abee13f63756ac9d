package import CivilTime
package import Wording

/// A pack as an inspection uses it: its text lies as a blob of this digest.
package struct PackReference: Hashable, Sendable {
    package var id: String
    package var version: String
    package var digest: String
    package var title: Text
    /// Codes of the items that belong to the inspection; empty when all of them do.
    package var items: [String]
    /// The verifier key of the issuer who signed the text and was trusted when it was taken.
    package var signedBy: String?

    package init(
        id: String, version: String, digest: String, title: Text, items: [String] = [],
        signedBy: String? = nil
    ) {
        self.id = id
        self.version = version
        self.digest = digest
        self.title = title
        self.items = items
        self.signedBy = signedBy
    }
}

/// What the mode asked on the day the inspection was opened.
package struct ModeRequirements: Equatable, Sendable {
    package var officers: Int
    package var steps: [VisitStep]
    package var signature: SignatureRule
    package var compulsory: CompulsoryRule
    package var record: RecordKind
    package var mayOrder: Bool
    package var noticeBefore: Bool

    package init(
        officers: Int, steps: [VisitStep], signature: SignatureRule, compulsory: CompulsoryRule,
        record: RecordKind, mayOrder: Bool, noticeBefore: Bool
    ) {
        self.officers = officers
        self.steps = steps
        self.signature = signature
        self.compulsory = compulsory
        self.record = record
        self.mayOrder = mayOrder
        self.noticeBefore = noticeBefore
    }
}

/// `inspection.open`.
package struct InspectionOpened: Equatable, Sendable {
    package var id: InspectionID
    package var number: String
    package var mode: InspectionMode
    package var requires: ModeRequirements
    package var packs: [PackReference]
    package var site: SiteID
    package var siteName: String
    package var officers: [PersonID]
    package var zone: String
    package var mandate: Mandate
    /// Ids of the packs over whose sector there is no power, beside others with it.
    package var outsideMandate: [String]
    package var openedOn: CivilDay
    package var scope = ChecklistScope.all
    package var place: String?
    package var source: TaskSource?
    package var taskNumber: String?
    package var productionState: ProductionState?
    package var principal: PersonID?
    package var contact: PersonID?
    package var contactPost: String?
    package var assistants: [PersonID]
    package var paper: PaperForm?
    /// Compulsory items with an open hazard at the site, where the mode asks for no others.
    package var compulsory: [ItemID]

    package init(
        id: InspectionID, number: String, mode: InspectionMode, requires: ModeRequirements,
        packs: [PackReference], site: SiteID, siteName: String, officers: [PersonID],
        zone: String, mandate: Mandate, openedOn: CivilDay
    ) {
        self.id = id
        self.number = number
        self.mode = mode
        self.requires = requires
        self.packs = packs
        self.site = site
        self.siteName = siteName
        self.officers = officers
        self.zone = zone
        self.mandate = mandate
        self.openedOn = openedOn
        self.outsideMandate = []
        self.assistants = []
        self.compulsory = []
    }
}

/// The paper that a clerk types in.
package struct PaperForm: Equatable, Sendable {
    package var number: String
    package var observedAt: String

    package init(number: String, observedAt: String) {
        self.number = number
        self.observedAt = observedAt
    }
}

/// `inspection.step`.
package struct StepRecorded: Equatable, Sendable {
    package var step: VisitStep
    package var note: String?
    package var observedAt: String?
    package var people: [PersonID]

    package init(
        step: VisitStep, note: String? = nil, observedAt: String? = nil, people: [PersonID] = []
    ) {
        self.step = step
        self.note = note
        self.observedAt = observedAt
        self.people = people
    }
}

/// `fact`.
package struct FactRecorded: Equatable, Sendable {
    package var name: String
    package var value: String?
    package var pack: String

    package init(name: String, value: String?, pack: String) {
        self.name = name
        self.value = value
        self.pack = pack
    }
}

/// `inspection.finish`.
package struct InspectionFinished: Equatable, Sendable {
    package var end: FinishEnd
    package var counts: AnswerCounts
    package var gaps: [VisitStep]
    package var reason: SuspensionReason?
    package var note: String?
    package var refusal: InspectionRefused?
    /// What the 判定规则 of the packs came to at this end.
    package var judgements: [JudgementRecorded] = []

    package init(
        end: FinishEnd, counts: AnswerCounts, gaps: [VisitStep], reason: SuspensionReason? = nil,
        note: String? = nil, refusal: InspectionRefused? = nil
    ) {
        self.end = end
        self.counts = counts
        self.gaps = gaps
        self.reason = reason
        self.note = note
        self.refusal = refusal
    }
}

/// How the inspected side refused or obstructed the inspection.
package struct InspectionRefused: Equatable, Sendable {
    package var words: String
    package var at: String
    package var person: PersonID?
    package var witness: PersonID?
    package var reportedTo: String?
    package var proposesCase: Bool

    package init(
        words: String, at: String, person: PersonID? = nil, witness: PersonID? = nil,
        reportedTo: String? = nil, proposesCase: Bool = false
    ) {
        self.words = words
        self.at = at
        self.person = person
        self.witness = witness
        self.reportedTo = reportedTo
        self.proposesCase = proposesCase
    }
}

/// How many relevant items stand how. `unanswered` counts relevant items without an answer.
package struct AnswerCounts: Equatable, Sendable {
    package var total = 0
    package var relevant = 0
    package var pass = 0
    package var fail = 0
    package var notApplicable = 0
    package var pending = 0
    package var notChecked = 0
    package var unanswered = 0
    package var findings = 0

    package init() {}
}

/// `inspection.enterprise_side`: how the inspected unit's side of the signature ended.
package struct EnterpriseSideRecorded: Equatable, Sendable {
    package var outcome: EnterpriseOutcome
    package var reason: String?
    package var reportedTo: String?
    package var reportedAt: String?
    package var witness: PersonID?
    package var person: PersonID?
    package var post: String?
    package var authority: String?

    package init(outcome: EnterpriseOutcome) { self.outcome = outcome }
}

/// `sign`: one officer's signed statement over the finished record.
package struct RecordSigned: Equatable, Sendable {
    package var report: String
    package var note: String
    package var person: PersonID
    package var role: String
    /// The verifier key of the note (C2SP), so that it can be checked without any other file.
    package var key: String?

    package init(
        report: String, note: String, person: PersonID, role: String, key: String? = nil
    ) {
        self.report = report
        self.note = note
        self.person = person
        self.role = role
        self.key = key
    }
}

/// `inspection.supplement`: an addition after signing.
package struct SupplementRecorded: Equatable, Sendable {
    package var author: PersonID
    package var reason: String
    package var text: String

    package init(author: PersonID, reason: String, text: String) {
        self.author = author
        self.reason = reason
        self.text = text
    }
}
