package import InspectionModel
package import Wording

/// An invented enterprise with its people and its past inspections, for practice
/// (`Resources/Samples`).
package struct SampleSite: Equatable, Sendable {
    package let name: Text
    package let address: Text
    /// Ids of the checklists of its sector; items are of the first that has their code.
    package let packs: [String]
    /// Values of the packs' facts.
    package let facts: [String: String]
    package let people: [Person]
    /// Oldest first.
    package let visits: [Visit]

    package struct Person: Equatable, Sendable {
        package let id: String
        package let name: Text
        package let post: Text
        package let phone: String?
    }

    package struct Visit: Equatable, Sendable {
        /// Whole days before the day on which the sample is made.
        package let daysAgo: Int
        /// `09:10`: of the arrival.
        package let time: String
        package let mode: InspectionMode
        package let source: TaskSource
        /// Of the plan or the order behind it.
        package let task: Text?
        package let scope: ChecklistScope
        package let state: ProductionState
        package let principal: String?
        package let contact: String
        /// Values as typed, by item; the rest gets what its limit allows.
        package let measured: [String: String]
        package let failures: [Failure]
        package let notApplicable: [Remark]
        package let notChecked: [Omission]
        package let unlisted: [Unlisted]
        package let end: End
        /// Of the end that is not the usual one.
        package let words: Text?
    }

    package enum End: String, CaseIterable, Sendable {
        case signed
        /// The enterprise's side does not sign.
        case refused
        case suspended
    }

    package struct Failure: Equatable, Sendable {
        package let item: String
        package let place: Text
        package let fact: Text
        /// Days until it is to be put right; nil when nothing is ordered.
        package let days: Int?
        /// Of `Resources/Samples`, without ending.
        package let photo: String?
    }

    /// Not asked there, and why.
    package struct Remark: Equatable, Sendable {
        package let item: String
        package let why: Text
    }

    package struct Omission: Equatable, Sendable {
        package let item: String
        package let reason: NotCheckedReason
    }

    /// A problem outside the list, put right during the visit.
    package struct Unlisted: Equatable, Sendable {
        package let place: Text
        package let violation: Text
        package let fact: Text
        package let before: Text
        package let after: Text
        package let photo: String?
    }
}
