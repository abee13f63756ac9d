import CivilTime
package import FormLanguage

/// Why a text is no answer to a fact.
package struct FactAnswerError: Error, Equatable, Sendable {
    package enum Reason: Equatable, Sendable {
        case notAChoice(String, choices: [String])
        case notADay(String)
        case measurement(MeasurementError)
    }

    package let reason: Reason
    package let fact: String

    package var code: String {
        switch reason {
        case .notAChoice: "fact_not_a_choice"
        case .notADay: "fact_not_a_day"
        case .measurement(let error): error.code
        }
    }

    package var arguments: [String: String] {
        switch reason {
        case .notAChoice(let text, let choices):
            ["fact": fact, "choice": text, "choices": choices.joined(separator: " ")]
        case .notADay(let text): ["fact": fact, "day": text]
        case .measurement(let error): error.arguments.merging(["fact": fact]) { old, _ in old }
        }
    }
}

extension Pack {
    /// What an answer to a fact is worth in expressions.
    ///
    /// - Parameter text: The name of a choice, names with spaces between, a number with or
    ///   without a unit, a day `YYYY-MM-DD`, or any text, as the fact's type wants it. An empty
    ///   text is no answer.
    package func value(
        of text: String, for fact: Fact
    ) throws(FactAnswerError) -> FormValue {
        guard text.unicodeScalars.contains(where: { !$0.isExpressionSpace }) else { return .empty }
        switch fact.type {
        case .text: return .string(text)
        case .date:
            guard CivilDay(text) != nil else { throw failure(.notADay(text), fact) }
            return .string(text)
        case .selectOne, .yesNo: return .string(try choice(text, of: fact))
        case .selectMultiple:
            var chosen: [String] = []
            for name in text.split(separator: " ") {
                let name = try choice(String(name), of: fact)
                if !chosen.contains(name) { chosen.append(name) }
            }
            return .string(chosen.joined(separator: " "))
        case .integer, .decimal:
            do throws(MeasurementError) {
                let measured = try Measurement(text).value(in: fact.unit ?? "")
                guard fact.type == .decimal || measured.isWhole else {
                    throw MeasurementError(.notWhole(measured.digits), at: nil)
                }
                return .number(.exact(measured))
            } catch {
                throw failure(.measurement(error), fact)
            }
        }
    }

    private func choice(_ text: String, of fact: Fact) throws(FactAnswerError) -> String {
        let names = choices(of: fact).map(\.name)
        guard names.contains(text) else {
            throw failure(.notAChoice(text, choices: names), fact)
        }
        return text
    }

    private func failure(_ reason: FactAnswerError.Reason, _ fact: Fact) -> FactAnswerError {
        FactAnswerError(reason: reason, fact: fact.name)
    }
}
