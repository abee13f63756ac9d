/// The parts of an HEIF file (ISO/IEC 23008-12) that say what is in it; the picture itself is not
/// looked at.
func heicFacts(_ file: PictureFile) -> PictureFacts? {
    // The first box of every such file; others are not walked through.
    guard file.starts(with: "ftyp", at: 4), let type = contents(of: "ftyp", in: file).first,
        stride(from: 0, to: min(type.count, 64), by: 4).contains(where: { offset in
            brands.contains { type.starts(with: $0, at: offset) }
        }),
        let meta = contents(of: "meta", in: file).first?.rest(4)
    else { return nil }
    var facts = PictureFacts(.heic, columns: 0, rows: 0)
    // The picture may be put together of tiles: the whole has the largest extent, which the coding
    // may have filled up to a multiple of 64.
    for extent in contents(of: "iprp", in: meta).flatMap({ contents(of: "ipco", in: $0) })
        .flatMap({ contents(of: "ispe", in: $0) })
    {
        guard let columns = extent.u32(4), let rows = extent.u32(8),
            columns <= pixelLimit, rows <= pixelLimit,
            columns * rows > facts.columns * facts.rows
        else { continue }
        facts.columns = columns
        facts.rows = rows
    }
    if let items = contents(of: "iinf", in: meta).first,
        let places = contents(of: "iloc", in: meta).first,
        let item = exifItem(items), let (offset, length) = place(of: item, places),
        let block = file.part(offset, length), let skip = block.u32(0),
        let exif = block.rest(4 + skip)
    {
        facts.read(exif: exif)
    }
    return facts
}

private let brands: [StaticString] = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1"]

/// What is in the boxes of a name, of those that lie side by side; a length of 0 reaches to the end,
/// 1 has a longer one behind it.
private func contents(of name: StaticString, in view: some ForeignBytes) -> [ByteView] {
    var found: [ByteView] = []
    var offset = 0
    for _ in 0..<boxLimit {
        guard let short = view.u32(offset) else { break }
        var header = 8
        var length = short
        if short == 0 { length = view.count - offset }
        if short == 1 {
            // The upper two of eight bytes: no file is that long.
            guard view.u16(offset + 8) == 0, let long = view.number(offset + 10, bytes: 6) else {
                break
            }
            header = 16
            length = long
        }
        guard length >= header, view.holds(offset + header, length - header) else { break }
        if view.starts(with: name, at: offset + 4),
            let content = view.part(offset + header, length - header)
        {
            found.append(content)
        }
        offset += length
    }
    return found
}

/// Columns and rows: far beyond any camera, and their product is a number.
private let pixelLimit = 1 << 20

/// Pictures have some hundreds of properties at most.
private let boxLimit = 4_096

/// The id of the item that holds EXIF.
private func exifItem(_ items: ByteView) -> Int? {
    guard let version = items.byte(0), let entries = items.rest(version == 0 ? 6 : 8) else {
        return nil
    }
    for item in contents(of: "infe", in: entries) {
        guard let version = item.byte(0) else { continue }
        let width = version >= 3 ? 4 : 2
        if version >= 2, item.starts(with: "Exif", at: 4 + width + 2) {
            return item.number(4, bytes: width)
        }
    }
    return nil
}

/// Where the first extent of an item lies in the file.
private func place(of item: Int, _ places: ByteView) -> (offset: Int, length: Int)? {
    guard let version = places.byte(0), let sizes = places.u16(4) else { return nil }
    let offsetSize = sizes >> 12
    let lengthSize = sizes >> 8 & 15
    let baseSize = sizes >> 4 & 15
    let indexSize = version == 0 ? 0 : sizes & 15
    let idSize = version < 2 ? 2 : 4
    // An extent without place and length would cost time and say nothing.
    guard let count = places.number(6, bytes: idSize), offsetSize + lengthSize > 0 else {
        return nil
    }
    var cursor = 6 + idSize
    func next(_ size: Int) -> Int? {
        defer { cursor += size }
        // Of eight bytes the upper two have to be empty.
        guard size == 8 else { return places.number(cursor, bytes: size) }
        return places.u16(cursor) == 0 ? places.number(cursor + 2, bytes: 6) : nil
    }
    for _ in 0..<min(count, boxLimit) {
        guard let id = next(idSize) else { return nil }
        var isInFile = true
        if version > 0 {
            guard let method = next(2) else { return nil }
            isInFile = method & 15 == 0
        }
        guard next(2) != nil, let base = next(baseSize), let extents = next(2) else { return nil }
        for extent in 0..<extents {
            guard next(indexSize) != nil, let offset = next(offsetSize),
                let length = next(lengthSize)
            else { return nil }
            if id == item, extent == 0 { return isInFile ? (base + offset, length) : nil }
        }
    }
    return nil
}
