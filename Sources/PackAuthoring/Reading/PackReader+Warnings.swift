import CellText
import ChecklistEngine
import FormEngine
import FormLanguage
import InspectionModel
import Wording

/// What is not wrong and worth a look: found behind the reading, in what could be read.
extension PackReader {
    mutating func findWarnings() {
        guard let pack = readSoFar else { return }
        let hasSeeds = pack.items.contains { !$0.seeds.isEmpty }
        for item in pack.items {
            guard let fields = itemFields[item.code] else { continue }
            warnOfBasis(item, fields, pack)
            warnOfLabel(item, fields)
            warnOfSeeds(item, fields, othersHaveSome: hasSeeds)
        }
        warnOfDrafts(pack)
        warnOfSameLabels(pack)
        warnOfTranslations(pack)
        warnOfConstants()
        warnOfLastSaved()
        warnOfGroups(pack)
        // Where a name is misspelled, what it meant would seem to be used by nobody.
        if problems.isEmpty { warnOfUnused(pack) }
    }

    // MARK: Items

    private mutating func warnOfBasis(_ item: ChecklistItem, _ fields: Fields, _ pack: Pack) {
        guard !item.isDraft, let first = item.basis.first,
            let source = pack.source(first.source)
        else { return }
        let place = fields.place(of: "basis")
        // That nobody laid it down as law is what such a source says of itself.
        if source.status == .programme || source.status == .practice { return }
        if source.status != .inForce {
            warn(.basisNotInForce(source.id, status: source.status.rawValue), at: place)
        } else if source.isSuccessionUnsettled {
            warn(.basisUnsettled(source.id), at: place)
        }
    }

    /// Below the list, where a terminal of the usual size shows what is asked.
    private static let labelColumns = 78
    private static let labelRows = 2

    private mutating func warnOfLabel(_ item: ChecklistItem, _ fields: Fields) {
        for language in Language.allCases {
            let text = item.requirement[language]
            let rows = wrapped(text, columns: Self.labelColumns).count
            let place = fields.place(of: "label", in: language)
            if rows > Self.labelRows {
                warn(.longLabel(language: language.rawValue, rows: rows), at: place)
            }
            if let last = text.last, "?？".contains(last) { warn(.labelAsks, at: place) }
        }
    }

    private mutating func warnOfSeeds(
        _ item: ChecklistItem, _ fields: Fields, othersHaveSome: Bool
    ) {
        if item.seeds.isEmpty, othersHaveSome {
            warn(.withoutSeeds, at: fields.place(of: "name"))
        }
        var seen: Set<String> = []
        for seed in strings(fields["seeds"]) where !seen.insert(seed.text).inserted {
            warn(.seedTwice(seed.text), at: seed.place)
        }
    }

    // MARK: The whole pack

    private mutating func warnOfDrafts(_ pack: Pack) {
        let drafts = pack.items.filter(\.isDraft)
        if let first = drafts.first, let fields = itemFields[first.code] {
            warn(
                .draftItems(drafts.count, of: pack.items.count),
                at: fields.place(of: "confidence"))
        }
        if isChecklist, let packID, !pack.items.isEmpty, pack.items.allSatisfy(\.seeds.isEmpty) {
            warn(.noSeeds, at: packID.place)
        }
    }

    private mutating func warnOfSameLabels(_ pack: Pack) {
        var first: [[String]: ChecklistItem] = [:]
        for item in pack.items {
            // Of another group the label says where it is looked at.
            let text = [String(item.groupIndex), item.requirement.zh]
            if let other = first[text], let line = itemFields[other.code]?.place.line,
                let fields = itemFields[item.code]
            {
                warn(
                    .sameLabel(item: other.code, line: line), at: fields.place(of: "label", in: .zh)
                )
            }
            first[text] = first[text] ?? item
        }
    }

    private mutating func warnOfTranslations(_ pack: Pack) {
        for (key, text) in [
            ("label", \ChecklistItem.requirement), ("violation", \.violation),
            ("rectify", \.rectify),
        ] as [(String, KeyPath<ChecklistItem, Text>)] {
            let found = pack.items.filter {
                $0[keyPath: text].en.unicodeScalars.contains(where: isHan)
            }
            guard let first = found.first, let fields = itemFields[first.code] else { continue }
            warn(
                .notTranslated(key: key, items: found.count),
                at: fields.place(of: key, in: .en))
        }
    }

    private func isHan(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isIdeographic }

    /// Whatever is answered, it holds or it does not.
    private mutating func warnOfConstants() {
        for placed in expressions
        where placed.role == .relevance || placed.role == .groupRelevance {
            let expression = placed.expression
            guard expression.references.isEmpty, expression.partBeyondAnswers == nil else {
                continue
            }
            warn(.constantCondition, at: placed.columns.place(ofOffset: 0))
        }
    }

    /// It is known while an inspection begins, and only then.
    private mutating func warnOfLastSaved() {
        for placed in expressions where placed.role != .form(.defaultValue) {
            for name in placed.expression.lastSavedNames.sorted() {
                warn(.lastSavedLate(name), at: placed.columns.place(ofOffset: 0))
            }
        }
    }

    private mutating func warnOfGroups(_ pack: Pack) {
        let filled = Set(pack.survey.compactMap(\.group))
        for (index, group) in pack.groups.enumerated() where !filled.contains(index) {
            guard let place = names.place(of: group.name, .group) else { continue }
            warn(.emptyGroup(group.name), at: place)
        }
    }

    // MARK: What nobody uses

    private mutating func warnOfUnused(_ pack: Pack) {
        let known = Set(expressions.flatMap(\.expression.references))
        let labels = pack.questions.map(\.label) + pack.groups.map(\.label)
        for fact in pack.facts where !known.contains(fact.name) {
            let written = "${\(fact.name)}"
            if labels.contains(where: { $0.zh.contains(written) || $0.en.contains(written) }) {
                continue
            }
            if let place = names.place(of: fact.name, .fact) {
                warn(.unusedFact(fact.name), at: place)
            }
        }
        let cited = Set(citations.filter { $0.kind == .source }.map(\.name))
        // A text that cannot be cited yet is named in hints.
        let hints = pack.items.compactMap(\.hint?.zh)
        for source in pack.sources
        where !cited.contains(source.id) && !hints.contains(where: { $0.contains(source.number) }) {
            if let place = names.place(of: source.id, .source) {
                warn(.unusedSource(source.id), at: place)
            }
        }
        warnOfLists(pack)
    }

    private mutating func warnOfLists(_ pack: Pack) {
        let asked = Set((pack.facts + pack.questions).compactMap(\.kind.list))
        let texts = expressions.map(\.expression.source)
        for (name, place) in listPlaces {
            if names.choiceLists[name]?.isEmpty ?? false {
                warn(.emptyList(name), at: place)
            } else if !asked.contains(name),
                !texts.contains(where: { $0.contains("'\(name)'") || $0.contains("\"\(name)\"") })
            {
                warn(.unusedList(name), at: place)
            }
        }
    }
}

extension Fields {
    /// Of a text in a language; of the text where it has none.
    fileprivate func place(of key: String, in language: Language) -> Place {
        guard let entry = self[key] else { return place }
        guard case .mapping(let texts) = entry.value.content,
            let text = texts.first(where: { $0.key == language.rawValue })
        else { return entry.value.place }
        return text.value.place
    }
}
