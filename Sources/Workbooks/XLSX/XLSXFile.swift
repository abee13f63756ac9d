/// Workbooks as Office Open XML (ECMA-376): `.xlsx` and `.xlsm`, transitional and strict.
///
/// Nothing outside of the file is looked at, no formula is calculated, no macro is run: what a
/// formula came to is what the file says.
package enum XLSXFile {
    /// Reads the sheets of cells; charts and dialogs are left out.
    ///
    /// - Throws: The first thing that is wrong; nothing is guessed.
    package static func read(
        _ bytes: [UInt8], limits: WorkbookLimits = WorkbookLimits()
    ) throws(WorkbookError) -> WorkbookReading {
        let package = try XLSXPackage(bytes, limits)
        let book = WorkbookPart(limits)
        try package.read(package.workbook, into: book)
        let shared = SharedTextsPart(limits)
        if let name = try package.part(of: .sharedStrings) {
            try package.read(name, into: shared)
        }
        let styles = StylesPart(limits)
        if let name = try package.part(of: .styles) { try package.read(name, into: styles) }

        let cells = CellReader(
            texts: shared.texts, formats: styles.formats, dates: book.dates, limits)
        var sheets: [WorkbookSheet] = []
        for entry in book.sheets {
            guard let name = try package.sheet(entry.relationship) else { continue }
            let part = SheetPart(
                WorkbookSheet(name: entry.name, isHidden: entry.isHidden), cells, limits)
            try package.read(name, into: part)
            sheets.append(part.finished())
        }
        return WorkbookReading(workbook: Workbook(sheets: sheets), notices: cells.notices)
    }
}

/// The parts of a workbook and what leads from one to the other.
final class XLSXPackage {
    private let archive: ArchiveReader
    private let limits: WorkbookLimits
    /// The name of the part that lists the sheets.
    let workbook: String
    private let relationships: [Relationship]
    private var elements = 0

    init(_ bytes: [UInt8], _ limits: WorkbookLimits) throws(WorkbookError) {
        archive = try ArchiveReader(bytes, limits)
        self.limits = limits
        guard archive.entry("_rels/.rels") != nil || archive.entry("[Content_Types].xml") != nil
        else { throw WorkbookError(.notAWorkbook) }
        let outer = try Self.relationships(of: "", in: archive, &elements, limits)
        guard let book = outer.first(where: { $0.kind == .officeDocument }) else {
            throw WorkbookError(.notAWorkbook)
        }
        workbook = try book.target(from: "")
        // The binary format has the same shape and no XML in it.
        if workbook.hasSuffix(".bin") { throw WorkbookError(.notAWorkbook) }
        relationships = try Self.relationships(of: workbook, in: archive, &elements, limits)
    }

    func read(_ name: String, into part: some XMLPart) throws(WorkbookError) {
        guard let entry = archive.entry(name) else { throw WorkbookError(.missingPart(name)) }
        try XMLReader.read(entry, of: archive, into: part, &elements, limits)
    }

    /// The name of the one part of a kind that the workbook may have.
    func part(of kind: Relationship.Kind) throws(WorkbookError) -> String? {
        guard let found = relationships.first(where: { $0.kind == kind }) else { return nil }
        return try found.target(from: workbook)
    }

    /// The name of a sheet's part; nil for sheets that have no cells.
    func sheet(_ id: String) throws(WorkbookError) -> String? {
        guard let found = relationships.first(where: { $0.id == id }) else {
            throw WorkbookError(.missingPart(id))
        }
        return found.kind == .worksheet ? try found.target(from: workbook) : nil
    }

    private static func relationships(
        of part: String, in archive: ArchiveReader, _ elements: inout Int,
        _ limits: WorkbookLimits
    ) throws(WorkbookError) -> [Relationship] {
        let name = Relationship.file(of: part)
        guard let entry = archive.entry(name) else { throw WorkbookError(.missingPart(name)) }
        let part = RelationshipsPart(limits)
        try XMLReader.read(entry, of: archive, into: part, &elements, limits)
        return part.relationships
    }
}
