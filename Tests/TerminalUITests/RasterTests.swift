import TerminalUI
import Testing

@Suite("Pictures of dots")
struct RasterTests {
    private func dot(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Dot {
        Dot(red: red, green: green, blue: blue)
    }

    @Test("Two rows of dots are a row of cells; an odd last row is gone on with")
    func cells() throws {
        let red = dot(255, 0, 0)
        let dots = [red, .black, .white, .black, .black, red]
        let raster = try #require(Raster(columns: 2, rows: 3, dots: dots))
        var painter = Painter(Size(rows: 3, columns: 4))
        painter.put("照片", row: 0, column: 0)

        painter.put(raster, row: 0, column: 1)

        let surface = painter.surface
        #expect(surface.violation == nil)
        #expect(surface[0, 1]?.pair == DotPair(top: red, bottom: .white))
        #expect(surface[1, 2]?.pair == DotPair(top: red, bottom: red))
        #expect(surface[0, 0]?.pair == nil && surface[2, 1]?.pair == nil)
        #expect(surface.text(row: 0) == " ▄  ")
        #expect(goldenText(painter.frame()).contains("dots 0: 1 f00/fff 000/000"))
        #expect(Raster(columns: 2, rows: 2, dots: dots) == nil)
    }

    @Test("What lies outside of the clip is not drawn")
    func clipped() throws {
        let raster = try #require(
            Raster(columns: 3, rows: 2, dots: Array(repeating: .white, count: 6)))
        var painter = Painter(Size(rows: 1, columns: 4))

        painter.within(Rect(row: 0, column: 1, rows: 1, columns: 2)) {
            $0.put(raster, row: 0, column: 0)
        }

        #expect(painter.surface.text(row: 0) == " ██ ")
    }

    @Test("A dot has the palette's nearest colour, and none where nothing but letters is shown")
    func colours() {
        for (dot, wide, narrow) in [
            (dot(0, 0, 0), 16, 0), (dot(255, 255, 255), 231, 7), (dot(255, 0, 0), 196, 1),
            (dot(0, 0, 255), 21, 4), (dot(0, 136, 170), 31, 6), (dot(85, 85, 85), 240, 0),
        ] as [(Dot, Int16, Int16)] {
            #expect(Theme.colour256.colour(of: dot) == wide, "\(dot.text)")
            #expect(Theme.colour8.colour(of: dot) == narrow, "\(dot.text)")
            #expect(Theme.mono.colour(of: dot) == nil && Theme.highContrast.colour(of: dot) == nil)
        }
        for red in stride(from: 0, through: 255, by: 17) {
            for grey in stride(from: 0, through: 255, by: 17) {
                let number = Theme.colour256.colour(of: dot(UInt8(red), UInt8(grey), UInt8(grey)))
                #expect((16...255).contains(number ?? -1))
            }
        }
    }
}
