import CivilTime
import Fieldwork
import GRDB

/// What lists of hazards compare, of every hazard, in memory: 8 bytes each and 8 for each order that
/// was asked for. Lists and their counts are worked out here; the tables give the rows.
///
/// Rows are numbered from 1 in the order in which the hazards were recorded, and none goes away.
struct HazardOrdering {
    /// What is compared of one hazard.
    struct Line: Equatable {
        /// The running deadline as days since 1970.
        var due: Int
        /// 0 major, 1 general, 2 ungraded.
        var weight: Int
        var isOpen: Bool
        var isVoided: Bool
    }

    /// By row, that of row 0 unused: deadline, weight, open, voided from the highest bits down.
    private var lines: [UInt64] = [0]
    private var sorted: [HazardOrder: [Int]] = [:]

    init(_ database: Database) throws {
        try database.forEach(
            """
            select (key << 32) | (due << 4) | (weight << 2) | (open << 1) | voided
            from hazard order by key
            """
        ) { line in
            guard line >> 32 == lines.count else {
                throw IndexError(.corrupt, "a hazard is missing")
            }
            lines.append(UInt64(truncatingIfNeeded: line) & 0xFFFF_FFFF)
        }
    }

    var count: Int { lines.count - 1 }

    mutating func put(_ line: Line, at row: Int) {
        let packed =
            UInt64(line.due) << 4 | UInt64(line.weight) << 2 | (line.isOpen ? 2 : 0)
            | (line.isVoided ? 1 : 0)
        // New ones come in any order, all of them before anything is asked.
        if row >= lines.count {
            lines.append(contentsOf: repeatElement(0, count: row + 1 - lines.count))
        }
        lines[row] = packed
        sorted.removeAll(keepingCapacity: true)
    }

    /// The rows that a query lists, in its order.
    ///
    /// - Parameter found: What its text and its site find; nil for all.
    mutating func rows(_ query: HazardQuery, among found: RowSet?) -> [Int] {
        let today = UInt64(max(0, query.today.daysSince1970))
        let lines = lines
        func lists(_ row: Int) -> Bool {
            let line = lines[row]
            return switch query.condition {
            case .open: line & 2 != 0
            case .all: true
            case .major: line & 0b1101 == 0
            case .overdue: line >> 4 < today
            }
        }
        // Few are sorted, many are picked out of all.
        if let found, found.count < count / 16 {
            return Self.sort(found.rows.filter(lists), query.order, lines)
        }
        let all = order(query.order)
        guard let found else {
            return query.condition == .all ? all : all.filter(lists)
        }
        return all.filter { found.contains($0) && lists($0) }
    }

    private mutating func order(_ order: HazardOrder) -> [Int] {
        if let known = sorted[order] { return known }
        let rows = Self.sort(Array(1..<lines.count), order, lines)
        sorted[order] = rows
        return rows
    }

    /// - Parameter rows: In the order of their numbers.
    private static func sort(_ rows: [Int], _ order: HazardOrder, _ lines: [UInt64]) -> [Int] {
        func key(_ line: UInt64) -> UInt64 {
            let (due, weight) = (line >> 4, line >> 2 & 3)
            return order == .deadline ? due << 2 | weight : weight << 28 | due
        }
        switch order {
        case .found: return rows.reversed()
        case .deadline, .grade:
            return rows.map { key(lines[$0]) << 32 | UInt64($0) }.sorted().map {
                Int($0 & 0xFFFF_FFFF)
            }
        }
    }
}
