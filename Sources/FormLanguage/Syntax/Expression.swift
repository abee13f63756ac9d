/// An expression of a form, understood: a condition, a calculation, a limit.
///
/// The language is that of docs/expressions.md: XPath 1.0 as XForms use it. An expression that was
/// understood never fails later, whatever was answered.
package struct Expression: Sendable {
    /// The text as written.
    package let source: String
    package let root: ExpressionNode
    /// Names of `${…}` in the order they first appear, each once.
    package let references: [String]

    /// Scalars an expression may have; the longest in use has a few hundred.
    package static let maximumLength = 16_384
    /// How deep operators and parentheses may nest: evaluation recurses that far.
    package static let maximumDepth = 200

    /// - Throws: The first error, with its column.
    package init(_ source: String) throws(ExpressionError) {
        let scalars = Array(source.unicodeScalars)
        guard scalars.count <= Self.maximumLength else {
            throw ExpressionError(
                reason: .tooLong(limit: Self.maximumLength), column: Self.maximumLength + 1)
        }
        var parser = ExpressionParser(tokens: try ExpressionLexer.tokens(of: scalars))
        root = try parser.parse()
        references = parser.references
        self.source = source
    }

    /// The text of a part of the expression, as written.
    package func text(of span: ExpressionSpan) -> String {
        let scalars = source.unicodeScalars.dropFirst(span.start).prefix(span.length)
        return String(String.UnicodeScalarView(scalars))
    }

    /// Names of the references at or below a part, in the order written, each once.
    package func names(in node: ExpressionNode) -> [String] {
        var numbers: [Int] = []
        node.visit { node in
            if case .reference(let number) = node.kind, !numbers.contains(number) {
                numbers.append(number)
            }
        }
        return numbers.map { references[$0] }
    }

    /// Every `${…}` with its place, in the order written.
    package var referencePlaces: [(name: String, span: ExpressionSpan)] {
        var found: [(name: String, span: ExpressionSpan)] = []
        root.visit { node in
            if case .reference(let number) = node.kind {
                found.append((references[number], node.span))
            }
        }
        return found
    }

    /// The first `.` that means what the expression is about.
    package var currentValuePlace: ExpressionSpan? {
        var place: ExpressionSpan?
        root.visit { node in
            if node.isCurrentValue, place == nil { place = node.span }
        }
        return place
    }

    package var usesCurrentValue: Bool { currentValuePlace != nil }

    /// The names whose last saved answers it looks at.
    package var lastSavedNames: Set<String> {
        var names: Set<String> = []
        root.visit { node in
            if case .lastSaved(let name) = node.kind { names.insert(name) }
        }
        return names
    }

    /// Whether it may come out differently though nothing was answered in between.
    package var isVolatile: Bool {
        var isVolatile = false
        root.visit { node in
            switch node.kind {
            case .lastSaved: isVolatile = true
            case .call(let function, let arguments):
                let isShuffled = function == .randomize && arguments.count == 1
                if function.isVolatile || isShuffled { isVolatile = true }
            default: break
            }
        }
        return isVolatile
    }
}

extension ExpressionNode {
    /// The node and all below it, in the order written.
    package func visit(_ look: (ExpressionNode) -> Void) {
        look(self)
        for operand in operands { operand.visit(look) }
    }
}

/// Equal when written alike: the text decides all the rest.
extension Expression: Hashable {
    package static func == (left: Self, right: Self) -> Bool {
        left.source.utf8.elementsEqual(right.source.utf8)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(source) }
}
