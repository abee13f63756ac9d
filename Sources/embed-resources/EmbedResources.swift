import Crypto
import Foundation
import PackAuthoring

/// Compiles the packs of a Resources folder, writes the `embed.c` that carries them, and the page
/// that tells what they hold.
///
/// usage: embed-resources DIRECTORY PAGE.md
@main
enum EmbedResources {
    static func main() {
        guard CommandLine.arguments.count == 3 else {
            fail("usage: embed-resources DIRECTORY PAGE.md", 64)
        }
        let folder = URL(fileURLWithPath: CommandLine.arguments[1], isDirectory: true)
        do {
            let content = try ShippedContent(in: folder)
            for (path, bytes) in try content.generatedFiles() {
                try write(bytes, to: folder.appendingPathComponent(path))
            }
            try write(
                Array(content.statusPage().utf8),
                to: URL(fileURLWithPath: CommandLine.arguments[2]))
        } catch let failure as PackCompiler.Failure {
            for problem in failure.problems { print(problem) }
            exit(1)
        } catch let failure as YAMLFailure {
            for problem in failure.problems { print(problem) }
            exit(1)
        } catch {
            fail("\(error)", 74)
        }
    }

    /// Untouched when nothing differs, so that nothing is built anew for it.
    private static func write(_ bytes: [UInt8], to file: URL) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        if (try? Data(contentsOf: file)) != Data(bytes) { try Data(bytes).write(to: file) }
    }

    private static func fail(_ sentence: String, _ code: Int32) -> Never {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
        exit(code)
    }
}

/// The packs and the list of seeds of a Resources folder.
struct ShippedContent {
    /// What items may name in `seeds`.
    private static let seedList = "Seeds/checkpoints.yaml"

    private let packs: [(name: String, bytes: [UInt8])]
    private let strings: [String]
    private let samples: [String]
    private let seeds: SeedList

    init(in folder: URL) throws {
        packs = try Self.names(in: folder, "Packs", ending: ".yaml").map { name in
            let file = folder.appendingPathComponent("Packs/\(name)")
            return (name, Array(try Data(contentsOf: file)))
        }
        strings = try Self.names(in: folder, "Strings", ending: ".strings")
        samples =
            try Self.names(in: folder, "Samples", ending: ".yaml")
            + Self.names(in: folder, "Samples", ending: ".png")
        let list = try Data(contentsOf: folder.appendingPathComponent(Self.seedList))
        seeds = try SeedList(file: Self.seedList, yaml: Array(list))
    }

    /// The compiled packs and `embed.c`, as they have to stand in the folder.
    func generatedFiles() throws -> [(path: String, bytes: [UInt8])] {
        let compiler = PackCompiler(seeds: seeds, digest: Self.digest)
        var files: [(path: String, bytes: [UInt8])] = []
        for output in try compiler.compileAll(packs) {
            files.append(("Compiled/" + output.path, output.bytes))
        }
        let embedded =
            files.map(\.path) + packs.map { "Packs/" + $0.name } + [Self.seedList]
            + strings.map { "Strings/" + $0 } + samples.map { "Samples/" + $0 }
        files.append(("embed.c", Array(embedSource(embedded.sorted()).utf8)))
        return files
    }

    /// What the packs hold and what is to be confirmed; call it when they compile.
    func statusPage() -> String {
        let read = packs.compactMap { readPack(file: $0.name, bytes: $0.bytes, digest: "").pack }
        return ContentStatusPage(of: read, seeds: seeds).markdown
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    private static func names(
        in folder: URL, _ part: String, ending: String
    ) throws -> [String] {
        try FileManager.default
            .contentsOfDirectory(atPath: folder.appendingPathComponent(part).path)
            .filter { $0.hasSuffix(ending) }.sorted()
    }
}

/// One array a file, and the table that names them.
private func embedSource(_ paths: [String]) -> String {
    var text = """
        // Written by `make packs`; do not edit.
        #include "cresources.h"

        #pragma clang diagnostic ignored "-Wc23-extensions"


        """
    for (index, path) in paths.enumerated() {
        text += "static const unsigned char file_\(index)[] = {\n#embed \"\(path)\"\n};\n"
    }
    text += "\nstatic const cres_file files[] = {\n"
    for (index, path) in paths.enumerated() {
        text += "    {\"\(path)\", file_\(index), sizeof file_\(index)},\n"
    }
    return text + """
        };

        const cres_file *cres_all(size_t *count) {
            *count = sizeof files / sizeof *files;
            return files;
        }

        """
}
