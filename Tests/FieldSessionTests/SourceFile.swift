import Foundation
import Testing

/// A Swift file of the project read as text: what cannot be counted at run time is found there.
struct SourceFile {
    let path: String
    let text: String

    /// - Parameter path: Below `Sources`.
    init(_ path: String) throws {
        self.path = path
        text = try String(
            contentsOf: Self.project.appending(path: "Sources/\(path)"), encoding: .utf8)
    }

    static let project = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The words that `var code` gives, without those put together from another's code.
    ///
    /// Every case must give a word, hand on another's code, or put one together: else this reader
    /// does not understand the file, and a reason could slip through.
    func codes() throws -> [String] {
        let body = try body(of: "var code: String {")
        let results = body.matches(of: /:\s+(?:"([^"]*)"|[A-Za-z.]+\.code\b)/)
        let cases = body.matches(of: /\bcase\s+\./)
        try #require(!cases.isEmpty && results.count == cases.count, "\(path): var code")
        return results.compactMap { $0.1.map(String.init) }.filter { !$0.contains("\\") }
    }

    /// The raw values of an enum over `String`, named or not.
    func rawValues(of name: String) throws -> [String] {
        var values: [String] = []
        for line in try body(of: "enum \(name): String").split(separator: "\n") {
            // What follows the cases may hold a switch, whose cases begin with a dot.
            guard let cases = line.wholeMatch(of: /\s*case ([a-z].*)/)?.1 else { continue }
            for part in cases.split(separator: ",") {
                let named = part.wholeMatch(of: /\s*(\w+)(?:\s*=\s*"([^"]+)")?\s*/)
                let found = try #require(named, "\(path): enum \(name): \(part)")
                values.append(String(found.2 ?? found.1))
            }
        }
        try #require(!values.isEmpty, "\(path): enum \(name)")
        return values
    }

    /// The first group of every match.
    func literals(_ pattern: Regex<(Substring, Substring)>) throws -> [String] {
        let found = text.matches(of: pattern).map { String($0.1) }
        try #require(!found.isEmpty, "\(path)")
        return found
    }

    /// What stands between the braces behind a declaration's beginning.
    func body(of declaration: String) throws -> Substring {
        let start = try #require(text.range(of: declaration), "\(path): \(declaration)")
        let rest = text[start.lowerBound...]
        let open = try #require(rest.firstIndex(of: "{"))
        var depth = 0
        for index in rest[open...].indices {
            if rest[index] == "{" { depth += 1 }
            if rest[index] == "}" { depth -= 1 }
            if depth == 0 { return rest[rest.index(after: open)..<index] }
        }
        throw Unclosed(declaration: declaration)
    }

    struct Unclosed: Error { let declaration: String }
}
