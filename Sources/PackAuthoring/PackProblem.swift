import ChecklistEngine
package import FormLanguage

/// One thing that is wrong in a pack, and where.
package struct PackProblem: Equatable, Sendable {
    package let file: String
    /// From 1.
    package let line: Int
    /// In Unicode scalars of the line, from 1; a byte order mark is not counted.
    package let column: Int
    package let reason: Reason

    package var code: String { reason.code }
    package var severity: LintSeverity {
        if case .warning(let warning) = reason { warning.severity } else { .error }
    }
    /// What a sentence about the problem names, by placeholder.
    package var arguments: [String: String] { reason.arguments }
}

extension PackProblem: CustomStringConvertible {
    package var description: String {
        let details = arguments.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return (["\(file):\(line):\(column):", code] + details).joined(separator: " ")
    }
}

extension PackProblem {
    package enum Reason: Equatable, Sendable {
        // The file as text and as YAML.
        case notUTF8
        case forbiddenCharacter(String)
        /// What the YAML parser says, in English.
        case yamlSyntax(String)
        case yamlTooDeep
        case yamlAnchorOrTag
        case duplicateKey(String, firstLine: Int)

        // Sections, keys and the shape of values.
        case unknownSection(String)
        case missingSection(String)
        case sectionNotAllowed(String)
        case unknownKey(String)
        case missingKey(String)
        case keyNotForType(String, type: String)
        case wrongType(key: String, expected: YAMLType, found: YAMLType)
        case missingLanguage(key: String, language: String)
        case emptyValue(String)
        case unknownWord(key: String, word: String, allowed: [String])
        /// Of a row of the survey.
        case unknownType(String, meant: String?)
        case badParameter(String, value: String)
        case badName(key: String, name: String)
        case badDate(key: String, date: String)
        /// The first day lies behind the last one.
        case periodReversed(from: String, until: String)
        /// An item or a judgement begins or ends where the pack itself is not in force.
        case periodOutsidePack(key: String, date: String)
        case numberTooSmall(key: String, number: Int, least: Int)

        // Names and what they refer to.
        case duplicateName(NameKind, name: String, firstLine: Int)
        case unknownSource(String)
        case unknownAuthority(String)
        case unknownChoiceList(String)
        case replacedByItself(String)
        case formerNameTwice(String, firstLine: Int)
        /// What something was called before is what something else is called now.
        case formerNameInUse(String)
        /// A campaign paper grounds no penalty.
        case programmeAsLiability(String)
        /// Of `seeds`, with the id that it may have meant.
        case unknownSeed(String, meant: String?)

        // What an item must be.
        case checkEqualsViolation(language: String)
        case majorWithoutAccept
        case gradeWithoutEmphasis
        case emphasisWithoutGrade
        case measuredWithoutUnit
        case measuredWithoutLimit
        case limitWithoutValue
        /// Two limits of an item judge on one day.
        case limitsOverlap(firstLine: Int)
        case stepsOutOfOrder

        // Groups.
        case unclosedGroup(String)
        case endWithoutGroup
        /// A group ended like a repeat, or a repeat like a group.
        case wrongEnd(String, name: String)
        case itemInRepeat(String)
        case itemOutsideGroup

        // Expressions.
        case expression(ExpressionError)
        case formExpression(ExpressionProblem)
        case expressionOnSeveralLines
        case expressionNoCondition
        case currentValueOutsideItem
        case danglingReference(String)
        case unknownChoice(String, fact: String, list: String)
        case unknownVerdict(String, item: String)
        case listComparedAsText(String)
        /// Names along the cycle, the first again at the end.
        case referenceCycle([String])

        // Judgements and scoring.
        case unknownItem(String, meant: String?)
        case unknownElement(String, meant: String?)
        case unknownGroup(String, meant: String?)
        case itemConfirmsTwice(String, element: String)
        case elementNotCounted(String)
        case neverReached(needed: Int, elements: Int)
        case judgementWithoutReview(String)

        /// Nothing wrong, and worth a look.
        case warning(LintWarning)
        // Local additions.
        case overlayOfItself
        case overlayOfCompulsory
        case overlayOfOverlay(String)
        case overlayItemTaken(String, base: String)
        case overlayFactDiffers(String, base: String)

        // Several packs.
        case duplicatePack(id: String, otherFile: String)
        case sourceConflict(SourceConflict)
    }

    /// The names that must be unique.
    package enum NameKind: String, Sendable {
        case source, authority, sector, choice, fact, group, item, mode, question, judgement,
            exclusion, element, rule, band, former
    }

    /// What stands at a place in a YAML file.
    package enum YAMLType: String, Sendable {
        case string, integer, number, boolean, null, list, mapping
    }

    /// Two packs tell different things about one source.
    package struct SourceConflict: Equatable, Sendable {
        package let id: String
        package let otherID: String
        /// `title.zh`, `status`, …
        package let key: String
        package let value: String
        package let otherValue: String
        package let otherFile: String
        package let otherLine: Int
    }
}
