internal import CTerminal

/// The clipboard of the machine that the terminal runs on, by OSC 52.
enum Clipboard {
    /// Bytes of the longest text that is sent; terminals drop longer ones.
    static let maximumBytes = 50_000

    /// Sends a text, cut at the longest; nothing on terminals not known to take it.
    static func copy(_ text: String) {
        guard ct_capability("Ms", nil, 0) > 0 else { return }
        let sequence = "\u{1B}]52;c;" + base64(text.utf8.prefix(maximumBytes)) + "\u{07}"
        ct_write(sequence, sequence.utf8.count)
    }

    /// RFC 4648, section 4.
    static func base64(_ bytes: some Collection<UInt8>) -> String {
        var text = ""
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let group = Array(rest.prefix(3))
            rest = rest.dropFirst(3)
            let padded = group + Array(repeating: 0, count: 3 - group.count)
            let bits = padded.reduce(0) { $0 << 8 | Int($1) }
            for place in 0..<4 {
                let digit = Character(Unicode.Scalar(digits[bits >> (18 - 6 * place) & 0x3F]))
                text.append(place <= group.count ? digit : "=")
            }
        }
        return text
    }

    private static let digits = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
