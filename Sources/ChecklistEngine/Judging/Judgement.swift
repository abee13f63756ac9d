package import FormLanguage

/// What a measurement means for a measured item.
package struct Judgement: Equatable, Sendable {
    package enum Outcome: Equatable, Sendable {
        case pass, fail
        case undetermined(Obstacle)
    }

    /// Why nothing is judged.
    package enum Obstacle: Equatable, Sendable {
        /// The item's text is not confirmed.
        case draft
        /// The item is judged only by a person.
        case manual
        /// The limit depends on these facts or items, and they are not answered.
        case unanswered([String])
        /// The limit computes something that is no number: a division by zero, too many digits.
        case notANumber
        /// The pack gives no limit for the day.
        case noLimitInForce

        package var code: String {
            switch self {
            case .draft: "judgement_draft"
            case .manual: "judgement_manual"
            case .unanswered: "judgement_unanswered"
            case .notANumber: "judgement_not_a_number"
            case .noLimitInForce: "judgement_no_limit_in_force"
            }
        }

        package var arguments: [String: String] {
            switch self {
            case .draft, .manual, .notANumber, .noLimitInForce: [:]
            case .unanswered(let names): ["names": names.joined(separator: ", ")]
            }
        }
    }

    package let outcome: Outcome
    /// In the item's unit, with the digits as typed. Where a changed unit leaves a division
    /// without an end, rounded to `roundedScale` digits after the point for reading; the
    /// outcome comes from the exact value.
    package let value: DecimalNumber
    package let unit: String
    /// The limit for people: `≥ 0.6 m`; empty where none is in force.
    package let limitText: String

    package static let roundedScale = 6
}

extension ChecklistItem {
    /// Judges a measurement of a measured item by its limit; that of which day, `asJudged` says.
    ///
    /// - Parameter value: Facts and items that the limit refers to.
    /// - Precondition: The item is a measured one.
    package func judge(
        _ measurement: Measurement, value: (String) -> FormValue = { _ in .empty }
    ) throws(MeasurementError) -> Judgement {
        guard case .measured(let measure) = kind else {
            preconditionFailure("\(code) is no measured item")
        }
        let measured = try measurement.value(in: measure.unit)
        if measure.number == .integer, !measured.isWhole {
            throw MeasurementError(.notWhole(measured.digits), at: nil)
        }
        return Judgement(
            outcome: outcome(of: measured, by: measure.limit, value: value),
            value: measured.forReading(typedScale: measurement.value.scale), unit: measure.unit,
            limitText: measure.limitText)
    }

    private func outcome(
        of measured: DecimalNumber, by limit: Expression?, value: (String) -> FormValue
    ) -> Judgement.Outcome {
        if isDraft { return .undetermined(.draft) }
        if isManual { return .undetermined(.manual) }
        guard let limit else { return .undetermined(.noLimitInForce) }
        // A limit that cannot see what it depends on would fall to its other branch in silence.
        let missing = limit.references.filter { value($0).isEmpty }
        if !missing.isEmpty { return .undetermined(.unanswered(missing)) }
        let answered = answersAlone(
            of: limit, current: .number(.exact(measured)), value: value)
        if limit.meetsNotANumber(in: answered) { return .undetermined(.notANumber) }
        return limit.holds(in: answered) ? .pass : .fail
    }
}

extension DecimalNumber {
    /// Shortened when a conversion left many more digits than were typed.
    fileprivate func forReading(typedScale: Int) -> DecimalNumber {
        scale == Self.quotientScale && typedScale < scale
            ? rounded(toScale: Judgement.roundedScale) : self
    }
}
