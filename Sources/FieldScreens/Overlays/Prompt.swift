package import TerminalUI

/// A small question over a screen: one of a few, or one line of text.
package struct Prompt: Sendable {
    package enum Form: Sendable {
        /// Chosen by digit or with the arrows. Each has the key of its words.
        case choice([PromptOption])
        case text(TextField)
        /// Yes or no; the key of what "yes" does.
        case confirm(yes: String)
    }

    /// Key of the question.
    package var question: String
    package var values: [String: String]
    package var form: Form
    /// Comes back with the answer.
    package var purpose: String
    package var selection = 0
    /// The text must not stay empty.
    package var isRequired: Bool
    /// The text goes into the log in clear: what looks like a personal number is warned of.
    package var isLogged: Bool
    var personalNumbers = PersonalNumberGuard()
    /// The text is a path, completed with Tab.
    var completion: PathCompletion?

    package init(
        _ question: String, _ values: [String: String] = [:], form: Form, purpose: String,
        isRequired: Bool = true, isLogged: Bool = false, path: PathRequest.Kind? = nil
    ) {
        self.question = question
        self.values = values
        self.form = form
        self.purpose = purpose
        self.isRequired = isRequired
        self.isLogged = isLogged
        completion = path.map { PathCompletion($0) }
    }
}

package struct PromptOption: Equatable, Sendable {
    /// What comes back.
    package var value: String
    /// Shown: a key of the string files, or the words themselves when there is no such key.
    package var label: String

    package init(value: String, label: String) {
        self.value = value
        self.label = label
    }
}

package enum PromptAnswer: Equatable, Sendable {
    case chosen(String)
    case text(String)
    case confirmed
}
