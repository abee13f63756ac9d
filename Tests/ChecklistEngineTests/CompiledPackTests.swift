import CanonicalJSON
import FormEngine
import FormLanguage
import InspectionModel
import Testing
import Wording

@testable import ChecklistEngine

@Suite struct CompiledPackTests {
    /// A pack in which every column says something.
    private func fullPack() throws -> Pack {
        var full = try SamplePack.item(
            "F-1",
            kind: .measured(
                Measure(number: .integer, unit: "个", limit: Expression(". >= ${depth}"))),
            relevant: "${gas} = 'yes'")
        full.emphasis = .major
        full.accept = Text(zh: "见\n\"证\"", en: "a\\b")
        full.hint = SamplePack.text("看")
        full.evidence = SamplePack.text("拍照")
        full.methods = CheckMethod.allCases
        full.photo = .onFail
        full.isMandatory = true
        full.defaultGrade = .major
        full.deadlineDays = 0
        full.basis = [Basis(source: "SPL21", clause: "41(2)"), Basis(source: "X", clause: nil)]
        full.liability = [Basis(source: "SPL21", clause: "102")]
        full.authorities = ["gas"]
        full.seeds = ["C-GS-01", "S-004"]
        full.isManual = true
        let fact = Question(
            name: "depth", kind: .decimal, label: SamplePack.text("埋深"),
            hint: SamplePack.text("量"), unit: "m", relevance: try Expression("${gas} != 'no'"))
        let group = ChecklistGroup(
            name: "g", label: SamplePack.text("组"), relevance: try Expression("true()"),
            premise: SamplePack.text("有气瓶间"))
        let source = PackSource(
            id: "X", title: SamplePack.text("《某标准》"), number: "GB 1", issued: nil,
            effective: nil, status: .unconfirmed, confidence: .low, isSuccessionUnsettled: true,
            note: SamplePack.text("注"))
        let mode = Mode(
            name: "routine", label: SamplePack.text("日常检查"), officers: 2,
            steps: VisitStep.allCases, noticeBefore: true, signature: .required, compulsory: .all,
            record: .inspectionRecord, mayOrder: true)
        return Pack(
            settings: SamplePack.settings(), digest: String(repeating: "a", count: 64),
            sources: [SamplePack.source(), source],
            choiceLists: [
                ChoiceList(name: "l", choices: [Choice(name: "1", label: SamplePack.text("一"))])
            ],
            facts: [try SamplePack.fact("gas", .yesNo), fact], groups: [group],
            items: [full, try SamplePack.item("F-2")], modes: [mode])
    }

    @Test("A compiled pack read back is the pack, and compiles to the same bytes")
    func roundTrip() throws {
        let pack = try fullPack()
        let bytes = canonicalBytes(pack.compiled)

        let object = try #require(try JSONReader.read(bytes).objectValue)
        let back = try Pack(compiled: object)

        #expect(back == pack)
        #expect(canonicalBytes(back.compiled) == bytes)
        #expect(back.item("F-1")?.measure?.limit.source == ". >= ${depth}")
        #expect(back.source("X")?.isSuccessionUnsettled == true)
    }

    @Test("A member that is missing or wrong is named with its path")
    func errors() throws {
        let pack = try fullPack()
        func error(_ change: (inout JSONObject) -> Void) -> CompiledPackError? {
            var object = pack.compiled
            change(&object)
            return #expect(throws: CompiledPackError.self) { try Pack(compiled: object) }
        }
        func firstItem(_ object: inout JSONObject, _ change: (inout JSONObject) -> Void) {
            var items = object.array("items") ?? []
            var item = items[0].objectValue ?? [:]
            change(&item)
            items[0] = .object(item)
            object["items"] = .array(items)
        }

        #expect(
            error { $0["format"] = 2 }
                == CompiledPackError(reason: .unsupportedFormat(2), path: "format"))
        #expect(error { $0["format"] = nil }?.reason == .missing)
        #expect(
            error { firstItem(&$0) { $0["check"] = nil } }
                == CompiledPackError(reason: .missing, path: "items.0.check"))
        #expect(
            error { firstItem(&$0) { $0["emphasis"] = "grave" } }
                == CompiledPackError(reason: .unknownWord("grave"), path: "items.0.emphasis"))
        #expect(
            error { firstItem(&$0) { $0["group"] = 7 } }
                == CompiledPackError(reason: .wrongType, path: "items.0.group"))
        #expect(
            error { firstItem(&$0) { $0["limit"] = ". >=" } }?.code
                == "compiled_pack_bad_expression")
        #expect(error { $0["sources"] = true }?.path == "sources")
    }

    @Test("Every member taken away is noticed or leaves a pack that says less, and nothing traps")
    func missingMembers() throws {
        let compiled = try fullPack().compiled
        for (key, value) in compiled {
            var object = compiled
            object[key] = nil
            _ = try? Pack(compiled: object)
            for wrong: JSONValue in [true, 3, "x", [true], ["a": 1]] where wrong != value {
                object[key] = wrong
                _ = try? Pack(compiled: object)
            }
        }
    }

    @Test("The index lists packs by id in the shape that scripts rely on")
    func index() throws {
        let pack = try fullPack()
        let index = PackIndexEntry.index(of: [pack])

        #expect(
            canonicalBytes(index)
                == Array(
                    """
                    {"format":1,"packs":[{"digest":"\(pack.digest)","edition":"底稿","id":"sample",\
                    "items":2,"sectors":["gas","fire"],"status":"current",\
                    "title":{"en":"Sample","zh":"样例"},"version":"2026.11"}]}
                    """.utf8))
        #expect(try PackIndexEntry.entries(ofIndex: index) == [PackIndexEntry(pack)])
    }
}
