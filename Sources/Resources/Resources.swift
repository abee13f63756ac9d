import CResources
import Glibc

/// The shipped files: string files, packs, compiled packs.
///
/// A file is looked for in the given directory, else beside the program in `../share/zhaodan`,
/// else among the embedded ones.
package struct Resources: Sendable {
    private let directories: [String]

    /// - Parameters:
    ///   - override: A directory that a site or a test names, first in the order.
    ///   - program: The path of the running executable, for its `../share/zhaodan`.
    package init(override: String?, program: String?) {
        var directories: [String] = []
        if let override { directories.append(override) }
        if let program, let slash = program.lastIndex(of: "/") {
            directories.append(program[..<slash] + "/../share/zhaodan")
        }
        self.directories = directories
    }

    /// The bytes of a file, for example `Strings/zh.strings`; nil when nobody has it.
    package func bytes(_ path: String) -> [UInt8]? {
        for directory in directories {
            if let bytes = Self.read("\(directory)/\(path)") { return bytes }
        }
        return Self.embedded(path).map(Array.init)
    }

    /// Paths of the embedded files, sorted.
    package static var embeddedPaths: [String] { files.map { String(cString: $0.path) } }

    private static func embedded(_ path: String) -> UnsafeBufferPointer<UInt8>? {
        files.first { strcmp($0.path, path) == 0 }
            .map { UnsafeBufferPointer(start: $0.bytes, count: $0.count) }
    }

    private static var files: UnsafeBufferPointer<cres_file> {
        var count = 0
        let start = cres_all(&count)
        return UnsafeBufferPointer(start: start, count: count)
    }

    private static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return ferror(file) == 0 ? bytes : nil }
            bytes += buffer[..<count]
        }
    }
}
