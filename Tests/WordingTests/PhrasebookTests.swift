import Testing
import Wording

@Suite("Phrasebooks")
struct PhrasebookTests {
    @Test("A key without a sentence is shown as it is")
    func gap() {
        let phrases = Phrasebook(language: .en, phrases: ["a": "A"])

        #expect(phrases("no.such") == "no.such")
        #expect(phrases.has("a"))
        #expect(!phrases.has("no.such"))
    }

    @Test(
        "A placeholder is replaced by the value of its name, and by nothing else",
        arguments: [
            ("{a}", "1"),
            ("x{a}y{b}z", "x1y{2}z"),
            ("{a}{a}", "11"),
            ("剩{a}项", "剩1项"),
            ("{b}{a}", "{2}1"),
            ("{c} stays", "{c} stays"),
            ("{} stays", "{} stays"),
            ("no placeholder", "no placeholder"),
            ("} {a}", "} 1"),
            ("{a} and {a", "1 and {a"),
            ("x {", "x {"),
            ("{{a}", "{{a}"),
            ("", ""),
        ])
    func replaced(sentence: String, result: String) {
        let phrases = Phrasebook(language: .zh, phrases: ["k": sentence])

        #expect(phrases("k", ["a": "1", "b": "{2}"]) == result)
    }

    @Test("Without values every placeholder stays")
    func noValues() {
        #expect(Phrasebook(language: .zh, phrases: ["k": "{a} {b"])("k", [:]) == "{a} {b")
    }

    @Test("A value is never read as a sentence with placeholders")
    func notTwice() {
        let phrases = Phrasebook(language: .zh, phrases: ["k": "{a}/{b}"])

        #expect(phrases("k", ["a": "{b}", "b": "{a}"]) == "{b}/{a}")
    }

    @Test(
        "The placeholders of a sentence are named in their order",
        arguments: [
            ("{a} {b}{a}", ["a", "b", "a"]),
            ("none", []),
            ("{a} {open", ["a"]),
        ])
    func placeholders(sentence: String, names: [String]) {
        #expect(Phrasebook(language: .en, phrases: ["k": sentence]).placeholders(of: "k") == names)
    }

    @Test("A text is read in the phrasebook's language")
    func texts() {
        let text = Text(zh: "照单", en: "by the list")

        #expect(Phrasebook(language: .zh, phrases: [:])(text) == "照单")
        #expect(Phrasebook(language: .en, phrases: [:])(text) == "by the list")
        #expect(Language.allCases.map { text[$0] } == ["照单", "by the list"])
    }
}
