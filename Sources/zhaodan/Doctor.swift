import CanonicalJSON
import CivilTime
import FieldSession
import Glibc
import JournalStore
import Wording

/// Looks at everything the program depends on and says what to do.
struct Doctor {
    struct Finding {
        let check: String
        let code: String
        let isInOrder: Bool
        var values: [String: String] = [:]
    }

    private let around: ProgramContext

    init(_ around: ProgramContext) { self.around = around }

    func examine() -> [Finding] {
        [terminal(), locale(), clock()] + disk() + workspace()
    }

    private func terminal() -> Finding {
        let name = getenv("TERM").map { String(cString: $0) } ?? ""
        let isTerminal = isatty(STDOUT_FILENO) == 1
        return Finding(
            check: "terminal", code: isTerminal ? "terminal" : "no_terminal", isInOrder: true,
            values: ["terminal": name])
    }

    private func locale() -> Finding {
        setlocale(LC_ALL, "")
        let charset = String(cString: nl_langinfo(Int32(CODESET)))
        let isUTF8 = charset.uppercased() == "UTF-8"
        return Finding(
            check: "locale", code: isUTF8 ? "locale" : "locale_not_utf8",
            isInOrder: isUTF8 || setlocale(LC_CTYPE, "C.UTF-8") != nil,
            values: ["charset": charset])
    }

    /// A clock before the program was written is wrong for certain.
    private func clock() -> Finding {
        let now = around.world.clock.wallTime()
        let isPlausible = now.milliseconds > 1_767_225_600_000
        return Finding(
            check: "clock", code: isPlausible ? "clock" : "clock_wrong", isInOrder: isPlausible,
            values: ["time": now.text])
    }

    private func disk() -> [Finding] {
        var path = around.paths.home
        while (try? around.world.fileSystem.status(of: path)) == nil, path.count > 1 {
            path = around.world.fileSystem.parent(of: path)
        }
        guard let volume = try? around.world.fileSystem.volume(of: path) else {
            return [
                Finding(
                    check: "disk", code: "disk_unreadable", isInOrder: false, values: ["path": path]
                )
            ]
        }
        let free = volume.freeBytes >> 20
        let hasRoom = volume.freeBytes >= Journal.freeBytesForSilence
        return [
            Finding(
                check: "disk", code: hasRoom ? "disk" : "disk_low", isInOrder: hasRoom,
                values: ["free": String(free), "path": around.paths.home]),
            Finding(
                check: "volume", code: "volume_\(volume.kind.rawValue)",
                isInOrder: volume.kind != .fat && volume.kind != .network),
        ]
    }

    private func workspace() -> [Finding] {
        guard (try? around.world.fileSystem.status(of: around.paths.format)) != nil else {
            return [
                Finding(
                    check: "workspace", code: "no_workspace", isInOrder: true,
                    values: ["path": around.paths.home])
            ]
        }
        return [keys(), journal()]
    }

    private func keys() -> Finding {
        let path = around.paths.keys + "/device.key"
        guard let status = try? around.world.fileSystem.status(of: path) else {
            return Finding(
                check: "keys", code: "key_missing", isInOrder: false, values: ["path": path])
        }
        let isPrivate = status.permissions & 0o077 == 0
        return Finding(
            check: "keys", code: isPrivate ? "keys" : "key_readable", isInOrder: isPrivate,
            values: ["path": path])
    }

    private func journal() -> Finding {
        guard let result = try? verification(of: JournalReader(around)) else {
            return Finding(check: "journal", code: "journal_unreadable", isInOrder: false)
        }
        if result.isSound {
            let entries = result.json.integer("entries") ?? 0
            return Finding(
                check: "journal", code: "journal", isInOrder: true,
                values: ["entries": String(entries)])
        }
        return Finding(
            check: "journal", code: "journal_broken", isInOrder: false,
            values: [
                "reason": around.words("problem.\(result.json.string("reason") ?? "")"),
                "segment": result.json.string("segment") ?? "-",
            ])
    }
}
