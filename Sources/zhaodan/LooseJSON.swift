import CanonicalJSON
import Foundation

/// JSON as people and scripts write it: any spacing, any order of keys, fractions.
///
/// - Returns: Nil when it is no JSON, or has a key outside `a-z 0-9 _ . -`.
func looseJSON(_ bytes: [UInt8]) -> JSONValue? {
    guard
        let any = try? JSONSerialization.jsonObject(
            with: Data(bytes), options: [.fragmentsAllowed])
    else { return nil }
    return value(any)
}

private func value(_ any: Any) -> JSONValue? {
    switch any {
    case let text as String: return .string(text)
    case let number as NSNumber:
        if CFBooleanType.isBoolean(number) { return .bool(number.boolValue) }
        return Int64(number.stringValue).map { .integer($0) } ?? .string(number.stringValue)
    case let list as [Any]:
        let values = list.compactMap(value)
        return values.count == list.count ? .array(values) : nil
    case let object as [String: Any]:
        var result = JSONObject()
        for (key, member) in object {
            if member is NSNull { continue }
            guard JSONObject.accepts(key: key), let member = value(member) else { return nil }
            result[key] = member
        }
        return .object(result)
    default: return nil
    }
}

private enum CFBooleanType {
    /// Foundation hands out booleans as numbers of type `c`.
    static func isBoolean(_ number: NSNumber) -> Bool {
        String(cString: number.objCType) == "c"
    }
}
