internal import CWorkbooks
internal import Glibc

/// Bytes in memory that minizip reads and writes as if they were a file.
final class MemoryFile {
    fileprivate(set) var bytes: [UInt8]
    fileprivate var offset = 0

    init(_ bytes: [UInt8] = []) { self.bytes = bytes }

    /// minizip's doors to this file, which must outlive the archive that is opened with them.
    var functions: zlib_filefunc64_def {
        zlib_filefunc64_def(
            zopen64_file: { file, _, _ in
                file.map { MemoryFile.at($0).offset = 0 }
                return file
            },
            zread_file: { _, file, target, count in
                guard let file, let target else { return 0 }
                return MemoryFile.at(file).read(into: target, count)
            },
            zwrite_file: { _, file, source, count in
                guard let file, let source else { return 0 }
                return MemoryFile.at(file).write(source, count)
            },
            ztell64_file: { _, file in file.map { ZPOS64_T(MemoryFile.at($0).offset) } ?? 0 },
            zseek64_file: { _, file, distance, origin in
                guard let file else { return -1 }
                return MemoryFile.at(file).seek(distance, from: origin) ? 0 : -1
            },
            zclose_file: { _, _ in 0 },
            zerror_file: { _, _ in 0 },
            opaque: Unmanaged.passUnretained(self).toOpaque())
    }

    private static func at(_ pointer: UnsafeMutableRawPointer) -> MemoryFile {
        Unmanaged<MemoryFile>.fromOpaque(pointer).takeUnretainedValue()
    }

    private func read(into target: UnsafeMutableRawPointer, _ count: UInt) -> UInt {
        let count = min(Int(clamping: count), bytes.count - offset)
        bytes.withUnsafeBytes { bytes in
            if count > 0, let start = bytes.baseAddress { memcpy(target, start + offset, count) }
        }
        offset += count
        return UInt(count)
    }

    private func write(_ source: UnsafeRawPointer, _ count: UInt) -> UInt {
        let written = UnsafeRawBufferPointer(start: source, count: Int(clamping: count))
        let replaced = min(bytes.count, offset + written.count)
        bytes.replaceSubrange(offset..<replaced, with: written)
        offset += written.count
        return count
    }

    private func seek(_ distance: ZPOS64_T, from origin: CInt) -> Bool {
        let start =
            switch origin {
            case SEEK_CUR: offset
            case SEEK_END: bytes.count
            default: 0
            }
        let (target, overflows) = start.addingReportingOverflow(Int(truncatingIfNeeded: distance))
        guard !overflows, (0...bytes.count).contains(target) else { return false }
        offset = target
        return true
    }
}
