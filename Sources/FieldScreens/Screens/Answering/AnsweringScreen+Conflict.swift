import CellText
import Fieldwork
import InspectionModel
import TerminalUI
import Wording

/// Answers of devices that knew nothing of one another: shown side by side, and one is chosen.
extension AnsweringScreen {
    /// Every side with who, when and on which device; nil where all agree.
    func conflictTexts(
        _ row: Sheet.Row, _ state: InspectionState, _ around: Surroundings, _ words: Phrasebook
    ) -> [String]? {
        guard let conflict = state.conflict(on: row.id) else { return nil }
        return [words("answering.conflict_head", ["count": String(conflict.sides.count)])]
            + conflict.sides.map { sideText($0, around, words) }
    }

    private func sideText(
        _ side: AnswerSide, _ around: Surroundings, _ words: Phrasebook
    ) -> String {
        words(
            "answering.conflict_side",
            [
                "verdict": side.answer.map { answerWord($0, words) }
                    ?? words("answering.conflict_withdrawn"),
                "name": authorText(side.author, typist: side.stamp.by, around, words),
                "time": momentText(side.stamp.at, on: around.today),
                "device": deviceText(side.stamp.device, around),
                "seq": String(side.stamp.seq),
            ])
    }

    func askResolve(_ around: Surroundings) -> [Action] {
        guard let row = focused(around), let state = state(around),
            let conflict = state.conflict(on: row.id)
        else { return [] }
        let options = conflict.sides.map {
            PromptOption(value: $0.leaf.hex, label: sideText($0, around, around.words))
        }
        return [
            .ask(
                Prompt(
                    "prompt.resolve", ["item": row.id.code], form: .choice(options),
                    purpose: "resolve"))
        ]
    }

    /// The sides as the person saw them: one that comes in meanwhile is not decided over.
    mutating func askResolveReason(_ leaf: String, _ around: Surroundings) -> [Action] {
        guard let kept = LeafHash(leaf), let row = focused(around),
            let conflict = state(around)?.conflict(on: row.id)
        else { return [] }
        choosing = Choosing(
            key: conflict.key, keep: kept, drop: conflict.sides.map(\.leaf).filter { $0 != kept })
        return [
            .ask(
                Prompt(
                    "prompt.resolve_why", form: .text(TextField("", limit: 500)),
                    purpose: "resolve_why", isLogged: true))
        ]
    }

    mutating func resolve(why: String) -> [Action] {
        guard let choice = choosing else { return [] }
        choosing = nil
        let command = FieldCommand.resolve(
            inspection, choice.key, keep: [choice.keep], drop: choice.drop, why: why)
        return [.run(command, purpose: choice.key.item.text)]
    }

    /// Of several answers the one that a person keeps, until the reason is given.
    struct Choosing: Equatable {
        let key: AnswerKey
        let keep: LeafHash
        let drop: [LeafHash]
    }
}

/// The own device by its label, others by the beginning of their ids.
func deviceText(_ device: String, _ around: Surroundings) -> String {
    device == around.journal.device ? around.profile.deviceLabel : String(device.prefix(8))
}

/// Who judged; where somebody else typed it, both.
func authorText(
    _ author: PersonID, typist: PersonID, _ around: Surroundings, _ words: Phrasebook
) -> String {
    if author == typist { return around.name(author) }
    return words(
        "person.typed_by", ["author": around.name(author), "typist": around.name(typist)])
}
