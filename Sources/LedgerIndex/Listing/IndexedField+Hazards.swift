import CivilTime
package import Fieldwork
import GRDB
import HazardLedger
package import InspectionModel

extension IndexedField {
    /// The part of the ledger that a list shows.
    ///
    /// - Parameter kept: A hazard that the part is to hold, if the query lists it: the window moves
    ///   there then.
    package func hazards(
        _ query: HazardQuery, _ window: ListWindow, keeping kept: HazardID? = nil
    ) throws(IndexedFieldError) -> HazardPage {
        let counts = try counts(on: query.today.daysSince1970)
        return try ask { database in
            let keys = try listed(query, in: database)
            let place = try kept.flatMap { try key(of: $0, in: database) }.flatMap {
                keys.firstIndex(of: Int($0))
            }
            var first = min(window.first, max(0, keys.count - window.count))
            if let place, !(first..<first + window.count).contains(place) {
                first = max(0, min(place - window.count / 2, keys.count - window.count))
            }
            let rows = try keys[first..<min(first + window.count, keys.count)].compactMap {
                try row(Int64($0), in: database)
            }
            return HazardPage(
                query: query, total: ordering?.count ?? 0, count: keys.count, first: first,
                rows: rows, counts: counts, kept: place)
        }
    }

    /// The keys of all hazards that a query lists, in its order.
    private func listed(_ query: HazardQuery, in database: Database) throws -> [Int] {
        var found: RowSet?
        if !query.text.isEmpty {
            let terms = SearchQuery(query.text).terms
            guard !terms.isEmpty else { return [] }
            for term in terms {
                let rows = try rows(term, in: database)
                found?.formIntersection(rows)
                found = found ?? rows
            }
        }
        if let site = query.site {
            var rows = RowSet()
            try database.forEach("select key from hazard where site = ?", [site.text]) {
                rows.insert($0)
            }
            found?.formIntersection(rows)
            found = found ?? rows
        }
        if ordering == nil { ordering = try HazardOrdering(database) }
        return ordering?.rows(query, among: found) ?? []
    }

    private func rows(_ term: SearchQuery.Term, in database: Database) throws -> RowSet {
        if let known = figures.found[term] { return known }
        if figures.found.count >= CachedFigures.foundKept { figures.found.removeAll() }
        let rows = try SearchTables.hazard.rows(term, in: database)
        figures.found[term] = rows
        return rows
    }

    /// One hazard as a list shows it.
    package func hazardRow(_ id: HazardID) throws(IndexedFieldError) -> HazardRow? {
        try ask { database in
            try key(of: id, in: database).flatMap { try row($0, in: database) }
        }
    }

