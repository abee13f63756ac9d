import FormLanguage
import Workbooks

/// Finds what is wrong with a form that only its sheets can tell, row by row.
struct FormChecks {
    private let content: FormContent
    private let tables: [SheetKind: SheetTable]
    private let languages: FormLanguages
    private(set) var problems: [SpreadsheetProblem] = []

    init(_ content: FormContent, _ tables: [SheetTable], _ languages: FormLanguages) {
        self.content = content
        self.tables = Dictionary(tables.map { ($0.kind, $0) }) { first, _ in first }
        self.languages = languages
        checkChoices()
        checkSurvey()
        for row in content[.facts] { checkType(row, .facts) }
        for kind in NestedRows.kinds {
            guard let row = NestedRows.firstFault(content[kind]) else { continue }
            report(.badPath(row.text("path") ?? ""), kind, row, "path")
        }
    }

    private mutating func report(
        _ problem: SheetProblem, _ kind: SheetKind, _ row: FormRow, _ key: String
    ) {
        guard let table = tables[kind] else { return }
        let column = table.column(of: key, languages)
        problems.append(table.problem(problem, row: row.number, column: column))
    }

    // MARK: - Choices

    private mutating func checkChoices() {
        let setting = content[.settings].first?.text("allow_choice_duplicates")?.lowercased()
        let allowsTwice = setting == "yes" || setting == "true" || setting == "true()"
        let several = Set(
            (content[.survey] + content[.facts]).compactMap { row in
                row.type.flatMap { $0.takesSeveral ? $0.list : nil }
            })
        var first: [[String]: Int] = [:]
        for row in content[.choices] {
            if !row.has("label") { report(.choiceLabelMissing, .choices, row, "label") }
            guard let name = row.text("name") else {
                report(.choiceNameMissing, .choices, row, "name")
                continue
            }
            if let other = first[[row.list, name]], !allowsTwice {
                report(.duplicateChoice(name, row: other), .choices, row, "name")
            }
            first[[row.list, name]] = first[[row.list, name]] ?? row.number
            if several.contains(row.list), name.contains(where: \.isWhitespace) {
                report(.spaceInChoice(name), .choices, row, "name")
            }
        }
    }

    // MARK: - Survey

    /// A group or a repeat that is open.
    private struct Open {
        let row: FormRow
        let kind: String
        var names: [String: Int] = [:]
        var alike: [String: Int] = [:]
    }

    private mutating func checkSurvey() {
        var open: [Open] = []
        var outer = Open(row: FormRow(), kind: "")
        var repeats: [String: Int] = [:]
        let form = content[.settings].first?.text("name") ?? "data"
        for row in content[.survey] {
            checkType(row, .survey)
            guard let type = row.type else { continue }
            if let kind = type.ends {
                if open.last?.kind == kind {
                    open.removeLast()
                } else {
                    report(.endUnmatched(kind), .survey, row, "type")
                }
                continue
            }
            if let name = checkName(row, type) {
                var scope = open.last ?? outer
                checkTwice(name, row, in: &scope)
                if open.isEmpty { outer = scope } else { open[open.count - 1] = scope }
                if type.begins == "repeat" {
                    if name == form { report(.repeatLikeForm(name), .survey, row, "name") }
                    if let other = repeats[name], scope.names[name] == row.number {
                        report(.duplicateRepeat(name, row: other), .survey, row, "name")
                    }
                    repeats[name] = repeats[name] ?? row.number
                }
            }
            if let kind = type.begins { open.append(Open(row: row, kind: kind)) }
        }
        for group in open { report(.beginUnmatched(group.kind), .survey, group.row, "type") }
    }

    /// - Returns: The name, when there is one of the right form.
    private mutating func checkName(_ row: FormRow, _ type: TypeCell) -> String? {
        guard let name = row.text("name") else {
            if type.needsName { report(.nameMissing, .survey, row, "name") }
            return nil
        }
        guard Self.isName(name) else {
            report(.badName(name), .survey, row, "name")
            return nil
        }
        if name == "meta" { report(.reservedName(name), .survey, row, "name") }
        return name
    }

    private mutating func checkTwice(_ name: String, _ row: FormRow, in scope: inout Open) {
        let folded = name.lowercased()
        if let other = scope.names[name] {
            report(.duplicateName(name, row: other), .survey, row, "name")
        } else {
            scope.names[name] = row.number
            if let other = scope.alike[folded] {
                report(.similarName(name, row: other), .survey, row, "name")
            }
        }
        scope.alike[folded] = scope.alike[folded] ?? row.number
    }

    private mutating func checkType(_ row: FormRow, _ kind: SheetKind) {
        guard let type = row.type else { return }
        guard type.isKnown else {
            report(.unknownType(type.word, meant: type.meant), kind, row, "type")
            return
        }
        guard type.takesList else { return }
        guard let list = type.list else {
            report(.listMissing, kind, row, "type")
            return
        }
        // Choices may be those that somebody enters in a repeat: `select_one ${name}`.
        let lists = Set(content[.choices].map(\.list))
        if type.takesChoices, !list.hasPrefix("${"), !lists.contains(list) {
            // Of one or two letters every other name is near.
            let meant = list.count > 2 ? nearest(to: list, among: lists.sorted()) : nil
            report(.unknownList(list, meant: meant), kind, row, "type")
        }
    }

    /// A letter or `_`, then letters, digits, `-`, `_`, `.`.
    private static func isName(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first == "_" || isLetter(first) else {
            return false
        }
        return name.unicodeScalars.allSatisfy { scalar in
            isLetter(scalar) || "_-.".unicodeScalars.contains(scalar)
                || scalar.properties.generalCategory == .decimalNumber
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter:
            true
        default: false
        }
    }
}
