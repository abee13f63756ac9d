import FieldSession
import Glibc

/// A temporary folder for a workspace that nobody keeps: it goes with the program, however that
/// ends.
///
/// A small process stands by and holds the reading end of a pipe. Nothing is ever written to it;
/// when the program is gone, killed too, the pipe ends, and the folder is removed.
struct ThrowawayFolder {
    private let path: String
    /// The pipe's other end, and who waits at it; nil when no process could be started.
    private let guarding: (pipe: Int32, process: pid_t)?

    var paths: WorkspacePaths { WorkspacePaths(home: path + "/home", state: path + "/state") }

    /// - Parameter name: What the folder's name begins with.
    init(_ name: String) throws {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(base)/\(name)-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else {
            throw Failure("cannot_create", ["path": base], .cannotCreate)
        }
        path = String(cString: made)
        guarding = Self.guarding(path)
    }

    func remove() {
        removeTree(path)
        guard let guarding else { return }
        close(guarding.pipe)
        var status: Int32 = 0
        while waitpid(guarding.process, &status, 0) < 0, errno == EINTR {}
    }

    /// `POSIX_SPAWN_SETSID` of glibc's <spawn.h>, behind a macro that is not imported.
    private static let newSession: Int16 = 0x80

    /// It has a session of its own: who ends the terminal or the program's group leaves it be.
    private static func guarding(_ path: String) -> (pipe: Int32, process: pid_t)? {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        defer { close(ends[0]) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
        for output in [STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0)
        }
        posix_spawnattr_setflags(&attributes, newSession)
        let script = "trap '' HUP INT QUIT TERM; read -r _; rm -rf -- \"$1\""
        let words = ["sh", "-c", script, "sh", path]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        guard posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, environ) == 0
        else {
            close(ends[1])
            return nil
        }
        return (ends[1], process)
    }
}
