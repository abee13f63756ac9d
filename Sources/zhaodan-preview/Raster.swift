import Glibc

/// A picture shrunk to a few dots and turned upright.
struct Raster {
    let columns: Int
    let rows: Int
    private var bytes: [UInt8]

    /// - Parameters:
    ///   - orientation: Of EXIF, 1 to 8.
    ///   - room: Columns and rows that it has to fit into; it is never made larger than it is.
    init(_ picture: DecodedPicture, orientation: Int, within room: (Int, Int)) {
        let turn = Turn(picture, orientation)
        let across = min(1, Double(room.0) / Double(turn.columns))
        let down = min(1, Double(room.1) / Double(turn.rows))
        let scale = min(across, down)
        columns = min(room.0, max(1, Int((Double(turn.columns) * scale).rounded())))
        rows = min(room.1, max(1, Int((Double(turn.rows) * scale).rounded())))
        bytes = [
            UInt8(columns >> 8), UInt8(columns & 255), UInt8(rows >> 8), UInt8(rows & 255),
            picture.isDamaged ? 1 : 0,
        ]
        bytes.reserveCapacity(bytes.count + columns * rows * 3)
        for row in 0..<rows {
            for column in 0..<columns { bytes += mean(row, column, turn, picture.dots) }
        }
    }

    /// The mean colour of the dots that become one.
    private func mean(_ row: Int, _ column: Int, _ turn: Turn, _ dots: [UInt8]) -> [UInt8] {
        let left = column * turn.columns / columns
        let top = row * turn.rows / rows
        let right = max(left + 1, (column + 1) * turn.columns / columns)
        let bottom = max(top + 1, (row + 1) * turn.rows / rows)
        var sums = (red: 0, green: 0, blue: 0)
        for y in top..<bottom {
            for x in left..<right {
                let dot = turn.dot(x, y)
                sums.red += Int(dots[dot])
                sums.green += Int(dots[dot + 1])
                sums.blue += Int(dots[dot + 2])
            }
        }
        let count = (right - left) * (bottom - top)
        return [sums.red, sums.green, sums.blue].map { UInt8($0 / count) }
    }

    func write(to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(
                    descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }
}

/// Where the dots of an upright picture lie in one that was stored turned or mirrored
/// (CIPA DC-008, tag Orientation).
private struct Turn {
    /// Upright.
    let columns: Int
    let rows: Int
    private let stored: (columns: Int, rows: Int)
    private let orientation: Int

    init(_ picture: DecodedPicture, _ orientation: Int) {
        stored = (picture.columns, picture.rows)
        self.orientation = orientation
        let isOnItsSide = orientation >= 5
        columns = isOnItsSide ? picture.rows : picture.columns
        rows = isOnItsSide ? picture.columns : picture.rows
    }

    /// The place of the first byte of an upright dot.
    func dot(_ x: Int, _ y: Int) -> Int {
        let right = stored.columns - 1
        let bottom = stored.rows - 1
        let (column, row) =
            switch orientation {
            case 2: (right - x, y)
            case 3: (right - x, bottom - y)
            case 4: (x, bottom - y)
            case 5: (y, x)
            case 6: (y, bottom - x)
            case 7: (right - y, bottom - x)
            case 8: (right - y, x)
            default: (x, y)
            }
        return (row * stored.columns + column) * 3
    }
}
