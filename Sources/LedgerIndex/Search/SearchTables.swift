import CellText
import GRDB

/// The two full-text tables of something that is looked for: `<name>_text` holds words and finds
/// phrases; `<name>_keys` holds what a run of letters or digits may be the beginning of (numbers and
/// their ends, pinyin), and has eight characters of them ready: what is short finds a great deal.
struct SearchTables {
    static let hazard = SearchTables("hazard")
    static let site = SearchTables("site")

    private let name: String

    private init(_ name: String) { self.name = name }

    /// - Parameter pinyin: What can be typed as pinyin; nil for all of the text.
    func put(
        _ text: String, pinyin: String? = nil, at key: Int64, in database: Database
    ) throws {
        let pieces = SearchText(text)
        let spelled = PinyinKeys(pinyin ?? text)
        let keys = pieces.beginnings + spelled.initials + spelled.spelled
        try put(pieces.words, in: "text", at: key, database)
        try put(keys.joined(separator: " "), in: "keys", at: key, database)
    }

    private func put(
        _ words: String, in table: String, at key: Int64, _ database: Database
    ) throws {
        let known = try String.fetchOne(
            database.cachedStatement(sql: "select words from \(name)_\(table) where rowid = ?"),
            arguments: [key])
        if known == words { return }
        try database.run(
            known == nil
                ? "insert into \(name)_\(table) (words, rowid) values (?, ?)"
                : "update \(name)_\(table) set words = ? where rowid = ?", [words, key])
    }

    /// The rows that a term finds.
    func rows(_ term: SearchQuery.Term, in database: Database) throws -> RowSet {
        var found =
            switch term.literal {
            case .words: try rows("text", term.words, in: database)
            case .key(let key): try rows("keys", key, in: database)
            }
        if let pinyin = term.pinyin {
            var others = try rows("keys", pinyin.key, in: database)
            others.formIntersection(try rows("text", pinyin.written, in: database))
            found.formUnion(others)
        }
        return found
    }

    private func rows(
        _ table: String, _ expression: String, in database: Database
    ) throws -> RowSet {
        let table = "\(name)_\(table)"
        var found = RowSet()
        try database.forEach(
            "select rowid from \(table) where \(table) match ?", [expression]
        ) { found.insert($0) }
        return found
    }
}
