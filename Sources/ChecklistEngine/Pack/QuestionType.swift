package import FormEngine
import FormLanguage

/// The column `type` of a question, as it is written.
package enum QuestionType {
    /// Words that stand alone, each with its kind.
    private static let plain: [String: QuestionKind] = [
        "text": .text, "string": .text, "integer": .integer, "int": .integer,
        "decimal": .decimal, "date": .date, "time": .time, "datetime": .dateTime,
        "note": .note, "acknowledge": .acknowledge, "trigger": .acknowledge,
        "calculate": .calculate, "hidden": .hidden, "barcode": .barcode,
        "geopoint": .geopoint, "geotrace": .geotrace, "geoshape": .geoshape, "image": .image,
        "photo": .image, "audio": .audio, "video": .video, "file": .file,
        "yes_no": .yesNo,
        // Kept, and never asked here.
        "start-geopoint": .hidden, "background-audio": .hidden, "background-geopoint": .hidden,
        "csv-external": .hidden, "xml-external": .hidden, "simserial": .hidden,
        "subscriberid": .hidden,
    ]

    /// Of a type that is one word, or a word and the name of a list; nil for anything else.
    ///
    /// A `range` is from 0 to 10 by 1 until its parameters say otherwise, a `quantity` without unit.
    package static func kind(_ text: String) -> QuestionKind? {
        let words = text.split(separator: " ").map(String.init)
        guard let first = words.first?.lowercased() else { return nil }
        if words.count == 1 {
            if let kind = plain[first] { return kind }
            if let metadata = FormMetadata(rawValue: first) { return .metadata(metadata) }
            switch first {
            case "quantity": return .quantity(unit: "")
            case "range":
                return .range(start: FormNumber(0), end: FormNumber(10), step: FormNumber(1))
            default: return nil
            }
        }
        guard words.count == 2 else { return nil }
        switch first {
        case "select_one": return .selectOne(list: words[1])
        case "select_multiple": return .selectMultiple(list: words[1])
        case "rank": return .rank(list: words[1])
        default: return nil
        }
    }

    /// Words that may begin a type, for whoever wrote another one.
    package static let words: [String] =
        plain.keys.filter { !["string", "int", "trigger", "photo"].contains($0) }.sorted()
        + FormMetadata.allCases.map(\.rawValue)
        + ["quantity", "range", "rank", "select_multiple", "select_one"]
}

extension QuestionKind {
    package static let yesNo = QuestionKind.selectOne(list: ChoiceList.yesNo.name)

    /// As the column `type` says it.
    package var typeText: String {
        switch self {
        case .text: "text"
        case .integer: "integer"
        case .decimal: "decimal"
        case .date: "date"
        case .time: "time"
        case .dateTime: "dateTime"
        case .quantity: "quantity"
        case .selectOne(ChoiceList.yesNo.name): "yes_no"
        case .selectOne(let list): "select_one \(list)"
        case .selectMultiple(let list): "select_multiple \(list)"
        case .rank(let list): "rank \(list)"
        case .range: "range"
        case .note: "note"
        case .acknowledge: "acknowledge"
        case .calculate: "calculate"
        case .hidden: "hidden"
        case .barcode: "barcode"
        case .geopoint: "geopoint"
        case .geotrace: "geotrace"
        case .geoshape: "geoshape"
        case .image: "image"
        case .audio: "audio"
        case .video: "video"
        case .file: "file"
        case .metadata(let metadata): metadata.rawValue
        case .verdict: "verdict"
        case .group: "begin_group"
        case .repeat: "begin_repeat"
        }
    }
}
