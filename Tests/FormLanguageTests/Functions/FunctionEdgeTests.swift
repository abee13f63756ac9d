import Testing

@testable import FormLanguage

@Suite("A function gives what is said of it, whatever it is tried with")
struct FunctionEdgeTests {
    @Test("Truth", arguments: FunctionCase.truth)
    func truth(row: FunctionCase) throws { #expect(try row.outcome() == row.expected) }

    @Test("Numbers", arguments: FunctionCase.numbers)
    func numbers(row: FunctionCase) throws { #expect(try row.outcome() == row.expected) }

    @Test("Angles", arguments: FunctionCase.angles)
    func angles(row: FunctionCase) throws { #expect(try row.outcome() == row.expected) }

    @Test("Texts", arguments: FunctionCase.texts)
    func texts(row: FunctionCase) throws { #expect(try row.outcome() == row.expected) }

    @Test("Parts of texts and patterns", arguments: FunctionCase.patterns)
    func patterns(row: FunctionCase) throws { #expect(try row.outcome() == row.expected) }

    @Test("Codes", arguments: FunctionCase.codes)
    func codes(row: FunctionCase) throws { #expect(try row.outcome() == row.expected) }

    @Test("Choices", arguments: FunctionCase.choices)
    func choices(row: FunctionCase) throws { #expect(try row.outcome() == row.expected) }

    @Test("Nodes", arguments: FunctionCase.nodes)
    func nodes(row: FunctionCase) throws { #expect(try row.outcome() == row.expected) }

    @Test("Days and times", arguments: FunctionCase.days)
    func days(row: FunctionCase) throws { #expect(try row.outcome() == row.expected) }

    @Test("What lies between days", arguments: FunctionCase.spans)
    func spans(row: FunctionCase) throws { #expect(try row.outcome() == row.expected) }

    @Test("Places", arguments: FunctionCase.places)
    func places(row: FunctionCase) throws { #expect(try row.outcome() == row.expected) }

    @Test("The form", arguments: FunctionCase.form)
    func form(row: FunctionCase) throws { #expect(try row.outcome() == row.expected) }

    private static let all =
        FunctionCase.truth + FunctionCase.numbers + FunctionCase.angles + FunctionCase.texts
        + FunctionCase.patterns + FunctionCase.codes + FunctionCase.choices + FunctionCase.nodes
        + FunctionCase.days + FunctionCase.spans + FunctionCase.places + FunctionCase.form

    @Test("Each function is tried with all that applies to it", arguments: FormFunction.allCases)
    func complete(function: FormFunction) {
        let tried = Set(Self.all.filter { $0.function == function }.map(\.edge))
        let missing = FunctionEdge.allCases.filter {
            $0.applies(to: function) && !tried.contains($0)
        }

        #expect(missing == [], "\(function.rawValue)")
    }

    @Test("No row is there twice, and each uses its function")
    func rows() throws {
        #expect(Set(Self.all.map(\.source)).count == Self.all.count)
        for row in Self.all {
            var isThere = false
            try Expression(row.source).root.visit { node in
                if case .call(row.function, _) = node.kind { isThere = true }
            }
            #expect(isThere, "\(row.source) uses \(row.function.rawValue)")
        }
    }
}
