import Testing

@testable import FormLanguage

/// One thing that a function is tried with.
enum FunctionEdge: String, CaseIterable, Sendable {
    /// As it is meant.
    case plain
    /// Nothing answered, or a text without a letter.
    case empty
    /// What is no number.
    case nan
    /// Numbers below zero, without end or beyond all digits.
    case huge
    case chinese
    /// Many nodes, or none, where one value is wanted.
    case nodes
    /// A value where nodes are wanted.
    case value
    /// Another kind of value than it takes.
    case kind
    /// The 29th of February.
    case leap
    /// The last day of a month or a year, and days that there are none of.
    case ends
    /// Offsets from UTC.
    case zone
    /// A part of a day.
    case part

    func applies(to function: FormFunction) -> Bool {
        let taken = function.signature.parameters
        let isOfDays = FormFunction.ofDays.contains(function)
        return switch self {
        case .plain: true
        case .empty: !taken.isEmpty
        case .nan: taken.contains(.number) || isOfDays || FormFunction.ofPlaces.contains(function)
        case .huge: taken.contains(.number)
        case .chinese: taken.contains(.text) || taken.contains(.any)
        case .nodes: taken.contains { $0 != .nodes }
        case .value: taken.contains(.nodes)
        case .kind: taken.contains { $0 != .nodes }
        case .leap, .ends, .zone, .part: isOfDays
        }
    }
}

extension FormFunction {
    /// Those that take a day.
    static let ofDays: Set<FormFunction> = [
        .date, .dateTime, .decimalDateTime, .decimalTime, .formatDate, .formatDateTime, .addDate,
        .differenceInDays, .differenceInWeeks, .differenceInMonths, .differenceInYears,
    ]
    static let ofPlaces: Set<FormFunction> = [.distance, .area, .enclosedArea, .geofence]
}

/// A function tried with something, and what is said of it.
struct FunctionCase: Sendable, CustomTestStringConvertible {
    let function: FormFunction
    let edge: FunctionEdge
    let source: String
    let expected: String
    let sentence: String

    var testDescription: String { "\(source) is \(expected): \(sentence)" }

    /// What the expression is at the volume, 300, of the second of the three tanks.
    func outcome() throws -> String {
        let expression = try Expression(source)
        var farm = TankFarm()
        farm.names = expression.references
        farm.home = NodeRef(farm.all("volume")[1])
        return expression.evaluate(in: farm).asString
    }

    /// Reads `edge | expression | what it is | sentence` below a line with the name of a function.
    /// `''` is the empty text.
    static func table(_ text: String) -> [FunctionCase] {
        var function: FormFunction?
        return text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: " | ").map { cell in
                String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
            if cells.count == 1 {
                guard let named = FormFunction(rawValue: cells[0]) else {
                    preconditionFailure("\(line) names no function")
                }
                function = named
                return nil
            }
            guard cells.count > 3, let function, let edge = FunctionEdge(rawValue: cells[0]) else {
                preconditionFailure("\(line) is no row")
            }
            // A bar may stand in the expression, where it joins nodes.
            let result = cells[cells.count - 2]
            return FunctionCase(
                function: function, edge: edge,
                source: cells[1..<cells.count - 2].joined(separator: " | "),
                expected: result == "''" ? "" : result, sentence: cells[cells.count - 1])
        }
    }
}
