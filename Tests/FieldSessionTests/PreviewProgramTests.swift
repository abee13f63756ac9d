import FieldScreens
import Foundation
import PictureSamples
import TerminalTesting
import TerminalUI
import Testing

@testable import FieldSession

@Suite("The program that decodes pictures")
struct PreviewProgramTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private let program = PreviewProgram(path: PseudoTerminal.built(PreviewProgram.name))

    private func stored(_ bytes: [UInt8]) throws -> String {
        let file = folder.appending(path: UUID().uuidString)
        try Data(bytes).write(to: file)
        return file.path
    }

    /// A program that does something else in its place.
    private func script(_ text: String, deadline: Int64 = 60_000) throws -> PreviewProgram {
        // Copied by another process: what is open here for writing, a process that another test
        // starts in the same moment holds open too, and such a file cannot be run.
        let draft = try stored(Array("#!/bin/sh\n\(text)\n".utf8))
        let path = "\(draft).sh"
        let copying = try Process.run(
            URL(filePath: "/usr/bin/install"), arguments: ["-m", "755", draft, path])
        copying.waitUntilExit()
        return PreviewProgram(path: path, deadline: deadline)
    }

    private func fault(
        _ program: PreviewProgram, _ bytes: [UInt8], columns: Int = 8, rows: Int = 8
    ) throws -> PreviewFault? {
        let path = try stored(bytes)
        do throws(PreviewFault) {
            _ = try program.preview(path, columns: columns, rows: rows)
            return nil
        } catch {
            return error
        }
    }

    /// The colours in the corners, by their first letters, from the upper left.
    private func corners(_ raster: Raster) -> String {
        let last = raster.columns - 1
        let top = [raster.pair(row: 0, column: 0).top, raster.pair(row: 0, column: last).top]
        let row = raster.cellRows - 1
        let bottom = [
            raster.pair(row: row, column: 0).bottom, raster.pair(row: row, column: last).bottom,
        ]
        return (top + bottom).map { dot in
            switch (dot.red > 127, dot.green > 127, dot.blue > 127) {
            case (true, false, false): "r"
            case (false, true, false): "g"
            case (false, false, true): "b"
            case (true, true, true): "w"
            default: "?"
            }
        }.joined()
    }

    @Test(
        "A picture is shown upright, however the camera was held",
        arguments: [
            (1, "rgbw", 8), (2, "grwb", 8), (3, "wbgr", 8), (4, "bwrg", 8),
            (5, "rbgw", 4), (6, "brwg", 4), (7, "wgbr", 4), (8, "gwrb", 4),
        ] as [(UInt8, String, Int)])
    func upright(orientation: UInt8, expected: String, columns: Int) throws {
        let path = try stored(try PictureSamples.corners(orientation: orientation))

        let preview = try program.preview(path, columns: 8, rows: 8)

        #expect(corners(preview.raster) == expected)
        #expect(preview.raster.columns == columns && preview.raster.rows == 12 - columns)
        #expect(!preview.isDamaged)
    }

    @Test("A PNG is shown in its own size where there is room, what is transparent on white")
    func png() throws {
        let dots: [UInt8] = [
            255, 0, 0, 255, 0, 255, 0, 255,
            0, 0, 255, 255, 0, 0, 0, 0,
        ]
        let path = try stored(PictureSamples.png(columns: 2, rows: 2, dots: dots))

        let raster = try program.preview(path, columns: 40, rows: 40).raster

        #expect(raster.columns == 2 && raster.rows == 2 && corners(raster) == "rgbw")
    }

    @Test("A file that was cut short is shown in part and said to be damaged, or is refused")
    func cut() throws {
        let jpeg = try PictureSamples.corners(orientation: 1)
        let part = try stored(Array(jpeg.dropLast(8)))
        #expect(try program.preview(part, columns: 8, rows: 8).isDamaged)
        #expect(try fault(program, Array(jpeg.prefix(100))) == .damaged)
        let png = PictureSamples.png(columns: 2, rows: 2, dots: [255, 0, 0, 255])
        #expect(try fault(program, png) == .damaged)
        #expect(try fault(program, []) == .unreadable)
    }

    @Test("A file that promises more than fits the memory is refused; nothing else suffers")
    func hostile() throws {
        let bomb = PictureSamples.png(columns: 60_000, rows: 60_000, dots: [])
        #expect(try fault(program, bomb) == .tooLarge)
        var jpeg = try PictureSamples.corners(orientation: 1)
        let frame = try #require(
            jpeg.indices.dropLast().first { jpeg[$0] == 0xff && jpeg[$0 + 1] == 0xc0 })
        jpeg.replaceSubrange(frame + 5..<frame + 9, with: [0xff, 0xd0, 0xff, 0xd0])
        #expect(try fault(program, jpeg) == .tooLarge)
        #expect(try fault(program, Array("GIF89a".utf8)) == .damaged)
        #expect(try fault(program, try PictureSamples.file("phone.heic")) == .noDecoder)
    }

    @Test("Bytes changed at random end in a picture or in a fault, never in a wrong size")
    func changed() throws {
        var random = SplitMix(7)
        let jpeg = try PictureSamples.corners(orientation: 6)
        for _ in 0..<60 {
            var bytes = jpeg
            for _ in 0..<4 {
                let place = Int.random(in: bytes.indices, using: &random)
                bytes[place] = .random(in: 0...255, using: &random)
            }
            let fault = try fault(program, bytes)
            #expect(fault == nil || fault == .damaged || fault == .tooLarge)
        }
    }

    @Test("A program that is missing, hangs, dies or says something else is told apart")
    func others() throws {
        let picture = try PictureSamples.corners(orientation: 1)
        #expect(try fault(PreviewProgram(path: nil), picture) == .noProgram)
        #expect(try fault(PreviewProgram(path: "/no/such/program"), picture) == .failed)
        #expect(try fault(script("exec sleep 600", deadline: 50), picture) == .tookTooLong)
        #expect(try fault(script("kill -SEGV $$"), picture) == .failed)
        #expect(try fault(script("kill -XCPU $$"), picture) == .tookTooLong)
        #expect(try fault(script("printf '\\000\\002\\000\\001\\000rgb'"), picture) == .failed)
        let endless = "printf '\\000\\020\\000\\001\\000'; exec cat /dev/zero"
        #expect(try fault(script(endless), picture) == .failed)
        #expect(try fault(script("cat"), picture) == .failed)
        let gone = folder.appending(path: "gone").path
        #expect(throws: PreviewFault.unreadable) {
            try program.preview(gone, columns: 8, rows: 8)
        }
    }

    @Test("It starts with an environment of nothing but the plain locale")
    func confined() throws {
        let seen = folder.appending(path: "seen").path
        _ = try fault(script("env > \(seen); true"), [1])
        let text = try String(contentsOfFile: seen, encoding: .utf8)
        #expect(text.contains("LC_ALL=C") && !text.contains("HOME="))
    }
}
