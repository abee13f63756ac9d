/// Where a journal was born, the file `HOME` (docs/journal-format.md, 1): whoever finds another
/// place than the file says has a copy before them, or the journal was moved.
///
///     zhaodan-home/1
///     filesystem <16 hex digits>
///     inode <decimal>
///     birth <nanoseconds since 1970, or ->
///     machine <64 hex digits, or ->
struct JournalHome: Hashable {
    static let name = "HOME"

    let birthplace: Birthplace

    /// A hash, so that the machine's id itself stands nowhere; nil when it has none.
    let machine: Hash256?

    private static let format = "zhaodan-home/1"
    private static let byteLimit = 1024
    private static let none = "-"

    /// The place where the journal lies now.
    init(of location: JournalLocation, in world: JournalWorld) throws(JournalError) {
        do throws(FileError) {
            birthplace = try world.fileSystem.birthplace(of: location.log)
        } catch {
            throw JournalError(error, file: location.log)
        }
        machine = world.clock.surroundings().machine.map {
            Hash256(of: Array("\(Self.format)\n\($0)\n".utf8))
        }
    }

    /// Nil for any bytes but those that `bytes` makes.
    init?(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        func value(_ name: String, _ line: Int) -> Substring? {
            guard lines.indices.contains(line), lines[line].hasPrefix(name + " ") else {
                return nil
            }
            return lines[line].dropFirst(name.utf8.count + 1)
        }
        guard let fileSystem = value("filesystem", 1).flatMap({ UInt64($0, radix: 16) }),
            let inode = value("inode", 2).flatMap({ UInt64($0) }), let birth = value("birth", 3),
            let machine = value("machine", 4)
        else { return nil }
        birthplace = Birthplace(fileSystem: fileSystem, inode: inode, birth: Int64(birth))
        self.machine = Hash256(hex: machine)
        guard self.bytes == bytes else { return nil }
    }

    var bytes: [UInt8] {
        let digits = String(birthplace.fileSystem, radix: 16)
        let text = """
            \(Self.format)
            filesystem \(String(repeating: "0", count: 16 - digits.utf8.count) + digits)
            inode \(birthplace.inode)
            birth \(birthplace.birth.map(String.init) ?? Self.none)
            machine \(machine?.hex ?? Self.none)

            """
        return Array(text.utf8)
    }

    /// What speaks against this being the place that is written down; nil when nothing does.
    ///
    /// The id of the file system alone does not: some give themselves another one whenever the
    /// disks are counted anew. What one of the two does not know is not compared.
    func mismatch(with recorded: JournalHome, on kind: Volume.Kind) -> HomeMismatch? {
        if let machine, let known = recorded.machine, machine != known { return .otherMachine }
        if let birth = birthplace.birth, let known = recorded.birthplace.birth, birth != known {
            return .otherDirectory
        }
        // Layered file systems may number a directory anew at each start.
        let hasLastingNumbers = kind != .overlay && kind != .unknown
        if hasLastingNumbers, birthplace.inode != recorded.birthplace.inode {
            return .otherDirectory
        }
        return nil
    }

    /// Nil when there is no such file.
    static func read(
        _ path: String, in fileSystem: any FileSystem
    ) throws(JournalError) -> Result<JournalHome, HomeMismatch>? {
        let bytes: [UInt8]?
        do throws(JournalError) {
            bytes = try fileSystem.bytes(of: path, limit: byteLimit)
        } catch {
            guard case .fileTooLarge = error.reason else { throw error }
            return .failure(.unreadable)
        }
        guard let bytes else { return nil }
        return JournalHome(bytes).map { .success($0) } ?? .failure(.unreadable)
    }
}

/// Why a journal is taken for a copy of another.
package enum HomeMismatch: String, Error, Hashable, Sendable, CaseIterable {
    /// It lies on another machine than it was made on.
    case otherMachine = "other_machine"
    /// Its directory is not the one that was made: copied, or restored from a backup.
    case otherDirectory = "other_directory"
    /// This device has since gone on with the journal in another place.
    case leftBehind = "left_behind"
    /// The file `HOME` cannot be read.
    case unreadable = "unreadable"
}

/// Where the one who opens says that the journal lies.
package enum HomeClaim: Hashable, Sendable {
    /// Where it always lay; another place is refused.
    case asRecorded
    /// It was only moved: believed when it is what this device signed last, or something later.
    case moved
    /// It was only moved: believed when size and root are those that another device showed.
    case movedAs(size: Int, root: Hash256)
}

/// The judgement over the place a journal lies in.
struct HomeCheck {
    let here: JournalHome

    /// Whether the file has to be written: it is not there, or names something that changed.
    let isNews: Bool

    /// The same for the copy in the state directory.
    let isNewsOutside: Bool

    /// Whether somebody had to say that the journal was moved.
    let isMoved: Bool

    /// A restored copy could not be told from the original here.
    var isUncertain: Bool { here.birthplace.birth == nil }

    /// - Parameters:
    ///   - log: Size and root of the good lines.
    ///   - witness: What this device remembers of them.
    /// - Throws: `copied_journal`, or `move_unproven` when nothing bears the claim out.
    init(
        _ claim: HomeClaim, log: (size: Int, root: Hash256), witness: Checkpoint?,
        state: StateDirectory, _ location: JournalLocation, _ world: JournalWorld
    ) throws(JournalError) {
        here = try JournalHome(of: location, in: world)
        let kind: Volume.Kind
        do throws(FileError) {
            kind = try world.fileSystem.volume(of: location.log).kind
        } catch {
            throw JournalError(error, file: location.log)
        }
        let recorded = try JournalHome.read(location.home, in: world.fileSystem)
        let remembered = state.home()
        var mismatch: HomeMismatch?
        switch recorded {
        case .success(let home)?:
            mismatch = here.mismatch(with: home, on: kind)
            if mismatch == nil, let remembered, here.mismatch(with: remembered, on: kind) != nil {
                mismatch = .leftBehind
            }
            isNews = home != here
        case .failure(let fault)?:
            mismatch = fault
            isNews = true
        case nil:
            if let remembered, here.mismatch(with: remembered, on: kind) != nil {
                mismatch = .otherDirectory
            }
            isNews = true
        }
        isNewsOutside = remembered != here
        isMoved = mismatch != nil
        guard let mismatch else { return }
        let isBorneOut =
            switch claim {
            case .asRecorded:
                throw JournalError(.copiedJournal(mismatch), file: location.journal)
            // The log was compared with the witness before: it holds all that was signed.
            case .moved: witness != nil
            case .movedAs(let size, let root): log.size == size && log.root == root
            }
        guard isBorneOut else { throw JournalError(.moveUnproven, file: location.journal) }
    }
}
