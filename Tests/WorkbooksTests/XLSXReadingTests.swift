import Testing

@testable import Workbooks

@Suite("Workbooks of other programs are read")
struct XLSXReadingTests {
    @Test("Texts, numbers, dates, runs and merged cells of openpyxl")
    func openpyxl() throws {
        let reading = try Fixture.read("openpyxl.xlsx")
        let survey = try #require(reading.workbook[named: "survey"])

        #expect(survey.texts(row: 1, columns: 5) == ["type", "name", "label::中文 (zh)", "数值", "日期"])
        #expect(
            survey.texts(row: 2, columns: 5) == ["integer", "楼层", "层数 & <几层>", "1", "2026-03-04"])
        #expect(
            survey.texts(row: 3, columns: 5)
                == ["text", "007", "👷‍♂️ 第一行\n第二行", "0.1", "2026-03-04T09:30:05"])
        #expect(
            survey.texts(row: 4, columns: 5) == ["note", "'撇号", " 前后有空格 ", "0.00001", "08:15:00"])
        #expect(
            survey.texts(row: 5, columns: 5) == [
                "calculate", "x", "", "12345678901234", "30:00:00",
            ])
        #expect(survey.texts(row: 6, columns: 5) == ["", "", "TRUE", "FALSE", "#N/A"])
        #expect(survey.rows.map(\.number) == [1, 2, 3, 4, 5, 6, 9, 11])
        #expect(survey[row: 9, column: 1] == .text("红色粗 体"))
        #expect(survey[row: 11, column: 3] == .text("合并"))
        #expect(
            reading.notices == [
                WorkbookNotice(
                    reason: .formulaWithoutValue, place: survey.place(row: 5, column: 3))
            ])
        #expect(reading.workbook.sheets.map(\.isHidden) == [false, true])
        #expect(reading.workbook.sheets[1].texts(row: 1, columns: 2) == ["list_name", "name"])
    }

    @Test("Dates, formulas and control characters of XlsxWriter, written in little memory")
    func xlsxwriter() throws {
        let sheet = try #require(try Fixture.read("xlsxwriter.xlsx").workbook[named: "台账"])

        #expect(sheet.texts(row: 2, columns: 3) == ["H-0001", "2026-11-22", "1234.5"])
        #expect(sheet[row: 3, column: 3] == .number(try #require(WorkbookNumber("1234.5"))))
        #expect(sheet[row: 4, column: 3] == .text("H-0001甲"))
        #expect(sheet[row: 4, column: 4] == .boolean(true))
        #expect(sheet[row: 5, column: 1] == .text("\u{7}_x0041_\r"))
    }

    @Test("Days counted from 1904")
    func from1904() throws {
        let sheet = try Fixture.read("dates-1904.xlsx").workbook.sheets[0]

        #expect(sheet.texts(row: 1, columns: 2) == ["2026-03-04", "1904-01-02T12:00:00"])
    }

    @Test("Days that the calendar does not have stay numbers, and are told")
    func firstDays() throws {
        let reading = try Fixture.read("first-days.xlsx")

        #expect(
            reading.workbook.sheets[0].texts(row: 1, columns: 8) == [
                "0", "1900-01-01", "1900-02-28", "60", "1900-03-01", "9999-12-31", "2958466", "-1",
            ])
        #expect(reading.notices.map(\.place.a1) == ["A1", "D1", "G1", "H1"])
        #expect(reading.notices.allSatisfy { $0.reason == .noSuchDay })
    }

    @Test("How a text is pronounced is no part of it, blanks only where they are kept")
    func phonetic() throws {
        let sheet = try Fixture.read("phonetic.xlsx").workbook.sheets[0]

        #expect(sheet.texts(row: 1, columns: 3) == ["安全 生产", "两端", "  两端  "])
    }

    @Test("Cells without places, other prefixes, elements of other makers")
    func inline() throws {
        let sheet = try Fixture.read("inline.xlsx").workbook.sheets[0]

        #expect(sheet.texts(row: 1, columns: 3) == ["甲", "", "乙丙"])
        #expect(sheet[row: 3, column: 1] == .number(2))
        #expect(sheet.rows.count == 2)
    }

    @Test("The strict edition, with days in letters and names in other case")
    func strict() throws {
        let sheet = try Fixture.read("strict.xlsx").workbook.sheets[0]

        #expect(sheet.texts(row: 1, columns: 2) == ["2026-03-04", "2026-03-04T09:00:00"])
    }

    @Test("A formula is what the file says it came to, and nothing when it does not say")
    func formulas() throws {
        let reading = try Fixture.read("formulas.xlsx")

        #expect(reading.workbook.sheets[0].texts(row: 2, columns: 4) == ["2", "", "", ""])
        #expect(reading.notices.map(\.place.a1) == ["B2", "D2"])
        #expect(reading.notices.allSatisfy { $0.code == "formula_without_value" })
    }

    @Test("Of merged cells only the first holds something")
    func merged() throws {
        let reading = try Fixture.read("merged.xlsx")
        let sheet = reading.workbook.sheets[0]

        #expect(sheet.texts(row: 1, columns: 3) == ["1", "", "3"])
        #expect(sheet.texts(row: 2, columns: 3) == ["4", "5", ""])
        #expect(reading.notices.map(\.place.a1) == ["B1", "C2"])
        #expect(reading.notices.allSatisfy { $0.reason == .valueUnderMerge })
    }

    @Test(
        "Macros, links to other files, zip64 and wrong content types do not keep from reading",
        arguments: ["macro.xlsm", "external-link.xlsx", "zip64.xlsx", "content-types.xlsx"])
    func readAllTheSame(name: String) throws {
        let reading = try Fixture.read(name)

        #expect(reading.workbook.sheets.map(\.name) == ["survey"])
        #expect(reading.workbook.sheets[0][row: 1, column: 1] == .text("type"))
        #expect(reading.notices.isEmpty)
    }

    @Test("Rows without anything in them are no rows, wherever they stand")
    func blankRows() throws {
        let bytes = try Fixture.package(
            """
            <row r="3"><c r="B3"><v>1</v></c><c r="C3" s="0"/></row><row r="9"/>
            <row r="1048576"><c r="XFD1048576" t="str"><v></v></c></row>
            """)

        let sheet = try XLSXFile.read(bytes).workbook.sheets[0]

        #expect(sheet == WorkbookSheet(name: "survey", table: [[], [], [nil, .number(1)]]))
    }
}
