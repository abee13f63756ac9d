import PackAuthoring
import Workbooks

/// Forms as Markdown tables become YAML, packs as YAML become workbooks; either comes back as it
/// was.
enum FormReaders {
    /// - Returns: The bytes when they are a form, nil when they are refused, nothing when a cell was
    ///   lost on the way.
    static func reprinted(_ bytes: [UInt8]) -> [UInt8]? {
        if let workbook = try? MarkdownFile.read(bytes, as: "survey") {
            guard let back = there(workbook, hasOnlyTexts: true) else { return nil }
            return texts(back) == texts(workbook) ? bytes : []
        }
        guard let workbook = try? FormExport(file: "a.yaml", yaml: bytes).workbook else {
            return nil
        }
        // YAML may say what no form may, such as a name twice.
        guard let back = there(workbook, hasOnlyTexts: false) else { return nil }
        return back == workbook ? bytes : []
    }

    /// There and back; nil for a workbook that has faults.
    private static func there(_ workbook: Workbook, hasOnlyTexts: Bool) -> Workbook? {
        let form = FormImport(
            WorkbookReading(workbook: workbook, notices: []),
            FormImport.Options(name: "form", hasOnlyTexts: hasOnlyTexts),
            digest: { _ in String(repeating: "0", count: 64) })
        guard let yaml = form.yaml else { return nil }
        // What was written must be readable; nothing is equal to nothing.
        return (try? FormExport(file: "a.yaml", yaml: yaml).workbook) ?? Workbook(sheets: [])
    }

    private static func texts(_ workbook: Workbook) -> [[[String]]] {
        workbook.sheets.map { sheet in
            [[sheet.name]]
                + sheet.rows.map { row in
                    [String(row.number)]
                        + row.cells.flatMap { [String($0.column), $0.value.plainText] }
                }
        }
    }
}
