import CPseudoTerminal
import CellText
import Testing

@Suite("Widths and the C library's")
struct WidthAgreementTests {
    /// glibc's table is of Unicode 14 or 15; where it knows a scalar, ours must say the same.
    @Test("Our table gives every scalar that starts a cell the width the C library gives it")
    func agreement() {
        var differing: [String] = []
        var known = 0
        for value in UInt32(0x20)..<0x40000 {
            guard let scalar = Unicode.Scalar(value), let ours = columnsOfSpacing(scalar) else {
                continue
            }
            let theirs = Int(cpt_width(value))
            if theirs < 0 { continue }
            known += 1
            if theirs != ours {
                differing.append("U+\(String(value, radix: 16)) \(ours) \(theirs)")
            }
        }
        #expect(known > 100_000)
        #expect(differing == [])
    }

    @Test(
        "Every character a Chinese text is made of is known to both",
        arguments: [
            0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3000...0x303E, 0xFF01...0xFF5E, 0x20000...0x2A6DF,
        ] as [ClosedRange<UInt32>])
    func chinese(range: ClosedRange<UInt32>) {
        let unknown = range.filter { value in
            guard let scalar = Unicode.Scalar(value) else { return false }
            guard let ours = columnsOfSpacing(scalar) else { return cpt_width(value) > 0 }
            return ours != 2 || cpt_width(value) != 2
        }
        #expect(unknown == [])
    }
}
