import FieldScreens
import Glibc
import TerminalUI
import Testing
import Wording

/// Holds a frame against `Golden/<name>.txt`. With `UPDATE_GOLDEN=1` it writes the file and fails,
/// so that the difference is read before it is kept.
func expectGolden(
    _ frame: Frame, _ name: String, theme: Theme = .colour256, language: Language = .zh,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let text = goldenText(frame, theme: theme, language: language.rawValue)
    let path = goldenFolder + "/" + name + ".txt"
    if getenv("UPDATE_GOLDEN") != nil {
        try #require(write(text, to: path), "cannot write \(path)")
        Issue.record("golden file \(name) was rewritten", sourceLocation: sourceLocation)
        return
    }
    let expected = try #require(
        read(path), "no golden file \(name); make golden writes it", sourceLocation: sourceLocation)
    #expect(text == expected, "\(name) differs", sourceLocation: sourceLocation)
}

/// The sizes every screen is held in.
let goldenSizes = [
    Size(rows: 24, columns: 80), Size(rows: 30, columns: 100), Size(rows: 50, columns: 160),
    Size(rows: 16, columns: 60),
]

/// `80x24`
func sizeName(_ size: Size) -> String { "\(size.columns)x\(size.rows)" }

private var goldenFolder: String {
    let file = #filePath
    let support = file[..<(file.lastIndex(of: "/") ?? file.endIndex)]
    return support[..<(support.lastIndex(of: "/") ?? support.endIndex)] + "/Golden"
}

private func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    defer { fclose(file) }
    return fputs(text, file) >= 0
}

private func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
        let count = fread(&buffer, 1, buffer.count, file)
        if count == 0 { return String(decoding: bytes, as: UTF8.self) }
        bytes += buffer[..<count]
    }
}
