import TerminalTesting
import Testing

/// What a key may cost on the line to the terminal, at 80x24; ssh over a weak mobile link is usual.
@Suite("A key costs few bytes and few writes", .serialized)
struct BudgetJourney {
    /// In bytes, and in calls of `write` to whatever file: a key is one write to the terminal, an
    /// acknowledgement another, and the journal and its thread have theirs.
    private static let budget = (
        move: 250, answer: 450, scroll: 400, moveWrites: 5, answerWrites: 8
    )
    /// What a basis with a long title costs beyond the budget, which holds for most moves.
    private static let longerBasis = 30
    /// The same where an item is too long for its row and stands once more below the list.
    private static let longItem = (move: 400, answer: 650, scroll: 550)

    /// A program on a terminal whose cost is read off the terminal's side and off the kernel.
    private struct Meter {
        let terminal: PseudoTerminal

        struct Cost {
            let bytes: Int
            /// Calls that wrote anything anywhere.
            let writes: Int
            /// Whether the row that was left or the one that was reached is cut.
            let isOfLongItem: Bool
            /// Whether the cursor stayed in its row.
            let didStay: Bool
        }

        func cost(of keys: String) throws -> Cost {
            let wasLong = isOnLongItem
            let row = terminal.screen.row
            let calls = try self.calls()
            let start = terminal.output.count
            let idle = terminal.screen.idle
            try terminal.press(keys, until: "an answer") { _ in true }
            let sent = PseudoTerminal.withoutMarkers(Array(terminal.output[start...]))
            let markers = terminal.screen.idle - idle
            return Cost(
                bytes: sent.count, writes: try self.calls() - calls - markers,
                isOfLongItem: wasLong || isOnLongItem,
                didStay: terminal.screen.row == row)
        }

        /// In the items only: cut columns of the ledger are no long items.
        private var isOnLongItem: Bool {
            let screen = terminal.screen
            guard screen.progress != nil else { return false }
            return screen.text(row: screen.row).hasSuffix("..")
        }

        private func calls() throws -> Int {
            let line = contents(of: "/proc/\(terminal.processNumber)/io").split(separator: "\n")
                .first {
                    $0.hasPrefix("syscw: ")
                }
            guard let count = line.flatMap({ Int($0.dropFirst("syscw: ".count)) }) else {
                throw Trouble("the kernel does not count the writes of \(terminal.processNumber)")
            }
            return count
        }
    }

    private func meter(_ desk: Desk) throws -> Meter {
        Meter(terminal: try desk.open())
    }

    private func worked(hazards: Int = 0) throws -> Desk {
        let desk = try Desk()
        try desk.settle()
        let id = try desk.startInspection(packs: "gas,fire")
        for number in 0..<hazards {
            _ = try desk.line([
                "inspection", "find", id, "--place", "后厨\(number)", "--fact", "管卡缺失",
                "--violation", "软管第\(number)处无管卡", "--grade", "general", "--deadline",
                "+\(number + 1)",
            ])
        }
        return desk
    }

    @Test("A move of the selection, on the home screen, in the items and in the ledger")
    func moves() throws {
        let desk = try worked(hazards: 4)
        let meter = try meter(desk)
        try expectMoves(meter, "home", 5)
        try meter.terminal.press("1", until: "the items") { $0.progress != nil }
        try expectMoves(meter, "items", 24)
        try meter.terminal.press(Keys.escape, until: "照单 > 主页")
        try meter.terminal.press("3", until: "隐患台账")
        try expectMoves(meter, "ledger", 5)
    }

    private func expectMoves(_ meter: Meter, _ place: String, _ times: Int) throws {
        var shortItems: [Int] = []
        for number in 0..<times {
            let key = [Keys.down, "j", Keys.up, Keys.down, "j", "k"][number % 6]
            let cost = try meter.cost(of: key)
            let limit =
                cost.isOfLongItem ? Self.longItem.move : Self.budget.move + Self.longerBasis
            #expect(cost.bytes <= limit, "\(place) \(key.debugDescription)")
            #expect(cost.writes <= Self.budget.moveWrites, "\(place) \(key.debugDescription)")
            if !cost.isOfLongItem { shortItems.append(cost.bytes) }
        }
        #expect(shortItems.count > 1, "\(place): only long items were seen")
        #expect(shortItems.sorted()[shortItems.count / 2] <= Self.budget.move, "\(place)")
    }

    @Test("An answer, with its acknowledgement")
    func answers() throws {
        let desk = try worked()
        let meter = try meter(desk)
        try meter.terminal.press("1", until: "the items") { $0.progress != nil }
        var shortItems = 0
        for number in 0..<20 {
            let cost = try meter.cost(of: number % 2 == 0 ? "4" : "1")
            var limit = cost.isOfLongItem ? Self.longItem.answer : Self.budget.answer
            // The list had to scroll for the item that comes next.
            if cost.didStay { limit += Self.budget.scroll - Self.budget.move }
            #expect(cost.bytes <= limit)
            #expect(cost.writes <= Self.budget.answerWrites, "the journal's among them")
            if !cost.isOfLongItem { shortItems += 1 }
        }
        #expect(shortItems > 1, "only long items were seen")
    }

    @Test("A list that scrolls by one line, of items and of hazards")
    func scrolls() throws {
        let desk = try worked(hazards: 30)
        let meter = try meter(desk)
        try meter.terminal.press("1", until: "the items") { $0.progress != nil }
        try expectScrolls(meter, "items")
        try meter.terminal.press(Keys.escape, until: "照单 > 主页")
        try meter.terminal.press("3", until: "隐患台账")
        try expectScrolls(meter, "ledger")
    }

    /// Goes down until the list has scrolled many times.
    private func expectScrolls(_ meter: Meter, _ place: String) throws {
        var shortItems = 0
        for _ in 0..<28 {
            let cost = try meter.cost(of: Keys.down)
            guard cost.didStay else { continue }
            let limit = cost.isOfLongItem ? Self.longItem.scroll : Self.budget.scroll
            #expect(cost.bytes <= limit, "\(place)")
            if !cost.isOfLongItem { shortItems += 1 }
        }
        #expect(shortItems > 1, "\(place): never scrolled by a short item")
    }

    @Test("Standing still costs nothing")
    func idle() throws {
        let desk = try worked()
        let meter = try meter(desk)
        let sent = meter.terminal.output.count
        let refused = try desk.run(["journal", "checkpoint"])
        #expect(refused.status == 75)
        _ = meter.terminal.read(milliseconds: 0)
        #expect(meter.terminal.output.count == sent)
    }
}
