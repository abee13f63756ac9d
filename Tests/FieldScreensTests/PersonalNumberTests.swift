import Testing

@testable import FieldScreens

@Suite("Personal numbers")
struct PersonalNumberTests {
    @Test(
        "Card and mobile numbers are known from other numbers",
        arguments: [
            ("13812345678", true), ("138 1234 5678", true), ("11010519491231002X", true),
            ("110105194912310021", true), ("2.60 m，限值 2.0 m", false), ("12345678901", false),
            ("合同 2026-11-21 第 3 条", false), ("", false),
        ])
    func known(text: String, isPersonal: Bool) {
        #expect(holdsPersonalNumber(text) == isPersonal)
    }
}
