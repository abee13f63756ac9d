import ArgumentParser
import CanonicalJSON
import ChecklistEngine
import CivilTime
import FieldScreens
import FieldSession
import Fieldwork
import InspectionModel
import Wording

struct InspectionShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "一次检查 / one inspection")

    @OptionGroup var common: CommonOptions
    @Argument(help: "检查 / inspection") var id: String

    func run() throws {
        zhaodan.run(common) { around in
            let snapshot = try WorkspaceSnapshot(around)
            defer { snapshot.endIfDamaged() }
            let state = try inspection(id, in: snapshot.field)
            let library = try around.library()
            let sheet = try snapshot.sheet(state, library)
            let newer = state.newerPacks(on: library.index)
            let orphans = sheet.orphans(state)
            if common.json {
                var json = inspectionReport(state, snapshot.field)
                json["counts"] = .object(sheet.standing(state).counts(state).encoded)
                json["items"] = .array(
                    sheet.relevantRows.map {
                        .object(itemJSON(sheet.rows[$0], sheet, state, around.language))
                    })
                let overlays = sheet.packs.compactMap { $0.overlayJSON }
                if !overlays.isEmpty { json["overlays"] = .array(overlays.map { .object($0) }) }
                let questions = sheet.answersInOrder
                if !questions.isEmpty {
                    json["questions"] = .array(
                        questions.map {
                            .object($0.asked.json($0.row, sheet.choices(of: $0.asked), state))
                        })
                }
                json["phase"] = .string(phaseCode(state.phase))
                json["acts"] = .array(acts(state).map { .object($0.json) })
                let judgements = sheet.judgements(state)
                if !judgements.isEmpty {
                    json["judgements"] = .array(
                        judgements.map { .object(judgementJSON($0, around.language)) })
                }
                let scores = sheet.scores(state)
                if !scores.isEmpty {
                    json["scores"] = .array(
                        scores.map { .object(scoreJSON($0, around.language)) })
                }
                if !state.conflicts.isEmpty {
                    json["conflicts"] = .array(state.conflicts.map { .object($0.json) })
                }
                if !orphans.isEmpty {
                    json["orphans"] = .array(orphans.map { .object($0.json) })
                }
                if !newer.isEmpty {
                    json["newer_packs"] = .array(newer.map { .object($0.json) })
                }
                return emit(json)
            }
            let words = around.words
            emit(
                "\(state.opened.number)  \(state.opened.siteName)  \(phaseText(InspectionRow(state), words))"
            )
            func name(_ id: PersonID) -> String {
                snapshot.names(of: id)?.name ?? words("person.erased", ["id": id.text])
            }
            for pack in newer {
                emit(
                    "  "
                        + words(
                            "show.newer_pack",
                            [
                                "pack": words(pack.title), "version": pack.version,
                                "present": pack.present, "id": state.opened.number,
                            ]))
            }
            for officer in state.officers {
                emit("  \(name(officer))  \(snapshot.names(of: officer)?.certificate ?? "")")
            }
            for signature in state.signatures {
                emit("  " + words("people.signer", ["names": name(signature.signed.person)]))
            }
            let acts = acts(state)
            func tell(_ act: RecordedAct) {
                emit("      " + act.people(name, words) + "  " + act.clocks(words))
            }
            var pack = 0
            for index in sheet.relevantRows {
                let row = sheet.rows[index]
                if row.pack != pack, let heading = packHeading(sheet, row.pack, words) {
                    emit("== \(heading)")
                }
                pack = row.pack
                let verdict = state.standing(of: row.id)
                emit("\(mark(verdict)) \(row.item.code)  \(words(row.item.requirement))")
                for act in acts where act.item == row.id { tell(act) }
                for side in state.conflicts.filter({ $0.key.item == row.id }).flatMap(\.sides) {
                    emit("    ? \(side.leaf.hex.prefix(12))  \(conflictText(side, name, words))")
                }
            }
            for (asked, row) in sheet.answersInOrder where asked.question.isAsked {
                let path = row.map { " (\($0))" } ?? ""
                let chosen = sheet.packs[asked.pack].chosen(asked.text, for: asked.question.name)
                let said =
                    chosen?.map { words($0.label) }.joined(separator: words("list.comma"))
                    ?? asked.text
                let value = said.isEmpty ? words("facts.none") : said
                emit("    \(words(asked.label))\(path)  \(value)")
            }
            if !orphans.isEmpty {
                emit(words("orphans.head", ["count": String(orphans.count)]))
                for line in orphanTexts(orphans, words) {
                    emit(String(repeating: " ", count: line.indent) + line.text)
                }
            }
            for judged in sheet.judgements(state) { emit(judgementLine(judged, words)) }
            for scored in sheet.scores(state) { emit(scoreLine(scored, words)) }
            for finding in state.findingsInOrder {
                emit("  #\(finding.recorded.number)  \(finding.recorded.violation)")
                for act in acts where act.finding == finding.recorded.id { tell(act) }
            }
        }
    }

    private func conflictText(
        _ side: AnswerSide, _ name: (PersonID) -> String, _ words: Phrasebook
    ) -> String {
        words(
            "answering.conflict_side",
            [
                "verdict": side.answer.map { words("verdict.\($0.verdict?.rawValue ?? "none")") }
                    ?? words("answering.conflict_withdrawn"),
                "name": name(side.author), "time": String(side.stamp.at.text.prefix(16)),
                "device": side.stamp.device, "seq": String(side.stamp.seq),
            ])
    }
}

extension Pack {
    /// Of a local addition, whose it is and to what it adds.
    fileprivate var overlayJSON: JSONObject? {
        guard let overlay else { return nil }
        var json: JSONObject = ["id": .string(id)]
        overlay.write(to: &json)
        return json
    }
}

/// What the pack says of an item that applies, beside how it stands.
private func itemJSON(
    _ row: Sheet.Row, _ sheet: Sheet, _ state: InspectionState, _ language: Language
) -> JSONObject {
    var json: JSONObject = [
        "basis": .array(sheet.cited(row.item.basis, of: row, language).map { .object($0.encoded) }),
        "item": .string(row.id.text), "requirement": .string(row.item.requirement[language]),
    ]
    if let verdict = state.standing(of: row.id) { json["verdict"] = .string(verdict.rawValue) }
    if !row.item.liability.isEmpty {
        json["liability"] = .array(
            sheet.cited(row.item.liability, of: row, language).map { .object($0.encoded) })
    }
    if let photo = row.item.photo {
        json["photo"] = .string(photo.rawValue)
        json["photo_wanted"] = .bool(state.wantsPhoto(of: row))
    }
    return json
}
