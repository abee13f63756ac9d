/// What takes in one part of a workbook as its elements come.
protocol XMLPart: AnyObject {
    /// The name of the outermost element, without namespace.
    static var root: String { get }

    func start(_ element: XMLElement) throws(WorkbookError)

    /// - Parameter text: What stood in the element since its last tag: all of it, when there is no
    ///   other element in it.
    func end(_ name: String, _ text: () -> String) throws(WorkbookError)
}

/// A start tag, while the parser stands on it.
struct XMLElement {
    let name: String
    /// Names and values by turns, a null at the end.
    private let attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    init(name: String, attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        self.name = name
        self.attributes = attributes
    }

    /// An attribute without namespace.
    subscript(name: StaticString) -> String? {
        guard var next = attributes else { return nil }
        while let found = next.pointee {
            if isSame(found, name) { return next[1].map { String(cString: $0) } }
            next += 2
        }
        return nil
    }

    /// The id by which a relationship is named, in either edition of the format.
    var relationship: String? {
        self["http://schemas.openxmlformats.org/officeDocument/2006/relationships|id"]
            ?? self["http://purl.oclc.org/ooxml/officeDocument/relationships|id"]
    }

    /// Whether blanks at the ends of the text are part of it.
    var preservesSpace: Bool {
        self["http://www.w3.org/XML/1998/namespace|space"] == "preserve"
    }

    private func isSame(_ text: UnsafePointer<CChar>, _ name: StaticString) -> Bool {
        for index in 0..<name.utf8CodeUnitCount
        where UInt8(bitPattern: text[index]) != name.utf8Start[index] {
            return false
        }
        return text[name.utf8CodeUnitCount] == 0
    }
}
