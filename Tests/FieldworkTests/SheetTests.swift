import ChecklistEngine
import Fieldwork
import FormEngine
import FormLanguage
import InspectionModel
import TerminalTesting
import Testing

@Suite("The sheet of an inspection")
struct SheetTests {
    /// The same laid out anew from the state.
    private func fresh(_ sheet: Sheet, _ state: InspectionState) -> Sheet {
        Sheet(packs: sheet.packs, graphs: sheet.packs.map { FormGraph($0.form) }, state: state)
    }

    private func codes(_ sheet: Sheet) -> [String] {
        sheet.relevantRows.map { sheet.rows[$0].id.code }
    }

    @Test("Packs follow each other, groups in their order, and every row knows where it lies")
    func layout() throws {
        let (desk, id) = try Desk.open()
        let sheet = try #require(desk.sheet(id))

        #expect(sheet.groups.map(\.key.group) == ["papers", "kitchen", "matters"])
        #expect(sheet.groups.map(\.rows) == [0..<9, 9..<12, 12..<14])
        #expect(sheet.rows.map(\.pack) == Array(repeating: 0, count: 12) + [1, 1])
        for (index, row) in sheet.rows.enumerated() {
            #expect(sheet.index(of: row.id) == index)
            #expect(sheet.row(row.id)?.id == row.id)
            #expect(sheet.groups[row.group].rows.contains(index))
        }
        #expect(sheet.row(item("X-1")) == nil)
    }

    @Test("Facts and answers cut the list")
    func relevance() throws {
        var (desk, id) = try Desk.open(facts: [:])
        func shown() -> [String] { codes(desk.sheet(id)!) }
        #expect(!shown().contains("K-01"))
        try desk.act(.setFact(id, name: "supply", value: "cylinder"))
        #expect(shown().contains("K-01"))

        #expect(!shown().contains("K-02"))
        try desk.answer(id, "G-02", .fail)
        #expect(!shown().contains("K-02"))
        try desk.act(.setFact(id, name: "hot", value: "yes"))
        #expect(shown().contains("K-02"))
        try desk.act(.withdraw(id, AnswerKey(item: item("G-02"))))
        #expect(!shown().contains("K-02"))
        try desk.act(.undo(id))
        #expect(shown().contains("K-02"))
    }

    @Test("What does not apply says which condition keeps it away")
    func irrelevance() throws {
        let (desk, id) = try Desk.open(facts: ["supply": "pipe"])
        let sheet = try #require(desk.sheet(id))
        let row = try #require(sheet.row(item("K-01")))

        #expect(!sheet.isRelevant(row))
        #expect(
            sheet.irrelevance(row)?.explanation.parts.map(\.text) == ["${supply} = 'cylinder'"])
        #expect(sheet.irrelevance(try #require(sheet.row(item("G-01")))) == nil)
    }

    @Test("Only facts that apply are asked, and those without a value are missing")
    func facts() throws {
        var (desk, id) = try Desk.open(facts: ["supply": "pipe", "area": "9"])
        func standing() throws -> ChecklistStanding {
            try #require(desk.sheet(id)).standing(try #require(desk.state.inspection(id)))
        }
        #expect(
            try standing().missingFacts == ["hot", "uses", "burners", "accepted", "landlord"])
        try desk.act(.setFact(id, name: "hot", value: "yes"))
        #expect(try standing().missingFacts.contains("watch"))
        #expect(try !standing().missingFacts.contains("hot"))
        try desk.act(.setFact(id, name: "area", value: nil))
        #expect(try standing().missingFacts.contains("area"))
    }

    @Test("The standing tells a decision what the packs say of an item")
    func standing() throws {
        let (desk, id) = try Desk.open()
        let state = try #require(desk.state.inspection(id))
        let items = try #require(desk.sheet(id)).standing(state).items

        #expect(items[item("G-01")]?.isMajor == true)
        #expect(items[item("G-03")]?.isMeasured == true)
        #expect(items[item("G-05")]?.isDraft == true)
        #expect(items[matter("M-02")]?.isMandatory == true)
        #expect(items[item("K-02")]?.isRelevant == false)
    }

    @Test("The counts are of what applies; a hidden answer is kept and counts for nothing")
    func counts() throws {
        var (desk, id) = try Desk.open()
        try desk.answer(id, "K-01", .fail)
        func counts() throws -> AnswerCounts {
            let state = try #require(desk.state.inspection(id))
            return try #require(desk.sheet(id)).standing(state).counts(state)
        }
        #expect(try counts().fail == 1)
        let before = try counts()
        try desk.act(.setFact(id, name: "supply", value: "pipe"))
        #expect(try counts().fail == 0)
        #expect(try counts().relevant == before.relevant - 1)
        #expect(try counts().total == before.total)
        try desk.act(.setFact(id, name: "supply", value: "cylinder"))
        #expect(try counts() == before)
    }

    @Test("A fact is worth to an expression what its type says")
    func factValues() {
        func value(_ type: QuestionKind, _ text: String) -> FormValue {
            Packs.fact("x", type).value(ofRecorded: text)
        }
        #expect(value(.text, "") == .empty)
        #expect(value(.selectMultiple(list: "uses"), "cook dry") == .string("cook dry"))
        #expect(value(.decimal, "1.50") == .number(.exact(DecimalNumber("1.5")!)))
        #expect(value(.integer, "many") == .empty)
        #expect(value(.date, "2026-01-01") == .string("2026-01-01"))
        #expect(value(.yesNo, "yes") == .string("yes"))
    }

    @Test(
        "A sheet that took every event in is the sheet laid out anew",
        arguments: 0..<24 as Range<UInt64>)
    func incremental(seed: UInt64) throws {
        var random = SplitMix(seed)
        var (desk, id) = try Desk.open(facts: [:])
        let codes = Packs.gas.items.map(\.code)
        for _ in 0..<60 {
            let code = codes.randomElement(using: &random)!
            let command: FieldCommand
            switch Int.random(in: 0..<9, using: &random) {
            case 0: command = .setFact(id, name: "supply", value: choice(["pipe", "cylinder"]))
            case 1: command = .setFact(id, name: "hot", value: choice(["yes", "no", nil]))
            case 2: command = .setFact(id, name: "uses", value: choice(["cook", "cook dry", nil]))
            case 3: command = .withdraw(id, AnswerKey(item: item(code)))
            case 4: command = .undo(id)
            case 5: command = .redo(id)
            case 6:
                command = .answer(
                    id, AnswerRequest(item: item(code), input: .measurement(choice(["1", "3"]))))
            default:
                let verdict = Verdict.allCases.randomElement(using: &random)!
                var request = AnswerRequest(
                    item: item(code), input: .verdict(verdict), reason: "locked")
                request.place = choice([nil, nil, "后厨", "前厅"])
                command = .answer(id, request)
            }
            // Some do not fit the moment; they are refused and change nothing.
            _ = try? desk.act(command)
            let state = try #require(desk.state.inspection(id))
            let kept = try #require(desk.sheet(id))
            let anew = fresh(kept, state)
            try #require(kept.relevantRows == anew.relevantRows)
            try #require(kept.standing(state) == anew.standing(state))
            #expect(kept.facts.map(\.fact.name) == anew.facts.map(\.fact.name))
            for row in kept.rows {
                for name in ["supply", "hot", "uses", "G-02", "G-03"] {
                    #expect(kept.value(of: name, for: row) == anew.value(of: name, for: row))
                }
            }
        }

        func choice<T>(_ values: [T]) -> T { values.randomElement(using: &random)! }
    }
}
