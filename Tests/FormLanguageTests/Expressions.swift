import CivilTime

@testable import FormLanguage

/// Half past ten of a Sunday morning in Beijing.
let sundayMorning = ExpressionEnvironment(
    now: WallTime("2026-11-22T10:30:00.250+08:00") ?? WallTime(milliseconds: 0, offsetMinutes: 0),
    seed: 7, formVersion: "2026.11", properties: ["deviceid": "k7"])

extension Expression {
    /// In a form of names and their values.
    func evaluated(
        in environment: ExpressionEnvironment = sundayMorning, current: FormValue = .empty,
        _ value: (String) -> FormValue = { _ in .empty }
    ) -> FormValue {
        evaluate(in: NamedValues(of: self, in: environment, current: current, value: value))
    }

    func explained(
        current: FormValue = .empty, _ value: (String) -> FormValue
    ) -> ConditionExplanation {
        explain(in: NamedValues(of: self, in: sundayMorning, current: current, value: value))
    }
}
