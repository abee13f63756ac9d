/// The functions of the language, by the names that form authors write (docs/expressions.md).
package enum FormFunction: String, CaseIterable, Sendable {
    // Truth
    case isTrue = "true"
    case isFalse = "false"
    case not
    case boolean
    case booleanFromString = "boolean-from-string"
    case conditional = "if"
    case coalesce
    case once
    case checklist
    case weightedChecklist = "weighted-checklist"

    // Numbers
    case number
    case int
    case round
    case floor
    case ceiling
    case abs
    case pow
    case exp
    case exp10
    case log
    case log10
    case sqrt
    case pi
    case sin, cos, tan, asin, acos, atan, atan2
    case random

    // Texts
    case string
    case concat
    case join
    case stringLength = "string-length"
    case normalizeSpace = "normalize-space"
    case translate
    case substr
    case substring
    case substringBefore = "substring-before"
    case substringAfter = "substring-after"
    case startsWith = "starts-with"
    case endsWith = "ends-with"
    case contains
    case regex
    case upperCase = "upper-case"
    case lowerCase = "lower-case"
    case uuid
    case digest
    case base64Decode = "base64-decode"

    // Choices
    case selected
    case selectedAt = "selected-at"
    case countSelected = "count-selected"
    case choiceName = "jr:choice-name"
    case randomize

    // Nodes
    case count
    case countNonEmpty = "count-non-empty"
    case sum
    case min
    case max
    case position
    case last
    case indexedRepeat = "indexed-repeat"
    case current
    case instance
    case pulldata

    // Days and times
    case today
    case now
    case date
    case dateTime = "date-time"
    case decimalDateTime = "decimal-date-time"
    case decimalTime = "decimal-time"
    case formatDate = "format-date"
    case formatDateTime = "format-date-time"
    case addDate = "add-date"
    case differenceInDays = "difference-in-days"
    case differenceInWeeks = "difference-in-weeks"
    case differenceInMonths = "difference-in-months"
    case differenceInYears = "difference-in-years"

    // Places
    case distance
    case area
    case enclosedArea = "enclosed-area"
    case geofence

    // The form
    case property
    case version
}

/// What an expression is known to be before anything is answered.
package enum FormType: String, Sendable {
    case boolean, number, text
    /// A day or a time of a day; a text that counts as a number.
    case date
    /// Nodes: a reference or a path. What a single one is worth depends on its question.
    case nodes
    /// Either of its arguments, or what nobody can say.
    case any
}

extension FormFunction {
    /// Forms of the Community Health Toolkit put this before the names of what it has of its own.
    private static let prefix = "cht:"

    private static let prefixed: Set<FormFunction> = [
        .addDate, .differenceInDays, .differenceInWeeks, .differenceInMonths, .differenceInYears,
    ]

    /// By its name, or by the one with a prefix that it has besides.
    init?(called name: String) {
        if let function = FormFunction(rawValue: name) {
            self = function
        } else if name.hasPrefix(Self.prefix),
            let function = FormFunction(rawValue: String(name.dropFirst(Self.prefix.count))),
            Self.prefixed.contains(function)
        {
            self = function
        } else {
            return nil
        }
    }

    /// All that a function may be called.
    package static let names =
        allCases.map(\.rawValue) + allCases.filter(prefixed.contains).map { prefix + $0.rawValue }

    /// What goes in and what comes out.
    package struct Signature: Sendable {
        package let least: Int
        /// nil: as many as there are.
        package let most: Int?
        /// Of the arguments in order; the last one of all that follow.
        package let parameters: [FormType]
        package let result: FormType

        fileprivate func accepts(_ count: Int) -> Bool {
            count >= least && count <= (most ?? .max)
        }

        package func parameter(_ index: Int) -> FormType {
            parameters.isEmpty ? .any : parameters[Swift.min(index, parameters.count - 1)]
        }
    }

    package func accepts(_ count: Int) -> Bool {
        switch self {
        // Pairs behind what is wanted, and behind the two bounds.
        case .indexedRepeat where count % 2 == 0, .weightedChecklist where count % 2 == 1: false
        default: signature.accepts(count)
        }
    }

