import Glibc
import Pictures

/// Shrinks one picture to a few dots for a terminal: a program of its own, because decoders of
/// foreign files are where programs get broken into and run out of memory.
///
///     zhaodan-preview COLUMNS ROWS < picture > raster
///
/// The picture is fitted into so many dots and turned upright. A raster is, big-endian: columns and
/// rows in two bytes each, a byte that is 1 where a part of the picture is damaged, then red, green
/// and blue of each dot in a byte each, row by row from the top.
@main
struct ZhaodanPreview {
    static func main() {
        confineItself()
        exit(run(CommandLine.arguments).rawValue)
    }

    private static func run(_ arguments: [String]) -> Ending {
        guard arguments.count == 3, let columns = Int(arguments[1]), let rows = Int(arguments[2]),
            dotLimit.contains(columns), dotLimit.contains(rows)
        else { return .usage }
        guard let file = MappedFile(descriptor: STDIN_FILENO) else { return .unreadable }
        let facts = PictureFacts(byteCount: file.bytes.count) { Array(file.bytes[$0]) }
        guard let facts else { return .damaged }
        do throws(Ending) {
            let picture =
                switch facts.media {
                case .jpeg: try jpegPicture(file.bytes, facts, atLeast: (columns, rows))
                case .png: try pngPicture(file.bytes)
                case .heic: throw .noDecoder
                }
            let raster = Raster(picture, orientation: facts.orientation, within: (columns, rows))
            return raster.write(to: STDOUT_FILENO) ? .done : .unreadable
        } catch {
            return error
        }
    }

    /// More dots than any terminal has halves of cells.
    private static let dotLimit = 1...1_000
}

/// What the program says by its exit status.
enum Ending: Int32, Error {
    case done = 0
    case usage = 64
    /// Not a picture, or none that its decoder understands.
    case damaged = 65
    case unreadable = 66
    /// A picture for which there is no decoder here.
    case noDecoder = 69
    /// Decoding it would take more memory than this program allows itself.
    case tooLarge = 75
}

/// Takes away what a decoder that was led astray could use: memory, time, files, other programs.
private func confineItself() {
    for descriptor in STDERR_FILENO + 1..<1_024 { close(descriptor) }
    for (resource, most) in [
        (RLIMIT_AS, memoryLimit), (RLIMIT_CPU, secondsLimit), (RLIMIT_CORE, 0),
        (RLIMIT_FSIZE, 0), (__RLIMIT_NPROC, 0), (RLIMIT_NOFILE, 3),
    ] {
        var limit = rlimit(rlim_cur: most, rlim_max: most)
        // A lower limit that stands already is as good.
        setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    }
}

/// The largest photo that is kept, mapped, and what decoding it takes.
private let memoryLimit: rlim_t = 768 << 20
private let secondsLimit: rlim_t = 5

/// A file as bytes of memory; it is read where it is looked at.
private struct MappedFile {
    let bytes: UnsafeRawBufferPointer

    init?(descriptor: Int32) {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_size > 0,
            let start = mmap(nil, Int(facts.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
            start != MAP_FAILED
        else { return nil }
        bytes = UnsafeRawBufferPointer(start: start, count: Int(facts.st_size))
    }
}
