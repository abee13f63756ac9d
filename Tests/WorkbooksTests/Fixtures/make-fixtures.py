#!/usr/bin/env python3
"""Makes the workbooks of this folder.

usage: make-fixtures.py    (pip install openpyxl XlsxWriter xlwt msoffcrypto-tool)
"""
import datetime as dt
import io
import pathlib
import zipfile

import msoffcrypto.format.ooxml
import openpyxl
import xlsxwriter
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = pathlib.Path(__file__).parent
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def relationships(*rows, office=OFFICE):
    lines = "".join(
        f'<Relationship Id="{i}" Type="{office}/{kind}" Target="{target}"{more}/>'
        for i, kind, target, more in rows)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def sheet(rows, more=""):
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{more}</worksheet>'


def shared(items):
    return f'{HEAD}<sst xmlns="{MAIN}">{items}</sst>'


def parts(rows="", **changed):
    """A workbook of one sheet by hand; what is named replaces a part, None leaves it out."""
    book = (f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="survey" sheetId="1" r:id="rId1"/></sheets></workbook>')
    types = (f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
             '<Default Extension="rels" ContentType='
             '"application/vnd.openxmlformats-package.relationships+xml"/>'
             '<Default Extension="xml" ContentType="application/xml"/>'
             '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
             'officedocument.spreadsheetml.sheet.main+xml"/></Types>')
    result = {
        "[Content_Types].xml": types,
        "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml", "")),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": relationships(
            ("rId1", "worksheet", "worksheets/sheet1.xml", ""),
            ("rId2", "sharedStrings", "sharedStrings.xml", "")),
        "xl/sharedStrings.xml": shared("<si><t>type</t></si><si><t>name</t></si>"),
        "xl/worksheets/sheet1.xml": sheet(rows),
    }
    result.update(changed.get("changed", {}))
    return {name: text for name, text in result.items() if text is not None}


def pack(name, entries, zip64=False):
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, text in entries.items():
            info = zipfile.ZipInfo(entry, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=zip64) as out:
                out.write(text if isinstance(text, bytes) else text.encode())


