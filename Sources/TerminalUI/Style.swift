/// What a piece of text means; `Theme` alone knows how that looks.
package enum Role: UInt8, CaseIterable, Sendable {
    case normal, muted, ok, warn, critical, info, selection, field, error, title
}

/// A role and what is added to it.
package struct Style: Hashable, Sendable {
    package struct Attributes: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let bold = Attributes(rawValue: 1)
        package static let underline = Attributes(rawValue: 2)
        package static let reverse = Attributes(rawValue: 4)
        package static let dim = Attributes(rawValue: 8)
    }

    package var role: Role
    package var attributes: Attributes

    package init(_ role: Role, _ attributes: Attributes = []) {
        self.role = role
        self.attributes = attributes
    }

    package static let normal = Style(.normal)
    package static let muted = Style(.muted)
    package static let ok = Style(.ok)
    package static let warn = Style(.warn)
    package static let critical = Style(.critical)
    package static let info = Style(.info)
    package static let selection = Style(.selection)
    package static let field = Style(.field)
    package static let error = Style(.error)
    package static let title = Style(.title)
    package static let heading = Style(.normal, .bold)

    package func adding(_ more: Attributes) -> Style {
        Style(role, attributes.union(more))
    }

    /// Both in two bytes: the role in the low one.
    package var code: UInt16 { UInt16(role.rawValue) | UInt16(attributes.rawValue) << 8 }

    package init(code: UInt16) {
        role = Role(rawValue: UInt8(code & 0xFF)) ?? .normal
        attributes = Attributes(rawValue: UInt8(code >> 8))
    }
}