    private func key(of id: HazardID, in database: Database) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "select key from hazard_detail where id = ?"),
            arguments: [id.text])
    }

    /// All that is known of one hazard.
    package func hazardRecord(_ id: HazardID) throws(IndexedFieldError) -> HazardRecord? {
        guard let row = try hazardRow(id) else { return nil }
        let recorded = row.hazard.recorded
        return try ask { database in
            let earlier =
                try recorded.item.map { item in
                    try String.fetchAll(
                        database,
                        sql: """
                            select id from hazard_detail
                            where site = ? and item = ? and voided = 0 and task <> ?
                              and (found, device, seq, id) < (?, ?, ?, ?)
                            order by found, device, seq, id
                            """,
                        arguments: [
                            recorded.site.text, item.text, recorded.task.text,
                            recorded.foundOn.daysSince1970, row.hazard.recordedStamp.device,
                            row.hazard.recordedStamp.seq, id.text,
                        ])
                } ?? []
            return HazardRecord(
                row: row,
                inspection: try String.fetchOne(
                    database, sql: "select number from inspection where id = ?",
                    arguments: [recorded.task.text]),
                earlier: try earlier.compactMap {
                    try indexedHazard(HazardID(unchecked: $0), in: database)?.hazard
                })
        }
    }

    /// What a site showed on items before an inspection there, by item.
    package func history(before state: InspectionState) throws(IndexedFieldError)
        -> [ItemID: ItemHistory]
    {
        try ask { database in
            var history: [ItemID: ItemHistory] = [:]
            guard let key = try database.key(of: state.id) else { return history }
            let site = state.opened.site.text
            let answers = try Row.fetchCursor(
                database,
                sql: """
                    select a.item, a.verdict, i.row from answer a
                    join inspection i on i.key = a.inspection
                    where (a.item, a.inspection) in (
                      select item, max(inspection) from answer where inspection in (
                        select key from inspection where site = ? and key < ?)
                      group by item)
                    """, arguments: [site, key])
            while let row = try answers.next() {
                guard let item = ItemID(row[0] as String),
                    let verdict = Verdict(rawValue: row[1])
                else { continue }
                let standing = [history[item]?.verdict, verdict].compactMap { $0 }
                history[item, default: ItemHistory()].verdict = Verdict.worst(of: standing)
                history[item]?.day = try InspectionRow(text: row[2]).openedOn
            }
            let hazards = try Row.fetchCursor(
                database,
                sql: """
                    select item, count(*) from hazard_detail
                    where site = ? and item is not null and voided = 0 and task <> ?
                    group by item
                    """, arguments: [site, state.id.text])
            while let row = try hazards.next() {
                guard let item = ItemID(row[0] as String) else { continue }
                history[item, default: ItemHistory()].hazards = row[1]
            }
            return history
        }
    }

    /// How many open hazards there are.
    package func counts(on day: Int) throws(IndexedFieldError) -> HazardCounts {
        try flush()
        if let known = figures.counts[day] { return known }
        let counts = try ask { database in
            try Self.counts(
                database, "select weight, sum(count), sum(count * (due < ?)) from open_hazards",
                [day])
        }
        figures.counts = [day: counts]
        return counts
    }

    static func counts(
        at site: SiteID, on day: Int, in database: Database
    ) throws -> HazardCounts {
        try counts(
            database,
            "select weight, count(*), sum(due < ?) from hazard where site = ? and open = 1",
            [day, site.text])
    }

    private static func counts(
        _ database: Database, _ sql: String, _ arguments: StatementArguments
    ) throws -> HazardCounts {
        var counts = HazardCounts()
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: sql + " group by weight"), arguments: arguments)
        while let row = try rows.next() {
            let part = HazardCounts.Part(open: row[1], overdue: row[2])
            switch row[0] as Int {
            case 0: counts.major = part
            case 1: counts.general = part
            default: counts.ungraded = part
            }
        }
        return counts
    }

    private func row(_ key: Int64, in database: Database) throws -> HazardRow? {
        if let known = figures.rows[key] { return known }
        if figures.rows.count >= CachedFigures.rowsKept { figures.rows.removeAll() }
        let row = try readRow(key, in: database)
        figures.rows[key] = row
        return row
    }

    private func readRow(_ key: Int64, in database: Database) throws -> HazardRow? {
        guard
            let row = try Row.fetchOne(
                database.cachedStatement(
                    sql: """
                        select d.events, d.finding, s.name from hazard_detail d
                        left join site s on s.id = d.site where d.key = ?
                        """), arguments: [key])
        else { return nil }
        let indexed = try IndexedHazard(events: row[0], findings: row[1])
        let hazard = indexed.hazard
        return HazardRow(
            hazard: hazard, finding: indexed.finding,
            site: row[2] ?? hazard.recorded.site.text,
            repeats: try repeats(of: hazard, in: database))
    }

    /// How many visits found the same item at the same site before.
    private func repeats(of hazard: Hazard, in database: Database) throws -> Int {
        guard let item = hazard.recorded.item else { return 0 }
        return try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    select count(distinct task) from hazard_detail
                    where site = ? and item = ? and voided = 0 and task <> ?
                      and (found, device, seq, id) < (?, ?, ?, ?)
                    """),
            arguments: [
                hazard.recorded.site.text, item.text, hazard.recorded.task.text,
                hazard.recorded.foundOn.daysSince1970, hazard.recordedStamp.device,
                hazard.recordedStamp.seq, hazard.id.text,
            ]) ?? 0
    }
}
