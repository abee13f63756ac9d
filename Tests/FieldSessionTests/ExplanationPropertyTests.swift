import ChecklistEngine
import CivilTime
import FieldSession
import Fieldwork
import FormLanguage
import InspectionModel
import Resources
import TerminalTesting
import Testing
import Wording

@Suite("Explanations over the shipped packs")
struct ExplanationPropertyTests {
    private static let officer = PersonID("u-0000000000000001")!

    @Test(
        "Whatever is answered, everything is explained, and what would turn it does",
        arguments: [
            "compulsory-matters", "construction", "fire", "gas", "hazardous-chemicals",
            "non-coal-mines",
        ])
    func all(pack id: String) throws {
        let library = try PackLibrary(Resources(override: nil, program: nil))
        let shelved = try #require(library.pack(id))
        var random = SplitMix(UInt64(id.utf8.count))
        var turned = 0
        let state = try filledIn(shelved.pack, &random)
        let sheet = Sheet(packs: [shelved.pack], graphs: [shelved.graph], state: state)
        for (number, subject) in sheet.subjects.enumerated() {
            let explanation = sheet.explanation(of: subject, state, authorities: ["gas"])
            #expect(!explanation.reasons.isEmpty)
            let codes = explanation.reasons.map(\.reason.code)
            let saysHidden = codes.contains("hidden") || codes.contains("hidden_by")
            #expect(saysHidden != sheet.isAsked(subject), "\(explanation.name) \(codes)")
            guard number.isMultiple(of: 9) else { continue }
            for answer in Self.answers(explanation) {
                let (then, changed) = try given(answer, shelved.pack, sheet, state)
                #expect(
                    then.isAsked(subject) != sheet.isAsked(subject),
                    "\(explanation.name) by \(answer.name) = \(answer.recorded)")
                #expect(changed.id == state.id)
                turned += 1
            }
        }
        #expect(turned > 0 || shelved.pack.facts.isEmpty)
    }

    private static func answers(_ explanation: ItemExplanation) -> [ExplainedValue] {
        explanation.reasons
            .filter { ["would_be_asked", "would_be_hidden"].contains($0.reason.code) }
            .flatMap(\.under).compactMap { node in
                if case .answer(let value) = node.reason { value } else { nil }
            }
    }

    // MARK: Answers

    private func opened(_ pack: Pack) -> InspectionOpened {
        InspectionOpened(
            id: InspectionID("i-0000000000000001")!, number: "K7-2026-0001", mode: .routine,
            requires: ModeRequirements(
                officers: 1, steps: [], signature: .none, compulsory: .all,
                record: .inspectionRecord, mayOrder: true, noticeBefore: true),
            packs: [
                PackReference(
                    id: pack.id, version: pack.version, digest: pack.digest, title: pack.title)
            ], site: SiteID("s-0000000000000001")!, siteName: "甲", officers: [Self.officer],
            zone: "+08:00", mandate: .full, openedOn: CivilDay("2026-11-21")!)
    }

    private func stamp(_ seq: Int) -> EntryStamp {
        let digits = String(seq, radix: 16)
        return EntryStamp(
            seq: seq, leaf: LeafHash(String(repeating: "0", count: 64 - digits.count) + digits)!,
            at: WallTime("2026-11-21T10:00:00.000+08:00")!, by: Self.officer,
            device: "d-0000000000000001")
    }

    /// About half of everything answered at random.
    private func filledIn(_ pack: Pack, _ random: inout SplitMix) throws -> InspectionState {
        var book = InspectionBook()
        let opened = opened(pack)
        book.apply(.inspectionOpened(opened), stamp(1))
        var seq = 1
        func apply(_ event: InspectionEvent) {
            seq += 1
            book.apply(.inspection(opened.id, event), stamp(seq))
        }
        for fact in pack.facts where Bool.random(using: &random) {
            let chosen = pack.choices(of: fact).randomElement(using: &random)?.name
            let value = chosen ?? String(Int.random(in: 0...2_000, using: &random))
            apply(.fact(FactRecorded(name: fact.name, value: value, pack: pack.id)))
        }
        for item in pack.items where Bool.random(using: &random) {
            let verdict = try #require(Verdict.allCases.randomElement(using: &random))
            apply(.answer(answer(item, verdict, pack, &random)))
        }
        return try #require(book.inspections[opened.id])
    }

    private func answer(
        _ item: ChecklistItem, _ verdict: Verdict, _ pack: Pack, _ random: inout SplitMix
    ) -> AnswerRecorded {
        var value = AnswerValue.verdict(verdict)
        if let measure = item.measure {
            let number = Int.random(in: 0...30, using: &random)
            value = .measured(
                MeasuredValue(value: "\(number).5", unit: measure.unit),
                limit: LimitShown(
                    expression: measure.limit?.source ?? "", text: measure.limitText,
                    unit: measure.unit),
                verdict: verdict)
        }
        return AnswerRecorded(
            key: AnswerKey(item: ItemID(pack: pack.id, code: item.code)), value: value,
            author: Self.officer, shown: item.requirement.zh)
    }

    /// The list after one more answer.
    private func given(
        _ value: ExplainedValue, _ pack: Pack, _ sheet: Sheet, _ state: InspectionState
    ) throws -> (Sheet, InspectionState) {
        var book = InspectionBook()
        book.apply(.inspectionOpened(state.opened), state.openedStamp)
        for (name, value) in state.facts {
            let fact = FactRecorded(name: name, value: value, pack: pack.id)
            book.apply(.inspection(state.id, .fact(fact)), state.lastStamp)
        }
        for answer in state.answers.values.flatMap(\.values) {
            book.apply(.inspection(state.id, .answer(answer.recorded)), answer.stamp)
        }
        var random = SplitMix(1)
        let event: InspectionEvent =
            if let item = pack.item(value.name), let verdict = Verdict(rawValue: value.recorded) {
                .answer(answer(item, verdict, pack, &random))
            } else {
                .fact(
                    FactRecorded(
                        name: value.name, value: value.recorded.isEmpty ? nil : value.recorded,
                        pack: pack.id))
            }
        book.apply(.inspection(state.id, event), stamp(state.lastStamp.seq + 1))
        let changed = try #require(book.inspections[state.id])
        var then = sheet
        then.take(event, changed)
        return (then, changed)
    }
}
