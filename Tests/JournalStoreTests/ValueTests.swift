import CivilTime
import Testing

@testable import JournalStore

@Suite("Small values and how they are written")
struct ValueTests {
    @Test(
        "A wall time is written with 29 characters and read back",
        arguments: [
            (0, 0, "1970-01-01T00:00:00.000+00:00"),
            (1_772_586_000_000, 480, "2026-03-04T09:00:00.000+08:00"),
            (-1, 0, "1969-12-31T23:59:59.999+00:00"),
            (951_827_696_789, -210, "2000-02-29T09:04:56.789-03:30"),
            (4_107_542_399_999, 0, "2100-02-28T23:59:59.999+00:00"),
            (-62_135_510_400_000, 0, "0001-01-02T00:00:00.000+00:00"),
        ] as [(Int64, Int, String)])
    func wallTime(milliseconds: Int64, offset: Int, text: String) {
        let time = WallTime(milliseconds: milliseconds, offsetMinutes: offset)
        #expect(time.text == text)
        #expect(WallTime(text) == time)
    }

    @Test(
        "A time that no clock shows is refused",
        arguments: [
            "2026-02-29T00:00:00.000+08:00", "2026-13-01T00:00:00.000+08:00",
            "2026-00-01T00:00:00.000+08:00", "2026-01-00T00:00:00.000+08:00",
            "2026-01-32T00:00:00.000+08:00", "2026-04-31T00:00:00.000+08:00",
            "2100-02-29T00:00:00.000+08:00", "2026-01-01T24:00:00.000+08:00",
            "2026-01-01T00:60:00.000+08:00", "2026-01-01T00:00:60.000+08:00",
            "2026-01-01T00:00:00.000+24:00", "2026-01-01T00:00:00.000-00:00",
            "2026-01-01T00:00:00.000Z", "2026-01-01 00:00:00.000+08:00",
            "2026-01-01T00:00:00,000+08:00", "2026-01-01T00:00:00.00a+08:00", "",
        ])
    func noTime(text: String) {
        #expect(WallTime(text) == nil)
    }

    @Test("Days of four centuries are read back as themselves")
    func days() {
        for day in stride(from: Int64(-200 * 365), to: 200 * 365, by: 11) {
            let time = WallTime(milliseconds: day * 86_400_000, offsetMinutes: 0)
            if WallTime(time.text) != time { Issue.record("\(time)") }
        }
    }

    @Test("The hybrid clock grows whatever the wall clock does")
    func hybrid() {
        var last = HybridTime.zero
        for wall in [5, 5, 5, 4, -100, 6, 0, 7] as [Int64] {
            let next = last.next(at: WallTime(milliseconds: wall, offsetMinutes: 0))
            #expect(next > last)
            last = next
        }
        #expect(last.text == "000000000007-0000")
        let full = HybridTime(milliseconds: 7, count: .max)
        let after = full.next(at: WallTime(milliseconds: 1, offsetMinutes: 0))
        #expect(after.text == "000000000008-0000")
    }

    @Test("Base 64 has one text for each bytes")
    func base64() {
        let texts = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]
        for (length, text) in texts.enumerated() {
            let bytes = Array("foobar".utf8.prefix(length))
            #expect(Base64.text(bytes) == text)
            #expect(Base64.bytes(text) == bytes)
        }
        for text in ["Zh==", "Zg=", "Zg", "Zm9", "Zm9v\n", " Zm9v", "Zm=v", "====", "Zm9=", "Z_9v"]
        {
            #expect(Base64.bytes(text) == nil)
        }
    }

    @Test("A hash is read from 64 small hex digits and from nothing else")
    func hash() {
        let hash = Hash256(of: Array("abc".utf8))
        #expect(
            hash.hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Hash256(hex: hash.hex) == hash)
        #expect(Hash256(bytes: hash.bytes) == hash)
        #expect(Hash256(hex: hash.hex.uppercased()) == nil)
        #expect(Hash256(hex: hash.hex.dropLast()) == nil)
        #expect(Hash256(hex: hash.hex + "00") == nil)
    }

    @Test("The tree's edge has the root of the plain definition at every size")
    func frontier() {
        func root(_ leaves: ArraySlice<Hash256>) -> Hash256 {
            if leaves.count == 1, let leaf = leaves.first { return leaf }
            var half = 1
            while half * 2 < leaves.count { half *= 2 }
            let middle = leaves.startIndex + half
            return .node(root(leaves[..<middle]), root(leaves[middle...]))
        }
        var leaves: [Hash256] = []
        var frontier = MerkleFrontier()
        for number in 0..<130 {
            leaves.append(Hash256(of: [UInt8(number)]))
            frontier.append(leaves[number])
            #expect(frontier.root == root(leaves[...]))
            #expect(frontier.hashes.count == frontier.size.nonzeroBitCount)
        }
    }

    @Test("Segment names are those of the numbers that begin segments")
    func segmentNames() {
        #expect(SegmentName.text(first: 4096) == "000000004096.jsonl")
        #expect(SegmentName.first("000000008192.jsonl") == 8192)
        for name in [
            "000000000001.jsonl", "0.jsonl", "000000004096.json", "-00000004096.jsonl",
            "000000004096.jsonl.bak", "+00000004096.jsonl", "000000000000.jsonl~",
        ] {
            #expect(SegmentName.first(name) == nil)
        }
    }

    @Test(
        "The list of mounts tells the kind of a path's volume",
        arguments: [
            ("/", Volume.Kind.local), ("/home/a", .local), ("/media/stick/journal", .fat),
            ("/media/stick2", .local), ("/srv/share/a", .network), ("/odd place/x", .memory),
            ("/covered", .overlay),
        ])
    func volumes(path: String, kind: Volume.Kind) {
        let table = """
            22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
            23 22 8:2 / /media/stick rw - vfat /dev/sdb1 rw
            24 22 0:40 / /srv/share rw - nfs4 server:/x rw
            25 22 0:41 / /odd\\040place rw - tmpfs tmpfs rw
            26 22 0:42 / /covered rw - xfs /dev/sdc1 rw
            27 26 0:43 / /covered rw - overlay overlay rw
            """
        #expect(MountTable.kind(ofPath: path, in: table) == kind)
        #expect(MountTable.kind(ofPath: path, in: "") == .unknown)
    }
}
