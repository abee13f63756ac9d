import CanonicalJSON

extension JudgementRecorded {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            pack: try reader.string("pack"), name: try reader.string("name"),
            edition: try reader.string("edition"), outcome: try reader.word("outcome"),
            elements: try reader.optionalStrings("elements"), isDraft: try reader.flag("draft"))
        rule = try reader.optionalString("rule")
        grade = try reader.optionalWord("grade")
        exclusions = try reader.optionalStrings("exclusions")
    }

    var encoded: JSONObject {
        BodyWriter.object {
            $0.put("pack", pack)
            $0.put("name", name)
            $0.put("edition", edition)
            $0.put("outcome", outcome)
            $0.put("rule", rule)
            $0.put("grade", grade)
            $0.putOptional("exclusions", strings: exclusions)
            $0.putOptional("elements", strings: elements)
            $0.putFlag("draft", isDraft)
        }
    }
}

extension BodyReader {
    /// None when the member is absent, as in what earlier programs wrote.
    func optionalJudgements(_ member: String) throws(EventCodingError) -> [JudgementRecorded] {
        guard body[member] != nil else { return [] }
        var judgements: [JudgementRecorded] = []
        for judgement in try objects(member) {
            judgements.append(try JudgementRecorded(judgement))
        }
        return judgements
    }
}
