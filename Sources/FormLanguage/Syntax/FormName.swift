/// What a question, a group, a list or a column may be called: a letter of any script or `_`, then
/// letters, digits, `-`, `_` and `.` as well.
package enum FormName {
    package static func isName(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, isStart(first) else { return false }
        return scalars.allSatisfy(isPart)
    }

    static func isStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic && scalar.properties.isIDStart
    }

    static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        isStart(scalar) || scalar == "-" || scalar == "." || scalar.properties.isIDContinue
    }
}
