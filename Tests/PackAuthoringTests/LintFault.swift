import Testing

@testable import PackAuthoring

/// What is changed in the good pack, with `▶` where problems must be reported, and the codes of
/// those problems in the order of the marks.
struct LintFault: Sendable, CustomTestStringConvertible {
    let changes: [(String, String)]
    let codes: [String]

    init(_ old: String, _ new: String, _ codes: String...) {
        changes = [(old, new)]
        self.codes = codes
    }

    init(_ changes: [(String, String)], _ codes: String...) {
        self.changes = changes
        self.codes = codes
    }

    init(_ changes: [(String, String)], codes: [String]) {
        self.changes = changes
        self.codes = codes
    }

    var testDescription: String {
        "\(codes.joined(separator: " ")): \(changes.map(\.1).joined(separator: " / "))"
    }

    func check(_ location: SourceLocation = #_sourceLocation) {
        let pack = MarkedPack(changes)
        let problems = pack.problems
        #expect(problems.map(\.code) == codes, "\(problems)", sourceLocation: location)
        #expect(problems.map(\.place) == pack.places, "\(problems)", sourceLocation: location)
    }
}
