import QRCodes

/// Reads a code as ISO/IEC 18004 says, without correcting errors: from a code that was just made,
/// its text comes out, or the code is wrong.
struct CodeReader {
    private let code: QRCode
    private var version: Int { (code.extent - 17) / 4 }

    init(_ code: QRCode) { self.code = code }

    /// Correction level in 2 bits (01 L, 00 M, 11 Q, 10 H), then the mask in 3.
    private var format: Int {
        // Beside the upper left finder pattern: along row 8, from its first column.
        let bits = [0, 1, 2, 3, 4].reduce(0) { $0 << 1 | (code.isDark(row: 8, column: $1) ? 1 : 0) }
        return bits ^ 0b10101
    }

    var level: Character { Array("MLHQ")[format >> 3] }

    /// Data codewords in one block, and blocks, of versions 1 to 5 (table 9).
    private var blocks: (data: Int, count: Int)? {
        let table: [Int: [Character: (Int, Int)]] = [
            1: ["L": (19, 1), "M": (16, 1), "Q": (13, 1), "H": (9, 1)],
            2: ["L": (34, 1), "M": (28, 1), "Q": (22, 1), "H": (16, 1)],
            3: ["L": (55, 1), "M": (44, 1), "Q": (17, 2), "H": (13, 2)],
            4: ["L": (80, 1), "M": (32, 2), "Q": (24, 2), "H": (9, 4)],
            5: ["L": (108, 1), "M": (43, 2)],
        ]
        return table[version]?[level]
    }

    private func isMasked(_ row: Int, _ column: Int) -> Bool {
        let (i, j) = (row, column)
        return switch format & 7 {
        case 0: (i + j) % 2 == 0
        case 1: i % 2 == 0
        case 2: j % 3 == 0
        case 3: (i + j) % 3 == 0
        case 4: (i / 2 + j / 3) % 2 == 0
        case 5: i * j % 2 + i * j % 3 == 0
        case 6: (i * j % 2 + i * j % 3) % 2 == 0
        default: ((i + j) % 2 + i * j % 3) % 2 == 0
        }
    }

    /// Finder patterns with what stands around them, timing, the one alignment pattern.
    private func isFunction(_ row: Int, _ column: Int) -> Bool {
        let last = code.extent - 1
        if row <= 8 && (column <= 8 || column >= last - 7) || row >= last - 7 && column <= 8 {
            return true
        }
        if row == 6 || column == 6 { return true }
        let centre = last - 6
        return version >= 2 && abs(row - centre) <= 2 && abs(column - centre) <= 2
    }

    /// Codewords in the order they lie in: two columns wide, up and down from the right.
    private var codewords: [UInt8] {
        var bits: [Bool] = []
        var goesUp = true
        var right = code.extent - 1
        while right > 0 {
            if right == 6 { right -= 1 }
            for step in 0..<code.extent {
                let row = goesUp ? code.extent - 1 - step : step
                for column in [right, right - 1] where !isFunction(row, column) {
                    bits.append(code.isDark(row: row, column: column) != isMasked(row, column))
                }
            }
            goesUp.toggle()
            right -= 2
        }
        return stride(from: 0, to: bits.count - 7, by: 8).map { start in
            bits[start..<start + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        }
    }

    /// nil where it says what this reader does not know.
    var text: String? {
        guard let blocks else { return nil }
        let words = codewords
        let data = (0..<blocks.count).flatMap { block in
            (0..<blocks.data).map { words[$0 * blocks.count + block] }
        }
        var bits = data.flatMap { byte in (0..<8).map { Int(byte) >> (7 - $0) & 1 } }[...]
        func take(_ count: Int) -> Int? {
            guard bits.count >= count else { return nil }
            defer { bits = bits.dropFirst(count) }
            return bits.prefix(count).reduce(0) { $0 << 1 | $1 }
        }
        var text = ""
        while let mode = take(4), mode != 0 {
            switch mode {
            case 1:
                guard var left = take(10) else { return nil }
                while left > 0 {
                    let count = min(3, left)
                    guard let number = take([4, 7, 10][count - 1]) else { return nil }
                    let digits = String(number)
                    text += String(repeating: "0", count: count - digits.count) + digits
                    left -= count
                }
            case 2:
                guard var left = take(9) else { return nil }
                while left > 0 {
                    guard let number = take(left > 1 ? 11 : 6) else { return nil }
                    if left > 1 { text.append(Self.alphabet[number / 45]) }
                    text.append(Self.alphabet[number % 45])
                    left -= 2
                }
            case 4:
                guard let count = take(8) else { return nil }
                for _ in 0..<count {
                    guard let byte = take(8) else { return nil }
                    text.unicodeScalars.append(Unicode.Scalar(UInt8(byte)))
                }
            default: return nil
            }
        }
        return text
    }

    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
}
