internal import CTerminal

extension TerminalHost {
    /// Chooses the locale, before anything else: it decides what a character is.
    static func chooseLocale() throws(HostError) {
        let longest = 64
        var name = [CChar](repeating: 0, count: longest)
        let status = ct_choose_locale(&name, longest)
        if Int(status) == CT_CHARSET_NOT_UTF8 {
            let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            throw HostError(.charsetNotUTF8(String(decoding: bytes, as: UTF8.self)))
        }
        if Int(status) != CT_OK { throw HostError(.noUTF8Locale) }
    }

    static func open(_ configuration: HostConfiguration) throws(HostError) {
        let status = withOptionalCString(configuration.terminalType) { type in
            withOptionalCString(configuration.crashLog) { log in
                configuration.crashNotice.withCString { notice in
                    var options = ct_options()
                    options.terminal_type = type
                    options.crash_log = log
                    options.crash_notice = notice
                    options.sets_title = configuration.setsTitle
                    return ct_open(&options)
                }
            }
        }
        if Int(status) == CT_OK { return }
        throw HostError(reason(status, configuration))
    }

    private static func reason(
        _ status: Int32, _ configuration: HostConfiguration
    ) -> HostError.Reason {
        let type = configuration.terminalType ?? environment("TERM")
        switch Int(status) {
        case CT_INPUT_NOT_A_TERMINAL: return .inputNotATerminal
        case CT_OUTPUT_NOT_A_TERMINAL: return .outputNotATerminal
        case CT_TERMINAL_UNKNOWN: return .terminalUnknown(type)
        case CT_TERMINAL_TOO_SIMPLE: return .terminalTooSimple(type)
        default: return .system(ct_error_number())
        }
    }

    private static func environment(_ name: String) -> String {
        ct_environment(name).map { String(cString: $0) } ?? ""
    }
}

private func withOptionalCString<Result>(
    _ string: String?, _ body: (UnsafePointer<CChar>?) -> Result
) -> Result {
    guard let string else { return body(nil) }
    return string.withCString { body($0) }
}

/// Hands arguments to C: pointers to each, and a null pointer after the last.
func withArgumentVector<Result>(
    _ arguments: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    let bytes = arguments.flatMap { Array($0.utf8CString) }
    var starts: [Int] = []
    var start = 0
    for argument in arguments {
        starts.append(start)
        start += argument.utf8.count + 1
    }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: max(1, bytes.count)) { buffer in
        _ = buffer.initialize(from: bytes)
        var pointers: [UnsafeMutablePointer<CChar>?] = starts.map { start in
            buffer.baseAddress.map { $0 + start }
        }
        pointers.append(nil)
        return body(pointers)
    }
}
