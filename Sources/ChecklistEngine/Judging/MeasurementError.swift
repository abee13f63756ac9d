import FormLanguage

/// Why a typed value could not be taken as a measurement.
package struct MeasurementError: Error, Equatable, Sendable {
    package enum Reason: Equatable, Sendable {
        case empty
        case notANumber
        /// More than 38 digits, or more than `DecimalNumber.maximumScale` after the point.
        case tooManyDigits
        case unexpectedCharacter(String)
        case unknownUnit(String, wanted: String)
        case incompatibleUnit(String, wanted: String)
        /// An `integer` has digits other than zero after the point.
        case notWhole(String)
    }

    package let reason: Reason
    /// In Unicode scalars of the typed text, from 1; nil when no one place is to blame.
    package let column: Int?

    /// - Parameter offset: Scalars before the place.
    init(_ reason: Reason, at offset: Int?) {
        self.reason = reason
        column = offset.map { $0 + 1 }
    }

    package var code: String {
        switch reason {
        case .empty: "measurement_empty"
        case .notANumber: "measurement_not_a_number"
        case .tooManyDigits: "measurement_too_many_digits"
        case .unexpectedCharacter: "measurement_unexpected_character"
        case .unknownUnit: "measurement_unknown_unit"
        case .incompatibleUnit: "measurement_incompatible_unit"
        case .notWhole: "measurement_not_whole"
        }
    }

    package var arguments: [String: String] {
        switch reason {
        case .empty, .notANumber, .tooManyDigits: [:]
        case .unexpectedCharacter(let text): ["character": text]
        case .unknownUnit(let unit, let wanted), .incompatibleUnit(let unit, let wanted):
            ["unit": unit, "wanted": wanted]
        case .notWhole(let value): ["value": value]
        }
    }
}
