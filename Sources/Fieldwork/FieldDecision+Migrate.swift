import ChecklistEngine
package import InspectionModel
package import Wording

extension FieldDecision {
    /// The change of the packs, the verdicts that were worked out anew and what the new texts give
    /// by themselves, as one act.
    func migrate(
        _ id: InspectionID, _ request: MigrationRequest
    ) throws(FieldRefusal) -> [Event] {
        let plan = try MigrationPlan(
            try inspection(id), request, on: shelf, author: context.author,
            language: context.language)
        return plan.events.map { .inspection(id, $0) }
    }
}

extension MigrationPlan {
    /// What a migration would do; nothing is done.
    ///
    /// - Throws: What the migration itself would be refused for.
    package init(
        _ state: InspectionState, _ request: MigrationRequest, on shelf: some PackShelf,
        author: PersonID, language: Language
    ) throws(FieldRefusal) {
        let targets = try state.targets(of: request, on: shelf)
        var present: [ShelvedPack] = []
        for reference in state.packs {
            guard let pack = shelf.pack(reference.id, digest: reference.digest) else {
                throw .packTextMissing(reference.id)
            }
            present.append(pack)
        }
        try present.map { pack in
            targets.first { $0.pack.id == pack.pack.id }?.pack ?? pack.pack
        }.mustGoTogether()
        var earlier: [String: Pack] = [:]
        for orphan in state.orphans where earlier[orphan.digest] == nil {
            earlier[orphan.digest] =
                targets.first { $0.pack.digest == orphan.digest }?.pack
                ?? shelf.pack(orphan.pack, digest: orphan.digest)?.pack
        }
        let plan = MigrationMaking(
            state, present: present, targets: targets, earlier: earlier, author: author,
            language: language, why: request.why
        ).plan()
        if case .migrated(let migrated)? = plan.events.first {
            let nothing = ChecklistStanding(items: [:], order: [], missingFacts: [])
            do throws(InspectionRefusal) {
                _ = try state.decide(.migrate(migrated), nothing)
            } catch {
                throw .inspection(error)
            }
        }
        self = plan
    }
}

extension InspectionState {
    /// What the last change of versions put in place and is still followed.
    package var replacedLast: [PackReplaced] {
        (migrations.last?.migrated.packs ?? []).filter { replaced in
            packs.contains { $0.digest == replaced.pack.digest }
        }
    }

    /// The texts that a request means.
    fileprivate func targets(
        of request: MigrationRequest, on shelf: some PackShelf
    ) throws(FieldRefusal) -> [ShelvedPack] {
        for id in request.packs where !packs.contains(where: { $0.id == id }) {
            throw .inspection(.packNotInInspection(id))
        }
        if request.goesBack { return try targetsBefore(request.packs, on: shelf) }
        if let digest = request.digest {
            return [try target(digest, ofOne: request.packs, on: shelf)]
        }
        let wanted = packs.filter { request.packs.isEmpty || request.packs.contains($0.id) }
        let newer = wanted.compactMap { pack -> ShelvedPack? in
            guard let shelved = shelf.pack(pack.id),
                pack.isOlder(thanVersion: shelved.pack.version, digest: shelved.pack.digest)
            else { return nil }
            return shelved
        }
        // A pack that was asked for by name and has nothing newer is not passed over in silence.
        if newer.isEmpty || !request.packs.isEmpty && newer.count < wanted.count {
            throw .nothingNewer
        }
        return newer
    }

    /// What the packs of the last change followed before it; of none by name all of them.
    private func targetsBefore(
        _ asked: [String], on shelf: some PackShelf
    ) throws(FieldRefusal) -> [ShelvedPack] {
        var targets: [ShelvedPack] = []
        for replaced in replacedLast where asked.isEmpty || asked.contains(replaced.pack.id) {
            guard let pack = shelf.pack(replaced.pack.id, digest: replaced.from) else {
                throw .packTextMissing(replaced.pack.id)
            }
            targets.append(pack)
        }
        if targets.isEmpty { throw .nothingEarlier }
        return targets
    }

    /// A text that the inspection followed before, or one at hand.
    private func target(
        _ digest: String, ofOne asked: [String], on shelf: some PackShelf
    ) throws(FieldRefusal) -> ShelvedPack {
        var known = opened.packs.map { ($0.id, $0.digest) }
        known += migrations.flatMap { migration in
            migration.migrated.packs.flatMap {
                [($0.pack.id, $0.from), ($0.pack.id, $0.pack.digest)]
            }
        }
        known += packs.compactMap { pack in shelf.pack(pack.id).map { (pack.id, $0.pack.digest) } }
        let found = known.filter { id, text in
            digest.utf8.count >= Self.fewestDigits && text.hasPrefix(digest)
                && (asked.isEmpty || asked.contains(id))
        }
        guard let (id, text) = found.first, found.allSatisfy({ $0 == (id, text) }) else {
            throw .unknownPackText(digest)
        }
        if packs.contains(where: { $0.id == id && $0.digest == text }) { throw .nothingNewer }
        guard let shelved = shelf.pack(id, digest: text) else { throw .packTextMissing(id) }
        return shelved
    }

    private static let fewestDigits = 8
}
