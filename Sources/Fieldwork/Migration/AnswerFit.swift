import ChecklistEngine
import FormEngine
import InspectionModel

/// Whether what was answered in one text of a pack is an answer in another text of it.
struct AnswerFit {
    let old: Pack
    let new: Pack

    /// - Returns: Nil when the answer fits.
    func obstacle(
        _ value: AnswerValue, of code: String, as name: String
    ) -> OrphanReason? {
        switch value {
        case .measured: return nil
        case .verdict(let verdict):
            // A limit that judges now is not judged by a person.
            let judges = new.item(name).map { $0.measure != nil && !$0.isDraft } ?? false
            return judges && (verdict == .pass || verdict == .fail) ? .typeChanged : nil
        case .entered(let entry):
            guard let before = old.questions.first(where: { $0.name == code }),
                let after = new.questions.first(where: { $0.name == name })
            else { return .typeChanged }
            return obstacle(entry.text, of: before, as: after)
        }
    }

    func obstacle(_ text: String, of before: Question, as after: Question) -> OrphanReason? {
        guard after.isAsked else { return nil }
        do throws(QuestionAnswerError) {
            _ = try new.recorded(text, for: after)
        } catch {
            switch error.reason {
            case .notAChoice, .notAllRanked: return .choiceGone
            default: return .typeChanged
            }
        }
        guard after.kind.list != nil else { return nil }
        // A choice that reads otherwise is another one.
        let labels = { (pack: Pack, question: Question, name: String) in
            pack.choices(of: question).first { $0.name == name }?.label
        }
        let chosen = text.split(separator: " ").map(String.init)
        return chosen.allSatisfy { labels(old, before, $0) == labels(new, after, $0) }
            ? nil : .choiceGone
    }
}
