import Fieldwork
import GRDB
import InspectionModel
package import JournalStore

extension IndexedField {
    /// What the opened journal says of itself; the index must lead up to it.
    package struct Journal: Sendable {
        package let device: String
        package let size: Int
        /// Of the last entry, 64 hex digits.
        package let leaf: String

        package init(device: String, size: Int, leaf: String) {
            self.device = device
            self.size = size
            self.leaf = leaf
        }
    }

    /// Opens the index of a journal, brings it up to date, and builds it anew when it is missing,
    /// of another version, of another journal or damaged.
    ///
    /// - Parameters:
    ///   - path: Of the database file; nil keeps it in memory. Where no file can be written the
    ///     index is kept in memory, too.
    ///   - anew: Builds it whatever is there: one whose pages are damaged may still open.
    ///   - progress: Told entries done and entries in all while there is much to do.
    package static func open(
        path: String?, _ journal: Journal, _ reader: JournalReader, anew: Bool = false,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(IndexedFieldError) -> IndexedField {
        if !anew, let path, let field = try? resumed(path, journal, reader) {
            do throws(IndexedFieldError) {
                try field.catchUp(to: journal, progress)
                return field
            } catch {
                guard case .index = error else { throw error }
            }
        }
        let database: IndexDatabase
        do throws(IndexError) {
            database = try emptied(path)
        } catch {
            throw .index(error)
        }
        let start = IndexPosition(device: journal.device, size: 0, leaf: "", session: 0)
        let field = IndexedField(database, reader, start, GivenNumbers())
        try field.build(to: journal, progress)
        return field
    }

    /// Builds an index in memory of what can be read of a journal.
    ///
    /// - Returns: The index, and why it ends before the journal does; nil when it does not.
    /// - Throws: When there is nothing before the damage.
    package static func salvaged(
        _ journal: Journal, _ reader: JournalReader, progress: (Int, Int) -> Void = { _, _ in }
    ) throws(IndexedFieldError) -> (IndexedField, JournalError?) {
        let database: IndexDatabase
        do throws(IndexError) {
            database = try IndexDatabase(path: nil)
        } catch {
            throw .index(error)
        }
        let start = IndexPosition(device: journal.device, size: 0, leaf: "", session: 0)
        let field = IndexedField(database, reader, start, GivenNumbers())
        do throws(IndexedFieldError) {
            try field.build(to: journal, progress)
            return (field, nil)
        } catch {
            guard case .journal(let damage) = error, field.position.size > 0 else { throw error }
            try field.flush()
            return (field, damage)
        }
    }

    /// Opens an index that stands exactly where the journal stands, without writing.
    ///
    /// - Returns: Nil when there is none.
    package static func current(
        path: String, _ journal: Journal, _ reader: JournalReader
    ) -> IndexedField? {
        guard let database = try? IndexDatabase(path: path, isReadOnly: true),
            let field = try? IndexedField(reading: database, reader),
            field.position.device == journal.device, field.position.size == journal.size,
            field.position.leaf == journal.leaf
        else { return nil }
        return field
    }

    private convenience init(
        reading database: IndexDatabase, _ reader: JournalReader
    ) throws(IndexError) {
        let (position, numbers) = try database.read { database in
            let row = try Row.fetchOne(
                database, sql: "select device, size, leaf, session from position")
            guard let row else { throw IndexError(.corrupt, "no position") }
            let numbers = try Row.fetchAll(database, sql: "select stem, highest from number")
            return (
                IndexPosition(device: row[0], size: row[1], leaf: row[2], session: row[3]),
                GivenNumbers(
                    highest: Dictionary(uniqueKeysWithValues: numbers.map { ($0[0], $0[1]) }))
            )
        }
        self.init(database, reader, position, numbers)
    }

    /// An index that another process may be writing, as far as it goes; nil when there is none.
    static func kept(
        path: String, _ journal: Journal, _ reader: JournalReader
    ) -> IndexedField? {
        (try? resumed(path, journal, reader, isReadOnly: true)) ?? nil
    }

    /// In memory, what was recorded behind an index. It answers what stands in entries by
    /// themselves; of what the index holds it knows nothing.
    static func behind(
        _ kept: IndexedField, _ journal: Journal, _ reader: JournalReader
    ) throws(IndexedFieldError) -> IndexedField {
        let database: IndexDatabase
        do throws(IndexError) {
            database = try IndexDatabase(path: nil)
        } catch {
            throw .index(error)
        }
        let field = IndexedField(database, reader, kept.position, GivenNumbers())
        try field.catchUp(to: journal) { _, _ in }
        return field
    }

    /// The index as it was left, when the journal begins with what it holds.
    private static func resumed(
        _ path: String, _ journal: Journal, _ reader: JournalReader, isReadOnly: Bool = false
    ) throws -> IndexedField? {
        let field = try IndexedField(
            reading: IndexDatabase(path: path, isReadOnly: isReadOnly), reader)
        let position = field.position
        guard position.device == journal.device, (1...journal.size).contains(position.size) else {
            return nil
        }
        var leaf = journal.leaf
        if position.size < journal.size {
            try reader.entries(from: position.size - 1) { entry in
                leaf = entry.leaf.hex
                return false
            }
        }
        return leaf == position.leaf ? field : nil
    }

    private static func emptied(_ path: String?) throws(IndexError) -> IndexDatabase {
        guard let path else { return try IndexDatabase(path: nil) }
        for suffix in ["", "-wal", "-shm"] { removeFile(path + suffix) }
        do throws(IndexError) {
            return try IndexDatabase(path: path)
        } catch {
            if error.reason == .io { return try IndexDatabase(path: nil) }
            throw error
        }
    }

    /// Takes in what was recorded behind the position.
    private func catchUp(
        to journal: Journal, _ progress: (Int, Int) -> Void
    ) throws(IndexedFieldError) {
        guard position.size < journal.size else { return }
        let blobs = reader.blobs
        var failure: IndexedFieldError?
        do throws(JournalError) {
            try reader.entries(from: position.size) { entry in
                failure = takeIn(Self.decoded(entry, blobs), of: journal, progress)
                return failure == nil
            }
        } catch {
            throw .journal(error)
        }
        if let failure { throw failure }
        try flush()
    }

    /// Takes in the whole journal, read by several threads.
    private func build(
        to journal: Journal, _ progress: (Int, Int) -> Void
    ) throws(IndexedFieldError) {
        var failure: IndexedFieldError?
        let blobs = reader.blobs
        do throws(JournalError) {
            let make = { @Sendable (entry: JournalEntry) in Self.decoded(entry, blobs) }
            try reader.allEntries(making: make) { decoded in
                failure = takeIn(decoded, of: journal, progress)
                return failure == nil
            }
        } catch {
            throw .journal(error)
        }
        if let failure { throw failure }
        try flush()
    }

    /// Entries between two transactions.
    private static var batch: Int { 4_096 }

    private func takeIn(
        _ decoded: Result<ReadEntry, IndexedFieldError>, of journal: Journal,
        _ progress: (Int, Int) -> Void
    ) -> IndexedFieldError? {
        do throws(IndexedFieldError) {
            take(try decoded.get())
            if let failure = takeFailure() { throw failure }
            if position.size % Self.batch == 0 {
                try flush()
                progress(position.size, journal.size)
            }
            return nil
        } catch {
            return error
        }
    }

    private static func decoded(
        _ entry: JournalEntry, _ blobs: BlobReader
    ) -> Result<ReadEntry, IndexedFieldError> {
        do throws(EventCodingError) {
            return .success(try ReadEntry(entry, blobs))
        } catch {
            return .failure(.event(seq: entry.seq, error))
        }
    }
}
