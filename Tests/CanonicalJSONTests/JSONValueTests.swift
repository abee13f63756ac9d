import CanonicalJSON
import Testing

@Suite("Values and how they print")
struct JSONValueTests {
    @Test("A composed and a decomposed letter are two values")
    func compared() {
        let composed: JSONValue = "\u{e9}"
        let decomposed: JSONValue = "e\u{301}"

        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(canonicalBytes(composed) != canonicalBytes(decomposed))
    }

    @Test("A compatibility ideograph stays itself through writing and reading")
    func ideograph() throws {
        let name: JSONValue = "\u{f9dc}"  // NFC would make it U+9686

        let read = try JSONReader.read(canonicalBytes(name))

        #expect(Array(read.stringValue!.utf8) == [0xef, 0xa7, 0x9c])
    }

    @Test("Members stand in byte order, whatever order they came in")
    func ordered() {
        var object: JSONObject = ["b": 1, "a_": 2, "a": 3, "a-": 4, "a.": 5, "a0": 6]
        object["aa"] = 7

        #expect(object.keys == ["a", "a-", "a.", "a0", "a_", "aa", "b"])
        #expect(
            object.description == #"{"a":3,"a-":4,"a.":5,"a0":6,"a_":2,"aa":7,"b":1}"#)
    }

    @Test("Setting nil removes a member and setting again replaces it")
    func changed() {
        var object: JSONObject = ["a": 1, "b": "x"]
        object["a"] = nil
        object["b"] = true
        object["c"] = nil

        #expect(object == ["b": true])
        #expect(object.bool("b") == true)
        #expect(object.string("b") == nil)
        #expect(object["a"] == nil)
    }

    @Test(
        "Only the key alphabet makes keys",
        arguments: [
            ("a", true), ("a.b-c_0", true), ("", false), ("A", false), ("键", false),
            ("a b", false), (String(repeating: "a", count: 65), false),
        ])
    func keys(text: String, isKey: Bool) {
        #expect(JSONObject.accepts(key: text) == isKey)
    }

    @Test(
        "Integers print in full", arguments: [0, 9, 10, -1, -10, 1_234_567, Int64.max, Int64.min])
    func integers(number: Int64) {
        #expect(canonicalBytes(.integer(number)) == Array("\(number)".utf8))
    }

    @Test(
        "A value the reader would refuse is caught before it is written",
        arguments: [
            (.string("a" + String(decoding: [0xef, 0xbf, 0xbe], as: UTF8.self)), .noncharacter),
            (.integer(1 << 53), .integerOutOfRange),
            ((0..<17).reduce(.integer(1)) { inner, _ in .array([inner]) }, .tooDeep),
        ] as [(JSONValue, JSONError.Reason)])
    func checked(value: JSONValue, reason: JSONError.Reason) {
        let error = #expect(throws: JSONError.self) { try checkedCanonicalBytes(value) }
        #expect(error?.reason == reason)
    }
}
