import ChecklistEngine
import CivilTime
import FormLanguage
import Foundation
import InspectionModel
import PackAuthoring
import TerminalTesting
import Testing

/// The decision rule of the shipped fire pack against the same rule written out as a function.
@Suite struct MajorFireHazardTests {
    private let pack: Pack
    private let judgement: HazardJudgement
    private let direct: [HazardJudgement.Element]
    private let forAssembly: [HazardJudgement.Element]
    private let forDangerous: [HazardJudgement.Element]
    private let others: [HazardJudgement.Element]

    init() throws {
        pack = try shippedPack("fire")
        judgement = try #require(pack.grading.judgements.first)
        direct = judgement.elements.filter { $0.kind == .direct }
        forAssembly = judgement.elements.filter { Self.assembly.contains($0.clause ?? "") }
        forDangerous = judgement.elements.filter { Self.dangerous.contains($0.clause ?? "") }
        let named = (direct + forAssembly + forDangerous).map(\.id)
        others = judgement.elements.filter { !named.contains($0.id) }
    }

    // MARK: The rule, independently of the pack

    private struct Place: Equatable {
        var isAssembly: Bool?
        /// Names of `place_type`; nil while it is not answered.
        var kinds: [String]?
        var isImportant: Bool?
    }

    private struct Counts: Equatable {
        var direct = 0
        /// Of {7.3.1 to 7.3.9, 7.5, 7.9.3}, of {7.1.1, 7.1.2, 7.1.3, 7.4.5, 7.4.6}, of the others.
        var forAssembly = 0
        var forDangerous = 0
        var others = 0
    }

    /// Written from the decision rule: direct; Ra, Rb: 3 of the subset; Rc: 4; Rd: 6.
    private func expected(_ place: Place, _ counts: Counts) -> String? {
        if counts.direct > 0 { return "direct" }
        let isDangerous = place.kinds.map { kinds in
            kinds.contains { ["dangerous", "hazchem", "tanks", "filling"].contains($0) }
        }
        let all = counts.forAssembly + counts.forDangerous + counts.others
        if place.isAssembly == true, counts.forAssembly >= 3 { return "Ra" }
        if isDangerous == true, counts.forDangerous >= 3 { return "Rb" }
        if place.isAssembly == true || isDangerous == true || place.isImportant == true {
            return all >= 4 ? "Rc" : nil
        }
        let isElsewhere =
            place.isAssembly == false && isDangerous == false && place.isImportant == false
        return isElsewhere && all >= 6 ? "Rd" : nil
    }

    // MARK: Answers to the pack

    private static let assembly =
        ["1", "2", "3", "4", "5", "6", "7", "8", "9"].map { "7.3.\($0)" } + [
            "7.5", "7.9.3",
        ]
    private static let dangerous = ["7.1.1", "7.1.2", "7.1.3", "7.4.5", "7.4.6"]

    /// So many elements of each kind, not always the same ones.
    private func failing(_ counts: Counts, turn: Int) -> [HazardJudgement.Element] {
        func some(_ list: [HazardJudgement.Element], _ count: Int) -> [HazardJudgement.Element] {
            (0..<count).map { list[($0 + turn) % list.count] }
        }
        return some(direct, counts.direct) + some(forAssembly, counts.forAssembly)
            + some(forDangerous, counts.forDangerous) + some(others, counts.others)
    }

    private func result(
        _ place: Place, failed: Set<String>, exclusions: String? = "none"
    ) -> JudgementResult {
        func word(_ flag: Bool?) -> String { flag.map { $0 ? "yes" : "no" } ?? "" }
        let facts = [
            "assembly_place": word(place.isAssembly), "important_place": word(place.isImportant),
            "place_type": place.kinds?.joined(separator: " ") ?? "",
            "no_judgement": exclusions ?? "",
        ]
        return judgement.result(
            in: pack, on: CivilDay("2026-11-21")!,
            JudgedAnswers(
                value: { name in
                    let text = facts[name] ?? ""
                    return text.isEmpty ? .empty : .string(text)
                }, isRelevant: { _ in true },
                standing: { failed.contains($0) ? .fail : .pass }))
    }

    private func rule(_ result: JudgementResult) -> String? {
        if case .judged(let rule, .major) = result.outcome { rule } else { nil }
    }

