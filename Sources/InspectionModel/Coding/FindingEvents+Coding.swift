package import CanonicalJSON

extension CitedBasis {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            source: try reader.string("source"), title: try reader.string("title"),
            number: try reader.optionalString("number"),
            clause: try reader.optionalString("clause"))
    }

    package var encoded: JSONObject {
        BodyWriter.object {
            $0.put("source", source)
            $0.put("title", title)
            $0.put("number", number)
            $0.put("clause", clause)
        }
    }
}

extension FindingRecorded {
    init(_ reader: BodyReader) throws(EventCodingError) {
        var basis: [CitedBasis] = []
        for cited in try reader.objects("basis") { basis.append(try CitedBasis(cited)) }
        self.init(
            id: try reader.id("id"), number: try reader.string("number"),
            item: try reader.optionalItem("item"), place: try reader.string("place"),
            author: try reader.id("author"), violation: try reader.string("violation"),
            fact: try reader.string("fact"), basis: basis,
            disposition: try reader.word("disposition"), hazard: try reader.id("hazard"))
        reason = try reader.optionalString("reason")
        rectify = try reader.optionalString("rectify")
        accept = try reader.optionalString("accept")
        deadline = try reader.optionalDay("deadline")
        deadlineDays = try reader.optionalInteger("deadline_days")
        photos = try reader.optionalStrings("photos")
        observedAt = try reader.optionalString("observed_at")
        amends = try reader.optionalLeaf("amends")
    }

    func write(to writer: inout BodyWriter) {
        writer.put("id", id)
        writer.put("number", number)
        writer.put("item", item)
        writer.put("place", place)
        writer.put("author", author)
        writer.put("violation", violation)
        writer.put("fact", fact)
        writer.put("basis", objects: basis.map(\.encoded))
        writer.put("disposition", disposition)
        writer.put("hazard", hazard)
        writer.put("reason", reason)
        writer.put("rectify", rectify)
        writer.put("accept", accept)
        writer.put("deadline", deadline)
        writer.put("deadline_days", deadlineDays)
        writer.putOptional("photos", strings: photos)
        writer.put("observed_at", observedAt)
        writer.put("amends", amends)
    }
}
