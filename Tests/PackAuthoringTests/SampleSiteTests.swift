import ChecklistEngine
import Foundation
import InspectionModel
import Testing
import Wording

@testable import PackAuthoring

@Suite("The invented sites")
struct SampleSiteTests {
    private static let folder = Project.root.appending(path: "Resources/Samples")

    private static func names(_ ending: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(ending) }.sorted()
    }

    private static func sites() throws -> [(name: String, site: SampleSite)] {
        try names(".yaml").map { name in
            let yaml = try Data(contentsOf: folder.appending(path: name))
            return (name, try SampleSite(file: name, yaml: [UInt8](yaml)))
        }
    }

    private static func pack(_ id: String) throws -> Pack {
        let yaml = try Data(contentsOf: Project.root.appending(path: "Resources/Packs/\(id).yaml"))
        return try #require(
            readPack(file: "\(id).yaml", bytes: [UInt8](yaml), digest: "").pack, "\(id)")
    }

    @Test("Each of the full sectors has one, with people and a past")
    func complete() throws {
        let names = try Self.sites().map(\.name)
        for sector in ["hazardous-chemicals", "non-coal-mines", "gas", "fire", "construction"] {
            #expect(names.contains("\(sector).yaml"))
        }
        for (name, site) in try Self.sites() {
            #expect(!site.people.isEmpty && site.visits.count > 1, "\(name)")
            #expect(site.visits.contains { !$0.failures.isEmpty }, "\(name)")
            #expect(site.visits.contains { $0.task != nil }, "\(name)")
        }
    }

    @Test("Nobody takes one for real: the names say that it is practice")
    func marked() throws {
        for (name, site) in try Self.sites() {
            let texts = [site.name, site.address] + site.people.map(\.name)
            for text in texts {
                #expect(text.zh.hasPrefix("演练"), "\(name): \(text.zh)")
                let en = text.en
                #expect(en.contains("Practice") || en.contains("Drill"), "\(name): \(en)")
            }
            for phone in site.people.compactMap(\.phone) {
                #expect(phone.hasPrefix("010-55501"), "\(name): \(phone)")
            }
        }
    }

    @Test("Facts, items and pictures that a site names are there, and its visits stand in order")
    func sound() throws {
        let pictures = Set(try Self.names(".png"))
        var shown: Set<String> = []
        for (name, site) in try Self.sites() {
            let packs = try site.packs.map { try Self.pack($0) }
            for (fact, value) in site.facts {
                let asked = packs.compactMap { $0.facts.first { $0.name == fact } }
                #expect(!asked.isEmpty, "\(name): \(fact)")
                #expect(!value.isEmpty)
            }
            let days = site.visits.map(\.daysAgo)
            #expect(days == days.sorted(by: >), "\(name)")
            for visit in site.visits {
                let people = [visit.contact] + [visit.principal].compactMap { $0 }
                #expect(people.allSatisfy { id in site.people.contains { $0.id == id } })
                let named =
                    visit.failures.map(\.item) + visit.notApplicable.map(\.item)
                    + visit.notChecked.map(\.item) + visit.measured.keys
                for code in named {
                    let item = packs.compactMap { $0.item(code) }.first
                    #expect(item != nil, "\(name): \(code)")
                    #expect(visit.scope != .quick || item?.isQuick == true, "\(name): \(code)")
                }
                for failure in visit.failures {
                    #expect(failure.fact.zh.count <= 60, "\(name): \(failure.item)")
                }
                shown.formUnion(visit.failures.compactMap(\.photo))
                shown.formUnion(visit.unlisted.compactMap(\.photo))
            }
        }
        #expect(Set(shown.map { "\($0).png" }) == pictures)
    }

    @Test("A fault is told with its place")
    func faulty() {
        let yaml = "site:\n  name: {zh: 演练, en: Practice}\n  address: {zh: 甲}\npacks: [gas]\n"
        #expect {
            try SampleSite(file: "a.yaml", yaml: Array(yaml.utf8))
        } throws: { error in
            let problems = (error as? YAMLFailure)?.problems.map(\.description) ?? []
            return problems.contains { $0.hasPrefix("a.yaml:3:12: missing_language") }
                && problems.contains { $0.contains("missing_key") && $0.contains("people") }
        }
    }
}
