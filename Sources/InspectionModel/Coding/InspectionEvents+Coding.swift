package import CanonicalJSON

extension InspectionEvent {
    /// - Returns: nil for a kind this program does not know.
    init?(kind: String, _ reader: BodyReader) throws(EventCodingError) {
        switch kind {
        case "answer": self = .answer(try AnswerRecorded(reader))
        case "answer.withdraw": self = .withdrawal(try AnswerWithdrawn(reader))
        case "resolve": self = .resolved(try ConflictResolved(reader))
        case "fact":
            self = .fact(
                FactRecorded(
                    name: try reader.string("name"), value: try reader.optionalString("value"),
                    pack: try reader.string("pack")))
        case "finding": self = .finding(try FindingRecorded(reader))
        case "inspection.step":
            self = .step(
                StepRecorded(
                    step: try reader.word("step"), note: try reader.optionalString("note"),
                    observedAt: try reader.optionalString("observed_at"),
                    people: try reader.optionalIDs("people")))
        case "inspection.finish": self = .finished(try InspectionFinished(reader))
        case "inspection.resume": self = .resumed
        case "inspection.migrate": self = .migrated(try PacksMigrated(reader))
        case "inspection.enterprise_side":
            self = .enterpriseSide(try EnterpriseSideRecorded(reader))
        case "sign":
            self = .signed(
                RecordSigned(
                    report: try reader.string("report"), note: try reader.string("note"),
                    person: try reader.id("person"), role: try reader.string("role"),
                    key: try reader.optionalString("key")))
        case "inspection.officer": self = .officerJoined(try reader.id("person"))
        case "inspection.supplement":
            self = .supplement(
                SupplementRecorded(
                    author: try reader.id("author"), reason: try reader.string("reason"),
                    text: try reader.string("text")))
        default:
            if let event = try RowEvent(kind: kind, reader) {
                self = .row(event)
            } else if let event = try EvidenceEvent(kind: kind, reader) {
                self = .evidence(event)
            } else {
                return nil
            }
        }
    }

    /// Writes all members but `task`.
    ///
    /// - Returns: The kind.
    func write(to writer: inout BodyWriter) -> String {
        switch self {
        case .answer(let answer):
            answer.write(to: &writer)
            return "answer"
        case .withdrawal(let withdrawal):
            withdrawal.write(to: &writer)
            return "answer.withdraw"
        case .resolved(let choice):
            choice.write(to: &writer)
            return "resolve"
        case .fact(let fact):
            writer.put("name", fact.name)
            writer.put("value", fact.value)
            writer.put("pack", fact.pack)
            return "fact"
        case .finding(let finding):
            finding.write(to: &writer)
            return "finding"
        case .step(let step):
            writer.put("step", step.step)
            writer.put("note", step.note)
            writer.put("observed_at", step.observedAt)
            writer.putOptional("people", strings: step.people.map(\.text))
            return "inspection.step"
        case .finished(let finished):
            finished.write(to: &writer)
            return "inspection.finish"
        case .resumed: return "inspection.resume"
        case .migrated(let migrated):
            migrated.write(to: &writer)
            return "inspection.migrate"
        case .enterpriseSide(let side):
            side.write(to: &writer)
            return "inspection.enterprise_side"
        case .signed(let signed):
            writer.put("report", signed.report)
            writer.put("note", signed.note)
            writer.put("person", signed.person)
            writer.put("role", signed.role)
            writer.put("key", signed.key)
            return "sign"
        case .officerJoined(let person):
            writer.put("person", person)
            return "inspection.officer"
        case .supplement(let supplement):
            writer.put("author", supplement.author)
            writer.put("reason", supplement.reason)
            writer.put("text", supplement.text)
            return "inspection.supplement"
        case .evidence(let event): return event.write(to: &writer)
        case .row(let event): return event.write(to: &writer)
        }
    }
}

extension InspectionOpened {
    init(_ reader: BodyReader) throws(EventCodingError) {
        var packs: [PackReference] = []
        for pack in try reader.objects("packs") { packs.append(try PackReference(pack)) }
        self.init(
            id: try reader.id("id"), number: try reader.string("number"),
            mode: try reader.word("mode"),
            requires: try ModeRequirements(try reader.object("requires")), packs: packs,
            site: try reader.id("site"), siteName: try reader.string("site_name"),
            officers: try reader.ids("officers"), zone: try reader.string("zone"),
            mandate: try reader.word("mandate"), openedOn: try reader.day("opened_on"))
        scope = try reader.optionalWord("scope") ?? .all
        place = try reader.optionalString("place")
        source = try reader.optionalWord("source")
        taskNumber = try reader.optionalString("task_number")
        productionState = try reader.optionalWord("production_state")
        principal = try reader.optionalID("principal")
        contact = try reader.optionalID("contact")
        contactPost = try reader.optionalString("contact_post")
        assistants = try reader.optionalIDs("assistants")
        if let form = try reader.optionalObject("paper") {
            paper = PaperForm(
                number: try form.string("number"), observedAt: try form.string("observed_at"))
        }
        compulsory = try reader.optionalItems("compulsory")
        outsideMandate = try reader.optionalStrings("outside_mandate")
    }

