/// How the Chinese characters of a text can be typed without an input method, for an index.
///
/// For each character the keys that begin with it: the initial letters of it and of its
/// neighbours (`xfbs`), and their whole readings (`xiaofangbeng`). A query matches when it is the
/// beginning of a key.
package struct PinyinKeys: Sendable {
    package private(set) var initials: [String] = []
    package private(set) var spelled: [String] = []

    /// Characters that one key covers at most.
    static let initialsLength = 6
    static let spelledLength = 4
    /// Keys that one character begins at most, where it or its neighbours have several readings.
    static let variants = 2

    package init(_ text: String) {
        var run: [[String]] = []
        for scalar in text.unicodeScalars {
            let readings = PinyinReadings.shared.readings(of: foldedForFilter(scalar))
            if readings.isEmpty {
                add(run)
                run.removeAll(keepingCapacity: true)
            } else {
                run.append(readings)
            }
        }
        add(run)
    }

    private mutating func add(_ run: [[String]]) {
        for start in run.indices {
            let letters = run[start...].prefix(Self.initialsLength).map { readings in
                readings.map { String($0.prefix(1)) }.withoutRepeats
            }
            initials += Self.joined(letters)
            spelled += Self.joined(Array(run[start...].prefix(Self.spelledLength)))
        }
    }

    /// Each way to read the parts in their order, up to the limit; a part that would exceed it
    /// counts with its usual reading.
    private static func joined(_ parts: [[String]]) -> [String] {
        var keys = [""]
        for readings in parts {
            let taken = keys.count * readings.count <= variants ? readings[...] : readings.prefix(1)
            keys = keys.flatMap { key in taken.map { key + $0 } }
        }
        return keys
    }
}

extension [String] {
    fileprivate var withoutRepeats: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
