import TerminalTesting

/// A person who walks a checklist, looking only at the screen.
struct Walk {
    let terminal: PseudoTerminal
    /// Whether everything is found in order.
    private let isInOrder: Bool
    /// The answers given so far, by what was pressed.
    private(set) var failed = 0
    private(set) var notApplicable = 0
    private(set) var notChecked = 0
    private(set) var measured = 0
    private(set) var passed = 0

    /// No shipped checklist is longer; a walk that goes on is a walk in a circle.
    private static let longest = 400

    /// A digit without a meaning: the same one twice within a moment is taken for a stuck key.
    static let digit = "9"

    private var screen: ScreenModel { terminal.screen }

    init(_ terminal: PseudoTerminal, isInOrder: Bool = false) {
        self.terminal = terminal
        self.isInOrder = isInOrder
    }

    // MARK: Starting

    /// From the home screen to the facts of a new inspection.
    func start(filter: String, site: String, second: String? = nil) throws {
        try choose(filter: filter, site: site, second: second)
        try terminal.press(Keys.f5, until: "适用条件")
        try terminal.see("the facts") { $0.progress != nil }
    }

    /// From the home screen to the form of a new inspection, filled in.
    func choose(filter: String, site: String, second: String? = nil) throws {
        try terminal.press("2", until: "查找清单")
        try terminal.press(filter, until: "one pack") { $0.text(row: 1).contains(" 1 / ") }
        try terminal.press(Keys.enter, until: "已选 1")
        try terminal.press(site, until: site)
        if let second {
            try go(to: "执法人员 2")
            try terminal.press(second, until: second)
            try terminal.press(Keys.tab + "ZF-0002", until: "ZF-0002")
        }
    }

    /// Tabs to the field of this label.
    func go(to label: String) throws {
        for _ in 0..<30 {
            if screen.selectedRow?.contains("►\(label)") == true { return }
            try terminal.press(Keys.tab, until: "the next field") { _ in true }
        }
        throw Trouble("no field \(label):\n\(screen.text)")
    }

    /// Answers every fact with its first choice, or with a number.
    func fillFacts() throws {
        for _ in 0..<Self.longest {
            guard let (given, of) = screen.progress else { break }
            if given == of { return }
            guard let row = screen.selectedRow else { break }
            if row.contains("[✓]") {
                try terminal.press(Keys.tab, until: "another fact") { $0.selectedRow != row }
            } else if screen.shows("( ) 1 ") || screen.shows("[ ] 1 ") {
                try terminal.record("1")
            } else {
                try terminal.press("8", until: "the field") { _ in true }
                try terminal.record(Keys.enter)
            }
        }
        throw Trouble("the facts have no end:\n\(screen.text)")
    }

    // MARK: Answering

    /// Answers to the end: one failure, one that does not apply, one not checked with a reason,
    /// one number; the rest is met. Where all is in order everything is.
    mutating func answerAll() throws {
        for _ in 0..<Self.longest {
            guard let (done, of) = screen.progress else { break }
            if done == of { return }
            try answerNext()
        }
        throw Trouble("the items have no end:\n\(screen.text)")
    }

    mutating func answerNext() throws {
        guard screen.selectedRow?.contains("未答") == true else {
            return try terminal.press("]", until: "an open item") {
                $0.selectedRow?.contains("未答") == true
            }
        }
        // What is measured against an unconfirmed limit is a person's to judge.
        if screen.shows("限值 "), screen.selectedRow?.contains("【草案】") == false {
            try measure()
        } else if isInOrder {
            try pass()
        } else if failed == 0 {
            try fail()
        } else if notApplicable == 0 {
            try setAside()
        } else if notChecked == 0 {
            try terminal.press("5", until: "为什么没有检查")
            try terminal.record("4")
            notChecked += 1
        } else {
            try pass()
        }
    }

    private mutating func pass() throws {
        try terminal.record(Self.digit + "1")
        passed += 1
    }

    private mutating func measure() throws {
        try terminal.press(Keys.enter, until: "the field") {
            $0.selectedRow?.contains("未答") == false
        }
        try terminal.record("1\r")
        measured += 1
    }

    /// A failed major criterion opens its finding; here it is left for later.
    private mutating func fail() throws {
        try terminal.record("2")
        if screen.shows("隐患登记") {
            try terminal.press(Keys.escape, until: "the list") { !$0.shows("隐患登记") }
        }
        failed += 1
    }

    /// Some items ask why they do not apply.
    private mutating func setAside() throws {
        let before = screen.journalNumber ?? 0
        try terminal.press("3", until: "entry or question") {
            ($0.journalNumber ?? 0) > before || $0.shows("不涉及的理由是？")
        }
        if screen.shows("不涉及的理由是？") { try terminal.record("本单位没有此项\r") }
        notApplicable += 1
    }

    // MARK: Ending

    /// From the items to the normal end.
    func end() throws {
        try terminal.press(Keys.f5, until: "结束检查")
        try terminal.press("1", until: "正常结束")
        try terminal.record(Keys.enter)
    }
}
