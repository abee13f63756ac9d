import ChecklistEngine
import FormEngine
import FormLanguage
import Wording

extension PackReader {
    private static let questionKeys = [
        "type", "name", "label", "hint", "guidance_hint", "required", "required_message",
        "relevant", "constraint", "constraint_message", "calculation", "trigger", "default",
        "read_only", "choice_filter", "appearance", "parameters", "image", "big-image", "audio",
        "video", "autoplay", "rows", "save_to", "unit", "formerly", "other",
    ]

    /// Columns of XLSForm that are kept and mean nothing here.
    func isFreeColumn(_ key: String) -> Bool {
        ["bind::", "body::", "instance::", "media::"].contains { key.hasPrefix($0) }
    }

    /// Reads a question, and the text that asks for another choice than those of its list.
    mutating func readQuestion(
        _ row: YAMLNode, _ fields: Fields, type: YAMLEntry, in group: Int?,
        _ survey: inout Survey, _ choiceLists: [ChoiceList]
    ) {
        let name = name(named(fields, type), isSurveyName) ?? nameless(fields, type, survey)
        // Of what kind the row is decides what it may have.
        guard let (kind, hasOther) = readKind(type, fields) else {
            if let name { names.factTypes[name] = .some(nil) }
            return
        }
        _ = self.fields(row, "survey", keys: Self.questionKeys, allowing: isFreeColumn)
        guard let name else { return }
        declareQuestion(name, kind, at: fields.place(of: "name"))
        var question = Question(
            name: name, kind: kind, label: phrase(fields["label"]) ?? Text(zh: name, en: name))
        question.hint = phrase(fields["hint"])
        question.guidance = phrase(fields["guidance_hint"])
        question.unit = fields["unit"].flatMap { string($0) }
        question.constraintMessage = phrase(fields["constraint_message"])
        question.requiredMessage = phrase(fields["required_message"])
        question.appearance = fields["appearance"].flatMap { string($0) }
        for (key, rule) in Self.rules {
            question.rules[rule] = formExpression(fields[key], rule, of: name)
        }
        question.rules[.defaultValue] = readDefault(fields["default"], kind, of: name)
        question.triggers = readTriggers(fields["trigger"])
        question.formerly = readFormerNames(fields["formerly"])
        survey.rows.append(SurveyRow(.question(survey.questions.count), in: group))
        survey.questions.append(question)
        if hasOther { addOther(of: question, in: group, &survey, choiceLists, fields) }
    }

    /// What only is read, and what the device notes, needs no name.
    private static let namelessTypes: Set<String> =
        Set(FormMetadata.allCases.map(\.rawValue)).union(["note"])

    private mutating func named(_ fields: Fields, _ type: YAMLEntry) -> YAMLEntry? {
        Self.namelessTypes.contains(type.value.plainText ?? "")
            ? fields["name"] : entry(fields, "name")
    }

    private func nameless(_ fields: Fields, _ type: YAMLEntry, _ survey: Survey) -> String? {
        guard fields["name"] == nil, let word = type.value.plainText,
            Self.namelessTypes.contains(word)
        else { return nil }
        return "\(word)_\(survey.questions.count + 1)"
    }

    private static let rules: [(key: String, rule: FormRule)] = [
        ("relevant", .relevance), ("calculation", .calculation), ("required", .required),
        ("read_only", .readOnly), ("constraint", .constraint), ("choice_filter", .choiceFilter),
    ]

    /// A default is an expression when it refers to something or calls a function, else the answer
    /// itself: `2026-01-01` is a day and no subtraction.
    private mutating func readDefault(
        _ entry: YAMLEntry?, _ kind: QuestionKind, of name: String
    ) -> Expression? {
        guard let entry, let text = entry.value.plainText?.trimmed, !text.isEmpty else {
            return nil
        }
        if text.contains("${") || text.contains("(") && text.hasSuffix(")") {
            return formExpression(entry, .defaultValue, of: name)
        }
        if case .number = kind.type, DecimalNumber(text) != nil { return try? Expression(text) }
        let quote = text.contains("'") ? "\"" : "'"
        return try? Expression(quote + text + quote)
    }

    /// `${…}` can mean a fact, an item or a question, so that a name is unique among all of them.
    private mutating func declareQuestion(_ name: String, _ kind: QuestionKind, at place: Place) {
        declare(name, .question, at: place)
        for kind in [PackProblem.NameKind.fact, .item, .group] where names.contains(name, kind) {
            declare(name, kind, at: place)
        }
        names.factTypes[name] = .some(kind)
    }

