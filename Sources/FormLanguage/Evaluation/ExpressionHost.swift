package import CivilTime

/// A node of a form or of a choice list, as its host numbers them.
package struct NodeRef: Hashable, Sendable {
    package let number: Int

    package init(_ number: Int) { self.number = number }
}

/// The answered form in which an expression is evaluated: a tree of nodes, and the lists beside it.
///
/// A host holds one expression's references at hand: it knows what the form calls by each name.
/// Nodes that are not relevant have an empty value and are still there.
package protocol ExpressionHost {
    var environment: ExpressionEnvironment { get }
    /// The node whose value or property the expression computes.
    var home: NodeRef { get }
    /// The form itself.
    var root: NodeRef { get }

    /// What `${name}` means: inside of the repeats that `node` and the name have in common the one
    /// of the same repeat, else all there are, in the order of the form.
    ///
    /// - Parameter reference: The place of the name in `Expression.references`.
    func nodes(reference: Int, from node: NodeRef) -> [NodeRef]
    func value(of node: NodeRef) -> FormValue
    /// Nil of the form and of a list.
    func parent(of node: NodeRef) -> NodeRef?
    /// Below the node, in order.
    ///
    /// - Parameter name: nil for all.
    func children(of node: NodeRef, named name: String?) -> [NodeRef]
    /// Of an instance of a repeat among its own, else of a node among those of its name, from 1.
    func position(of node: NodeRef) -> Int
    /// What `instance('id')` is; nil where there is no such list.
    func list(_ id: String) -> NodeRef?
    /// The items of a list whose column has a value.
    func items(ofList id: String, where column: String, equals value: String) -> [NodeRef]
    /// How people call a choice of a select question, in the language at hand.
    func choiceLabel(_ name: String, of question: NodeRef) -> String?
    /// What a question was answered with in the form of the same pack that was saved last.
    func lastSaved(_ name: String) -> FormValue
}

extension ExpressionHost {
    /// There is no such form.
    package func lastSaved(_ name: String) -> FormValue { .empty }

    package func items(
        ofList id: String, where column: String, equals value: String
    ) -> [NodeRef] {
        guard let list = list(id) else { return [] }
        return children(of: list, named: nil).flatMap { children(of: $0, named: nil) }.filter {
            children(of: $0, named: column).contains {
                self.value(of: $0).asString.utf8.elementsEqual(value.utf8)
            }
        }
    }
}

/// What expressions ask the world for. All of it is given, so that the same answers give the same
/// values.
package struct ExpressionEnvironment: Sendable {
    /// With the offset in which the form counts its days.
    package var now: WallTime
    /// Of `random()` and `uuid()`.
    package var seed: UInt64
    /// Of `version()`.
    package var formVersion: String
    /// Of `property('name')`: `deviceid`, `username` and the like.
    package var properties: [String: String]
    package var calendarWords: CalendarWords
    /// Of `${last-saved#name}`, by name.
    package var lastSaved: [String: FormValue] = [:]

    package init(
        now: WallTime, seed: UInt64 = 0, formVersion: String = "",
        properties: [String: String] = [:], calendarWords: CalendarWords = .english
    ) {
        self.now = now
        self.seed = seed
        self.formVersion = formVersion
        self.properties = properties
        self.calendarWords = calendarWords
    }

    package var today: CivilDay {
        CivilDay(unixMilliseconds: now.milliseconds, offsetMinutes: now.offsetMinutes)
    }
}

/// Short names of months and days, as dates are written with them.
package struct CalendarWords: Equatable, Sendable {
    /// January first.
    package let months: [String]
    /// Monday first.
    package let weekdays: [String]

    package static let english = CalendarWords(
        months: [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ], weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])

    package static let chinese = CalendarWords(
        months: (1...12).map { "\($0)月" },
        weekdays: ["一", "二", "三", "四", "五", "六", "日"].map { "周\($0)" })
}
