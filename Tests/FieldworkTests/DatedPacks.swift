import ChecklistEngine
import CivilTime
import Fieldwork
import FormEngine
import InspectionModel
import TerminalTesting

/// The gas pack with days on its parts.
enum DatedPacks {
    static func day(_ days: Int) -> CivilDay { today.adding(days: days) }

    static func validity(_ from: Int?, _ until: Int?) -> Validity {
        Validity(from: from.map(day), until: until.map(day))
    }

    /// - Parameter change: What becomes of each item.
    static func gas(
        sources: [PackSource]? = nil, _ change: (inout ChecklistItem) -> Void
    ) -> Pack {
        let pack = Packs.gas
        let items = pack.items.map { item in
            var item = item
            change(&item)
            return item
        }
        return Pack(
            settings: pack.settings, digest: pack.digest, sources: sources ?? pack.sources,
            choiceLists: pack.choiceLists, facts: pack.facts, groups: pack.groups, items: items,
            modes: pack.modes)
    }

    /// Tomorrow G-02 falls away, G-08 comes in, the limit of G-03 becomes 1 m, and the source of
    /// all that is in force is replaced.
    static let turning: Pack = {
        let sources = Packs.gas.sources.map { source in
            var source = source
            if source.id == "IN-FORCE" {
                source.validUntil = day(0)
                source.replacedBy = "UNSETTLED"
            }
            return source
        }
        return gas(sources: sources) { item in
            switch item.code {
            case "G-02": item.validity = validity(nil, 0)
            case "G-08": item.validity = validity(1, nil)
            case "G-03":
                item.kind = .measured(
                    Measure(
                        number: .decimal, unit: "m",
                        limits: [
                            DatedLimit(Packs.expression(". <= 2.0"), validity(nil, 0)),
                            DatedLimit(Packs.expression(". <= 1"), validity(1, 30)),
                        ]))
            default: break
            }
        }
    }()

    /// Days of every kind on items at random, around today.
    static func random(_ random: inout SplitMix) -> Pack {
        gas { item in
            guard Bool.random(using: &random) else { return }
            let ends = [
                Int.random(in: -3...3, using: &random), Int.random(in: -3...3, using: &random),
            ]
            .sorted()
            item.validity = validity(
                Bool.random(using: &random) ? ends[0] : nil,
                Bool.random(using: &random) ? ends[1] : nil)
        }
    }
}

extension Sheet {
    /// The same checklists on another day.
    func laidOut(on day: CivilDay, _ state: InspectionState) -> Sheet {
        Sheet(packs: packs, graphs: packs.map { FormGraph($0.form) }, state: state, on: day)
    }
}
