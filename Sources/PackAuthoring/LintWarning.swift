/// What an author should look at in a pack that can be used as it is.
package enum LintWarning: Equatable, Sendable {
    // Items.
    /// Nothing that fails is graded by a source that may be replaced.
    case basisUnsettled(String)
    case basisNotInForce(String, status: String)
    /// One for the whole pack: at the first of them.
    case draftItems(Int, of: Int)
    case longLabel(language: String, rows: Int)
    case labelAsks
    case sameLabel(item: String, line: Int)
    /// The English text is Chinese; one for the whole pack.
    case notTranslated(key: String, items: Int)

    // What items serve.
    case withoutSeeds
    /// No item of the pack has any.
    case noSeeds
    case seedTwice(String)

    // Conditions.
    case constantCondition
    /// `${last-saved#name}` where it is looked at after the inspection has begun, and empty.
    case lastSavedLate(String)

    // What nobody uses.
    case emptyGroup(String)
    case emptyList(String)
    case unusedList(String)
    case unusedFact(String)
    case unusedSource(String)
}

/// How much something found in a pack weighs.
package enum LintSeverity: String, Sendable {
    case error, warning
    /// Not to be mended by the author alone: what a lawyer has yet to confirm, and the like.
    case note
}

extension LintWarning {
    package var severity: LintSeverity {
        switch self {
        case .basisUnsettled, .draftItems, .withoutSeeds: .note
        default: .warning
        }
    }

    /// Stable; keys of the string files and of `--json`.
    package var code: String {
        switch self {
        case .basisUnsettled: "basis_unsettled"
        case .basisNotInForce: "basis_not_in_force"
        case .draftItems: "draft_items"
        case .longLabel: "long_label"
        case .labelAsks: "label_asks"
        case .sameLabel: "same_label"
        case .notTranslated: "not_translated"
        case .withoutSeeds: "without_seeds"
        case .noSeeds: "no_seeds"
        case .seedTwice: "seed_twice"
        case .constantCondition: "constant_condition"
        case .lastSavedLate: "last_saved_late"
        case .emptyGroup: "empty_group"
        case .emptyList: "empty_list"
        case .unusedList: "unused_list"
        case .unusedFact: "unused_fact"
        case .unusedSource: "unused_source"
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .labelAsks, .withoutSeeds, .noSeeds, .constantCondition: [:]
        case .basisUnsettled(let id), .seedTwice(let id), .unusedSource(let id): ["id": id]
        case .basisNotInForce(let id, let status): ["id": id, "status": status]
        case .draftItems(let count, let all): ["count": String(count), "of": String(all)]
        case .longLabel(let language, let rows): ["language": language, "rows": String(rows)]
        case .sameLabel(let item, let line): ["item": item, "line": String(line)]
        case .notTranslated(let key, let items): ["key": key, "count": String(items)]
        case .emptyGroup(let name): ["group": name]
        case .emptyList(let name), .unusedList(let name): ["list": name]
        case .unusedFact(let name), .lastSavedLate(let name): ["name": name]
        }
    }
}
