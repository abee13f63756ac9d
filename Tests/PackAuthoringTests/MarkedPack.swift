import ChecklistEngine

@testable import PackAuthoring

/// A pack as text, in which `▶` marks where a problem must be reported.
struct MarkedPack {
    let text: String
    /// Where the marks stood, in the order of the text.
    let places: [Place]

    init(_ marked: String) {
        var scalars = String.UnicodeScalarView()
        var places: [Place] = []
        var (line, column) = (1, 1)
        for scalar in marked.unicodeScalars {
            if scalar == "▶" {
                places.append(Place(line: line, column: column))
                continue
            }
            scalars.append(scalar)
            column += 1
            if scalar == "\n" { (line, column) = (line + 1, 1) }
        }
        text = String(scalars)
        self.places = places
    }

    /// The good pack with pieces replaced; each piece stands in it once.
    init(_ changes: [(String, String)]) {
        var text = Self.good
        for (old, new) in changes {
            let pieces = text.pieces(around: old)
            precondition(pieces.count == 2, "\(old) stands \(pieces.count - 1) times")
            text = pieces[0] + new + pieces[1]
        }
        self.init(text)
    }

    var problems: [PackProblem] { lint(files: [("a.yaml", Array(text.utf8))]) }
    var warnings: [PackProblem] {
        PackFile(file: "a.yaml", bytes: Array(text.utf8), digest: "").warnings
    }

    /// A pack without a fault that has something in every section.
    static let good = """
        # 样例
        settings:
          form_id: sample
          form_title: {zh: 样例检查, en: Sample}
          version: "2026.11"
          edition: 底稿
          status: current
          jurisdiction: CN
          zone: "+08:00"
          sectors: [gas]
          authorities:
            - {id: gas, label: {zh: 燃气主管部门, en: Gas authority}}
        sources:
          - id: SPL21
            title: {zh: 《安全生产法》, en: Work Safety Law}
            number: 主席令第88号
            issued: "2021-06-10"
            status: in_force
            confidence: verified
          - id: PLAN
            title: {zh: 《行动方案》, en: Campaign plan}
            number: 安委办1号
            status: programme
            confidence: high
        choices:
          supply:
            - {name: pipe, label: {zh: 管道, en: Piped}}
            - {name: bottle, label: {zh: 瓶装, en: Bottled}}
        facts:
          - type: select_one supply
            name: supply
            label: {zh: 供气方式, en: Supply}
          - type: select_multiple supply
            name: supplies
            label: {zh: 各种方式, en: Supplies}
          - type: yes_no
            name: gas
            label: {zh: 用气, en: Gas used}
            relevant: ${supply} != ''
        survey:
          - type: begin_group
            name: kitchen
            label: {zh: 厨房, en: Kitchen}
            relevant: ${gas} != 'no'
          - type: verdict
            name: K-1
            label: {zh: 阀门完好, en: The valve is sound}
            violation: {zh: 阀门损坏, en: The valve is broken}
            rectify: {zh: 更换, en: Replace it}
            accept: {zh: 已更换, en: Replaced}
            emphasis: major
            grade: major
            confidence: verified
            basis: [{source: SPL21, clause: "36"}]
            liability: [{source: SPL21, clause: "99"}]
            method: [observe]
            deadline_days: 3
            authorities: [gas]
            seeds: [C-GS-01]
          - type: decimal
            name: K-2
            label: {zh: 间距足够, en: The distance is kept}
            violation: {zh: 间距不足, en: The distance is short}
            rectify: {zh: 移开, en: Move it}
            emphasis: ordinary
            confidence: high
            basis: [{source: PLAN}]
            method: [measure, test]
            unit: m
            limit: . >= 0.5
            relevant: ${K-1} = 'pass' and selected(${supplies}, 'bottle')
          - type: end_group

        """
}

extension String {
    fileprivate func pieces(around separator: String) -> [String] {
        var pieces: [String] = []
        var rest = utf8[...]
        let wanted = Array(separator.utf8)
        var current: [UInt8] = []
        while let byte = rest.first {
            if rest.starts(with: wanted) {
                pieces.append(String(decoding: current, as: UTF8.self))
                current = []
                rest = rest.dropFirst(wanted.count)
            } else {
                current.append(byte)
                rest = rest.dropFirst()
            }
        }
        return pieces + [String(decoding: current, as: UTF8.self)]
    }
}

/// Everything that is wrong in packs, also between them.
func lint(
    files: [(name: String, bytes: [UInt8])], seeds: SeedList? = nil,
    beside known: (String) -> Pack? = { _ in nil }
) -> [PackProblem] {
    PackComparison.problems(
        of: files.map { PackFile(file: $0.name, bytes: $0.bytes, digest: "", seeds: seeds) },
        beside: known)
}

extension PackProblem {
    var place: Place { Place(line: line, column: column) }
}
