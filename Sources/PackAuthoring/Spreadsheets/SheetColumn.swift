/// What a column means.
struct SheetColumn: Hashable, Sendable {
    /// The canonical name; the heading itself for a column that nobody knows.
    let key: String
    let kind: ColumnKind
    /// As the YAML names it: `zh`, `en`, else as the heading does. Nil for a text without language.
    let language: String?
    let isKnown: Bool

    init(_ key: String, _ kind: ColumnKind, language: String? = nil) {
        self.key = key
        self.kind = kind
        self.language = language
        isKnown = true
    }

    init(unknown heading: String) {
        key = heading
        kind = .plain
        language = nil
        isKnown = false
    }

    /// A known column of a sheet, among them the raw attributes of a survey.
    init?(_ key: String, of sheet: SheetKind, language: String? = nil) {
        if let found = sheet.columns.first(where: { $0.key == key }) {
            self.init(key, found.kind, language: language)
        } else if SheetHeading.isAttribute(key, of: sheet) {
            self.init(key, .plain)
        } else {
            return nil
        }
    }
}

/// A heading taken apart, before the languages of the whole workbook are known.
struct SheetHeading: Equatable {
    let key: String
    let kind: ColumnKind
    /// As it is spelled.
    let language: String?
    /// As the YAML names it, where the heading says so itself.
    var code: String?
    let isKnown: Bool

    /// Nil for a blank cell.
    init?(_ text: String, of sheet: SheetKind) {
        let whole = text.withoutMark.trimmed
        guard !whole.isEmpty else { return nil }
        let separator = whole.contains("::") ? "::" : ":"
        var parts = Self.parts(of: whole, by: separator)
        let known = sheet.columns.map(\.key)
        func canonical(_ text: String) -> String? {
            let cleaned = Self.cleaned(text)
            let name = sheet.aliases[cleaned] ?? cleaned
            return known.contains(name) ? name : nil
        }
        if let name = canonical(whole) {
            self.init(name, sheet, nil)
            return
        }
        if let (name, code) = Self.coded(whole, sheet) {
            self.init(name, sheet, nil)
            self.code = code
            return
        }
        let first = Self.cleaned(parts[0])
        if parts.count > 1, SheetKind.attributes.contains(first) || first == "control",
            sheet == .survey || sheet == .facts
        {
            let name = first == "control" ? "body" : first
            let rest = parts.dropFirst().joined(separator: separator)
            if !rest.isEmpty {
                self.init(key: "\(name)::\(rest)", kind: .plain, language: nil, isKnown: true)
                return
            }
        }
        if first == "media", parts.count > 1, SheetKind.media.contains(Self.cleaned(parts[1])) {
            parts.removeFirst()
        }
        if let name = canonical(parts[0]) {
            let language = parts.dropFirst().joined(separator: separator)
            if parts.count == 1 || Self.isText(name, sheet) && !language.isEmpty {
                self.init(name, sheet, parts.count == 1 ? nil : language)
                return
            }
        }
        self.init(key: whole, kind: .plain, language: nil, isKnown: false)
    }

    private init(_ name: String, _ sheet: SheetKind, _ language: String?) {
        self.init(
            key: name, kind: sheet.columns.first { $0.key == name }?.kind ?? .plain,
            language: language == "default" ? nil : language, isKnown: true)
    }

    private init(key: String, kind: ColumnKind, language: String?, isKnown: Bool) {
        self.key = key
        self.kind = kind
        self.language = language
        self.isKnown = isKnown
    }

    /// Whether a name is that of a raw attribute, `bind::x`.
    static func isAttribute(_ key: String, of sheet: SheetKind) -> Bool {
        guard SheetKind.attributes.contains(where: { key.hasPrefix("\($0)::") }) else {
            return false
        }
        return SheetHeading(key, of: sheet).map { $0.isKnown && $0.key == key } ?? false
    }

    /// `form_title_zh`, `form_title_en`: other tools know no languages in settings, and fail on a
    /// heading with one.
    static func coded(_ heading: String, _ sheet: SheetKind) -> (name: String, code: String)? {
        guard sheet == .settings else { return nil }
        for (name, kind) in sheet.columns where kind == .text {
            for code in ["zh", "en"] where cleaned(heading) == "\(name)_\(code)" {
                return (name, code)
            }
        }
        return nil
    }

    /// Lower case, and `_` for spaces, as headings are compared.
    static func cleaned(_ text: String) -> String {
        text.lowercased().split { $0.isWhitespace }.joined(separator: "_")
    }

    private static func isText(_ name: String, _ sheet: SheetKind) -> Bool {
        sheet.columns.contains { $0.key == name && $0.kind == .text }
    }

    private static func parts(of text: String, by separator: String) -> [String] {
        let marked = separator == "::" ? text.replacing("::", with: "\u{0}") : text
        let mark: Character = separator == "::" ? "\u{0}" : ":"
        return marked.split(separator: mark, omittingEmptySubsequences: false)
            .map { String($0).trimmed }
    }
}

/// The languages of a workbook: what its headings call them, and what the YAML does.
///
/// The first language that says it is Chinese is `zh`, the first that says it is English `en`.
struct FormLanguages {
    private var keys: [String: String] = [:]
    private var spellings: [String: String] = [:]

    /// - Parameter spelled: In the order in which headings name them.
    init(_ spelled: some Sequence<String>) {
        for language in spelled where keys[language] == nil {
            var key = Self.code(of: language) ?? language
            if spellings[key] != nil { key = language }
            while spellings[key] != nil || key == Self.none { key += " (2)" }
            keys[language] = key
            spellings[key] = language
        }
    }

    func column(_ heading: SheetHeading) -> SheetColumn {
        guard heading.isKnown else { return SheetColumn(unknown: heading.key) }
        let language = heading.code ?? heading.language.map { keys[$0] ?? $0 }
        return SheetColumn(heading.key, heading.kind, language: language)
    }

    /// What a heading calls a language.
    func spelling(of key: String) -> String {
        switch (spellings[key], key) {
        case (let known?, _): known
        case (nil, "zh"): "中文 (zh)"
        case (nil, "en"): "English (en)"
        case (nil, _): key
        }
    }

    /// The key of a text without language beside texts that have one.
    static let none = "default"

    /// `zh` or `en`, when the code in brackets or the name says so.
    private static func code(of language: String) -> String? {
        let text = language.lowercased()
        var code = text
        if text.hasSuffix(")") || text.hasSuffix("）"),
            let open = text.lastIndex(where: { $0 == "(" || $0 == "（" })
        {
            code = String(text[text.index(after: open)...].dropLast()).trimmed
        } else if chinese.contains(text) {
            return "zh"
        } else if english.contains(text) {
            return "en"
        }
        let main = code.split(whereSeparator: { $0 == "-" || $0 == "_" }).first
        return main == "zh" ? "zh" : main == "en" ? "en" : nil
    }

    private static let chinese = ["chinese", "中文", "汉语", "简体中文", "中文简体", "simplified chinese"]
    private static let english = ["english", "英文", "英语"]
}
