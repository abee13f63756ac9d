import CivilTime
import Workbooks

extension WorkbookLayout {
    /// The section `workbook` of a pack (docs/pack-format.md).
    var yaml: YAMLText {
        var pairs: [YAMLPair] = []
        if !filled.isEmpty {
            pairs.append(
                YAMLPair("filled", .mapping(filled.map { YAMLPair($0.key, .string($0.text, nil)) }))
            )
        }
        if !sheets.isEmpty { pairs.append(YAMLPair("sheets", .list(sheets.map(\.yaml)))) }
        return .mapping(pairs)
    }
}

extension SheetLayout {
    fileprivate var yaml: YAMLText {
        var pairs = [YAMLPair("name", .string(name, nil))]
        if isHidden { pairs.append(YAMLPair("hidden", .plain("true", nil))) }
        if let kind {
            pairs.append(YAMLPair("section", .string(kind.rawValue, nil)))
            if headerRow != 1 {
                pairs.append(YAMLPair("header_row", .plain(String(headerRow), nil)))
            }
            let columns = headings.sorted { $0.key < $1.key }.map { column, text in
                YAMLPair(CellPlace.columnName(column), .string(text, nil))
            }
            pairs.append(YAMLPair("columns", .mapping(columns)))
            if !skipped.isEmpty {
                let ranges = skipped.map { range in
                    range.count == 1
                        ? YAMLText.plain(String(range.lowerBound), nil)
                        : .string("\(range.lowerBound)-\(range.upperBound)", nil)
                }
                pairs.append(YAMLPair("skipped", .flow(.list(ranges))))
            }
            if let runs {
                let list = runs.map { list, count in
                    YAMLText.flow(.mapping([YAMLPair(list, .plain(String(count), nil))]))
                }
                pairs.append(YAMLPair("lists", .list(list)))
            }
            let letters = numbers.sorted().map { YAMLText.string(CellPlace.columnName($0), nil) }
            pairs.append(YAMLPair("numbers", .flow(.list(letters))))
            if !spellings.isEmpty {
                let words = spellings.sorted { $0.key < $1.key }
                pairs.append(
                    YAMLPair("spelled", .mapping(words.map { YAMLPair($0.key, $0.value.yaml) })))
            }
        }
        if !cells.isEmpty {
            let list = cells.sorted { $0.key < $1.key }
            pairs.append(
                YAMLPair("cells", .mapping(list.map { YAMLPair($0.key.a1, $0.value.yaml) })))
        }
        return .mapping(pairs)
    }
}

extension WorkbookValue {
    /// A text in its own right, other types as YAML knows them or under their name.
    fileprivate var yaml: YAMLText {
        switch self {
        case .text(let text): marked(text)
        case .number(let number): .plain(number.text, nil)
        case .boolean(let isTrue): .plain(isTrue ? "true" : "false", nil)
        case .day(let day): named("day", .string(day.text, nil))
        case .moment(let day, let second):
            .flow(
                .mapping([
                    YAMLPair("day", .string(day.text, nil)),
                    YAMLPair("second", .plain(String(second), nil)),
                ]))
        case .time(let second): named("second", .plain(String(second), nil))
        case .error(let name): named("error", .string(name, nil))
        }
    }

    private func marked(_ text: String) -> YAMLText {
        let rest = text.withoutMark
        let marks = text.unicodeScalars.count - rest.unicodeScalars.count
        guard marks > 0 else { return .string(text, nil) }
        return .flow(
            .mapping([
                YAMLPair("marks", .plain(String(marks), nil)),
                YAMLPair("text", .string(rest, nil)),
            ]))
    }

    private func named(_ key: String, _ value: YAMLText) -> YAMLText {
        .flow(.mapping([YAMLPair(key, value)]))
    }

    /// Nil for what no cell holds.
    init?(_ node: YAMLNode) {
        switch node.content {
        case .scalar(let scalar):
            switch scalar.type {
            case .string: self = .text(scalar.text)
            case .boolean:
                guard scalar.text == "true" || scalar.text == "false" else { return nil }
                self = .boolean(scalar.text == "true")
            case .integer, .number:
                guard let number = WorkbookNumber(scalar.text) else { return nil }
                self = .number(number)
            case .null, .list, .mapping: return nil
            }
        case .mapping(let entries):
            let said = Dictionary(entries.map { ($0.key, $0.value.plainText ?? "") }) { $1 }
            let day = said["day"].flatMap { CivilDay($0) }
            let second = said["second"].flatMap { Int($0) }
            switch (Set(said.keys), day, second) {
            case (["day"], let day?, nil): self = .day(day)
            case (["day", "second"], let day?, let second?) where second >= 0:
                self = .moment(day, second: second)
            case (["second"], nil, let second?) where second >= 0: self = .time(second: second)
            case (["marks", "text"], nil, nil):
                guard let marks = said["marks"].flatMap({ Int($0) }), (1...40_000).contains(marks)
                else { return nil }
                self = .text(String(repeating: "\u{feff}", count: marks) + (said["text"] ?? ""))
            case (["error"], nil, nil): self = .error(said["error"] ?? "")
            default: return nil
            }
        case .list, .unusable: return nil
        }
    }
}
