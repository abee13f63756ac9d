import CanonicalJSON
import CivilTime
import Fieldwork
import GRDB
import HazardLedger
import InspectionModel
import JournalStore

extension IndexedField {
    /// Writes what was taken in, and the position, in one transaction.
    package func flush() throws(IndexedFieldError) {
        guard !changes.isEmpty else { return }
        do throws(IndexError) {
            try database.write { try write(changes, to: $0) }
        } catch {
            ordering = nil
            throw .index(error)
        }
        changes = IndexChanges()
        written = position.size
        figures = CachedFigures()
        trim()
    }

    private func write(_ changes: IndexChanges, to database: Database) throws {
        for person in changes.people.values {
            try database.run(
                "insert or replace into person (id, role, body) values (?, ?, ?)",
                [person.id.text, person.role.rawValue, body(.personAdded(person))])
        }
        try write(sites: changes, to: database)
        for (id, entries) in changes.entries.sorted(by: { $0.value[0] < $1.value[0] }) {
            guard let state = inspections[id] else { continue }
            let key = try write(state, to: database)
            try write(endOf: state, key, to: database)
            try write(entries, of: key, to: database)
            try write(changes.answers[id] ?? [], of: state, key, to: database)
            for blob in changes.photos[id] ?? [] {
                try database.run(
                    "insert or ignore into photo (blob, inspection) values (?, ?)", [blob, key])
            }
        }
        for id in changes.newHazards { try create(id, in: database) }
        for id in changes.hazards { try write(id, to: database) }
        for (key, seq) in changes.personKeys {
            try database.run(
                "insert or ignore into person_key (person, mark, seq) values (?, ?, ?)",
                [key.person, key.mark, seq])
        }
        for stem in changes.stems {
            try database.run(
                "insert or replace into number (stem, highest) values (?, ?)",
                [stem, numbers.highest[stem] ?? 0])
        }
        for (seq, text) in changes.texts {
            try database.run(
                "insert into entry_text (rowid, words) values (?, ?)",
                [seq, SearchText(text).words])
        }
        try database.run(
            """
            insert or replace into position (one, device, size, leaf, session)
            values (1, ?, ?, ?, ?)
            """, [position.device, position.size, position.leaf, position.session])
    }

    private func body(_ event: Event) -> String {
        StoredEvents.string(.object(event.encoded.body))
    }

    // MARK: Sites

    private func write(sites changes: IndexChanges, to database: Database) throws {
        for site in changes.sites.values.sorted(by: { $0.id < $1.id }) {
            let old = try Int64.fetchOne(
                database.cachedStatement(sql: "select key from site where id = ?"),
                arguments: [site.id.text])
            if let old {
                try database.run(
                    "update site set name = ?, body = ? where key = ?",
                    [site.name, body(.siteAdded(site)), old])
            } else {
                try database.run(
                    "insert into site (id, name, body, visited) values (?, ?, ?, -1)",
                    [site.id.text, site.name, body(.siteAdded(site))])
            }
            try SearchTables.site.put(
                site.name, at: old ?? database.lastInsertedRowID, in: database)
            guard old != nil else { continue }
            // The name stands in what a hazard is looked for by.
            for id in try String.fetchAll(
                database, sql: "select id from hazard_detail where site = ?",
                arguments: [site.id.text])
            {
                try write(HazardID(unchecked: id), to: database)
            }
        }
        for (site, seq) in changes.visits {
            try database.run("update site set visited = ? where id = ?", [seq, site.text])
        }
    }

    // MARK: Inspections

