import ArgumentParser
import FieldSession
import Glibc
import JournalStore
import Resources
import Wording

/// Exit codes after sysexits.h; 1 says that the thing examined is not in order.
enum ExitStatus: Int32 {
    case done = 0
    case notInOrder = 1
    case usage = 64
    case badData = 65
    case noInput = 66
    case unavailable = 69
    case cannotCreate = 73
    case inputOutput = 74
    case inUse = 75
    case notPermitted = 77
}

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("工作区目录 / workspace directory", valueName: "DIR"))
    var home: String?

    @Option(help: ArgumentHelp("界面语言 zh 或 en / language", valueName: "zh|en"))
    var lang: String?

    @Flag(help: "每行一个 JSON 对象 / one JSON object a line")
    var json = false

    @Option(help: ArgumentHelp("替换内置资源的目录 / directory of resources", valueName: "DIR"))
    var resources: String?

    func validate() throws {
        if let lang, Language(rawValue: lang) == nil {
            throw ValidationError("--lang: zh | en")
        }
    }
}

/// What the program finds around itself: language, words, paths, clock, disk.
struct ProgramContext {
    let language: Language
    let words: Phrasebook
    let paths: WorkspacePaths
    let resources: Resources
    let world: JournalWorld

    init(_ options: CommonOptions? = nil) {
        language = options?.lang.flatMap(Language.init) ?? Self.languageOfLocale()
        resources = Resources(
            override: options?.resources ?? Self.variable("ZHAODAN_RESOURCES"),
            program: Self.programPath())
        paths = WorkspacePaths(override: options?.home)
        world = JournalWorld(
            fileSystem: PosixFileSystem(), clock: SystemClock(), random: SystemRandom())
        words = Self.words(language, resources)
    }

    func library() throws(WorkspaceError) -> PackLibrary {
        try PackLibrary(resources, installedPacks)
    }

    var installedPacks: InstalledPacks { InstalledPacks(paths, in: world.fileSystem) }

    /// Chinese unless the locale says otherwise in so many words.
    private static func languageOfLocale() -> Language {
        let locale = variable("LC_ALL") ?? variable("LC_MESSAGES") ?? variable("LANG") ?? ""
        return locale.hasPrefix("en") ? .en : .zh
    }

    private static func words(_ language: Language, _ resources: Resources) -> Phrasebook {
        let path = "Strings/\(language.rawValue).strings"
        guard let bytes = resources.bytes(path) else {
            preconditionFailure("the program carries no \(path)")
        }
        do throws(StringFileError) {
            return try Phrasebook(language: language, file: bytes)
        } catch {
            complain("\(path):\(error.line):\(error.column): \(error.reason.rawValue)")
            exit(ExitStatus.badData.rawValue)
        }
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func programPath() -> String? {
        var buffer = [CChar](repeating: 0, count: 4_096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        guard count > 0 else { return nil }
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
