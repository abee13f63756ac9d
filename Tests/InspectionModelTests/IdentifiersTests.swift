import InspectionModel
import Testing

@Suite("Identifiers")
struct IdentifiersTests {
    @Test(
        "Eight random bytes make 16 digits behind the kind's letter",
        arguments: [
            (0, "0000000000000000"), (0xab, "00000000000000ab"), (UInt64.max, "ffffffffffffffff"),
        ] as [(UInt64, String)])
    func random(bytes: UInt64, digits: String) {
        #expect(InspectionID(random: bytes).text == "i-" + digits)
        #expect(FindingID(random: bytes).text == "f-" + digits)
        #expect(HazardID(random: bytes).text == "h-" + digits)
        #expect(SiteID(random: bytes).text == "s-" + digits)
        #expect(PersonID(random: bytes).text == "u-" + digits)
        #expect(PersonID("u-" + digits) == PersonID(random: bytes))
    }

    @Test(
        "An id is read with 1 to 32 small letters, digits and dashes",
        arguments: ["u-a", "u-0", "u--", "u-li-01", "u-" + String(repeating: "z", count: 32)])
    func read(text: String) {
        #expect(PersonID(text)?.text == text)
        #expect(PersonID(text)?.description == text)
    }

    @Test(
        "What is no id of the kind is refused",
        arguments: [
            "", "u", "u-", "i-01", "U-01", "u-A", "u-a b", "u-a/b", "u-..", "u-照", "u_a",
            "u-a\n", "u-\u{301}", "u-" + String(repeating: "z", count: 33),
        ])
    func refused(text: String) {
        #expect(PersonID(text) == nil)
    }

    @Test("Ids are ordered by their text")
    func ordered() {
        #expect(HazardID(random: 1) < HazardID(random: 2))
        #expect(!(HazardID(random: 2) < HazardID(random: 2)))
    }

    @Test(
        "An item's name is split at the first slash",
        arguments: [("fire/A-01", "fire", "A-01"), ("a/b/c", "a", "b/c"), ("照/单", "照", "单")])
    func item(text: String, pack: String, code: String) {
        #expect(ItemID(text) == ItemID(pack: pack, code: code))
        #expect(ItemID(text)?.text == text)
    }

    @Test("What is no item's name is refused", arguments: ["", "/", "a/", "/b", "a-b"])
    func itemRefused(text: String) {
        #expect(ItemID(text) == nil)
    }

    @Test("Items are ordered by pack, then by code")
    func itemOrder() {
        let names = ["a/2", "a/3", "b/1"].compactMap { ItemID($0) }

        #expect([names[2], names[1], names[0]].sorted() == names)
    }

    @Test("Keys are ordered: the whole site first, then by place, then by row")
    func keyOrder() {
        let keys = [
            AnswerKey(item: ordinary), AnswerKey(item: ordinary, row: -1),
            AnswerKey(item: ordinary, row: 2), AnswerKey(item: ordinary, place: ""),
            AnswerKey(item: ordinary, place: "", row: 0), AnswerKey(item: ordinary, place: "东"),
            AnswerKey(item: mandatory),
        ]
        for (left, first) in keys.enumerated() {
            for (right, second) in keys.enumerated() {
                #expect((first < second) == (left < right))
            }
        }
    }
}
