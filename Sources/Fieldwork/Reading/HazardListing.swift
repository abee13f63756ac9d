package import CivilTime
package import HazardLedger
package import InspectionModel

/// Which hazards a list shows, in the order a key goes through them.
package enum HazardCondition: String, CaseIterable, Sendable {
    case open, all, major, overdue
}

/// What a list of hazards puts first, in the order a key goes through them.
package enum HazardOrder: String, CaseIterable, Sendable {
    /// The running deadline, then the weight of the grade, then as found.
    case deadline
    /// The weight of the grade, then the running deadline, then as found.
    case grade
    /// The latest found first.
    case found
}

/// What is asked of the ledger: a condition, an order, a text, perhaps one site.
package struct HazardQuery: Hashable, Sendable {
    package var condition: HazardCondition
    package var order: HazardOrder
    /// Words that must all be found in number, site, violation, place, fact or item code; a word of
    /// letters is looked for as pinyin as well.
    package var text: String
    package var site: SiteID?
    /// The day overdue is counted on.
    package var today: CivilDay

    package init(
        _ condition: HazardCondition = .open, _ order: HazardOrder = .deadline, text: String = "",
        site: SiteID? = nil, on today: CivilDay
    ) {
        self.condition = condition
        self.order = order
        self.text = text
        self.site = site
        self.today = today
    }
}

/// A part of a list: `count` rows from `first` on, moved so that `keep` is in it if it is listed.
package struct ListWindow: Hashable, Sendable {
    package var first: Int
    package var count: Int

    package init(first: Int = 0, count: Int) {
        self.first = first
        self.count = count
    }
}

/// One hazard as a list shows it.
package struct HazardRow: Equatable, Sendable {
    package let hazard: Hazard
    /// What was recorded at the visit that found it; nil when that is not known here.
    package let finding: StandingFinding?
    /// The site's name.
    package let site: String
    /// How many visits found the same item at the same site before (屡查屡犯).
    package let repeats: Int

    package init(hazard: Hazard, finding: StandingFinding?, site: String, repeats: Int) {
        self.hazard = hazard
        self.finding = finding
        self.site = site
        self.repeats = repeats
    }

    package var number: String { hazard.recorded.number }
    /// What was seen; empty when the finding is not known here.
    package var fact: String { finding?.recorded.fact ?? "" }
    package var summary: String { "\(hazard.recorded.violation)  \(hazard.recorded.place)" }

    /// Before it is graded, a hazard's deadline stands in its finding alone.
    package var deadline: CivilDay? { hazard.deadline ?? finding?.recorded.deadline }
    package var runningDeadline: CivilDay? { hazard.state.deadlineRuns ? deadline : nil }

    package func isOverdue(on today: CivilDay) -> Bool {
        runningDeadline.map { $0 < today } == true
    }

    /// All that a text is looked for in.
    package var searchText: String {
        "\(number) \(site) \(summary) \(fact) \(hazard.recorded.item?.code ?? "")"
    }
}

/// How many open hazards there are, whatever a list shows.
package struct HazardCounts: Equatable, Sendable {
    package struct Part: Equatable, Sendable {
        package var open = 0
        package var overdue = 0

        package init(open: Int = 0, overdue: Int = 0) {
            self.open = open
            self.overdue = overdue
        }
    }

    package var major = Part()
    package var general = Part()
    package var ungraded = Part()

    package init() {}

    package var open: Int { major.open + general.open + ungraded.open }
    package var overdue: Int { major.overdue + general.overdue + ungraded.overdue }
}

/// The part of a list that was asked for.
package struct HazardPage: Equatable, Sendable {
    package let query: HazardQuery
    /// Hazards in the whole ledger.
    package let total: Int
    /// Hazards that the query lists.
    package let count: Int
    /// The place of the first of `rows` in the list.
    package let first: Int
    package let rows: [HazardRow]
    package let counts: HazardCounts
    /// Where the hazard that was to be kept stands, if it is listed.
    package let kept: Int?

    package init(
        query: HazardQuery, total: Int, count: Int, first: Int, rows: [HazardRow],
        counts: HazardCounts, kept: Int?
    ) {
        self.query = query
        self.total = total
        self.count = count
        self.first = first
        self.rows = rows
        self.counts = counts
        self.kept = kept
    }
}
