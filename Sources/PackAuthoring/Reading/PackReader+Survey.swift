import ChecklistEngine
import FormEngine
import FormLanguage
import InspectionModel
import Wording

extension PackReader {
    struct Survey {
        var groups: [ChecklistGroup] = []
        var items: [ChecklistItem] = []
        var questions: [Question] = []
        var rows: [SurveyRow] = []
        /// Choices that `or_other` adds, by list.
        var lists: [ChoiceList] = []

        /// Whether there is more than items in groups side by side.
        var isForm: Bool {
            !questions.isEmpty || groups.contains(where: \.isRepeat)
                || rows.contains { row in
                    if case .group = row.content { row.group != nil } else { false }
                }
        }
    }

    /// A group or repeat that is open.
    private struct OpenGroup {
        let name: String
        let place: Place
        let isRepeat: Bool
        /// In `Survey.groups`.
        let index: Int
    }

    /// The words that begin and end groups and repeats, however their parts are joined.
    private enum Bracket: String {
        case beginGroup = "begin_group"
        case endGroup = "end_group"
        case beginRepeat = "begin_repeat"
        case endRepeat = "end_repeat"

        init?(type: String) {
            let joined = type.lowercased().split { $0 == " " || $0 == "_" }.joined(separator: "_")
            self.init(rawValue: joined)
        }

        var isRepeat: Bool { self == .beginRepeat || self == .endRepeat }
    }

    /// Reads the rows in their order. What lies in no group is read all the same.
    mutating func readSurvey(_ entry: YAMLEntry?, _ choiceLists: [ChoiceList]) -> Survey {
        var survey = Survey()
        var open: [OpenGroup] = []
        for row in list(entry) {
            guard let entries = mapping(row, "survey") else { continue }
            let fields = Fields(place: row.place, entries: entries)
            guard let typeEntry = self.entry(fields, "type"), let type = string(typeEntry) else {
                continue
            }
            let place = typeEntry.value.place
            let around = open.last?.index
            switch Bracket(type: type) {
            case .beginGroup, .beginRepeat:
                let isRepeat = Bracket(type: type)?.isRepeat ?? false
                survey.rows.append(SurveyRow(.group(survey.groups.count), in: around))
                open.append(
                    OpenGroup(
                        name: fields["name"]?.value.plainText ?? "", place: place,
                        isRepeat: isRepeat, index: survey.groups.count))
                survey.groups.append(readGroup(row, isRepeat: isRepeat))
            case .endGroup, .endRepeat:
                _ = self.fields(row, "survey", keys: ["type", "name", "label", "other"])
                guard let group = open.popLast() else {
                    report(.endWithoutGroup, at: place)
                    continue
                }
                if group.isRepeat != Bracket(type: type)?.isRepeat {
                    report(.wrongEnd(type, name: group.name), at: place)
                }
            case nil:
                if isItem(type, fields) {
                    if open.isEmpty { report(.itemOutsideGroup, at: place) }
                    if let around = open.last(where: \.isRepeat) {
                        report(.itemInRepeat(around.name), at: place)
                    }
                    if let item = readItem(row, type: type, group: around ?? -1) {
                        survey.rows.append(SurveyRow(.item(survey.items.count), in: around))
                        survey.items.append(item)
                    }
                } else {
                    readQuestion(
                        row, fields, type: typeEntry, in: around, &survey, choiceLists)
                }
            }
        }
        for group in open { report(.unclosedGroup(group.name), at: group.place) }
        return survey
    }

    /// A number is an item when the row says of it what only items have.
    private func isItem(_ type: String, _ fields: Fields) -> Bool {
        switch type {
        case "verdict": true
        case "decimal", "integer":
            ["limit", "violation", "basis", "emphasis"].contains { fields[$0] != nil }
        default: false
        }
    }

    private static let groupKeys = [
        "type", "name", "label", "hint", "guidance_hint", "relevant", "premise", "appearance",
        "repeat_count", "read_only", "parameters", "other",
    ]

    /// A group that cannot be read stands there all the same, for what lies in it.
    private mutating func readGroup(_ row: YAMLNode, isRepeat: Bool) -> ChecklistGroup {
        let fields = fields(row, "survey", keys: Self.groupKeys, allowing: isFreeColumn)
        guard let fields else {
            return ChecklistGroup(
                name: "", label: Text(zh: "", en: ""), relevance: nil, premise: nil)
        }
        let name = name(entry(fields, "name"), isSurveyName)
        if let name { declare(name, .group, at: fields.place(of: "name")) }
        let label = phrase(isChecklist ? entry(fields, "label") : fields["label"])
        let relevance = relevance(fields["relevant"], of: .group, name: name)
        let premise = text(fields["premise"])
        var group = ChecklistGroup(
            name: name ?? "", label: label ?? Text(zh: name ?? "", en: name ?? ""),
            relevance: relevance, premise: premise)
        group.isRepeat = isRepeat
        if isRepeat {
            group.repeatCount = formExpression(fields["repeat_count"], .repeatCount, of: name)
        } else if fields["repeat_count"] != nil {
            report(
                .keyNotForType("repeat_count", type: "begin_group"),
                at: fields.keyPlace(of: "repeat_count"))
        }
        return group
    }
}

extension YAMLNode {
    /// The text of a scalar, whatever it is.
    var plainText: String? {
        if case .scalar(let scalar) = content { scalar.text } else { nil }
    }
}