    private mutating func readKind(
        _ entry: YAMLEntry, _ fields: Fields
    ) -> (kind: QuestionKind, hasOther: Bool)? {
        guard var text = string(entry) else { return nil }
        var hasOther = false
        for ending in [" or_other", " or specify other"] where text.hasSuffix(ending) {
            text.removeLast(ending.count)
            hasOther = true
        }
        var words = text.split(separator: " ").map(String.init)
        // The rows of a file are a list like the others, under the file's name.
        if words.count == 2, words[0].hasSuffix("_from_file") {
            words[0].removeLast("_from_file".count)
            words[1] = String(words[1].prefix { $0 != "." })
            text = words.joined(separator: " ")
        }
        guard var kind = QuestionType.kind(text) else {
            let meant = nearest(to: words.first ?? text, among: Self.typeWords)
            report(
                .unknownType(text, meant: meant), at: entry.value.place)
            return nil
        }
        if let list = kind.list, list != ChoiceList.yesNo.name, names.choiceLists[list] == nil {
            report(.unknownChoiceList(list), at: entry.value.place)
        }
        if case .range = kind { kind = readRange(fields["parameters"]) ?? kind }
        if case .quantity = kind {
            if fields["unit"] == nil { report(.missingKey("unit"), at: fields.place) }
            kind = .quantity(unit: fields["unit"]?.value.plainText ?? "")
        }
        return (kind, hasOther)
    }

    static let typeWords =
        ["begin_group", "end_group", "begin_repeat", "end_repeat", "verdict"] + QuestionType.words

    /// `start=0 end=10 step=2`, with spaces, commas or semicolons between.
    private mutating func readRange(_ entry: YAMLEntry?) -> QuestionKind? {
        guard let entry, let text = string(entry) else { return nil }
        var values = ["start": FormNumber(0), "end": FormNumber(10), "step": FormNumber(1)]
        for part in text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" }) {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard pair.count == 2, values[pair[0]] != nil else { continue }
            guard let number = DecimalNumber(pair[1]) else {
                report(.badParameter(pair[0], value: pair[1]), at: entry.value.place)
                return nil
            }
            values[pair[0]] = .exact(number)
        }
        guard let start = values["start"], let end = values["end"], let step = values["step"],
            !step.isZero
        else {
            report(.badParameter("step", value: "0"), at: entry.value.place)
            return nil
        }
        return .range(start: start, end: end, step: step)
    }

    /// The names in a list of `${name}`.
    private mutating func readTriggers(_ entry: YAMLEntry?) -> [String]? {
        guard let entry, let text = string(entry) else { return nil }
        var triggers: [String] = []
        for part in text.split(separator: ",").map({ String($0).trimmed }) {
            guard part.hasPrefix("${"), part.hasSuffix("}") else {
                report(.badParameter("trigger", value: part), at: entry.value.place)
                continue
            }
            let name = String(part.dropFirst(2).dropLast())
            triggers.append(name)
            citations.append(
                Citation(
                    reason: .danglingReference(name), name: name, kind: .question,
                    place: entry.value.place))
        }
        return triggers
    }

    // MARK: Other than the choices

    private static let other = Choice(name: "other", label: Text(zh: "其他", en: "Other"))

    /// `or_other`: one more choice, and a text for whoever takes it.
    private mutating func addOther(
        of question: Question, in group: Int?, _ survey: inout Survey,
        _ choiceLists: [ChoiceList], _ fields: Fields
    ) {
        guard let list = question.kind.list else {
            report(.keyNotForType("or_other", type: question.kind.typeText), at: fields.place)
            return
        }
        if !survey.lists.contains(where: { $0.name == list }) {
            let choices = choiceLists.first { $0.name == list }?.choices ?? []
            if !choices.contains(where: { $0.name == Self.other.name }) {
                survey.lists.append(ChoiceList(name: list, choices: choices + [Self.other]))
                names.choiceLists[list, default: []].append(Self.other.name)
            }
        }
        let name = question.name + "_other"
        declareQuestion(name, .text, at: fields.place(of: "name"))
        var text = Question(
            name: name, kind: .text,
            label: Text(zh: "\(question.label.zh)：请注明", en: "\(question.label.en): specify"))
        text.rules[.relevance] = try? Expression(
            "selected(${\(question.name)}, '\(Self.other.name)')")
        survey.rows.append(SurveyRow(.question(survey.questions.count), in: group))
        survey.questions.append(text)
    }

    // MARK: Texts

    func isSurveyName(_ text: String) -> Bool {
        isChecklist ? PackName.isName(text) : FormName.isName(text)
    }

    /// A text in both languages; of a form without sources, one that stands for both will do.
    mutating func phrase(_ entry: YAMLEntry?) -> Text? {
        guard let entry else { return nil }
        if isChecklist { return text(entry) }
        guard case .mapping(let entries) = entry.value.content else {
            if case .scalar(let scalar) = entry.value.content, scalar.type != .null {
                let text = scalar.text.trimmed
                return text.isEmpty ? nil : Text(zh: text, en: text)
            }
            return string(entry).map { Text(zh: $0, en: $0) }
        }
        let texts = entries.compactMap { entry in
            entry.value.plainText.map { (entry.key, $0.trimmed) }
        }.filter { !$0.1.isEmpty }
        let zh = texts.first { $0.0 == "zh" }?.1
        let en = texts.first { $0.0 == "en" }?.1
        guard let any = zh ?? en ?? texts.first?.1 else { return nil }
        return Text(zh: zh ?? any, en: en ?? any)
    }
}
