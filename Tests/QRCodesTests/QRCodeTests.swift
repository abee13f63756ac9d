import QRCodes
import Testing

@Suite("QR codes")
struct QRCodeTests {
    private static let board = "ZHAODAN P-0912 C-EN-63 I-0123456789ABCDEF 2026-03-04T09:01:10+08:00"

    @Test(
        "A reader that follows the standard finds the text again",
        arguments: [board, "P-0912", "0123456789", "mixed Case 12345", "ZHAODAN V-12345 - I-F"])
    func read(text: String) throws {
        let code = try #require(QRCode(text))

        #expect(CodeReader(code).text == text)
    }

    @Test("A board's text takes a code of 29 modules, and what room is left corrects errors")
    func size() throws {
        #expect(try #require(QRCode(Self.board)).extent == 29)
        let short = try #require(QRCode("P-1"))
        #expect(short.extent == 21 && CodeReader(short).level == "H")
    }

    @Test("Three finder patterns stand in the corners, timing between them")
    func patterns() throws {
        let code = try #require(QRCode(Self.board))
        let last = code.extent - 1
        for (row, column) in [(0, 0), (0, last - 6), (last - 6, 0)] {
            for y in 0..<7 {
                for x in 0..<7 {
                    let ring = max(abs(y - 3), abs(x - 3))
                    #expect(code.isDark(row: row + y, column: column + x) == (ring != 2))
                }
            }
        }
        for place in 8..<last - 7 {
            #expect(code.isDark(row: 6, column: place) == (place % 2 == 0))
            #expect(code.isDark(row: place, column: 6) == (place % 2 == 0))
        }
        #expect(!code.isDark(row: -1, column: 0) && !code.isDark(row: 0, column: code.extent))
    }

    @Test("What no code holds has none")
    func tooLong() {
        #expect(QRCode(String(repeating: "x", count: 3_000)) == nil)
        #expect(QRCode("") == nil)
    }
}
