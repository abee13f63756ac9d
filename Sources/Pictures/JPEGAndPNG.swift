/// Segments of a JPEG file up to the coded picture (ITU-T T.81, annex B).
func jpegFacts(_ file: PictureFile) -> PictureFacts? {
    guard file.byte(0) == 0xff, file.byte(1) == 0xd8 else { return nil }
    var facts = PictureFacts(.jpeg, columns: 0, rows: 0)
    var hasExif = false
    var offset = 2
    while file.byte(offset) == 0xff, let marker = file.byte(offset + 1) {
        // Fill bytes may stand before a marker.
        if marker == 0xff {
            offset += 1
            continue
        }
        let start = offset + 4
        guard let length = file.u16(offset + 2), length >= 2, file.holds(start, length - 2)
        else { break }
        switch marker {
        case 0xe1 where !hasExif && length >= 8 && file.starts(with: "Exif\0\0", at: start):
            hasExif = true
            if let exif = file.part(start + 6, length - 8) { facts.read(exif: exif) }
        case 0xc0...0xcf where ![0xc4, 0xc8, 0xcc].contains(marker):
            guard length >= 7 else { break }
            facts.rows = file.u16(start + 1) ?? 0
            facts.columns = file.u16(start + 3) ?? 0
        case 0xda: return facts
        default: break
        }
        offset += 2 + length
    }
    return facts
}

/// Chunks of a PNG file (ISO/IEC 15948); `eXIf` may stand before or behind the coded picture.
func pngFacts(_ file: PictureFile) -> PictureFacts? {
    guard file.byte(0) == 0x89, file.starts(with: "PNG\r\n\u{1a}\n", at: 1),
        file.u32(8) == 13, file.starts(with: "IHDR", at: 12),
        let columns = file.u32(16), let rows = file.u32(20)
    else { return nil }
    var facts = PictureFacts(.png, columns: columns, rows: rows)
    var offset = 8
    while let length = file.u32(offset), file.holds(offset + 8, length) {
        if file.starts(with: "eXIf", at: offset + 4) {
            if let exif = file.part(offset + 8, length) { facts.read(exif: exif) }
            break
        }
        if file.starts(with: "IEND", at: offset + 4) { break }
        offset += 12 + length
    }
    return facts
}
