import CanonicalJSON
import ChecklistEngine
import CivilTime
import Fieldwork
import FormEngine
import InspectionModel
import Wording

extension Sheet.Asked {
    /// A question in the shape scripts rely on.
    ///
    /// - Parameters:
    ///   - row: The places of its rows, `2.1`.
    ///   - choices: Those that are offered.
    func json(_ row: String?, _ choices: [Choice], _ state: InspectionState) -> JSONObject {
        var json: JSONObject = [
            "label": [
                "en": .string(label.en), "zh": .string(label.zh),
            ], "question": .string(key.item.text), "type": .string(question.kind.typeText),
        ]
        if !choices.isEmpty {
            json["choices"] = .array(
                choices.map {
                    [
                        "label": ["en": .string($0.label.en), "zh": .string($0.label.zh)],
                        "name": .string($0.name),
                    ]
                })
        }
        if let row { json["row"] = .string(row) }
        if !text.isEmpty { json["value"] = .string(text) }
        if self.state.contains(.required) { json["required"] = true }
        if self.state.contains(.broken) { json["broken"] = true }
        if self.state.contains(.notOffered) { json["not_offered"] = true }
        if let instrument = state.instrument(of: key) {
            json["instrument"] = .string(instrument.name)
            json["calibrated_until"] = instrument.calibratedUntil.map { .string($0.text) }
            if instrument.isOutOfCalibration(on: state.opened.openedOn) {
                json["out_of_calibration"] = true
            }
        }
        return json
    }
}
