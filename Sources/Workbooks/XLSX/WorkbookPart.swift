/// `xl/workbook.xml`: the sheets in their order, and how days are counted.
final class WorkbookPart: XMLPart {
    struct Sheet {
        let name: String
        let relationship: String
        let isHidden: Bool
    }

    static let root = "workbook"

    private(set) var sheets: [Sheet] = []
    private(set) var dates = DateSystem.from1900
    private let limits: WorkbookLimits

    init(_ limits: WorkbookLimits) { self.limits = limits }

    func start(_ element: XMLElement) throws(WorkbookError) {
        switch element.name {
        case "workbookPr":
            if let flag = element["date1904"], ["1", "true", "on"].contains(flag) {
                dates = .from1904
            }
        case "sheet":
            guard let name = element["name"], let relationship = element.relationship else {
                return
            }
            guard sheets.count < limits.sheets else {
                throw WorkbookError(.tooManySheets(limit: limits.sheets))
            }
            sheets.append(
                Sheet(
                    name: CellXMLText.read(name, preservesSpace: true), relationship: relationship,
                    isHidden: element["state"].map { $0 != "visible" } ?? false))
        default: break
        }
    }

    func end(_ name: String, _ text: () -> String) {}
}
