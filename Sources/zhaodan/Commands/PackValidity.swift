import ArgumentParser
import CanonicalJSON
import ChecklistEngine
import CivilTime
import FieldScreens
import FieldSession
import JournalStore
import Wording

/// `--on DAY`, as of which packs are read.
struct DayOption: ParsableArguments {
    @Option(help: ArgumentHelp("按哪一天看，默认今天 / as of which day", valueName: "YYYY-MM-DD"))
    var on: String?

    func day(_ around: ProgramContext) throws -> CivilDay {
        guard let on else { return Workspace.today(around.world.clock) }
        return try civilDay(on)
    }
}

func civilDay(_ text: String) throws -> CivilDay {
    guard let day = CivilDay(text) else { throw Failure("not_a_day", ["day": text], .badData) }
    return day
}

extension PackWarning {
    /// In the shape scripts rely on.
    func json(ofPack pack: String, _ words: Phrasebook) -> JSONObject {
        var json: JSONObject = [
            "code": .string(code), "message": .string(packWarningText(self, words)),
            "pack": .string(pack),
        ]
        json["day"] = day.map { .string($0.text) }
        json["replaced_by"] = successor.map { .string($0) }
        if !items.isEmpty { json["items"] = .array(items.map { .string($0) }) }
        if case .source(let source, _, let resting) = self {
            json["source"] = .string(source.id)
            json["resting_items"] = .integer(Int64(resting.items))
            json["resting_judgements"] = .integer(Int64(resting.judgements))
        }
        return json
    }
}

extension Validity {
    /// `valid_from` and `valid_until`, where they are known.
    func write(to json: inout JSONObject) {
        json["valid_from"] = from.map { .string($0.text) }
        json["valid_until"] = until.map { .string($0.text) }
    }
}

extension ChecklistItem {
    /// What a day makes of it, for the line below its requirement: why it is not asked, and its
    /// limits with their days. Nothing of an item without days.
    func validityLines(on day: CivilDay, _ words: Phrasebook) -> [String] {
        var lines: [String] = []
        if validity != .always {
            lines.append(
                words("pack_show.period", ["standing": standingText(validity, on: day, words)]))
        }
        guard let measure, measure.limits.contains(where: { $0.validity != .always }) else {
            return lines
        }
        for limit in measure.limits {
            let single = Measure(number: measure.number, unit: measure.unit, limit: limit.limit)
            lines.append(
                words(
                    "pack_show.limit",
                    [
                        "limit": single.limitText,
                        "standing": standingText(limit.validity, on: day, words),
                    ]))
        }
        return lines
    }
}
