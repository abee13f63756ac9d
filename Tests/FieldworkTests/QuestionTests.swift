import ChecklistEngine
import CivilTime
import Fieldwork
import FormEngine
import FormLanguage
import InspectionModel
import TerminalTesting
import Testing
import Wording

/// A form with a free table, a counted one, a default, a constraint and a triggered calculation.
private let form: Pack = {
    func question(
        _ name: String, _ kind: QuestionKind, _ rules: [FormRule: String] = [:],
        triggers: [String]? = nil
    ) -> Question {
        var question = Question(name: name, kind: kind, label: Packs.both(name))
        question.rules = rules.mapValues { Packs.expression($0) }
        question.triggers = triggers
        return question
    }
    func group(_ name: String, isRepeat: Bool, count: String? = nil) -> ChecklistGroup {
        var group = ChecklistGroup(
            name: name, label: Packs.both(name), relevance: nil, premise: nil)
        group.isRepeat = isRepeat
        group.repeatCount = count.map { Packs.expression($0) }
        return group
    }
    var volume = question(
        "volume", .decimal, [.constraint: ". > 0", .required: "true()"])
    volume.constraintMessage = Text(zh: "容积大于 0", en: "The volume is above 0")
    let questions = [
        question("teams", .integer), question("gas", .yesNo, [.defaultValue: "'no'"]),
        question("maker", .text, [.relevance: "${gas} = 'yes'"]), volume,
        question("unit", .text, [.defaultValue: "'m3'"]),
        question("name", .text), question("total", .calculate, [.calculation: "sum(${volume})"]),
        question("stamped", .text, [.calculation: "concat(${teams}, '!')"], triggers: ["gas"]),
        question("oxygen", .quantity(unit: "%")), question("device", .metadata(.deviceID)),
        question("began", .metadata(.start)), question("opener", .metadata(.username)),
        question("keeper", .text, [.defaultValue: "${last-saved#keeper}"]),
        question("lot", .integer, [.defaultValue: "int(random() * 1000000)"]),
    ]
    return Pack(
        settings: PackSettings(
            id: "form", title: Packs.both("表"), version: "1", edition: "1", status: .current,
            jurisdiction: "CN", zone: "+08:00", sectors: [], authorities: []),
        digest: leaf(77).hex, sources: [], choiceLists: [], facts: [],
        groups: [group("tank", isRepeat: true), group("team", isRepeat: true, count: "${teams}")],
        items: [], questions: questions,
        survey: [
            SurveyRow(.question(0), in: nil), SurveyRow(.question(1), in: nil),
            SurveyRow(.question(2), in: nil), SurveyRow(.group(0), in: nil),
            SurveyRow(.question(3), in: 0), SurveyRow(.question(4), in: 0),
            SurveyRow(.group(1), in: nil), SurveyRow(.question(5), in: 1),
            SurveyRow(.question(6), in: nil), SurveyRow(.question(7), in: nil),
            SurveyRow(.question(8), in: nil), SurveyRow(.question(9), in: nil),
            SurveyRow(.question(10), in: nil), SurveyRow(.question(11), in: nil),
            SurveyRow(.question(12), in: nil), SurveyRow(.question(13), in: nil),
        ], modes: [])
}()

/// The same without what comes by itself.
private let plainForm: Pack = {
    let questions = form.questions.map { question in
        var question = question
        question.rules[.defaultValue] = nil
        if question.triggers != nil { question.rules[.calculation] = nil }
        question.triggers = nil
        return question
    }
    var groups = form.groups
    groups[1].repeatCount = nil
    return Pack(
        settings: form.settings, digest: form.digest, sources: [], choiceLists: [], facts: [],
        groups: groups, items: [], questions: questions, survey: form.survey, modes: [])
}()

private let tank = RepeatKey(item: ItemID(pack: "form", code: "tank"))

private func key(_ name: String, row: Int? = nil) -> AnswerKey {
    AnswerKey(item: ItemID(pack: "form", code: name), row: row)
}

