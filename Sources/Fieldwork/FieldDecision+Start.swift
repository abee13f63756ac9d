package import ChecklistEngine
import CivilTime
import FormLanguage
import HazardLedger
package import InspectionModel

extension FieldDecision {
    /// Starting never refuses for a missing second officer or an unfilled fact; finishing does.
    mutating func start(_ request: StartRequest) throws(FieldRefusal) -> [Event] {
        let wanted = try withOverlays(request)
        if wanted.isEmpty { throw .noPacks }
        guard let mode = shelf.compulsoryMatters.pack.mode(request.mode.rawValue) else {
            throw .unknownMode(request.mode)
        }
        let requires = ModeRequirements(mode)
        try mustBeNew(request.paper)

        var events = people.map { Event.personAdded($0) }
        let site = try site(request.site)
        if case .new(let added) = site { events.append(.siteAdded(added)) }
        let scoped = try inScope(request.scope, wanted, site.added.id)
        var (shelved, references) = (scoped.map(\.pack), scoped.map(\.reference))
        let zone = shelved[0].pack.zone
        let isOfEnterprise = shelved.contains { $0.pack.subject == .enterprise }
        if isOfEnterprise,
            let joined = joined(requires.compulsory, request.packs, site.added.id)
        {
            shelved.append(joined.pack)
            references.append(joined.reference)
        }
        var opened = InspectionOpened(
            id: context.mint.next(),
            number: state.nextNumber(label: context.deviceLabel, year: context.today.year),
            mode: request.mode, requires: requires, packs: references,
            site: site.added.id, siteName: site.added.name, officers: [], zone: zone,
            mandate: .full, openedOn: context.today)
        let outside = packsWithoutPower(shelved.map(\.pack))
        if outside.count == shelved.count {
            opened.mandate = .recordOnly
        } else {
            opened.outsideMandate = outside
        }
        for officer in request.officers {
            if let id = try id(of: officer), !opened.officers.contains(id) {
                opened.officers.append(id)
            }
        }
        for assistant in request.assistants {
            if let id = try id(of: assistant) { opened.assistants.append(id) }
        }
        opened.principal = try id(of: request.principal)
        opened.contact = try id(of: request.contact)
        opened.scope = request.scope
        opened.place = request.place
        opened.source = request.source
        opened.taskNumber = request.taskNumber
        opened.productionState = request.productionState
        opened.contactPost = request.contactPost
        opened.paper = request.paper
        if requires.compulsory == .openOnly {
            opened.compulsory = openCompulsory(shelved.map(\.pack), site.added.id)
        }
        events.append(.inspectionOpened(opened))

        var facts = request.facts
        if request.scope == .open {
            facts.merge(factsBefore(scoped, site.added.id)) { given, _ in given }
        }
        for (name, value) in facts.sorted(by: { $0.key < $1.key }) {
            let fact = try checkedFact(name, value, shelved.map(\.pack))
            events.append(.inspection(opened.id, .fact(fact)))
        }
        let world = ExpressionEnvironment(of: opened, at: context.now, by: context.typist)
        let sheet = Sheet(
            packs: shelved.map(\.pack), graphs: shelved.map(\.graph), on: opened.openedOn
        ) { pack in
            var world = world
            world.lastSaved = lastSaved(of: pack)
            return world
        }
        for pack in shelved.indices {
            events += presets(ofPack: pack, in: sheet, known: nil).map {
                .inspection(opened.id, $0)
            }
        }
        return events
    }

    /// The packs with the items that are asked of each; a pack of which none is asked is left out.
    ///
    /// - Throws: `nothingInScope` when none is left.
    private func inScope(
        _ scope: ChecklistScope, _ packs: [ShelvedPack], _ site: SiteID
    ) throws(FieldRefusal) -> [(pack: ShelvedPack, reference: PackReference)] {
        if scope == .all { return packs.map { ($0, $0.reference()) } }
        let open = state.openItems(at: site)
        let chosen = packs.compactMap { pack -> (pack: ShelvedPack, reference: PackReference)? in
            let codes = pack.pack.items.filter { item in
                guard item.validity.contains(context.today) else { return false }
                return switch scope {
                case .all: true
                case .quick: item.isQuick
                case .demonstration: item.teaching != nil
                case .open: open[ItemID(pack: pack.pack.id, code: item.code)] != nil
                }
            }.map(\.code)
            return codes.isEmpty ? nil : (pack, pack.reference(items: codes))
        }
        if chosen.isEmpty { throw .nothingInScope(scope) }
        return chosen
    }

