/// A file from a foreign hand, read where its structure leads, a window at a time.
///
/// It reads no more than `byteLimit` in all: what would need more is not there.
final class PictureFile: ForeignBytes {
    let count: Int
    private let read: (Range<Int>) -> [UInt8]
    private var window: [UInt8] = []
    private var windowStart = 0
    private var bytesLeft = PictureFile.byteLimit

    /// What leads through a file is short: lengths and names, and an EXIF block of 64 KiB at most.
    private static let windowSize = 4_096
    /// Some thousand lengths, or the properties of a picture of many tiles.
    private static let byteLimit = 16 << 20

    /// - Parameter read: Gives the bytes of a range, or fewer where the file cannot be read.
    init(count: Int, read: @escaping (Range<Int>) -> [UInt8]) {
        self.count = count
        self.read = read
    }

    func part(_ offset: Int, _ count: Int) -> ByteView? {
        guard holds(offset, count) else { return nil }
        if offset < windowStart || offset + count > windowStart + window.count {
            let wanted = min(max(count, Self.windowSize), self.count - offset)
            guard wanted <= bytesLeft else { return nil }
            bytesLeft -= wanted
            window = read(offset..<offset + wanted)
            windowStart = offset
        }
        let start = offset - windowStart
        guard start + count <= window.count else { return nil }
        return ByteView(window[start..<start + count])
    }
}
