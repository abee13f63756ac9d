extension Evaluator {
    /// As XPath 1.0, 3.4: of nodes it is enough that one of them compares so.
    ///
    /// `=` and `!=` compare truth values when one side is one, else numbers when one side is one,
    /// else texts; `<` and its like compare numbers. NaN equals nothing, differs from everything
    /// and is neither less nor greater.
    func compare(_ found: ExpressionOperator, _ left: Operand, _ right: Operand) -> Bool {
        if found == .equal || found == .notEqual {
            if case .value(.boolean(let flag)) = left {
                return (flag == boolean(right)) == (found == .equal)
            }
            if case .value(.boolean(let flag)) = right {
                return (flag == boolean(left)) == (found == .equal)
            }
        }
        let a = values(left)
        let b = values(right)
        guard spend(a.count * b.count) else { return false }
        return a.contains { a in b.contains { compare(found, a, $0) } }
    }

    private func compare(
        _ found: ExpressionOperator, _ left: FormValue, _ right: FormValue
    ) -> Bool {
        switch found {
        case .equal: areEqual(left, right)
        case .notEqual: !areEqual(left, right)
        case .less: left.asNumber.isLess(than: right.asNumber)
        case .greater: right.asNumber.isLess(than: left.asNumber)
        case .lessOrEqual: left.asNumber.isAtMost(right.asNumber)
        default: right.asNumber.isAtMost(left.asNumber)
        }
    }

    private func areEqual(_ left: FormValue, _ right: FormValue) -> Bool {
        switch (left, right) {
        case (.boolean, _), (_, .boolean): left.asBoolean == right.asBoolean
        case (.number, _), (_, .number): left.asNumber.isEqual(to: right.asNumber)
        case (.string(let a), .string(let b)):
            spend(min(a.utf8.count, b.utf8.count) / 32) && a.utf8.elementsEqual(b.utf8)
        }
    }
}
