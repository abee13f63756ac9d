/// `person.add`: somebody who takes part in visits; all that identifies them is private.
package struct PersonAdded: Equatable, Sendable {
    package var id: PersonID
    package var name: PrivateReference
    package var role: PersonRole
    package var certificate: PrivateReference?
    package var phone: PrivateReference?
    package var post: String?
    package var authority: String?

    package init(
        id: PersonID, name: PrivateReference, role: PersonRole,
        certificate: PrivateReference? = nil, phone: PrivateReference? = nil, post: String? = nil,
        authority: String? = nil
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.certificate = certificate
        self.phone = phone
        self.post = post
        self.authority = authority
    }
}

/// `site.add`: an inspected unit.
package struct SiteAdded: Equatable, Sendable {
    package var id: SiteID
    package var name: String
    package var creditCode: String?
    package var address: String?

    package init(id: SiteID, name: String, creditCode: String? = nil, address: String? = nil) {
        self.id = id
        self.name = name
        self.creditCode = creditCode
        self.address = address
    }
}
