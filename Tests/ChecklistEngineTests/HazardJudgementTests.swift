import CivilTime
import FormLanguage
import InspectionModel
import Testing

@testable import ChecklistEngine

/// Judgements made in a test: what a result says, and what makes it a draft.
@Suite struct HazardJudgementTests {
    private static let day = CivilDay("2026-11-21")!

    private func element(
        _ id: String, items: [String], when condition: String? = nil,
        confidence: Confidence? = nil
    ) throws -> HazardJudgement.Element {
        HazardJudgement.Element(
            id: id, label: SamplePack.text(id), kind: .composite, items: items,
            condition: try condition.map { try Expression($0) }, clause: nil,
            confidence: confidence)
    }

    private func rule(
        _ name: String, atLeast: Int, _ result: HazardGrade = .major,
        _ counted: HazardJudgement.Rule.Counted = .all, when condition: String? = nil
    ) throws -> HazardJudgement.Rule {
        HazardJudgement.Rule(
            name: name, label: SamplePack.text(name),
            condition: try condition.map { try Expression($0) }, counted: counted,
            atLeast: atLeast, result: result, clause: "9")
    }

    private func judgement(
        _ elements: [HazardJudgement.Element], _ rules: [HazardJudgement.Rule],
        confidence: Confidence = .verified, reviewBy: String? = nil
    ) throws -> HazardJudgement {
        HazardJudgement(
            name: "j", label: SamplePack.text("判定"), source: "SPL21", clause: nil,
            edition: SamplePack.text("2021 版"), confidence: confidence, reviewBy: reviewBy,
            exclusions: [
                HazardJudgement.Exclusion(
                    name: "X", label: SamplePack.text("停用"),
                    condition: try Expression("${stopped} = 'yes'"))
            ], elements: elements, rules: rules)
    }

    private func pack(_ source: PackSource = SamplePack.source()) throws -> Pack {
        var draft = try SamplePack.item("D")
        draft.confidence = .high
        return try SamplePack.pack(
            items: try ["A", "B", "C"].map { try SamplePack.item($0) } + [draft],
            sources: [source])
    }

    private func result(
        _ judgement: HazardJudgement, _ standings: [String: Verdict],
        values: [String: FormValue] = [:], hidden: Set<String> = [], in pack: Pack? = nil
    ) throws -> JudgementResult {
        judgement.result(
            in: try pack ?? self.pack(), on: Self.day,
            JudgedAnswers(
                value: { values[$0] ?? .empty }, isRelevant: { !hidden.contains($0) },
                standing: { standings[$0] }))
    }

    @Test("An element counts once, however many of its items fail")
    func duplicates() throws {
        let judgement = try judgement(
            [try element("E", items: ["A", "B"]), try element("F", items: ["C"])],
            [try rule("two", atLeast: 2)])
        let found = try result(judgement, ["A": .fail, "B": .fail, "C": .pass])

        #expect(found.outcome == .notReached(nearest: .init(rule: "two", missing: 1)))
        #expect(found.confirmed == [.init(element: "E", items: ["A", "B"], isDraft: false)])
        #expect(found.grade == nil)

        let both = try result(judgement, ["A": .fail, "C": .fail])
        #expect(both.outcome == .judged(rule: "two", grade: .major))
        #expect(both.grade == .major)
        #expect(both.counted.map(\.items) == [["A"], ["C"]])
    }

    @Test("An element is undecided while an item of it is open, and gone when all is answered")
    func undecided() throws {
        let judgement = try judgement(
            [
                try element("E", items: ["A", "B"]), try element("F", items: ["C"]),
                try element("N", items: []),
            ], [try rule("one", atLeast: 1)])
        func undecided(_ standings: [String: Verdict], hidden: Set<String> = []) throws -> [String]
        {
            try result(judgement, standings, hidden: hidden).undecided
        }

        #expect(try undecided([:]) == ["E", "F"])
        #expect(try undecided(["A": .pass, "B": .pending, "C": .notChecked]) == ["E", "F"])
        #expect(try undecided(["A": .pass, "B": .notApplicable, "C": .pass]) == [])
        #expect(try undecided(["A": .fail], hidden: ["C"]) == [])
        #expect(try result(judgement, [:]).unchecked == ["N"])
    }

