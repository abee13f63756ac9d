import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("The status row")
struct StatusRowTests {
    private static let sizes = [Size(rows: 24, columns: 80), Size(rows: 16, columns: 60)]

    private func long(_ words: Phrasebook) -> (Notice, String) {
        let values = [
            "time": "10:41", "seq": "128400", "item": "T-03", "drafts": "12", "minutes": "12345",
        ]
        return (Notice("notice.interrupted", values, .warning), words("notice.interrupted", values))
    }

    @Test(
        "What does not fit it is read whole above it, until the next key", arguments: sizes,
        Language.allCases)
    func whole(size: Size, language: Language) throws {
        var app = answering(language, size: size)
        let before = paint(app, size)
        let (notice, sentence) = long(app.words)
        app.notice = notice
        let frame = paint(app, size)
        #expect(flat(frame).contains(flat(sentence)))
        #expect(frame.surface.text(row: size.rows - 1) == before.surface.text(row: size.rows - 1))
        #expect(frame.cursor == before.cursor)
        try expectGolden(
            frame, "status-long-\(sizeName(size))-\(language.rawValue)", language: language)
        _ = app.press(.key(.down), .key(.up))
        #expect(goldenText(paint(app, size)) == goldenText(before))
    }

    @Test("What fits it takes one row", arguments: sizes)
    func short(size: Size) {
        var app = answering(size: size)
        let before = paint(app, size)
        app.notice = Notice("notice.no_steps", [:], .warning)
        let frame = paint(app, size)
        for row in 0..<size.rows - 2 {
            #expect(frame.surface.text(row: row) == before.surface.text(row: row))
        }
    }

    @Test("A failure of the journal is read whole", arguments: sizes, Language.allCases)
    func failure(size: Size, language: Language) {
        for failure in ["disk_full", "read_only", "io"] {
            var app = answering(language, size: size)
            _ = app.update(.journalFailed(failure))
            #expect(flat(paint(app, size)).contains(flat(app.words("status.failed.\(failure)"))))
        }
    }

    @Test("Every refusal is read whole in both languages", arguments: sizes, Language.allCases)
    func refusals(size: Size, language: Language) {
        var app = answering(language, size: size)
        for key in app.words.keys where key.hasPrefix("refusal.") {
            app.notice = Notice(key, [:], .warning)
            #expect(flat(paint(app, size)).contains(flat(app.words(key))), "\(key)")
        }
    }
}
