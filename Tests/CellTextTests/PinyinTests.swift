import TerminalTesting
import Testing

@testable import CellText

@Suite("Filtering by pinyin")
struct PinyinTests {
    @Test(
        "A query finds a text by the surest way there is",
        arguments: [
            ("危化", "危化品储存间", FilterRank.Tier.literal), ("GB30", "gb30871", .literal),
            ("ＧＢ", "GB 30871", .literal), ("whp", "危化品储存间", .initials),
            ("hpc", "危化品储存间", .initials), ("weihp", "危化品储存间", .pinyin),
            ("危hp", "危化品储存间", .initials), ("危huap", "危化品储存间", .pinyin),
            ("weihuapin", "危化品储存间", .pinyin), ("weihu", "危化品储存间", .pinyin),
            ("wcj", "危化品储存间", .scattered), ("ccj", "危化品储存间", .initials),
            ("chucunj", "危化品储存间", .pinyin), ("chcunj", "危化品储存间", .pinyin),
            // All readings count.
            ("zhongda", "重大隐患", .pinyin), ("chongda", "重大隐患", .pinyin),
            ("zd", "重大隐患", .initials), ("cd", "重大隐患", .initials),
            ("hangye", "行业", .pinyin), ("xingye", "行业", .pinyin),
            ("nv", "女工", .pinyin), ("lvse", "绿色", .pinyin),
            ("H-02", "隐患 H-0231", .literal), ("yh h", "隐患 H-0231", .initials),
        ])
    func found(query: String, text: String, tier: FilterRank.Tier) {
        #expect(matches(query: query, in: text)?.rank.tier == tier)
    }

    @Test(
        "A query does not find what is not there",
        arguments: [
            ("xyz", "危化品储存间"), ("phw", "危化品"), ("ac", "厂"), ("zj", "查明"), ("weix", "危化品"),
            ("whp 二号", "危化品储存间"), ("危险", "危化品险"), ("a", ""),
        ])
    func notFound(query: String, text: String) {
        #expect(matches(query: query, in: text) == nil)
    }

    @Test("An empty query finds every text and marks nothing")
    func empty() {
        #expect(matches(query: "  ", in: "危化品")?.ranges == [])
    }

    @Test(
        "The characters that were found are marked",
        arguments: [
            ("whp", "西厂区危化品间", [3..<6]), ("weihp", "西厂区危化品间", [3..<6]),
            ("危hua", "危化品", [0..<2]), ("wcj", "危化品储存间", [0..<1, 3..<4, 5..<6]),
            ("间 危", "危化品储存间", [0..<1, 5..<6]), ("we", "危化品", [0..<1]),
        ])
    func marked(query: String, text: String, ranges: [Range<Int>]) {
        #expect(matches(query: query, in: text)?.ranges == ranges)
    }

    @Test("Surer ways come first, then starts of words, then earlier places")
    func order() throws {
        let texts = ["危险化品whp", "上一次危化品", "检查 危化品", "危化品 甲", "威海盘", "无火喷漆"]
        var filter = PinyinFilter(texts)
        let found = filter.narrow(to: "whp").map { texts[$0] }
        #expect(found == ["危险化品whp", "危化品 甲", "威海盘", "无火喷漆", "检查 危化品", "上一次危化品"])
    }

    @Test("Scattered initials count only while nothing better is found")
    func scattered() {
        var filter = PinyinFilter(["危化品储存间", "危储间"])
        #expect(filter.narrow(to: "w") == [0, 1])
        #expect(filter.narrow(to: "wc") == [1])
        #expect(filter.narrow(to: "wcc").isEmpty == false)
        #expect(filter.narrow(to: "wccj") == [0])
        #expect(filter.narrow(to: "wccjx") == [])
        #expect(filter.narrow(to: "w") == [0, 1])
    }

    @Test("Narrowing letter by letter finds what a fresh look finds", arguments: 0..<30)
    func narrowing(seed: UInt64) {
        var random = SplitMix(seed)
        let stock = Array("危险化学品储存间重大行业长查会单H-02 gb单位厂区")
        let rows = (0..<40).map { _ in
            String((0..<8).map { _ in stock.randomElement(using: &random)! })
        }
        let prepared = rows.map { PinyinText($0) }
        var filter = PinyinFilter(prepared)
        var query = ""
        for _ in 0..<6 {
            query.append("whpcjzxhxd危险 ab0-".randomElement(using: &random)!)
            let narrowed = filter.narrow(to: query)
            var fresh = PinyinFilter(prepared)
            #expect(narrowed == fresh.narrow(to: query), "\(query)")
        }
    }

    @Test("A query of many equal readings is answered without trying all ways")
    func bounded() {
        let text = String(repeating: "啊", count: 200)
        #expect(matches(query: String(repeating: "a", count: 59) + "b", in: text) == nil)
    }

    @Test(
        "A character has the readings of the dictionary",
        arguments: [
            ("重", "zhong chong"), ("行", "xing hang"), ("调", "diao tiao"), ("长", "zhang chang"),
            ("厂", "chang"), ("查", "cha"), ("女", "nv"), ("略", "lve lue"), ("会", "hui kuai"),
        ])
    func readings(character: String, expected: String) {
        let set = PinyinReadings.shared.set(of: character.unicodeScalars.first!)
        let bytes = PinyinTable.sets
        let text = bytes.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
        let names = text.split(separator: ",", omittingEmptySubsequences: false)[set]
        #expect(names == expected[...])
    }
}
