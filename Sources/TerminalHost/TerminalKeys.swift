internal import CTerminal
import TerminalUI

/// The key sequences of the terminal's own description.
enum TerminalKeys {
    private static let names: [(name: String, key: Key)] =
        [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right),
            ("khome", .home), ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown),
            ("kich1", .insert), ("kdch1", .delete), ("kcbt", .shiftTab), ("kent", .enter),
            ("kLFT5", .wordLeft), ("kRIT5", .wordRight), ("kLFT3", .wordLeft),
            ("kRIT3", .wordRight), ("kHOM5", .top), ("kEND5", .bottom),
        ] + (1...24).map { ("kf\($0)", .function($0)) }

    /// To be read once the terminal is open.
    static func read() -> [(sequence: [UInt8], key: Key)] {
        names.compactMap { name, key in
            let sequence = capability(name)
            return sequence.isEmpty ? nil : (sequence, key)
        }
    }

    private static func capability(_ name: String) -> [UInt8] {
        let longest = 32
        return [UInt8](unsafeUninitializedCapacity: longest) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) {
                ct_capability(name, $0.baseAddress, $0.count)
            }
        }
    }
}