    private static let places: [Place] = {
        let kinds: [[String]?] = [
            nil, ["hotel"], ["dangerous"], ["hazchem"], ["tanks", "other"], ["shop", "filling"],
            ["factory", "warehouse"],
        ]
        var places: [Place] = []
        for isAssembly in [nil, true, false] {
            for kinds in kinds {
                for isImportant in [nil, true, false] {
                    places.append(
                        Place(isAssembly: isAssembly, kinds: kinds, isImportant: isImportant))
                }
            }
        }
        return places
    }()

    // MARK: What must hold

    @Test("The pack has the 10 direct and 39 composite elements, each with its item and clause")
    func elements() {
        #expect(direct.count == 10)
        #expect(judgement.elements.count { $0.kind == .composite } == 39)
        #expect(judgement.elements.allSatisfy { $0.items.count == 1 })
        for element in judgement.elements {
            let clauses = element.items.compactMap { pack.item($0)?.basis.first?.clause }
            #expect(clauses == [element.clause], "\(element.id)")
        }
        #expect(forAssembly.count == 11)
        #expect(forDangerous.count == 5)
        #expect(others.count == 23)
    }

    @Test(
        "Around every boundary the pack decides as the rule does, in every kind of place",
        arguments: places.indices)
    private func truthTable(place index: Int) {
        let place = Self.places[index]
        for (turn, counts) in Self.boundaries.enumerated() {
            let failed = failing(counts, turn: index + turn).flatMap(\.items)
            let result = result(place, failed: Set(failed))
            if rule(result) != expected(place, counts) || result.grade != nil || !result.isDraft {
                Issue.record("\(place) \(counts): \(result.outcome)")
            }
        }
    }

    /// Every mixture of up to 7 composite elements in and outside of the subsets, alone; with a
    /// direct one those in which the subsets have as many.
    private static let boundaries: [Counts] = {
        var all: [Counts] = []
        for direct in 0...1 {
            for forAssembly in 0...5 {
                for forDangerous in 0...5 {
                    for others in 0...6
                    where forAssembly + forDangerous + others <= 7
                        && (direct == 0 || forAssembly == forDangerous)
                    {
                        all.append(
                            Counts(
                                direct: direct, forAssembly: forAssembly,
                                forDangerous: forDangerous, others: others))
                    }
                }
            }
        }
        return all
    }()

    @Test(
        "Each exclusion, alone or with others, ends the judgement whatever failed",
        arguments: [
            ("review", ["X1"]), ("stopped", ["X2"]), ("minor", ["X3"]),
            ("review minor", ["X1", "X3"]), ("review stopped minor", ["X1", "X2", "X3"]),
        ])
    func exclusions(answer: String, names: [String]) {
        for place in Self.places {
            for counts in [
                Counts(), Counts(direct: 1), Counts(forAssembly: 3), Counts(forDangerous: 3),
                Counts(others: 6), Counts(direct: 2, forAssembly: 5, forDangerous: 5, others: 6),
            ] {
                let failed = failing(counts, turn: 3).flatMap(\.items)
                let result = result(place, failed: Set(failed), exclusions: answer)
                #expect(result.outcome == .excluded(names))
                #expect(result.grade == nil)
            }
        }
    }

    @Test("An exclusion nobody was asked about is named, and stops nothing")
    func openExclusions() {
        let place = Place(isAssembly: true, kinds: ["hotel"], isImportant: nil)
        let failed = Set(failing(Counts(forAssembly: 3), turn: 0).flatMap(\.items))
        let result = result(place, failed: failed, exclusions: nil)

        #expect(result.openExclusions == ["X1", "X2", "X3"])
        #expect(rule(result) == "Ra")
    }

