import CivilTime
import Fieldwork
import InspectionModel

/// Answers to questions of one inspection on their way to the disk; empty ones take one back.
struct AnswersInFlight {
    let inspection: InspectionID
    private var texts: [AnswerKey: String] = [:]
    /// Named, while its calibration is asked for.
    var instrument: String?

    init(_ inspection: InspectionID) { self.inspection = inspection }

    subscript(key: AnswerKey) -> String? { texts[key] }

    /// Sends an answer off; what stands already is not recorded again. A new reading is taken for
    /// one of the same instrument.
    mutating func send(_ text: String, to view: AskedView) -> [Action] {
        if text == view.text { return [] }
        var request = FillRequest(key: view.asked.key, text: text)
        if !text.isEmpty {
            request.instrument = view.instrument?.name
            request.calibratedUntil = view.instrument?.calibratedUntil?.text
        }
        return send(request)
    }

    mutating func send(_ request: FillRequest) -> [Action] {
        texts[request.key] = request.text
        return [.run(.fill(inspection, request), purpose: Self.purpose(of: request.key))]
    }

    /// - Returns: Whether what is shown may have changed.
    mutating func take(_ news: News) -> Bool {
        switch news {
        case .committed(_, let events):
            for case .inspection(inspection, let event) in events.map(\.event) {
                if case .answer(let answer) = event { texts[answer.key] = nil }
                if case .withdrawal(let withdrawal) = event { texts[withdrawal.key] = nil }
            }
        case .refused(let purpose, _):
            for key in texts.keys where Self.purpose(of: key) == purpose { texts[key] = nil }
        case .known, .refreshed, .cameBack: break
        default: return false
        }
        return true
    }

    private static func purpose(of key: AnswerKey) -> String {
        "fill \(key.item.text) \(key.row.map(String.init) ?? "")"
    }
}
