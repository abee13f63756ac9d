import CanonicalJSON
import CivilTime
import FieldSession
import Glibc
import JournalStore
import Wording

/// Looks at everything the program depends on and says what to do.
struct Doctor {
    struct Finding {
        /// A warning is something to put right that does not stop the work.
        enum Level: String {
            case ok, warning, fault

            init(_ isInOrder: Bool) { self = isInOrder ? .ok : .fault }
        }

        let check: String
        let code: String
        let level: Level
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
            check: "terminal", code: isTerminal ? "terminal" : "no_terminal", level: .ok,
            values: ["terminal": name])
    }

    private func locale() -> Finding {
        setlocale(LC_ALL, "")
        let charset = String(cString: nl_langinfo(Int32(CODESET)))
        let isUTF8 = charset.uppercased() == "UTF-8"
        // The interface then draws in UTF-8 all the same; the terminal may show something else.
        let canFallBack = setlocale(LC_CTYPE, "C.UTF-8") != nil
        return Finding(
            check: "locale", code: isUTF8 ? "locale" : "locale_not_utf8",
            level: isUTF8 ? .ok : canFallBack ? .warning : .fault, values: ["charset": charset])
    }

    /// A clock before the program was written is wrong for certain.
    private func clock() -> Finding {
        let now = around.world.clock.wallTime()
        let isPlausible = now.milliseconds > 1_767_225_600_000
        return Finding(
            check: "clock", code: isPlausible ? "clock" : "clock_wrong", level: .init(isPlausible),
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
                    check: "disk", code: "disk_unreadable", level: .fault, values: ["path": path]
                )
            ]
        }
        let free = volume.freeBytes >> 20
        let hasRoom = volume.freeBytes >= Journal.freeBytesForSilence
        return [
            Finding(
                check: "disk", code: hasRoom ? "disk" : "disk_low", level: .init(hasRoom),
                values: ["free": String(free), "path": around.paths.home]),
            Finding(
                check: "volume", code: "volume_\(volume.kind.rawValue)",
                level: .init(volume.kind != .fat && volume.kind != .network)),
        ]
    }

    private func workspace() -> [Finding] {
        guard (try? around.world.fileSystem.status(of: around.paths.format)) != nil else {
            return [
                Finding(
                    check: "workspace", code: "no_workspace", level: .ok,
                    values: ["path": around.paths.home])
            ]
        }
        return [keys(), journal()]
    }

    private func keys() -> Finding {
        let path = around.paths.keys + "/device.key"
        guard let status = try? around.world.fileSystem.status(of: path) else {
            return Finding(
                check: "keys", code: "key_missing", level: .fault, values: ["path": path])
        }
        let isPrivate = status.permissions & 0o077 == 0
        return Finding(
            check: "keys", code: isPrivate ? "keys" : "key_readable", level: .init(isPrivate),
            values: ["path": path])
    }

    private func journal() -> Finding {
        let reader = JournalReader(around)
        // Before the log, which may grow meanwhile.
        let remembered = (try? reader.remembered()) ?? nil
        guard let result = try? verification(of: reader) else {
            return Finding(check: "journal", code: "journal_unreadable", level: .fault)
        }
        guard result.isSound else {
            return Finding(
                check: "journal", code: "journal_broken", level: .fault,
                values: [
                    "reason": around.words("problem.\(result.json.string("reason") ?? "")"),
                    "segment": result.json.string("segment") ?? "-",
                ])
        }
        let entries = result.json.integer("entries") ?? 0
        let values = ["entries": String(entries)]
        if let remembered, remembered.size > entries {
            return Finding(
                check: "journal", code: "journal_older", level: .fault,
                values: values.merging(["known": String(remembered.size)]) { own, _ in own })
        }
        if let remembered, remembered.size == entries,
            remembered.root.hex != result.json.string("root")
        {
            return Finding(
                check: "journal", code: "journal_other", level: .fault, values: values)
        }
        return Finding(check: "journal", code: "journal", level: .ok, values: values)
    }
}
