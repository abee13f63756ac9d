package import FormLanguage
package import Wording

/// Items and questions that lie together on the walk, or are asked again and again.
package struct ChecklistGroup: Equatable, Sendable {
    package let name: String
    package let label: Text
    package let relevance: Expression?
    /// What must exist for the group to make sense; when it is absent, the group is closed
    /// with one key.
    package let premise: Text?
    /// Asked once for each of several things.
    package var isRepeat = false
    /// How many instances a repeat has; nil: as many as a person makes.
    package var repeatCount: Expression?

    package init(name: String, label: Text, relevance: Expression?, premise: Text?) {
        self.name = name
        self.label = label
        self.relevance = relevance
        self.premise = premise
    }
}
