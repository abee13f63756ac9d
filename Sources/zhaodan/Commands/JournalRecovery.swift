import ArgumentParser
import CanonicalJSON
import FieldSession
import JournalStore
import Wording

/// The journal was only moved: its new place is written down.
struct JournalMoved: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moved",
        abstract: "日志只是搬了位置，在此接着记 / the journal was only moved",
        discussion: """
            原来那份不再用时才这样做。本机记得签过的条数和根；换了机器，用 --size 和 --root 说明原机 \
            journal verify 显示的条数和根。
            Only when the old place is no longer used. This device remembers what it signed; on another \
            machine give the entries and the root that journal verify showed on the old one.
            """)

    @OptionGroup var common: CommonOptions
    @Option(help: ArgumentHelp("原机上的条数 / entries on the old device", valueName: "N"))
    var size: Int?
    @Option(help: ArgumentHelp("原机上的根 / root on the old device", valueName: "HEX"))
    var root: String?

    func validate() throws {
        guard (size == nil) == (root == nil) else {
            throw ValidationError("--size N --root HEX")
        }
        if let root, Hash256(hex: root) == nil { throw ValidationError("--root HEX (64)") }
    }

    func run() throws {
        zhaodan.run(common) { around in
            var claim = HomeClaim.moved
            if let size, let root = root.flatMap({ Hash256(hex: $0) }) {
                claim = .movedAs(size: size, root: root)
            }
            let settled = try Workspace.settle(around.paths, claim, in: around.world)
            if common.json {
                return emit([
                    "entries": .integer(Int64(settled.entries)), "home": .string(around.paths.home),
                    "moved": .bool(settled.isMoved),
                ])
            }
            emit(
                around.words(
                    settled.isMoved ? "moved.done" : "moved.not_needed",
                    ["path": around.paths.home, "entries": String(settled.entries)]))
        }
    }
}

/// The journal is given up; a new one goes on from it.
struct JournalSuccessor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "successor",
        abstract: "建立后继日志，带上全部记录 / go on in a new journal that carries all entries",
        discussion: """
            副本不能接着原日志写。后继日志用新密钥、新设备号，逐条带上这里的全部记录；原日志整份留在 \
            journal/peers/。中断后再运行一次会接着做完。
            A copy must not go on with the original's journal. The successor has a new key and id and \
            carries every entry found here; the old journal is kept whole in journal/peers/. Run again \
            after an interruption, it goes on.
            """)

    @OptionGroup var common: CommonOptions

    func run() throws {
        zhaodan.run(common) { around in
            let report = try Workspace.succeed(around.paths, in: around.world)
            if common.json {
                return emit([
                    "carried": .integer(Int64(report.parent.size)), "device": .string(report.dev),
                    "entries": .integer(Int64(report.size)), "parent": .string(report.parent.dev),
                    "root": .string(report.parent.root.hex),
                ])
            }
            emit(around.words("successor.done", report.values))
        }
    }
}

extension SuccessorReport {
    /// What the sentence about it names.
    var values: [String: String] {
        ["device": dev, "parent": parent.dev, "carried": String(parent.size)]
    }
}
