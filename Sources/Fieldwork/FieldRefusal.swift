package import ChecklistEngine
import CivilTime
package import HazardLedger
package import InspectionModel

/// Why an act is not done, whichever part refused it. Nothing was written.
package enum FieldRefusal: Error, Equatable, Sendable {
    case inspection(InspectionRefusal)
    case hazard(HazardRefusal)
    case measurement(MeasurementError, item: ItemID)
    case unknownPack(String)
    case noPacks
    /// An addition is asked for without the pack that it adds to.
    case overlayWithoutBase(String, base: String)
    /// None of the packs has an item in this scope.
    case nothingInScope(ChecklistScope)
    /// Its base is there and cannot be used.
    case overlayBaseUnusable(String, base: String)
    /// Left out is an addition that does not join.
    case overlayNotThere(String)
    /// An addition has an item under a code of its base.
    case overlayItemTaken(String, pack: String, base: String)
    /// A fact of one name is not one fact in two packs.
    case factsDiffer(String, pack: String, other: String)
    case siteMissing
    case unknownSite(SiteID)
    case unknownPerson(PersonID)
    case unknownMode(InspectionMode)
    case unknownFact(String)
    case question(QuestionAnswerError)
    /// It is hidden, worked out or closed, so that nobody answers it.
    case questionClosed(ItemID)
    /// How many rows the repeat has is worked out.
    case rowsAreCounted(ItemID)
    /// The answer breaks the question's constraint.
    case constraintBroken(ItemID)
    /// So it does, and this is what the pack says of it.
    case constraintMessage(ItemID, String)
    /// Only a quantity is read from an instrument.
    case instrumentNotAsked(ItemID)
    /// A day of calibration, and no instrument.
    case calibrationOfNothing(String)
    case calibrationNotADay(String)
    case unknownChoice(fact: String, value: String)
    case factHasWrongForm(fact: String, value: String)
    /// It is no part of the list on the day of the inspection.
    case itemOutOfForce(ItemID, Lapse)
    case groupHasNoPremise(String)
    case nothingToClose(String)
    case paperNumberTwice(number: String, earlier: String)
    /// The item is for other authorities to order about.
    case outsideMandate(ItemID, authorities: String)
    /// No time, or one that is still to come.
    case observedUnreadable(String)
    case observedAhead(String)
    /// No text of a pack is newer than the one that counts.
    case nothingNewer
    /// No pack of the inspection was changed for another version.
    case nothingEarlier
    /// The text of a pack that counts, or is wanted, cannot be read.
    case packTextMissing(String)
    case unknownPackText(String)
    /// Only who takes part judges.
    case authorIsNotAnOfficer(PersonID)

    /// The stable word for scripts and for the string files.
    package var code: String {
        switch self {
        case .inspection(let refusal): refusal.code
        case .hazard(let refusal): refusal.code
        case .measurement(let error, _): error.code
        case .unknownPack: "unknown_pack"
        case .noPacks: "no_packs"
        case .overlayWithoutBase: "overlay_without_base"
        case .nothingInScope(let scope): "nothing_in_scope_\(scope.rawValue)"
        case .overlayBaseUnusable: "overlay_base_unusable"
        case .overlayNotThere: "overlay_not_there"
        case .overlayItemTaken: "overlay_item_taken"
        case .factsDiffer: "facts_differ"
        case .siteMissing: "site_missing"
        case .unknownSite: "unknown_site"
        case .unknownPerson: "unknown_person"
        case .unknownMode: "unknown_mode"
        case .unknownFact: "unknown_fact"
        case .question(let error): error.code
        case .questionClosed: "question_closed"
        case .rowsAreCounted: "rows_are_counted"
        case .constraintBroken: "constraint_broken"
        case .constraintMessage: "constraint_message"
        case .instrumentNotAsked: "instrument_not_asked"
        case .calibrationOfNothing: "calibration_of_nothing"
        case .calibrationNotADay: "calibration_not_a_day"
        case .unknownChoice: "unknown_choice"
        case .factHasWrongForm: "fact_has_wrong_form"
        case .itemOutOfForce(_, .notYet): "item_not_yet"
        case .itemOutOfForce(_, .ended): "item_ended"
        case .groupHasNoPremise: "group_has_no_premise"
        case .nothingToClose: "nothing_to_close"
        case .paperNumberTwice: "paper_number_twice"
        case .outsideMandate: "outside_mandate"
        case .observedUnreadable: "observed_unreadable"
        case .observedAhead: "observed_ahead"
        case .nothingNewer: "nothing_newer"
        case .nothingEarlier: "nothing_earlier"
        case .packTextMissing: "pack_text_missing"
        case .unknownPackText: "unknown_pack_text"
        case .authorIsNotAnOfficer: "author_is_not_an_officer"
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .inspection(let refusal): refusal.arguments
        case .hazard(let refusal): refusal.arguments
        case .measurement(let error, let item):
            error.arguments.merging(["item": item.code]) { mine, _ in mine }
        case .unknownPack(let id): ["pack": id]
        case .overlayWithoutBase(let id, let base), .overlayBaseUnusable(let id, let base):
            ["pack": id, "base": base]
        case .overlayNotThere(let id): ["pack": id]
        case .overlayItemTaken(let item, let pack, let base):
            ["item": item, "pack": pack, "base": base]
        case .factsDiffer(let fact, let pack, let other):
            ["fact": fact, "pack": pack, "other": other]
        case .noPacks, .siteMissing, .nothingNewer, .nothingEarlier, .nothingInScope: [:]
        case .packTextMissing(let pack): ["pack": pack]
        case .unknownPackText(let digest): ["digest": digest]
        case .unknownSite(let id): ["site": id.text]
        case .unknownPerson(let id): ["person": id.text]
        case .unknownMode(let mode): ["mode": mode.rawValue]
        case .unknownFact(let name): ["fact": name]
        case .question(let error):
            error.arguments.merging(["item": error.question]) { mine, _ in mine }
        case .questionClosed(let item), .constraintBroken(let item), .rowsAreCounted(let item),
            .instrumentNotAsked(let item):
            ["item": item.code]
        case .calibrationOfNothing(let day), .calibrationNotADay(let day): ["day": day]
        case .constraintMessage(let item, let message): ["item": item.code, "message": message]
        case .unknownChoice(let fact, let value), .factHasWrongForm(let fact, let value):
            ["fact": fact, "value": value]
        case .itemOutOfForce(let item, let lapse): ["item": item.code, "day": lapse.day.text]
        case .groupHasNoPremise(let group), .nothingToClose(let group): ["group": group]
        case .paperNumberTwice(let number, let earlier): ["number": number, "earlier": earlier]
        case .outsideMandate(let item, let authorities):
            ["item": item.code, "authorities": authorities]
        case .observedUnreadable(let text), .observedAhead(let text): ["time": text]
        case .authorIsNotAnOfficer(let id): ["person": id.text]
        }
    }
}
