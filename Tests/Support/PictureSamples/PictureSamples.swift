import Foundation

/// Pictures made for tests, each of a few dots whose colours say where they belong.
package enum PictureSamples {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "PicturesTests/Samples")

    package static func file(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name)))
    }

    /// Red, green, blue and white in its corners, from the upper left; stored upright, 32 by 16.
    ///
    /// - Parameters:
    ///   - orientation: What EXIF says of how it has to be turned.
    ///   - takenAt: What it says of when it was taken: `2026:03:04 09:01:10`, in China's zone.
    package static func corners(orientation: UInt8, takenAt: String? = nil) throws -> [UInt8] {
        let jpeg = try file("corners.jpg")
        // A directory of one or two tags: Orientation, a SHORT; where the directory of times is.
        var tiff: [UInt8] =
            Array("II*\0".utf8) + [8, 0, 0, 0, takenAt == nil ? 1 : 2, 0]
            + [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
        if takenAt != nil { tiff += [0x69, 0x87, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0] }
        tiff += [0, 0, 0, 0]
        if let takenAt {
            // DateTimeOriginal, and its zone behind it.
            tiff += [2, 0, 0x03, 0x90, 2, 0, 20, 0, 0, 0, 68, 0, 0, 0]
            tiff += [0x11, 0x90, 2, 0, 7, 0, 0, 0, 88, 0, 0, 0, 0, 0, 0, 0]
            tiff += Array(takenAt.utf8) + [0] + Array("+08:00".utf8) + [0]
        }
        let block = Array("Exif\0\0".utf8) + tiff
        return jpeg.prefix(2) + [0xff, 0xe1, 0, UInt8(block.count + 2)] + block + jpeg.dropFirst(2)
    }

    /// A PNG of 8 bits a channel, with transparency, not compressed.
    ///
    /// - Parameter dots: Red, green, blue, alpha of each dot; fewer than the size says make a file
    ///   that ends too early.
    package static func png(columns: Int, rows: Int, dots: [UInt8]) -> [UInt8] {
        let header = big(columns) + big(rows) + [8, 6, 0, 0, 0]
        var lines: [UInt8] = []
        for row in 0..<min(rows, dots.count / max(1, columns * 4)) {
            lines += [0] + dots[row * columns * 4..<(row + 1) * columns * 4]
        }
        let count = lines.count
        let stored: [UInt8] =
            [0x78, 0x01, 1, UInt8(count & 255), UInt8(count >> 8)]
            + [UInt8(~count & 255), UInt8(~count >> 8 & 255)] + lines + big(adler(lines))
        return [0x89] + Array("PNG\r\n\u{1a}\n".utf8) + chunk("IHDR", header)
            + chunk("IDAT", stored) + chunk("IEND", [])
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + content
        return big(content.count) + named + big(crc(named))
    }

    private static func big(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(number >> $0 & 255) }
    }

    private static func crc(_ bytes: [UInt8]) -> Int {
        var crc: UInt32 = .max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return Int(~crc)
    }

    private static func adler(_ bytes: [UInt8]) -> Int {
        var sums = (low: 1, high: 0)
        for byte in bytes {
            sums.low = (sums.low + Int(byte)) % 65_521
            sums.high = (sums.high + sums.low) % 65_521
        }
        return sums.high << 16 | sums.low
    }
}
