package import CanonicalJSON
import CivilTime
import FormLanguage
import InspectionModel
import Wording

// MARK: - Written

extension PackGrading {
    /// Adds `judgements` and `scoring` to a compiled pack; what says nothing is left out.
    func write(to object: inout JSONObject) {
        if !judgements.isEmpty {
            object["judgements"] = .array(judgements.map { .object($0.compiled) })
        }
        if let scoring { object["scoring"] = .object(scoring.compiled) }
    }
}

extension HazardJudgement {
    package var compiled: JSONObject {
        var object: JSONObject = [
            "confidence": .string(confidence.rawValue), "edition": edition.compiled,
            "elements": .array(elements.map { .object($0.compiled) }), "label": label.compiled,
            "name": .string(name), "rules": .array(rules.map { .object($0.compiled) }),
            "source": .string(source),
        ]
        object["clause"] = clause.map { .string($0) }
        object["review_by"] = reviewBy.map { .string($0) }
        object["valid_from"] = validity.from.map { .string($0.text) }
        object["valid_until"] = validity.until.map { .string($0.text) }
        if !exclusions.isEmpty {
            object["exclusions"] = .array(
                exclusions.map { exclusion in
                    [
                        "label": exclusion.label.compiled, "name": .string(exclusion.name),
                        "when": .string(exclusion.condition.source),
                    ]
                })
        }
        return object
    }
}

extension HazardJudgement.Element {
    fileprivate var compiled: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "kind": .string(kind.rawValue), "label": label.compiled,
        ]
        if !items.isEmpty { object["items"] = .array(items.map { .string($0) }) }
        object["when"] = condition.map { .string($0.source) }
        object["clause"] = clause.map { .string($0) }
        object["confidence"] = confidence.map { .string($0.rawValue) }
        return object
    }
}

extension HazardJudgement.Rule {
    fileprivate var compiled: JSONObject {
        var object: JSONObject = [
            "at_least": .integer(Int64(atLeast)), "label": label.compiled, "name": .string(name),
            "result": .string(result.rawValue),
        ]
        switch counted {
        case .all: object["of"] = "all"
        case .kind(let kind): object["of"] = .string(kind.rawValue)
        case .elements(let ids): object["of"] = .array(ids.map { .string($0) })
        }
        object["when"] = condition.map { .string($0.source) }
        object["clause"] = clause.map { .string($0) }
        return object
    }
}

extension Scoring {
    package var compiled: JSONObject {
        var object: JSONObject = [
            "bands": .array(
                bands.map {
                    [
                        "at_least": .integer(Int64($0.atLeast)), "label": $0.label.compiled,
                        "name": .string($0.name),
                    ]
                }),
            "label": label.compiled, "source": .string(source),
            "weights": .array(
                weights.map { weight in
                    switch weight.subject {
                    case .item(let code):
                        ["item": .string(code), "points": .integer(Int64(weight.points))]
                    case .group(let name):
                        ["group": .string(name), "points": .integer(Int64(weight.points))]
                    }
                }),
        ]
        object["clause"] = clause.map { .string($0) }
        return object
    }
}

extension Text {
    fileprivate var compiled: JSONValue { ["en": .string(en), "zh": .string(zh)] }
}

// MARK: - Read back

extension PackGrading {
    init(compiled root: CompiledObject) throws(CompiledPackError) {
        judgements = try root.list("judgements", HazardJudgement.init(compiled:))
        scoring = try root.optionalObject("scoring", Scoring.init(compiled:))
    }
}

extension HazardJudgement {
    fileprivate init(compiled object: CompiledObject) throws(CompiledPackError) {
        self.init(
            name: try object.string("name"), label: try object.text("label"),
            source: try object.string("source"), clause: try object.optionalString("clause"),
            edition: try object.text("edition"), confidence: try object.word("confidence"),
            reviewBy: try object.optionalString("review_by"),
            exclusions: try object.list("exclusions") { exclusion throws(CompiledPackError) in
                Exclusion(
                    name: try exclusion.string("name"), label: try exclusion.text("label"),
                    condition: try exclusion.expression("when"))
            },
            elements: try object.list("elements", Element.init(compiled:)),
            rules: try object.list("rules", Rule.init(compiled:)))
        validity = try object.validity()
    }
}

extension HazardJudgement.Element {
    fileprivate init(compiled object: CompiledObject) throws(CompiledPackError) {
        self.init(
            id: try object.string("id"), label: try object.text("label"),
            kind: try object.word("kind"), items: try object.strings("items"),
            condition: try object.optionalExpression("when"),
            clause: try object.optionalString("clause"),
            confidence: try object.optionalWord("confidence"))
    }
}

extension HazardJudgement.Rule {
    fileprivate init(compiled object: CompiledObject) throws(CompiledPackError) {
        self.init(
            name: try object.string("name"), label: try object.text("label"),
            condition: try object.optionalExpression("when"),
            counted: try Counted(compiled: object), atLeast: try object.integer("at_least"),
            result: try object.word("result"), clause: try object.optionalString("clause"))
    }
}

extension HazardJudgement.Rule.Counted {
    fileprivate init(compiled object: CompiledObject) throws(CompiledPackError) {
        guard object.object.string("of") != nil else {
            self = .elements(try object.strings("of"))
            return
        }
        if try object.string("of") == "all" {
            self = .all
        } else {
            self = .kind(try object.word("of"))
        }
    }
}

extension Scoring {
    fileprivate init(compiled object: CompiledObject) throws(CompiledPackError) {
        self.init(
            label: try object.text("label"), source: try object.string("source"),
            clause: try object.optionalString("clause"),
            weights: try object.list("weights") { weight throws(CompiledPackError) in
                let subject: Weight.Subject
                if let code = try weight.optionalString("item") {
                    subject = .item(code)
                } else {
                    subject = .group(try weight.string("group"))
                }
                return Weight(subject: subject, points: try weight.integer("points"))
            },
            bands: try object.list("bands") { band throws(CompiledPackError) in
                Band(
                    name: try band.string("name"), label: try band.text("label"),
                    atLeast: try band.integer("at_least"))
            })
    }
}
