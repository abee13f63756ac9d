package import ChecklistEngine
import CivilTime
import Wording

/// `docs/content-status.md`: what the checklists hold, on which sources they rest, and what
/// somebody who knows the law has to confirm before they are relied upon.
package struct ContentStatusPage {
    private let packs: [Pack]
    private let coverage: SeedCoverage
    private let register: SourceRegister

    /// - Parameter packs: In the order in which they are listed.
    package init(of packs: [Pack], seeds: SeedList) {
        self.packs = packs
        coverage = SeedCoverage(of: packs, in: seeds)
        register = SourceRegister(of: packs)
    }

    package var markdown: String {
        ([head, countsPart, coveragePart, registerPart, openSources, openItems]
            .joined(separator: "\n\n")) + "\n"
    }

    private var head: String {
        """
        # 内容状态 / Content status

        由 `make packs` 写出，不手改。/ Written by `make packs`, not by hand.

        - 【草案】条目在清单里照常显示，但不定级、不判定、不建议。/ A draft is shown, and grades, judges \
        and suggests nothing.
        - 把握：verified 原文已核实；secondary 转引；high、medium、low 待核。/ How sure the text is.
        - 发布前须由懂法的人逐条核对本页最后两节。/ The last two sections are to be confirmed before release.
        """
    }

    // MARK: Counts

    private var countsPart: String {
        let kinds = Confidence.allCases
        let heading =
            [
                "清单 / pack", "项 items", "重大 major", "其中草案 drafts of these",
                "重点 priority", "限值 numeric",
            ]
            + kinds.map(\.rawValue)
            + ["草案 drafts", "速查 quick", "讲解 teaching", "情况 facts", "判定 judgements"]
        func row(_ name: String, _ counts: ContentCounts) -> [String] {
            let figures =
                [
                    counts.items, counts.major, counts.majorDrafts, counts.priority,
                    counts.measured,
                ]
                + kinds.map { counts.items($0) }
                + [counts.drafts, counts.quick, counts.teaching, counts.facts, counts.judgements]
            return [name] + figures.map { String($0) }
        }
        let counted = packs.map { ($0, ContentCounts(of: $0)) }
        let sum = counted.reduce(ContentCounts()) { $0 + $1.1 }
        let rows = counted.map { row("\($0.title.zh) `\($0.id)`", $1) }
        return section(
            "各清单 / Checklists", table(heading, rows + [row("**合计 / all \(packs.count)**", sum)]))
    }

    private var coveragePart: String {
        let rows = SeedList.Kind.allCases.map { kind in
            let total = coverage.total(kind)
            let missing = coverage.groups.flatMap(\.missing).filter { $0.seed.kind == kind }
            return [
                kind.rawValue, "\(total.covered)/\(total.wanted)",
                missing.map(\.seed.id).joined(separator: " "),
            ]
        }
        return section(
            "覆盖 / Coverage",
            "逐条见 `zhaodan pack coverage --items`。/ With the items: the same command.\n\n"
                + table(["种类 / kind", "已覆盖 / covered", "缺 / missing"], rows))
    }

    // MARK: Sources

    private var registerPart: String {
        let heading = [
            "编号 / number", "名称 / title", "状态 / status", "印发 / issued", "施行 / effective",
            "截止 / until", "由谁替代 / replaced by", "把握 / confidence", "条目 / items",
            "清单 / packs",
        ]
        let rows = register.entries.map { entry in
            let source = entry.source
            let status = source.status.rawValue
            return [
                source.number, source.title.zh,
                source.isSuccessionUnsettled ? "\(status)，替代关系待核" : status,
                source.issued ?? "", source.effective ?? "", source.validUntil?.text ?? "",
                entry.replacedBy ?? "", source.confidence.rawValue, String(entry.items),
                entry.uses.map(\.pack).joined(separator: " "),
            ]
        }
        return section(
            "依据总表 / Sources",
            "同 `zhaodan pack list --sources`。/ The same as the command prints.\n\n"
                + table(heading, rows))
    }

    private var openSources: String {
        let rows = register.entries.filter(\.isOpen).map { entry in
            var reasons: [String] = []
            if entry.source.status == .unconfirmed { reasons.append("文本待核") }
            if entry.source.isSuccessionUnsettled { reasons.append("替代关系待核") }
            if entry.source.confidence != .verified {
                reasons.append("题名、文号、日期待核（\(entry.source.confidence.rawValue)）")
            }
            return [
                entry.source.number, entry.source.title.zh, reasons.joined(separator: "；"),
                entry.source.note?.zh ?? "", String(entry.items), String(entry.judgements),
            ]
        }
        return section(
            "须确认的依据 / Sources to confirm",
            table(
                ["编号", "名称", "为何 / why", "备注 / note", "条目 / items", "判定 / judgements"], rows))
    }

    // MARK: Items

    /// Drafts that cite what somebody laid down. What is only practice claims nothing of the law.
    private var openItems: String {
        let parts = packs.compactMap { pack -> String? in
            let open = pack.items.filter { $0.isDraft && pack.claimsLaw($0) }
            guard !open.isEmpty else { return nil }
            let rows = open.map { item in
                let cited = item.basis.map { basis in
                    [pack.source(basis.source)?.number ?? basis.source, basis.clause]
                        .compactMap { $0 }.joined(separator: " ")
                }
                return [
                    item.code, item.requirement.zh, cited.joined(separator: "；"),
                    item.emphasis.rawValue, item.confidence.rawValue,
                ]
            }
            return "### \(pack.title.zh) `\(pack.id)`：\(open.count)\n\n"
                + table(["编号", "要求", "依据", "分量", "把握"], rows)
        }
        let count = packs.reduce(0) { sum, pack in
            sum + pack.items.count { $0.isDraft && pack.claimsLaw($0) }
        }
        return section(
            "须确认的条目 / Items to confirm: \(count)",
            "引用了文件、但条文没有对照原文的草案。只凭通行做法的不在内。"
                + "/ Drafts that cite a document which nobody compared; practice alone is left out.\n\n"
                + parts.joined(separator: "\n\n"))
    }

    // MARK: Markdown

    private func section(_ title: String, _ body: String) -> String { "## \(title)\n\n\(body)" }

    private func table(_ heading: [String], _ rows: [[String]]) -> String {
        func line(_ cells: [String]) -> String {
            let cells = cells.map { cell in
                cell.split(separator: "|", omittingEmptySubsequences: false).joined(
                    separator: "\\|")
            }
            return "| " + cells.joined(separator: " | ") + " |"
        }
        let rule = "|" + String(repeating: " --- |", count: heading.count)
        return ([line(heading), rule] + rows.map(line)).joined(separator: "\n")
    }
}

extension Pack {
    fileprivate func claimsLaw(_ item: ChecklistItem) -> Bool {
        item.basis.contains { source($0.source)?.status != .practice }
    }
}
