import FormLanguage

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

extension SourceText {
    /// The text of a file that is read whole or not at all.
    ///
    /// - Parameter file: Named in the problem.
    init(file: String, yaml: [UInt8]) throws(YAMLFailure) {
        do throws(SourceTextError) {
            self = try SourceText(yaml)
        } catch {
            throw YAMLFailure(file, [(error.reason, error.place)])
        }
    }
}
