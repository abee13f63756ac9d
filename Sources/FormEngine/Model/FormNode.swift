package import FormLanguage

/// A question, a group, a repeat, or the form itself.
package struct FormNode: Equatable, Sendable {
    package var name: String
    package var kind: QuestionKind
    /// Nil of the form.
    package var parent: Int?
    package var rules: [FormRule: Expression] = [:]
    /// Names of the questions at whose change alone the calculation runs; nil: at every change.
    package var triggers: [String]?

    package init(
        _ name: String, _ kind: QuestionKind, parent: Int?, rules: [FormRule: Expression] = [:],
        triggers: [String]? = nil
    ) {
        self.name = name
        self.kind = kind
        self.parent = parent
        self.rules = rules
        self.triggers = triggers
    }
}

/// What an expression decides for its node.
package enum FormRule: Int, CaseIterable, Comparable, Sendable {
    /// Whether it is asked and counts.
    case relevance
    /// How many instances a repeat has.
    case repeatCount
    /// Its value.
    case calculation
    /// The value that it begins with, worked out once, when its row is made.
    case defaultValue
    case required
    case readOnly
    /// Whether an answer that is there is right.
    case constraint
    /// Which rows of its list are offered: a predicate over the columns.
    case choiceFilter

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What is asked, and of which kind an answer is.
package enum QuestionKind: Equatable, Sendable {
    case text, integer, decimal, date, time, dateTime
    /// A number with a unit, read from an instrument.
    case quantity(unit: String)
    case selectOne(list: String)
    case selectMultiple(list: String)
    case rank(list: String)
    case range(start: FormNumber, end: FormNumber, step: FormNumber)
    /// Text for the reader; nothing is answered.
    case note
    case acknowledge
    case calculate, hidden
    case barcode, geopoint, geotrace, geoshape
    case image, audio, video, file
    case metadata(FormMetadata)
    case verdict
    case group, `repeat`

    package var isStructure: Bool { self == .group || self == .repeat }

    package var type: FormType {
        switch self {
        case .integer, .decimal, .quantity, .range: .number
        case .date, .time, .dateTime: .date
        case .metadata(let metadata): metadata.isMoment ? .date : .text
        case .calculate, .hidden: .any
        case .group, .repeat: .nodes
        case .text, .selectOne, .selectMultiple, .rank, .note, .acknowledge, .barcode, .geopoint,
            .geotrace, .geoshape, .image, .audio, .video, .file, .verdict:
            .text
        }
    }
}

/// What the device notes by itself.
package enum FormMetadata: String, CaseIterable, Sendable {
    case start, end, today
    case deviceID = "deviceid"
    case username, email
    case phoneNumber = "phonenumber"
    case audit

    var isMoment: Bool { self == .start || self == .end || self == .today }

    /// What works it out; nil of what is not known while the form is filled in.
    package var calculation: Expression? {
        switch self {
        case .start: try? Expression("now()")
        case .today: try? Expression("today()")
        case .deviceID, .username, .email, .phoneNumber:
            try? Expression("property('\(rawValue)')")
        case .end, .audit: nil
        }
    }
}
