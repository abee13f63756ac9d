import GRDB
import GRDBSQLite

extension Database {
    /// The first column of each row, as an integer, without a value being made for any: tens of
    /// thousands of them come with a key press.
    func forEach(
        _ sql: String, _ arguments: StatementArguments = [], _ take: (Int) throws -> Void
    ) throws {
        let statement = try cachedStatement(sql: sql)
        try statement.setArguments(arguments)
        let pointer = statement.sqliteStatement
        defer { sqlite3_reset(pointer) }
        while true {
            switch sqlite3_step(pointer) {
            case SQLITE_ROW: try take(Int(sqlite3_column_int64(pointer, 0)))
            case SQLITE_DONE: return
            case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: sql)
            }
        }
    }
}
