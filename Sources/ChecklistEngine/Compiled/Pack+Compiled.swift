package import CanonicalJSON
import CivilTime
import FormEngine
import FormLanguage
import InspectionModel
import Wording

extension Pack {
    /// The number of the compiled form; another one is not read but compiled again.
    package static let compiledFormat: Int64 = 1

    /// The compiled form: the pack as one object, members that say nothing left out. The same
    /// pack always gives the same bytes.
    package var compiled: JSONObject {
        var object = settings.compiled
        object["format"] = .integer(Self.compiledFormat)
        object["digest"] = .string(digest)
        object.set("sources", sources.map(\.compiled))
        object.set("choices", choiceLists.map(\.compiled))
        object.set("facts", facts.map(\.compiled))
        object.set("groups", groups.map(\.compiled))
        object.set("items", items.map(\.compiled))
        object.set("questions", questions.map(\.compiled))
        if survey != SurveyRow.plain(groups, items) {
            object.set("survey", survey.map(\.compiled))
        }
        object.set("modes", modes.map(\.compiled))
        grading.write(to: &object)
        return object
    }
}

extension JSONObject {
    /// Leaves the member out when the list is empty.
    fileprivate mutating func set(_ key: String, _ objects: [JSONObject]) {
        if !objects.isEmpty { self[key] = .array(objects.map { .object($0) }) }
    }

    fileprivate mutating func set(_ key: String, _ texts: [String]) {
        if !texts.isEmpty { self[key] = .array(texts.map { .string($0) }) }
    }

    fileprivate mutating func set(_ key: String, _ text: String?) {
        self[key] = text.map { .string($0) }
    }

    fileprivate mutating func set(_ key: String, _ text: Text?) {
        self[key] = text.map { ["zh": .string($0.zh), "en": .string($0.en)] }
    }

    fileprivate mutating func set(_ key: String, _ texts: [String: String]) {
        guard !texts.isEmpty else { return }
        var object = JSONObject()
        for (name, text) in texts { object[name] = .string(text) }
        self[key] = .object(object)
    }

    fileprivate mutating func set(_ key: String, _ expression: Expression?) {
        set(key, expression?.source)
    }

    fileprivate mutating func set(_ validity: Validity) {
        set("valid_from", validity.from?.text)
        set("valid_until", validity.until?.text)
    }

    /// Leaves the member out when false.
    fileprivate mutating func set(_ key: String, _ flag: Bool) {
        if flag { self[key] = true }
    }
}

extension PackSettings {
    fileprivate var compiled: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "version": .string(version), "edition": .string(edition),
            "status": .string(status.rawValue), "jurisdiction": .string(jurisdiction),
            "zone": .string(zone),
        ]
        object.set("title", title)
        object.set("sectors", sectors)
        object.set("authorities", authorities.map(\.compiled))
        object.set(validity)
        if subject != .enterprise { object["subject"] = .string(subject.rawValue) }
        overlay?.write(to: &object)
        return object
    }
}

extension Authority {
    var compiled: JSONObject {
        var object: JSONObject = ["id": .string(id)]
        object.set("label", label)
        return object
    }
}

extension PackSource {
    fileprivate var compiled: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "number": .string(number), "status": .string(status.rawValue),
            "confidence": .string(confidence.rawValue),
        ]
        object.set("title", title)
        object.set("issued", issued)
        object.set("effective", effective)
        object.set("unsettled", isSuccessionUnsettled)
        object.set("note", note)
        object.set("valid_until", validUntil?.text)
        object.set("replaced_by", replacedBy)
        return object
    }
}

extension ChoiceList {
    fileprivate var compiled: JSONObject {
        var object: JSONObject = ["name": .string(name)]
        object.set(
            "choices",
            choices.map { choice in
                var object: JSONObject = ["name": .string(choice.name)]
                object.set("label", choice.label)
                object.set("columns", choice.columns)
                return object
            })
        return object
    }
}