    @Test("A failure that is hidden counts for nothing")
    func hidden() throws {
        let judgement = try judgement(
            [try element("E", items: ["A"])], [try rule("one", atLeast: 1)])
        #expect(try result(judgement, ["A": .fail], hidden: ["A"]).confirmed == [])
    }

    @Test("A measured value beyond a second limit confirms an element")
    func condition() throws {
        let judgement = try judgement(
            [try element("E", items: [], when: "${A} < 0.8")], [try rule("one", atLeast: 1)])
        func at(_ digits: String) throws -> JudgementResult {
            try result(judgement, [:], values: ["A": .number(.exact(DecimalNumber(digits)!))])
        }

        #expect(try at("0.79").grade == .major)
        #expect(try at("0.80").isReached == false)
        #expect(try result(judgement, [:]).undecided == ["E"])
    }

    @Test("A rule whose facts are not answered may apply, and says which they are")
    func missingFacts() throws {
        let judgement = try judgement(
            [try element("E", items: ["A"])],
            [try rule("some", atLeast: 1, when: "${place} = 'x' and ${size} > 3")])
        let found = try result(judgement, ["A": .fail], values: ["place": .string("x")])

        #expect(found.outcome == .notReached(nearest: nil))
        #expect(found.needs == ["size"])
        let hidden = try result(
            judgement, ["A": .fail], values: ["place": .string("x")], hidden: ["size"])
        #expect(hidden.tallies.map(\.applicability) == [.doesNotApply])
    }

    @Test(
        "Whatever is not confirmed or not in force makes a draft, which has no grade",
        arguments: [
            (SourceStatus.superseded, "2021-09-01", false, Confidence.verified),
            (.expired, "2021-09-01", false, .verified),
            (.unconfirmed, "2021-09-01", false, .verified),
            (.inForce, "2026-11-22", false, .verified),
            (.inForce, "2021-09-01", true, .verified),
            (.inForce, "2021-09-01", false, .high),
        ])
    func drafts(
        status: SourceStatus, effective: String, isUnsettled: Bool, confidence: Confidence
    ) throws {
        let source = PackSource(
            id: "SPL21", title: SamplePack.text("法"), number: "1", issued: nil,
            effective: effective, status: status, confidence: .verified,
            isSuccessionUnsettled: isUnsettled, note: nil)
        let judgement = try judgement(
            [try element("E", items: ["A"])], [try rule("one", atLeast: 1)],
            confidence: confidence)
        let found = try result(judgement, ["A": .fail], in: try pack(source))

        #expect(found.outcome == .judged(rule: "one", grade: .major))
        #expect(found.draftReasons.isEmpty == false)
        #expect(found.grade == nil)
        #expect(
            try result(judgement, ["A": .fail], in: try pack()).isDraft == (confidence != .verified)
        )
    }

    @Test("A rule that stands only on draft elements drafts; one that stands without them counts")
    func draftElements() throws {
        let judgement = try judgement(
            [
                try element("E", items: ["A"]), try element("F", items: ["D"]),
                try element("G", items: ["B"], confidence: .low), try element("H", items: ["C"]),
            ], [try rule("three", atLeast: 3), try rule("two", atLeast: 2, .general)])

        let drafted = try result(judgement, ["A": .fail, "B": .fail, "D": .fail])
        #expect(drafted.outcome == .judged(rule: "three", grade: .major))
        #expect(drafted.draftReasons == [.elementsNotConfirmed(["F", "G"])])
        #expect(drafted.grade == nil)

        let firm = try result(
            judgement, ["A": .fail, "B": .fail, "C": .fail, "D": .fail])
        #expect(firm.outcome == .judged(rule: "two", grade: .general))
        #expect(firm.grade == .general)
    }

    @Test("An exclusion ends it; one not asked about is named")
    func exclusion() throws {
        let judgement = try judgement(
            [try element("E", items: ["A"])], [try rule("one", atLeast: 1)])
        #expect(
            try result(judgement, ["A": .fail], values: ["stopped": .string("yes")]).outcome
                == .excluded(["X"]))
        #expect(try result(judgement, ["A": .fail]).openExclusions == ["X"])
        #expect(
            try result(judgement, ["A": .fail], values: ["stopped": .string("no")])
                .openExclusions == [])
    }

    @Test("A compiled pack keeps its judgements and its scoring")
    func compiled() throws {
        var pack = try pack()
        pack.grading.judgements = [
            try judgement(
                [
                    try element("E", items: ["A", "B"], when: "${A} = 'fail'"),
                    try element("F", items: [], confidence: .low),
                ],
                [
                    try rule("one", atLeast: 1, .general, .elements(["E"]), when: "${g} = 'x'"),
                    try rule("two", atLeast: 2, .major, .kind(.direct)),
                ], reviewBy: "X")
        ]
        pack.grading.scoring = Scoring(
            label: SamplePack.text("分"), source: "SPL21", clause: "3",
            weights: [
                Scoring.Weight(subject: .item("A"), points: 5),
                Scoring.Weight(subject: .group("all"), points: 3),
            ], bands: [Scoring.Band(name: "good", label: SamplePack.text("好"), atLeast: 90)])

        #expect(try Pack(compiled: pack.compiled) == pack)
    }
}

