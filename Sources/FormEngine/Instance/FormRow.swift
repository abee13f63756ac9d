import FormLanguage

/// An instance of a repeat, or the one of the form; opaque.
package struct RowID: Hashable, Sendable {
    let number: Int

    /// What lies in no repeat.
    package static let form = RowID(number: 0)
}

/// What is so of a node of one row.
package struct NodeState: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Its own condition holds.
    static let holds = NodeState(rawValue: 1)
    /// It counts and is asked: its condition holds, and so do those of all around it.
    package static let relevant = NodeState(rawValue: 2)
    package static let required = NodeState(rawValue: 4)
    package static let readOnly = NodeState(rawValue: 8)
    /// An answer is there and breaks its constraint.
    package static let broken = NodeState(rawValue: 16)
}

/// The nodes of a form that lie in one instance of a repeat, and in no repeat inside of it.
struct FormRow: Sendable {
    /// The repeat; 0 of the form.
    let scope: Int
    /// Nil of the form.
    let parent: Int?
    var values: [FormValue]
    var states: [NodeState]
    /// By the repeats right inside, the rows in order.
    var rows: [Int: [Int]] = [:]
}

/// Where the nodes of each scope lie in a row.
struct FormLayout: Sendable {
    /// For each node its place in the rows of its scope.
    let places: [Int]
    /// For each repeat, and 0, the nodes in its rows.
    let members: [Int: [Int]]

    init(_ form: Form) {
        var places: [Int] = []
        var members: [Int: [Int]] = [:]
        for number in form.nodes.indices {
            let scope = form.scope(of: number) ?? 0
            places.append(members[scope, default: []].count)
            members[scope, default: []].append(number)
        }
        self.places = places
        self.members = members
    }
}
