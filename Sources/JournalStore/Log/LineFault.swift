package import CanonicalJSON

/// Why a line is not the entry that has to stand there.
package enum LineFault: Error, Hashable, Sendable {
    /// No line feed at its end.
    case unfinished
    case tooLong
    /// Not canonical JSON, or not the members of an entry in their order.
    case notCanonical(JSONError)
    /// A member that is canonical JSON but no such value: a time, an id, a hash.
    case badMember(String)
    case wrongSum
    case wrongSequence(found: Int)
    case wrongPrevious
    case wrongGroup(found: Int)
    case wrongDevice
    case clockBackwards
    /// The first entry is no genesis that this program can go on from.
    case badGenesis
    /// A key is added without its proof, or one is retired that may not be.
    case badKey
    /// A segment goes on behind its last entry.
    case beyondSegment

    package var code: String {
        switch self {
        case .unfinished: "unfinished"
        case .tooLong: "too_long"
        case .notCanonical: "not_canonical"
        case .badMember: "bad_member"
        case .wrongSum: "wrong_sum"
        case .wrongSequence: "wrong_sequence"
        case .wrongPrevious: "wrong_previous"
        case .wrongGroup: "wrong_group"
        case .wrongDevice: "wrong_device"
        case .clockBackwards: "clock_backwards"
        case .badGenesis: "bad_genesis"
        case .badKey: "bad_key"
        case .beyondSegment: "beyond_segment"
        }
    }
}
