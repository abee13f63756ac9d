import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("结束与签字: 画面")
struct FinishPictureTests {
    @Test(
        "No screen of the end ever says that something is safe or passed",
        arguments: Language.allCases)
    func neverSafe(language: Language) throws {
        let size = Size(rows: 50, columns: 160)
        var app = try finish(allAnswered + [finished()], language, size: size)
        var text = goldenText(paint(app, size))
        _ = app.press(.text("r"))
        text += goldenText(paint(app, size))

        for word in ["检查合格", "无隐患", "已责令", "安全合格"] { #expect(!text.contains(word)) }
    }

    @Test(
        "At any size the acts are drawn whole cells only, with the cursor on the selected one",
        arguments: [16, 23, 60], [60, 119, 120, 200])
    func anySize(rows: Int, columns: Int) throws {
        let size = Size(rows: rows, columns: columns)
        for language in Language.allCases {
            var app = try finish(
                allAnswered + [finished(), readBack, paperSigned, signed(Fixtures.officer)],
                language, size: size)
            _ = app.press(.key(.home))
            for _ in FinishScreen.acts {
                let frame = paint(app, size)
                #expect(frame.surface.violation == nil)
                #expect(
                    frame.surface.text(row: frame.cursor.row).hasPrefix("►")
                        && frame.cursor.column == 2)
                _ = app.press(.key(.down))
            }
        }
    }

    @Test("Before the end", arguments: goldenSizes, Language.allCases)
    func drawn(size: Size, language: Language) throws {
        let app = try finish([], language, size: size)
        try expectGolden(
            paint(app, size), "finish-\(sizeName(size))-\(language.rawValue)", language: language)
    }

    @Test(
        "Signed by one of two officers",
        arguments: [Size(rows: 24, columns: 80), Size(rows: 16, columns: 60)])
    func drawnSigned(size: Size) throws {
        let app = try finish(
            allAnswered + [finished(), readBack, paperSigned, signed(Fixtures.officer)],
            size: size)
        try expectGolden(paint(app, size), "finish-signed-\(sizeName(size))-zh")
    }

    @Test("The read-back")
    func drawnReadBack() throws {
        var app = try finish(allAnswered + [Fixtures.answer("T-08", .fail), finished()])
        _ = app.press(.text("r"))
        try expectGolden(paint(app, Size(rows: 24, columns: 80)), "finish-read-back-80x24-zh")
    }

    @Test("The passphrase")
    func drawnPassphrase() throws {
        var app = try finish(allAnswered + [finished(), readBack, paperSigned])
        _ = app.press(.text("s"))
        let statement =
            "zhaodan/statement/v1\nlog local/d-34750f98bd59fcfc\nsize 18\n"
            + "root fzQO+H/H7jtTwDYOHbYYlBF9xpWgNONgskyxbtaRSeI=\n"
            + "person u-0000000000000001\nrole inspected signed responsible\n"
        _ = app.update(.statementReady(Fixtures.inspection, .success(statement)))
        _ = app.press(.key(.enter), .text("secret"))
        try expectGolden(paint(app, Size(rows: 24, columns: 80)), "finish-passphrase-80x24-zh")
    }
}
