import Testing
import Wording

/// A small generator with a seed, so that a failure can be repeated (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

func phrasebook(_ file: String, _ language: Language = .en) throws -> Phrasebook {
    try Phrasebook(language: language, file: file.utf8)
}

/// What a string file is refused for, and where; nil when it is read.
func refusal(of bytes: [UInt8]) -> StringFileError? {
    do throws(StringFileError) {
        _ = try Phrasebook(language: .zh, file: bytes)
        return nil
    } catch {
        return error
    }
}

func refusal(of file: String) -> StringFileError? { refusal(of: Array(file.utf8)) }

/// Where and why, as one line: `reason line:column`.
func brief(_ error: StringFileError?) -> String {
    error.map { "\($0.reason.rawValue) \($0.line):\($0.column)" } ?? "read"
}

/// A text as a string file quotes it.
func quoted(_ text: String) -> String {
    var result = "\""
    for character in text.unicodeScalars {
        switch character {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        default: result.unicodeScalars.append(character)
        }
    }
    return result + "\""
}
