package import FieldScreens
import Glibc
import JournalStore
import Pictures
import TerminalUI

/// The program that decodes pictures, `zhaodan-preview`: a process of its own for each picture, so
/// that neither a hostile file nor a fault of a decoder touches the inspector's work.
package struct PreviewProgram: Sendable {
    /// nil where it is not installed.
    package let path: String?
    /// Milliseconds a picture may take; then its process is ended.
    package let deadline: Int64

    package static let name = "zhaodan-preview"
    /// A large progressive JPEG takes a second on a slow tablet.
    package static let usualDeadline: Int64 = 8_000

    package init(path: String?, deadline: Int64 = PreviewProgram.usualDeadline) {
        self.path = path
        self.deadline = deadline
    }

    /// The one that belongs to the running program: beside it, or in `../libexec`.
    package static func installed() -> PreviewProgram {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0, count < buffer.count else { return PreviewProgram(path: nil) }
        let own = String(
            decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let folder = own[..<(own.lastIndex(of: "/") ?? own.startIndex)]
        let places = ["\(folder)/\(name)", "\(folder)/../libexec/\(name)"]
        return PreviewProgram(path: places.first { access($0, X_OK) == 0 })
    }

    /// A picture fitted into so many dots. Waits for the program, and longer than any key may.
    package func preview(
        _ file: String, columns: Int, rows: Int
    ) throws(PreviewFault) -> PhotoPreview {
        guard let path else { throw .noProgram }
        let picture = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard picture >= 0 else { throw .unreadable }
        defer { close(picture) }
        guard let child = Child(path, [String(columns), String(rows)], input: picture) else {
            throw .failed
        }
        let most = RasterBytes.headSize + columns * rows * 3
        let (bytes, isInTime) = child.output(upTo: most, within: deadline)
        let ending = child.end()
        guard isInTime else { throw .tookTooLong }
        switch ending {
        case .exited(0): break
        case .exited(65): throw .damaged
        case .exited(66): throw .unreadable
        case .exited(69): throw .noDecoder
        case .exited(75): throw .tooLarge
        // The processor's time was up.
        case .killed(SIGXCPU): throw .tookTooLong
        case .exited, .killed: throw .failed
        }
        guard let preview = PhotoPreview(rasterBytes: bytes, atMost: (columns, rows)) else {
            throw .failed
        }
        return preview
    }
}

extension PreviewProgram {
    /// A stored picture. That its bytes are what its name says is for others to check.
    func preview(
        _ request: PreviewRequest, _ blobs: BlobReader
    ) -> Result<PhotoPreview, PreviewFault> {
        guard let path = try? blobs.path(of: request.blob) else { return .failure(.unreadable) }
        // No process for what it would refuse.
        if request.media == PictureMedia.heic.rawValue { return .failure(.noDecoder) }
        do throws(PreviewFault) {
            return .success(
                try preview(path, columns: request.columns, rows: request.rows))
        } catch {
            return .failure(error)
        }
    }
}

private enum RasterBytes {
    static let headSize = 5
}

extension PhotoPreview {
    /// What `zhaodan-preview` wrote; nil when it is of another size than it says or than was asked.
    init?(rasterBytes bytes: [UInt8], atMost room: (columns: Int, rows: Int)) {
        guard bytes.count >= RasterBytes.headSize else { return nil }
        let columns = Int(bytes[0]) << 8 | Int(bytes[1])
        let rows = Int(bytes[2]) << 8 | Int(bytes[3])
        guard (1...room.columns).contains(columns), (1...room.rows).contains(rows),
            bytes.count == RasterBytes.headSize + columns * rows * 3, bytes[4] <= 1
        else { return nil }
        let dots = stride(from: RasterBytes.headSize, to: bytes.count, by: 3).map {
            Dot(red: bytes[$0], green: bytes[$0 + 1], blue: bytes[$0 + 2])
        }
        guard let raster = Raster(columns: columns, rows: rows, dots: dots) else { return nil }
        self.init(raster, isDamaged: bytes[4] == 1)
    }
}
