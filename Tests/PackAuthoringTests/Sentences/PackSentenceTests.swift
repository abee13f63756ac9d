import Testing

@testable import PackAuthoring

@Suite("What is wrong with a pack is said at its line and column")
struct PackSentenceTests {
    @Test("Of the file as YAML", arguments: PackSentence.yaml)
    func yaml(row: PackSentence) throws { try row.check() }

    @Test("Of sections, keys and values", arguments: PackSentence.shapes)
    func shapes(row: PackSentence) throws { try row.check() }

    @Test("Of names and what they refer to", arguments: PackSentence.names)
    func names(row: PackSentence) throws { try row.check() }

    @Test("Of items and groups", arguments: PackSentence.items)
    func items(row: PackSentence) throws { try row.check() }

    @Test("Of expressions", arguments: PackSentence.expressions)
    func expressions(row: PackSentence) throws { try row.check() }

    @Test("Of judgements over several items", arguments: PackSentence.judgements)
    func judgements(row: PackSentence) throws { try row.check() }

    @Test("Of local additions", arguments: PackSentence.overlays)
    func overlays(row: PackSentence) throws { try row.check() }

    @Test("Each code has its row")
    func complete() throws {
        let codes = try Project.codes(in: "Sources/PackAuthoring/PackProblem+Code.swift")
        let rows =
            PackSentence.yaml + PackSentence.shapes + PackSentence.names + PackSentence.items
            + PackSentence.expressions + PackSentence.judgements + PackSentence.overlays

        #expect(codes.count > 40)
        #expect(codes.subtracting(rows.map(\.code)) == [])
    }
}
