import CanonicalJSON

extension HazardEvent {
    /// - Returns: nil for a kind this program does not know.
    init?(kind: String, _ reader: BodyReader) throws(EventCodingError) {
        switch kind {
        case "hazard.record_finding": self = .recorded(try HazardRecorded(reader))
        case "hazard.grade": self = .graded(try HazardGraded(reader))
        case "hazard.regrade":
            let graded = try HazardGraded(reader)
            if graded.reason == nil { throw reader.missing("reason") }
            self = .regraded(graded)
        case "hazard.fixed_on_spot":
            self = .fixedOnSpot(
                HazardFixedOnSpot(
                    before: try reader.string("before"), after: try reader.string("after"),
                    recordedBy: try reader.id("recorded_by")))
        case "hazard.reinspection_passed":
            self = .reinspectionPassed(
                ReinspectionPassed(
                    confirmedBy: try reader.id("confirmed_by"),
                    isSameVisit: try reader.bool("same_visit"),
                    accept: try reader.optionalString("accept")))
        case "hazard.void":
            self = .voided(
                HazardVoided(
                    reason: try reader.string("reason"), byPerson: try reader.id("by_person")))
        default: return nil
        }
    }

    /// Writes all members but `hazard`.
    ///
    /// - Returns: The kind.
    func write(to writer: inout BodyWriter) -> String {
        switch self {
        case .recorded(let recorded):
            recorded.write(to: &writer)
            return "hazard.record_finding"
        case .graded(let graded):
            graded.write(to: &writer)
            return "hazard.grade"
        case .regraded(let graded):
            graded.write(to: &writer)
            return "hazard.regrade"
        case .fixedOnSpot(let fixed):
            writer.put("before", fixed.before)
            writer.put("after", fixed.after)
            writer.put("recorded_by", fixed.recordedBy)
            return "hazard.fixed_on_spot"
        case .reinspectionPassed(let passed):
            writer.put("confirmed_by", passed.confirmedBy)
            writer.put("same_visit", passed.isSameVisit)
            writer.put("accept", passed.accept)
            return "hazard.reinspection_passed"
        case .voided(let why):
            writer.put("reason", why.reason)
            writer.put("by_person", why.byPerson)
            return "hazard.void"
        }
    }
}

extension HazardRecorded {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            number: try reader.string("number"), finding: try reader.id("finding"),
            task: try reader.id("task"), site: try reader.id("site"),
            source: try reader.word("source"), recordedBy: try reader.id("recorded_by"),
            foundOn: try reader.day("found_on"), violation: try reader.string("violation"),
            place: try reader.string("place"), item: try reader.optionalItem("item"))
        observedAt = try reader.optionalString("observed_at")
    }

    func write(to writer: inout BodyWriter) {
        writer.put("number", number)
        writer.put("finding", finding)
        writer.put("task", task)
        writer.put("site", site)
        writer.put("source", source)
        writer.put("recorded_by", recordedBy)
        writer.put("found_on", foundOn)
        writer.put("violation", violation)
        writer.put("place", place)
        writer.put("item", item)
        writer.put("observed_at", observedAt)
    }
}

extension HazardGraded {
    init(_ reader: BodyReader) throws(EventCodingError) {
        var criterion: GradeCriterion?
        if let object = try reader.optionalObject("criterion") {
            criterion = GradeCriterion(
                item: try object.item("item"), source: try object.string("source"),
                clause: try object.optionalString("clause"),
                confidence: try object.string("confidence"),
                isUnsettled: try object.flag("unsettled"))
        }
        self.init(
            grade: try reader.word("grade"), status: try reader.word("grade_status"),
            byPerson: try reader.id("by_person"), criterion: criterion,
            reason: try reader.optionalString("reason"), isManual: try reader.flag("manual"),
            deadline: try reader.optionalDay("deadline"))
    }

    func write(to writer: inout BodyWriter) {
        writer.put("grade", grade)
        writer.put("grade_status", status)
        writer.put("by_person", byPerson)
        if let criterion {
            writer.put(
                "criterion",
                BodyWriter.object {
                    $0.put("item", criterion.item)
                    $0.put("source", criterion.source)
                    $0.put("clause", criterion.clause)
                    $0.put("confidence", criterion.confidence)
                    $0.putFlag("unsettled", criterion.isUnsettled)
                })
        }
        writer.put("reason", reason)
        writer.putFlag("manual", isManual)
        writer.put("deadline", deadline)
    }
}
