internal import CTerminal
import TerminalUI

/// Runs a program on the terminal: waits, reads everything, decodes, lets the program handle each
/// event, paints once. While nothing happens it sleeps and writes nothing.
///
/// Belongs to the main thread, like the terminal itself.
package final class TerminalHost {
    /// How long an ESC may stand alone before it is the key.
    package static let escapeMilliseconds = 25
    /// How long a frame waits for work that a key began; shorter than anybody sees.
    private static let workMilliseconds: Int64 = 8
    /// Bytes taken in one go at most, so that a flood can't keep the screen from being painted.
    private static let maximumInput = 64 * 1024
    private static let readSize = 4096

    private let waker: Waker
    private let configuration: HostConfiguration
    private var writer: ScreenWriter
    private var decoder: InputDecoder
    /// When an ESC that stands alone becomes the key.
    private var escapeDue: Int64?
    private var isGone = false
    private var idleCount = 0
    private var isIdleDue = false

    /// Opens the terminal, runs the program to its end, and gives the terminal back.
    ///
    /// - Returns: The program's exit code; 129 or 143 when the terminal went away or the system
    ///   asked to end and the program named none.
    /// - Throws: What makes the terminal unusable. The program has not been started then and
    ///   nothing was written.
    package static func run(
        _ program: inout some TerminalProgram, configuration: HostConfiguration
    ) throws(HostError) -> Int32 {
        try chooseLocale()
        guard let waker = Waker() else { throw HostError(.system(ct_error_number())) }
        try open(configuration)
        let host = TerminalHost(waker, configuration)
        defer { ct_close(!host.isGone) }
        return host.loop(&program)
    }

    private init(_ waker: Waker, _ configuration: HostConfiguration) {
        self.waker = waker
        self.configuration = configuration
        writer = ScreenWriter(configuration)
        decoder = InputDecoder(terminalKeys: TerminalKeys.read())
    }

    private func loop(_ program: inout some TerminalProgram) -> Int32 {
        let facts = TerminalFacts(size: size, showsColours: writer.theme.showsColours)
        program.start(facts, waker: waker)
        while true {
            if let code = program.exitCode { return code }
            if program.wantsSuspend {
                program.wantsSuspend = false
                stop(&program)
                continue
            }
            if let command = program.takeCommand() {
                run(command, &program)
                continue
            }
            writer.show(program.frame(size: size))
            for request in program.takeRequests() { grant(request) }
            isIdleDue = configuration.marksIdle
            if let code = step(&program) { return code }
        }
    }

    /// Waits for something and has it handled.
    ///
    /// - Returns: The exit code when the loop must end whatever the program wants.
    private func step(_ program: inout some TerminalProgram) -> Int32? {
        let timerDue = program.nextDeadline.map { ct_now() + Int64(max(0, $0)) }
        let events = wait(until: timerDue, isBusy: program.isBusy)
        if let code = take(events, &program) { return code }
        if events.contains(.input), let code = waitForWork(&program) { return code }
        if let timerDue, ct_now() >= timerDue, program.exitCode == nil { program.handle(.timer) }
        return nil
    }

    /// Work that a key began and that ends within a moment is shown by the key's own frame: one
    /// frame instead of two. More keys are taken meanwhile.
    private func waitForWork(_ program: inout some TerminalProgram) -> Int32? {
        let due = ct_now() + Self.workMilliseconds
        while program.isBusy, program.exitCode == nil, ct_now() < due {
            let left = max(0, due - ct_now())
            let events = Events(rawValue: ct_wait(waker.number, Int32(left)))
            if let code = take(events, &program) { return code }
        }
        return nil
    }

    private func take(_ events: Events, _ program: inout some TerminalProgram) -> Int32? {
        if events.contains(.hangup) { return hangUp(&program) }
        if events.contains(.terminate) {
            program.handle(.terminate)
            return program.exitCode ?? 128 + 15
        }
        if events.contains(.input) {
            if !takeInput(&program) { return hangUp(&program) }
        } else if let due = escapeDue, ct_now() >= due {
            escapeDue = nil
            handle(decoder.escapeTimedOut(), &program)
        }
        if events.contains(.interrupt) { program.handle(.interrupt) }
        if events.contains(.wake) {
            waker.hear()
            program.handle(.wake)
        }
        if events.contains(.stop) {
            stop(&program)
        } else if events.contains(.continued) {
            takeBack(&program) { ct_resume() }
            program.handle(.resumed)
        } else if events.contains(.resized), ct_resize() {
            writer.forget()
            program.handle(.resized(size))
        }
        return nil
    }

    /// What woke the loop up; see `ct_wait`.
    private struct Events: OptionSet {
        let rawValue: UInt32

        static let input = Events(rawValue: UInt32(CT_INPUT))
        static let wake = Events(rawValue: UInt32(CT_WAKE))
        static let resized = Events(rawValue: UInt32(CT_RESIZED))
        static let terminate = Events(rawValue: UInt32(CT_TERMINATE))
        static let hangup = Events(rawValue: UInt32(CT_HANGUP))
        static let interrupt = Events(rawValue: UInt32(CT_INTERRUPT))
        static let continued = Events(rawValue: UInt32(CT_CONTINUED))
        static let stop = Events(rawValue: UInt32(CT_STOP))
    }

    private func wait(until timerDue: Int64?, isBusy: Bool) -> Events {
        if isIdleDue, !isBusy, escapeDue == nil {
            // The marker says that everything sent so far has been answered on the screen.
            let events = Events(rawValue: ct_wait(waker.number, 0))
            if !events.isEmpty { return events }
            markIdle()
        }
        let due = [timerDue, escapeDue].compactMap { $0 }.min()
        let milliseconds = due.map { min(max(0, $0 - ct_now()), Int64(Int32.max)) } ?? -1
        return Events(rawValue: ct_wait(waker.number, Int32(milliseconds)))
    }

    /// - Returns: Whether the terminal is still there.
    private func takeInput(_ program: inout some TerminalProgram) -> Bool {
        var bytes: [UInt8] = []
        var isThere = true
        while bytes.count < Self.maximumInput {
            var count = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: Self.readSize) { buffer, filled in
                count = ct_read(buffer.baseAddress, buffer.count)
                filled = max(0, count)
            }
            bytes += chunk
            if count < 0 { isThere = false }
            if count <= 0 { break }
        }
        let events = decoder.feed(bytes)
        escapeDue = decoder.awaitsEscapeTimeout ? ct_now() + Int64(Self.escapeMilliseconds) : nil
        handle(events, &program)
        return isThere
    }

    private func handle(_ events: [InputEvent], _ program: inout some TerminalProgram) {
        for event in events {
            if event == .key(.control("l")) {
                writer.forget()
                continue
            }
            program.handle(.input(event))
            if program.exitCode != nil { return }
        }
    }

    private func hangUp(_ program: inout some TerminalProgram) -> Int32 {
        isGone = true
        program.handle(.hangup)
        return program.exitCode ?? 128 + 1
    }

    private func stop(_ program: inout some TerminalProgram) {
        // Without a shell that could continue it, the program would be stopped for ever.
        guard ct_can_stop() else { return }
        takeBack(&program) { ct_stop() }
        program.handle(.resumed)
    }

    private func run(_ command: ExternalCommand, _ program: inout some TerminalProgram) {
        var status: Int32 = 127
        takeBack(&program) {
            status = withArgumentVector(command.arguments) { ct_run($0) }
        }
        program.handle(.commandFinished(status))
    }

    /// Does what takes the terminal away and back, then tells the program a changed size.
    private func takeBack(_ program: inout some TerminalProgram, _ away: () -> Void) {
        let before = size
        away()
        writer.forget()
        if size != before { program.handle(.resized(size)) }
    }

    private func grant(_ request: TerminalRequest) {
        switch request {
        case .bell: ct_write("\u{07}", 1)
        case .copy(let text): Clipboard.copy(text)
        }
    }

    private func markIdle() {
        isIdleDue = false
        idleCount += 1
        let marker = "\u{1B}]7717;idle;\(idleCount)\u{07}"
        ct_write(marker, marker.utf8.count)
    }

    private var size: Size {
        var rows: Int32 = 0
        var columns: Int32 = 0
        ct_size(&rows, &columns)
        return Size(rows: Int(rows), columns: Int(columns))
    }
}