private struct WrongKind: Error {}

@Suite("What is filled in beside the items")
struct QuestionTests {
    private func open(_ pack: Pack = form) throws -> (desk: Desk, id: InspectionID) {
        var desk = Desk()
        desk.shelf.packs["form"] = ShelvedPack(pack)
        try desk.act(
            .start(
                StartRequest(
                    packs: ["form"], site: .known(knownSite), mode: .selfCheck,
                    officers: [.known(li)])))
        return (desk, desk.state.book.order[0])
    }

    private func fill(
        _ desk: inout Desk, _ id: InspectionID, _ name: String, _ text: String, row: Int? = nil
    ) throws {
        try desk.act(.fill(id, FillRequest(key: key(name, row: row), text: text)))
    }

    private func text(
        _ desk: Desk, _ id: InspectionID, _ name: String, row: Int? = nil
    ) -> String? { desk.sheet(id)?.asked(key(name, row: row))?.text }

    private func rows(_ desk: Desk, _ id: InspectionID, _ name: String) -> [Int] {
        desk.sheet(id)?.repeatView(
            RepeatKey(item: ItemID(pack: "form", code: name)))?.rows ?? []
    }

    /// Everything that is shown, and in which state.
    private func picture(_ sheet: Sheet) -> [String] {
        sheet.answersInOrder.map { asked, row in
            "\(asked.key.item.code) \(row ?? "") \(asked.key.row ?? 0) \(asked.text) "
                + "\(asked.state.intersection([.required, .broken, .readOnly]).rawValue)"
        }
    }

    private func laidOutAnew(
        _ desk: Desk, _ id: InspectionID, _ form: Pack = form
    ) -> Sheet {
        Sheet(
            packs: [form], graphs: [FormGraph(form.form)], state: desk.state.inspection(id))
    }

    @Test("A default is recorded with the start, and marked as nobody's answer")
    func defaults() throws {
        let (desk, id) = try open()
        let gas = desk.state.inspection(id)?.answer(key("gas"))?.recorded.value
        #expect(gas == .entered(EnteredValue(text: "no", isPreset: true)))
        #expect(text(desk, id, "gas") == "no")
    }

    @Test("The device's label, who opened it and when are known")
    func metadata() throws {
        let (desk, id) = try open()
        #expect(text(desk, id, "device") == "K7")
        #expect(text(desk, id, "opener") == li.text)
        let state = try #require(desk.state.inspection(id))
        let began = try #require(state.answer(key("began"))?.recorded.value)
        guard case .entered(let entry) = began else { throw WrongKind() }
        #expect(entry.isPreset && entry.text.hasPrefix("2026-11-21T09:30"))
        #expect(text(desk, id, "began") == entry.text)
        #expect(state.answer(key("device")) == nil)
        #expect(picture(try #require(desk.sheet(id))) == picture(laidOutAnew(desk, id)))
    }

    @Test("Two inspections do not draw the same lot")
    func chance() throws {
        let (desk, first) = try open()
        var next = desk
        next.context.now = WallTime("2026-11-21T10:30:00.000+08:00")!
        try next.act(
            .start(
                StartRequest(
                    packs: ["form"], site: .known(knownSite), mode: .selfCheck,
                    officers: [.known(li)])))
        let second = next.state.book.order[1]
        #expect(text(next, first, "lot") != text(next, second, "lot"))
        #expect(text(next, second, "lot") != nil)
    }

