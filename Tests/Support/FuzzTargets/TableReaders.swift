import Workbooks

/// The readers of tables. What one of them reads has to be the same when it was written and read
/// again, as far as the format can be written.
enum TableReaders {
    /// - Returns: The bytes when a reader took them, nil when all refused, nothing when one of them
    ///   lost something.
    static func reprinted(_ bytes: [UInt8]) -> [UInt8]? {
        let found = [workbook(bytes), separated(bytes), markdown(bytes)].compactMap { $0 }
        if found.isEmpty { return nil }
        return found.contains(false) ? [] : bytes
    }

    /// A part of a workbook in an archive with the others it needs; an archive as it is.
    static func packed(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: "PK".utf8) { return bytes }
        var files = usual
        let text = String(decoding: bytes.prefix(256), as: UTF8.self)
        let part = roots.first { text.contains($0.root) }?.part ?? "xl/sheet1.xml"
        files[part] = bytes
        guard let archive = try? ArchiveWriter() else { return bytes }
        for (name, content) in files.sorted(by: { $0.key < $1.key }) {
            guard (try? archive.begin(name)) != nil, (try? archive.write(content)) != nil else {
                return bytes
            }
        }
        return (try? archive.finish()) ?? bytes
    }

    private static func workbook(_ bytes: [UInt8]) -> Bool? {
        guard let read = try? XLSXFile.read(bytes).workbook else { return nil }
        guard let written = try? XLSXFile.write(read) else { return true }
        return (try? XLSXFile.read(written))?.workbook == read
    }

    private static func separated(_ bytes: [UInt8]) -> Bool? {
        guard let read = try? CSVFile.read(bytes, as: "a") else { return nil }
        let written = CSVFile.write(read, hasByteOrderMark: false)
        return (try? CSVFile.read(written, as: "a", separator: .comma)) == read
    }

    private static func markdown(_ bytes: [UInt8]) -> Bool? {
        guard let read = try? MarkdownFile.read(bytes, as: "a") else { return nil }
        guard let written = try? MarkdownFile.write(read) else { return true }
        return (try? MarkdownFile.read(written, as: "b")) == read
    }

    private static let roots = [
        ("<Relationships", "xl/_rels/workbook.xml.rels"), ("<workbook", "xl/workbook.xml"),
        ("<sst", "xl/shared.xml"), ("<styleSheet", "xl/styles.xml"),
    ].map { (root: $0.0, part: $0.1) }

    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    private static let usual: [String: [UInt8]] = [
        "_rels/.rels": relationships([("r1", "officeDocument", "xl/workbook.xml")]),
        "xl/_rels/workbook.xml.rels": relationships([
            ("r1", "worksheet", "sheet1.xml"), ("r2", "styles", "styles.xml"),
            ("r3", "sharedStrings", "shared.xml"),
        ]),
        "xl/workbook.xml": Array(
            """
            <workbook xmlns="\(main)" xmlns:r="\(office)"><sheets>\
            <sheet name="survey" r:id="r1"/></sheets></workbook>
            """.utf8),
        "xl/styles.xml": Array(
            """
            <styleSheet xmlns="\(main)"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>\
            <xf numFmtId="22"/><xf numFmtId="46"/></cellXfs></styleSheet>
            """.utf8),
        "xl/shared.xml": Array(
            "<sst xmlns=\"\(main)\"><si><t>type</t></si><si><t>name</t></si></sst>".utf8),
        "xl/sheet1.xml": Array(
            """
            <worksheet xmlns="\(main)"><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c>\
            <c r="C1" s="1"><v>46085</v></c></row></sheetData></worksheet>
            """.utf8),
    ]

    private static func relationships(_ list: [(String, String, String)]) -> [UInt8] {
        let lines = list.map { id, kind, target in
            "<Relationship Id=\"\(id)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/>"
        }
        return Array(
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            \(lines.joined())</Relationships>
            """.utf8)
    }
}
