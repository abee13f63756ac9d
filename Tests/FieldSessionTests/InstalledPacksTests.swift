import ChecklistEngine
import FieldScreens
import Fieldwork
import InspectionModel
import JournalStore
import PackAuthoring
import Resources
import SimulatedDisk
import Testing

@testable import FieldSession

@Suite("Packs that are installed, and who signed them")
struct InstalledPacksTests {
    private let disk: SimulatedDisk
    private let paths = WorkspacePaths(home: "/home", state: "/state")
    private let issuer: NoteSigner

    init() throws {
        disk = SimulatedDisk()
        try disk.createDirectory("/home")
        try disk.createFile("/home/format", Array("\(WorkspaceConfig.format)\n".utf8))
        try disk.syncDirectory("/home")
        issuer = try #require(
            NoteSigner(name: "town.example/gas", seed: [UInt8](repeating: 3, count: 32)))
    }

    // MARK: Given

    private func packs(on disk: SimulatedDisk? = nil) -> InstalledPacks {
        InstalledPacks(paths, in: disk ?? self.disk)
    }

    private func library() throws -> PackLibrary {
        try PackLibrary(Resources(override: nil, program: nil), packs())
    }

    /// The pack as a library would find it; an error where it would not use it.
    private func found(on disk: SimulatedDisk? = nil) throws -> InstalledPacks.Installed? {
        try packs(on: disk).all()["town"]?.get()
    }

    private func pack(
        _ version: String, id: String = "town", isSigned: Bool = true, more: String = ""
    ) throws -> InstalledPacks.Installation {
        let yaml = Array(Self.text(id, version, more).utf8)
        let digest = Hash256(of: yaml)
        let pack = try #require(readPack(file: "a.yaml", bytes: yaml, digest: digest.hex).pack)
        var new = InstalledPacks.Installation(pack: pack, yaml: yaml)
        if isSigned {
            new.signature = try PackSignature(
                pack: id, version: version, digest: digest, by: issuer)
        }
        return new
    }

    private static func text(_ id: String, _ version: String, _ more: String) -> String {
        """
        settings:
          form_id: \(id)
          form_title: 镇上的表
          version: "\(version)"
        \(more)survey:
          - {type: text, name: q, label: 问题}

        """
    }

    // MARK: States

    @Test("A pack says where it comes from, as the issuers are trusted or not")
    func states() throws {
        let town = try pack("1")
        _ = try packs().install(town)
        _ = try packs().install(pack("1", id: "plain", isSigned: false))
        let signer = PackSigner(
            name: issuer.name, keyID: issuer.verifier.id, key: issuer.verifier.vkey)

        #expect(try library().provenance(of: "gas") == .shipped)
        #expect(try library().provenance(of: "plain") == .unsigned)
        #expect(try library().provenance(of: "town") == .unknownKey(signer))
        #expect(try library().pack("town")?.signedBy == nil)
        #expect(try packs().trusted.add(issuer.verifier))
        #expect(try !packs().trusted.add(issuer.verifier))
        #expect(try library().provenance(of: "town") == .trusted(signer))
        #expect(try library().pack("town")?.reference().signedBy == issuer.verifier.vkey)
        #expect(try packs().trusted.remove(issuer.verifier))
        #expect(try library().provenance(of: "town") == .unknownKey(signer))
    }

    @Test("No bit of an installed pack or of its signature is turned unnoticed")
    func everyBit() throws {
        let town = try pack("1")
        _ = try packs().install(town)
        let signature = try #require(town.signature)
        var checked = 0
        for (name, bytes) in [
            ("town.yaml", town.yaml), ("town.yaml.sig", signature.note.bytes),
        ] {
            for index in stride(from: 0, to: bytes.count, by: 3) {
                var turned = bytes
                turned[index] ^= 1 << (index % 8)
                try disk.replaceDurably(
                    name, in: paths.packs, temporary: "new", with: turned)
                #expect(code { _ = try found() } == "pack_damaged", "\(name) \(index)")
                checked += 1
            }
            try disk.replaceDurably(name, in: paths.packs, temporary: "new", with: bytes)
        }
        #expect(checked > 100)
        #expect(try found()?.pack.version == "1")
    }

    @Test("Of a signed pack only what was signed is read, whatever the cache says")
    func cacheOfSigned() throws {
        let town = try pack("1")
        _ = try packs().install(town)
        let cached = "\(paths.compiledPacks)/town.json"
        let bytes = try #require(try disk.bytes(of: cached, limit: 1 << 20))
        let changed = String(decoding: bytes, as: UTF8.self).replacing("问题", with: "别的")
        try disk.replaceDurably(
            "town.json", in: paths.compiledPacks, temporary: "new", with: Array(changed.utf8))
        #expect(changed != String(decoding: bytes, as: UTF8.self))
        #expect(try found()?.pack == town.pack)
    }

    @Test("A signature is not lost over a text that this program does not understand")
    func unreadable() throws {
        _ = try packs().trusted.add(issuer.verifier)
        let later = Array("from: a later edition\n".utf8)
        let signature = try PackSignature(
            pack: "town", version: "9", digest: Hash256(of: later), by: issuer)
        _ = try packs().install(pack("1"))
        try disk.replaceDurably("town.yaml", in: paths.packs, temporary: "n", with: later)
        try disk.replaceDurably(
            "town.yaml.sig", in: paths.packs, temporary: "n", with: signature.note.bytes)
        #expect(code { _ = try found() } == "pack_unreadable")

        let plain = try pack("2", isSigned: false)
        #expect(code { _ = try packs().install(plain) } == "pack_signature_lost")
    }

    @Test("Where a damaged pack has the id of a shipped one, the shipped one stands in")
    func standIn() throws {
        _ = try packs().install(pack("town-1", id: "gas"))
        #expect(try library().pack("gas")?.pack.version == "town-1")
        #expect(try library().standIn(for: "gas") == nil)
        try disk.replaceDurably(
            "gas.yaml", in: paths.packs, temporary: "new", with: pack("2", id: "gas").yaml)

        let library = try library()
        #expect(library.standIn(for: "gas")?.version == library.pack("gas")?.pack.version)
        #expect(library.provenance(of: "gas") == .shipped)
        guard
            case .packDamaged("gas", PackSignatureFault(.otherBytes, line: 4))? =
                library.unused.first?.error
        else {
            Issue.record("\(library.unused)")
            return
        }
    }

    @Test("A list of issuers with a bad line trusts nobody, and nothing is installed over it")
    func badTrust() throws {
        _ = try packs().trusted.add(issuer.verifier)
        _ = try packs().install(pack("1"))
        let line = Array("\(issuer.verifier.vkey)\nnonsense\n".utf8)
        try disk.replaceDurably("trusted", in: paths.packs, temporary: "new", with: line)

        let library = try library()
        #expect(library.trustProblem?.code == "trust_unreadable")
        #expect(library.trustProblem?.arguments["line"] == "2")
        #expect(library.provenance(of: "town").code == "unknown_key")
        #expect(throws: WorkspaceError.self) { try packs().install(pack("2")) }
    }

    // MARK: Replacing

    @Test("What a trusted issuer signed is replaced by what is not only when somebody says so")
    func signatureKept() throws {
        _ = try packs().trusted.add(issuer.verifier)
        _ = try packs().install(pack("1"))
        var plain = try pack("2", isSigned: false)

        #expect(code { _ = try packs().install(plain) } == "pack_signature_lost")
        #expect(try library().pack("town")?.pack.version == "1")
        // The same text without its signature is not the same.
        let same = try pack("1", isSigned: false)
        #expect(code { _ = try packs().install(same) } == "pack_signature_lost")
        // Nor does damage take the guard away.
        try disk.replaceDurably("town.yaml", in: paths.packs, temporary: "n", with: plain.yaml)
        #expect(code { _ = try packs().install(plain) } == "pack_signature_lost")

        plain.mayLoseSignature = true
        _ = try packs().install(plain)
        #expect(try library().provenance(of: "town") == .unsigned)
        #expect(disk.list(paths.packs).sorted() == ["town.yaml", "trusted"])
        _ = try packs().install(pack("3"))
        #expect(try library().provenance(of: "town").isTrusted)
    }

    @Test("A local addition takes no other pack's id")
    func overlayID() throws {
        let adds = "  overlay_of: gas\n  issuer: 某镇\n"
        _ = try packs().install(pack("1", isSigned: false))
        let over = try pack("2", isSigned: false, more: adds)
        #expect(code { _ = try packs().install(over) } == "overlay_takes_id")

        var shipped = try pack("2", id: "fire", isSigned: false, more: adds)
        shipped.shipped = try library().shipped.first { $0.id == "fire" }
        #expect(code { _ = try packs().install(shipped) } == "overlay_takes_id")

        let own = try pack("1", id: "town-gas", isSigned: false, more: adds)
        _ = try packs().install(own)
        _ = try packs().install(own)
        #expect(try library().overlays(of: "gas").map(\.pack.id) == ["town-gas"])
        #expect(try library().summaries(for: []).map(\.id).contains("town-gas"))
    }

    @Test("What the own authority has power over stands first, an addition behind its base")
    func ownFirst() throws {
        let adds = "  overlay_of: gas\n  issuer: 某镇\n"
        _ = try packs().install(pack("1", id: "town-gas", isSigned: false, more: adds))
        let all = try library().summaries(for: []).map(\.id)
        let own = try library().summaries(for: ["gas"]).map(\.id)
        #expect(Set(all) == Set(own) && all.count == own.count)
        #expect(all.prefix(2) != ["gas", "town-gas"])
        #expect(own.prefix(2) == ["gas", "town-gas"])
        #expect(own.dropFirst(2) == all.filter { $0 != "gas" && $0 != "town-gas" }[...])
    }

    @Test("After a power cut at any call there is the old pack or the new one, never a damaged one")
    func powerCuts() throws {
        let (old, new) = (try pack("1"), try pack("2"))
        var plain = try pack("3", isSigned: false)
        plain.mayLoseSignature = true
        var cuts = 0
        for (first, second) in [(old, new), (plain, new), (old, plain)] {
            let before = disk.afterSyncOfAll()
            _ = try packs(on: before).install(first)
            let rehearsal = before.afterSyncOfAll()
            _ = try packs(on: rehearsal).install(second)
            for number in 0..<rehearsal.calls {
                let machine = before.afterSyncOfAll()
                machine.setPlan { call, _ in call == number ? .powerLoss : nil }
                _ = try? packs(on: machine).install(second)
                var random = SeededGenerator(seed: UInt64(number))
                let after = machine.afterPowerLoss(&random)
                let version = try found(on: after)?.pack.version
                #expect(
                    [first.pack.version, second.pack.version].contains(version), "call \(number)")
                cuts += 1
            }
        }
        #expect(cuts > 40)
    }

    // MARK: Keys of issuers

    @Test("An issuer's key opens with its passphrase alone, and is never written over")
    func issuerKey() throws {
        let world = JournalWorld(
            fileSystem: disk, clock: SteppedClock(), random: SeededRandom(seed: 5))
        let key = IssuerKey(path: "/home/issuer.key", in: world)
        let made = try key.make(name: "town.example/gas", passphrase: "好长的口令")

        #expect(try key.open(passphrase: "好长的口令").verifier == made)
        #expect(code { _ = try key.open(passphrase: "别的口令") } == "wrong_passphrase")
        #expect(code { _ = try key.make(name: "a", passphrase: "b") } == "key_there")
        // Nor is another one of a name like it.
        try disk.createFile("/home/next.key.new", [1])
        _ = try IssuerKey(path: "/home/next.key", in: world).make(name: "n", passphrase: "b")
        #expect(try disk.bytes(of: "/home/next.key.new", limit: 8) == [1])
        let other = IssuerKey(path: "/home/other.key", in: world)
        #expect(code { _ = try other.make(name: "某镇", passphrase: "b") } == "issuer_name")
        #expect(code { _ = try other.open(passphrase: "b") } == "no_key")
        #expect(
            code { _ = try IssuerKey(path: "/home/format", in: world).open(passphrase: "b") }
                == "no_key")
    }

    private func code(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return (error as? WorkspaceError)?.code ?? "\(error)"
        }
    }
}
