import ArgumentParser
import CMalloc
import FieldSession
import Glibc

/// The program. Without arguments it is the interface, and the argument parser is not touched:
/// it would cost the first screen milliseconds.
@main
enum Zhaodan {
    static func main() {
        // Memory comes in large steps and is kept: reading a journal of 10,000 entries took some
        // 3,000 system calls for memory alone.
        mallopt(M_MMAP_THRESHOLD, 64 << 20)
        mallopt(M_TRIM_THRESHOLD, 256 << 20)
        mallopt(M_TOP_PAD, 4 << 20)
        // The runtime's own crash report would ask questions in a raw terminal.
        setenv("SWIFT_BACKTRACE", "enable=no", 0)
        signal(SIGPIPE, SIG_IGN)
        // A limit on file sizes is an error of the write like any other.
        signal(SIGXFSZ, SIG_IGN)
        guard CommandLine.arguments.count == 1 else { return ZhaodanCommand.main() }
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            complain(ZhaodanCommand.helpMessage(columns: 80))
            exit(ExitStatus.usage.rawValue)
        }
        exit(Interface.run(ProgramContext(), .workspace))
    }
}

struct ZhaodanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zhaodan",
        abstract: "照单：现场安全检查终端 / the work-safety inspector's terminal",
        discussion: """
            不带参数启动界面。退出码：0 完成；1 所查之物不合要求；64 用法；65 数据有误；66 没有此项；\
            69 这种终端开不了界面；73 不能创建；74 读写失败；75 被占用；77 不允许；129 终端断开；143 系统要求结束。
            Without arguments: the interface. Exit codes: 0 done; 1 what was examined is not in order; \
            64 usage; 65 bad data; 66 no such thing; 69 no interface on this terminal; 73 cannot create; \
            74 input or output failed; 75 in use; 77 not permitted; 129 terminal gone; 143 asked to end.
            """,
        version: "zhaodan \(Program.version)",
        subcommands: [
            InitCommand.self, DemoCommand.self, PackCommand.self, InspectionCommandGroup.self,
            PhotoCommandGroup.self, HazardCommandGroup.self, JournalCommand.self,
            DoctorCommand.self,
        ])
}

enum Program {
    static let version = "0.1.0"
}
