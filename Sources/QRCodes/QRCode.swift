internal import CQRencode

/// A text as a square of dark and light modules that a camera reads (ISO/IEC 18004).
package struct QRCode: Equatable, Sendable {
    /// Modules of a side, without the light margin.
    package let extent: Int
    private let modules: [Bool]

    /// Light modules that a reader needs on every side.
    package static let margin = 4

    /// The smallest code of a text, with as much correction of errors as it has room for.
    ///
    /// - Parameter text: ASCII; capitals, digits and ` $%*+-./:` take half the room.
    /// - Returns: nil when there is no code that holds so much.
    package init?(_ text: String) {
        var found: (extent: Int, modules: [Bool])?
        for level in [QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H] {
            guard let code = Self.encode(text, level) else { break }
            if let found, code.extent > found.extent { break }
            found = code
        }
        guard let found else { return nil }
        (extent, modules) = found
    }

    private static func encode(
        _ text: String, _ level: QRecLevel
    ) -> (extent: Int, modules: [Bool])? {
        guard let code = QRcode_encodeString(text, 0, level, QR_MODE_8, 1) else { return nil }
        defer { QRcode_free(code) }
        let extent = Int(code.pointee.width)
        guard let data = code.pointee.data else { return nil }
        // The other bits of a byte say what a module is for.
        return (extent, (0..<extent * extent).map { data[$0] & 1 == 1 })
    }

    package func isDark(row: Int, column: Int) -> Bool {
        guard (0..<extent).contains(row), (0..<extent).contains(column) else { return false }
        return modules[row * extent + column]
    }
}
