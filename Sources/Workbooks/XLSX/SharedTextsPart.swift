/// `xl/sharedStrings.xml`: texts that cells name by number.
final class SharedTextsPart: XMLPart {
    static let root = "sst"

    private(set) var texts: [String] = []
    private var text = RichText()
    private let limits: WorkbookLimits

    init(_ limits: WorkbookLimits) { self.limits = limits }

    func start(_ element: XMLElement) { text.start(element) }

    func end(_ name: String, _ inside: () -> String) throws(WorkbookError) {
        text.end(name, inside)
        guard name == "si" else { return }
        guard texts.count < limits.cells else {
            throw WorkbookError(.tooManyCells(limit: limits.cells))
        }
        texts.append(text.take())
    }
}

/// A text in runs of different looks. How it is pronounced (`rPh`) is no part of it.
struct RichText {
    private var text = ""
    private var isPhonetic = false
    private var preservesSpace = false

    mutating func start(_ element: XMLElement) {
        switch element.name {
        case "rPh": isPhonetic = true
        case "t": preservesSpace = element.preservesSpace
        default: break
        }
    }

    mutating func end(_ name: String, _ inside: () -> String) {
        switch name {
        case "rPh": isPhonetic = false
        case "t" where !isPhonetic:
            text += CellXMLText.read(inside(), preservesSpace: preservesSpace)
        default: break
        }
    }

    /// The text so far; what follows begins a new one.
    mutating func take() -> String {
        defer { text = "" }
        return text
    }
}