    @Test("Short of a rule, the result says how many more would reach which")
    func shortfall() {
        func nearest(_ place: Place, _ counts: Counts) -> JudgementResult.Outcome {
            result(place, failed: Set(failing(counts, turn: 1).flatMap(\.items))).outcome
        }
        let hotel = Place(isAssembly: true, kinds: ["hotel"], isImportant: nil)
        let works = Place(isAssembly: false, kinds: ["factory"], isImportant: false)
        let unknown = Place()

        #expect(
            nearest(hotel, Counts(forAssembly: 2))
                == .notReached(nearest: .init(rule: "Ra", missing: 1)))
        #expect(
            nearest(hotel, Counts(forAssembly: 1, others: 2))
                == .notReached(nearest: .init(rule: "Rc", missing: 1)))
        #expect(
            nearest(works, Counts(forAssembly: 3, others: 2))
                == .notReached(nearest: .init(rule: "Rd", missing: 1)))
        #expect(
            result(unknown, failed: []).needs == [
                "assembly_place", "place_type", "important_place",
            ])
    }

    @Test("What the 2017 edition comes to is a draft that says by which edition it is reviewed")
    func draft() {
        let place = Place(isAssembly: true, kinds: ["hotel"], isImportant: nil)
        let result = result(place, failed: Set(judgement.elements.flatMap(\.items)))

        #expect(rule(result) == "direct")
        #expect(result.draftReasons.first == .mustBeReviewed(by: "GB35181-2025"))
        #expect(result.draftReasons.contains(.sourceEnded(CivilDay("2025-10-31")!)))
        #expect(pack.source("GB35181-2025")?.status == .inForce)
        for item in pack.items {
            let suggestion = pack.suggestedGrade(
                for: item, on: CivilDay("2026-11-21")!, judged: [result])
            if case .suggested(.major, _) = suggestion.outcome {
                Issue.record("\(item.code) is suggested as major")
            }
        }
    }

    @Test(
        "One more failure never takes a judgement back, and the order of failures is nothing to it")
    func monotonous() {
        var random = SplitMix(41)
        for _ in 0..<60 {
            let place = Self.places.randomElement(using: &random)!
            var codes = judgement.elements.flatMap(\.items).shuffled(using: &random)
            codes.removeLast(Int.random(in: 30...49, using: &random))
            var failed: Set<String> = []
            var wasReached = false
            for code in codes {
                failed.insert(code)
                let isReached = result(place, failed: failed).isReached
                #expect(isReached || !wasReached)
                wasReached = isReached
            }
            #expect(
                result(place, failed: Set(codes.reversed())) == result(place, failed: failed))
        }
    }
}

/// The confirmed rule of the shipped construction pack.
@Suite struct PitEdgeLoadTests {
    private func suggestion(scope: String, failed: Set<String>, of code: String) throws
        -> GradeSuggestion
    {
        let pack = try shippedPack("construction")
        let judgement = try #require(pack.grading.judgements.first)
        let result = judgement.result(
            in: pack, on: CivilDay("2026-11-21")!,
            JudgedAnswers(
                value: { $0 == "housing_scope" ? .string(scope) : .empty },
                isRelevant: { _ in true },
                standing: { failed.contains($0) ? .fail : .pass }))
        return pack.suggestedGrade(
            for: try #require(pack.item(code)), on: CivilDay("2026-11-21")!, judged: [result])
    }

    @Test("A load measured too near the pit is suggested as major, by the rule and its element")
    func measured() throws {
        let found = try suggestion(scope: "yes", failed: ["CON-C-404"], of: "CON-C-404")
        guard case .suggested(.major, let criterion) = found.outcome else {
            Issue.record("\(found.outcome)")
            return
        }
        #expect(criterion.basis == [Basis(source: "JZG5", clause: "14(2)")])
        #expect(criterion.judgement?.counted.map(\.element) == ["load-in-band"])
        #expect(criterion.judgement?.counted.first?.items == ["CON-C-404"])
    }

    @Test("Outside of what the standard is for, and without the failure, nothing changes")
    func elsewhere() throws {
        for (scope, failed) in [("no", Set(["CON-C-404"])), ("yes", []), ("", ["CON-C-404"])] {
            let found = try suggestion(scope: scope, failed: failed, of: "CON-C-404")
            guard case .suggested(.general, _) = found.outcome else {
                Issue.record("\(scope) \(failed): \(found.outcome)")
                return
            }
        }
    }
}

func shippedPack(_ id: String) throws -> Pack {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "Resources/Packs/\(id).yaml")
    let reading = readPack(
        file: file.lastPathComponent, bytes: [UInt8](try Data(contentsOf: file)), digest: "")
    #expect(reading.problems == [])
    return try #require(reading.pack)
}
