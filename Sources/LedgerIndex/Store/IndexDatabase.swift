import GRDB

/// The database file of the index, or one in memory. Belongs to one thread at a time.
///
/// It is a cache: written without waiting for the disk, thrown away when anything is wrong with it.
final class IndexDatabase {
    private let queue: DatabaseQueue

    /// - Parameter path: Nil for a database in memory.
    init(path: String?, isReadOnly: Bool = false) throws(IndexError) {
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.prepareDatabase { database in
            if !isReadOnly, path != nil {
                try database.execute(sql: "pragma journal_mode = wal")
                try database.execute(sql: "pragma synchronous = normal")
            }
            try database.execute(sql: "pragma temp_store = memory")
            try database.execute(sql: "pragma cache_size = -16384")
        }
        // Names of sites and what was found: for the owner alone. What SQLite puts beside the file
        // gets the same rights.
        if let path, !isReadOnly { makePrivateFile(path) }
        do {
            queue =
                try path.map { try DatabaseQueue(path: $0, configuration: configuration) }
                ?? DatabaseQueue(configuration: configuration)
            let isThere = try queue.read { try IndexSchema.isThere(in: $0) }
            if !isThere {
                if isReadOnly { throw IndexError(.corrupt, "an index of another version") }
                try queue.write { database in
                    guard try database.tableExists("position") == false else {
                        throw IndexError(.corrupt, "an index of another version")
                    }
                    try IndexSchema.create(in: database)
                }
            }
        } catch {
            throw IndexError(error)
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
        do { return try queue.read(body) } catch { throw IndexError(error) }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
        do { return try queue.write(body) } catch { throw IndexError(error) }
    }
}
