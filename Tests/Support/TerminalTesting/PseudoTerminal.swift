internal import CPseudoTerminal

/// A program in a pseudo-terminal, with a person's hands and eyes.
///
/// Waiting always has a deadline and never a fixed length: it ends when what is waited for is seen.
package final class PseudoTerminal {
    /// How long anything may take before a test gives up.
    package static let patience = 20_000

    /// Why a wait ended without what was waited for.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    package private(set) var screen: ScreenModel
    /// All bytes the program has written so far.
    package private(set) var output: [UInt8] = []
    /// What a person would have pressed so far for the texts that were typed.
    package private(set) var typed = KeyCount()
    private var process = cpt_process()
    private var isOpen = true

    /// - Parameter environment: All there is; nothing is inherited.
    package init(
        _ arguments: [String], environment: [String: String] = ["TERM": "xterm-256color"],
        rows: Int = 24, columns: Int = 80, flags: Int = 0
    ) throws {
        screen = ScreenModel(rows: rows, columns: columns)
        let settings = environment.map { "\($0.key)=\($0.value)" }.sorted()
        let hasStarted = Self.withVector(arguments) { arguments in
            Self.withVector(settings) { settings in
                cpt_spawn(
                    arguments, settings, Int32(rows), Int32(columns), Int32(flags), &process)
            }
        }
        guard hasStarted else { throw Failure(description: "\(arguments) could not be started") }
    }

    deinit { cpt_close(&process) }

    /// The program's number among the processes.
    package var processNumber: Int { Int(process.program) }

    /// The path of a program built beside the running tests.
    package static func built(_ name: String) -> String {
        let longest = 4096
        let path = [UInt8](unsafeUninitializedCapacity: longest) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) {
                cpt_own_path($0.baseAddress, $0.count)
            }
        }
        let folder = path.prefix((path.lastIndex(of: UInt8(ascii: "/")) ?? 0) + 1)
        return String(decoding: folder, as: UTF8.self) + name
    }

    package func type(_ text: String) {
        typed.count(text)
        type(Array(text.utf8))
    }
    package func type(_ bytes: [UInt8]) { _ = cpt_write(process.terminal, bytes, bytes.count) }
    package func signal(_ number: Int32) { _ = cpt_signal(&process, number) }

    package func resize(rows: Int, columns: Int) {
        screen.resize(rows: rows, columns: columns)
        _ = cpt_set_size(&process, Int32(rows), Int32(columns))
    }

    /// The settings of the line, as a set of CPT_… values.
    package var settings: Int { Int(cpt_settings(&process)) }

    /// Types something and waits until the program has answered it and is idle.
    ///
    /// - Returns: The bytes of the answer, without the idle marker.
    @discardableResult
    package func answer(to text: String) throws -> [UInt8] {
        let start = output.count
        let idle = screen.idle
        type(text)
        try waitUntil("idle after \(text.debugDescription)") { $0.idle > idle }
        return Self.withoutMarkers(Array(output[start...]))
    }

    /// Waits until the program has said that it is idle for the first time.
    package func waitForStart() throws { try waitUntil("start") { $0.idle > 0 } }

    package func waitUntil(_ what: String, _ isSo: (ScreenModel) -> Bool) throws {
        let due = cpt_now() + Int64(Self.patience)
        while !isSo(screen) {
            guard cpt_now() < due else { throw failure("no \(what) in time") }
            guard read(milliseconds: 200) else { throw failure("no \(what) before the end") }
        }
    }

    /// Reads what has been written; false when the line is gone.
    package func read(milliseconds: Int) -> Bool {
        guard isOpen else { return false }
        var count = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, filled in
            count = cpt_read(
                process.terminal, buffer.baseAddress, buffer.count, Int32(milliseconds))
            filled = max(0, count)
        }
        if count < 0 { isOpen = false }
        output += chunk
        screen.feed(chunk)
        return count >= 0
    }

    /// Waits for the program's end, reading what it still writes.
    ///
    /// - Returns: Its exit status, or 256 plus the signal that ended it; nil when it does not end.
    package func waitForEnd() -> Int? {
        let due = cpt_now() + Int64(Self.patience)
        while cpt_now() < due {
            let status = cpt_wait(&process, 0)
            while read(milliseconds: 0), !atRest {}
            if status >= 0 { return Int(status) }
            if isOpen { _ = read(milliseconds: 50) } else { return waitForSilentEnd() }
        }
        return nil
    }

    private func waitForSilentEnd() -> Int? {
        let status = cpt_wait(&process, Int32(Self.patience))
        return status >= 0 ? Int(status) : nil
    }

    /// Whether nothing more is waiting to be read.
    private var atRest: Bool {
        let count = output.count
        _ = read(milliseconds: 0)
        return output.count == count
    }

    /// Waits until the program, run as a job, has been stopped once more.
    package func waitForStop() throws {
        var byte: UInt8 = 0
        let due = cpt_now() + Int64(Self.patience)
        while cpt_now() < due {
            if cpt_read(process.stops, &byte, 1, 20) > 0 {
                while read(milliseconds: 0), !atRest {}
                return
            }
            _ = read(milliseconds: 0)
        }
        throw failure("not stopped in time")
    }

    /// Goes away as a closed window does.
    package func hangUp() { cpt_hang_up(&process) }

    /// Bytes without the idle markers in them.
    package static func withoutMarkers(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        var rest = bytes[...]
        let start = Array("\u{1B}]7717;".utf8)
        while let range = rest.firstRange(of: start) {
            kept += rest[..<range.lowerBound]
            let after = rest[range.upperBound...]
            rest = after.firstIndex(of: 0x07).map { after[($0 + 1)...] } ?? []
        }
        return kept + rest
    }

    private func failure(_ what: String) -> Failure {
        let tail = String(decoding: output.suffix(300), as: UTF8.self).debugDescription
        return Failure(description: "\(what); the screen:\n\(screen.text)\nlast bytes: \(tail)")
    }

    private static func withVector<Result>(
        _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        let bytes = strings.flatMap { Array($0.utf8CString) }
        return bytes.withUnsafeBufferPointer { buffer in
            var pointers: [UnsafePointer<CChar>?] = []
            var start = 0
            for string in strings {
                pointers.append(buffer.baseAddress.map { $0 + start })
                start += string.utf8.count + 1
            }
            pointers.append(nil)
            return body(pointers)
        }
    }
}
