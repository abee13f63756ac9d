package import Workbooks

/// A YAML file is not what it should be, for all of these reasons.
package struct YAMLFailure: Error, Equatable, Sendable {
    package let problems: [PackProblem]

    init(_ problems: [PackProblem]) { self.problems = problems }

    init(_ file: String, _ problems: [(reason: PackProblem.Reason, place: Place)]) {
        self.problems = problems.map { reason, place in
            PackProblem(file: file, line: place.line, column: place.column, reason: reason)
        }
    }
}

/// A pack's YAML as a workbook.
package struct FormExport: Sendable {
    package let workbook: Workbook

    /// - Parameter file: Named in the problems.
    package init(file: String, yaml: [UInt8]) throws(YAMLFailure) {
        let source: SourceText
        do throws(SourceTextError) {
            source = try SourceText(yaml)
        } catch {
            throw YAMLFailure(file, [(error.reason, error.place)])
        }
        let reading = FormReading(source)
        guard reading.problems.isEmpty else { throw YAMLFailure(file, reading.problems) }
        workbook = WorkbookBuilding(reading.content, reading.layout).workbook
    }
}
