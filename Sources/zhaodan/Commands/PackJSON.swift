import CanonicalJSON
import ChecklistEngine
import CivilTime
import FieldSession
import Fieldwork
import FormLanguage
import InspectionModel
import Wording

/// The pack in the shape scripts rely on, as it stands on a day.
func packJSON(
    _ pack: Pack, _ entry: PackIndexEntry, on day: CivilDay, _ library: PackLibrary,
    _ words: Phrasebook
) -> JSONObject {
    func text(_ text: Text) -> JSONValue { ["en": .string(text.en), "zh": .string(text.zh)] }
    func basis(_ list: [Basis]) -> JSONValue {
        .array(
            list.map { basis in
                var object: JSONObject = ["source": .string(basis.source)]
                if let clause = basis.clause { object["clause"] = .string(clause) }
                return .object(object)
            })
    }
    var json = library.json(entry)
    json["on"] = .string(day.text)
    json["validity"] = .string(pack.validity.standing(on: day).rawValue)
    json["warnings"] = .array(
        pack.warnings(on: day).map { .object($0.json(ofPack: pack.id, words)) })
    let overlays = library.overlays(of: pack.id).map(\.pack.id)
    json["overlays"] = .array(
        library.index.filter { overlays.contains($0.id) }.map { .object(library.json($0)) })
    json["facts"] = .array(
        pack.facts.map { fact in
            var object: JSONObject = [
                "label": text(fact.label), "name": .string(fact.name),
                "type": .string(fact.kind.typeText),
            ]
            let choices = pack.choices(of: fact)
            if !choices.isEmpty {
                object["choices"] = .array(
                    choices.map { ["label": text($0.label), "name": .string($0.name)] })
            }
            return .object(object)
        })
    json["sources"] = .array(
        pack.sources.map { source in
            var object: JSONObject = [
                "confidence": .string(source.confidence.rawValue), "id": .string(source.id),
                "number": .string(source.number), "status": .string(source.status.rawValue),
                "title": text(source.title),
            ]
            if let effective = source.effective { object["effective"] = .string(effective) }
            object["valid_until"] = source.validUntil.map { .string($0.text) }
            object["replaced_by"] = source.replacedBy.map { .string($0) }
            return .object(object)
        })
    json["items"] = .array(
        pack.items.map { item in
            var object: JSONObject = [
                "basis": basis(item.basis), "check": text(item.requirement),
                "code": .string(item.code), "confidence": .string(item.confidence.rawValue),
                "draft": .bool(item.isDraft), "emphasis": .string(item.emphasis.rawValue),
                "method": .array(item.methods.map { .string($0.rawValue) }),
                "rectify": text(item.rectify),
                "section": .string(pack.group(of: item).name),
                "seeds": .array(item.seeds.map { .string($0) }),
                "type": .string(item.kind.typeName), "violation": text(item.violation),
            ]
            if let accept = item.accept { object["accept"] = text(accept) }
            if let relevance = item.relevance { object["relevant"] = .string(relevance.source) }
            if let measure = item.measure {
                object["limit"] = measure.inForce(on: day).limit.map { .string($0.source) }
                if measure.limits.contains(where: { $0.validity != .always }) {
                    object["limits"] = .array(
                        measure.limits.map { dated in
                            var limit: JSONObject = ["limit": .string(dated.limit.source)]
                            dated.validity.write(to: &limit)
                            return .object(limit)
                        })
                }
                object["unit"] = .string(measure.unit)
            }
            if let grade = item.defaultGrade { object["grade"] = .string(grade.rawValue) }
            if let days = item.deadlineDays { object["deadline_days"] = .integer(Int64(days)) }
            if let evidence = item.evidence { object["evidence"] = text(evidence) }
            if let hint = item.hint { object["hint"] = text(hint) }
            if let photo = item.photo { object["photo"] = .string(photo.rawValue) }
            if !item.liability.isEmpty { object["liability"] = basis(item.liability) }
            if !item.authorities.isEmpty {
                object["authorities"] = .array(item.authorities.map { .string($0) })
            }
            item.validity.write(to: &object)
            if item.isMandatory { object["required"] = true }
            if item.isManual { object["manual"] = true }
            return .object(object)
        })
    if !pack.grading.judgements.isEmpty {
        json["judgements"] = .array(pack.grading.judgements.map { .object($0.compiled) })
    }
    if let scoring = pack.grading.scoring { json["scoring"] = .object(scoring.compiled) }
    return json
}
