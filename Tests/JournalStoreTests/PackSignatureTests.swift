import SimulatedDisk
import Testing

@testable import JournalStore

@Suite("Signatures of packs")
struct PackSignatureTests {
    private let signer: NoteSigner
    private let text = Array("settings: …\n".utf8)

    init() throws {
        signer = try #require(
            NoteSigner(name: "a.example/packs", seed: [UInt8](repeating: 7, count: 32)))
    }

    private func signature(version: String = "2026.11") throws -> PackSignature {
        try PackSignature(
            pack: "town-gas", version: version, digest: Hash256(of: text), by: signer)
    }

    @Test("A signature is read back as it was made, and is of its pack")
    func roundTrip() throws {
        for version in ["2026.11", "", "二〇二六 年版", " "] {
            let signature = try signature(version: version)
            let read = try PackSignature(signature.note.bytes)
            #expect(read == signature)
            #expect(read.version == version)
            #expect(read.key == signer.verifier)
            try read.verify(Hash256(of: text), pack: "town-gas", version: version)
        }
    }

    @Test("No bit of the file can be turned without being found, whoever signed")
    func everyBit() throws {
        let bytes = try signature().note.bytes
        for index in bytes.indices {
            for bit in 0..<8 {
                var turned = bytes
                turned[index] ^= 1 << bit
                #expect(throws: PackSignatureFault.self, "byte \(index), bit \(bit)") {
                    try PackSignature(turned)
                }
            }
        }
    }

    @Test("Cut short at any byte, or with anything behind it, it is refused")
    func cut() throws {
        let bytes = try signature().note.bytes
        for count in bytes.indices {
            #expect(throws: PackSignatureFault.self, "\(count) bytes") {
                try PackSignature(Array(bytes[..<count]))
            }
        }
        for more in ["\n", "x", "\u{2014} a.example/packs AAAAAAA=\n"] {
            #expect(throws: PackSignatureFault.self) { try PackSignature(bytes + more.utf8) }
        }
    }

    @Test("No bit of the pack can be turned without being found")
    func packBits() throws {
        let signature = try signature()
        for index in text.indices {
            for bit in 0..<8 {
                var turned = text
                turned[index] ^= 1 << bit
                #expect(throws: PackSignatureFault(.otherBytes, line: 4)) {
                    try signature.verify(Hash256(of: turned))
                }
            }
        }
    }

    @Test("A signature of another pack or version is not this one's")
    func otherPack() throws {
        let signature = try signature()
        let digest = Hash256(of: text)
        #expect(throws: PackSignatureFault(.otherPack, line: 2)) {
            try signature.verify(digest, pack: "town-fire", version: "2026.11")
        }
        #expect(throws: PackSignatureFault(.otherPack, line: 3)) {
            try signature.verify(digest, pack: "town-gas", version: "2026.12")
        }
    }

    @Test(
        "What is no signature is refused with its line",
        arguments: [
            ("", PackSignatureFault(.unknownFormat, line: 1)),
            ("zhaodan/pack-signature/v2\n", PackSignatureFault(.unknownFormat, line: 1)),
            ("zhaodan/pack-signature/v1\n", PackSignatureFault(.malformed, line: 2)),
            ("zhaodan/pack-signature/v1\npack a\u{0}\n", PackSignatureFault(.malformed, line: 2)),
            ("zhaodan/pack-signature/v1\npack \n", PackSignatureFault(.malformed, line: 3)),
            (
                "zhaodan/pack-signature/v1\npack a\nversion 1\nsha256 00\nkey x\n",
                PackSignatureFault(.malformed, line: 4)
            ),
            (
                "zhaodan/pack-signature/v1\npack a\nversion 1\nsha256 "
                    + String(repeating: "0", count: 64) + "\nkey x\n",
                PackSignatureFault(.malformed, line: 5)
            ),
            (String(repeating: "x\n", count: 2_049), PackSignatureFault(.tooLong, line: 2_049)),
        ])
    func refused(text: String, fault: PackSignatureFault) {
        #expect(throws: fault) { try PackSignature(Array(text.utf8)) }
    }

    @Test("A key of another name or kind, and a text beside it, are refused")
    func foreign() throws {
        let own = try signature().note
        let other = try #require(
            NoteSigner(name: "b.example/packs", seed: [UInt8](repeating: 8, count: 32)))
        let both = try SignedNote(signing: own.text, by: signer, other)
        #expect(throws: PackSignatureFault(.malformed, line: 7)) {
            try PackSignature(both.bytes)
        }
        let foreign = try SignedNote(signing: own.text, by: other)
        #expect(throws: PackSignatureFault(.wrongSignature, line: 7)) {
            try PackSignature(foreign.bytes)
        }
        let longer = try SignedNote(signing: own.text + "more\n", by: signer)
        #expect(throws: PackSignatureFault(.malformed, line: 6)) {
            try PackSignature(longer.bytes)
        }
    }

    @Test("What no line can hold is not signed", arguments: ["1\n2", "1\u{7}"])
    func unsignable(version: String) {
        #expect(throws: NoteFault.malformed) { try signature(version: version) }
    }
}
