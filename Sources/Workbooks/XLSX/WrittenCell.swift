internal import CivilTime

/// A value as a cell of a workbook can hold it.
enum WrittenCell {
    case text(String)
    case number(String, CellStyle)
    case boolean(Bool)
    case error(String)

    init(_ value: WorkbookValue) {
        switch value {
        case .text(let text): self = .text(text)
        case .number(let number): self = .number(number.text, .plain)
        case .boolean(let isTrue): self = .boolean(isTrue)
        case .error(let name): self = .error(name)
        case .day(let day):
            self =
                DateSystem.from1900.serial(of: day).map { .number(String($0), .day) }
                ?? .text(value.plainText)
        case .moment(let day, let second):
            let serial = DateSystem.from1900.serial(of: day).map { Double($0) + Self.part(second) }
            self = serial.map { .number($0.description, .moment) } ?? .text(value.plainText)
        case .time(let second):
            let style = second < DateSystem.secondsPerDay ? CellStyle.time : .elapsed
            self = .number(Self.part(second).description, style)
        }
    }

    private static func part(_ second: Int) -> Double {
        Double(second) / Double(DateSystem.secondsPerDay)
    }
}

/// The formats of `xl/styles.xml` as it is written; cells name them by number.
enum CellStyle: Int, CaseIterable {
    case plain, text, brokenText, header, day, moment, time, elapsed

    static func of(_ text: String) -> CellStyle {
        text.utf8.contains(UInt8(ascii: "\n")) ? .brokenText : .text
    }

    var xml: String {
        switch self {
        case .plain: Self.format(0)
        // Text format: what somebody types over `007` is a text again.
        case .text: Self.format(49)
        case .brokenText:
            Self.format(49, "applyAlignment=\"1\"", inside: "<alignment wrapText=\"1\"/>")
        case .header: Self.format(49, "applyFont=\"1\"", font: 1)
        case .day: Self.format(Self.dayFormat)
        case .moment: Self.format(Self.momentFormat)
        case .time: Self.format(21)
        case .elapsed: Self.format(46)
        }
    }

    private static func format(
        _ id: Int, _ more: String = "", font: Int = 0, inside: String = ""
    ) -> String {
        "<xf numFmtId=\"\(id)\" fontId=\"\(font)\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
            + " applyNumberFormat=\"1\" \(more)>\(inside)</xf>"
    }

    static let dayFormat = 164
    static let momentFormat = 165
}

/// Texts in the order of their first use; cells name them by number.
struct SharedTexts {
    private var inOrder: [String] = []
    private var indices: [SameBytes: Int] = [:]

    mutating func index(of text: String) -> Int {
        if let known = indices[SameBytes(text: text)] { return known }
        indices[SameBytes(text: text)] = inOrder.count
        inOrder.append(text)
        return inOrder.count - 1
    }

    func write(into archive: ArchiveWriter) throws(WorkbookError) {
        try archive.write(PackageFiles.head + "<sst xmlns=\"\(PackageFiles.main)\">")
        for text in inOrder {
            let space = CellXMLText.needsPreserving(text) ? " xml:space=\"preserve\"" : ""
            try archive.write("<si><t\(space)>\(CellXMLText.written(text))</t></si>")
        }
        try archive.write("</sst>")
    }

    /// Texts that look alike are not the same text: `é` in one scalar and in two.
    private struct SameBytes: Hashable {
        let text: String

        static func == (left: Self, right: Self) -> Bool {
            left.text.utf8.elementsEqual(right.text.utf8)
        }

        func hash(into hasher: inout Hasher) {
            for byte in text.utf8 { hasher.combine(byte) }
        }
    }
}
