package import CivilTime
/// What an answer belongs to, beside its inspection. No place and no row mean the whole site.
package struct AnswerKey: Hashable, Comparable, Sendable {
    package var item: ItemID
    package var place: String?
    package var row: Int?

    package init(item: ItemID, place: String? = nil, row: Int? = nil) {
        self.item = item
        self.place = place
        self.row = row
    }

    package static func < (left: Self, right: Self) -> Bool {
        if left.item != right.item { return left.item < right.item }
        if left.place != right.place {
            guard let place = left.place else { return true }
            return right.place.map { place < $0 } ?? false
        }
        guard let row = left.row else { return right.row != nil }
        return right.row.map { row < $0 } ?? false
    }
}

/// A measured value: the digits as typed, since zeros at the end are significant.
package struct MeasuredValue: Hashable, Sendable {
    package var value: String
    package var unit: String

    package init(value: String, unit: String) {
        self.value = value
        self.unit = unit
    }

    package var text: String { unit.isEmpty ? value : "\(value) \(unit)" }
}

/// The limit a measurement was held against, as shown.
package struct LimitShown: Hashable, Sendable {
    package var expression: String
    package var text: String
    package var unit: String

    package init(expression: String, text: String, unit: String) {
        self.expression = expression
        self.text = text
        self.unit = unit
    }
}

/// What was filled in for a question.
package struct EnteredValue: Hashable, Sendable {
    /// A number with the digits as typed, a day, a time, names of choices with spaces between, a
    /// place, or any text, as the kind of question has it.
    package var text: String
    /// With what a quantity was measured.
    package var instrument: Instrument?
    /// It came by itself: as a default, or worked out when something else was answered.
    package var isPreset: Bool

    package init(text: String, instrument: Instrument? = nil, isPreset: Bool = false) {
        self.text = text
        self.isPreset = isPreset
        self.instrument = instrument
    }
}

/// With what something is measured.
package struct Instrument: Hashable, Sendable {
    /// Its name or number.
    package var name: String
    /// The last day on which its calibration holds.
    package var calibratedUntil: CivilDay?

    package init(_ name: String, calibratedUntil: CivilDay? = nil) {
        self.name = name
        self.calibratedUntil = calibratedUntil
    }

    /// Whether its calibration had run out on a day.
    package func isOutOfCalibration(on day: CivilDay) -> Bool {
        calibratedUntil.map { $0 < day } ?? false
    }
}

/// What an answer says: a verdict, or a measurement with the verdict that followed from it, or what
/// was filled in for a question.
package enum AnswerValue: Hashable, Sendable {
    case verdict(Verdict)
    /// `verdict` is `.pending` when the limit is a draft and judges nothing.
    case measured(MeasuredValue, limit: LimitShown, verdict: Verdict)
    /// Of a question, which judges nothing.
    case entered(EnteredValue)

    package var verdict: Verdict? {
        switch self {
        case .verdict(let verdict): verdict
        case .measured(_, _, let verdict): verdict
        case .entered: nil
        }
    }
}

/// `answer`.
package struct AnswerRecorded: Equatable, Sendable {
    package var key: AnswerKey
    package var value: AnswerValue
    package var author: PersonID
    /// The requirement as it stood on the screen.
    package var shown: String
    /// A code of `NotCheckedReason`, or the person's words for 不涉及.
    package var reason: String?
    package var note: String?
    package var amends: LeafHash?
    package var undo: LeafHash?
    /// It was worked out by the migration in front of it.
    package var isByMigration = false

    package init(
        key: AnswerKey, value: AnswerValue, author: PersonID, shown: String, reason: String? = nil,
        note: String? = nil, amends: LeafHash? = nil, undo: LeafHash? = nil
    ) {
        self.key = key
        self.value = value
        self.author = author
        self.shown = shown
        self.reason = reason
        self.note = note
        self.amends = amends
        self.undo = undo
    }
}

/// `answer.withdraw`.
package struct AnswerWithdrawn: Equatable, Sendable {
    package var key: AnswerKey
    package var author: PersonID
    package var amends: LeafHash
    package var undo: LeafHash?

    package init(key: AnswerKey, author: PersonID, amends: LeafHash, undo: LeafHash? = nil) {
        self.key = key
        self.author = author
        self.amends = amends
        self.undo = undo
    }
}

/// `resolve`: of several answers to one key that knew nothing of one another, one stays.
package struct ConflictResolved: Equatable, Sendable {
    package var key: AnswerKey
    /// Entries of the answers that stay; one.
    package var keep: [LeafHash]
    /// Entries of all the others.
    package var drop: [LeafHash]
    package var why: String
    package var author: PersonID

    package init(
        key: AnswerKey, keep: [LeafHash], drop: [LeafHash], why: String, author: PersonID
    ) {
        self.key = key
        self.keep = keep
        self.drop = drop
        self.why = why
        self.author = author
    }
}
