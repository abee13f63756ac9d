package import FormEngine
import FormLanguage
package import Wording

/// A published checklist for one sector: its facts, its items and questions, the sources they rest
/// on.
///
/// A pack is never edited, only superseded; `digest` says which text it was made from. The
/// shape is that of docs/pack-format.md.
package struct Pack: Equatable, Sendable {
    package let settings: PackSettings
    /// SHA-256 of the YAML bytes as shipped or installed, 64 hexadecimal digits in lower case.
    package let digest: String
    package let sources: [PackSource]
    package let choiceLists: [ChoiceList]
    /// What is asked before the walk.
    package let facts: [Question]
    /// Groups and repeats, one inside another too, in the order in which they begin.
    package let groups: [ChecklistGroup]
    /// In walking order.
    package let items: [ChecklistItem]
    /// What is asked on the walk beside the items, in walking order.
    package let questions: [Question]
    /// Groups, items and questions as they follow on one another.
    package let survey: [SurveyRow]
    /// Only `compulsory-matters` has any.
    package let modes: [Mode]
    /// All of it as questions that follow their answers.
    package let form: Form
    /// Of each fact, group, item and question, in the order of their lists, its node of `form`.
    package let nodes: PackNodes
    /// 判定规则 and scoring; empty where a pack has neither.
    package var grading = PackGrading()

    private let itemIndices: [String: Int]
    private let sourceIndices: [String: Int]

    /// - Parameter survey: nil when there are no questions and no group lies in another.
    package init(
        settings: PackSettings, digest: String, sources: [PackSource], choiceLists: [ChoiceList],
        facts: [Question], groups: [ChecklistGroup], items: [ChecklistItem],
        questions: [Question] = [], survey: [SurveyRow]? = nil, modes: [Mode]
    ) {
        self.settings = settings
        self.digest = digest
        self.sources = sources
        self.choiceLists = choiceLists
        self.facts = facts
        self.groups = groups
        self.items = items
        self.questions = questions
        self.modes = modes
        let survey = survey ?? SurveyRow.plain(groups, items)
        self.survey = survey
        var builder = PackFormBuilder(groups: groups, items: items, questions: questions)
        for fact in facts { builder.add(fact) }
        for row in survey { builder.add(row) }
        let lists =
            choiceLists.contains { $0.name == ChoiceList.yesNo.name } ? [] : [ChoiceList.yesNo]
        form = Form(
            nodes: builder.nodes, tables: (choiceLists + lists).map(\.table),
            version: settings.version)
        nodes = builder.places
        // A code given twice is a problem that lint reports; here the first one counts.
        itemIndices = Dictionary(
            items.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: min)
        sourceIndices = Dictionary(
            sources.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: min)
    }

    package var id: String { settings.id }
    package var title: Text { settings.title }
    package var version: String { settings.version }
    package var edition: String { settings.edition }
    package var status: PackStatus { settings.status }
    package var jurisdiction: String { settings.jurisdiction }
    package var zone: String { settings.zone }
    package var sectors: [String] { settings.sectors }
    package var authorities: [Authority] { settings.authorities }
    package var validity: Validity { settings.validity }
    package var subject: PackSubject { settings.subject }

    /// Whether it is checked by every authority within its own sector; a pack that names nobody is.
    package var isForAnySector: Bool {
        authorities.isEmpty || authorities.contains { $0.id == Authority.ofAnySector }
    }

    package func item(_ code: String) -> ChecklistItem? { itemIndices[code].map { items[$0] } }

    package func itemIndex(_ code: String) -> Int? { itemIndices[code] }

    package func source(_ id: String) -> PackSource? { sourceIndices[id].map { sources[$0] } }

    /// A fact or a question of the survey.
    package func question(_ name: String) -> Question? {
        facts.first { $0.name == name } ?? questions.first { $0.name == name }
    }

    /// The names whose answers of the inspection before are looked at.
    package var lastSavedNames: Set<String> {
        form.nodes.reduce(into: []) { names, node in
            for rule in node.rules.values { names.formUnion(rule.lastSavedNames) }
        }
    }

    package func mode(_ name: String) -> Mode? { modes.first { $0.name == name } }

    package func group(of item: ChecklistItem) -> ChecklistGroup { groups[item.groupIndex] }

    /// All choices of a question, whatever its filter says.
    package func choices(of question: Question) -> [Choice] {
        guard let name = question.kind.list else { return [] }
        let list = choiceLists.first { $0.name == name }
        return list?.choices ?? (name == ChoiceList.yesNo.name ? ChoiceList.yesNo.choices : [])
    }

    /// What was chosen, in the order in which it was recorded; a choice that the list does not have
    /// by its name.
    ///
    /// - Returns: nil where nothing is chosen from a list.
    package func chosen(_ recorded: String, for name: String) -> [Choice]? {
        guard let question = question(name), question.kind.list != nil else { return nil }
        let all = choices(of: question)
        return recorded.split(separator: " ").map { name in
            all.first { $0.name == name }
                ?? Choice(name: String(name), label: Text(zh: String(name), en: String(name)))
        }
    }
}

/// The section `settings`.
package struct PackSettings: Equatable, Sendable {
    package let id: String
    package let title: Text
    package let version: String
    /// The edition of the rules that the pack follows.
    package let edition: String
    package let status: PackStatus
    /// Two letters of ISO 3166-1.
    package let jurisdiction: String
    /// Offset in which civil days are counted: `+08:00`.
    package let zone: String
    package let sectors: [String]
    package let authorities: [Authority]
    /// When inspections are meant to begin with it.
    package var validity = Validity.always
    /// Of a local addition, what it adds to.
    package var overlay: PackOverlay?
    package var subject = PackSubject.enterprise

    package init(
        id: String, title: Text, version: String, edition: String, status: PackStatus,
        jurisdiction: String, zone: String, sectors: [String], authorities: [Authority]
    ) {
        self.id = id
        self.title = title
        self.version = version
        self.edition = edition
        self.status = status
        self.jurisdiction = jurisdiction
        self.zone = zone
        self.sectors = sectors
        self.authorities = authorities
    }
}

/// Who is inspected.
package enum PackSubject: String, CaseIterable, Sendable {
    case enterprise
    /// A department or a government: what every enterprise is asked does not join for it.
    case authority
}

package enum PackStatus: String, CaseIterable, Sendable {
    case current, transitional, draft
}

/// Who has power over the sector.
package struct Authority: Hashable, Sendable {
    package let id: String
    package let label: Text

    package init(id: String, label: Text) {
        self.id = id
        self.label = label
    }

    /// Stands for whoever has power over the other packs of the inspection.
    package static let ofAnySector = "sector"
}
