import CanonicalJSON

extension AnswerKey {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            item: try reader.item("item"), place: try reader.optionalString("place"),
            row: try reader.optionalInteger("row"))
    }

    func write(to writer: inout BodyWriter) {
        writer.put("item", item)
        writer.put("place", place)
        writer.put("row", row)
    }
}

extension AnswerRecorded {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            key: try AnswerKey(reader), value: try AnswerValue(reader),
            author: try reader.id("author"), shown: try reader.string("shown"),
            reason: try reader.optionalString("reason"), note: try reader.optionalString("note"),
            amends: try reader.optionalLeaf("amends"), undo: try reader.optionalLeaf("undo"))
        isByMigration = try reader.flag("by_migration")
    }

    func write(to writer: inout BodyWriter) {
        key.write(to: &writer)
        value.write(to: &writer)
        writer.put("author", author)
        writer.put("shown", shown)
        writer.put("reason", reason)
        writer.put("note", note)
        writer.put("amends", amends)
        writer.put("undo", undo)
        writer.putFlag("by_migration", isByMigration)
    }
}

extension AnswerValue {
    private static let measured = "measured"
    private static let entered = "entered"

    init(_ reader: BodyReader) throws(EventCodingError) {
        let word = try reader.string("value")
        if word == Self.entered {
            let entry = try reader.object("entry")
            self = .entered(
                EnteredValue(
                    text: try entry.string("text"), instrument: try Instrument(entry),
                    isPreset: try entry.flag("preset")))
            return
        }
        guard word == Self.measured else {
            guard let verdict = Verdict(rawValue: word) else { throw reader.wrong("value") }
            self = .verdict(verdict)
            return
        }
        let measure = try reader.object("measure")
        let limit = try reader.object("limit")
        self = .measured(
            MeasuredValue(value: try measure.string("value"), unit: try measure.string("unit")),
            limit: LimitShown(
                expression: try limit.string("expression"), text: try limit.string("text"),
                unit: try limit.string("unit")),
            verdict: try reader.word("verdict"))
    }

    func write(to writer: inout BodyWriter) {
        switch self {
        case .verdict(let verdict): writer.put("value", verdict)
        case .entered(let entry):
            writer.put("value", Self.entered)
            writer.put(
                "entry",
                BodyWriter.object {
                    $0.put("text", entry.text)
                    $0.put("instrument", entry.instrument?.name)
                    $0.put("calibrated_until", entry.instrument?.calibratedUntil)
                    $0.putFlag("preset", entry.isPreset)
                })
        case .measured(let measure, let limit, let verdict):
            writer.put("value", Self.measured)
            writer.put(
                "measure",
                BodyWriter.object {
                    $0.put("value", measure.value)
                    $0.put("unit", measure.unit)
                })
            writer.put(
                "limit",
                BodyWriter.object {
                    $0.put("expression", limit.expression)
                    $0.put("text", limit.text)
                    $0.put("unit", limit.unit)
                })
            writer.put("verdict", verdict)
        }
    }
}

extension AnswerWithdrawn {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            key: try AnswerKey(reader), author: try reader.id("author"),
            amends: try reader.leaf("amends"), undo: try reader.optionalLeaf("undo"))
    }

    func write(to writer: inout BodyWriter) {
        key.write(to: &writer)
        writer.put("author", author)
        writer.put("amends", amends)
        writer.put("undo", undo)
    }
}

extension ConflictResolved {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            key: try AnswerKey(reader), keep: try reader.leaves("keep"),
            drop: try reader.leaves("drop"), why: try reader.string("why"),
            author: try reader.id("author"))
    }

    func write(to writer: inout BodyWriter) {
        key.write(to: &writer)
        writer.put("keep", strings: keep.map(\.hex))
        writer.put("drop", strings: drop.map(\.hex))
        writer.put("why", why)
        writer.put("author", author)
    }
}

extension JournalsSeen {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(heads: [:])
        let devices = try reader.object("heads")
        for device in devices.body.keys {
            let head = try devices.object(device)
            heads[device] = Head(size: try head.integer("size"), root: try head.string("root"))
        }
    }

    func write(to writer: inout BodyWriter) {
        writer.put(
            "heads",
            BodyWriter.object { devices in
                for (device, head) in heads {
                    devices.put(
                        device,
                        BodyWriter.object {
                            $0.put("size", head.size)
                            $0.put("root", head.root)
                        })
                }
            })
    }
}

extension Instrument {
    /// Nil when the entry names none.
    fileprivate init?(_ entry: BodyReader) throws(EventCodingError) {
        guard let name = try entry.optionalString("instrument") else { return nil }
        self.init(name, calibratedUntil: try entry.optionalDay("calibrated_until"))
    }
}
