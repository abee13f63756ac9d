import ChecklistEngine
import Foundation
import InspectionModel
import PackAuthoring
import Testing

/// The shipped pack of compulsory matters and modes.
@Suite struct CompulsoryMattersTests {
    private func pack() throws -> Pack {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "Resources/Packs/compulsory-matters.yaml")
        let reading = readPack(
            file: file.lastPathComponent, bytes: [UInt8](try Data(contentsOf: file)), digest: "")
        #expect(reading.problems == [])
        return try #require(reading.pack)
    }

    @Test("The four compulsory matters are required, confirmed and always relevant")
    func items() throws {
        let pack = try pack()

        #expect(pack.items.map(\.code).sorted() == ["C-EN-59", "C-EN-60", "C-EN-61", "C-EN-63"])
        #expect(pack.items.allSatisfy { $0.isMandatory && !$0.isDraft && $0.relevance == nil })
        #expect(pack.items.allSatisfy { $0.seeds == [$0.code, "S-004"] })
    }

    @Test("Every mode of inspection is there, once")
    func modeNames() throws {
        #expect(
            try pack().modes.map(\.name) == [
                "routine", "special", "double_random", "no_notice", "surprise", "out_of_area",
                "cross_check", "joint", "reinspection", "look_back", "undercover", "advisory",
                "self_check", "paper_entry", "training",
            ])
    }

    @Test("A visit that may order has two officers, shows its papers and is signed")
    func formalVisits() throws {
        for mode in try pack().modes where mode.mayOrder {
            #expect(mode.officers == 2)
            #expect(mode.steps == VisitStep.allCases)
            #expect(mode.signature == .required)
            #expect(mode.compulsory != .none)
            #expect(mode.record == .inspectionRecord)
        }
    }

    @Test("No notice is given before a no-notice, surprise or undercover visit, and only those")
    func notice() throws {
        #expect(
            try pack().modes.filter { !$0.noticeBefore }.map(\.name) == [
                "no_notice", "surprise", "undercover",
            ])
    }

    @Test(
        "What is no enforcement orders nothing and makes no inspection record",
        arguments: ["undercover", "advisory", "self_check", "paper_entry", "training"])
    func otherVisits(name: String) throws {
        let mode = try #require(try pack().mode(name))

        #expect(!mode.mayOrder)
        #expect(mode.officers == 0)
        #expect(mode.record != .inspectionRecord)
        #expect(mode.compulsory == .none)
    }
}
