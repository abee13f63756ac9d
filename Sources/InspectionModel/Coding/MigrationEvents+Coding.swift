import CanonicalJSON

extension PacksMigrated {
    init(_ reader: BodyReader) throws(EventCodingError) {
        var packs: [PackReplaced] = []
        for pack in try reader.objects("packs") {
            packs.append(PackReplaced(try PackReference(pack), from: try pack.string("from")))
        }
        self.init(
            packs: packs, author: try reader.id("author"), why: try reader.optionalString("why"))
        for part in try reader.optionalObjects("moved") { moved.append(try SubjectMoved(part)) }
        for part in try reader.optionalObjects("orphaned") {
            orphaned.append(try SubjectOrphaned(part))
        }
        for part in try reader.optionalObjects("restored") {
            restored.append(try SubjectRestored(part))
        }
        part = try reader.optionalObject("part").map { (part) throws(EventCodingError) in
            Part(try part.integer("number"), of: try part.integer("of"))
        }
    }

    func write(to writer: inout BodyWriter) {
        writer.put(
            "packs",
            objects: packs.map { replaced in
                var object = replaced.pack.encoded
                object["from"] = .string(replaced.from)
                return object
            })
        writer.putOptional("moved", objects: moved.map(\.encoded))
        writer.putOptional("orphaned", objects: orphaned.map(\.encoded))
        writer.putOptional("restored", objects: restored.map(\.encoded))
        writer.put("author", author)
        writer.put("why", why)
        writer.put(
            "part",
            part.map { part in
                BodyWriter.object {
                    $0.put("number", part.number)
                    $0.put("of", part.count)
                }
            })
    }
}

/// Of what a part of a migration speaks.
private enum Matter: String {
    case item, items, answer, fact
}

extension SubjectMoved {
    fileprivate init(_ reader: BodyReader) throws(EventCodingError) {
        let subject: Subject
        switch try reader.word("what") as Matter {
        case .item: subject = .item(try reader.item("item"))
        case .answer: subject = .answer(try AnswerKey(reader))
        case .fact: subject = .fact(try reader.string("fact"), pack: try reader.string("pack"))
        case .items: throw reader.wrong("what")
        }
        self.init(subject, to: try reader.string("to"))
    }

    var encoded: JSONObject {
        BodyWriter.object { writer in
            switch subject {
            case .item(let item):
                writer.put("what", Matter.item)
                writer.put("item", item)
            case .answer(let key):
                writer.put("what", Matter.answer)
                key.write(to: &writer)
            case .fact(let name, let pack):
                writer.put("what", Matter.fact)
                writer.put("fact", name)
                writer.put("pack", pack)
            }
            writer.put("to", to)
        }
    }
}

extension SubjectOrphaned {
    fileprivate init(_ reader: BodyReader) throws(EventCodingError) {
        let reason: OrphanReason = try reader.word("reason")
        switch try reader.word("what") as Matter {
        case .items:
            self = .items(
                pack: try reader.string("pack"), codes: try reader.strings("codes"), reason)
        case .answer: self = .answer(try AnswerKey(reader), reason)
        case .fact:
            self = .fact(try reader.string("fact"), pack: try reader.string("pack"), reason)
        case .item: throw reader.wrong("what")
        }
    }

    var encoded: JSONObject {
        BodyWriter.object { writer in
            switch self {
            case .items(let pack, let codes, let reason):
                writer.put("what", Matter.items)
                writer.put("pack", pack)
                writer.put("codes", strings: codes)
                writer.put("reason", reason)
            case .answer(let key, let reason):
                writer.put("what", Matter.answer)
                key.write(to: &writer)
                writer.put("reason", reason)
            case .fact(let name, let pack, let reason):
                writer.put("what", Matter.fact)
                writer.put("fact", name)
                writer.put("pack", pack)
                writer.put("reason", reason)
            }
        }
    }
}

extension SubjectRestored {
    fileprivate init(_ reader: BodyReader) throws(EventCodingError) {
        switch try reader.word("what") as Matter {
        case .items:
            self = .items(
                pack: try reader.string("pack"), codes: try reader.strings("codes"),
                digest: try reader.string("digest"))
        case .answer:
            self = .answer(
                try AnswerKey(reader), leaf: try reader.leaf("leaf"),
                to: try reader.optionalString("to"))
        case .fact:
            self = .fact(
                try reader.string("fact"), pack: try reader.string("pack"),
                digest: try reader.string("digest"), to: try reader.optionalString("to"))
        case .item: throw reader.wrong("what")
        }
    }

    var encoded: JSONObject {
        BodyWriter.object { writer in
            switch self {
            case .items(let pack, let codes, let digest):
                writer.put("what", Matter.items)
                writer.put("pack", pack)
                writer.put("codes", strings: codes)
                writer.put("digest", digest)
            case .answer(let key, let leaf, let to):
                writer.put("what", Matter.answer)
                key.write(to: &writer)
                writer.put("leaf", leaf)
                writer.put("to", to)
            case .fact(let name, let pack, let digest, let to):
                writer.put("what", Matter.fact)
                writer.put("fact", name)
                writer.put("pack", pack)
                writer.put("digest", digest)
                writer.put("to", to)
            }
        }
    }
}
