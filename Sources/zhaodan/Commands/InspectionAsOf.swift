import ArgumentParser
import CanonicalJSON
import ChecklistEngine
import CivilTime
import FieldScreens
import FieldSession
import Fieldwork
import InspectionModel
import Wording

struct InspectionAsOf: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "as-of",
        abstract: "按另一天的规定看一次检查，只看不改 / an inspection by the law of another day")

    @OptionGroup var common: CommonOptions
    @Argument(help: "检查 / inspection") var id: String
    @Argument(help: "YYYY-MM-DD") var day: String

    func run() throws {
        zhaodan.run(common) { around in
            let day = try civilDay(day)
            let snapshot = try WorkspaceSnapshot(around)
            defer { snapshot.endIfDamaged() }
            let state = try inspection(id, in: snapshot.field)
            let library = try around.library()
            let opened = try snapshot.sheet(state, library)
            let other = try snapshot.sheet(state, library, on: day)
            let asOf = AsOf(state, opened, other)
            let texts = AsOfTexts(opened: opened, other: other, words: around.words)
            if common.json { return emit(texts.json(asOf, state)) }
            for line in texts.lines(asOf, state) { emit(line) }
        }
    }
}

/// What another day changes, for people and for scripts.
private struct AsOfTexts {
    let opened: Sheet
    let other: Sheet
    let words: Phrasebook

    // MARK: For people

    func lines(_ asOf: AsOf, _ state: InspectionState) -> [String] {
        let days = ["day": asOf.day.text, "opened": asOf.openedOn.text]
        var lines = [
            "\(state.opened.number)  \(state.opened.siteName)", words("as_of.head", days),
        ]
        if asOf.isEmpty { return lines + [words("as_of.nothing", days)] }
        func add(_ key: String, _ entries: [[String]]) {
            guard !entries.isEmpty else { return }
            lines.append(words("as_of.\(key)", ["count": String(entries.count)]))
            lines += entries.flatMap { ["  " + $0[0]] + $0.dropFirst().map { "      " + $0 } }
        }
        add("entering", asOf.entering.map { [listed($0)] })
        add("leaving", asOf.leaving.map { [listed($0)] })
        add("verdicts", asOf.verdicts.map { [changed($0)] })
        add("suggestions", asOf.suggestions.map(changed))
        add(
            "judgements",
            asOf.judgements.map { change in
                [judgementLine(change.before, words), "→ " + judgementLine(change.after, words)]
            })
        return lines
    }

    private func listed(_ listing: AsOf.Listing) -> String {
        let reason =
            listing.lapse.map { words("as_of.\($0.code)", ["day": $0.day.text]) }
            ?? words("as_of.condition")
        return "\(listing.item.code)  \(words(listing.requirement))\(reason)"
    }

    private func changed(_ change: AsOf.VerdictChange) -> String {
        let place = change.key.place.map { " @\($0)" } ?? ""
        func held(_ held: AsOf.Held) -> String {
            let limit =
                held.limit.isEmpty
                ? words("as_of.no_limit") : words("answering.limit", ["limit": held.limit])
            return limit + " " + words("verdict.\(held.verdict.rawValue)")
        }
        return "\(change.key.item.code)\(place)  \(change.value.text)  "
            + "\(held(change.before)) → \(held(change.after))"
    }

    private func changed(_ change: AsOf.SuggestionChange) -> [String] {
        let before = suggested(change.before)
        let after = suggested(change.after)
        return ["\(change.item.code)  \(before)", "→ \(after)", basis(change)]
    }

    private func suggested(_ suggestion: GradeSuggestion?) -> String {
        switch suggestion?.outcome {
        case nil: words("as_of.no_failure")
        case .suggested(let grade, let criterion):
            words("explain.grade", ["grade": words("grade.\(grade.rawValue)")])
                + (criterion.isSuccessionUnsettled ? words("basis.unsettled") : "")
        case .nothing(let reason): words("explain.\(reason.code)", reason.arguments)
        }
    }

    private func basis(_ change: AsOf.SuggestionChange) -> String {
        let text = opened.packs[change.pack].groundsText(grounds(change), on: other.day, words)
        return words("answering.basis", ["basis": text])
    }

    /// What the later suggestion rests on, else the item itself.
    private func grounds(_ change: AsOf.SuggestionChange) -> [Basis] {
        for suggestion in [change.after, change.before] {
            if case .suggested(_, let criterion) = suggestion?.outcome { return criterion.basis }
        }
        return change.basis
    }

    // MARK: For scripts

    func json(_ asOf: AsOf, _ state: InspectionState) -> JSONObject {
        [
            "day": .string(asOf.day.text), "differs": .bool(!asOf.isEmpty),
            "entering": .array(asOf.entering.map { .object(json($0)) }),
            "inspection": .string(state.id.text),
            "judgements": .array(
                asOf.judgements.map { change in
                    [
                        "after": .object(judgementJSON(change.after, words.language)),
                        "before": .object(judgementJSON(change.before, words.language)),
                    ]
                }),
            "leaving": .array(asOf.leaving.map { .object(json($0)) }),
            "number": .string(state.opened.number),
            "opened_on": .string(asOf.openedOn.text),
            "suggestions": .array(asOf.suggestions.map { .object(json($0)) }),
            "verdicts": .array(asOf.verdicts.map { .object(json($0)) }),
        ]
    }

    private func json(_ listing: AsOf.Listing) -> JSONObject {
        var json: JSONObject = [
            "item": .string(listing.item.text),
            "requirement": .string(words(listing.requirement)),
            "reason": .string(listing.lapse?.code ?? "condition"),
        ]
        json["day"] = listing.lapse.map { .string($0.day.text) }
        return json
    }

    private func json(_ change: AsOf.VerdictChange) -> JSONObject {
        func held(_ held: AsOf.Held) -> JSONValue {
            var json: JSONObject = ["verdict": .string(held.verdict.rawValue)]
            if !held.limit.isEmpty { json["limit"] = .string(held.limit) }
            return .object(json)
        }
        var json: JSONObject = [
            "after": held(change.after), "before": held(change.before),
            "item": .string(change.key.item.text), "value": .string(change.value.text),
        ]
        json["place"] = change.key.place.map { .string($0) }
        return json
    }

    private func json(_ change: AsOf.SuggestionChange) -> JSONObject {
        [
            "after": json(change.after), "before": json(change.before),
            "basis": .array(grounds(change).map { .object($0.json) }),
            "item": .string(change.item.text),
        ]
    }

    /// Without a failure there is nothing to suggest.
    private func json(_ suggestion: GradeSuggestion?) -> JSONValue {
        var json: JSONObject = [:]
        switch suggestion?.outcome {
        case nil: json["fails"] = false
        case .suggested(let grade, let criterion):
            json["grade"] = .string(grade.rawValue)
            if criterion.isSuccessionUnsettled { json["unsettled"] = true }
            json["judgement"] = criterion.judgement.map { .string($0.judgement.name) }
        case .nothing(let reason):
            json["reason"] = .string(reason.code)
            for (name, value) in reason.arguments { json[name] = .string(value) }
        }
        return .object(json)
    }
}

extension Basis {
    fileprivate var json: JSONObject {
        var json: JSONObject = ["source": .string(source)]
        json["clause"] = clause.map { .string($0) }
        return json
    }
}
