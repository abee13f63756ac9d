package import Workbooks

/// A pack's YAML as a workbook.
package struct FormExport: Sendable {
    package let workbook: Workbook

    /// - Parameter file: Named in the problems.
    package init(file: String, yaml: [UInt8]) throws(YAMLFailure) {
        let source = try SourceText(file: file, yaml: yaml)
        let reading = FormReading(source)
        guard reading.problems.isEmpty else { throw YAMLFailure(file, reading.problems) }
        workbook = WorkbookBuilding(reading.content, reading.layout).workbook
    }
}
