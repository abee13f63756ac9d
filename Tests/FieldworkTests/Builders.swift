import ChecklistEngine
import CivilTime
import Fieldwork
import FormEngine
import FormLanguage
import HazardLedger
import InspectionModel
import TerminalTesting
import Testing
import Wording

// MARK: Names

let li = PersonID("u-li")!
let wang = PersonID("u-wang")!
let owner = PersonID("u-owner")!
let stranger = PersonID("u-stranger")!
let knownSite = SiteID("s-known")!
let today = CivilDay("2026-11-21")!

func item(_ code: String) -> ItemID { ItemID(pack: "gas", code: code) }
func matter(_ code: String) -> ItemID { ItemID(pack: "compulsory-matters", code: code) }

func leaf(_ number: Int) -> LeafHash {
    let digits = String(number, radix: 16)
    return LeafHash(String(repeating: "0", count: 64 - digits.count) + digits)!
}

func sealed(_ number: Int) -> PrivateReference {
    PrivateReference(commitment: leaf(0xC000 + number).hex, id: "p-\(number)")
}

// MARK: Packs

enum Packs {
    /// One item of each kind that a decision treats in its own way.
    static let gas: Pack = {
        var unsettled = make("G-06", .major, source: "UNSETTLED", grade: .major)
        unsettled.accept = both("复核 G-06")
        var manual = make("G-07", grade: .major)
        manual.isManual = true
        var cylinder = make("K-01", group: 1)
        cylinder.relevance = expression("${supply} = 'cylinder'")
        var chained = make("K-02", group: 1)
        chained.relevance = expression("${G-02} = 'fail' and ${hot} = 'yes'")
        let items = [
            make("G-01", .major, grade: .major), make("G-02"),
            make("G-03", kind: metres(". <= 2.0")),
            make("G-04", confidence: .medium, kind: metres(". >= 1.5")),
            make("G-05", .major, confidence: .medium, grade: .major), unsettled, manual,
            make("G-08", grade: nil), make("G-09", source: "EXPIRED", grade: .major),
            cylinder, chained,
            make("K-03", group: 1, kind: metres(". <= if(${supply} = 'pipe', 2.0, 1.5)")),
        ]
        let facts = [
            fact("supply", .selectOne(list: "supply")), fact("hot", .yesNo),
            fact("watch", .yesNo, relevant: "${hot} = 'yes'"),
            fact("uses", .selectMultiple(list: "uses")), fact("area", .decimal),
            fact("burners", .integer), fact("accepted", .date), fact("landlord", .text),
        ]
        return pack(
            "gas", authorities: ["gas"], facts: facts, items: items,
            groups: [
                ChecklistGroup(
                    name: "papers", label: both("资料"), relevance: nil, premise: nil),
                ChecklistGroup(
                    name: "kitchen", label: both("厨房"), relevance: nil, premise: both("有厨房")),
            ])
    }()

    static let matters: Pack = {
        var first = make("M-01", .major, grade: .major)
        first.isMandatory = true
        var second = make("M-02")
        second.isMandatory = true
        return pack(
            "compulsory-matters", authorities: ["emergency", "sector"], facts: [],
            items: [first, second],
            groups: [
                ChecklistGroup(
                    name: "matters", label: both("必查事项"), relevance: nil, premise: nil)
            ],
            modes: [
                mode(.routine, officers: 2, .required, .all, .inspectionRecord, mayOrder: true),
                mode(
                    .reinspection, officers: 2, .required, .openOnly, .inspectionRecord,
                    mayOrder: true),
                mode(.undercover, .none, .none, .lead),
                mode(.selfCheck, .none, .none, .selfCheck),
                mode(.paperEntry, .none, .none, .entry),
            ])
    }()

    static func pack(
        _ id: String, authorities: [String], facts: [Question], items: [ChecklistItem],
        groups: [ChecklistGroup], modes: [Mode] = [], subject: PackSubject = .enterprise
    ) -> Pack {
        var settings = PackSettings(
            id: id, title: both("检查 \(id)"), version: "2026.11", edition: "2026",
            status: .current, jurisdiction: "CN", zone: "+08:00", sectors: [id],
            authorities: authorities.map { Authority(id: $0, label: both($0)) })
        settings.subject = subject
        return Pack(
            settings: settings,
            digest: leaf(id.utf8.count).hex,
            sources: [
                source("IN-FORCE", .inForce), source("UNSETTLED", .inForce, isUnsettled: true),
                source("EXPIRED", .expired),
            ],
            choiceLists: [
                ChoiceList(
                    name: "supply",
                    choices: ["pipe", "cylinder"].map { Choice(name: $0, label: both($0)) }),
                ChoiceList(
                    name: "uses",
                    choices: ["cook", "heat", "dry"].map { Choice(name: $0, label: both($0)) }),
            ], facts: facts, groups: groups, items: items, modes: modes)
    }

