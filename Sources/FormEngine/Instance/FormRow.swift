import FormLanguage

/// An instance of a repeat, or the one of the form; opaque, and of one `FormInstance` alone: what
/// lasts is the row's key.
package struct RowID: Hashable, Sendable {
    let number: Int

    /// What lies in no repeat.
    package static let form = RowID(number: 0)
}

/// A node in one row.
package struct FormPlace: Hashable, Sendable {
    package let node: Int
    package let row: RowID

    package init(_ node: Int, in row: RowID = .form) {
        self.node = node
        self.row = row
    }
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
    /// An answer is there with a choice that its filter does not offer.
    package static let notOffered = NodeState(rawValue: 32)
    /// Its value is its default, and nobody answered it since.
    package static let preset = NodeState(rawValue: 64)
}

/// The nodes of a form that lie in one instance of a repeat, and in no repeat inside of it.
struct FormRow: Sendable {
    /// The repeat; 0 of the form.
    let scope: Int
    /// Nil of the form.
    let parent: Int?
    let key: String
    /// Among the instances of its repeat, from 0.
    var place = 0
    var values: [FormValue]
    var states: [NodeState]
    /// By the repeats right inside, the rows in order.
    var rows: [Int: [Int]] = [:]
}

/// Where the nodes of each scope lie in a row.
struct FormLayout: Sendable {
    /// For each node the repeat in whose rows it lies, itself if it is one; 0 of the form.
    let scopes: [Int]
    /// For each node its place in the rows of its scope.
    let places: [Int]
    /// For each repeat, and 0, the nodes in its rows.
    let members: [Int: [Int]]

    init(_ form: Form) {
        var places: [Int] = []
        var members: [Int: [Int]] = [:]
        let scopes = form.nodes.indices.map { form.scope(of: $0) ?? 0 }
        for (number, scope) in scopes.enumerated() {
            places.append(members[scope, default: []].count)
            members[scope, default: []].append(number)
        }
        self.scopes = scopes
        self.places = places
        self.members = members
    }
}
