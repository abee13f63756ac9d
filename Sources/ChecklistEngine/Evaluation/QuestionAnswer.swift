import CivilTime
import FormEngine
package import FormLanguage

/// Why a text is no answer to a question.
package struct QuestionAnswerError: Error, Equatable, Sendable {
    package enum Reason: Equatable, Sendable {
        case notAChoice(String, choices: [String])
        /// A ranking names each choice once.
        case notAllRanked(choices: [String])
        case notADay(String)
        case notATime(String)
        case notAMoment(String)
        case outOfRange(String, least: String, most: String, step: String)
        case notAPlace(String)
        case measurement(MeasurementError)
        /// Nothing is answered here.
        case notAsked
    }

    package let reason: Reason
    package let question: String

    package var code: String {
        switch reason {
        case .notAChoice: "fact_not_a_choice"
        case .notAllRanked: "answer_not_all_ranked"
        case .notADay: "fact_not_a_day"
        case .notATime: "answer_not_a_time"
        case .notAMoment: "answer_not_a_moment"
        case .outOfRange: "answer_out_of_range"
        case .notAPlace: "answer_not_a_place"
        case .measurement(let error): error.code
        case .notAsked: "answer_not_asked"
        }
    }

    package var arguments: [String: String] {
        var arguments = ["fact": question]
        switch reason {
        case .notAChoice(let text, let choices):
            arguments["choice"] = text
            arguments["choices"] = choices.joined(separator: " ")
        case .notAllRanked(let choices): arguments["choices"] = choices.joined(separator: " ")
        case .notADay(let text): arguments["day"] = text
        case .notATime(let text), .notAMoment(let text), .notAPlace(let text):
            arguments["text"] = text
        case .outOfRange(let text, let least, let most, let step):
            arguments.merge(["text": text, "least": least, "most": most, "step": step]) { $1 }
        case .measurement(let error): arguments.merge(error.arguments) { old, _ in old }
        case .notAsked: break
        }
        return arguments
    }
}

extension Pack {
    /// What an answer to a question is worth in expressions.
    ///
    /// - Parameter text: The name of a choice, names with spaces between, a number with or
    ///   without a unit, a day `YYYY-MM-DD`, a time `HH:MM`, both with a `T` or a space between,
    ///   latitude and longitude, or any text, as the kind of question wants it. An empty text is
    ///   no answer.
    package func value(
        of text: String, for question: Question
    ) throws(QuestionAnswerError) -> FormValue {
        guard text.unicodeScalars.contains(where: { !$0.isExpressionSpace }) else { return .empty }
        do throws(QuestionAnswerError.Reason) {
            return try AnswerReader(pack: self, question: question).value(of: text)
        } catch {
            throw QuestionAnswerError(reason: error, question: question.name)
        }
    }
}

extension Pack {
    /// An answer in the form the journal keeps; empty for none.
    package func recorded(
        _ text: String, for question: Question
    ) throws(QuestionAnswerError) -> String {
        let value = try value(of: text, for: question)
        if case .number(let number) = value { return number.digits }
        return value.asString
    }
}

extension Question {
    /// What a recorded answer is worth in expressions.
    package func value(ofRecorded text: String) -> FormValue {
        guard !text.isEmpty else { return .empty }
        switch kind {
        case .integer, .decimal, .quantity, .range:
            return DecimalNumber(text).map { .number(.exact($0)) } ?? .empty
        default: return .string(text)
        }
    }
}

extension QuestionAnswerError.Reason: Error {}

private struct AnswerReader {
    typealias Reason = QuestionAnswerError.Reason

    let pack: Pack
    let question: Question

    func value(of text: String) throws(Reason) -> FormValue {
        switch question.kind {
        case .text, .barcode, .image, .audio, .video, .file: return .string(text)
        case .date:
            guard CivilDay(text) != nil else { throw .notADay(text) }
            return .string(text)
        case .time:
            guard FormTime(text) != nil else { throw .notATime(text) }
            return .string(text)
        case .dateTime:
            let written = text.replacing(" ", with: "T")
            guard let moment = FormMoment(written), moment.milliseconds != nil else {
                throw .notAMoment(text)
            }
            return .string(written)
        case .acknowledge:
            return .string(try choice(text, of: ["OK"]))
        case .selectOne: return .string(try choice(text, of: choices))
        case .selectMultiple: return .string(try several(text).joined(separator: " "))
        case .rank:
            let ranked = try several(text)
            if ranked.count < choices.count { throw .notAllRanked(choices: choices) }
            return .string(ranked.joined(separator: " "))
        case .integer: return .number(.exact(try number(text, isWhole: true)))
        case .decimal, .quantity: return .number(.exact(try number(text, isWhole: false)))
        case .range(let start, let end, let step):
            let number = FormNumber.exact(try number(text, isWhole: false))
            guard number.isStep(from: start, to: end, by: step) else {
                throw .outOfRange(
                    text, least: start.digits, most: end.digits, step: step.digits)
            }
            return .number(number)
        case .geopoint: return .string(try places(text, least: 1, most: 1))
        case .geotrace: return .string(try places(text, least: 2, most: .max))
        case .geoshape: return .string(try places(text, least: 3, most: .max))
        case .note, .calculate, .hidden, .metadata, .verdict, .group, .repeat: throw .notAsked
        }
    }

    private var choices: [String] { pack.choices(of: question).map(\.name) }

    private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    private func choice(_ text: String, of names: [String]) throws(Reason) -> String {
        let text = words(text).joined(separator: " ")
        guard names.contains(text) else { throw .notAChoice(text, choices: names) }
        return text
    }

    private func several(_ text: String) throws(Reason) -> [String] {
        var chosen: [String] = []
        for name in words(text) {
            let name = try choice(name, of: choices)
            if !chosen.contains(name) { chosen.append(name) }
        }
        return chosen
    }

    private func number(_ text: String, isWhole: Bool) throws(Reason) -> DecimalNumber {
        do throws(MeasurementError) {
            let measured = try Measurement(text).value(in: question.unit ?? "")
            if isWhole, !measured.isWhole {
                throw MeasurementError(.notWhole(measured.digits), at: nil)
            }
            return measured
        } catch {
            throw .measurement(error)
        }
    }

    /// Points with `;` between, each of latitude, longitude and perhaps altitude and accuracy, as
    /// they are typed or pasted: with spaces or commas between.
    private func places(_ text: String, least: Int, most: Int) throws(Reason) -> String {
        var points: [String] = []
        for point in text.split(separator: ";") {
            let parts = point.split { $0 == "," || $0 == "，" || $0.isWhitespace }.map(String.init)
            let numbers = parts.compactMap(Double.init)
            guard (2...4).contains(parts.count), numbers.count == parts.count,
                abs(numbers[0]) <= 90, abs(numbers[1]) <= 180
            else { throw .notAPlace(text) }
            points.append(parts.joined(separator: " "))
        }
        guard (least...most).contains(points.count) else { throw .notAPlace(text) }
        return points.joined(separator: ";")
    }
}

extension FormNumber {
    /// Whether it is reached from `start` in whole steps, and not beyond `end`.
    fileprivate func isStep(from start: FormNumber, to end: FormNumber, by step: FormNumber) -> Bool
    {
        let (least, most) = end.isLess(than: start) ? (end, start) : (start, end)
        guard !isLess(than: least), !most.isLess(than: self) else { return false }
        guard !step.isZero else { return true }
        return ((self - start) / step).whole != nil
    }
}
