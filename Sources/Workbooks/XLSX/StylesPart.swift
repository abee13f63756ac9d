/// `xl/styles.xml`, as far as it tells which numbers are days and times.
final class StylesPart: XMLPart {
    static let root = "styleSheet"

    /// By the number that cells name; nil where a number is a number.
    private(set) var formats: [DateFormat?] = []
    private var custom: [Int: DateFormat?] = [:]
    /// `cellStyleXfs` has formats of the same shape, which cells do not name.
    private var isInCellFormats = false
    private let limits: WorkbookLimits

    init(_ limits: WorkbookLimits) { self.limits = limits }

    func start(_ element: XMLElement) throws(WorkbookError) {
        switch element.name {
        case "numFmt":
            guard let id = element["numFmtId"].flatMap({ Int($0) }),
                let code = element["formatCode"]
            else { return }
            try hold(custom.count)
            custom[id] = .some(DateFormat(code: code))
        case "cellXfs": isInCellFormats = true
        case "xf" where isInCellFormats:
            try hold(formats.count)
            let id = element["numFmtId"].flatMap { Int($0) } ?? 0
            formats.append(custom[id] ?? DateFormat(builtIn: id))
        default: break
        }
    }

    func end(_ name: String, _ text: () -> String) {
        if name == "cellXfs" { isInCellFormats = false }
    }

    private func hold(_ count: Int) throws(WorkbookError) {
        guard count < limits.cells else {
            throw WorkbookError(.tooManyCells(limit: limits.cells))
        }
    }
}
