import CanonicalJSON
package import Fieldwork
import GRDB
package import HazardLedger
package import InspectionModel
package import JournalStore

extension IndexedField: FieldReading {
    package func inspection(_ id: InspectionID) -> InspectionState? {
        if let known = inspections[id] { return known }
        return answer(nil) { () throws(IndexedFieldError) in
            guard let state = try folded(id) else { return nil }
            inspections[id] = state
            return state
        }
    }

    package func hazard(_ id: HazardID) -> Hazard? { indexedHazard(id)?.hazard }

    package func person(_ id: PersonID) -> PersonAdded? {
        if let known = changes.people[id] { return known }
        return answer(nil) { () throws(IndexedFieldError) in
            try ask { database in
                try String.fetchOne(
                    database.cachedStatement(sql: "select body from person where id = ?"),
                    arguments: [id.text]
                ).flatMap(Self.person)
            }
        }
    }

    package func site(_ id: SiteID) -> SiteAdded? {
        if let known = changes.sites[id] { return known }
        return site("select body from site where id = ?", id.text)
    }

    package func site(named name: String) -> SiteAdded? {
        site("select body from site where name = ? order by key limit 1", name)
    }

    private func site(_ sql: String, _ argument: String) -> SiteAdded? {
        answer(nil) { () throws(IndexedFieldError) in
            try ask { database in
                try String.fetchOne(
                    database.cachedStatement(sql: sql), arguments: [argument]
                ).flatMap(Self.site)
            }
        }
    }

    package func openItems(at site: SiteID) -> [ItemID: InspectionID] {
        answer([:]) { () throws(IndexedFieldError) in
            try ask { database in
                let rows = try Row.fetchAll(
                    database.cachedStatement(
                        sql: """
                            select item, task from hazard_detail
                            where site = ? and item is not null and runs = 1 order by key
                            """), arguments: [site.text])
                return rows.reduce(into: [:]) { items, row in
                    guard let item = ItemID(row[0] as String) else { return }
                    items[item] = InspectionID(unchecked: row[1])
                }
            }
        }
    }

    package func inspection(ofPaper number: String) -> InspectionOpened? {
        let id = answer(nil) { () throws(IndexedFieldError) in
            try ask { database in
                try String.fetchOne(
                    database.cachedStatement(
                        sql: "select id from inspection where paper = ? order by key limit 1"),
                    arguments: [number])
            }
        }
        return id.flatMap { inspection(InspectionID(unchecked: $0))?.opened }
    }

    package func newestEnded(withPack pack: String) -> InspectionState? {
        let id = answer(nil) { () throws(IndexedFieldError) in
            try ask { database in
                try String.fetchOne(
                    database.cachedStatement(
                        sql: """
                            select id from pack_end join inspection on key = inspection
                            where pack = ? order by ended desc limit 1
                            """), arguments: [pack])
            }
        }
        return id.flatMap { inspection(InspectionID(unchecked: $0)) }
    }

    package func uses(ofPhoto blob: String) -> [PhotoUse] {
        let ids = answer([]) { () throws(IndexedFieldError) in
            try ask { database in
                try String.fetchAll(
                    database.cachedStatement(
                        sql: """
                            select id from photo join inspection on key = inspection
                            where blob = ? order by key
                            """), arguments: [blob])
            }
        }
        return ids.flatMap { id in
            inspection(InspectionID(unchecked: id))?.uses(ofPhoto: blob) ?? []
        }
    }

    /// Persons of a role; their names are private values and not here.
    package func people(_ role: PersonRole) -> [PersonAdded] {
        answer([]) { () throws(IndexedFieldError) in
            try ask { database in
                try String.fetchAll(
                    database, sql: "select body from person where role = ? order by id",
                    arguments: [role.rawValue]
                ).compactMap(Self.person)
            }
        }
    }

    func personKeyEntries(of person: String) throws(IndexedFieldError) -> [Int] {
        try ask { database in
            try Int.fetchAll(
                database, sql: "select seq from person_key where person = ?", arguments: [person])
        }
    }

    /// The keys a person signs with, from the few entries that say something of them.
    package func personKeys(of person: String) throws(IndexedFieldError) -> PersonKeys {
        let entries = try personKeyEntries(of: person)
        do throws(JournalError) {
            return try reader.personKeys(by: entries)
        } catch {
            throw .journal(error)
        }
    }

    /// Persons by their ids, as far as they are known.
    package func people(_ ids: [PersonID]) -> [PersonAdded] { ids.compactMap { person($0) } }

    /// An inspection by the number people know it by.
    package func inspection(numbered number: String) -> InspectionState? {
        let id = answer(nil) { () throws(IndexedFieldError) in
            try ask { database in
                try String.fetchOne(
                    database, sql: "select id from inspection where number = ? order by key",
                    arguments: [number])
            }
        }
        return id.flatMap { inspection(InspectionID(unchecked: $0)) }
    }

