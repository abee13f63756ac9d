import ChecklistEngine
import Fieldwork
import HazardLedger
import InspectionModel
import Wording

/// What the inspection, the item and an earlier record allow in one finding form.
struct FindingRules: Equatable {
    /// Nil for a problem outside the list.
    var item: ItemID?
    /// The finding that is put into other words; nil for a new one.
    var amended: FindingRecorded?
    var mode: InspectionMode
    var mayOrder: Bool
    var mandate: Mandate
    /// Whose it is to order anything about the item, by name, when it isn't the inspectors'.
    var othersWithPower: String?
    /// Who can confirm that something was corrected.
    var officers: [PersonID]

    init(
        _ state: InspectionState, item: ItemID?, amended: FindingRecorded? = nil,
        _ around: Surroundings
    ) {
        self.item = item
        self.amended = amended
        mode = state.opened.mode
        mayOrder = state.opened.requires.mayOrder
        mandate = state.opened.mandate
        officers = state.officers
        let others = item.map { Self.authorities(insteadOfOwn: $0, state, around) } ?? []
        othersWithPower =
            others.isEmpty
            ? nil
            : others.map { around.words($0.label) }.joined(separator: around.words("list.or"))
    }

    private static func authorities(
        insteadOfOwn item: ItemID, _ state: InspectionState, _ around: Surroundings
    ) -> [Authority] {
        guard !around.profile.isPractice, let sheet = around.sheets[state.id],
            let row = sheet.row(item)
        else { return [] }
        return sheet.authorities(
            insteadOf: around.profile.authorities, over: row, state.opened)
    }

    /// Why a disposition can't be chosen; nil when it can.
    func restriction(_ disposition: Disposition) -> Notice? {
        if disposition.isOrder {
            if !mayOrder {
                return Notice(
                    "finding.no_order_in_mode", ["mode": "mode.\(mode.rawValue)"], .warning)
            }
            if mandate == .recordOnly {
                return Notice("finding.no_order_without_mandate", [:], .warning)
            }
            if let othersWithPower {
                return Notice(
                    "finding.order_is_for_others", ["authorities": othersWithPower], .warning)
            }
        }
        guard let amended else { return nil }
        // The hazard of the first wording was or was not closed on the spot; words don't change that.
        if disposition == .correctedOnSpot, amended.disposition != .correctedOnSpot {
            return Notice("finding.not_corrected_by_amending", [:], .warning)
        }
        if disposition != .correctedOnSpot, amended.disposition == .correctedOnSpot {
            return Notice("finding.corrected_stays", [:], .warning)
        }
        return nil
    }

    func restriction(_ grade: FindingForm.Grade) -> Notice? {
        grade == .byCriterion && item == nil
            ? Notice("finding.no_criterion_outside", [:], .warning) : nil
    }

    /// What most findings of such a visit get; a person changes it with one key.
    var usualDisposition: Disposition {
        if restriction(.rectifyByDeadline) == nil { return .rectifyByDeadline }
        return mayOrder ? .referred : .adviceOnly
    }
}

extension FindingForm.Grade {
    /// What a hazard was graded by, for another one like it.
    init(_ hazard: Hazard?, item: ItemID?) {
        guard let graded = hazard?.grades.last?.graded else {
            self = item == nil ? .general : .byCriterion
            return
        }
        if graded.isManual, graded.grade == .major {
            self = .suspectedMajor
        } else {
            self = graded.criterion == nil ? .general : .byCriterion
        }
    }
}
