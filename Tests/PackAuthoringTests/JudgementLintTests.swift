import ChecklistEngine
import FormLanguage
import InspectionModel
import Testing

@testable import PackAuthoring

/// Faults in `judgements` and `scoring`, each at its place.
@Suite struct JudgementLintTests {
    @Test("Judgements and scoring without a fault are read whole")
    func good() throws {
        let marked = MarkedPack([
            (wholeSurvey, wholeSurvey + "judgements:\n\(soundJudgement)\n\(soundScoring)\n")
        ])
        let reading = readPack(file: "a.yaml", bytes: Array(marked.text.utf8), digest: "d")

        #expect(reading.problems == [])
        let grading = try #require(reading.pack?.grading)
        let judgement = try #require(grading.judgements.first)
        #expect(judgement.elements.map(\.id) == ["E1", "E2", "E3"])
        #expect(judgement.elements[2].condition?.references == ["K-2"])
        #expect(judgement.rules.map(\.counted) == [.kind(.direct), .elements(["E2", "E3"])])
        #expect(judgement.exclusions.map(\.name) == ["X1"])
        #expect(grading.scoring?.weights.map(\.subject) == [.item("K-1"), .group("kitchen")])
        #expect(grading.scoring?.bands.map(\.name) == ["good", "poor"])
    }

    @Test(
        "A fault in a judgement is found at its place",
        arguments: [
            fault([("items: [K-1]", "items: [▶K-11]")], "unknown_item_meant"),
            fault([("items: [K-1]", "items: [▶Z-99]")], "unknown_item"),
            fault([("items: [K-2]", "items: [▶K-1]")], "item_confirms_twice"),
            fault([("[E2, E3]", "[E2, ▶E4, E3]")], "unknown_element_meant"),
            fault([("[E2, E3]", "[E2, ▶E2, E3]")], "duplicate_name"),
            fault([("id: E2", "id: ▶E1"), ("of: [E2, E3]", "of: [E1, E3]")], "duplicate_name"),
            fault(
                [("id: E3", "id: ▶E3"), ("[E2, E3], at_least: 2", "[E2], at_least: 1")],
                "element_not_counted"),
            fault([("at_least: 2", "at_least: ▶3")], "never_reached"),
            fault([("at_least: 1", "at_least: ▶0")], "number_too_small"),
            fault([("of: direct", "of: ▶directly")], "unknown_word"),
            fault(
                [("result: major}\n      - {name: R2", "result: ▶grave}\n      - {name: R2")],
                "unknown_word"),
            fault([("name: R2", "name: ▶R1")], "duplicate_name"),
            fault(
                [("source: SPL21\n    edition", "source: ▶SPL22\n    edition")], "unknown_source"),
            fault(
                [
                    (
                        "confidence: verified\n    excl",
                        "confidence: verified\n    review_by: ▶GB2\n    excl"
                    )
                ], "unknown_source"),
            fault([("${gas} = 'no'", "${gas} = ▶'maybe'")], "unknown_choice"),
            fault([("${gas} = 'no'", "▶${gas}")], "expression_no_condition"),
            fault([("${K-2} < 0.2", "▶${K-22} < 0.2")], "dangling_reference"),
            fault([("${K-2} < 0.2", "▶. < 0.2")], "current_value_outside_item"),
            fault([("kind: direct", "kind: ▶plain")], "unknown_word"),
            fault([("  - name: both\n    label", "  - ▶label")], "missing_key"),
            fault([("{item: K-1,", "{item: ▶K-3,")], "unknown_item_meant"),
            fault([("group: kitchen", "group: ▶kitchn")], "unknown_group_meant"),
            fault([("points: 5", "points: ▶0")], "number_too_small"),
            fault([("name: good", "name: ▶poor")], "duplicate_name"),
        ])
    func faults(fault: LintFault) { fault.check() }

    @Test("A judgement by a text that was replaced must say by what it is reviewed")
    func review() {
        let section = "judgements:\n\(soundJudgement)\n"
            .replacing("source: SPL21", with: "source: ▶PLAN")
        LintFault(
            [("status: programme", "status: superseded"), (wholeSurvey, wholeSurvey + section)],
            "judgement_without_review"
        ).check()
    }
}

let wholeSurvey = "  - type: end_group\n"

let soundJudgement = """
      - name: both
        label: {zh: 一并判定, en: Together}
        source: SPL21
        edition: {zh: 2021 版, en: 2021 edition}
        confidence: verified
        exclusions:
          - {name: X1, label: {zh: 已停用, en: Stopped}, when: "${gas} = 'no'"}
        elements:
          - {id: E1, label: {zh: 阀门, en: Valve}, kind: direct, items: [K-1]}
          - {id: E2, label: {zh: 间距, en: Distance}, kind: composite, items: [K-2]}
          - {id: E3, label: {zh: 远超, en: Far over}, kind: composite, when: "${K-2} < 0.2"}
        rules:
          - {name: R1, label: {zh: 直接, en: Direct}, of: direct, at_least: 1, result: major}
          - {name: R2, label: {zh: 两项, en: Two}, of: [E2, E3], at_least: 2, result: major}
    """

let soundScoring = """
    scoring:
      label: {zh: 计分, en: Score}
      source: SPL21
      weights:
        - {item: K-1, points: 5}
        - {group: kitchen, points: 3}
      bands:
        - {name: poor, label: {zh: 差, en: Poor}, at_least: 0}
        - {name: good, label: {zh: 好, en: Good}, at_least: 90}
    """

/// The good pack with these sections, in which pieces are replaced.
private func fault(_ changes: [(String, String)], _ codes: String...) -> LintFault {
    LintFault(graded(changes), codes: codes)
}

/// What adds these sections to the good pack, with pieces replaced in them.
func graded(_ changes: [(String, String)]) -> [(String, String)] {
    var section = "judgements:\n\(soundJudgement)\n\(soundScoring)\n"
    for (old, new) in changes {
        precondition(section.contains(old), "\(old) is not there")
        section = section.replacing(old, with: new, maxReplacements: 1)
    }
    return [(wholeSurvey, wholeSurvey + section)]
}
