import Glibc
import Testing

@testable import Workbooks

/// A file of the folder `Fixtures`, which tells how each was made.
enum Fixture {
    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = #filePath.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
        return try bytes(path: "\(folder)/Fixtures/\(name)")
    }

    static func bytes(path: String) throws -> [UInt8] {
        let file = try #require(fopen(path, "r"), "\(path)")
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes.prefix(count))
    }

    static func read(_ name: String) throws -> WorkbookReading {
        try XLSXFile.read(try bytes(name))
    }

    /// A workbook of one sheet by hand; `changes` replaces parts of it.
    static func package(_ rows: String, _ changes: [String: String] = [:]) throws -> [UInt8] {
        var files = [
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relationships([("r1", "officeDocument", "xl/workbook.xml")]),
            "xl/workbook.xml": """
            <workbook xmlns="\(main)" xmlns:r="\(office)"><sheets>\
            <sheet name="survey" r:id="r1"/></sheets></workbook>
            """,
            "xl/_rels/workbook.xml.rels": relationships([
                ("r1", "worksheet", "sheet1.xml"), ("r2", "styles", "styles.xml"),
                ("r3", "sharedStrings", "shared.xml"),
            ]),
            "xl/styles.xml": "<styleSheet xmlns=\"\(main)\"/>",
            "xl/shared.xml": "<sst xmlns=\"\(main)\"/>",
            "xl/sheet1.xml": sheet(rows),
        ]
        files.merge(changes) { $1 }
        let archive = try ArchiveWriter()
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            try archive.begin(name)
            try archive.write(text)
        }
        return try archive.finish()
    }

    static func sheet(_ rows: String) -> String {
        "<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData></worksheet>"
    }

    static func relationships(_ list: [(id: String, kind: String, target: String)]) -> String {
        let lines = list.map {
            "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.kind)\" Target=\"\($0.target)\"/>"
        }
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
            + "relationships\">\(lines.joined())</Relationships>"
    }

    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
}

extension WorkbookSheet {
    /// What the cells of a row hold, as their author means it; an empty text for an empty cell.
    func texts(row: Int, columns: Int) -> [String] {
        (1...columns).map { self[row: row, column: $0]?.plainText ?? "" }
    }
}

extension WorkbookLimits {
    /// The usual ones but for what is lowered.
    init(_ lower: (inout WorkbookLimits) -> Void) {
        self.init()
        lower(&self)
    }
}