    @Test("What was answered in the inspection before is there to begin with, once that has ended")
    func lastSaved() throws {
        var (desk, first) = try open()
        #expect(text(desk, first, "keeper") == "")
        try fill(&desk, first, "keeper", "老周")
        let start = FieldCommand.start(
            StartRequest(
                packs: ["form"], site: .known(knownSite), mode: .selfCheck,
                officers: [.known(li)]))
        try desk.act(start)
        let second = desk.state.book.order[1]
        #expect(text(desk, second, "keeper") == "")

        try desk.act(.finish(first, .suspended(.weather, note: nil)))
        try desk.act(start)
        #expect(text(desk, desk.state.book.order[2], "keeper") == "")

        try desk.act(.resume(first))
        try desk.act(.finish(first, .normal))
        try desk.act(start)
        let last = desk.state.book.order[3]
        #expect(text(desk, last, "keeper") == "老周")
        let recorded = desk.state.inspection(last)?.answer(key("keeper"))?.recorded.value
        #expect(recorded == .entered(EnteredValue(text: "老周", isPreset: true)))
        #expect(picture(try #require(desk.sheet(last))) == picture(laidOutAnew(desk, last)))
    }

    @Test("A quantity says with what it was measured and until when that is calibrated")
    func instruments() throws {
        var (desk, id) = try open()
        var request = FillRequest(key: key("oxygen"), text: "20.9")
        request.instrument = "四合一 G-7"
        request.calibratedUntil = "2026-11-20"
        try desk.act(.fill(id, request))
        let state = try #require(desk.state.inspection(id))
        let instrument = try #require(state.instrument(of: key("oxygen")))
        #expect(instrument == Instrument("四合一 G-7", calibratedUntil: CivilDay("2026-11-20")))
        #expect(instrument.isOutOfCalibration(on: state.opened.openedOn))
        #expect(!instrument.isOutOfCalibration(on: CivilDay("2026-11-20")!))

        request.calibratedUntil = "明年"
        #expect(desk.refusal(of: .fill(id, request)) == .calibrationNotADay("明年"))
        request.instrument = nil
        #expect(desk.refusal(of: .fill(id, request)) == .calibrationOfNothing("明年"))
        var text = FillRequest(key: key("teams"), text: "2")
        text.instrument = "尺"
        #expect(desk.refusal(of: .fill(id, text)) == .instrumentNotAsked(key("teams").item))
    }

