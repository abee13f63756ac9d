import CanonicalJSON
import ChecklistEngine

/// Turns packs as written into packs as loaded.
package struct PackCompiler {
    /// Compiled files, ready to be written.
    package struct Output: Equatable, Sendable {
        package let path: String
        package let bytes: [UInt8]
    }

    /// Nothing was compiled, for all of these reasons.
    package struct Failure: Error, Equatable, Sendable {
        package let problems: [PackProblem]
    }

    package static let indexPath = "index.json"

    private let seeds: SeedList?
    private let digest: ([UInt8]) -> String

    /// - Parameters:
    ///   - seeds: What items may name in `seeds`; nil when that is not looked at.
    ///   - digest: SHA-256 of bytes as 64 hexadecimal digits in lower case.
    package init(seeds: SeedList? = nil, digest: @escaping ([UInt8]) -> String) {
        self.seeds = seeds
        self.digest = digest
    }

    /// Compiles packs that belong together.
    ///
    /// The same files give the same bytes, in whatever order they come.
    ///
    /// - Returns: `<id>.json` for every pack and `index.json`, ordered by path.
    /// - Throws: Every problem in any of the files and between them.
    package func compileAll(
        _ files: [(name: String, bytes: [UInt8])]
    ) throws(Failure) -> [Output] {
        let read = files.map {
            PackFile(file: $0.name, bytes: $0.bytes, digest: digest($0.bytes), seeds: seeds)
        }
        let problems = PackComparison.problems(of: read)
        guard problems.isEmpty else { throw Failure(problems: problems) }
        let packs = read.compactMap(\.reading.pack)
        var outputs = packs.map {
            Output(path: "\($0.id).json", bytes: canonicalBytes($0.compiled))
        }
        let index = PackIndexEntry.index(of: packs)
        outputs.append(Output(path: Self.indexPath, bytes: canonicalBytes(index)))
        return outputs.sorted { $0.path < $1.path }
    }
}
