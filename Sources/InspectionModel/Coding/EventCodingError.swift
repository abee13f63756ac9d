/// Why an entry of a known kind is not the event it should be.
package struct EventCodingError: Error, Equatable, Sendable {
    package enum Reason: String, Sendable {
        case memberMissing = "member_missing"
        case memberHasWrongForm = "member_has_wrong_form"
    }

    package let reason: Reason
    package let kind: String
    package let member: String

    package init(reason: Reason, kind: String, member: String) {
        self.reason = reason
        self.kind = kind
        self.member = member
    }
}
