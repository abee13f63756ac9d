import CellText
import Fieldwork
import InspectionModel
import TerminalUI
import Wording

/// Pages that say why something stands as it does.
extension Surroundings {
    func explanation(of item: ItemID, in inspection: InspectionID) -> [Action] {
        sheets[inspection]?.subject(item).map { explanation(of: $0, in: inspection) } ?? []
    }

    func explanation(of key: AnswerKey, in inspection: InspectionID) -> [Action] {
        sheets[inspection]?.subject(key).map { explanation(of: $0, in: inspection) } ?? []
    }

    /// - Parameters:
    ///   - changed: The checklists as they will stand when everything on its way has arrived; nil:
    ///     as they stand.
    ///   - behind: What the page says below it.
    func explanation(
        of subject: ExplainedSubject, in inspection: InspectionID, _ changed: Sheet? = nil,
        behind: @escaping @Sendable (Phrasebook) -> [String] = { _ in [] }
    ) -> [Action] {
        guard let sheet = changed ?? sheets[inspection], let state = field?.inspection(inspection)
        else { return [] }
        let found = sheet.explanation(
            of: subject, state, authorities: profile.isPractice ? nil : profile.authorities)
        return [
            .show { words in
                ([explanationText(found, words)] + behind(words)).joined(separator: "\n")
            }
        ]
    }

    /// Parts of the checklists, each with the reason for which it is not asked; a group that hides
    /// several of them once.
    func whyHidden(
        _ subjects: [ExplainedSubject], in sheet: Sheet, _ state: InspectionState
    ) -> @Sendable (Phrasebook) -> [String] {
        var hidden: [(label: Text, why: [ExplanationNode])] = []
        for subject in subjects {
            let why = sheet.whyHidden(subject, state)
            guard case .hiddenBy(let group)? = why.first?.reason else {
                hidden.append((sheet.label(of: subject), why))
                continue
            }
            if hidden.last?.label != group { hidden.append((group, why)) }
        }
        let found = hidden
        return { words in
            found.flatMap { label, why in
                [words(label)] + reasonLines(why.flatMap(\.under), words, depth: 1)
            }
        }
    }
}

/// A part of the checklists that the palette finds.
package struct FoundPart: Sendable {
    let subject: ExplainedSubject
    /// Its code where people know it by one.
    let code: String?
    let label: Text
    let isAsked: Bool
}

extension Sheet {
    /// Parts outside of repeats whose code holds what was typed, or whose text answers it; what is
    /// not asked too, for it to say why.
    ///
    /// - Parameter query: At least two characters. Codes are looked for by something with a digit.
    func parts(_ kind: ExplainedSubject.Kind, by query: String) -> [FoundPart] {
        let query = query.trimmed
        guard query.count > 1 else { return [] }
        let folded = String(query.map(foldedForCommand)).lowercased()
        var names: Set<String> = []
        let found = subjects(kind).filter { subject in
            guard isShown(subject) else { return false }
            let name = name(of: subject)
            if kind == .item {
                return folded.contains { $0.isNumber } && name.code.lowercased().contains(folded)
            }
            let label = label(of: subject)
            return matches(query: query, in: "\(label.zh) \(label.en) \(name.code)") != nil
        }
        return found.filter { kind != .fact || names.insert(name(of: $0).code).inserted }
            .prefix(FoundPart.atMost).map { subject in
                FoundPart(
                    subject: subject, code: kind == .item ? name(of: subject).code : nil,
                    label: label(of: subject), isAsked: isAsked(subject))
            }
    }
}

extension FoundPart {
    /// As many as are looked through by eye.
    fileprivate static let atMost = 8
}
