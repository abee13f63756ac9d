import Glibc

/// What a person may ask of the tests beyond the usual run.
enum Setting {
    /// More of everything, for hours when nobody waits: `ZHAODAN_TORTURE=1`.
    static let isTorture = number("ZHAODAN_TORTURE") != nil

    static func number(_ name: String) -> Int? {
        getenv(name).flatMap { Int(String(cString: $0)) }
    }
}
