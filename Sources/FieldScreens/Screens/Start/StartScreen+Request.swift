import CivilTime
import Fieldwork
import InspectionModel

extension StartScreen {
    /// A field that must be filled in or mended before the start.
    struct Gap: Equatable {
        var field: StartField
        var noticeKey: String
    }

    /// What keeps the inspection from starting, in the order of the form.
    func gaps() -> [Gap] {
        var gaps: [Gap] = []
        func need(_ field: StartField, _ key: String, when isMissing: Bool) {
            if isMissing, asked.contains(field) { gaps.append(Gap(field: field, noticeKey: key)) }
        }
        need(.packs, "start.needs_pack", when: packs.ticked.isEmpty)
        need(.site, "start.needs_site", when: text(.site).isEmpty)
        need(.paperNumber, "start.needs_paper_number", when: text(.paperNumber).isEmpty)
        need(.paperDate, "start.needs_paper_date", when: paperTime == nil)
        // What was typed about somebody would be lost without the name it belongs to.
        need(
            .contact, "start.needs_contact",
            when: text(.contact).isEmpty
                && !(text(.contactPost).isEmpty && text(.contactPhone).isEmpty))
        need(
            .secondOfficer, "start.needs_second_officer",
            when: text(.secondOfficer).isEmpty && !text(.secondCertificate).isEmpty)
        return gaps
    }

    /// `2026-11-20` or `2026-11-20T09:30` of what was typed; a paper names no zone.
    var paperTime: String? {
        let parts = text(.paperDate).split(separator: " ")
        guard let first = parts.first, let day = CivilDay(String(first)) else { return nil }
        guard parts.count > 1 else { return day.text }
        let clock = parts[1].split(separator: ":")
        guard parts.count == 2, clock.count == 2, clock.allSatisfy({ $0.utf8.count == 2 }),
            let hour = Int(clock[0]), let minute = Int(clock[1]), (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        return "\(day.text)T\(clock[0]):\(clock[1])"
    }

    /// Nil when no mode can be chosen, because there is none.
    func request(_ around: Surroundings) -> StartRequest? {
        guard let mode = chosenMode else { return nil }
        let site: SiteChoice =
            sites.exact.map { .known($0.site.id) }
            ?? .named(
                text(.site), creditCode: optional(.creditCode), address: optional(.address))
        var request = StartRequest(
            packs: packs.ticked, site: site, mode: mode.mode, officers: officers(around))
        request.withoutOverlays = packs.leftOutPacks.map(\.id)
        if asked.contains(.scope) { request.scope = chosenScope ?? .all }
        request.place = optional(.place)
        request.source =
            asked.contains(.source) ? source.selection.map { TaskSource.allCases[$0] } : nil
        request.taskNumber = optional(.taskNumber)
        request.productionState =
            asked.contains(.production)
            ? production.selection.map { ProductionState.allCases[$0] } : nil
        request.principal = optional(.principal).map {
            person(PersonDraft(name: $0, role: .sitePerson), around)
        }
        request.contact = optional(.contact).map {
            person(
                PersonDraft(
                    name: $0, role: .sitePerson, phone: optional(.contactPhone),
                    post: optional(.contactPost)), around)
        }
        request.contactPost = optional(.contactPost)
        request.assistants = names(.assistants).map {
            person(PersonDraft(name: $0, role: .expert), around)
        }
        if asked.contains(.paperNumber), let paperTime {
            request.paper = PaperForm(number: text(.paperNumber), observedAt: paperTime)
        }
        return request
    }

    /// Nil when the field is empty, or folded away in this mode.
    private func optional(_ field: StartField) -> String? {
        let value = text(field)
        return value.isEmpty || !asked.contains(field) ? nil : value
    }

    /// The names in a field that takes several.
    private func names(_ field: StartField) -> [String] {
        guard let value = optional(field) else { return [] }
        return value.split { "、，,；;".contains($0) }.map { String($0).trimmed }
            .filter { !$0.isEmpty }
    }

    private func officers(_ around: Surroundings) -> [PersonChoice] {
        let onPaper = names(.paperOfficers)
        if !onPaper.isEmpty {
            return onPaper.map { person(PersonDraft(name: $0, role: .officer), around) }
        }
        var officers = [PersonChoice.known(profile.person)]
        if let second = optional(.secondOfficer) {
            let draft = PersonDraft(
                name: second, role: .officer, certificate: optional(.secondCertificate),
                authority: profile.authority)
            officers.append(person(draft, around))
        }
        return officers
    }

    /// Somebody the journal knows by this name, unless what was typed says somebody else.
    private func person(_ draft: PersonDraft, _ around: Surroundings) -> PersonChoice {
        let people = around.field?.book.people ?? [:]
        let known = around.names.filter { id, names in
            names.name == draft.name && people[id]?.role == draft.role
                && (draft.certificate == nil || draft.certificate == names.certificate)
                && (draft.phone == nil || draft.phone == names.phone)
                && (draft.post == nil || draft.post == people[id]?.post)
        }
        return known.keys.min().map { .known($0) } ?? .new(draft)
    }
}