    static func make(
        _ code: String, _ emphasis: Emphasis = .ordinary, group: Int = 0,
        confidence: Confidence = .verified, kind: ItemKind = .verdict,
        source: String = "IN-FORCE", grade: HazardGrade? = .general
    ) -> ChecklistItem {
        var item = ChecklistItem(
            code: code, groupIndex: group, kind: kind, requirement: both("\(code) 符合"),
            violation: both("\(code) 不符合"), rectify: both("整改 \(code)"), emphasis: emphasis,
            basis: [Basis(source: source, clause: "4(1)")], confidence: confidence)
        item.defaultGrade = grade
        return item
    }

    static func fact(_ name: String, _ type: QuestionKind, relevant: String? = nil) -> Question {
        Question(
            name: name, kind: type, label: both(name), hint: nil, unit: nil,
            relevance: relevant.map(expression))
    }

    private static func source(
        _ id: String, _ status: SourceStatus, isUnsettled: Bool = false
    ) -> PackSource {
        PackSource(
            id: id, title: both("《\(id)》"), number: "测规〔2023〕4号", issued: nil, effective: nil,
            status: status, confidence: .verified, isSuccessionUnsettled: isUnsettled, note: nil)
    }

    private static func mode(
        _ mode: InspectionMode, officers: Int = 0, _ signature: SignatureRule,
        _ compulsory: CompulsoryRule, _ record: RecordKind, mayOrder: Bool = false
    ) -> Mode {
        Mode(
            name: mode.rawValue, label: both(mode.rawValue), officers: officers,
            steps: officers > 0 ? [.arrive, .showID, .inform, .readBack] : [],
            noticeBefore: true, signature: signature, compulsory: compulsory, record: record,
            mayOrder: mayOrder)
    }

    static func metres(_ limit: String) -> ItemKind {
        .measured(Measure(number: .decimal, unit: "m", limit: expression(limit)))
    }

    static func both(_ text: String) -> Text { Text(zh: text, en: "(\(text))") }

    static func expression(_ source: String) -> Expression {
        guard let expression = try? Expression(source) else {
            preconditionFailure("cannot read \(source)")
        }
        return expression
    }
}

extension Packs {
    /// Two authorities share it; one of its items is for one of them.
    static let fire: Pack = {
        var welding = make("F-02")
        welding.authorities = ["fire-rescue"]
        return pack(
            "fire", authorities: ["fire-rescue", "emergency"], facts: [],
            items: [make("F-01"), welding],
            groups: [
                ChecklistGroup(name: "hall", label: both("大厅"), relevance: nil, premise: nil)
            ])
    }()
}

extension Packs {
    /// Of a department, not of an enterprise.
    static let bureau = pack(
        "bureau", authorities: ["emergency"], facts: [], items: [make("B-01")],
        groups: [ChecklistGroup(name: "plan", label: both("计划"), relevance: nil, premise: nil)],
        subject: .authority)
}

struct Shelf: PackShelf {
    var packs = ["gas": ShelvedPack(Packs.gas), "fire": ShelvedPack(Packs.fire)]
    var compulsoryMatters = ShelvedPack(Packs.matters)

    var unusable: Set<String> = []
    /// Texts that are not the newest, by digest.
    var earlier: [String: ShelvedPack] = [:]

    func pack(_ id: String) -> ShelvedPack? {
        id == compulsoryMatters.pack.id ? compulsoryMatters : packs[id]
    }

    func overlays(of base: String) -> [ShelvedPack] {
        packs.values.filter { $0.pack.overlay?.base == base }.sorted { $0.pack.id < $1.pack.id }
    }

    func isUnusable(_ id: String) -> Bool { unusable.contains(id) }

    func pack(_ id: String, digest: String) -> ShelvedPack? {
        if let newest = pack(id), newest.pack.digest == digest { return newest }
        return earlier[digest]
    }
}