    @Test("A hidden answer is kept and shown again")
    func hidden() throws {
        var (desk, id) = try open()
        let closed = FieldRefusal.questionClosed(key("maker").item)
        #expect(
            desk.refusal(of: .fill(id, FillRequest(key: key("maker"), text: "甲"))) == closed)
        try fill(&desk, id, "gas", "yes")
        try fill(&desk, id, "maker", "甲厂")
        try fill(&desk, id, "gas", "no")
        #expect(text(desk, id, "maker") == "")
        try fill(&desk, id, "gas", "yes")
        #expect(text(desk, id, "maker") == "甲厂")
    }

    @Test("An answer that breaks its constraint is refused with the pack's words")
    func constraint() throws {
        var (desk, id) = try open()
        try desk.act(.addRow(id, tank, before: nil))
        let row = try #require(rows(desk, id, "tank").first)
        let refused = desk.refusal(
            of: .fill(id, FillRequest(key: key("volume", row: row), text: "0")))
        #expect(refused == .constraintMessage(key("volume").item, "容积大于 0"))
        let wrong = desk.refusal(
            of: .fill(id, FillRequest(key: key("volume", row: row), text: "很大")))
        #expect(wrong?.code == "measurement_not_a_number")
    }

    @Test("Rows come with their defaults, stand where they are put, and are summed up")
    func freeRows() throws {
        var (desk, id) = try open()
        try desk.act(.addRow(id, tank, before: nil))
        let first = try #require(rows(desk, id, "tank").first)
        try desk.act(.addRow(id, tank, before: first))
        let second = try #require(rows(desk, id, "tank").first)
        #expect(rows(desk, id, "tank") == [second, first])
        #expect(text(desk, id, "unit", row: second) == "m3")
        try fill(&desk, id, "volume", "2.50", row: first)
        try fill(&desk, id, "volume", "1", row: second)
        #expect(text(desk, id, "total") == "3.50")

        try desk.act(.removeRow(id, tank, row: first))
        #expect(text(desk, id, "total") == "1")
        try desk.act(.undo(id))
        #expect(text(desk, id, "total") == "3.50")
        #expect(text(desk, id, "volume", row: first) == "2.50")
        #expect(picture(laidOutAnew(desk, id)) == picture(try #require(desk.sheet(id))))
    }

    @Test("A count makes rows, keeps the answers of those it takes away, and nobody adds one")
    func countedRows() throws {
        var (desk, id) = try open()
        try fill(&desk, id, "teams", "2")
        let made = rows(desk, id, "team")
        #expect(made.count == 2)
        let team = RepeatKey(item: ItemID(pack: "form", code: "team"))
        #expect(
            desk.refusal(of: .addRow(id, team, before: nil)) == .rowsAreCounted(team.item))
        try fill(&desk, id, "name", "甲班", row: made[1])
        try fill(&desk, id, "teams", "1")
        #expect(rows(desk, id, "team") == [made[0]])
        try fill(&desk, id, "teams", "3")
        #expect(rows(desk, id, "team").prefix(2) == made[...])
        #expect(text(desk, id, "name", row: made[1]) == "甲班")
    }

    @Test("What a trigger works out is recorded when it runs, and only then")
    func triggers() throws {
        var (desk, id) = try open()
        try fill(&desk, id, "teams", "2")
        #expect(text(desk, id, "stamped") == "")
        try fill(&desk, id, "gas", "yes")
        #expect(text(desk, id, "stamped") == "2!")
        try fill(&desk, id, "teams", "3")
        #expect(text(desk, id, "stamped") == "2!")
        #expect(laidOutAnew(desk, id).asked(key("stamped"))?.text == "2!")
    }

    @Test("The end waits for what is required, in every row")
    func required() throws {
        var (desk, id) = try open()
        try desk.act(.addRow(id, tank, before: nil))
        let row = try #require(rows(desk, id, "tank").first)
        let open = InspectionRefusal.requiredOpen([key("volume").item])
        #expect(desk.refusal(of: .finish(id, .normal)) == .inspection(open))
        try fill(&desk, id, "volume", "5", row: row)
        #expect(desk.refusal(of: .finish(id, .normal)) == nil)
    }

    @Test(
        "A sheet that took every event in is the sheet laid out anew",
        arguments: 0..<16 as Range<UInt64>)
    func incremental(seed: UInt64) throws {
        var random = SplitMix(seed)
        let pack = seed % 2 == 0 ? form : plainForm
        var (desk, id) = try open(pack)
        for _ in 0..<40 {
            let tanks = rows(desk, id, "tank")
            let teams = rows(desk, id, "team")
            let command: FieldCommand =
                switch Int.random(in: 0..<9, using: &random) {
                case 0:
                    .fill(
                        id,
                        FillRequest(
                            key: key("teams"),
                            text: ["", "0", "1", "3"].randomElement(using: &random) ?? ""))
                case 1:
                    .fill(
                        id,
                        FillRequest(
                            key: key("gas"),
                            text: ["yes", "no"].randomElement(using: &random) ?? ""))
                case 2: .fill(id, FillRequest(key: key("maker"), text: "厂"))
                case 3: .addRow(id, tank, before: tanks.randomElement(using: &random))
                case 4: .removeRow(id, tank, row: tanks.randomElement(using: &random) ?? 1)
                case 5:
                    .moveRow(
                        id, tank, row: tanks.randomElement(using: &random) ?? 1,
                        before: tanks.randomElement(using: &random))
                case 6:
                    .fill(
                        id,
                        FillRequest(
                            key: key("volume", row: tanks.randomElement(using: &random)),
                            text: ["1", "2.5"].randomElement(using: &random) ?? ""))
                case 7:
                    .fill(
                        id,
                        FillRequest(
                            key: key("name", row: teams.randomElement(using: &random)), text: "班"))
                default: .undo(id)
                }
            _ = try? desk.act(command)
            #expect(picture(laidOutAnew(desk, id, pack)) == picture(try #require(desk.sheet(id))))
        }
    }
}
