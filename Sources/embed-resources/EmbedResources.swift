import Crypto
import Foundation
import PackAuthoring

/// Compiles the packs of a Resources folder and writes the `embed.c` that carries them.
///
/// usage: embed-resources DIRECTORY
@main
enum EmbedResources {
    static func main() {
        guard CommandLine.arguments.count == 2 else {
            fail("usage: embed-resources DIRECTORY", 64)
        }
        let folder = URL(fileURLWithPath: CommandLine.arguments[1], isDirectory: true)
        do {
            for (path, bytes) in try generatedFiles(of: folder) {
                let file = folder.appendingPathComponent(path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                if (try? Data(contentsOf: file)) != Data(bytes) { try Data(bytes).write(to: file) }
            }
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

    private static func fail(_ sentence: String, _ code: Int32) -> Never {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
        exit(code)
    }
}

/// What items may name in `seeds`.
private let seedList = "Seeds/checkpoints.yaml"

/// The compiled packs and `embed.c`, as they have to stand in the folder.
func generatedFiles(of folder: URL) throws -> [(path: String, bytes: [UInt8])] {
    let packs = try names(in: folder, "Packs", ending: ".yaml")
    let sources = try packs.map { name in
        (
            name: name,
            bytes: Array(try Data(contentsOf: folder.appendingPathComponent("Packs/\(name)")))
        )
    }
    let list = try Data(contentsOf: folder.appendingPathComponent(seedList))
    let seeds = try SeedList(file: seedList, yaml: Array(list))
    let compiler = PackCompiler(seeds: seeds) { bytes in
        SHA256.hash(data: bytes).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
    var files: [(path: String, bytes: [UInt8])] = []
    for output in try compiler.compileAll(sources) {
        files.append(("Compiled/" + output.path, output.bytes))
    }
    let embedded =
        files.map(\.path) + packs.map { "Packs/" + $0 }
        + [seedList]
        + (try names(in: folder, "Strings", ending: ".strings")).map { "Strings/" + $0 }
    files.append(("embed.c", Array(embedSource(embedded.sorted()).utf8)))
    return files
}

private func names(in folder: URL, _ part: String, ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(part).path)
        .filter { $0.hasSuffix(ending) }.sorted()
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
