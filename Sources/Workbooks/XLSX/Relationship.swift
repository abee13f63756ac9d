/// What leads from one part of a workbook to another (ECMA-376 part 2, 9.3).
struct Relationship {
    /// The last part of the address that names a type; both editions of the format agree in it.
    enum Kind: String {
        case officeDocument, worksheet, sharedStrings, styles
    }

    let id: String
    let kind: Kind?
    private let target: String

    init(id: String, type: String, target: String) {
        self.id = id
        let name = type.split(separator: "/").last.map(String.init) ?? ""
        kind = Kind(rawValue: name)
        self.target = target
    }

    /// The name of the part that is meant, inside of the archive.
    ///
    /// - Parameter part: Where the relationship starts; empty for the archive itself.
    /// - Throws: `targetOutside` for an address, and for a path that leads out of the archive.
    func target(from part: String) throws(WorkbookError) -> String {
        let outside = WorkbookError(.targetOutside(target))
        if target.contains(where: { ":\\?#%".contains($0) }) || target.hasPrefix("//") {
            throw outside
        }
        var steps = target.hasPrefix("/") ? [] : part.split(separator: "/").dropLast()
        for step in target.split(separator: "/") {
            switch step {
            case ".": continue
            case "..":
                if steps.popLast() == nil { throw outside }
            default: steps.append(step)
            }
        }
        if steps.isEmpty { throw outside }
        return steps.joined(separator: "/")
    }

    /// The name of the part that holds the relationships of another.
    static func file(of part: String) -> String {
        let steps = part.split(separator: "/")
        let file = ["_rels", "\(steps.last ?? "").rels"]
        return (steps.dropLast().map(String.init) + file).joined(separator: "/")
    }
}

/// `_rels/*.rels`. What lies outside of the file is not even remembered.
final class RelationshipsPart: XMLPart {
    static let root = "Relationships"

    private(set) var relationships: [Relationship] = []
    private let limits: WorkbookLimits

    init(_ limits: WorkbookLimits) { self.limits = limits }

    func start(_ element: XMLElement) throws(WorkbookError) {
        guard element.name == "Relationship", element["TargetMode"] != "External",
            let id = element["Id"], let type = element["Type"], let target = element["Target"]
        else { return }
        // Each leads to an entry.
        guard relationships.count < limits.entries else {
            throw WorkbookError(.tooManyEntries(limit: limits.entries))
        }
        relationships.append(Relationship(id: id, type: type, target: target))
    }

    func end(_ name: String, _ text: () -> String) {}
}
