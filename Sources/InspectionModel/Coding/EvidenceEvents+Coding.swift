extension EvidenceEvent {
    /// - Returns: nil for a kind this program does not know.
    init?(kind: String, _ reader: BodyReader) throws(EventCodingError) {
        switch kind {
        case "photo.add": self = .photo(try PhotoAdded(reader))
        case "photo.attach":
            self = .attached(
                PhotoAttached(
                    number: try reader.string("number"), target: try EvidenceTarget(reader),
                    author: try reader.id("author"), amends: try reader.leaf("amends"),
                    undo: try reader.optionalLeaf("undo")))
        case "photo.remove": self = .photoRemoved(try EvidenceRemoved(reader))
        case "photo.board":
            self = .board(
                PhotoBoardShown(
                    number: try reader.string("number"), target: try EvidenceTarget(reader),
                    author: try reader.id("author")))
        case "video.reference": self = .video(try VideoReferenced(reader))
        case "video.remove": self = .videoRemoved(try EvidenceRemoved(reader))
        default: return nil
        }
    }

    /// Writes all members but `task`.
    ///
    /// - Returns: The kind.
    func write(to writer: inout BodyWriter) -> String {
        switch self {
        case .photo(let photo):
            photo.write(to: &writer)
            return "photo.add"
        case .attached(let attached):
            writer.put("number", attached.number)
            attached.target.write(to: &writer)
            writer.put("author", attached.author)
            writer.put("amends", attached.amends)
            writer.put("undo", attached.undo)
            return "photo.attach"
        case .photoRemoved(let removed):
            removed.write(to: &writer)
            return "photo.remove"
        case .board(let board):
            writer.put("number", board.number)
            board.target.write(to: &writer)
            writer.put("author", board.author)
            return "photo.board"
        case .video(let video):
            video.write(to: &writer)
            return "video.reference"
        case .videoRemoved(let removed):
            removed.write(to: &writer)
            return "video.remove"
        }
    }
}

extension EvidenceTarget {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            item: try reader.optionalItem("item"), place: try reader.optionalString("place"),
            finding: try reader.optionalID("finding"))
    }

    func write(to writer: inout BodyWriter) {
        writer.put("item", item)
        writer.put("place", place)
        writer.put("finding", finding)
    }
}

extension PhotoAdded {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            number: try reader.string("number"), blob: try reader.string("blob"),
            bytes: try reader.integer("bytes"), media: try reader.string("media"),
            target: try EvidenceTarget(reader), author: try reader.id("author"),
            isOriginal: try reader.bool("original"))
        name = try reader.optionalString("name")
        takenAt = try reader.optionalString("taken_at")
        observedAt = try reader.optionalString("observed_at")
        offset = try reader.optionalInteger("offset")
        position = try reader.optionalString("position")
        board = try reader.optionalString("board")
        isAfterSigning = try reader.flag("after_signing")
        amends = try reader.optionalLeaf("amends")
        undo = try reader.optionalLeaf("undo")
    }

    func write(to writer: inout BodyWriter) {
        writer.put("number", number)
        writer.put("blob", blob)
        writer.put("bytes", bytes)
        writer.put("media", media)
        target.write(to: &writer)
        writer.put("author", author)
        writer.put("original", isOriginal)
        writer.put("name", name)
        writer.put("taken_at", takenAt)
        writer.put("observed_at", observedAt)
        writer.put("offset", offset)
        writer.put("position", position)
        writer.put("board", board)
        writer.putFlag("after_signing", isAfterSigning)
        writer.put("amends", amends)
        writer.put("undo", undo)
    }
}

extension EvidenceRemoved {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            number: try reader.string("number"), author: try reader.id("author"),
            amends: try reader.leaf("amends"), reason: try reader.optionalString("reason"),
            undo: try reader.optionalLeaf("undo"))
    }

    func write(to writer: inout BodyWriter) {
        writer.put("number", number)
        writer.put("author", author)
        writer.put("amends", amends)
        writer.put("reason", reason)
        writer.put("undo", undo)
    }
}

extension VideoReferenced {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            number: try reader.string("number"), device: try reader.string("device"),
            from: try reader.string("from"), to: try reader.string("to"),
            sha256: try reader.string("sha256"), bytes: try reader.integer("bytes"),
            target: try EvidenceTarget(reader), author: try reader.id("author"))
        isAfterSigning = try reader.flag("after_signing")
    }

    func write(to writer: inout BodyWriter) {
        writer.put("number", number)
        writer.put("device", device)
        writer.put("from", from)
        writer.put("to", to)
        writer.put("sha256", sha256)
        writer.put("bytes", bytes)
        target.write(to: &writer)
        writer.put("author", author)
        writer.putFlag("after_signing", isAfterSigning)
    }
}
