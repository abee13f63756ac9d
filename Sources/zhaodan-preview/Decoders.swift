import CPNG
import CTurboJPEG
import Pictures

/// A picture in dots of red, green and blue, as it lies in its file: not yet turned.
struct DecodedPicture {
    let columns: Int
    let rows: Int
    let dots: [UInt8]
    /// A part of it could not be read, and is of some colour.
    var isDamaged = false

    /// What one decoded picture may take.
    static let byteLimit = 128 << 20
}

/// Decodes at the smallest of the sizes that the coding itself offers.
///
/// - Parameter room: The dots that will be shown; no less comes back, unless the picture has less.
func jpegPicture(
    _ file: UnsafeRawBufferPointer, _ facts: PictureFacts, atLeast room: (Int, Int)
) throws(Ending) -> DecodedPicture {
    guard let decoder = tjInitDecompress() else { throw .tooLarge }
    defer { tjDestroy(decoder) }
    let start = file.bindMemory(to: UInt8.self).baseAddress
    let length = UInt(file.count)
    var columns: Int32 = 0
    var rows: Int32 = 0
    var sampling: Int32 = 0
    var colours: Int32 = 0
    guard
        tjDecompressHeader3(decoder, start, length, &columns, &rows, &sampling, &colours) == 0,
        columns > 0, rows > 0
    else { throw .damaged }
    let need = facts.orientation >= 5 ? (room.1, room.0) : room
    // Eighths: 1/8 to 8/8 are decoded as such.
    func scaled(_ extent: Int32, _ eighths: Int) -> Int { (Int(extent) * eighths + 7) / 8 }
    let eighths =
        [1, 2, 4].first { scaled(columns, $0) >= need.0 || scaled(rows, $0) >= need.1 } ?? 8
    let size = (columns: scaled(columns, eighths), rows: scaled(rows, eighths))
    guard size.columns * size.rows * 3 <= DecodedPicture.byteLimit else { throw .tooLarge }
    var dots = [UInt8](repeating: 0, count: size.columns * size.rows * 3)
    let status = tjDecompress2(
        decoder, start, length, &dots, Int32(size.columns), 0, Int32(size.rows),
        Int32(TJPF_RGB.rawValue), TJFLAG_LIMITSCANS | TJFLAG_FASTUPSAMPLE)
    if status != 0, tjGetErrorCode(decoder) != Int32(TJERR_WARNING.rawValue) {
        let reason = tjGetErrorStr2(decoder).map { String(cString: $0) } ?? ""
        throw reason.contains("Insufficient memory") ? .tooLarge : .damaged
    }
    return DecodedPicture(
        columns: size.columns, rows: size.rows, dots: dots, isDamaged: status != 0)
}

/// What is transparent is shown on white.
func pngPicture(_ file: UnsafeRawBufferPointer) throws(Ending) -> DecodedPicture {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    guard png_image_begin_read_from_memory(&image, file.baseAddress, file.count) != 0 else {
        throw .damaged
    }
    image.format = UInt32(PNG_FORMAT_FLAG_COLOR)
    let size = (columns: Int(image.width), rows: Int(image.height))
    guard size.columns <= 1 << 16, size.rows <= 1 << 16,
        size.columns * size.rows * 3 <= DecodedPicture.byteLimit
    else { throw .tooLarge }
    var dots = [UInt8](repeating: 0, count: size.columns * size.rows * 3)
    var white = png_color(red: 255, green: 255, blue: 255)
    guard png_image_finish_read(&image, &white, &dots, 0, nil) != 0 else { throw .damaged }
    return DecodedPicture(columns: size.columns, rows: size.rows, dots: dots)
}