    /// A hazard by the number people know it by.
    package func hazard(numbered number: String) -> Hazard? {
        let id = answer(nil) { () throws(IndexedFieldError) in
            try ask { database in
                try String.fetchOne(
                    database, sql: "select id from hazard_detail where number = ? order by key",
                    arguments: [number])
            }
        }
        return id.flatMap { hazard(HazardID(unchecked: $0)) }
    }

    // MARK: Parts

    /// Reads the tables, which know everything that was taken in by then.
    func ask<Value>(_ question: (Database) throws -> Value) throws(IndexedFieldError) -> Value {
        try flush()
        do throws(IndexError) {
            return try database.read(question)
        } catch {
            throw .index(error)
        }
    }

    func indexedHazard(_ id: HazardID) -> IndexedHazard? {
        if let known = hazards[id] { return known }
        return answer(nil) { () throws(IndexedFieldError) in
            let found: IndexedHazard?
            do throws(IndexError) {
                found = try database.read { try indexedHazard(id, in: $0) }
            } catch {
                throw .index(error)
            }
            hazards[id] = found
            return found
        }
    }

    func indexedHazard(_ id: HazardID, in database: Database) throws -> IndexedHazard? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: "select events, finding from hazard_detail where id = ?"),
            arguments: [id.text]
        ).map { row in try IndexedHazard(events: row[0], findings: row[1]) }
    }

    /// Folds the entries of one inspection, read from the journal.
    private func folded(_ id: InspectionID) throws(IndexedFieldError) -> InspectionState? {
        let spans: [ClosedRange<Int>]
        do throws(IndexError) {
            spans = try database.read { database in
                guard let key = try database.key(of: id) else { return [] }
                return try Row.fetchAll(
                    database,
                    sql: "select first, last from span where inspection = ? order by first",
                    arguments: [key]
                ).map { row in (row[0] as Int)...(row[1] as Int) }
            }
        } catch {
            throw .index(error)
        }
        var fold = InspectionFold(id: id, session: position.session, blobs: reader.blobs)
        for span in spans {
            try read(span) { (entry) throws(IndexedFieldError) in try fold.take(entry) }
        }
        return fold.finished
    }

    private func read(
        _ span: ClosedRange<Int>, _ take: (JournalEntry) throws(IndexedFieldError) -> Void
    ) throws(IndexedFieldError) {
        var failure: IndexedFieldError?
        do throws(JournalError) {
            try reader.entries(from: span.lowerBound) { entry in
                guard entry.seq <= span.upperBound else { return false }
                do throws(IndexedFieldError) {
                    try take(entry)
                } catch {
                    failure = error
                    return false
                }
                return entry.seq < span.upperBound
            }
        } catch {
            throw .journal(error)
        }
        if let failure { throw failure }
    }

    private static func person(_ body: String) throws -> PersonAdded? {
        guard case .personAdded(let person) = try event("person.add", body) else { return nil }
        return person
    }

    static func site(_ body: String) throws -> SiteAdded? {
        guard case .siteAdded(let site) = try event("site.add", body) else { return nil }
        return site
    }

    private static func event(_ kind: String, _ text: String) throws -> Event? {
        guard let body = try JSONReader.read(Array(text.utf8)).objectValue else { return nil }
        return try Event.decode(kind: kind, body: body).first
    }
}

/// The fold of one inspection out of entries that hold others as well.
private struct InspectionFold {
    let id: InspectionID
    /// The newest `session.open`: it ended what could be undone.
    let session: Int
    private let blobs: BlobReader
    private var state: InspectionState?
    private var hasEnded = false

    init(id: InspectionID, session: Int, blobs: BlobReader) {
        self.id = id
        self.session = session
        self.blobs = blobs
    }

    mutating func take(_ entry: JournalEntry) throws(IndexedFieldError) {
        let events: [StampedEvent]
        do throws(EventCodingError) {
            events = try entry.stampedEvents(blobs)
        } catch {
            throw .event(seq: entry.seq, error)
        }
        if entry.seq >= session, !hasEnded {
            hasEnded = true
            state?.endUndo()
        }
        for stamped in events {
            switch stamped.event {
            case .inspectionOpened(let opened) where opened.id == id && state == nil:
                state = InspectionState(opened: opened, stamp: stamped.stamp)
            case .inspection(id, let event): state?.apply(event, stamped.stamp)
            default: break
            }
        }
    }

    var finished: InspectionState? {
        guard var state else { return nil }
        if !hasEnded { state.endUndo() }
        return state
    }
}
