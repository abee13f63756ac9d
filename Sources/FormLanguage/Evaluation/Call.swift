/// A function with its arguments, evaluated as they are asked for.
struct Call {
    let function: FormFunction
    let arguments: [ExpressionNode]
    let focus: Evaluator.Focus
    let evaluator: Evaluator

    init(
        _ function: FormFunction, _ arguments: [ExpressionNode], _ focus: Evaluator.Focus,
        _ evaluator: Evaluator
    ) {
        self.function = function
        self.arguments = arguments
        self.focus = focus
        self.evaluator = evaluator
    }

    var count: Int { arguments.count }
    var host: any ExpressionHost { evaluator.host }
    var environment: ExpressionEnvironment { host.environment }

    func operand(_ index: Int) -> Operand { evaluator.evaluate(arguments[index], focus) }
    func value(_ index: Int) -> FormValue { evaluator.value(operand(index)) }
    func boolean(_ index: Int) -> Bool { evaluator.boolean(operand(index)) }
    func number(_ index: Int) -> FormNumber { value(index).asNumber }
    func text(_ index: Int) -> String { value(index).asString }
    func nodes(_ index: Int) -> [NodeRef] { evaluator.nodes(operand(index)) }

    /// What an argument that may be left out is, else the node at hand.
    func textOrHere(_ index: Int) -> String {
        index < count ? text(index) : evaluator.read(host.value(of: focus.node)).asString
    }

    /// Of each node of each argument from here on, else of the argument itself.
    func values(from index: Int) -> [FormValue] {
        arguments.indices.dropFirst(index).flatMap { evaluator.values(operand($0)) }
    }
}

extension Evaluator {
    /// A text that grew out of all measure is given up.
    func call(_ call: Call) -> Operand {
        let operand = outcome(of: call)
        guard case .value(.string(let text)) = operand else { return operand }
        guard text.utf8.count <= Self.textLimit else {
            _ = spend(Self.workLimit)
            return .value(.empty)
        }
        return .value(read(.string(text)))
    }

    private func outcome(of call: Call) -> Operand {
        switch call.function {
        case .isTrue, .isFalse, .not, .boolean, .booleanFromString, .conditional, .coalesce, .once,
            .checklist, .weightedChecklist:
            call.truth()
        case .number, .int, .round, .floor, .ceiling, .abs, .pow, .exp, .exp10, .log, .log10,
            .sqrt, .pi, .sin, .cos, .tan, .asin, .acos, .atan, .atan2, .random:
            .number(call.arithmetic())
        case .string, .concat, .join, .stringLength, .normalizeSpace, .translate, .substr,
            .substring, .substringBefore, .substringAfter, .startsWith, .endsWith, .contains,
            .regex, .upperCase, .lowerCase, .uuid, .digest, .base64Decode:
            call.texts()
        case .selected, .selectedAt, .countSelected, .choiceName, .randomize: call.choices()
        case .count, .countNonEmpty, .sum, .min, .max, .position, .last, .indexedRepeat, .current,
            .instance, .pulldata:
            call.overNodes()
        case .today, .now, .date, .dateTime, .decimalDateTime, .decimalTime, .formatDate,
            .formatDateTime, .addDate, .differenceInDays, .differenceInWeeks, .differenceInMonths,
            .differenceInYears:
            .value(call.daysAndTimes())
        case .distance, .area, .enclosedArea, .geofence: .value(call.geography())
        case .property: .text(host.environment.properties[call.text(0)] ?? "")
        case .version: .text(host.environment.formVersion)
        }
    }
}
