import ChecklistEngine
import Foundation
import Testing
import Wording

@Suite("Units of the packs")
struct UnitWordsTests {
    @Test("Every unit of a measured item or a fact has a word without Han characters in English")
    func english() throws {
        let path = SourceFile.project.appending(path: "Resources/Strings/en.strings")
        let words = try Phrasebook(language: .en, file: Array(try Data(contentsOf: path)))
        let folder = SourceFile.project.appending(path: "Resources/Packs")
        var units: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where name.hasSuffix(".yaml") {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            for match in text.matches(of: /\bunit: *"?([^"\n,}]+?)"? *(?:\n|,|})/) {
                units.insert(String(match.1))
            }
        }
        #expect(units.contains("个"))
        let missing = units.filter { unit in
            let shown =
                words.has("unit.\(unit)") ? words("unit.\(unit)") : unitSymbol(unit) ?? unit
            return shown.contains { $0.unicodeScalars.contains { $0.properties.isIdeographic } }
        }
        #expect(missing.sorted() == [])
    }
}
