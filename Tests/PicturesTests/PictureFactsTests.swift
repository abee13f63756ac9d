import CivilTime
import Foundation
import Pictures
import TerminalTesting
import Testing

@Suite("What a picture says of itself")
struct PictureFactsTests {
    private static func sample(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        return Array(try Data(contentsOf: folder.appending(path: "Samples/\(name)")))
    }

    private static let samples = ["phone.jpg", "bare.jpg", "camera.png", "phone.heic"]

    @Test("A phone's JPEG and HEIC say when, where, how turned and with what they were taken")
    func phone() throws {
        for (name, media) in [("phone.jpg", PictureMedia.jpeg), ("phone.heic", .heic)] {
            let facts = try #require(PictureFacts(try Self.sample(name)), "\(name)")

            #expect(facts.media == media)
            #expect(facts.columns == 64 && (48...64).contains(facts.rows))
            #expect(facts.takenAt?.text == "2026-03-04T09:01:10+08:00")
            #expect(facts.position?.text == "30.894167,120.093611")
            #expect(facts.camera == "HUAWEI P60")
        }
        #expect(PictureFacts(try Self.sample("phone.jpg"))?.orientation == 6)
    }

    @Test("A camera without a zone gives a time without one; it is read in the zone of the place")
    func withoutZone() throws {
        let taken = try #require(PictureFacts(try Self.sample("camera.png"))?.takenAt)

        #expect(taken.text == "2026-03-04T09:01:10")
        #expect(taken.wallTime(offsetMinutes: 480).text == "2026-03-04T09:01:10.000+08:00")
    }

    @Test("A picture without the camera's data has a size and nothing more")
    func bare() throws {
        let facts = try #require(PictureFacts(try Self.sample("bare.jpg")))

        #expect(facts.columns == 64 && facts.takenAt == nil && facts.position == nil)
        #expect(facts.camera == nil && facts.orientation == 1)
    }

    @Test("What is no picture is none, whatever it is called")
    func others() {
        for text in ["", "not really a photograph\n", "%PDF-1.7\n", "GIF89a", "\u{0}\u{0}"] {
            #expect(PictureFacts(Array(text.utf8)) == nil)
        }
        #expect(PictureFacts([0xff, 0xd8, 0xff]) == nil)
    }

    /// What is read of a file, in bytes and in calls.
    private func reading(_ bytes: [UInt8]) -> (facts: PictureFacts?, bytes: Int, calls: Int) {
        var read = 0
        var calls = 0
        let facts = PictureFacts(byteCount: bytes.count) { range in
            read += range.count
            calls += 1
            return Array(bytes[range])
        }
        return (facts, read, calls)
    }

    @Test("Of a large file no more is read than what leads to its facts", arguments: samples)
    func frugal(name: String) throws {
        let sample = try Self.sample(name)
        let large = sample + [UInt8](repeating: 0, count: 8 << 20)
        let (facts, bytes, calls) = reading(large)

        // A PNG is walked to its end, for what may stand behind the picture.
        let small = PictureFacts(sample)
        #expect(facts?.takenAt == small?.takenAt && facts?.media == small?.media)
        #expect(bytes <= 64 << 10 && calls <= 16)
    }

    @Test("Behind two thousand parts of a picture its facts are still found")
    func far() throws {
        let sample = try Self.sample("camera.png")
        let name = Array("eXIf".utf8)
        let place = try #require(
            sample.indices.dropLast(4).first { Array(sample[$0..<$0 + 4]) == name })
        let length = Int(sample[place - 2]) << 8 | Int(sample[place - 1])
        let exif = sample[place - 4..<place + 8 + length]
        let piece: [UInt8] =
            [0, 0, 32, 0] + Array("IDAT".utf8) + [UInt8](repeating: 7, count: 8_196)
        var large = Array(sample[..<33])
        for _ in 0..<2_000 { large += piece }
        large += exif
        let (facts, bytes, _) = reading(large)

        #expect(facts?.takenAt?.text == "2026-03-04T09:01:10")
        #expect(bytes <= 16 << 20)
    }

    @Test("A file made of nothing but steps is given up")
    func endless() {
        var large: [UInt8] = [0xff, 0xd8]
        for _ in 0..<6 << 20 { large += [0xff, 0xe2, 0, 2] }
        let (facts, bytes, _) = reading(large)

        #expect(facts == nil && bytes <= 16 << 20)
    }

    @Test("A file that ends at any byte is read or is no picture", arguments: samples)
    func cut(name: String) throws {
        let whole = try Self.sample(name)
        let all = try #require(PictureFacts(whole))

        for length in whole.indices {
            guard let facts = PictureFacts(Array(whole.prefix(length))) else { continue }
            #expect(facts.media == all.media)
            #expect(facts.takenAt == nil || facts.takenAt == all.takenAt)
        }
    }

    @Test("Bytes that were changed at random are read or are no picture", arguments: samples)
    func changed(name: String) throws {
        let whole = try Self.sample(name)
        var random = SplitMix(0x9d07)
        for _ in 0..<20_000 {
            var bytes = whole
            for _ in 0...Int.random(in: 0..<6, using: &random) {
                // Lengths and counts are near their ends: big numbers are tried often.
                let value =
                    Bool.random(using: &random)
                    ? UInt8.max : UInt8.random(in: 0...255, using: &random)
                bytes[Int.random(in: bytes.indices, using: &random)] = value
            }
            if let facts = PictureFacts(bytes) {
                #expect(facts.columns > 0 && facts.rows > 0)
                #expect((1...8).contains(facts.orientation))
            }
        }
    }

    @Test("A time that no clock shows is none")
    func times() throws {
        let whole = try Self.sample("phone.jpg")
        let written = Array("2026:03:04 09:01:10".utf8)
        let place = try #require(whole.firstRange(of: written)?.lowerBound)
        for wrong in ["2026:02:30 09:01:10", "2026:03:04 24:01:10", "0000:00:00 00:00:00"] {
            var bytes = whole
            bytes.replaceSubrange(place..<place + written.count, with: Array(wrong.utf8))

            #expect(PictureFacts(bytes)?.takenAt == nil)
        }
    }
}
