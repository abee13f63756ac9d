/// A value of a YAML file with its place.
struct YAMLNode {
    enum Content {
        case scalar(YAMLScalar)
        case list([YAMLNode])
        case mapping([YAMLEntry])
        /// Something that was reported already; readers pass over it in silence.
        case unusable
    }

    let content: Content
    let place: Place

    var type: PackProblem.YAMLType {
        switch content {
        case .scalar(let scalar): scalar.type
        case .list: .list
        case .mapping: .mapping
        case .unusable: .null
        }
    }

    var isUnusable: Bool {
        if case .unusable = content { true } else { false }
    }
}

struct YAMLEntry {
    let key: String
    let keyPlace: Place
    let value: YAMLNode
}

struct YAMLScalar {
    enum Style {
        case plain, singleQuoted, doubleQuoted, block
    }

    let text: String
    let style: Style

    /// Numbers, truth values and nothing are what a plain text looks like (YAML 1.1).
    var type: PackProblem.YAMLType {
        guard style == .plain else { return .string }
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE", "false", "False", "FALSE", "yes", "Yes", "YES", "no", "No",
            "NO", "on", "On", "ON", "off", "Off", "OFF":
            return .boolean
        default: return Self.numberType(of: text) ?? .string
        }
    }

    private static func numberType(of text: String) -> PackProblem.YAMLType? {
        var rest = text.utf8[...]
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
            rest = rest.dropFirst()
        }
        if rest.starts(with: "0x".utf8) || rest.starts(with: "0o".utf8)
            || rest.starts(with: "0b".utf8)
        {
            let digits = rest.dropFirst(2)
            return !digits.isEmpty && digits.allSatisfy(isHexDigit) ? .integer : nil
        }
        let whole = rest.prefix(while: isDigit)
        rest = rest.dropFirst(whole.count)
        guard !rest.isEmpty else { return whole.isEmpty ? nil : .integer }
        var fraction = rest.prefix(0)
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: isDigit)
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
                rest = rest.dropFirst()
            }
            let exponent = rest.prefix(while: isDigit)
            guard !exponent.isEmpty else { return nil }
            rest = rest.dropFirst(exponent.count)
        }
        return rest.isEmpty ? .number : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte)
    }
}
