import FormEngine
import FormLanguage

/// A group, an item or a question in its place on the walk.
package struct SurveyRow: Equatable, Sendable {
    package enum Content: Equatable, Sendable {
        /// Index into `Pack.groups`.
        case group(Int)
        /// Index into `Pack.items`.
        case item(Int)
        /// Index into `Pack.questions`.
        case question(Int)
    }

    package let content: Content
    /// The group that it lies in, by index; nil outside of all.
    package let group: Int?

    package init(_ content: Content, in group: Int?) {
        self.content = content
        self.group = group
    }

    /// Groups side by side, each with its items.
    static func plain(_ groups: [ChecklistGroup], _ items: [ChecklistItem]) -> [SurveyRow] {
        groups.indices.flatMap { group in
            [SurveyRow(.group(group), in: nil)]
                + items.indices.filter { items[$0].groupIndex == group }
                .map { SurveyRow(.item($0), in: group) }
        }
    }
}

/// Which node of a pack's form is which of its parts.
package struct PackNodes: Equatable, Sendable {
    package fileprivate(set) var facts: [Int] = []
    package fileprivate(set) var groups: [Int]
    package fileprivate(set) var items: [Int]
    package fileprivate(set) var questions: [Int]
}

/// Lays the parts of a pack out as the nodes of a form.
struct PackFormBuilder {
    private(set) var nodes = [FormNode("", .group, parent: nil)]
    private(set) var places: PackNodes

    private let groups: [ChecklistGroup]
    private let items: [ChecklistItem]
    private let questions: [Question]

    init(groups: [ChecklistGroup], items: [ChecklistItem], questions: [Question]) {
        self.groups = groups
        self.items = items
        self.questions = questions
        places = PackNodes(
            groups: [Int](repeating: 0, count: groups.count),
            items: [Int](repeating: 0, count: items.count),
            questions: [Int](repeating: 0, count: questions.count))
    }

    mutating func add(_ fact: Question) { places.facts.append(add(fact, in: 0)) }

    /// - Precondition: The group around it was added before.
    mutating func add(_ row: SurveyRow) {
        let parent = row.group.map { places.groups[$0] } ?? 0
        switch row.content {
        case .group(let index): places.groups[index] = add(groups[index], in: parent)
        case .item(let index): places.items[index] = add(items[index], in: parent)
        case .question(let index): places.questions[index] = add(questions[index], in: parent)
        }
    }

    private mutating func add(_ question: Question, in parent: Int) -> Int {
        var rules = question.rules
        if case .metadata(let metadata) = question.kind, rules[.calculation] == nil {
            rules[.calculation] = metadata.calculation
        }
        return append(
            FormNode(
                question.name, question.kind, parent: parent, rules: rules,
                triggers: question.triggers))
    }

    private mutating func add(_ group: ChecklistGroup, in parent: Int) -> Int {
        var rules: [FormRule: Expression] = [:]
        rules[.relevance] = group.relevance
        rules[.repeatCount] = group.repeatCount
        return append(
            FormNode(
                group.name, group.isRepeat ? .repeat : .group, parent: parent, rules: rules))
    }

    private mutating func add(_ item: ChecklistItem, in parent: Int) -> Int {
        var rules: [FormRule: Expression] = [:]
        rules[.relevance] = item.relevance
        let kind = item.measure.map { QuestionKind.quantity(unit: $0.unit) } ?? .verdict
        return append(FormNode(item.code, kind, parent: parent, rules: rules))
    }

    private mutating func append(_ node: FormNode) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }
}