extension Question {
    fileprivate var compiled: JSONObject {
        var object: JSONObject = ["name": .string(name), "type": .string(kind.typeText)]
        object.set("label", label)
        object.set("hint", hint)
        object.set("unit", unit)
        for rule in FormRule.allCases { object.set(rule.column, rules[rule]) }
        object.set("guidance_hint", guidance)
        object.set("constraint_message", constraintMessage)
        object.set("required_message", requiredMessage)
        object.set("appearance", appearance)
        object.set("seeds", seeds)
        object.set("formerly", formerly)
        if let triggers { object["trigger"] = .array(triggers.map { .string($0) }) }
        if case .range(let start, let end, let step) = kind {
            object.set("start", start.digits)
            object.set("end", end.digits)
            object.set("step", step.digits)
        }
        return object
    }
}

extension FormRule {
    /// The column that holds it.
    var column: String {
        switch self {
        case .relevance: "relevant"
        case .repeatCount: "repeat_count"
        case .calculation: "calculation"
        case .required: "required"
        case .readOnly: "read_only"
        case .constraint: "constraint"
        case .defaultValue: "default"
        case .choiceFilter: "choice_filter"
        }
    }
}

extension SurveyRow {
    fileprivate var compiled: JSONObject {
        var object = JSONObject()
        switch content {
        case .group(let index): object["group"] = .integer(Int64(index))
        case .item(let index): object["item"] = .integer(Int64(index))
        case .question(let index): object["question"] = .integer(Int64(index))
        }
        object["in"] = group.map { .integer(Int64($0)) }
        return object
    }
}

extension ChecklistGroup {
    fileprivate var compiled: JSONObject {
        var object: JSONObject = ["name": .string(name)]
        object.set("label", label)
        object.set("relevant", relevance)
        object.set("premise", premise)
        object.set("repeat", isRepeat)
        object.set("repeat_count", repeatCount)
        return object
    }
}

extension ChecklistItem {
    fileprivate var compiled: JSONObject {
        var object: JSONObject = [
            "code": .string(code), "group": .integer(Int64(groupIndex)),
            "type": .string(kind.typeName), "emphasis": .string(emphasis.rawValue),
            "confidence": .string(confidence.rawValue),
        ]
        object.set("unit", measure?.unit)
        if let limits = measure?.limits {
            if limits.count == 1, limits[0].validity == .always {
                object.set("limit", limits[0].limit)
            } else {
                object.set("limits", limits.map(\.compiled))
            }
        }
        object.set("check", requirement)
        object.set("violation", violation)
        object.set("rectify", rectify)
        object.set("accept", accept)
        object.set("hint", hint)
        object.set("evidence", evidence)
        object.set("basis", basis.map(\.compiled))
        object.set("liability", liability.map(\.compiled))
        object.set("method", methods.map(\.rawValue))
        object.set("photo", photo?.rawValue)
        object.set("relevant", relevance)
        object.set("required", isMandatory)
        object.set("grade", defaultGrade?.rawValue)
        object["deadline_days"] = deadlineDays.map { .integer(Int64($0)) }
        object.set("authorities", authorities)
        object.set("seeds", seeds)
        object.set("quick", isQuick)
        object.set("teaching", teaching)
        object.set("formerly", formerly)
        object.set("manual", isManual)
        object.set(validity)
        return object
    }
}

extension DatedLimit {
    fileprivate var compiled: JSONObject {
        var object: JSONObject = ["limit": .string(limit.source)]
        object.set(validity)
        return object
    }
}

extension Basis {
    fileprivate var compiled: JSONObject {
        var object: JSONObject = ["source": .string(source)]
        object.set("clause", clause)
        return object
    }
}

extension Mode {
    fileprivate var compiled: JSONObject {
        var object: JSONObject = [
            "name": .string(name), "officers": .integer(Int64(officers)),
            "signature": .string(signature.rawValue),
            "compulsory": .string(compulsory.rawValue), "record": .string(record.rawValue),
        ]
        object.set("label", label)
        object.set("steps", steps.map(\.rawValue))
        object.set("notice_before", noticeBefore)
        object.set("may_order", mayOrder)
        return object
    }
}