    /// What was true of a site when its open hazards were found: what is re-inspected would be
    /// hidden while nothing is answered.
    private func factsBefore(
        _ packs: [(pack: ShelvedPack, reference: PackReference)], _ site: SiteID
    ) -> [String: String] {
        let open = state.openItems(at: site)
        var facts: [String: String] = [:]
        for (pack, reference) in packs {
            let names = Set(pack.pack.facts.map(\.name))
            for code in reference.items {
                guard let id = open[ItemID(pack: pack.pack.id, code: code)],
                    let before = state.inspection(id)
                else { continue }
                for (name, value) in before.facts where names.contains(name) {
                    guard (try? checkedFact(name, value, [pack.pack])) != nil else { continue }
                    facts[name] = facts[name] ?? value
                }
            }
        }
        return facts
    }

    /// What the expressions of a pack ask of the inspection with it that ended last.
    private func lastSaved(of pack: Pack) -> [String: FormValue] {
        let names = pack.lastSavedNames
        guard !names.isEmpty, let ended = state.newestEnded(withPack: pack.id) else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: names.map { name in
                let key = AnswerKey(item: ItemID(pack: pack.id, code: name))
                guard let question = pack.questions.first(where: { $0.name == name }),
                    case .entered(let entry) = ended.answer(key)?.recorded.value
                else { return (name, Sheet.value(of: name, in: pack, ended, on: context.today)) }
                return (name, question.value(ofRecorded: entry.text))
            })
    }

    /// The compulsory matters, where the mode asks for them and nobody has: all of them, or those
    /// with an open hazard at the site.
    private func joined(
        _ rule: CompulsoryRule, _ asked: [String], _ site: SiteID
    ) -> (pack: ShelvedPack, reference: PackReference)? {
        let matters = shelf.compulsoryMatters
        if asked.contains(matters.pack.id) { return nil }
        switch rule {
        case .all: return (matters, matters.reference())
        case .openOnly:
            let open = openCompulsory([matters.pack], site).map(\.code)
            return open.isEmpty ? nil : (matters, matters.reference(items: open))
        case .none: return nil
        }
    }

    /// In walking order; what is not in force today is not asked.
    private func openCompulsory(_ packs: [Pack], _ site: SiteID) -> [ItemID] {
        let open = state.openItems(at: site)
        return packs.flatMap { pack in
            pack.items.filter { $0.isMandatory && $0.validity.contains(context.today) }
                .map { ItemID(pack: pack.id, code: $0.code) }
        }
        .filter { open[$0] != nil }
    }

    private enum SiteInAct {
        case known(SiteAdded)
        case new(SiteAdded)

        var added: SiteAdded {
            switch self {
            case .known(let site), .new(let site): site
            }
        }
    }

    private mutating func site(_ choice: SiteChoice) throws(FieldRefusal) -> SiteInAct {
        switch choice {
        case .known(let id):
            guard let site = state.site(id) else { throw .unknownSite(id) }
            return .known(site)
        case .named(let name, let creditCode, let address):
            if name.isEmpty { throw .siteMissing }
            if let site = state.site(named: name) { return .known(site) }
            return .new(
                SiteAdded(
                    id: context.mint.next(), name: name, creditCode: creditCode,
                    address: address))
        }
    }

    /// The same paper is keyed in once.
    private func mustBeNew(_ paper: PaperForm?) throws(FieldRefusal) {
        guard let paper, let earlier = state.inspection(ofPaper: paper.number) else { return }
        throw .paperNumberTwice(number: paper.number, earlier: earlier.number)
    }

    /// A fact's value in the form its type asks for.
    func checkedFact(
        _ name: String, _ value: String?, _ packs: [Pack]
    ) throws(FieldRefusal) -> FactRecorded {
        for pack in packs {
            guard let fact = pack.facts.first(where: { $0.name == name }) else { continue }
            do throws(QuestionAnswerError) {
                let recorded = try pack.recorded(value ?? "", for: fact)
                return FactRecorded(
                    name: name, value: recorded.isEmpty ? nil : recorded, pack: pack.id)
            } catch {
                if case .notAChoice(let choice, let choices) = error.reason,
                    !choice.split(separator: " ").map(String.init).allSatisfy(choices.contains)
                {
                    throw .unknownChoice(fact: name, value: choice)
                }
                throw .factHasWrongForm(fact: name, value: value ?? "")
            }
        }
        throw .unknownFact(name)
    }

    func setFact(
        _ id: InspectionID, _ name: String, _ value: String?, _ sheet: Sheet?
    ) throws(FieldRefusal) -> [Event] {
        let fact = try checkedFact(name, value, sheet?.packs ?? [])
        return try act(id, .setFact(fact), sheet)
    }
}

extension ModeRequirements {
    /// A mode's row of the pack, in the words of the events.
    package init(_ mode: Mode) {
        self.init(
            officers: mode.officers, steps: mode.steps, signature: mode.signature,
            compulsory: mode.compulsory, record: mode.record, mayOrder: mode.mayOrder,
            noticeBefore: mode.noticeBefore)
    }
}
