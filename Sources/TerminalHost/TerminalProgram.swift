package import TerminalUI

/// What the terminal tells a program.
package enum HostEvent: Equatable, Sendable {
    case input(InputEvent)
    case resized(Size)
    /// Somebody rang the program's `Waker`; several rings may come as one.
    case wake
    /// The time of `nextDeadline` has come.
    case timer
    /// The terminal is gone. Save; nothing can be shown any more, and the loop ends after this.
    case hangup
    /// The system asks to end. Save; the loop ends after this.
    case terminate
    /// An interrupt from outside; Control-C comes as a key.
    case interrupt
    /// The program was stopped and goes on; the terminal is set up again.
    case resumed
    /// The command of `takeCommand` has ended, with its exit status or 128 plus its signal.
    case commandFinished(Int32)
}

/// What a program is told of its terminal before it begins.
package struct TerminalFacts: Equatable, Sendable {
    package var size: Size
    /// Whether a photo can be shown: there are colours, and they are wanted.
    package var showsColours: Bool

    package init(size: Size, showsColours: Bool) {
        self.size = size
        self.showsColours = showsColours
    }
}

/// A program that owns the terminal while `TerminalHost.run` runs it, on the main thread.
///
/// The host reads everything that has come, hands it over event by event, then asks for one frame.
package protocol TerminalProgram {
    /// Comes first, once. The waker may be given to threads that have something to tell.
    mutating func start(_ terminal: TerminalFacts, waker: Waker)
    mutating func handle(_ event: HostEvent)
    /// The picture for the present state. Asked for once after all events that came together.
    mutating func frame(size: Size) -> Frame

    /// Milliseconds until `timer` is wanted, counted from now; nil for never.
    var nextDeadline: Int? { get }
    /// The exit code once the program wants to end.
    var exitCode: Int32? { get }
    /// Set by the program to be stopped as a job of its shell; the host clears it.
    var wantsSuspend: Bool { get set }
    /// Whether something is still under way whose end will ring the waker. Only the idle marker for
    /// tests waits for it.
    var isBusy: Bool { get }
    /// What the terminal is asked for beside the frame; the program gives it once.
    mutating func takeRequests() -> [TerminalRequest]
    /// A command to run on the terminal, such as an editor; the program gives it once.
    mutating func takeCommand() -> ExternalCommand?
}

extension TerminalProgram {
    package var nextDeadline: Int? { nil }
    package var isBusy: Bool { false }
    package var wantsSuspend: Bool {
        get { false }
        set { _ = newValue }
    }
    package mutating func takeRequests() -> [TerminalRequest] { [] }
    package mutating func takeCommand() -> ExternalCommand? { nil }
}

/// Something a terminal does that is not drawn.
package enum TerminalRequest: Equatable, Sendable {
    case bell
    /// Puts a text on the clipboard of the person's own machine, on terminals known to do that.
    case copy(String)
}

/// A program to run in place of ours until it ends.
package struct ExternalCommand: Equatable, Sendable {
    /// The program, looked for in PATH, and its arguments.
    package let arguments: [String]

    package init(_ arguments: [String]) {
        self.arguments = arguments
    }
}
