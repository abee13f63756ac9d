import CivilTime
import FieldScreens
import FieldTesting
import Fieldwork
import HazardLedger
import InspectionModel
import TerminalUI
import Wording

/// A ledger with a hazard of every kind, on top of the fixtures' one.
enum LedgerSamples {
    static let earlierVisit = InspectionID("i-0000000000000002")!

    static func hazard(_ number: Int) -> HazardID {
        HazardID("h-" + String(repeating: "0", count: 12) + String(1_000 + number))!
    }

    static func day(_ text: String) -> CivilDay { CivilDay(text)! }

    static let criterion = GradeCriterion(
        item: ItemID(pack: "test", code: "T-01"), source: "SRC", clause: "4(1)",
        confidence: "verified", isUnsettled: false)

    static func graded(
        _ grade: HazardGrade, _ status: GradeStatus = .preliminary, deadline: CivilDay? = nil,
        by criterion: GradeCriterion? = nil, reason: String? = nil
    ) -> HazardEvent {
        .graded(
            HazardGraded(
                grade: grade, status: status, byPerson: Fixtures.officer, criterion: criterion,
                reason: reason, isManual: criterion == nil && reason != nil, deadline: deadline))
    }

    /// A finding with its hazard and what happened to it.
    static func events(
        _ number: Int, item: String?, place: String, violation: String, fact: String,
        disposition: Disposition = .rectifyByDeadline, deadline: CivilDay? = nil,
        visit: InspectionID = Fixtures.inspection, foundOn: CivilDay = Fixtures.today,
        _ then: HazardEvent...
    ) -> [Event] {
        let label = visit == earlierVisit ? "K7-2025-" : "K7-2026-"
        let number4 = label + String(String(10_000 + number).dropFirst())
        let item = item.map { ItemID(pack: "test", code: $0) }
        let hazard = hazard(number)
        var finding = FindingRecorded(
            id: FindingID("f-" + String(repeating: "0", count: 12) + String(1_000 + number))!,
            number: number4, item: item, place: place, author: Fixtures.officer,
            violation: violation, fact: fact,
            basis: [
                CitedBasis(
                    source: "SRC", title: "《测试判定标准》", number: "测规〔2023〕4号",
                    clause: "4(1)")
            ], disposition: disposition, hazard: hazard)
        finding.deadline = deadline
        finding.rectify = "按要求整改"
        finding.photos = ["P-0912", "P-0913"]
        let recorded = HazardRecorded(
            number: number4, finding: finding.id, task: visit, site: Fixtures.site,
            source: .inspection, recordedBy: Fixtures.officer, foundOn: foundOn,
            violation: violation, place: place, item: item)
        return [
            .inspection(visit, .finding(finding)), .hazard(hazard, .recorded(recorded)),
        ] + then.map { .hazard(hazard, $0) }
    }

    static func field() -> FieldState {
        var field = Fixtures.field()
        var opened = Fixtures.opened()
        opened.id = earlierVisit
        opened.number = "K7-2025-0030"
        opened.openedOn = day("2025-10-24")
        var events: [Event] = [.inspectionOpened(opened)]
        events += self.events(
            31, item: "T-02", place: "前厅收银台", violation: "供气合同没有明确双方安全责任",
            fact: "合同缺页", visit: earlierVisit, foundOn: day("2025-10-24"),
            graded(.general, deadline: day("2025-11-08")),
            .fixedOnSpot(
                HazardFixedOnSpot(before: "合同缺页", after: "补签", recordedBy: Fixtures.officer)),
            .reinspectionPassed(
                ReinspectionPassed(confirmedBy: Fixtures.second, isSameVisit: true)))
        events += self.events(
            3, item: "T-01", place: "许可证公示栏", violation: "没有有效的燃气经营许可证",
            fact: "公示的许可证有效期止于2026年9月30日，现场不能出示新证", deadline: day("2026-11-18"),
            graded(.major, deadline: day("2026-11-18"), by: criterion))
        events += self.events(
            4, item: nil, place: "厨房北墙", violation: "燃气管道被砖墙封死，阀门无法操作",
            fact: "北墙新砌，切断阀在墙内，徒手不能触及", deadline: Fixtures.today,
            graded(
                .major, .suggested, deadline: Fixtures.today,
                reason: "阀门不能操作，漏气时无法切断"))
        events += self.events(
            5, item: "T-07", place: "厨房", violation: "员工不会关阀、检漏和处置",
            fact: "两名员工不知切断阀位置", disposition: .correctedOnSpot,
            graded(.general),
            .fixedOnSpot(
                HazardFixedOnSpot(
                    before: "两名员工不知切断阀位置", after: "当场培训，逐人演示合格",
                    recordedBy: Fixtures.officer)),
            .reinspectionPassed(
                ReinspectionPassed(
                    confirmedBy: Fixtures.second, isSameVisit: true, accept: "逐人演示")))
        events += self.events(
            6, item: "T-06", place: "仓库", violation: "同一房间同时使用两种气源",
            fact: "仓库内气瓶与管道气灶同室", deadline: day("2027-01-05"))
        events += self.events(
            7, item: "T-08", place: "排油烟罩", violation: "排油烟罩和管道没有按期清洗",
            fact: "油垢厚约5 mm", deadline: day("2026-12-01"),
            graded(.general, deadline: day("2026-12-01")),
            .regraded(
                HazardGraded(
                    grade: .major, status: .suggested, byPerson: Fixtures.second,
                    reason: "油垢延伸至竖井", isManual: true, deadline: day("2026-11-28"))))
        events += self.events(
            8, item: "T-04", place: "厨房", violation: "可燃气体报警装置没有安装或不能运行",
            fact: "误看成隔壁店", .voided(HazardVoided(reason: "记错单位", byPerson: Fixtures.officer)))
        for (offset, event) in events.enumerated() {
            field.apply(event, Fixtures.stamp(20 + offset))
        }
        return field
    }

    static func row(_ number: Int) -> HazardRow {
        let field = field()
        guard let hazard = field.ledger[hazard(number)] else {
            preconditionFailure("no hazard \(number)")
        }
        return Oracle(state: field, today: Fixtures.today).row(hazard)
    }

    static func around(
        size: Size = Size(rows: 24, columns: 80), field: FieldState = field()
    ) -> Surroundings {
        Fixtures.surroundings(size: size, field: field)
    }

    static func app(
        _ screen: any Screen, _ language: Language = .zh, size: Size = Size(rows: 24, columns: 80)
    ) -> AppModel {
        var app = AppModel(
            around: around(size: size), words: Fixtures.words(language), screen: screen)
        app.answer(app.update(.resized(size)))
        return app
    }
}
