import CanonicalJSON
import CivilTime
import FormLanguage
import Wording

/// One object of a compiled pack, read member by member.
///
/// Its path is put together only for an error: a pack has thousands of objects.
struct CompiledObject {
    let object: JSONObject
    private let list: String
    private let index: Int?

    /// The outermost object.
    init(root object: JSONObject) {
        self.object = object
        list = ""
        index = nil
    }

    private init(_ object: JSONObject, in list: String, at index: Int) {
        self.object = object
        self.list = list
        self.index = index
    }

    func failure(_ reason: CompiledPackError.Reason, _ key: String) -> CompiledPackError {
        CompiledPackError(
            reason: reason, path: index.map { "\(list).\($0).\(key)" } ?? key)
    }

    func string(_ key: String) throws(CompiledPackError) -> String {
        guard let value = object[key] else { throw failure(.missing, key) }
        guard let text = value.stringValue else { throw failure(.wrongType, key) }
        return text
    }

    func optionalString(_ key: String) throws(CompiledPackError) -> String? {
        object[key] == nil ? nil : try string(key)
    }

    func strings(_ key: String) throws(CompiledPackError) -> [String] {
        guard let value = object[key] else { return [] }
        guard let elements = value.arrayValue else { throw failure(.wrongType, key) }
        var texts: [String] = []
        for element in elements {
            guard let text = element.stringValue else { throw failure(.wrongType, key) }
            texts.append(text)
        }
        return texts
    }

    func optionalDay(_ key: String) throws(CompiledPackError) -> CivilDay? {
        guard let text = try optionalString(key) else { return nil }
        guard let day = CivilDay(text) else { throw failure(.wrongType, key) }
        return day
    }

    /// Always, when the object says nothing.
    func validity() throws(CompiledPackError) -> Validity {
        Validity(from: try optionalDay("valid_from"), until: try optionalDay("valid_until"))
    }

    func integer(_ key: String) throws(CompiledPackError) -> Int {
        guard let value = object[key] else { throw failure(.missing, key) }
        guard let number = value.integerValue else { throw failure(.wrongType, key) }
        return Int(number)
    }

    func optionalInteger(_ key: String) throws(CompiledPackError) -> Int? {
        object[key] == nil ? nil : try integer(key)
    }

    /// False when the member is not there.
    func flag(_ key: String) throws(CompiledPackError) -> Bool {
        guard let value = object[key] else { return false }
        guard let flag = value.boolValue else { throw failure(.wrongType, key) }
        return flag
    }

    func text(_ key: String) throws(CompiledPackError) -> Text {
        guard let value = object[key] else { throw failure(.missing, key) }
        guard let text = value.objectValue else { throw failure(.wrongType, key) }
        guard let zh = text.string("zh"), let en = text.string("en") else {
            throw failure(.missing, "\(key).zh, \(key).en")
        }
        return Text(zh: zh, en: en)
    }

    func optionalText(_ key: String) throws(CompiledPackError) -> Text? {
        object[key] == nil ? nil : try text(key)
    }

    func textsByName(_ key: String) throws(CompiledPackError) -> [String: String] {
        guard let value = object[key] else { return [:] }
        guard let texts = value.objectValue else { throw failure(.wrongType, key) }
        var byName: [String: String] = [:]
        for name in texts.keys {
            guard let text = texts.string(name) else { throw failure(.wrongType, "\(key).\(name)") }
            byName[name] = text
        }
        return byName
    }

    func number(_ key: String) throws(CompiledPackError) -> FormNumber {
        guard let number = DecimalNumber(try string(key)) else { throw failure(.wrongType, key) }
        return .exact(number)
    }

    func word<Word: RawRepresentable<String>>(_ key: String) throws(CompiledPackError) -> Word {
        let text = try string(key)
        guard let word = Word(rawValue: text) else { throw failure(.unknownWord(text), key) }
        return word
    }

    func optionalWord<Word: RawRepresentable<String>>(
        _ key: String
    ) throws(CompiledPackError) -> Word? {
        object[key] == nil ? nil : try word(key)
    }

    func words<Word: RawRepresentable<String>>(
        _ key: String
    ) throws(CompiledPackError) -> [Word] {
        var words: [Word] = []
        for text in try strings(key) {
            guard let word = Word(rawValue: text) else { throw failure(.unknownWord(text), key) }
            words.append(word)
        }
        return words
    }

    func expression(_ key: String) throws(CompiledPackError) -> Expression {
        let source = try string(key)
        do { return try Expression(source) } catch { throw failure(.badExpression(error), key) }
    }

    func optionalExpression(_ key: String) throws(CompiledPackError) -> Expression? {
        object[key] == nil ? nil : try expression(key)
    }

    func optionalObject<Element>(
        _ key: String, _ read: (CompiledObject) throws(CompiledPackError) -> Element
    ) throws(CompiledPackError) -> Element? {
        guard let value = object[key] else { return nil }
        guard let object = value.objectValue else { throw failure(.wrongType, key) }
        return try read(CompiledObject(object, in: key, at: 0))
    }

    /// The objects of an array; none when the member is not there.
    func list<Element>(
        _ key: String, _ read: (CompiledObject) throws(CompiledPackError) -> Element
    ) throws(CompiledPackError) -> [Element] {
        guard let value = object[key] else { return [] }
        guard let elements = value.arrayValue else { throw failure(.wrongType, key) }
        var list: [Element] = []
        list.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            guard let object = element.objectValue else {
                throw failure(.wrongType, "\(key).\(index)")
            }
            list.append(try read(CompiledObject(object, in: key, at: index)))
        }
        return list
    }
}
