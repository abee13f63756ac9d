import ChecklistEngine
import FormEngine
import FormLanguage

/// The names a pack declares, with the place of each first declaration.
struct DeclaredNames {
    private var places: [PackProblem.NameKind: [String: Place]] = [:]
    /// Facts and questions by name; nil stands for one whose type could not be read.
    var factTypes: [String: QuestionKind?] = [:]
    /// Items by code: whether the item is a verdict item.
    var isVerdictItem: [String: Bool] = [:]
    var programmes: Set<String> = []
    /// Sources that another one replaced.
    var replaced: Set<String> = []
    /// Names of the choices by list.
    var choiceLists: [String: [String]] = [:]

    /// Nil when the name is new, else where it stands already.
    mutating func declare(
        _ name: String, _ kind: PackProblem.NameKind, at place: Place
    ) -> Place? {
        if let first = places[kind]?[name] { return first }
        places[kind, default: [:]][name] = place
        return nil
    }

    func place(of name: String, _ kind: PackProblem.NameKind) -> Place? { places[kind]?[name] }

    func contains(_ name: String, _ kind: PackProblem.NameKind) -> Bool {
        places[kind]?[name] != nil
    }

    /// Choices of a fact, when it has a list that can be known.
    func choices(ofFact name: String) -> (list: String, names: [String])? {
        guard case .some(.some(let kind)) = factTypes[name], let list = kind.list else {
            return nil
        }
        if let names = choiceLists[list] { return (list, names) }
        return list == ChoiceList.yesNo.name
            ? (list, ChoiceList.yesNo.choices.map(\.name)) : nil
    }
}

/// An expression that was understood, with the way back to its file.
struct PlacedExpression {
    enum Role: Equatable {
        /// Of a fact or an item.
        case relevance
        case groupRelevance
        case limit
        case form(FormRule)
    }

    let expression: Expression
    let columns: ScalarColumns
    let role: Role
    /// The name of the fact, group, item or question that it decides something about.
    let owner: String

    func place(of span: ExpressionSpan) -> Place { columns.place(ofOffset: span.start) }
}

/// A source or an authority that an item names.
struct Citation {
    let reason: PackProblem.Reason
    let name: String
    let kind: PackProblem.NameKind
    let place: Place
}

/// What a pack says about one source, for comparing packs.
struct SourceRecord {
    struct Statement {
        let key: String
        let value: String
        let place: Place
    }

    let file: String
    let id: String
    let number: String?
    let place: Place
    let statements: [Statement]
}

extension PackReader {
    /// Notes a name; a second one of its kind is reported.
    mutating func declare(_ name: String, _ kind: PackProblem.NameKind, at place: Place) {
        if let first = names.declare(name, kind, at: place) {
            report(.duplicateName(kind, name: name, firstLine: first.line), at: place)
        }
    }

    /// - Parameter declaredKinds: Those whose section is there; for the others one problem is
    ///   enough.
    mutating func checkCitations(of declaredKinds: Set<PackProblem.NameKind>) {
        for citation in citations
        where declaredKinds.contains(citation.kind)
            && !names.contains(citation.name, citation.kind)
        {
            report(citation.reason, at: citation.place)
        }
    }
}
