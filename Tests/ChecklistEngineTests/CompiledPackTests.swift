import CanonicalJSON
import CivilTime
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
        #expect(back.item("F-1")?.measure?.limit?.source == ". >= ${depth}")
        #expect(back.source("X")?.isSuccessionUnsettled == true)
    }

    @Test("Days that a pack gives are read back; one that is no day is named with its path")
    func days() throws {
        let pack = try datedPack()
        let compiled = pack.compiled

        #expect(try Pack(compiled: compiled) == pack)
        #expect(try PackIndexEntry(json: PackIndexEntry(pack).json).validity == pack.validity)
        let error = #expect(throws: CompiledPackError.self) {
            var object = compiled
            object["valid_from"] = "2026-02-30"
            _ = try Pack(compiled: object)
        }
        #expect(error == CompiledPackError(reason: .wrongType, path: "valid_from"))
    }

    /// The full pack with days wherever they may stand.
    private func datedPack() throws -> Pack {
        let period = Validity(from: CivilDay("2026-01-01"), until: CivilDay("2026-12-31"))
        let full = try fullPack()
        var settings = full.settings
        settings.validity = period
        var source = SamplePack.source()
        source.validUntil = period.until
        source.replacedBy = "X"
        var item = try SamplePack.item(
            "F-1",
            kind: .measured(
                Measure(
                    number: .decimal, unit: "m",
                    limits: [
                        DatedLimit(
                            try Expression(". <= 2"), Validity(from: nil, until: period.until)),
                        DatedLimit(
                            try Expression(". <= 1"),
                            Validity(from: CivilDay("2027-01-01"), until: nil)),
                    ])))
        item.validity = period
        var judgement = HazardJudgement(
            name: "j", label: SamplePack.text("判定"), source: "SPL21", clause: nil,
            edition: SamplePack.text("版"), confidence: .verified, reviewBy: nil, exclusions: [],
            elements: [], rules: [])
        judgement.validity = period
        var pack = Pack(
            settings: settings, digest: full.digest, sources: [source, full.sources[1]],
            choiceLists: full.choiceLists, facts: full.facts, groups: full.groups, items: [item],
            modes: full.modes)
        pack.grading.judgements = [judgement]
        return pack
    }

    @Test("A pack without days compiles to the bytes it always compiled to")
    func undated() throws {
        let pack = try SamplePack.pack(items: [SamplePack.measured(". >= 0.5", unit: "m")])

        #expect(String(decoding: canonicalBytes(pack.compiled), as: UTF8.self) == Self.undated)
    }

    private static let undated = """
        {"authorities":[{"id":"gas","label":{"en":"(燃气主管部门)","zh":"燃气主管部门"}}],\
        "choices":[{"choices":[{"label":{"en":"(pipe)","zh":"pipe"},"name":"pipe"},\
        {"label":{"en":"(bottle)","zh":"bottle"},"name":"bottle"}],"name":"mode"}],\
        "digest":"0000000000000000000000000000000000000000000000000000000000000000",\
        "edition":"底稿","format":1,"groups":[{"label":{"en":"(all)","zh":"all"},"name":"all"}],\
        "id":"sample","items":[{"basis":[{"clause":"41","source":"SPL21"}],\
        "check":{"en":"(M-1 符合)","zh":"M-1 符合"},"code":"M-1","confidence":"verified",\
        "emphasis":"ordinary","group":0,"limit":". >= 0.5",\
        "rectify":{"en":"(整改)","zh":"整改"},"type":"decimal","unit":"m",\
        "violation":{"en":"(M-1 不符合)","zh":"M-1 不符合"}}],"jurisdiction":"CN",\
        "sectors":["gas","fire"],"sources":[{"confidence":"verified","effective":"2021-09-01",\
        "id":"SPL21","issued":"2021-06-10","number":"主席令第88号","status":"in_force",\
        "title":{"en":"(《安全生产法》)","zh":"《安全生产法》"}}],"status":"current",\
        "title":{"en":"Sample","zh":"样例"},"version":"2026.11","zone":"+08:00"}
        """

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
                    {"format":1,"packs":[{"authorities":[{"id":"gas",\
                    "label":{"en":"(燃气主管部门)","zh":"燃气主管部门"}}],\
                    "digest":"\(pack.digest)","edition":"底稿","id":"sample",\
                    "items":2,"sectors":["gas","fire"],"status":"current",\
                    "title":{"en":"Sample","zh":"样例"},"version":"2026.11"}]}
                    """.utf8))
        #expect(try PackIndexEntry.entries(ofIndex: index) == [PackIndexEntry(pack)])
    }
}
