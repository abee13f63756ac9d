import CivilTime
package import FormLanguage

/// What the conditions and limits of a checklist may look at: answers, and nothing else.
///
/// The same answers must give the same list on every device and on every day, so there is no clock
/// here and no chance; lint refuses expressions that ask for them.
package func answersAlone(
    of expression: Expression, current: FormValue = .empty, value: (String) -> FormValue
) -> NamedValues {
    NamedValues(
        of: expression,
        in: ExpressionEnvironment(now: WallTime(milliseconds: 0, offsetMinutes: 0)),
        current: current, value: value)
}

extension Expression {
    /// The first part that looks at something else than answers: a function of the clock or of
    /// chance, a list, a path.
    package var partBeyondAnswers: (text: String, span: ExpressionSpan)? {
        var found: (text: String, span: ExpressionSpan)?
        root.visit { node in
            let isBeyond =
                switch node.kind {
                case .call(let function, _): !function.looksAtArgumentsAlone
                case .path: !node.isCurrentValue
                case .lastSaved: true
                default: false
                }
            if isBeyond, found == nil { found = (text(of: node.span), node.span) }
        }
        return found
    }
}

extension FormFunction {
    fileprivate var looksAtArgumentsAlone: Bool {
        switch self {
        case .random, .uuid, .today, .now, .property, .version, .once, .current, .instance,
            .pulldata, .position, .last, .indexedRepeat, .randomize, .choiceName:
            false
        default: true
        }
    }
}
