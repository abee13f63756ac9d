package import CivilTime

/// What a picture is by its content, never by its name.
package enum PictureMedia: String, CaseIterable, Sendable {
    case jpeg = "image/jpeg"
    case png = "image/png"
    case heic = "image/heic"
}

/// What a picture says about itself.
///
/// Read from any bytes without ever failing: what is cut short or wrong is not there. Nothing is
/// decoded, so it costs what walking the file's parts costs.
package struct PictureFacts: Equatable, Sendable {
    package let media: PictureMedia
    package var columns: Int
    package var rows: Int
    /// When the camera says it was taken (DateTimeOriginal).
    package var takenAt: CameraTime?
    package var position: CameraPosition?
    /// Of EXIF, 1 to 8; 1 is upright.
    package var orientation = 1
    /// Maker and model.
    package var camera: String?

    init(_ media: PictureMedia, columns: Int, rows: Int) {
        self.media = media
        self.columns = columns
        self.rows = rows
    }

    /// - Returns: nil when the bytes are not a JPEG, PNG or HEIC picture of some size.
    package init?(_ bytes: [UInt8]) {
        self.init(byteCount: bytes.count) { Array(bytes[$0]) }
    }

    /// The same from a file, of which no more is read than what leads to the facts.
    ///
    /// - Parameter read: Gives the bytes of a range, or fewer where the file cannot be read.
    package init?(byteCount: Int, read: @escaping (Range<Int>) -> [UInt8]) {
        let file = PictureFile(count: byteCount, read: read)
        guard var facts = jpegFacts(file) ?? pngFacts(file) ?? heicFacts(file) else { return nil }
        if facts.columns <= 0 || facts.rows <= 0 { return nil }
        facts.camera = facts.camera.flatMap { $0.isEmpty ? nil : $0 }
        self = facts
    }
}

/// The clock of a camera as it stood in a picture: mostly without a zone.
package struct CameraTime: Hashable, Sendable {
    package let day: CivilDay
    package let hour: Int
    package let minute: Int
    package let second: Int
    /// East of Greenwich; nil where the camera does not say.
    package var offsetMinutes: Int?

    /// `2026:03:04 09:01:10`, as EXIF writes it.
    init?(exif text: String) {
        let digits = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in digits[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard digits.count == 19, digits[10] == 0x20,
            [4, 7, 13, 16].allSatisfy({ digits[$0] == 0x3a }),
            let year = number(0..<4), let month = number(5..<7), let dayOfMonth = number(8..<10),
            let day = CivilDay(year: year, month: month, day: dayOfMonth),
            let hour = number(11..<13), let minute = number(14..<16),
            let second = number(17..<19), hour < 24, minute < 60, second < 60
        else { return nil }
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// `2026-03-04T09:01:10`, and `+08:00` behind it where the camera says so.
    package var text: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        var text = "\(day.text)T\(two(hour)):\(two(minute)):\(two(second))"
        if let offsetMinutes {
            let size = abs(offsetMinutes)
            text += (offsetMinutes < 0 ? "-" : "+") + two(size / 60) + ":" + two(size % 60)
        }
        return text
    }

    /// - Parameter offset: Of the zone that is taken where the camera names none.
    package func wallTime(offsetMinutes offset: Int) -> WallTime {
        let offset = offsetMinutes ?? offset
        let seconds = Int64(((hour * 60 + minute) * 60) + second)
        let local = Int64(day.daysSince1970) * 86_400 + seconds
        return WallTime(
            milliseconds: (local - Int64(offset) * 60) * 1_000, offsetMinutes: offset)
    }
}

/// Where a camera says it was, in millionths of a degree.
package struct CameraPosition: Hashable, Sendable {
    package let latitude: Int
    package let longitude: Int

    /// `30.894167,120.093611`
    package var text: String { "\(Self.degrees(latitude)),\(Self.degrees(longitude))" }

    private static func degrees(_ micro: Int) -> String {
        let size = abs(micro)
        let fraction = String(size % 1_000_000)
        let zeros = String(repeating: "0", count: 6 - fraction.count)
        return "\(micro < 0 ? "-" : "")\(size / 1_000_000).\(zeros)\(fraction)"
    }
}
