import CanonicalJSON
package import CivilTime
package import Fieldwork
import GRDB
package import InspectionModel

extension IndexedField {
    /// Inspections in the order they were opened.
    package func inspections(
        _ window: ListWindow, newestFirst: Bool = false
    ) throws(IndexedFieldError) -> [InspectionRow] {
        try ask { database in
            try InspectionRow.fetch(
                database, "order by key \(newestFirst ? "desc" : "asc") limit ? offset ?",
                [window.count, window.first])
        }
    }

    /// What the home screen says.
    ///
    /// - Parameter recent: How many of the newest inspections it has room for.
    package func home(recent: Int, on today: CivilDay) throws(IndexedFieldError) -> HomeSummary {
        let hazards = try counts(on: today.daysSince1970)
        return try ask { database in
            HomeSummary(
                day: today,
                // They are numbered from 1, and none goes away.
                inspections: try Int.fetchOne(
                    database, sql: "select coalesce(max(key), 0) from inspection") ?? 0,
                unfinished: try InspectionRow.fetch(
                    database, "where unfinished = 1 order by touched desc limit 1", []
                ).first,
                recent: try InspectionRow.fetch(database, "order by key desc limit ?", [recent]),
                hazards: hazards)
        }
    }

    /// Known sites that a text finds: the one of that name, or similar ones.
    package func sites(
        named text: String, limit: Int, on today: CivilDay
    ) throws(IndexedFieldError) -> SitesFound {
        let exact = text.isEmpty ? nil : site(named: text)
        if let failure = takeFailure() { throw failure }
        return SitesFound(
            text: text,
            exact: try exact.map { (site) throws(IndexedFieldError) in
                try siteRow(site, on: today)
            }, similar: exact == nil ? try sites(matching: text, limit: limit, on: today) : [])
    }

    /// Known sites that a text finds, the latest visited first; all of them for an empty one.
    package func sites(
        matching text: String, limit: Int, on today: CivilDay
    ) throws(IndexedFieldError) -> [SiteRow] {
        let terms = SearchQuery(text).terms
        guard text.isEmpty || !terms.isEmpty else { return [] }
        let found = try ask { database in
            let sets = try terms.map { try SearchTables.site.rows($0, in: database) }
            let keys = try Int64.fetchCursor(
                database.cachedStatement(sql: "select key from site order by visited desc, key"))
            var found: [SiteAdded] = []
            while found.count < limit, let key = try keys.next() {
                guard sets.allSatisfy({ $0.contains(Int(key)) }) else { continue }
                let body = try String.fetchOne(
                    database.cachedStatement(sql: "select body from site where key = ?"),
                    arguments: [key])
                if let site = try body.flatMap(Self.site) { found.append(site) }
            }
            return found
        }
        var rows: [SiteRow] = []
        for site in found { rows.append(try siteRow(site, on: today)) }
        return rows
    }

    package func siteRow(
        _ site: SiteAdded, on today: CivilDay
    ) throws(IndexedFieldError) -> SiteRow {
        let query = HazardQuery(.open, .deadline, site: site.id, on: today)
        let open = try hazards(query, ListWindow(count: Self.siteHazards)).rows
        return try ask { database in
            SiteRow(
                site: site,
                last: try InspectionRow.fetch(
                    database, "where site = ? order by key desc limit 1", [site.id.text]
                ).first,
                hazards: try Self.counts(
                    at: site.id, on: today.daysSince1970, in: database), open: open)
        }
    }

    /// Open hazards that are named where a site is chosen; the rest is counted.
    private static var siteHazards: Int { 24 }

    /// The numbers of entries that a text finds, the newest first.
    ///
    /// - Parameter before: Only entries before this one.
    package func entries(
        matching text: String, before: Int = .max, limit: Int
    ) throws(IndexedFieldError) -> [Int] {
        guard let expression = SearchQuery(text).words else { return [] }
        return try ask { database in
            try Int.fetchAll(
                database,
                sql: """
                    select rowid from entry_text where entry_text match ? and rowid < ?
                    order by rowid desc limit ?
                    """, arguments: [expression, before, limit])
        }
    }
}

extension InspectionRow {
    fileprivate static func fetch(
        _ database: Database, _ rest: String, _ arguments: StatementArguments
    ) throws -> [InspectionRow] {
        try String.fetchAll(
            database.cachedStatement(sql: "select row from inspection \(rest)"),
            arguments: arguments
        ).map { try InspectionRow(text: $0) }
    }

    init(text: String) throws {
        guard let object = try JSONReader.read(Array(text.utf8)).objectValue,
            let row = InspectionRow(object)
        else { throw IndexError(.corrupt, "no row of an inspection") }
        self = row
    }

    var encoded: JSONObject {
        var object: JSONObject = [
            "answered": .integer(Int64(answered)), "findings": .integer(Int64(findings)),
            "id": .string(id.text), "mode": .string(mode.rawValue), "number": .string(number),
            "opened_on": .string(openedOn.text), "phase": .string(phase.word),
            "signatures": .integer(Int64(signatures)), "signed": .bool(isFullySigned),
            "site": .string(site.text), "site_name": .string(siteName),
        ]
        if let principal { object["principal"] = .string(principal.text) }
        return object
    }

    private init?(_ object: JSONObject) {
        guard let id = object.string("id"), let number = object.string("number"),
            let site = object.string("site"), let siteName = object.string("site_name"),
            let mode = object.string("mode").flatMap(InspectionMode.init),
            let openedOn = object.string("opened_on").flatMap({ CivilDay($0) }),
            let phase = object.string("phase").flatMap(InspectionState.Phase.init(word:)),
            let signatures = object.integer("signatures"), let signed = object.bool("signed"),
            let findings = object.integer("findings"), let answered = object.integer("answered")
        else { return nil }
        self.init(
            id: InspectionID(unchecked: id), number: number, site: SiteID(unchecked: site),
            siteName: siteName, mode: mode, openedOn: openedOn, phase: phase,
            signatures: Int(signatures), isFullySigned: signed, findings: Int(findings),
            answered: Int(answered),
            principal: object.string("principal").map { PersonID(unchecked: $0) })
    }
}

extension InspectionState.Phase {
    /// `open`, `suspended`, or how it ended; only a suspended one ends in that word.
    var word: String {
        switch self {
        case .open: "open"
        case .suspended: "suspended"
        case .finished(let end): end.rawValue
        }
    }

    init?(word: String) {
        switch word {
        case "open": self = .open
        case "suspended": self = .suspended
        default:
            guard let end = FinishEnd(rawValue: word) else { return nil }
            self = .finished(end)
        }
    }
}
