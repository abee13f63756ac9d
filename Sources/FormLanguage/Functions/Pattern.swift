import CPCRE2

/// Regular expressions, with a bound on the work: a pattern that goes astray matches nothing.
enum Pattern {
    /// Steps of the matcher; some ten milliseconds.
    private static let matchLimit: UInt32 = 200_000
    private static let heapLimit: UInt32 = 16 << 10
    /// Of a pattern, in UTF-8 bytes.
    private static let patternLimit = 4_096

    /// Whether the whole text is as the pattern says; false for a text that is no pattern.
    static func matches(_ text: String, _ pattern: String) -> Bool {
        let matches = withCompiled(pattern) { code in
            guard let data = pcre2_match_data_create_8(1, nil),
                let context = pcre2_match_context_create_8(nil)
            else { return false }
            defer {
                pcre2_match_data_free_8(data)
                pcre2_match_context_free_8(context)
            }
            pcre2_set_match_limit_8(context, matchLimit)
            pcre2_set_depth_limit_8(context, matchLimit)
            pcre2_set_heap_limit_8(context, heapLimit)
            let bytes = Array(text.utf8)
            return pcre2_match_8(code, bytes, bytes.count, 0, 0, data, context) >= 0
        }
        return matches ?? false
    }

    /// Where a text stops being a pattern, in scalars from 1; nil when it is one.
    static func fault(in pattern: String) -> Int? {
        var fault: Int?
        _ = withCompiled(pattern, { _ in true }, orElse: { fault = $0 })
        return fault
    }

    private static func withCompiled<Outcome>(
        _ pattern: String, _ use: (OpaquePointer) -> Outcome,
        orElse note: (_ place: Int) -> Void = { _ in }
    ) -> Outcome? {
        let bytes = Array(pattern.utf8)
        guard bytes.count <= patternLimit else {
            note(patternLimit + 1)
            return nil
        }
        var error: Int32 = 0
        var place = 0
        // The whole text, from its first letter to its last.
        let options =
            UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_ANCHORED)
            | UInt32(PCRE2_ENDANCHORED)
        guard let code = pcre2_compile_8(bytes, bytes.count, options, &error, &place, nil) else {
            let before = String(decoding: bytes.prefix(place), as: UTF8.self)
            note(before.unicodeScalars.count + 1)
            return nil
        }
        defer { pcre2_code_free_8(code) }
        return use(code)
    }
}
