package import CivilTime

/// What a finding or a grade rests on, as cited: the source's title stands in the event.
package struct CitedBasis: Hashable, Sendable {
    package var source: String
    package var title: String
    package var number: String?
    package var clause: String?

    package init(source: String, title: String, number: String? = nil, clause: String? = nil) {
        self.source = source
        self.title = title
        self.number = number
        self.clause = clause
    }
}

/// `finding`: what was seen to be wrong at one place.
package struct FindingRecorded: Equatable, Sendable {
    package var id: FindingID
    package var number: String
    package var item: ItemID?
    package var place: String
    package var author: PersonID
    package var violation: String
    package var fact: String
    package var basis: [CitedBasis]
    package var reason: String?
    package var disposition: Disposition
    package var rectify: String?
    package var accept: String?
    package var deadline: CivilDay?
    package var deadlineDays: Int?
    package var photos: [String]
    /// When it was seen, as a person says; nil where it was recorded at once.
    package var observedAt: String?
    package var hazard: HazardID
    package var amends: LeafHash?

    package init(
        id: FindingID, number: String, item: ItemID?, place: String, author: PersonID,
        violation: String, fact: String, basis: [CitedBasis], disposition: Disposition,
        hazard: HazardID
    ) {
        self.id = id
        self.number = number
        self.item = item
        self.place = place
        self.author = author
        self.violation = violation
        self.fact = fact
        self.basis = basis
        self.disposition = disposition
        self.hazard = hazard
        self.photos = []
    }
}
