extension InspectionState {
    /// The same with other verdicts on measured values: what would stand if another limit had judged
    /// them. For reading only; nothing of it is ever recorded.
    package func rejudged(_ verdicts: [AnswerKey: Verdict]) -> InspectionState {
        var state = self
        for (key, verdict) in verdicts {
            guard let answer = answer(key),
                case .measured(let value, let limit, _) = answer.recorded.value
            else { continue }
            var recorded = answer.recorded
            recorded.value = .measured(value, limit: limit, verdict: verdict)
            state.answers[key.item]?[key] = StandingAnswer(
                recorded: recorded, stamp: answer.stamp)
        }
        return state
    }
}
