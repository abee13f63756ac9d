import CivilTime

/// The lock of a journal: whoever has the file `LOCK` locked may write.
///
/// The lock ends with the process, however that ends. The file stays and says who took it last.
struct JournalLock {
    private let file: OpenFile
    private let fileSystem: any FileSystem

    private static let holderByteLimit = 1024

    /// A lock file may be replaced between opening and locking it, but hardly thrice.
    private static let attempts = 3

    /// Takes the lock at once or not at all.
    ///
    /// - Throws: `in_use` with what the holder wrote about itself.
    static func take(
        _ location: JournalLocation, for session: SessionIdentity, in world: JournalWorld
    ) throws(JournalError) -> JournalLock {
        let path = location.lock
        do throws(FileError) {
            for _ in 1...attempts {
                let file = try world.fileSystem.open(path, .createIfMissing)
                let lock = JournalLock(file: file, fileSystem: world.fileSystem)
                if try lock.isTaken(path) {
                    try lock.write(session, world.clock)
                    return lock
                }
                lock.release()
            }
        } catch {
            throw JournalError(error, file: path)
        }
        throw JournalError(.inUse(try holder(path, world.fileSystem)), file: path)
    }

    func release() { fileSystem.close(file) }

    /// Whether the file is locked now and is still the one of that name: a lock on a file that
    /// somebody has removed keeps nobody out.
    private func isTaken(_ path: String) throws(FileError) -> Bool {
        do throws(FileError) {
            guard try fileSystem.lock(file), let named = try fileSystem.status(of: path) else {
                return false
            }
            return try fileSystem.status(of: file).isSameFile(as: named)
        } catch {
            release()
            throw error
        }
    }

    private func write(
        _ session: SessionIdentity, _ clock: any JournalClock
    ) throws(FileError) {
        let surroundings = clock.surroundings()
        let text = """
            process \(surroundings.process)
            boot \(surroundings.boot)
            app \(session.app)
            since \(clock.wallTime().text)

            """
        do throws(FileError) {
            try fileSystem.truncate(file, to: 0)
            try fileSystem.writeAll(Array(text.utf8), to: file, at: 0)
        } catch {
            release()
            throw error
        }
    }

    private static func holder(
        _ path: String, _ fileSystem: any FileSystem
    ) throws(JournalError) -> LockHolder {
        let bytes = try fileSystem.bytes(of: path, limit: holderByteLimit) ?? []
        var values: [Substring: Substring] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            guard let space = line.firstIndex(of: " ") else { continue }
            values[line[..<space]] = line[line.index(after: space)...]
        }
        return LockHolder(
            process: values["process"].flatMap { Int($0) },
            boot: values["boot"].map(String.init), app: values["app"].map(String.init),
            since: values["since"].flatMap { WallTime(String($0)) })
    }
}
