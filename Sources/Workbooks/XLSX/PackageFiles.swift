/// The parts of a written workbook that hold no cells.
struct PackageFiles {
    private let sheets: [WorkbookSheet]

    init(_ sheets: [WorkbookSheet]) { self.sheets = sheets }

    var all: [(name: String, text: String)] {
        [
            ("[Content_Types].xml", contentTypes),
            ("_rels/.rels", Self.relationships([("officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", Self.relationships(sheetFiles + Self.otherFiles)),
            ("xl/styles.xml", Self.styles),
        ]
    }

    static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let packaging = "http://schemas.openxmlformats.org/package/2006"
    private static let mediaType =
        "application/vnd.openxmlformats-officedocument.spreadsheetml"

    private var sheetFiles: [(String, String)] {
        sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
    }

    private static let otherFiles = [
        ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"),
    ]

    /// Each is named `rId1`, `rId2`, … in this order.
    private static func relationships(_ files: [(kind: String, target: String)]) -> String {
        let lines = files.enumerated().map { index, file in
            "<Relationship Id=\"rId\(index + 1)\" Type=\"\(office)/\(file.kind)\""
                + " Target=\"\(file.target)\"/>"
        }
        return "\(head)<Relationships xmlns=\"\(packaging)/relationships\">\(lines.joined())"
            + "</Relationships>"
    }

    private var contentTypes: String {
        let parts =
            [("workbook.xml", "sheet.main"), ("styles.xml", "styles")]
            + [("sharedStrings.xml", "sharedStrings")] + sheetFiles.map { ($0.1, "worksheet") }
        let lines = parts.map { name, type in
            "<Override PartName=\"/xl/\(name)\" ContentType=\"\(Self.mediaType).\(type)+xml\"/>"
        }
        return """
            \(Self.head)<Types xmlns="\(Self.packaging)/content-types">\
            <Default Extension="rels" \
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\(lines.joined())</Types>
            """
    }

    private var workbook: String {
        let lines = sheets.enumerated().map { index, sheet in
            "<sheet name=\"\(CellXMLText.written(sheet.name))\" sheetId=\"\(index + 1)\""
                + (sheet.isHidden ? " state=\"hidden\"" : "") + " r:id=\"rId\(index + 1)\"/>"
        }
        // A hidden sheet cannot be the one that is opened.
        let active = sheets.firstIndex { !$0.isHidden } ?? 0
        return """
            \(Self.head)<workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)">\
            <bookViews><workbookView activeTab="\(active)"/></bookViews>\
            <sheets>\(lines.joined())</sheets></workbook>
            """
    }

    private static var styles: String {
        """
        \(head)<styleSheet xmlns="\(main)"><numFmts count="2">\
        <numFmt numFmtId="\(CellStyle.dayFormat)" formatCode="yyyy\\-mm\\-dd"/>\
        <numFmt numFmtId="\(CellStyle.momentFormat)" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/>\
        </numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
        <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
        <fills count="2"><fill><patternFill patternType="none"/></fill>\
        <fill><patternFill patternType="gray125"/></fill></fills>\
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>\
        </cellStyleXfs><cellXfs count="\(CellStyle.allCases.count)">\
        \(CellStyle.allCases.map(\.xml).joined())</cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
        </styleSheet>
        """
    }
}
