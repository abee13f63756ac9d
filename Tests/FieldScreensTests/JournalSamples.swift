import FieldScreens
import Fieldwork
import HazardLedger
import InspectionModel
import TerminalUI
import Wording

/// A log whose entries are those of the ledger's samples, with the journal's own around them.
enum JournalSamples {
    static let size = 27

    /// A kind of the journal, or an event, for each entry.
    static func events(_ seq: Int) -> (kind: String, [Event]) {
        let item = AnswerKey(item: ItemID(pack: "test", code: "T-01"))
        func answer(_ verdict: Verdict, amends: Int? = nil, undo: Int? = nil) -> Event {
            var answer = AnswerRecorded(
                key: item, value: .verdict(verdict), author: Fixtures.officer, shown: "")
            answer.amends = amends.map { Fixtures.stamp($0).leaf }
            answer.undo = undo.map { Fixtures.stamp($0).leaf }
            return .inspection(Fixtures.inspection, .answer(answer))
        }
        let hazard = LedgerSamples.hazard(3)
        let samples: [Int: (String, [Event])] = [
            0: ("genesis", [.unknown(kind: "genesis")]),
            1: ("session.open", [.sessionOpened]),
            2: (
                "person.add",
                [
                    .personAdded(
                        PersonAdded(
                            id: Fixtures.officer, name: Fixtures.reference("1"), role: .officer))
                ]
            ),
            20: ("answer", [answer(.pass)]),
            21: ("answer", [answer(.fail, amends: 10)]),
            22: ("answer", [answer(.pass, amends: 21, undo: 10)]),
            23: (
                "answer.withdraw",
                [
                    .inspection(
                        Fixtures.inspection,
                        .withdrawal(
                            AnswerWithdrawn(
                                key: item, author: Fixtures.officer,
                                amends: Fixtures.stamp(11).leaf)))
                ]
            ),
            24: (
                "act",
                Array(
                    LedgerSamples.events(
                        3, item: "T-01", place: "许可证公示栏", violation: "没有有效的燃气经营许可证",
                        fact: "许可证过期",
                        LedgerSamples.graded(.major, by: LedgerSamples.criterion)))
            ),
            25: (
                "hazard.grade",
                [
                    .hazard(
                        hazard,
                        LedgerSamples.graded(.major, .suggested, reason: "阀门不能操作"))
                ]
            ),
            26: ("weather.note", [.unknown(kind: "weather.note")]),
        ]
        return samples[seq]
            ?? (
                "inspection.step",
                [.inspection(Fixtures.inspection, .step(StepRecorded(step: .arrive)))]
            )
    }

    static func line(_ seq: Int) -> LogLine {
        let stamp = Fixtures.stamp(seq)
        let (kind, events) = events(seq)
        var line = LogLine(
            seq: seq, time: stamp.at, by: Fixtures.officer, kind: kind, leaf: stamp.leaf.hex,
            line: #"{"seq":\#(seq),"at":"\#(stamp.at)","kind":"\#(kind)"}"#, events: events)
        for number in [10, 11, 21] { line.entries[Fixtures.stamp(number).leaf] = number }
        let row = LedgerSamples.row(3)
        line.hazards[row.hazard.id] = row
        return line
    }

    static func page() -> [LogLine] { (0..<size).map(line) }

    static func app(
        _ language: Language = .zh, size: Size = Size(rows: 24, columns: 80), entries: Int = size
    ) -> AppModel {
        var around = LedgerSamples.around(size: size)
        around.journal.size = entries
        around.journal.freeBytes = 41_200_000_000
        var app = AppModel(
            around: around, words: Fixtures.words(language), screen: JournalScreen())
        _ = app.update(.resized(size))
        return app
    }
}
