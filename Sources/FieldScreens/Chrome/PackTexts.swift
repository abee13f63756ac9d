package import ChecklistEngine
package import Fieldwork
package import Wording

/// `地方补充 · 某省消防救援总队`
package func overlayHeading(_ overlay: PackOverlay, _ words: Phrasebook) -> String {
    words("overlay.section", ["issuer": words(overlay.issuer)])
}

/// What stands above a pack's part of an inspection: an addition says that it is one and whose, what
/// comes behind it says that it is none. Nil where nothing needs to be said.
package func packHeading(_ sheet: Sheet, _ pack: Int, _ words: Phrasebook) -> String? {
    if let overlay = sheet.packs[pack].overlay { return overlayHeading(overlay, words) }
    let followsOne = pack > 0 && sheet.packs[pack - 1].overlay != nil
    return followsOne ? words(sheet.packs[pack].title) : nil
}

/// Where a pack comes from, where it is not simply the program's.
func provenanceText(_ pack: PackSummary, _ words: Phrasebook) -> String? {
    pack.stateWord.map { words("pack_state.\($0)", pack.provenance.arguments) }
}

/// The same in a word or two, for a row.
func provenanceWord(_ pack: PackSummary, _ words: Phrasebook) -> String? {
    pack.stateWord.map { words("pack_state.short.\($0)") }
}

extension PackSummary {
    fileprivate var stateWord: String? {
        if standsIn { return "stands_in" }
        return provenance == .shipped ? nil : provenance.code
    }

    /// Whether nobody that is known here vouches for its text.
    var isDoubtful: Bool {
        if case .unknownKey = provenance { true } else { standsIn }
    }
}
