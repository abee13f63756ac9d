import ChecklistEngine
import FieldScreens
import FieldTesting
import Fieldwork
import InspectionModel
import TerminalUI
import Wording

/// What a session does with the commands of screens, without a journal: it judges them by the
/// same decisions and says at once that they are durable.
extension AppModel {
    /// Carries out the commands among the effects.
    ///
    /// - Returns: The effects that are left, and those that the answers gave.
    @discardableResult
    mutating func carryOut(_ effects: [AppEffect]) -> [AppEffect] {
        var left: [AppEffect] = []
        for effect in effects {
            guard case .run(let command, let token) = effect else {
                left.append(effect)
                continue
            }
            left += update(judged(command, token))
        }
        return left
    }

    /// Presses a key and carries out what it asks for.
    @discardableResult
    mutating func act(_ events: InputEvent...) -> [AppEffect] {
        var left: [AppEffect] = []
        for event in events { left += carryOut(press(event)) }
        return left
    }

    /// The answer of a session to one command.
    func judged(_ command: FieldCommand, _ token: Int) -> AppMessage {
        guard let field = around.field else { return .refused(token: token, Refusal(code: "none")) }
        let seq = (field.lastStamp?.seq ?? 0) + 1
        let context = FieldContext(
            today: around.today, now: Fixtures.stamp(seq).at, typist: Fixtures.officer,
            author: Fixtures.officer, deviceLabel: "K7", isPractice: false, authorities: ["gas"],
            language: .zh, mint: IDMint((0..<IDMint.size).map { UInt64(seq * 100 + $0) }))
        var decision = FieldDecision(
            state: field, shelf: shelf, context: context, people: [])
        do throws(FieldRefusal) {
            let events = try decision.decide(
                command, sheet: command.inspection.flatMap { around.sheets[$0] })
            let stamp = Fixtures.stamp(seq)
            return .committed(
                token: token, events.map { StampedEvent(event: $0, stamp: stamp) }, names: [:])
        } catch {
            return .refused(token: token, Refusal(error))
        }
    }
}

extension AppModel {
    /// Answers what the shown screen asks, from the fold of everything, until it asks no more.
    ///
    /// - Returns: The other effects.
    @discardableResult
    mutating func answer(_ effects: [AppEffect]) -> [AppEffect] {
        var left: [AppEffect] = []
        var open = effects
        while !open.isEmpty {
            let effect = open.removeFirst()
            guard case .ask(let question) = effect, let answer = answered(question) else {
                left.append(effect)
                continue
            }
            open += update(answer)
        }
        return left
    }

    /// The newer version is at hand where the surroundings say so.
    private var shelf: TestShelf { TestShelf(hasNewer: !around.newerPacks.isEmpty) }

    /// nil for what only a disk can tell.
    private func answered(_ question: FieldQuestion) -> AppMessage? {
        let field = around.field ?? FieldState()
        let oracle = Oracle(state: field, today: around.today)
        let answer: FieldAnswer
        switch question {
        case .home: answer = .home(oracle.home(recent: 64))
        case .hazards(let query, let window, let kept):
            answer = .hazards(oracle.page(query, window, keeping: kept))
        case .hazard(let id): answer = .hazard(oracle.record(id), names: [:])
        case .sites(let name, _):
            answer = .sites(oracle.sites(named: name), people: [], names: [:])
        case .entries(let text):
            answer = .entries(EntriesFound(text: text, lines: []))
        case .packWarnings, .preview, .paths: return nil
        case .photoUses(let id):
            var uses: [String: [PhotoUse]] = [:]
            for photo in field.inspection(id)?.evidence.standing ?? [] {
                uses[photo.added.blob] = field.uses(ofPhoto: photo.added.blob)
            }
            answer = .photoUses(uses)
        case .inspection(let id):
            guard let state = field.inspection(id) else {
                return .unanswered(
                    question, Refusal(code: "unknown_inspection"), entries: around.journal.size)
            }
            let follows = state.packs.contains { $0.digest == Fixtures.newerPack.digest }
            let pack = ShelvedPack(Fixtures.newerPack)
            let sheet =
                follows
                ? Sheet(packs: [pack.pack], graphs: [pack.graph], state: state)
                : Fixtures.sheet(field)
            var atHand = InspectionAtHand(
                state: state, sheet: sheet, hazards: [], history: oracle.history(before: state))
            atHand.newerPacks = follows ? [] : around.newerPacks[id] ?? []
            answer = .inspection(atHand, people: [], names: [:])
        case .migration(let id, let request):
            do throws(FieldRefusal) {
                guard let state = field.inspection(id) else { return nil }
                let plan = try MigrationPlan(
                    state, request, on: shelf, author: Fixtures.officer, language: .zh)
                answer = .migration(MigrationPreview(id, request, plan))
            } catch {
                return .unanswered(question, Refusal(error), entries: around.journal.size)
            }
        }
        return .answered(question, answer, entries: around.journal.size)
    }
}

private struct TestShelf: PackShelf {
    var hasNewer = false
    let compulsoryMatters = ShelvedPack(Fixtures.pack())
    func overlays(of base: String) -> [ShelvedPack] { [] }
    func isUnusable(_ id: String) -> Bool { false }

    func pack(_ id: String) -> ShelvedPack? {
        guard id == "test" else { return nil }
        return hasNewer ? ShelvedPack(Fixtures.newerPack) : compulsoryMatters
    }

    func pack(_ id: String, digest: String) -> ShelvedPack? {
        [compulsoryMatters, ShelvedPack(Fixtures.newerPack)].first { $0.pack.digest == digest }
    }
}
