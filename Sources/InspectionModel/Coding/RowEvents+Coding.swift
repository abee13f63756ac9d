import CanonicalJSON

extension RepeatKey {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            item: try reader.item("repeat"), within: try reader.optionalInteger("within"))
    }

    func write(to writer: inout BodyWriter) {
        writer.put("repeat", item)
        writer.put("within", within)
    }
}

extension RowEvent {
    private static let prefix = "row."

    /// Nil for a kind that is none of these.
    init?(kind: String, _ reader: BodyReader) throws(EventCodingError) {
        guard kind.hasPrefix(Self.prefix),
            let act = Act(rawValue: String(kind.dropFirst(Self.prefix.count)))
        else { return nil }
        self.init(
            act, try reader.integer("row"), of: try RepeatKey(reader),
            before: try reader.optionalInteger("before"), author: try reader.id("author"),
            undo: try reader.optionalLeaf("undo"))
        isByMigration = try reader.flag("by_migration")
    }

    func write(to writer: inout BodyWriter) -> String {
        key.write(to: &writer)
        writer.put("row", row)
        writer.put("before", before)
        writer.put("author", author)
        writer.put("undo", undo)
        writer.putFlag("by_migration", isByMigration)
        return Self.prefix + act.rawValue
    }
}
