import Testing

@testable import TerminalUI

@Suite("Golden text and themes")
struct GoldenTextTests {
    @Test("A frame reads as its size, cursor, rows between bars and stretches of style")
    func golden() {
        var painter = Painter(Size(rows: 3, columns: 16))
        painter.put(" 照单           ", row: 0, column: 0, style: .title)
        painter.put("► 18 [✓] 符合", row: 1, column: 0)
        painter.put("[✓]", row: 1, column: 5, style: .ok)
        painter.put("合", row: 1, column: 11, style: Style(.critical, [.bold, .underline]))
        painter.place(cursor: .block, row: 1, column: 0)

        #expect(
            goldenText(painter.frame(), theme: .mono, language: "zh") == """
                size 16x3 theme mono lang zh ambiguous narrow
                cursor 1,0 block
                | 照单           |
                |► 18 [✓] 符合   |
                |                |
                styles 0: 0-15 title
                styles 1: 5-7 ok, 11-12 critical+bold+underline

                """)
    }

    @Test("Colour and mono differ in the first line alone")
    func themes() {
        var painter = Painter(Size(rows: 1, columns: 4))
        painter.put("危", row: 0, column: 0, style: .critical)
        let colour = goldenText(painter.frame(), theme: .colour256).split(separator: "\n")
        let mono = goldenText(painter.frame(), theme: .mono).split(separator: "\n")
        #expect(colour.dropFirst() == mono.dropFirst())
    }

    @Test("The accents are those that are readable on black and on white")
    func accents() {
        let colours = [Role.ok, .warn, .critical, .info, .muted].map {
            Theme.colour256.rendition(of: Style($0)).foreground
        }
        #expect(colours == [31, 130, 161, 99, 243])
    }

    @Test(
        "No theme paints a background, and without colour no colour is used",
        arguments: Role.allCases)
    func backgrounds(role: Role) {
        for theme in Theme.allCases {
            #expect(theme.rendition(of: Style(role)).background == -1)
        }
        #expect(Theme.mono.rendition(of: Style(role)).foreground == -1)
        #expect(
            Theme.highContrast.rendition(of: Style(role, .dim)).attributes.contains(.dim) == false)
    }

    @Test("What is reversed within a selection still shows")
    func reversed() {
        let plain = Theme.mono.rendition(of: .selection).attributes
        let marked = Theme.mono.rendition(of: Style(.selection, .reverse)).attributes
        #expect(plain == .reverse && marked == [])
    }

    @Test("The theme follows the number of colours, unless colour is not wanted")
    func suited() {
        #expect(Theme.suited(toColours: 256) == .colour256)
        #expect(Theme.suited(toColours: 8) == .colour8)
        #expect(Theme.suited(toColours: 0) == .mono)
        #expect(Theme.suited(toColours: 256, wantsColour: false) == .mono)
    }

    @Test("Every style survives its two-byte code")
    func codes() {
        for role in Role.allCases {
            for bits in UInt8(0)..<16 {
                let style = Style(role, Style.Attributes(rawValue: bits))
                #expect(Style(code: style.code) == style)
            }
        }
    }
}
