/// The names of the files in `log/`: the number of the first entry in 12 digits, `.jsonl`.
enum SegmentName {
    /// Entries in a full segment; 16 full level-0 tiles of C2SP.
    static let capacity = 4096

    private static let ending = ".jsonl"

    static func text(first: Int) -> String {
        let digits = String(first)
        return String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits + ending
    }

    /// The first entry's number; nil for a name no journal would make.
    static func first(_ name: String) -> Int? {
        guard name.hasSuffix(ending), let first = Int(name.dropLast(ending.count)),
            first >= 0, isFirst(first), text(first: first) == name
        else { return nil }
        return first
    }

    /// Whether a segment begins with this entry.
    static func isFirst(_ seq: Int) -> Bool { seq.isMultiple(of: capacity) }

    /// The first entry of the segment that holds this entry.
    static func holding(_ seq: Int) -> Int { seq / capacity * capacity }
}
