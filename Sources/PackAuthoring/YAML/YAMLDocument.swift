import FormLanguage
import Yams

/// The one value a YAML file holds, and what was wrong with the YAML itself.
struct YAMLDocument {
    /// Nil when the file is empty or could not be understood.
    private(set) var root: YAMLNode?
    private(set) var problems: [(reason: PackProblem.Reason, place: Place)] = []
    private var reportedProperties: Set<Place> = []

    /// Lists and mappings inside one another that a file may have; a pack needs 6. The parser
    /// itself stops at 1,000.
    static let maximumDepth = 32
    private var depth = 0

    /// - Parameter source: The file as it is.
    init(_ source: SourceText) {
        if let place = Self.sharedNode(in: source) {
            problems.append((.yamlAnchorOrTag, place))
            return
        }
        var renaming = KeyRenaming(source)
        do {
            let node = try renaming.compose()
            root = node.map { convert($0, renaming) }
        } catch {
            problems.append(Self.problem(of: error))
        }
    }

    private mutating func convert(_ node: Node, _ renaming: KeyRenaming) -> YAMLNode {
        let place = Place(node.mark)
        // A node with an anchor or a tag begins there, and only such a node begins so; an alias
        // stands for the node with the anchor.
        let first = renaming.source.scalar(at: place)
        if first == "&" || first == "!" {
            if reportedProperties.insert(place).inserted {
                problems.append((.yamlAnchorOrTag, place))
            }
            return YAMLNode(content: .unusable, place: place)
        }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else {
            problems.append((.yamlTooDeep, place))
            return YAMLNode(content: .unusable, place: place)
        }
        switch node {
        case .scalar(let scalar):
            let found = YAMLScalar(text: scalar.string, style: YAMLScalar.Style(scalar.style))
            return YAMLNode(content: .scalar(found), place: place)
        case .sequence(let sequence):
            return YAMLNode(content: .list(sequence.map { convert($0, renaming) }), place: place)
        case .mapping(let mapping):
            return YAMLNode(content: .mapping(entries(of: mapping, renaming)), place: place)
        case .alias:
            return YAMLNode(content: .unusable, place: place)
        }
    }

    private mutating func entries(
        of mapping: Node.Mapping, _ renaming: KeyRenaming
    ) -> [YAMLEntry] {
        var entries: [YAMLEntry] = []
        for (key, value) in mapping {
            let place = Place(key.mark)
            guard case .scalar(let scalar) = key else {
                problems.append((.wrongType(key: "", expected: .string, found: .mapping), place))
                continue
            }
            let name = renaming.original(scalar.string) ?? scalar.string
            entries.append(
                YAMLEntry(key: name, keyPlace: place, value: convert(value, renaming)))
        }
        entries.sort { $0.keyPlace < $1.keyPlace }
        var firstLines: [String: Int] = [:]
        return entries.filter { entry in
            guard let line = firstLines[entry.key] else {
                firstLines[entry.key] = entry.keyPlace.line
                return true
            }
            problems.append((.duplicateKey(entry.key, firstLine: line), entry.keyPlace))
            return false
        }
    }

    /// The first anchor of a file that has an alias, too.
    ///
    /// The parser compares keys by all they hold. Lists of aliases of lists of aliases as a key
    /// would keep it busy for ever, so such a file never gets there.
    private static func sharedNode(in source: SourceText) -> Place? {
        var anchor: Place?
        var hasAlias = false
        for line in 1...source.lineCount {
            let scalars = Array(source.line(line))
            var beginsNode = true
            for (index, scalar) in scalars.enumerated() {
                if beginsNode, index + 1 < scalars.count, isAnchorName(scalars[index + 1]) {
                    if scalar == "&" { anchor = anchor ?? Place(line: line, column: index + 1) }
                    if scalar == "*" { hasAlias = true }
                }
                switch scalar {
                case " ", "\t": break
                case ":", "-", "?", ",", "[", "{": beginsNode = true
                default: beginsNode = false
                }
            }
        }
        return hasAlias ? anchor : nil
    }

    private static func isAnchorName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
        default: false
        }
    }

    private static func problem(
        of error: any Error
    ) -> (reason: PackProblem.Reason, place: Place) {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let words = [context?.text, problem].compactMap { $0 }.joined(separator: ", ")
            return (.yamlSyntax(words), Place(mark))
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.joined(separator: " ")
            return (.duplicateKey(keys, firstLine: context.mark.line), Place(context.mark))
        case .reader(let problem, _, _, _): return (.yamlSyntax(problem), .start)
        default: return (.yamlSyntax(String(describing: error)), .start)
        }
    }
}

extension Place {
    init(_ mark: Mark?) {
        self.init(line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
}

extension YAMLScalar.Style {
    init(_ style: Node.Scalar.Style) {
        switch style {
        case .any, .plain: self = .plain
        case .singleQuoted: self = .singleQuoted
        case .doubleQuoted: self = .doubleQuoted
        case .literal, .folded: self = .block
        }
    }
}

/// Composes a file although mappings in it have a key twice.
///
/// The parser gives up at such a mapping. The key it names is overwritten with as many private
/// characters, so that every place stays what it was, and the file is tried again.
private struct KeyRenaming {
    private(set) var source: SourceText
    private var originals: [String: String] = [:]

    /// Files with more keys to rename than this report the rest at the next run.
    private static let limit = 200
    private static let firstPrivate: UInt32 = 0xE000

    init(_ source: SourceText) { self.source = source }

    func original(_ key: String) -> String? { originals[key] }

    mutating func compose() throws -> Node? {
        while true {
            do {
                // No resolver rules: what a plain text looks like is judged here, and their
                // patterns cost more than all the rest.
                let parser = try Parser(
                    yaml: source.text, resolver: .basic, encoding: .utf8)
                return try parser.singleRoot()
            } catch let error as YamlError {
                guard case .duplicatedKeysInMapping(let duplicates, let context) = error,
                    let key = duplicates.first, originals.count < Self.limit,
                    rename(key, at: Place(context.mark))
                else { throw error }
            }
        }
    }

    /// Fails for a key that is not written out at its place, such as one with escapes.
    private mutating func rename(_ key: String, at place: Place) -> Bool {
        guard var start = source.index(of: place), !key.isEmpty,
            let mark = Unicode.Scalar(Self.firstPrivate + UInt32(originals.count))
        else { return false }
        if source.scalars[start] == "\"" || source.scalars[start] == "'" { start += 1 }
        let written = Array(key.unicodeScalars)
        guard source.scalars[start...].starts(with: written) else { return false }
        let other = [Unicode.Scalar](repeating: mark, count: written.count)
        source.replace(start..<start + written.count, with: other)
        originals[String(String.UnicodeScalarView(other))] = key
        return true
    }
}
