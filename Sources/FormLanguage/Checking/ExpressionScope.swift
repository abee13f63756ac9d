/// What a form has, so that an expression in it can be held against it before it is filled in.
///
/// Questions, groups and repeats are numbered by the scope; the form itself is one of them.
package protocol ExpressionScope {
    var form: Int { get }
    /// Of all questions, groups and repeats, to say what was probably meant.
    var names: [String] { get }
    /// Ids of the choice lists and files.
    var lists: [String] { get }

    /// All that are called so.
    func definitions(named name: String) -> [Int]
    func name(of definition: Int) -> String
    /// Nil of the form.
    func parent(of definition: Int) -> Int?
    /// Empty of a question.
    func children(of definition: Int) -> [Int]
    func isRepeat(_ definition: Int) -> Bool
    /// What an answer to it is: `nodes` of a group or repeat.
    func type(of definition: Int) -> FormType
    /// Nil where there is no such list.
    func columns(ofList id: String) -> [String]?
    /// The repeats around a definition, itself among them, the outermost first.
    func repeats(around definition: Int) -> [Int]
}

extension ExpressionScope {
    package func repeats(around definition: Int) -> [Int] {
        sequence(first: definition) { parent(of: $0) }.filter(isRepeat).reversed()
    }

    /// How many repeats two definitions have in common.
    package func sharedRepeats(_ first: Int, _ second: Int) -> Int {
        zip(repeats(around: first), repeats(around: second)).prefix { $0 == $1 }.count
    }
}

/// What an expression turned out to be in its form.
package struct ExpressionFacts: Equatable, Sendable {
    /// A question, group or repeat on which a value rests.
    package struct Dependency: Hashable, Sendable {
        package let definition: Int
        /// In how many of its repeats, from outside, only the instance at hand is looked at; behind
        /// them all instances are.
        package let sharedRepeats: Int

        package init(_ definition: Int, sharedRepeats: Int) {
            self.definition = definition
            self.sharedRepeats = sharedRepeats
        }
    }

    package let type: FormType
    /// Each definition once, the lowest first.
    package let dependencies: [Dependency]
    /// Ids of the lists it looks into.
    package let lists: [String]
    package let problems: [ExpressionProblem]
}

/// What is wrong with a part of an expression that was understood.
package struct ExpressionProblem: Equatable, Sendable {
    package enum Reason: Equatable, Sendable {
        case unknownName(String, meant: String?)
        /// More than one question is called so.
        case ambiguousName(String)
        /// A step of a path that leads nowhere.
        case unknownStep(String, meant: String?)
        /// A name that stands bare where `${name}` was meant.
        case bareName(String)
        /// `..` above the form.
        case noParent
        case unknownList(String, meant: String?)
        case unknownColumn(String, list: String, meant: String?)
        /// The function looks at nodes, and the argument is none.
        case nodesWanted(function: String)
        /// The function wants a number, and the text is none.
        case noNumber(String)
        /// `digest` knows no such algorithm or encoding.
        case unknownWord(String, function: String, allowed: [String])
        /// A code behind `%` that dates are not written with.
        case unknownDateCode(String)
    }

    package let reason: Reason
    package let span: ExpressionSpan

    package var code: String {
        switch reason {
        case .unknownName(_, meant: nil): "expression_unknown_name"
        case .unknownName: "expression_name_meant"
        case .ambiguousName: "expression_ambiguous_name"
        case .unknownStep(_, meant: nil): "expression_unknown_step"
        case .unknownStep: "expression_step_meant"
        case .bareName: "expression_bare_name"
        case .noParent: "expression_no_parent"
        case .unknownList(_, meant: nil): "expression_unknown_list"
        case .unknownList: "expression_list_meant"
        case .unknownColumn(_, _, meant: nil): "expression_unknown_column"
        case .unknownColumn: "expression_column_meant"
        case .nodesWanted: "expression_nodes_wanted"
        case .noNumber: "expression_no_number"
        case .unknownWord: "expression_unknown_word"
        case .unknownDateCode: "expression_unknown_date_code"
        }
    }

    package var arguments: [String: String] {
        func named(_ name: String, _ meant: String?) -> [String: String] {
            ["name": name].merging(meant.map { ["meant": $0] } ?? [:]) { $1 }
        }
        return switch reason {
        case .unknownName(let name, let meant), .unknownStep(let name, let meant),
            .unknownList(let name, let meant):
            named(name, meant)
        case .unknownColumn(let name, let list, let meant):
            named(name, meant).merging(["list": list]) { $1 }
        case .ambiguousName(let name): ["name": name]
        case .bareName(let name): ["name": name, "reference": "${\(name)}"]
        case .noParent: [:]
        case .nodesWanted(let function): ["function": function]
        case .noNumber(let text): ["text": text]
        case .unknownWord(let word, let function, let allowed):
            ["word": word, "function": function, "allowed": allowed.joined(separator: " ")]
        case .unknownDateCode(let code): ["code": code]
        }
    }
}