    func write(to writer: inout BodyWriter) {
        writer.put("id", id)
        writer.put("number", number)
        writer.put("mode", mode)
        writer.put("requires", requires.encoded)
        writer.put("packs", objects: packs.map(\.encoded))
        writer.put("site", site)
        writer.put("site_name", siteName)
        writer.put("officers", strings: officers.map(\.text))
        writer.put("zone", zone)
        writer.put("mandate", mandate)
        writer.putOptional("outside_mandate", strings: outsideMandate)
        writer.put("opened_on", openedOn)
        writer.put("scope", scope == .all ? nil : scope)
        writer.put("place", place)
        writer.put("source", source)
        writer.put("task_number", taskNumber)
        writer.put("production_state", productionState)
        writer.put("principal", principal)
        writer.put("contact", contact)
        writer.put("contact_post", contactPost)
        writer.putOptional("assistants", strings: assistants.map(\.text))
        if let paper {
            writer.put(
                "paper",
                BodyWriter.object {
                    $0.put("number", paper.number)
                    $0.put("observed_at", paper.observedAt)
                })
        }
        writer.putOptional("compulsory", strings: compulsory.map(\.text))
    }
}

extension PackReference {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            id: try reader.string("id"), version: try reader.string("version"),
            digest: try reader.string("digest"), title: try reader.text("title"),
            items: try reader.optionalStrings("items"),
            signedBy: try reader.optionalString("signed_by"))
    }

    var encoded: JSONObject {
        BodyWriter.object {
            $0.put("id", id)
            $0.put("version", version)
            $0.put("digest", digest)
            $0.put("title", title)
            $0.putOptional("items", strings: items)
            $0.put("signed_by", signedBy)
        }
    }
}

extension ModeRequirements {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            officers: try reader.integer("officers"), steps: try reader.words("steps"),
            signature: try reader.word("signature"), compulsory: try reader.word("compulsory"),
            record: try reader.word("record"), mayOrder: try reader.bool("may_order"),
            noticeBefore: try reader.bool("notice_before"))
    }

    var encoded: JSONObject {
        BodyWriter.object {
            $0.put("officers", officers)
            $0.put("steps", strings: steps.map(\.rawValue))
            $0.put("signature", signature)
            $0.put("compulsory", compulsory)
            $0.put("record", record)
            $0.put("may_order", mayOrder)
            $0.put("notice_before", noticeBefore)
        }
    }
}

extension InspectionFinished {
    init(_ reader: BodyReader) throws(EventCodingError) {
        var refusal: InspectionRefused?
        if let object = try reader.optionalObject("refusal") {
            refusal = try InspectionRefused(object)
        }
        self.init(
            end: try reader.word("end"), counts: try AnswerCounts(try reader.object("counts")),
            gaps: try reader.words("gaps"), reason: try reader.optionalWord("reason"),
            note: try reader.optionalString("note"), refusal: refusal)
        judgements = try reader.optionalJudgements("judgements")
    }

    func write(to writer: inout BodyWriter) {
        writer.put("end", end)
        writer.put("counts", counts.encoded)
        writer.put("gaps", strings: gaps.map(\.rawValue))
        writer.put("reason", reason)
        writer.put("note", note)
        writer.put("refusal", refusal?.encoded)
        if !judgements.isEmpty { writer.put("judgements", objects: judgements.map(\.encoded)) }
    }
}

extension InspectionRefused {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            words: try reader.string("words"), at: try reader.string("at"),
            person: try reader.optionalID("person"), witness: try reader.optionalID("witness"),
            reportedTo: try reader.optionalString("reported_to"),
            proposesCase: try reader.flag("propose_case"))
    }

    var encoded: JSONObject {
        BodyWriter.object {
            $0.put("words", words)
            $0.put("at", at)
            $0.put("person", person)
            $0.put("witness", witness)
            $0.put("reported_to", reportedTo)
            $0.putFlag("propose_case", proposesCase)
        }
    }
}

extension AnswerCounts {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init()
        total = try reader.integer("total")
        relevant = try reader.integer("relevant")
        pass = try reader.integer("pass")
        fail = try reader.integer("fail")
        notApplicable = try reader.integer("not_applicable")
        pending = try reader.integer("pending")
        notChecked = try reader.integer("not_checked")
        unanswered = try reader.integer("unanswered")
        findings = try reader.integer("findings")
    }

    package var encoded: JSONObject {
        BodyWriter.object {
            $0.put("total", total)
            $0.put("relevant", relevant)
            $0.put("pass", pass)
            $0.put("fail", fail)
            $0.put("not_applicable", notApplicable)
            $0.put("pending", pending)
            $0.put("not_checked", notChecked)
            $0.put("unanswered", unanswered)
            $0.put("findings", findings)
        }
    }
}

extension EnterpriseSideRecorded {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(outcome: try reader.word("outcome"))
        reason = try reader.optionalString("reason")
        reportedTo = try reader.optionalString("reported_to")
        reportedAt = try reader.optionalString("reported_at")
        witness = try reader.optionalID("witness")
        person = try reader.optionalID("person")
        post = try reader.optionalString("post")
        authority = try reader.optionalString("authority")
    }

    func write(to writer: inout BodyWriter) {
        writer.put("outcome", outcome)
        writer.put("reason", reason)
        writer.put("reported_to", reportedTo)
        writer.put("reported_at", reportedAt)
        writer.put("witness", witness)
        writer.put("person", person)
        writer.put("post", post)
        writer.put("authority", authority)
    }
}
