/// What a part of an expression is worth: a value, or nodes that are looked into only when needed.
enum Operand {
    case value(FormValue)
    case nodes([NodeRef])

    static func boolean(_ flag: Bool) -> Operand { .value(.boolean(flag)) }
    static func number(_ number: FormNumber) -> Operand { .value(.number(number)) }
    static func text(_ text: String) -> Operand { .value(.string(text)) }
}

/// Evaluates one expression over one host.
///
/// The work is bounded: an expression that looks at more nodes or makes longer texts than anybody
/// needs is given up and is empty, and `isExhausted` says so.
final class Evaluator {
    /// Where a part is evaluated: at its own node, in a predicate at the node that is tried.
    struct Focus {
        let node: NodeRef
        var position = 1
        var size = 1
    }

    let expression: Expression
    let host: any ExpressionHost
    private(set) var isExhausted = false
    private var work = 0
    /// How often `random()` was asked.
    var draws: UInt64 = 0

    static let workLimit = 1_000_000
    /// Of a text that is made, in UTF-8 bytes.
    static let textLimit = 1 << 20
    /// A search of the host in its lists, whose length it alone knows.
    static let searchWork = 100

    init(_ expression: Expression, _ host: any ExpressionHost) {
        self.expression = expression
        self.host = host
    }

    /// Counts work; false when it was too much.
    func spend(_ amount: Int = 1) -> Bool {
        work += amount
        if work > Self.workLimit { isExhausted = true }
        return !isExhausted
    }

    /// A text costs by its length, each time that it is looked at or made.
    func read(_ value: FormValue) -> FormValue {
        guard case .string(let text) = value else { return value }
        return spend(text.utf8.count / 32) ? value : .empty
    }

    func evaluate(_ node: ExpressionNode, _ focus: Focus) -> Operand {
        guard spend() else { return .value(.empty) }
        switch node.kind {
        case .literal(let value): return .value(read(value))
        case .reference(let reference):
            let nodes = host.nodes(reference: reference, from: host.home)
            return .nodes(spend(nodes.count) ? nodes : [])
        case .lastSaved(let name): return .value(read(host.lastSaved(name)))
        case .negation(let operand): return .number(number(evaluate(operand, focus)).negated)
        case .operation(let found, let left, let right):
            return operation(found, left, right, focus)
        case .call(let function, let arguments):
            return call(Call(function, arguments, focus, self))
        case .path(let start, let steps): return .nodes(nodes(start, steps, focus))
        }
    }

    private func operation(
        _ found: ExpressionOperator, _ left: ExpressionNode, _ right: ExpressionNode,
        _ focus: Focus
    ) -> Operand {
        let a = evaluate(left, focus)
        switch found {
        case .or: return .boolean(boolean(a) || boolean(evaluate(right, focus)))
        case .and: return .boolean(boolean(a) && boolean(evaluate(right, focus)))
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return .boolean(compare(found, a, evaluate(right, focus)))
        case .plus: return .number(number(a) + number(evaluate(right, focus)))
        case .minus: return .number(number(a) - number(evaluate(right, focus)))
        case .times: return .number(number(a) * number(evaluate(right, focus)))
        case .div: return .number(number(a) / number(evaluate(right, focus)))
        case .mod:
            return .number(number(a).remainder(dividingBy: number(evaluate(right, focus))))
        case .union:
            var seen: Set<NodeRef> = []
            let both = nodes(a) + nodes(evaluate(right, focus))
            return .nodes(both.filter { seen.insert($0).inserted })
        }
    }

    // MARK: What an operand is as something else

    func boolean(_ operand: Operand) -> Bool {
        switch operand {
        case .value(let value): value.asBoolean
        case .nodes(let nodes): nodes.contains { host.value(of: $0).asBoolean }
        }
    }

    func number(_ operand: Operand) -> FormNumber { value(operand).asNumber }
    func text(_ operand: Operand) -> String { value(operand).asString }

    /// Of nodes the value of the first one.
    func value(_ operand: Operand) -> FormValue {
        switch operand {
        case .value(let value): value
        case .nodes(let nodes): nodes.first.map { read(host.value(of: $0)) } ?? .empty
        }
    }

    func nodes(_ operand: Operand) -> [NodeRef] {
        if case .nodes(let nodes) = operand { nodes } else { [] }
    }

    /// Of nodes the value of each, else the one value.
    func values(_ operand: Operand) -> [FormValue] {
        switch operand {
        case .value(let value): return [value]
        case .nodes(let nodes):
            return spend(nodes.count) ? nodes.map { read(host.value(of: $0)) } : []
        }
    }
}