    private func write(_ state: InspectionState, to database: Database) throws -> Int64 {
        let isUnfinished = state.phase == .open || state.phase == .suspended
        let row = StoredEvents.string(.object(InspectionRow(state).encoded))
        let old = try database.key(of: state.id)
        if let old {
            try database.run(
                "update inspection set touched = ?, unfinished = ?, row = ? where key = ?",
                [state.lastStamp.seq, isUnfinished, row, old])
            return old
        }
        try database.run(
            """
            insert into inspection (id, number, site, paper, touched, unfinished, row)
            values (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                state.id.text, state.opened.number, state.opened.site.text,
                state.opened.paper?.number, state.lastStamp.seq, isUnfinished, row,
            ])
        return database.lastInsertedRowID
    }

    private func write(
        endOf state: InspectionState, _ key: Int64, to database: Database
    ) throws {
        for pack in state.packs {
            if state.phase.isFinished, let ended = state.finishedStamp {
                try database.run(
                    "insert or replace into pack_end (pack, inspection, ended) values (?, ?, ?)",
                    [pack.id, key, ended.seq])
            } else {
                try database.run(
                    "delete from pack_end where pack = ? and inspection = ?", [pack.id, key])
            }
        }
    }

    /// Entries near one another are one span: reading a few others on the way costs less.
    private func write(_ entries: [Int], of key: Int64, to database: Database) throws {
        var span = try Row.fetchOne(
            database.cachedStatement(
                sql: "select first, last from span where inspection = ? order by first desc limit 1"
            ), arguments: [key]
        ).map { row in (row[0] as Int)...(row[1] as Int) }
        for seq in entries {
            if let known = span, seq - known.upperBound <= Self.spanGap {
                span = known.lowerBound...max(seq, known.upperBound)
            } else {
                if let span { try put(span, of: key, in: database) }
                span = seq...seq
            }
        }
        if let span { try put(span, of: key, in: database) }
    }

    private static var spanGap: Int { 64 }

    private func put(_ span: ClosedRange<Int>, of key: Int64, in database: Database) throws {
        try database.run(
            "insert or replace into span (inspection, first, last) values (?, ?, ?)",
            [key, span.lowerBound, span.upperBound])
    }

    private func write(
        _ keys: Set<AnswerKey>, of state: InspectionState, _ inspection: Int64,
        to database: Database
    ) throws {
        for key in keys {
            let place = key.place ?? ""
            let line = key.row ?? -1
            guard let answer = state.answer(key) else {
                try database.run(
                    """
                    delete from answer
                    where inspection = ? and item = ? and place = ? and line = ?
                    """, [inspection, key.item.text, place, line])
                continue
            }
            try database.run(
                """
                insert or replace into answer (inspection, item, place, line, verdict, seq)
                values (?, ?, ?, ?, ?, ?)
                """,
                [
                    inspection, key.item.text, place, line,
                    answer.verdict?.rawValue ?? "entered", answer.stamp.seq,
                ])
        }
    }

    // MARK: Hazards

    /// Its key says when it was recorded, among the others.
    private func create(_ id: HazardID, in database: Database) throws {
        guard let recorded = hazards[id]?.hazard.recorded else { return }
        try database.run(
            """
            insert into hazard_detail
              (id, number, task, site, item, found, device, seq, voided, runs, events)
            values (?, ?, ?, ?, ?, 0, '', 0, 0, 0, '')
            """,
            [
                id.text, recorded.number, recorded.task.text, recorded.site.text,
                recorded.item?.text,
            ])
        try database.run(
            "insert into hazard (key, open, due, weight, voided, site) values (?, 0, 0, 0, 0, ?)",
            [database.lastInsertedRowID, recorded.site.text])
    }

    private func write(_ id: HazardID, to database: Database) throws {
        guard
            let key = try Int64.fetchOne(
                database.cachedStatement(sql: "select key from hazard_detail where id = ?"),
                arguments: [id.text]),
            let indexed = try hazards[id] ?? indexedHazard(id, in: database)
        else { return }
        let hazard = indexed.hazard
        let site = try String.fetchOne(
            database.cachedStatement(sql: "select name from site where id = ?"),
            arguments: [hazard.recorded.site.text])
        let row = HazardRow(
            hazard: hazard, finding: indexed.finding, site: site ?? hazard.recorded.site.text,
            repeats: 0)
        let line = HazardOrdering.Line(
            due: row.runningDeadline?.daysSince1970 ?? Self.noDeadline,
            weight: Self.weight(hazard.grade), isOpen: hazard.state.isOpen,
            isVoided: hazard.state == .voided)
        try database.run(
            "update hazard set open = ?, due = ?, weight = ?, voided = ? where key = ?",
            [line.isOpen, line.due, line.weight, line.isVoided, key])
        ordering?.put(line, at: Int(key))
        try database.run(
            """
            update hazard_detail set found = ?, device = ?, seq = ?, voided = ?, runs = ?,
              events = ?, finding = ? where key = ?
            """,
            [
                hazard.recorded.foundOn.daysSince1970, hazard.recordedStamp.device,
                hazard.recordedStamp.seq, hazard.state == .voided, hazard.state.deadlineRuns,
                StoredEvents.text(indexed.events),
                indexed.findings.isEmpty ? nil : StoredEvents.text(indexed.findings), key,
            ])
        // What was seen is long, and is looked for as it is written.
        try SearchTables.hazard.put(
            row.searchText, pinyin: "\(row.site) \(row.summary)", at: key, in: database)
    }

    /// Behind every day that can be written.
    static var noDeadline: Int { 100_000_000 }

    static func weight(_ grade: HazardGrade?) -> Int {
        switch grade {
        case .major: 0
        case .general: 1
        case nil: 2
        }
    }
}

extension Database {
    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    func key(of id: InspectionID) throws -> Int64? {
        try Int64.fetchOne(
            cachedStatement(sql: "select key from inspection where id = ?"), arguments: [id.text])
    }
}