    /// Whether it may give something else though nothing was answered in between.
    package var isVolatile: Bool {
        switch self {
        case .random, .uuid, .now, .today: true
        default: false
        }
    }

    package var signature: Signature {
        func takes(
            _ least: Int, _ most: Int?, _ parameters: FormType..., gives result: FormType
        ) -> Signature {
            Signature(least: least, most: most, parameters: parameters, result: result)
        }
        return switch self {
        case .isTrue, .isFalse: takes(0, 0, gives: .boolean)
        case .not, .boolean: takes(1, 1, .any, gives: .boolean)
        case .booleanFromString: takes(1, 1, .text, gives: .boolean)
        case .conditional: takes(3, 3, .boolean, .any, gives: .any)
        case .coalesce: takes(2, nil, .any, gives: .any)
        case .once: takes(1, 1, .any, gives: .any)
        case .checklist: takes(3, nil, .number, .number, .any, gives: .boolean)
        case .weightedChecklist: takes(4, nil, .number, .number, .any, gives: .boolean)
        case .number: takes(1, 1, .any, gives: .number)
        case .int, .floor, .ceiling, .abs, .exp, .exp10, .log, .log10, .sqrt, .sin, .cos, .tan,
            .asin, .acos, .atan:
            takes(1, 1, .number, gives: .number)
        case .round: takes(1, 2, .number, gives: .number)
        case .pow, .atan2: takes(2, 2, .number, gives: .number)
        case .pi, .random: takes(0, 0, gives: .number)
        case .string: takes(0, 1, .any, gives: .text)
        case .concat: takes(0, nil, .any, gives: .text)
        case .join: takes(1, nil, .text, .any, gives: .text)
        case .stringLength: takes(0, 1, .text, gives: .number)
        case .normalizeSpace: takes(0, 1, .text, gives: .text)
        case .upperCase, .lowerCase, .base64Decode: takes(1, 1, .text, gives: .text)
        case .translate: takes(3, 3, .text, gives: .text)
        case .substr, .substring: takes(2, 3, .text, .number, gives: .text)
        case .substringBefore, .substringAfter: takes(2, 2, .text, gives: .text)
        case .startsWith, .endsWith, .contains, .regex: takes(2, 2, .text, gives: .boolean)
        case .uuid: takes(0, 1, .number, gives: .text)
        case .digest: takes(2, 3, .text, gives: .text)
        case .selected: takes(2, 2, .text, gives: .boolean)
        case .selectedAt: takes(2, 2, .text, .number, gives: .text)
        case .countSelected: takes(1, 1, .text, gives: .number)
        case .choiceName: takes(2, 2, .text, .nodes, gives: .text)
        case .randomize: takes(1, 2, .nodes, .number, gives: .nodes)
        case .count, .countNonEmpty: takes(1, 1, .nodes, gives: .number)
        case .sum: takes(1, 1, .nodes, gives: .number)
        case .min, .max: takes(1, nil, .any, gives: .number)
        case .position: takes(0, 1, .nodes, gives: .number)
        case .last: takes(0, 0, gives: .number)
        case .indexedRepeat: takes(3, 7, .nodes, .nodes, .any, gives: .any)
        case .current: takes(0, 0, gives: .nodes)
        case .instance: takes(1, 1, .text, gives: .nodes)
        case .pulldata: takes(4, 4, .text, gives: .text)
        case .today, .now: takes(0, 0, gives: .date)
        case .date, .dateTime: takes(1, 1, .any, gives: .date)
        case .decimalDateTime, .decimalTime: takes(1, 1, .any, gives: .number)
        case .formatDate, .formatDateTime: takes(2, 2, .any, .text, gives: .text)
        case .addDate: takes(2, 6, .date, .number, gives: .date)
        case .differenceInDays, .differenceInWeeks, .differenceInMonths, .differenceInYears:
            takes(2, 2, .date, gives: .number)
        case .distance, .area, .enclosedArea: takes(1, nil, .any, gives: .number)
        case .geofence: takes(2, 2, .any, gives: .boolean)
        case .property: takes(1, 1, .text, gives: .text)
        case .version: takes(0, 0, gives: .text)
        }
    }
}
