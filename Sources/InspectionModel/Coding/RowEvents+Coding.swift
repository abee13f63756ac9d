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
    /// Nil for a kind that is none of these.
    init?(kind: String, _ reader: BodyReader) throws(EventCodingError) {
        let word = kind.dropFirst("row.".count)
        guard ["add", "remove", "move"].contains(word) else { return nil }
        let key = try RepeatKey(reader)
        let row = try reader.integer("row")
        let author: PersonID = try reader.id("author")
        let undo = try reader.optionalLeaf("undo")
        let before = try reader.optionalInteger("before")
        switch word {
        case "add":
            self = .added(RowAdded(key: key, row: row, before: before, author: author, undo: undo))
        case "move":
            self = .moved(RowMoved(key: key, row: row, before: before, author: author, undo: undo))
        default: self = .removed(RowRemoved(key: key, row: row, author: author, undo: undo))
        }
    }

    func write(to writer: inout BodyWriter) -> String {
        key.write(to: &writer)
        writer.put("row", row)
        writer.put("undo", undo)
        switch self {
        case .added(let event):
            writer.put("author", event.author)
            writer.put("before", event.before)
            return "row.add"
        case .removed(let event):
            writer.put("author", event.author)
            return "row.remove"
        case .moved(let event):
            writer.put("author", event.author)
            writer.put("before", event.before)
            return "row.move"
        }
    }
}
