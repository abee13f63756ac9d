extension PictureFacts {
    /// Takes in what an EXIF block says: a TIFF file with directories of tags
    /// (CIPA DC-008, EXIF 2.32). What is wrong in it is passed over.
    mutating func read(exif: ByteView) {
        let isLittle = exif.starts(with: "II*\0")
        guard isLittle || exif.starts(with: "MM\0*") else { return }
        let tiff = exif.littleEndian(isLittle)
        guard let first = tiff.u32(4), let main = TagDirectory(tiff, at: first) else { return }
        if let turned = main.number(0x0112), (1...8).contains(turned) { orientation = turned }
        let maker = main.text(0x010f)?.trimmedBlanks ?? ""
        let model = main.text(0x0110)?.trimmedBlanks ?? ""
        // Many makers write their name into the model as well.
        camera = model.hasPrefix(maker) ? model : "\(maker) \(model)".trimmedBlanks
        if let place = main.number(0x8769), let own = TagDirectory(tiff, at: place) {
            takenAt = own.time(0x9003, zone: 0x9011) ?? own.time(0x9004, zone: 0x9012)
        }
        if let place = main.number(0x8825), let own = TagDirectory(tiff, at: place) {
            position = own.position
        }
    }
}

/// One directory of a TIFF file.
private struct TagDirectory {
    private let tiff: ByteView
    private let start: Int
    private let entries: Int

    /// Cameras write some dozens.
    private static let entryLimit = 512

    init?(_ tiff: ByteView, at start: Int) {
        guard start >= 8, let entries = tiff.u16(start), entries <= Self.entryLimit else {
            return nil
        }
        self.tiff = tiff
        self.start = start
        self.entries = entries
    }

    private struct Tag {
        let type: Int
        let count: Int
        /// The values, in the entry itself when they have room in four bytes.
        let values: ByteView
    }

    private func tag(_ number: Int) -> Tag? {
        for index in 0..<entries {
            let entry = start + 2 + index * 12
            guard let name = tiff.u16(entry) else { return nil }
            guard name == number else { continue }
            guard let type = tiff.u16(entry + 2), let count = tiff.u32(entry + 4),
                let width = Self.widths[type], count <= 65_536
            else { return nil }
            let place = width * count <= 4 ? entry + 8 : tiff.u32(entry + 8)
            guard let place, let values = tiff.part(place, width * count) else { return nil }
            return Tag(type: type, count: count, values: values)
        }
        return nil
    }

    /// Bytes of one value: BYTE, ASCII, SHORT, LONG, RATIONAL; others are not asked for.
    private static let widths = [1: 1, 2: 1, 3: 2, 4: 4, 5: 8]

    func number(_ number: Int) -> Int? {
        guard let tag = tag(number), tag.count >= 1 else { return nil }
        switch tag.type {
        case 3: return tag.values.u16(0)
        case 4: return tag.values.u32(0)
        default: return nil
        }
    }

    func text(_ number: Int) -> String? {
        guard let tag = tag(number), tag.type == 2 else { return nil }
        return tag.values.ascii
    }

    func time(_ number: Int, zone: Int) -> CameraTime? {
        guard let written = text(number), var time = CameraTime(exif: written) else { return nil }
        time.offsetMinutes = text(zone).flatMap(Self.offset)
        return time
    }

    /// `+08:00`
    private static func offset(_ text: String) -> Int? {
        let digits = Array(text.utf8)
        guard digits.count == 6, digits[3] == 0x3a, digits[0] == 0x2b || digits[0] == 0x2d,
            let hours = Int(text.dropFirst().prefix(2)), let minutes = Int(text.suffix(2)),
            (0...14).contains(hours), (0..<60).contains(minutes)
        else { return nil }
        return (digits[0] == 0x2d ? -1 : 1) * (hours * 60 + minutes)
    }

    var position: CameraPosition? {
        guard let latitude = angle(2, limit: 90), let longitude = angle(4, limit: 180) else {
            return nil
        }
        return CameraPosition(
            latitude: text(1) == "S" ? -latitude : latitude,
            longitude: text(3) == "W" ? -longitude : longitude)
    }

    /// Degrees, minutes and seconds, each a fraction, in millionths of a degree.
    private func angle(_ number: Int, limit: Int) -> Int? {
        guard let tag = tag(number), tag.type == 5, tag.count == 3 else { return nil }
        var nano = 0
        for (index, divisor) in [1, 60, 3_600].enumerated() {
            guard let above = tag.values.u32(index * 8), let below = tag.values.u32(index * 8 + 4),
                below > 0
            else { return nil }
            let part = above * 1_000_000_000 / (below * divisor)
            guard part <= limit * 1_000_000_000 else { return nil }
            nano += part
        }
        let micro = (nano + 500) / 1_000
        return micro <= limit * 1_000_000 ? micro : nil
    }
}

extension String {
    fileprivate var trimmedBlanks: String {
        let text = drop { $0 == " " }
        return String(text.reversed().drop { $0 == " " }.reversed())
    }
}
