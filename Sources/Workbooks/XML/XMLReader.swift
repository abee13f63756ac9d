internal import CWorkbooks
internal import Glibc

/// Hands the elements of one entry to a part, while the entry is unpacked.
///
/// Only elements of the format's own namespace are handed on; what others have put into the file
/// is passed over with all that is in it.
final class XMLReader {
    private let entry: String
    private let part: any XMLPart
    private let root: String
    private let limits: WorkbookLimits
    private let parser: XML_Parser

    private var failure: WorkbookError?
    private var (depth, foreignDepth) = (0, 0)
    private var elements: Int
    private var text: [UInt8] = []
    private var fedBytes = 0

    /// Reads an entry to its end.
    ///
    /// - Parameter elements: How many were read of this archive; they are limited together.
    static func read<Part: XMLPart>(
        _ entry: ArchiveReader.Entry, of archive: ArchiveReader, into part: Part,
        _ elements: inout Int, _ limits: WorkbookLimits
    ) throws(WorkbookError) {
        guard let parser = XML_ParserCreateNS(nil, XML_Char(separator)) else {
            preconditionFailure("no memory for an XML parser")
        }
        defer { XML_ParserFree(parser) }
        let reader = XMLReader(entry.name, part, root: Part.root, elements, limits, parser)
        try archive.unpack(entry) { piece throws(WorkbookError) in try reader.feed(piece) }
        try reader.finish()
        elements = reader.elements
    }

    private init(
        _ entry: String, _ part: any XMLPart, root: String, _ elements: Int,
        _ limits: WorkbookLimits, _ parser: XML_Parser
    ) {
        self.entry = entry
        self.part = part
        self.root = root
        self.elements = elements
        self.limits = limits
        self.parser = parser
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { reader, name, attributes in
                guard let name else { return }
                XMLReader.at(reader)?.start(name, attributes)
            },
            { reader, name in
                guard let name else { return }
                XMLReader.at(reader)?.end(name)
            })
        XML_SetCharacterDataHandler(parser) { reader, start, count in
            XMLReader.at(reader)?.take(UnsafeBufferPointer(start: start, count: Int(count)))
        }
        XML_SetStartDoctypeDeclHandler(parser) { reader, _, _, _, _ in
            guard let reader = XMLReader.at(reader) else { return }
            reader.fail(.documentTypeForbidden(reader.place))
        }
    }

    private static func at(_ pointer: UnsafeMutableRawPointer?) -> XMLReader? {
        pointer.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
    }

    // MARK: - Bytes in

    private func feed(_ piece: UnsafeRawBufferPointer) throws(WorkbookError) {
        let start = piece.baseAddress?.assumingMemoryBound(to: CChar.self)
        try parse(start, Int32(piece.count), isLast: false)
        fedBytes += piece.count
        // A tag that does not end is read anew from its beginning with every piece.
        let standing = Int(XML_GetCurrentByteIndex(parser))
        if fedBytes - max(0, standing) > limits.xmlPieceBytes + piece.count {
            throw WorkbookError(.xmlPieceTooLong(place, limit: limits.xmlPieceBytes))
        }
    }

    private func finish() throws(WorkbookError) { try parse(nil, 0, isLast: true) }

    private func parse(
        _ start: UnsafePointer<CChar>?, _ count: Int32, isLast: Bool
    ) throws(WorkbookError) {
        let status = XML_Parse(parser, start, count, isLast ? 1 : 0)
        if let failure { throw failure }
        guard status == XML_STATUS_OK else { throw WorkbookError(.malformedXML(place)) }
    }

    private var place: XMLPlace {
        XMLPlace(
            entry: entry, line: Int(XML_GetCurrentLineNumber(parser)),
            column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
    }

    private func fail(_ reason: WorkbookError.Reason) { fail(WorkbookError(reason)) }

    private func fail(_ error: WorkbookError) {
        guard failure == nil else { return }
        failure = error
        XML_StopParser(parser, 0)
    }

    // MARK: - Elements out

    private func start(
        _ name: UnsafePointer<CChar>,
        _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
        guard failure == nil else { return }
        depth += 1
        if depth > limits.xmlDepth {
            return fail(.xmlTooDeep(place, limit: limits.xmlDepth))
        }
        elements += 1
        if elements > limits.xmlElements {
            return fail(.tooManyElements(limit: limits.xmlElements))
        }
        text.removeAll(keepingCapacity: true)
        guard foreignDepth == 0, let ownName = Namespace.own(name) else {
            if depth == 1 { return fail(.notAWorkbook) }
            foreignDepth += 1
            return
        }
        if depth == 1, ownName != root { return fail(.notAWorkbook) }
        let element = XMLElement(name: ownName, attributes: attributes)
        do throws(WorkbookError) {
            try part.start(element)
        } catch {
            fail(error)
        }
    }

    private func end(_ name: UnsafePointer<CChar>) {
        // Parsing goes on to the end of an empty element after it was stopped in its beginning.
        guard failure == nil else { return }
        depth -= 1
        defer { text.removeAll(keepingCapacity: true) }
        guard foreignDepth == 0, let name = Namespace.own(name) else {
            foreignDepth -= 1
            return
        }
        do throws(WorkbookError) {
            try part.end(name) { String(decoding: text, as: UTF8.self) }
        } catch {
            fail(error)
        }
    }

    private func take(_ piece: UnsafeBufferPointer<CChar>) {
        guard failure == nil, foreignDepth == 0 else { return }
        piece.withMemoryRebound(to: UInt8.self) { text.append(contentsOf: $0) }
        if text.count > limits.xmlPieceBytes {
            fail(.xmlPieceTooLong(place, limit: limits.xmlPieceBytes))
        }
    }

    fileprivate static let separator = UInt8(ascii: "|")
}

/// Names as expat gives them: the namespace, `|`, the name in it.
private enum Namespace {
    private static let namespaces: [StaticString] = [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main|",
        "http://schemas.openxmlformats.org/package/2006/relationships|",
        "http://purl.oclc.org/ooxml/spreadsheetml/main|",
    ]

    /// The name without namespace; nil for what another maker has put into the file.
    static func own(_ name: UnsafePointer<CChar>) -> String? {
        for namespace in namespaces {
            let start = UnsafeRawPointer(namespace.utf8Start).assumingMemoryBound(to: CChar.self)
            let count = namespace.utf8CodeUnitCount
            if strncmp(name, start, count) == 0 { return String(cString: name + count) }
        }
        return nil
    }
}
