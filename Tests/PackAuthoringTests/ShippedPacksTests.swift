import ChecklistEngine
import Foundation
import Testing
import Wording

@testable import PackAuthoring

/// What holds of every checklist that comes with the program.
@Suite("The shipped checklists")
struct ShippedPacksTests {
    private struct Shipped {
        let name: String
        let pack: Pack
    }

    private static let files: [(name: String, bytes: [UInt8])] = {
        let folder = Project.root.appending(path: "Resources/Packs")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
            (try? Data(contentsOf: folder.appending(path: name))).map { (name, [UInt8]($0)) }
        }
    }()

    private static let packs: [Shipped] = files.compactMap { name, bytes in
        readPack(file: name, bytes: bytes, digest: "").pack.map { Shipped(name: name, pack: $0) }
    }

    @Test("Lint finds no error and nothing worth a look, in any and between them")
    func lint() throws {
        let seeds = try Project.seeds()
        let lint = PackLint(Self.files.map { LintFile($0.name, yaml: $0.bytes, seeds: seeds) })
        #expect(Self.files.count == Self.packs.count && Self.files.count > 30)
        #expect(lint.errors == [])
        #expect(lint.warnings == [])
    }

    @Test("No checklist asks the same thing twice")
    func twice() {
        for shipped in Self.packs {
            for language in Language.allCases {
                var seen: [String: String] = [:]
                for item in shipped.pack.items {
                    let asked = item.requirement[language].lowercased()
                        .filter { $0.isLetter || $0.isNumber }
                    #expect(seen[asked] == nil, "\(shipped.name) \(item.code)")
                    seen[asked] = item.code
                }
            }
        }
    }

    @Test("Every checkpoint, every starter and every system of the list is looked at")
    func coverage() throws {
        let coverage = SeedCoverage(of: Self.packs.map(\.pack), in: try Project.seeds())
        let missing = coverage.groups.flatMap(\.missing).map(\.seed.id)
        #expect(missing == [])
        #expect(coverage.total(.checkpoint) == (383, 383))
        #expect(coverage.total(.starter) == (31, 31))
    }

    @Test("A kind of authority has one name in all checklists")
    func authorities() {
        var names: [String: Text] = [:]
        for shipped in Self.packs {
            for authority in shipped.pack.authorities {
                let name = names[authority.id] ?? authority.label
                #expect(name == authority.label, "\(shipped.name) \(authority.id)")
                names[authority.id] = name
            }
        }
    }

    @Test("An item is short, or its hint carries the rest")
    func short() {
        for shipped in Self.packs {
            for item in shipped.pack.items where item.hint == nil {
                let count = item.requirement.zh.unicodeScalars.count { $0.properties.isIdeographic }
                #expect(count <= 60, "\(shipped.name) \(item.code)")
            }
        }
    }

    @Test(
        "Whatever is major or a priority says what a re-inspection must see, all say how to check")
    func complete() {
        for shipped in Self.packs {
            for item in shipped.pack.items {
                #expect(!item.methods.isEmpty && !item.basis.isEmpty, "\(item.code)")
                #expect(
                    item.emphasis == .ordinary || item.accept != nil,
                    "\(shipped.name) \(item.code)")
            }
        }
    }

    @Test("The short version of a sector is short, and trainers have something to explain")
    func versions() throws {
        for id in ["hazardous-chemicals", "non-coal-mines", "gas", "fire", "construction"] {
            let pack = try #require(Self.packs.first { $0.pack.id == id }).pack
            #expect(pack.items.contains { $0.isQuick })
            #expect(pack.items.count { $0.isQuick } * 2 < pack.items.count, "\(id)")
            #expect(pack.items.count { $0.teaching != nil } >= 12, "\(id)")
        }
    }
}
