import ChecklistEngine
package import Fieldwork
import InspectionModel
package import Wording

/// An explanation as people read it: what it is of, then a line for each reason, those under another
/// two columns further in.
package func explanationText(_ explanation: ItemExplanation, _ words: Phrasebook) -> String {
    var head = "\(explanation.name.code)  \(words(explanation.label))"
    if let row = explanation.row { head += words("explain.row", ["row": row]) }
    return ([head, ""] + reasonLines(explanation.reasons, words)).joined(separator: "\n")
}

func reasonLines(
    _ nodes: [ExplanationNode], _ words: Phrasebook, depth: Int = 0
) -> [String] {
    nodes.flatMap { node in
        [String(repeating: "  ", count: depth) + reasonText(node.reason, words)]
            + reasonLines(node.under, words, depth: depth + 1)
    }
}

/// One reason as a sentence.
func reasonText(_ reason: ExplanationReason, _ words: Phrasebook) -> String {
    // What a sentence may do without stands in brackets behind it.
    var values = ["clause": "", "message": "", "place": ""]
    for (name, datum) in reason.values {
        let text = words(datum)
        values[name] =
            values[name] == "" && !text.isEmpty ? words("explain.aside", ["text": text]) : text
    }
    // `供气方式 = 管道` is not said twice.
    let isSaid = values["values"].map { $0.isEmpty || $0 == values["tests"] } ?? false
    return words("explain.\(reason.code)\(isSaid ? "_alone" : reason.variant)", values)
}

extension ExplanationReason {
    /// What stands behind the code where one reason is told in several ways.
    fileprivate var variant: String {
        switch self {
        case .tally(_, _, let needs) where !needs.isEmpty: "_needs"
        case .tally(let tally, _, _) where tally.applicability != .applies: "_elsewhere"
        case .confirmed(_, items: []): "_alone"
        default: ""
        }
    }
}

// MARK: - What a reason names

extension Phrasebook {
    fileprivate func callAsFunction(_ datum: ExplanationDatum) -> String {
        switch datum {
        case .text(let text): self(text)
        case .texts(let texts): texts.map { self($0) }.joined(separator: self("list.comma"))
        case .plain(let text): text
        case .names(let names): names.joined(separator: self("list.comma"))
        case .number(let number): String(number)
        case .flag: ""
        case .value(let value): valueText(value, self)
        case .worth(let value): worthText(value.worth, self)
        case .values(let values):
            values.map { valueText($0, self) }.joined(separator: self("list.separator"))
        case .tests(let tests):
            tests.map { testText($0, self) }.joined(separator: self("list.comma"))
        case .word(let word, let prefix): self(prefix + word)
        case .measured(let value): measuredText(value, self)
        case .limit(let limit): limitText(limit, self)
        case .ground(let basis, let source, let obstacle):
            groundText(basis, source, obstacle, self)
        case .draft(let reason, let judged): draftText(reason, judged, self)
        }
    }
}

/// `供气方式 = 管道`
private func valueText(_ value: ExplainedValue, _ words: Phrasebook) -> String {
    var label = words(value.label)
    if let row = value.row { label += words("explain.row", ["row": row]) }
    return words("facts.because", ["fact": label, "value": worthText(value.worth, words)])
}

private func worthText(_ worth: ExplainedValue.Worth, _ words: Phrasebook) -> String {
    switch worth {
    case .nothing: words("facts.none")
    case .noVerdict: verdictWord(nil, words)
    case .choices(let choices):
        choices.map { words($0.label) }.joined(separator: words("list.comma"))
    case .verdict(let verdict): verdictWord(verdict, words)
    case .number(let digits, let unit):
        measuredText(MeasuredValue(value: digits, unit: unit ?? ""), words)
    case .notANumber: words("explain.not_a_number")
    case .acknowledged: words("questions.acknowledged")
    case .truth(let flag): words(flag ? "explain.true" : "explain.false")
    case .text(let text): text
    }
}

/// `供气方式 ≠ 管道`, `用途 含 取暖`; what cannot be put simply stands as the pack has it.
private func testText(_ test: ExplainedTest, _ words: Phrasebook) -> String {
    var text = words(test.shown)
    for verdict in Verdict.allCases {
        text = text.replacing("'\(verdict.rawValue)'", with: verdictWord(verdict, words))
    }
    for (written, sign) in [(" != ", " ≠ "), (" >= ", " ≥ "), (" <= ", " ≤ "), ("''", "")] {
        let shown = sign.isEmpty ? words("facts.none") : sign
        text = text.replacing(written, with: shown)
    }
    return text.replacing(/selected\(([^(),]+),\s*([^(),]+)\)/) { match in
        words(
            "explain.includes", ["question": String(match.1), "choice": String(match.2)])
    }
}
