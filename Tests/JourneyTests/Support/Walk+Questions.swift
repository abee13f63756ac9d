import TerminalTesting

/// A person who fills in a form, looking only at the screen.
extension Walk {
    /// The forms of these journeys have far fewer lines and cells.
    private static let most = 120

    /// What some questions ask for, by the beginning of their text.
    private static let known = [
        "设备代码": "CR0007", "可燃气体": "0.1", "补充措施": "补设接火盆两只", "监护人": "王安", "氧含量": "20.9",
    ]

    /// Answers whatever the form asks, until nothing that is required is open.
    func fillQuestions() throws {
        for _ in 0..<Self.most {
            let screen = terminal.screen
            if screen.statusRow.contains("必填的都填了") { return }
            guard let row = screen.selectedRow else { break }
            if row.contains("[*]") || row.contains("[!]") {
                try answer()
            } else if row.contains("[+]") {
                try fillTable()
            }
            guard terminal.screen.selectedRow == row else { continue }
            try terminal.press(Keys.down, until: "another line") { _ in true }
            if terminal.screen.selectedRow == row {
                try terminal.press("g", until: "the first line") { _ in true }
            }
        }
        throw Trouble("the form has no end:\n\(terminal.screen.text)")
    }

    /// Answers every cell of a table, and of the tables in it; an empty one gets a row.
    private func fillTable() throws {
        let path = terminal.screen.text(row: 0)
        try terminal.press(Keys.enter, until: "the table") { $0.text(row: 0) != path }
        if terminal.screen.shows("还没有一行") { try terminal.record("o") }
        for _ in 0..<Self.most {
            let before = terminal.screen.text
            try answer()
            if terminal.screen.text != before { continue }
            try terminal.press(Keys.tab, until: "the next cell") { _ in true }
            if terminal.screen.text == before { break }
        }
        try terminal.press(Keys.escape, until: "what is around it") { _ in true }
    }

    /// Answers what has the focus, unless it is answered already or nobody answers it.
    private func answer() throws {
        let detail = terminal.screen.detail
        if detail.first?.contains("按紧急程度排序") == true {
            for digit in ["1", "2", "3"] {
                try terminal.press(digit, until: "taken") { _ in true }
            }
        } else if detail.contains(where: { $0.contains("( ) 1 ") || $0.contains("[ ] 1 ") }) {
            if !detail.contains(where: { $0.contains("(*)") || $0.contains("[x]") }) {
                try terminal.record("1")
            }
        } else if detail.contains(where: { $0.contains("1 或 Enter 确认") }) {
            try terminal.record("1")
        } else if let text = typed(detail) {
            try terminal.press(Keys.enter, until: "the field") { _ in true }
            try terminal.press(Keys.clear + text + Keys.enter, until: "it is taken in") { _ in true
            }
        } else if detail.isEmpty, terminal.screen.shows(" 行") {
            try fillTable()
        }
    }

    /// What a person types, by what the screen says of how; nil where nothing is typed.
    private func typed(_ detail: [String]) -> String? {
        let how = detail.dropFirst().joined(separator: " ")
        guard how.contains("Enter") else { return nil }
        if let known = Self.known.first(where: { detail.first?.contains($0.key) == true }) {
            return known.value
        }
        let values = [
            ("填整数", "2"), ("填数", "2"), ("填日期和时刻", "2030-01-01 09:30"), ("填日期", "2030-01-01"),
            ("填时刻", "09:30"), ("几个点之间", "39.9 116.4; 39.8 116.4; 39.8 116.3"), ("坐标", "39.9 116.4"),
        ]
        return values.first { how.contains($0.0) }?.1 ?? "看过"
    }
}

extension ScreenModel {
    /// What stands below the last rule, down to the status row.
    fileprivate var detail: [String] {
        let isRule = { (row: String) in row.count > 40 && Set(row).count == 1 && row.first != " " }
        guard let rule = (0..<rows - 2).last(where: { isRule(text(row: $0)) }) else { return [] }
        return (rule + 1..<rows - 2).map { text(row: $0) }.filter { row in
            row.contains { $0 != " " }
        }
    }
}
