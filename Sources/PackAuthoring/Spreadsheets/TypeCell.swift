import FormLanguage

/// A question's type as a cell names it, taken apart.
struct TypeCell: Equatable {
    /// The canonical word; the cell's text for a type that nobody knows.
    let word: String
    /// A choice list or a file, and `or_other`.
    let rest: String
    let isKnown: Bool

    init(_ text: String) {
        let words = text.split { $0.isWhitespace }.map(String.init)
        for count in stride(from: min(words.count, Self.longest), to: 0, by: -1) {
            let first = words.prefix(count).joined(separator: " ").lowercased()
            guard let word = Self.words[first] else { continue }
            let rest = words.dropFirst(count).joined(separator: " ")
            guard rest.isEmpty || Self.isStructure(word) || Self.takesList(word) else { continue }
            self.word = word
            self.rest = rest.hasSuffix(" or other") ? rest.dropLast(9) + " or_other" : rest
            isKnown = true
            return
        }
        word = words.joined(separator: " ")
        rest = ""
        isKnown = false
    }

    var canonical: String { rest.isEmpty ? word : "\(word) \(rest)" }

    /// The list, or the file, that the choices come from.
    var list: String? {
        guard Self.takesList(word) else { return nil }
        return rest.split(separator: " ").first.map(String.init)
    }

    var takesList: Bool { isKnown && Self.takesList(word) }
    /// Whether the choices stand on the sheet `choices`.
    var takesChoices: Bool { ["select_one", "select_multiple", "rank"].contains(word) }
    var takesSeveral: Bool { ["select_multiple", "rank"].contains(word) }

    /// `group`, `repeat` or `loop`, when the row begins one.
    var begins: String? { word.hasPrefix("begin_") && isKnown ? String(word.dropFirst(6)) : nil }
    var ends: String? { word.hasPrefix("end_") && isKnown ? String(word.dropFirst(4)) : nil }

    var needsName: Bool { isKnown && ends == nil && !Self.nameless.contains(word) }

    /// A word that a misspelled type may have meant.
    var meant: String? {
        let first = word.split(separator: " ").first.map(String.init) ?? word
        let known = Set(Self.words.values).sorted()
        return nearest(to: word, among: known) ?? nearest(to: first, among: known)
    }

    private static func takesList(_ word: String) -> Bool {
        word == "rank" || word.hasPrefix("select_")
    }

    /// Some write the group's name behind the word.
    private static func isStructure(_ word: String) -> Bool {
        word.hasPrefix("begin_") || word.hasPrefix("end_")
    }

    /// Words of an alias at most.
    private static let longest = 5

    private static let nameless: Set<String> = [
        "note", "start", "end", "today", "deviceid", "username", "email", "phonenumber", "audit",
        "simserial", "subscriberid",
    ]

    private static let plain = [
        "text", "integer", "decimal", "range", "date", "time", "note", "acknowledge", "geopoint",
        "geotrace", "geoshape", "barcode", "image", "audio", "video", "file", "hidden",
        "calculate", "start", "end", "today", "deviceid", "username", "email", "phonenumber",
        "simserial", "subscriberid", "audit", "start-geopoint", "background-audio",
        "background-geopoint", "csv-external", "xml-external", "rank", "select_one",
        "select_multiple", "select_one_from_file", "select_multiple_from_file",
        "select_one_external", "verdict", "yes_no",
    ]

    private static let others = [
        "string": "text", "add text prompt": "text", "int": "integer",
        "add integer prompt": "integer", "add decimal prompt": "decimal",
        "add date prompt": "date", "add time prompt": "time", "add note prompt": "note",
        "datetime": "dateTime", "date time": "dateTime", "add date time prompt": "dateTime",
        "trigger": "acknowledge", "add acknowledge prompt": "acknowledge", "gps": "geopoint",
        "location": "geopoint", "add location prompt": "geopoint",
        "add barcode prompt": "barcode", "photo": "image", "add image prompt": "image",
        "add photo prompt": "image", "add audio prompt": "audio", "add video prompt": "video",
        "add file prompt": "file", "add calculate prompt": "calculate", "imei": "deviceid",
        "device id": "deviceid", "select one": "select_one", "select1": "select_one",
        "select one from": "select_one", "add select one prompt using": "select_one",
        "select multiple": "select_multiple", "select all that apply": "select_multiple",
        "select all that apply from": "select_multiple",
        "add select multiple prompt using": "select_multiple",
        "select one from file": "select_one_from_file",
        "select multiple from file": "select_multiple_from_file",
        "select one external": "select_one_external",
    ]

    /// Canonical words by everything that means them, in lower case.
    private static let words: [String: String] = {
        var words = others
        for word in plain { words[word] = word }
        words["datetime"] = "dateTime"
        for edge in ["begin", "end"] {
            for (name, kind) in [
                ("group", "group"), ("repeat", "repeat"), ("lgroup", "repeat"),
                ("looped group", "repeat"), ("loop", "loop"),
            ] {
                words["\(edge) \(name)"] = "\(edge)_\(kind)"
                words["\(edge)_\(name)"] = "\(edge)_\(kind)"
            }
        }
        return words
    }()
}
