import CanonicalJSON
import ChecklistEngine
import CivilTime
import FieldScreens
import PackAuthoring
import Wording

/// The register of sources: what each is, whether it is in force on a day, and which packs rest on it.
struct SourceTable {
    private let register: SourceRegister
    private let day: CivilDay
    private let words: Phrasebook

    init(_ register: SourceRegister, on day: CivilDay, _ words: Phrasebook) {
        self.register = register
        self.day = day
        self.words = words
    }

    func tell(asJSON: Bool) {
        if asJSON {
            for entry in register.entries { emit(json(entry)) }
            return
        }
        var table = Table(
            [
                "table.source_number", "table.title", "table.issued", "table.effective",
                "table.status", "table.confidence", "table.items", "table.packs",
            ].map { words($0) })
        for entry in register.entries {
            let source = entry.source
            table.add([
                source.number, words(source.title), source.issued ?? "-", source.effective ?? "-",
                standing(entry), words("confidence.\(source.confidence.rawValue)"),
                String(entry.items), entry.uses.map(\.pack).joined(separator: " "),
            ])
        }
        table.print()
        let open = register.entries.count { $0.isOpen }
        emit("")
        emit(
            words(
                "sources.total",
                ["count": String(register.entries.count), "open": String(open)]))
    }

    /// `现行`, or why it is no ground on the day, and what came after it.
    private func standing(_ entry: SourceRegister.Entry) -> String {
        let source = entry.source
        var text =
            source.obstacle(on: day).map { words($0.key, $0.arguments) }
            ?? words("sources.in_force")
        if let successor = entry.replacedBy {
            text += words("sources.replaced_by", ["number": successor])
        }
        if source.isSuccessionUnsettled { text += words("sources.unsettled") }
        return text
    }

    private func json(_ entry: SourceRegister.Entry) -> JSONObject {
        let source = entry.source
        var json: JSONObject = [
            "confidence": .string(source.confidence.rawValue),
            "in_force": .bool(source.obstacle(on: day) == nil),
            "items": .integer(Int64(entry.items)), "number": .string(source.number),
            "on": .string(day.text), "open": .bool(entry.isOpen),
            "packs": .array(
                entry.uses.map { use in
                    .object([
                        "items": .integer(Int64(use.items)),
                        "judgements": .integer(Int64(use.judgements)), "pack": .string(use.pack),
                        "verified": .integer(Int64(use.verifiedItems)),
                    ])
                }),
            "status": .string(source.status.rawValue),
            "succession_unsettled": .bool(source.isSuccessionUnsettled),
            "title": ["en": .string(source.title.en), "zh": .string(source.title.zh)],
        ]
        json["effective"] = source.effective.map { .string($0) }
        json["issued"] = source.issued.map { .string($0) }
        json["replaced_by"] = entry.replacedBy.map { .string($0) }
        json["valid_until"] = source.validUntil.map { .string($0.text) }
        return json
    }
}

extension SourceObstacle {
    /// Its word in the register.
    fileprivate var key: String {
        switch self {
        case .status(let status): "sources.\(status.rawValue)"
        case .notYetEffective: "sources.not_yet_effective"
        case .ended: "sources.ended"
        }
    }

    fileprivate var arguments: [String: String] {
        switch self {
        case .status: [:]
        case .notYetEffective(let day), .ended(let day, _): ["day": day.text]
        }
    }
}

extension Pack {
    /// What is cited, with what keeps a source from being simply in force on a day.
    func groundsText(_ cited: [Basis], on day: CivilDay, _ words: Phrasebook) -> String {
        cited.map { basis in
            groundText(basis, source(basis.source), on: day, words)
        }
        .joined(separator: words("list.separator"))
    }
}
