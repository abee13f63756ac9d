import CPCRE2

/// Regular expressions, with a bound on the work: a pattern that goes astray matches nothing.
enum Pattern {
    /// Steps of the matcher; some ten milliseconds.
    private static let matchLimit = 200_000
    /// Steps times bytes, since a step may look at the whole text.
    private static let lookLimit = 500_000_000
    /// In KiB.
    private static let heapLimit: UInt32 = 16 << 10
    /// What a pattern costs that needs more than a few steps; few of them are made.
    private static let longWork = 50_000
    /// Of a pattern, in UTF-8 bytes.
    private static let patternLimit = 4_096

    /// Whether the whole text is as the pattern says; false for a text that is no pattern.
    ///
    /// - Parameter spend: Counts work; false when it was too much.
    static func matches(_ text: String, _ pattern: String, spend: (Int) -> Bool) -> Bool {
        guard spend(Evaluator.searchWork + pattern.utf8.count) else { return false }
        let matches = withCompiled(pattern) { code in
            let bytes = Array(text.utf8)
            let steps = min(matchLimit, max(matchLimit / 200, lookLimit / max(bytes.count, 1)))
            // Nearly every pattern is done with after a few.
            return match(code, bytes, steps: steps / 400)
                ?? (spend(longWork) && match(code, bytes, steps: steps) ?? false)
        }
        return matches ?? false
    }

    /// Nil where it was given up.
    private static func match(_ code: OpaquePointer, _ bytes: [UInt8], steps: Int) -> Bool? {
        guard let data = pcre2_match_data_create_8(1, nil),
            let context = pcre2_match_context_create_8(nil)
        else { return nil }
        defer {
            pcre2_match_data_free_8(data)
            pcre2_match_context_free_8(context)
        }
        pcre2_set_match_limit_8(context, UInt32(steps))
        pcre2_set_depth_limit_8(context, UInt32(steps))
        pcre2_set_heap_limit_8(context, heapLimit)
        let outcome = pcre2_match_8(code, bytes, bytes.count, 0, 0, data, context)
        return outcome >= 0 ? true : outcome == PCRE2_ERROR_NOMATCH ? false : nil
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
        // The whole text, from its first letter to its last. `\d` and `\w` are those of ASCII, as
        // in all programs for such forms: full-width digits are none that could be counted with.
        let options =
            UInt32(PCRE2_UTF) | UInt32(PCRE2_ANCHORED) | UInt32(PCRE2_ENDANCHORED)
        guard let code = pcre2_compile_8(bytes, bytes.count, options, &error, &place, nil) else {
            let before = String(decoding: bytes.prefix(place), as: UTF8.self)
            note(before.unicodeScalars.count + 1)
            return nil
        }
        defer { pcre2_code_free_8(code) }
        return use(code)
    }
}