@Suite struct ScoringTests {
    private func result(_ standings: [String: Verdict], hidden: Set<String> = []) throws
        -> ScoringResult
    {
        let pack = try SamplePack.pack(
            groups: [try SamplePack.group("first"), try SamplePack.group("second")],
            items: [
                try SamplePack.item("A"), try SamplePack.item("B"),
                try SamplePack.item("C", group: 1), try SamplePack.item("D", group: 1),
            ])
        let scoring = Scoring(
            label: SamplePack.text("分"), source: "SPL21", clause: nil,
            weights: [
                Scoring.Weight(subject: .item("A"), points: 50),
                Scoring.Weight(subject: .group("first"), points: 30),
                Scoring.Weight(subject: .group("second"), points: 20),
            ],
            bands: [
                Scoring.Band(name: "good", label: SamplePack.text("好"), atLeast: 70),
                Scoring.Band(name: "poor", label: SamplePack.text("差"), atLeast: 0),
            ])
        return scoring.result(
            in: pack,
            JudgedAnswers(
                value: { _ in .empty }, isRelevant: { !hidden.contains($0) },
                standing: { standings[$0] }))
    }

    @Test("A line is lost once, a group's without the items that have their own weight")
    func lost() throws {
        let found = try result(["A": .fail, "B": .pass, "C": .fail, "D": .fail])

        #expect(found.lines.map(\.standing) == [.lost(["A"]), .kept, .lost(["C", "D"])])
        #expect([found.base, found.lost, found.score, found.open] == [100, 70, 30, 0])
        #expect(found.band?.name == "poor")
    }

    @Test("What does not apply is outside of the base")
    func base() throws {
        let found = try result(
            ["A": .pass, "B": .notApplicable, "C": .notApplicable, "D": .fail], hidden: ["D"])

        #expect(found.lines.map(\.standing) == [.kept, .outside, .outside])
        #expect([found.base, found.score] == [50, 50])
        #expect(found.band?.name == "good")
        #expect(try result([:], hidden: ["A", "B", "C", "D"]).band == nil)
    }

    @Test("A band is exact at its edge, and there is none while something is open")
    func bands() throws {
        let edge = try result(["A": .pass, "B": .fail, "C": .pass, "D": .pass])
        #expect(edge.score * 100 == 70 * edge.base)
        #expect(edge.band?.name == "good")

        let open = try result(["A": .pass, "B": .pending, "C": .pass, "D": .pass])
        #expect(open.open == 30)
        #expect(open.band == nil)
    }
}
