import FuzzTargets
import Glibc
import Testing

@Suite("Whatever the fuzzer kept is read or refused, and printed back to the same bytes")
struct CorpusTests {
    @Test("Every input of the corpus", arguments: FuzzTarget.allCases)
    func replayed(target: FuzzTarget) throws {
        let folder = "\(Self.folder)/\(target.rawValue)"
        var accepted = 0
        let names = try Self.names(in: folder)
        for name in names {
            let input = try Self.bytes(of: "\(folder)/\(name)")
            for bytes in [input, target.fitted(input)] {
                guard let printed = target.reprinted(bytes) else { continue }
                accepted += 1
                #expect(printed == bytes, "\(name)")
            }
        }
        // Seeds that are all refused would lead the fuzzer nowhere.
        #expect(accepted > 0 && accepted < 2 * names.count, "\(target)")
    }

    private static let folder =
        #filePath.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/Corpus"

    private static func names(in folder: String) throws -> [String] {
        let stream = try #require(opendir(folder))
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        let file = try #require(fopen(path, "r"))
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes.prefix(count))
    }
}
