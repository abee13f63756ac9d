import ChecklistEngine
@preconcurrency import Glibc
import JournalStore
import PackAuthoring
import Workbooks

/// A workbook of 1,000 items becomes a pack; against reading its cells only, and against unpacking
/// its archive and nothing else.
struct ImportBenchmark {
    private static let rowCount = 1_000
    private static let rounds = 9

    private let program: String
    private let folder: TemporaryFolder

    init(_ program: String, _ folder: TemporaryFolder) {
        self.program = program
        self.folder = folder
    }

    func run() throws {
        let workbook = Self.workbook()
        let bytes = try XLSXFile.write(workbook)
        let path = "\(folder.path)/list.xlsx"
        guard let file = fopen(path, "w"), fwrite(bytes, 1, bytes.count, file) == bytes.count,
            fclose(file) == 0
        else { throw BenchmarkFailure("\(path) is not written") }

        var cells: [Double] = []
        var forms: [Double] = []
        var unpacked: [Double] = []
        var programs: [Double] = []
        var isSound = true
        for _ in 0..<Self.rounds {
            unpacked.append(try timedShell("unzip -p '\(path)' | wc -c"))
            cells.append(try timed { _ = try SpreadsheetFile.workbook.read(bytes) })
            let reading = try SpreadsheetFile.workbook.read(bytes)
            let options = FormImport.Options(name: "list", hasOnlyTexts: false)
            forms.append(
                timed {
                    let form = FormImport(reading, options) { Hash256(of: $0).hex }
                    isSound = isSound && form.pack?.items.count == Self.rowCount
                })
            programs.append(
                try timedShell("'\(program)' pack import '\(path)' --to '\(folder.path)/out.yaml'"))
        }
        guard isSound else { throw BenchmarkFailure("the workbook is no pack") }
        let cellCount = workbook.sheets.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.cells.count } }
        print("import   \(Self.rowCount) items, \(cellCount) cells, \(bytes.count) bytes")
        let raw = median(unpacked) / 1e6
        let (read, form) = (median(cells) / 1e6, median(forms) / 1e6)
        let whole = median(programs) / 1e6
        print("         unzip -p | wc              \(figure(raw)) ms")
        print("         cells only                 \(figure(read)) ms")
        print("         cells to a checked pack    \(figure(form)) ms")
        print("         pack import, whole program \(figure(whole)) ms")
        print("         ratio of pack to cells     \(figure(form / read, 2))")
        print("         ratio of program to unzip  \(figure(whole / raw, 2))")
    }

    // MARK: The workbook

    private static func workbook() -> Workbook {
        let settings: [(String, String)] = [
            ("form_id", "works"), ("form_title_zh", "厂区检查"), ("form_title_en", "Works"),
            ("version", "1"), ("edition", "厂规"), ("status", "draft"), ("jurisdiction", "CN"),
            ("zone", "+08:00"), ("sectors", "works"),
        ]
        return Workbook(sheets: [
            WorkbookSheet(name: "survey", table: survey()),
            WorkbookSheet(
                name: "settings",
                table: [settings.map { .text($0.0) }, settings.map { .text($0.1) }]),
            sheet(
                "sources", ["id", "title::zh", "title::en", "number", "status", "confidence"],
                [
                    ["SPL21", "《安全生产法》", "Work Safety Law", "主席令第88号", "in_force", "verified"]
                ]),
            sheet(
                "facts", ["type", "name", "label::zh", "label::en"],
                [
                    ["yes_no", "hot_work", "有动火", "Hot work"],
                    ["decimal", "height", "高度", "Height"],
                ]),
        ])
    }

    private static func sheet(
        _ name: String, _ headings: [String], _ rows: [[String]]
    ) -> WorkbookSheet {
        var table = ([headings] + rows).map { $0.map { WorkbookValue?.some(.text($0)) } }
        if name == "facts" {
            for index in table.indices {
                table[index].append(index == 0 ? .text("unit") : index == 2 ? .text("m") : nil)
            }
        }
        return WorkbookSheet(name: name, table: table)
    }

    /// Groups of 25 items, every fifth measured, every second with a condition.
    private static func survey() -> [[WorkbookValue?]] {
        let headings = [
            "type", "name", "label::zh", "label::en", "violation::zh", "violation::en",
            "rectify::zh", "rectify::en", "emphasis", "confidence", "basis", "method", "unit",
            "limit", "relevant", "deadline_days",
        ]
        var rows = [headings]
        for number in 0..<rowCount {
            if number % 25 == 0 {
                if number > 0 { rows.append(["end group"]) }
                let group = number / 25
                rows.append(["begin group", "g\(group)", "第 \(group) 区", "Section \(group)"])
            }
            let isMeasured = number % 5 == 0
            let earlier = number > 0 ? "${D-\(number - 1)} != ''" : ""
            rows.append([
                isMeasured ? "decimal" : "verdict", "D-\(number)",
                "第 \(number) 号设备的防护完好，标志清楚", "Guard and sign of machine \(number) are in order",
                "第 \(number) 号设备的防护损坏", "The guard of machine \(number) is damaged",
                "停用第 \(number) 号设备并修复", "Stop machine \(number) and mend it", "ordinary",
                "verified", "SPL21 36; SPL21 41", isMeasured ? "measure" : "observe document",
                isMeasured ? "m" : "", isMeasured ? ". >= 0.\(number % 9 + 1)" : "",
                number % 2 == 0 ? "" : "${hot_work} = 'yes' and \(earlier)",
                String(number % 30),
            ])
        }
        rows.append(["end group"])
        return rows.map { row in row.map { $0.isEmpty ? nil : .text($0) } }
    }
}
