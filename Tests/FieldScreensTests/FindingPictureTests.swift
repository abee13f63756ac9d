import CivilTime
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("隐患登记: 画面")
struct FindingPictureTests {
    @Test(
        "The field with the keyboard stands above the last quarter of the screen",
        arguments: goldenSizes)
    func upperPart(size: Size) throws {
        var app = try form(size: size)
        _ = app.press(.text("报警器"))
        for _ in 0..<4 { _ = app.press(.key(.tab)) }
        _ = app.press(.text("1"))

        for _ in FindingForm.Field.allCases {
            let frame = paint(app, size)
            #expect(frame.cursor.row < (size.rows * 3 + 3) / 4)
            _ = app.press(.key(.tab))
        }
    }

    @Test(
        "At any size every field is drawn whole cells only, with the cursor in the form",
        arguments: [16, 23, 60], [60, 99, 100, 200])
    func anySize(rows: Int, columns: Int) throws {
        let size = Size(rows: rows, columns: columns)
        for language in Language.allCases {
            var app = try form("T-06", place: "后厨", language, size: size)
            _ = app.press(.text("两种气源同室使用，阀门未关；"))
            for _ in 0..<4 { _ = app.press(.key(.tab)) }
            _ = app.press(.text("1"))
            for _ in FindingForm.Field.allCases {
                let frame = paint(app, size)
                #expect(frame.surface.violation == nil)
                #expect((3..<rows - 2).contains(frame.cursor.row))
                _ = app.press(.key(.shiftTab))
            }
        }
    }

    @Test("A new finding", arguments: goldenSizes, Language.allCases)
    func drawn(size: Size, language: Language) throws {
        var app = try form("T-04", place: "后厨", language, size: size)
        _ = app.press(.text("报警器电源线已拔，指示灯不亮；员工称停用约两周"))
        try expectGolden(
            paint(app, size), "finding-\(sizeName(size))-\(language.rawValue)", language: language)
    }

    @Test("Correction on the spot, the last field in sight")
    func drawnCorrected() throws {
        var app = try form("T-06")
        _ = app.press(.text("两种气源同室使用"))
        for _ in 0..<4 { _ = app.press(.key(.tab)) }
        _ = app.press(.text("1"), .key(.tab), .key(.tab))
        try expectGolden(
            paint(app, Size(rows: 24, columns: 80)), "finding-corrected-80x24-zh")
    }

    @Test("Amending, without power to order")
    func drawnAmending() throws {
        var app = try form("T-02", place: "前厅收银台", field: Fixtures.field(mandate: .recordOnly))
        _ = app.press(.text("1"))
        try expectGolden(paint(app, Size(rows: 24, columns: 80)), "finding-amending-80x24-zh")
    }
}
