import CanonicalJSON
@preconcurrency import Glibc
import Resources

/// Starting and listing with all shipped packs, against a program that has only five of them.
///
/// The packs themselves are embedded in both; what differs is the index that names them.
struct PacksBenchmark {
    private static let few = [
        "construction", "fire", "gas", "hazardous-chemicals", "non-coal-mines",
        // Belongs to every start.
        "compulsory-matters",
    ]
    private static let rounds = 41

    private let program: String
    private let folder: TemporaryFolder

    init(_ program: String, _ folder: TemporaryFolder) {
        self.program = program
        self.folder = folder
    }

    func run() throws {
        let (all, site) = try writeFewerPacks()
        let home = "\(folder.path)/packs-home"
        _ = try timedShell(
            "'\(program)' init --home '\(home)' --role training --name 甲 --device-label K1")
        print("packs    \(all) packs against \(Self.few.count)")
        let commands = [
            ("pack list", "pack list"), ("inspection list", "inspection list --home '\(home)'"),
            ("pack show gas", "pack show gas"),
        ]
        for (name, command) in commands {
            var (with, without): ([Double], [Double]) = ([], [])
            for _ in 0..<Self.rounds {
                with.append(try timedShell("'\(program)' \(command)"))
                without.append(
                    try timedShell("ZHAODAN_RESOURCES='\(site)' '\(program)' \(command)"))
            }
            let (all, few) = (median(with) / 1e6, median(without) / 1e6)
            print(
                "         \(name): \(figure(all, 2)) ms against \(figure(few, 2)) ms; "
                    + "ratio \(figure(all / few, 2))")
        }
    }

    /// A folder of resources whose index names few packs.
    private func writeFewerPacks() throws -> (all: Int, folder: String) {
        let path = "Compiled/index.json"
        guard let bytes = Resources(override: nil, program: nil).bytes(path),
            var index = try JSONReader.read(bytes).objectValue,
            case .array(let packs)? = index["packs"]
        else { throw BenchmarkFailure("no index of the packs") }
        index["packs"] = .array(
            packs.filter { pack in
                pack.objectValue?["id"]?.stringValue.map { Self.few.contains($0) } ?? false
            })
        let site = "\(folder.path)/few-packs"
        mkdir(site, 0o700)
        mkdir("\(site)/Compiled", 0o700)
        let short = canonicalBytes(index)
        guard let file = fopen("\(site)/\(path)", "w"),
            fwrite(short, 1, short.count, file) == short.count, fclose(file) == 0
        else { throw BenchmarkFailure("\(site)/\(path) is not written") }
        return (packs.count, site)
    }
}
