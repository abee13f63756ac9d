import Testing

@testable import PackAuthoring

/// Packs with one fault, in the last of them, and what is said of it.
struct PackSentence: Sendable, CustomTestStringConvertible {
    let files: [(name: String, bytes: [UInt8])]
    let places: [Place]
    let code: String
    let sentence: Sentence

    /// - Parameter old: What is replaced in the good pack by text with `▶` at the place.
    init(_ code: String, _ old: String, _ new: String, _ zh: String, _ en: String) {
        self.init(code, [(old, new)], zh, en)
    }

    init(_ code: String, _ changes: [(String, String)], _ zh: String, _ en: String) {
        self.init(code, beside: [], MarkedPack(changes), zh, en)
    }

    /// - Parameter others: Come before it as `a.yaml` and so on.
    init(
        _ code: String, beside others: [MarkedPack], _ pack: MarkedPack, _ zh: String, _ en: String
    ) {
        let names = ["a.yaml", "b.yaml"]
        files = zip(names, others + [pack]).map { ($0, Array($1.text.utf8)) }
        places = pack.places
        self.code = code
        sentence = Sentence(zh, en)
    }

    /// Of bytes that are no pack.
    init(_ code: String, bytes: [UInt8], at place: Place, _ zh: String, _ en: String) {
        files = [("a.yaml", bytes)]
        places = [place]
        self.code = code
        sentence = Sentence(zh, en)
    }

    var testDescription: String { "\(code): \(sentence.zh)" }

    func check(_ location: SourceLocation = #_sourceLocation) throws {
        let problems = lint(files: files, seeds: try Project.seeds()).filter { $0.code == code }
        #expect(problems.map(\.place) == places, "\(problems)", sourceLocation: location)
        for problem in problems {
            #expect(problem.file == files.last?.name, sourceLocation: location)
            #expect(
                try Sentence(of: code, problem.arguments) == sentence, sourceLocation: location)
        }
    }
}