def by_openpyxl():
    book = openpyxl.Workbook()
    survey = book.active
    survey.title = "survey"
    rows = [
        ["type", "name", "label::中文 (zh)", "数值", "日期"],
        ["integer", "楼层", "层数 & <几层>", 1.0, dt.date(2026, 3, 4)],
        ["text", "007", "👷‍♂️ 第一行\n第二行", 0.1, dt.datetime(2026, 3, 4, 9, 30, 5)],
        ["note", "'撇号", " 前后有空格 ", 1e-5, dt.time(8, 15)],
        ["calculate", "x", "=1+1", 12345678901234, dt.timedelta(hours=30)],
        [None, None, True, False, "#N/A"],
    ]
    for row in rows:
        survey.append(row)
    survey["E6"].data_type = "e"
    survey["A9"] = CellRichText(
        "红", TextBlock(InlineFont(b=True, color="FFFF0000"), "色粗"), " 体")
    survey["C11"] = "合并"
    survey.merge_cells("C11:E12")
    survey["D4"].number_format = "0.00E+00"
    hidden = book.create_sheet("choices")
    hidden.append(["list_name", "name"])
    hidden.sheet_state = "hidden"
    book.save(HERE / "openpyxl.xlsx")

    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append([dt.date(2026, 3, 4), dt.datetime(1904, 1, 2, 12, 0, 0)])
    book.active["A1"].number_format = "yyyy/m/d"
    book.active["B1"].number_format = 'yyyy"年"m"月"d"日" h:mm'
    book.save(HERE / "dates-1904.xlsx")

    whole = (HERE / "openpyxl.xlsx").read_bytes()
    (HERE / "truncated.xlsx").write_bytes(whole[: len(whole) * 2 // 3])
    with (HERE / "encrypted.xlsx").open("wb") as out:
        plain = io.BytesIO((HERE / "dates-1904.xlsx").read_bytes())
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("passw0rd", out)


def by_xlsxwriter():
    path = HERE / "xlsxwriter.xlsx"
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    book.set_properties({"created": dt.datetime(2026, 1, 1)})
    page = book.add_worksheet("台账")
    day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
    page.write_row(0, 0, ["编号", "发现日期", "金额"])
    page.write(1, 0, "H-0001")
    page.write_datetime(1, 1, dt.datetime(2026, 11, 22), day)
    page.write_number(1, 2, 1234.5)
    page.write_formula(2, 2, "=SUM(C2:C2)", None, 1234.5)
    page.write_formula(3, 2, '=A2&"甲"', None, "H-0001甲")
    page.write_boolean(3, 3, True)
    page.write_string(4, 0, "\x07_x0041_\r")
    book.close()


def by_xlwt():
    book = xlwt.Workbook()
    book.add_sheet("survey").write(0, 0, "type")
    book.save(str(HERE / "legacy.xls"))


def by_hand():
    pack("phonetic.xlsx", parts(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        '<c r="C1" t="s"><v>2</v></c></row>',
        changed={"xl/sharedStrings.xml": shared(
            "<si><r><t>安全</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 生产</t></r>"
            '<rPh sb="0" eb="2"><t>an quan</t></rPh><phoneticPr fontId="1"/></si>'
            "<si><t>  两端  </t></si>"
            '<si><t xml:space="preserve">  两端  </t></si>')}))
    # No places, another prefix, an extension with elements of the same names.
    pack("inline.xlsx", parts(changed={
        "xl/worksheets/sheet1.xml":
            f'{HEAD}<x:worksheet xmlns:x="{MAIN}" xmlns:o="urn:other"><x:sheetData><x:row>'
            '<x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c/>'
            '<x:c t="inlineStr"><x:is><x:r><x:t>乙</x:t></x:r><x:r><x:t>丙</x:t></x:r></x:is></x:c>'
            '</x:row><x:row/><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData>'
            '<o:ext><o:row><o:c><o:v>9</o:v></o:c></o:row></o:ext></x:worksheet>'}))
    pack("strict.xlsx", parts(changed={
        "_rels/.rels": relationships(
            ("rId1", "officeDocument", "/xl/workbook.xml", ""), office=STRICT_OFFICE),
        "xl/workbook.xml":
            f'{HEAD}<workbook xmlns="{STRICT}" xmlns:q="{STRICT_OFFICE}"><sheets>'
            '<sheet name="survey" sheetId="1" q:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationships(
            ("rId1", "worksheet", "worksheets/Sheet1.xml", ""), office=STRICT_OFFICE),
        "xl/worksheets/sheet1.xml":
            f'{HEAD}<worksheet xmlns="{STRICT}"><sheetData><row r="1">'
            '<c r="A1" t="d"><v>2026-03-04</v></c><c r="B1" t="d"><v>2026-03-04T09:00:00</v></c>'
            '</row></sheetData></worksheet>'}))
    pack("formulas.xlsx", parts(
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>1+1</f></c>'
        '<c r="C2" t="str"><f>""</f><v></v></c><c r="D2"><f>NOW()</f><v></v></c></row>'))
    pack("merged.xlsx", parts(changed={"xl/worksheets/sheet1.xml": sheet(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>'
        '<row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>5</v></c><c r="C2"><v>6</v></c></row>',
        '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:C2"/></mergeCells>')}))
    styles = (f'{HEAD}<styleSheet xmlns="{MAIN}"><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
              '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>')
    pack("first-days.xlsx", parts(
        '<row r="1">' + "".join(
            f'<c r="{chr(65 + i)}1" s="1"><v>{n}</v></c>'
            for i, n in enumerate([0, 1, 59, 60, 61, 2958465, 2958466, -1])) + "</row>",
        changed={"xl/styles.xml": styles, "xl/_rels/workbook.xml.rels": relationships(
            ("rId1", "worksheet", "worksheets/sheet1.xml", ""),
            ("rId3", "styles", "styles.xml", ""))}))
    macro = parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    macro["[Content_Types].xml"] = macro["[Content_Types].xml"].replace(
        "officedocument.spreadsheetml.sheet", "officedocument.spreadsheetml.sheet.macroEnabled")
    macro["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 no macro at all"
    macro["xl/_rels/workbook.xml.rels"] = relationships(
        ("rId1", "worksheet", "worksheets/sheet1.xml", ""),
        ("rId2", "sharedStrings", "sharedStrings.xml", ""),
        ("rId3", "vbaProject", "vbaProject.bin", ""))
    pack("macro.xlsm", macro)
    one = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    pack("external-link.xlsx", parts(one, changed={
        "xl/_rels/workbook.xml.rels": relationships(
            ("rId9", "styles", "http://192.0.2.1/styles.xml", ' TargetMode="External"'),
            ("rId8", "externalLink", "file:///etc/passwd", ' TargetMode="External"'),
            ("rId1", "worksheet", "worksheets/sheet1.xml", ""),
            ("rId2", "sharedStrings", "sharedStrings.xml", ""))}))
    for name, target in [("external-sheet.xlsx", "http://192.0.2.1/sheet1.xml"),
                         ("outside.xlsx", "../../etc/passwd")]:
        pack(name, parts(one, changed={"xl/_rels/workbook.xml.rels": relationships(
            ("rId1", "worksheet", target, ""))}))
    entities = "".join(
        f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    pack("dtd-bomb.xlsx", parts(one, changed={
        "xl/sharedStrings.xml":
            f'<!DOCTYPE sst [<!ENTITY l0 "ha">{entities}]>'
            f'<sst xmlns="{MAIN}"><si><t>&l9;</t></si></sst>'}))
    pack("zip-bomb.xlsx", parts(one, changed={
        "xl/sharedStrings.xml": shared("<si><t>%s</t></si>" % ("a" * 5000) * 1500)}))
    pack("zip64.xlsx", parts(one), zip64=True)
    wrong = parts(one)
    wrong["[Content_Types].xml"] = wrong["[Content_Types].xml"].replace(
        "spreadsheetml.sheet.main", "wordprocessingml.document.main")
    pack("content-types.xlsx", wrong)
    pack("missing-shared.xlsx", parts(one, changed={"xl/sharedStrings.xml": None}))
    pack("no-shared.xlsx", parts(one, changed={
        "xl/_rels/workbook.xml.rels": relationships(
            ("rId1", "worksheet", "worksheets/sheet1.xml", ""))}))
    pack("document.docx", parts(changed={
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml", "")),
        "word/document.xml": '<w:document xmlns:w="urn:w"/>',
        "word/_rels/document.xml.rels": relationships()}))
    pack("malformed.xlsx", parts(changed={
        "xl/worksheets/sheet1.xml": f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>\n<row></c>'}))
    pack("deep.xlsx", parts(changed={"xl/worksheets/sheet1.xml": sheet("<row>" * 1000)}))
    with zipfile.ZipFile(HERE / "twice.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, text in parts(one).items():
            archive.writestr(zipfile.ZipInfo(entry), text)
        archive.writestr(zipfile.ZipInfo("XL/workbook.xml"), "<other/>")


if __name__ == "__main__":
    by_openpyxl()
    by_xlsxwriter()
    by_xlwt()
    by_hand()
